"""Rotations: weeks that come round again, and where in them somebody starts."""

from datetime import date
from pathlib import Path

import pytest

from planner.importing.mapping import Mapping
from tests.planner.importing.variations import CODES, UNUSABLE, Case, check

WEEK = ["Mandag", "Tirsdag", "Onsdag", "Torsdag", "Fredag", "Lørdag", "Søndag"]
SHORT = ["Ma", "Ti", "On", "To", "Fr", "Lø", "Sø"]
FOUR_WEEKS = "Periode 05-01-2026 til 01-02-2026"
ONE: list[object] = ["D", "-", "-", "-", "-", "-", "-"]
TWO: list[object] = ["-", "A", "-", "-", "-", "-", "-"]
THREE: list[object] = ["-", "-", "N", "-", "-", "-", "-"]
BOTH = {
    "Bo Hansen": "5 07:00-15:00, 13 15:00-23:00, 21 23:00-07:00, 26 07:00-15:00",
    "Ida Toft": "6 15:00-23:00, 14 23:00-07:00, 19 07:00-15:00, 27 15:00-23:00",
}
THREE_OF_THEM = BOTH | {"Ole Lund": "7 23:00-07:00, 12 07:00-15:00, 20 15:00-23:00, 28 23:00-07:00"}
FOLK: list[list[object]] = [["Navn", "Startuge"], ["Bo Hansen", 1], ["Ida Toft", 2]]


def rul(title: str = FOUR_WEEKS, label: str = "Rulleuge") -> list[list[object]]:
    return [[title], [], [label, *SHORT], [1, *ONE], [2, *TWO], [3, *THREE]]


CASES = [
    Case("a rotation and its people", {"Rul": rul(), "Folk": FOLK}, BOTH, legend=CODES),
    Case("its people below it", {"Rul": [*rul(), [], *FOLK]}, BOTH, legend=CODES),
    Case("its people beside it", {"Rul": [
        [FOUR_WEEKS], ["Uge", *SHORT, None, "Navn", "Startuge"],
        [1, *ONE, None, "Bo Hansen", 1], [2, *TWO, None, "Ida Toft", 2], [3, *THREE],
    ]}, BOTH, legend=CODES),
    Case("a person in each week of it", {"Rul": [
        [FOUR_WEEKS], ["Rulleuge", "Starter her", *SHORT], [1, "Bo Hansen", *ONE],
        [2, "Ida Toft", *TWO], [3, None, *THREE],
    ]}, BOTH, legend=CODES),
    Case("a rotation longer than its period", {"Rul": rul("Rul 05-01-2026 - 18-01-2026"),
         "Folk": FOLK}, {"Bo Hansen": "5 07:00-15:00, 13 15:00-23:00",
                         "Ida Toft": "6 15:00-23:00, 14 23:00-07:00"}, legend=CODES),
    Case("its start in a cell of its own", {"Rul": [
        ["Rulleplan"], ["Start:", date(2026, 1, 5), "Slut:", date(2026, 2, 1)], *rul("")[2:],
    ], "Folk": FOLK}, BOTH, legend=CODES),
    Case("its start beside the people", {"Rul": rul("Rulleplan")[0:], "Folk": [
        ["Rullet starter", "05-01-2026"], ["Rullet slutter", "01-02-2026"], *FOLK]},
        BOTH, legend=CODES),
    Case("a period that begins within the rotation", {"Rul": [
        ["Rullet starter mandag d. 05-01-2026"], ["Vagtplan for perioden 12-01-2026 - 01-02-2026"],
        *rul("")[2:],
    ], "Folk": FOLK}, {
        "Bo Hansen": "13 15:00-23:00, 21 23:00-07:00, 26 07:00-15:00",
        "Ida Toft": "14 23:00-07:00, 19 07:00-15:00, 27 15:00-23:00",
    }, legend=CODES),
    Case("a start week as text", {"Rul": rul(label="Uge"), "Folk": [
        ["Medarbejder", "Starter i rulleuge"], ["Bo Hansen", "Uge 1"], ["Ida Toft", "rulleuge 2"]]},
        BOTH, legend=CODES),
    Case("a start day for each", {"Rul": rul(), "Folk": [
        ["Navn", "Startuge", "Startdato"], ["Bo Hansen", 1, date(2026, 1, 5)],
        ["Ida Toft", 1, date(2026, 1, 12)]]}, {
            "Bo Hansen": BOTH["Bo Hansen"],
            "Ida Toft": "12 07:00-15:00, 20 15:00-23:00, 28 23:00-07:00",
        }, legend=CODES),
    Case("times instead of codes", {"Rul": [
        [FOUR_WEEKS], ["Rulleuge", *SHORT], [1, "7-15"], [2, None, "15-23"], [3, None, None,
         "23-7"],
    ], "Folk": FOLK}, BOTH),
    Case("weeks side by side", {"Rul": [
        [FOUR_WEEKS], [None, "Rulleuge 1", *[None] * 6, "Rulleuge 2", *[None] * 6, "Rulleuge 3"],
        ["Navn", *SHORT, *SHORT, *SHORT],
        ["Bo Hansen", *ONE, *TWO, *THREE], ["Ida Toft", *TWO, *THREE, *ONE],
    ]}, BOTH, legend=CODES),
    Case("weeks side by side that are only called weeks", {"Rul": [
        ["Rulleplan, 3 uger, starter 05-01-2026, slutter 01-02-2026"],
        [None, "Uge 1", *[None] * 6, "Uge 2", *[None] * 6, "Uge 3"],
        ["Navn", *SHORT, *SHORT, *SHORT],
        ["Bo Hansen", *ONE, *TWO, *THREE], ["Ida Toft", *TWO, *THREE, *ONE],
    ]}, BOTH, legend=CODES),
    Case("weeks of the year in a plan that is made from a rotation", {"Plan": [
        ["Vagtplan 2026 efter rulleplan"], ["Navn", "Uge", *SHORT],
        ["Bo Hansen", 2, *ONE], ["Bo Hansen", 3, *TWO], ["Ida Toft", 2, *TWO],
        ["Ida Toft", 3, *THREE],
    ]}, {"Bo Hansen": "5 07:00-15:00, 13 15:00-23:00",
         "Ida Toft": "6 15:00-23:00, 14 23:00-07:00"}, legend=CODES),
    Case("who starts in a week behind its days", {"Rul": [
        ["Rul for 3 uger fra uge 2, 2026 (5. januar 2026) til 01-02-2026"],
        ["Rul uge", *SHORT, "Medarbejder"], [1, *ONE, "Bo Hansen"], [2, *TWO, "Ida Toft"],
        [3, *THREE, "Ole Lund"],
    ]}, THREE_OF_THEM, legend=CODES),
    Case("who starts in a week before its days", {"Rul": [
        [FOUR_WEEKS], ["Rul uge", "Navn", *SHORT], [1, "Bo Hansen", *ONE], [2, "Ida Toft", *TWO],
        [3, "Ole Lund", *THREE],
    ]}, THREE_OF_THEM, legend=CODES),
    Case("start and end in one line, and what codes mean below the people", {"Grundplan": [
        ["3-ugers rul. Startdato: 05-01-2026  Slutdato: 01-02-2026"], ["Uge", *WEEK],
        [1, *ONE], [2, *TWO], [3, *THREE], [], ["Navn", "Starter i uge"], ["Bo Hansen", 1],
        ["Ida Toft", 2], [], ["D = 07.00-15.00"], ["A = 15.00-23.00"], ["N = 23.00-07.00"],
    ]}, BOTH),
    Case("a rotation of her own for each", {"Rul": [
        [FOUR_WEEKS], ["Navn", "Rulleuge", *SHORT], ["Bo Hansen", 1, *ONE], [None, 2, *TWO],
        [None, 3, *THREE], ["Ida Toft", 1, *TWO], [None, 2, *THREE], [None, 3, *ONE],
    ]}, BOTH, legend=CODES),
    Case("a rotation of her own, under her name", {"Rul": [
        [FOUR_WEEKS], ["Bo Hansen"], ["Rulleuge", *SHORT], [1, *ONE], [2, *TWO], [3, *THREE], [],
        ["Ida Toft"], ["Rulleuge", *SHORT], [1, *TWO], [2, *THREE], [3, *ONE],
    ]}, BOTH, legend=CODES),
    Case("even and uneven weeks", {"Rul": [
        [FOUR_WEEKS], ["Navn", "Uge", *SHORT], ["Bo Hansen", "Lige", *ONE], [None, "Ulige", *TWO],
        ["Ida Toft", "Lige", *TWO], [None, "Ulige", *THREE],
    ]}, {"Bo Hansen": "5 07:00-15:00, 13 15:00-23:00, 19 07:00-15:00, 27 15:00-23:00",
         "Ida Toft": "6 15:00-23:00, 14 23:00-07:00, 20 15:00-23:00, 28 23:00-07:00"},
        legend=CODES),
    Case("no start", {"Rul": rul("Rulleplan"), "Folk": FOLK}, {
        name: said + more for (name, said), more in zip(BOTH.items(), (
            ", 3/2 15:00-23:00, 11/2 23:00-07:00, 16/2 07:00-15:00, 24/2 15:00-23:00,"
            " 4/3 23:00-07:00, 9/3 07:00-15:00, 17/3 15:00-23:00, 25/3 23:00-07:00",
            ", 4/2 23:00-07:00, 9/2 07:00-15:00, 17/2 15:00-23:00, 25/2 23:00-07:00,"
            " 2/3 07:00-15:00, 10/3 15:00-23:00, 18/3 23:00-07:00, 23/3 07:00-15:00",
        ), strict=True)},
        (UNUSABLE,), answers=Mapping(first_day=date(2026, 1, 5)), legend=CODES),
    Case("two rotations on sheets of their own", {
        "Dagrul": [[FOUR_WEEKS], ["Rulleuge", *SHORT], [1, *ONE], [2, *TWO], [3, *THREE]],
        "Natrul": [[FOUR_WEEKS], ["Rulleuge", *SHORT], [1, "N"], [2, None, "N"]],
        "Folk": [["Navn", "Rul", "Startuge"], ["Bo Hansen", "Dagrul", 1], ["Ida Toft",
        "Natrul", 2]],
    }, {"Bo Hansen": BOTH["Bo Hansen"],
        "Ida Toft": "6 23:00-07:00, 12 23:00-07:00, 20 23:00-07:00, 26 23:00-07:00"},
        legend=CODES),
    Case("a week of the rotation left out", {"Rul": [
        [FOUR_WEEKS], ["Rulleuge", *SHORT], [1, *ONE], [3, *THREE],
    ], "Folk": [["Navn", "Startuge"], ["Bo Hansen", 1]]},
        {"Bo Hansen": "5 07:00-15:00, 21 23:00-07:00, 26 07:00-15:00"}, ("roll_gap",),
        legend=CODES),
]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_rotations(case: Case, tmp_path: Path) -> None:
    check(case, tmp_path)
