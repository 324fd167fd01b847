"""Forms as hospitals and care homes print them, and files that nearly say something else."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from planner.importing.understand import understand
from tests.planner.importing.books import days
from tests.planner.importing.forms import PEOPLE, Case, Truth, cells, check, rows, write

GERMAN = ["MO", "DI", "MI", "DO", "FR", "SA", "SO"]
WEEK = days(7)
TWELVE = {"D": "08:00-20:00 day", "L": "20:00-00:00 evening", "E": "00:00-08:00 night"}
LONG = {"D": "8:00-20:00", "L": "20:00-24:00", "E": "0:00-8:00"}
CLINIC = {"Anne Hansen": "D.LE.DD", "Bo Lund": ".DDLE..", "Ida Toft": "LE..DLE"}


def numbered(first: date, count: int) -> list[str]:
    """`SA 01`, `SO 02` and so on."""
    found = [first + timedelta(days=n) for n in range(count)]
    return [f"{GERMAN[day.weekday()]} {day:%d}" for day in found]


def second_rows() -> list[list[object]]:
    """A clinic's form: a shift over midnight is two, the second one of a day a row below."""
    first = [["AB1", *cells("DE.E.ED", 7, LONG)], ["AB2", *cells("EEE...D", 7, LONG)],
             ["AB3", *cells("E..EE..", 7, LONG)], ["AB4", *cells("DDD....", 7, LONG)]]
    second = [[None, *cells(".L.L...", 7, LONG)], [None, *cells("L.L....", 7, LONG)],
              [None, *cells("...LL..", 7, LONG)]]
    body = [row for pair in zip(first, second, strict=False) for row in pair]
    return [["Periode 05.01.26-11.01.26"], [None, *range(5, 12)], *body, first[3]]


SECOND = Truth(times=TWELVE, lines={"AB1": "DE.E.ED", "AB2": "EEE...D", "AB3": "E..EE..",
                                    "AB4": "DDD...."},
               more=frozenset(
                   (name, "works", f"2026-01-{day:02d}", TWELVE["L"])
                   for name, on in (("AB1", (6, 8)), ("AB2", (5, 7)), ("AB3", (8, 9)))
                   for day in on
               ))

CASES = [
    Case("a year beside its label, and a draft's date of another year", {"Plan": [
        ["Monat", None, "Januar", None, "Jahr", 2022], ["Entwurf, 12.11.2021", *numbered(
            date(2022, 1, 1), 31)], ["Name"], *rows(31)]}, Truth(date(2022, 1, 1), 31)),
    Case("a form for 31 days in a month of 28", {"Februar 2026": [
        ["Navn", *range(1, 32)], *rows(28)]}, Truth(date(2026, 2, 1), 28)),
    Case("people under codes of their own", {"Plan": [[None, *WEEK], *[
        [code, *row[1:]] for code, row in zip(("AB1", "AB2", "CD12"), rows(), strict=True)]]},
        Truth(lines=dict(zip(("AB1", "AB2", "CD12"), PEOPLE.values(), strict=True)))),
    Case("a second shift of the day a row below", {"Plan": second_rows()}, SECOND,
         asks=frozenset({"row_below", "day_numbers"})),
    Case("a row of a vagtlag with its times", {"Plan": [
        ["Navn", *WEEK], *rows(), ["Aftenvagt", "15-23", "15-23"]]}, asks=frozenset({"vacant"})),
    Case("a shorter name elsewhere", {
        "Uge 2": [["Navn", *WEEK], *rows()],
        "Uge 3": [["Navn", *days(7, date(2026, 1, 12))], ["Anne H.", "D"], ["B. Lund", "N"],
                  ["Ida", "A"]]},
        Truth(count=14, lines={"Anne Hansen": "DD.AAN.D......", "Bo Lund": ".NN..DDN......",
                               "Ida Toft": "FDDAA..A......"}),
        asks=frozenset({"initials"}), answers='[people.same]\n"Anne H" = "Anne Hansen"\n'
        '"B. Lund" = "Bo Lund"\nIda = "Ida Toft"'),
    Case("a list of the staff on a sheet of its own", {
        "Plan": [["Navn", *WEEK], *rows()],
        "Personale": [["Nr.", "Navn", "Stilling", "Timer", "Afdeling", "Telefon"],
                      [1, "Hansen, Anne", "SSA", 32, "Mågen", "20304050"],
                      [2, "Bo Lund", "SSH", 37, "Ternen", ""],
                      [3, "Per Friis", "SSH", 28, "Ternen", ""]]},
        Truth(professions={"Anne Hansen": "SSA", "Bo Lund": "SSH"},
              hours={"Anne Hansen": 32.0, "Bo Lund": 37.0},
              units={"Anne Hansen": "Mågen", "Bo Lund": "Ternen"})),
    Case("initials in the plan, names in a list", {
        "Plan": [["Init.", *WEEK], *[
            [short, *row[1:]] for short, row in zip(("AH", "BL", "IT"), rows(), strict=True)]],
        "Medarbejdere": [["Initialer", "Fornavn", "Efternavn", "Titel"],
                         ["AH", "Anne", "Hansen", "SSA"], ["BL", "Bo", "Lund", "SSH"],
                         ["IT", "Ida", "Toft", "Sygeplejerske"]]},
        Truth(professions={"Anne Hansen": "SSA", "Bo Lund": "SSH", "Ida Toft": "Sygeplejerske"})),
    Case("an older version of a week with other shifts", {
        "Uge 2": [["Navn", *WEEK], ["Anne Hansen", "D", "D"]],
        "Uge 2 (gammel)": [["Navn", *WEEK], ["Anne Hansen", "A", "D"]]},
        Truth(lines={"Anne Hansen": "DD....."}), asks=frozenset({"day_twice", "shift_twice"}),
        answers='sheet = "Uge 2"'),
    Case("weekdays that belong to another year", {"Januar 2025": [
        ["Navn", *range(5, 12)], [None, "ma", "ti", "on", "to", "fr", "lø", "sø"], *rows()]},
        asks=frozenset({"weekday"}), answers="first_day = 2026-01-05"),
    Case("two names in one line",
         {"Plan": [["Navn", *WEEK], *rows(), ["Per Friis / Eva Bæk", "D"]]},
         Truth(lines={**PEOPLE, "Per Friis / Eva Bæk": "D......"}),
         asks=frozenset({"two_names"})),
    Case("wishes below the plan on its sheet", {"Plan": [
        ["Navn", *WEEK], *rows(), [], ["Ønsker"], ["Navn", *WEEK], ["Anne Hansen", "F", "F"]]},
        ),
]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_forms(tmp_path: Path, case: Case) -> None:
    check(tmp_path, case)


def test_weekdays_that_contradict_a_title_hinder_a_plan(tmp_path: Path) -> None:
    case = next(case for case in CASES if case.name.startswith("weekdays that"))
    [question] = [q for q in understand(write(tmp_path, case)).questions if q.code == "weekday"]
    assert question.severity == "error"
