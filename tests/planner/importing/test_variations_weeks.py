"""Person-weeks: a row, or a block of rows, for a person and her weeks."""

from datetime import date
from pathlib import Path

import pytest

from planner.importing.mapping import Mapping
from tests.planner.importing.variations import CODES, UNUSABLE, Case, check

WEEK = ["Mandag", "Tirsdag", "Onsdag", "Torsdag", "Fredag", "Lørdag", "Søndag"]
SHORT = ["Ma", "Ti", "On", "To", "Fr", "Lø", "Sø"]
BOTH = {
    "Bo Hansen": "5 07:00-15:00, 6 15:00-23:00, 12 07:00-15:00",
    "Ida Toft": "5 23:00-07:00, 14 away, 18 07:00-15:00",
}
B2: list[object] = ["D", "A"]
B3: list[object] = ["D"]
I2: list[object] = ["N"]
I3: list[object] = [None, None, "F", None, None, None, "D"]

CASES = [
    Case("a block a person, her name above it", {"Plan_2026": [
        ["Bo Hansen"], ["Uge", *WEEK], [2, *B2], [3, *B3], [],
        ["Ida Toft"], ["Uge", *WEEK], [2, *I2], [3, *I3],
    ]}, BOTH, legend=CODES),
    Case("a block a person with what she is", {"Plan": [
        ["Tjenesteplan 2026"], ["Navn:", "Bo Hansen", "Stilling:", "SSA"], ["Uge", *SHORT],
        ["Uge 2", *B2], ["Uge 3", *B3], [],
        ["Navn:", "Ida Toft", "Stilling:", "SSH"], ["Uge", *SHORT], ["Uge 2", *I2], ["Uge 3", *I3],
    ]}, BOTH, legend=CODES),
    Case("her name in the corner", {"Plan": [
        ["Vagtplan 2026"], ["Bo Hansen", *SHORT], ["Uge 2", *B2], ["Uge 3", *B3], [],
        ["Ida Toft", *SHORT], ["Uge 2", *I2], ["Uge 3", *I3],
    ]}, BOTH, legend=CODES),
    Case("one heading, names above their weeks", {"Plan": [
        ["Vagtplan 2026"], ["Uge", *SHORT], ["Bo Hansen"], [2, *B2], [3, *B3],
        ["Ida Toft"], [2, *I2], [3, *I3],
    ]}, BOTH, legend=CODES),
    Case("a sheet a person", {
        "Bo_Hansen": [["2026"], ["Uge", *SHORT], [2, *B2], [3, *B3]],
        "Ida_Toft": [["2026"], ["Uge", *SHORT], [2, *I2], [3, *I3]],
    }, BOTH, legend=CODES),
    Case("sorted by week", {"Plan": [
        ["Vagtplan 2026"], ["Uge", "Navn", *SHORT], ["Uge 2", "Bo Hansen", *B2],
        ["Uge 2", "Ida Toft", *I2], ["Uge 3", "Bo Hansen", *B3], ["Uge 3", "Ida Toft", *I3],
    ]}, BOTH, legend=CODES),
    Case("the week in its first row alone", {"Plan": [
        ["Vagtplan 2026"], ["Uge", "Navn", *SHORT], ["Uge 2", "Bo Hansen", *B2],
        [None, "Ida Toft", *I2], ["Uge 3", "Bo Hansen", *B3], [None, "Ida Toft", *I3],
    ]}, BOTH, legend=CODES),
    Case("weeks by their Monday", {"Plan": [
        ["Navn", "Uge fra", *SHORT], ["Bo Hansen", "05-01-2026", *B2],
        ["Bo Hansen", "12-01-2026", *B3], ["Ida Toft", date(2026, 1, 5), *I2],
        ["Ida Toft", date(2026, 1, 12), *I3],
    ]}, BOTH, legend=CODES),
    Case("weeks with their days beside", {"Plan": [
        ["2026"], ["Navn", "Uge", *SHORT], ["Bo Hansen", "Uge 2 (5/1-11/1)", *B2],
        ["Bo Hansen", "Uge 3 (12/1-18/1)", *B3], ["Ida Toft", "Uge 2 (5/1-11/1)", *I2],
        ["Ida Toft", "Uge 3 (12/1-18/1)", *I3],
    ]}, BOTH, legend=CODES),
    Case("year and week in one", {"Plan": [
        ["Navn", "Uge", *SHORT], ["Bo Hansen", "2026-W02", *B2], ["Bo Hansen", "2026-W03", *B3],
        ["Ida Toft", 202602, *I2], ["Ida Toft", "03/2026", *I3],
    ]}, BOTH, legend=CODES),
    Case("times over two lines, and hours", {"Plan": [
        ["2026"], ["Navn", "Uge", *SHORT, "Timer"],
        ["Bo Hansen", 2, "07:00\n15:00", "15:00\n23:00", None, None, None, None, None, 16],
        ["Bo Hansen", 3, "07:00 -\n15:00", None, None, None, None, None, None, 8],
        ["Ida Toft", 2, "23.00-07.00", None, None, None, None, None, None, 8],
        ["Ida Toft", 3, None, None, "Ferie", None, None, None, "7-15", 8],
    ]}, BOTH),
    Case("over new year, with the year of its first week", {"Plan": [
        ["Vagtplan uge 53 2026 til uge 1 2027"], ["Navn", "Uge", *SHORT],
        ["Bo Hansen", 53, None, "D"], ["Bo Hansen", 1, "A"],
        ["Ida Toft", 53, "N"], ["Ida Toft", 1],
    ]}, {"Bo Hansen": "29/12 07:00-15:00, 4/1/2027 15:00-23:00", "Ida Toft": "28/12 23:00-07:00"},
        legend=CODES),
    Case("over new year, with one year that may be either", {"Plan": [
        ["Vagtplan 2026"], ["Navn", "Uge", *SHORT],
        ["Bo Hansen", 51, "D"], ["Bo Hansen", 52, None, "D"], ["Bo Hansen", 1, "A"],
        ["Ida Toft", 51, "N"], ["Ida Toft", 52], ["Ida Toft", 1],
    ]}, {"Bo Hansen": "15/12/2025 07:00-15:00, 23/12/2025 07:00-15:00, 29/12/2025 15:00-23:00",
         "Ida Toft": "15/12/2025 23:00-07:00"}, ("year_open",),
        answers=Mapping(first_day=date(2025, 12, 15)), legend=CODES),
    Case("no year at all", {"Plan": [
        ["Navn", "Uge", *SHORT], ["Bo Hansen", 2, *B2], ["Bo Hansen", 3, *B3],
        ["Ida Toft", 2, *I2], ["Ida Toft", 3, *I3],
    ]}, BOTH, (UNUSABLE,), answers=Mapping(first_day=date(2026, 1, 5)), legend=CODES),
    Case("starts and ends under each weekday", {"Plan": [
        ["2026"], ["Navn", "Uge", *[cell for day in SHORT for cell in (day, None)]],
        [None, None, *["Fra", "Til"] * 7],
        ["Bo Hansen", 2, "07:00", "15:00", "15:00", "23:00"], ["Bo Hansen", 3, "07:00", "15:00"],
        ["Ida Toft", 2, "23:00", "07:00"],
        ["Ida Toft", 3, *[None] * 4, "Ferie", None, *[None] * 6, "07:00", "15:00"],
    ]}, BOTH),
    Case("starts and ends in two rows", {"Plan": [
        ["2026"], ["Navn", "Uge", "", *SHORT],
        ["Bo Hansen", 2, "Fra", "07:00", "15:00"], [None, None, "Til", "15:00", "23:00"],
        ["Bo Hansen", 3, "Fra", "07:00"], [None, None, "Til", "15:00"],
        ["Ida Toft", 2, "Fra", "23:00"], [None, None, "Til", "07:00"],
        ["Ida Toft", 3, "Fra", None, None, "Ferie", None, None, None, "07:00"],
        [None, None, "Til", None, None, None, None, None, None, "15:00"],
    ]}, BOTH),
]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_person_weeks(case: Case, tmp_path: Path) -> None:
    check(case, tmp_path)
