"""Plans on several sheets, in blocks below and beside each other, and turned ones."""

from datetime import date, timedelta
from pathlib import Path

import openpyxl
import pytest
from openpyxl.comments import Comment

from tests.planner.importing.books import MONDAY, Rows, days
from tests.planner.importing.forms import PEOPLE, Case, Edit, Truth, cells, check, repeated, rows

LONG = ["Mandag", "Tirsdag", "Onsdag", "Torsdag", "Fredag", "Lørdag", "Søndag"]
TWO_WEEKS = Truth(count=14)
NEXT = MONDAY + timedelta(days=7)
MONTHS = {1: "Januar", 2: "Februar", 3: "Marts"}
HOUSES = Truth(lines=PEOPLE, units={"Anne Hansen": "Mågen", "Bo Lund": "Mågen",
                                    "Ida Toft": "Ternen"})


def plan(first: date = MONDAY, count: int = 7, people: slice = slice(None)) -> list[list[object]]:
    return [["Navn", *days(count, first)], *rows(count)[people]]


def months(*names: str, title: bool = False) -> dict[str, Rows]:
    """Sheets of January and February with numbers of days; lines go on over the month's end."""
    sheets: dict[str, Rows] = {}
    for name, first, count in zip(names, (0, 31), (31, 28), strict=True):
        body: list[list[object]] = [["Navn", *range(1, count + 1)]]
        body += [[who, *cells(repeated(line, 59)[first:], count)] for who, line in PEOPLE.items()]
        sheets[name] = body
    return sheets


def turned(table: Rows) -> list[list[object]]:
    wide = max(len(row) for row in table)
    level = [[*row, *[None] * (wide - len(row))] for row in table]
    return [list(column) for column in zip(*level, strict=True)]


def hidden(sheet: str) -> Edit:
    def edit(book: openpyxl.Workbook) -> None:
        book[sheet].sheet_state = "hidden"
    return edit


def parts_hidden(book: openpyxl.Workbook) -> None:
    book["Plan"].row_dimensions[3].hidden = True
    book["Plan"].column_dimensions["C"].hidden = True
    book["Plan"]["B2"].comment = Comment("byttet med Bo", "x")


WEEKLY: list[list[object]] = [["Navn", *LONG], *rows()]
JAN_FEB = Truth(date(2026, 1, 1), 59)

CASES = [
    Case("a sheet a week with dates", {"Uge 2": plan(), "Uge 3": plan(NEXT)}, TWO_WEEKS),
    Case("a sheet a week with weekdays, year in the titles",
         {"Uge 2": [["Uge 2 2026"], *WEEKLY], "Uge 3": [["Uge 3 2026"], *WEEKLY]}, TWO_WEEKS),
    Case("a sheet a week, year on the first one alone",
         {"Uge 2 2026": WEEKLY, "Uge 3": WEEKLY}, TWO_WEEKS),
    Case("a sheet a week, year in the file's name", {"Uge 2": WEEKLY, "Uge 3": WEEKLY}, TWO_WEEKS,
         file="Vagtplan 2026.xlsx"),
    Case("sheets called by numbers of weeks", {"2": [["Uge 2 2026"], *WEEKLY],
                                               "3": [["Uge 3 2026"], *WEEKLY]}, TWO_WEEKS),
    Case("weeks over new year, year in the file's name",
         {"Uge 52": WEEKLY, "Uge 1": WEEKLY}, Truth(date(2025, 12, 22), 14),
         file="Vagtplan 2025-2026.xlsx"),
    Case("weeks 53 and 1", {"Uge 53 2026": WEEKLY, "Uge 1 2027": WEEKLY},
         Truth(date(2026, 12, 28), 14)),
    Case("weekdays and numbers in a week", {"Uge 2": [
        ["Uge 2, januar 2026"], ["Navn", *LONG], [None, *range(5, 12)], *rows()]}),
    Case("a sheet a month", months("Januar 2026", "Februar 2026"), JAN_FEB),
    Case("a sheet a month with short names", months("jan 26", "feb 26"), JAN_FEB),
    Case("a sheet a month, year in the file's name", months("Januar", "Februar"), JAN_FEB,
         file="Tjenesteplan 2026.xlsx",
         asks=frozenset({"dates_beside"})),
    Case("a sheet a month, year on a sheet of its own",
         {"Forside": [["Vagtplan 2026"], ["Plejehjemmet Solbakken"]],
          **months("Januar", "Februar")},
         JAN_FEB,
         asks=frozenset({"dates_beside"})),
    Case("a sheet a unit", {"Mågen": plan(people=slice(0, 2)), "Ternen": plan(people=slice(2, 3))},
         HOUSES),
    Case("a sheet a unit with the word",
         {"Hus Mågen": plan(people=slice(0, 2)), "Hus Ternen": plan(people=slice(2, 3))},
         Truth(units={"Anne Hansen": "Hus Mågen", "Bo Lund": "Hus Mågen",
                      "Ida Toft": "Hus Ternen"})),
    Case("one sheet called Plan is no unit", {"Plan": plan()}),
    Case("blocks of units on one sheet", {"Plan": [
        ["Hus Mågen"], *plan(people=slice(0, 2)), [], ["Hus Ternen"], *plan(people=slice(2, 3))]},
        Truth(units={"Anne Hansen": "Hus Mågen", "Bo Lund": "Hus Mågen",
                     "Ida Toft": "Hus Ternen"})),
    Case("blocks of weeks on one sheet", {"Plan": [
        ["Uge 2"], *plan(), [], ["Uge 3"], *plan(NEXT)]}, TWO_WEEKS),
    Case("blocks of weekdays under week titles", {"Plan": [
        ["Vagtplan 2026"], ["Uge 2"], *WEEKLY, [], ["Uge 3"], *WEEKLY]}, TWO_WEEKS),
    Case("blocks of months on one sheet", {"Plan": [
        ["Januar 2026"], *months("a", "b")["a"], [], ["Februar 2026"], *months("a", "b")["b"]]},
        JAN_FEB),
    Case("blocks of months with the year once", {"Plan": [
        ["Vagtplan 2026"], ["Januar"], *months("a", "b")["a"], [], ["Februar"],
        *months("a", "b")["b"]]}, JAN_FEB),
    Case("blocks side by side with dates", {"Plan": [
        [*left, None, *right] for left, right in zip(plan(), plan(NEXT), strict=True)]}, TWO_WEEKS),
    Case("blocks side by side with the names once", {"Plan": [
        [*left, None, *right[1:]] for left, right in zip(plan(), plan(NEXT), strict=True)]},
        TWO_WEEKS),
    Case("blocks side by side of other people", {"Plan": [
        [*left, None, *right] for left, right in zip(
            plan(people=slice(0, 1)), plan(people=slice(2, 3)), strict=True)]},
        Truth(lines={"Anne Hansen": "DD.AAN.", "Ida Toft": "FDDAA.."})),
    Case("dates down, people across", {"Plan": turned(plan(count=14))}, TWO_WEEKS),
    Case("dates down with weekdays beside them", {"Plan": turned([
        [None, *LONG, *LONG], *plan(count=14)])}, TWO_WEEKS),
    Case("numbers of days down, month in the title", {"Plan": [
        ["Vagtplan januar 2026"], *turned([["Dato", *range(1, 32)], *rows(31)])]},
        Truth(date(2026, 1, 1), 31)),
    Case("numbers of days down, month in the sheet's name", {"Januar 2026": turned([
        ["Dato", *range(1, 32)], *rows(31)])}, Truth(date(2026, 1, 1), 31)),
    Case("dates down with units over the names", {"Plan": [
        [None, "Hus Mågen", None, "Hus Ternen"], *turned(plan())]},
        Truth(units={"Anne Hansen": "Hus Mågen", "Bo Lund": "Hus Mågen",
                     "Ida Toft": "Hus Ternen"}),
        edit=lambda book: book["Plan"].merge_cells("B1:C1")),
    Case("a hidden sheet of people", {"Plan": plan(people=slice(0, 2)),
                                      "Ekstra": plan(people=slice(2, 3))}, edit=hidden("Ekstra")),
    Case("hidden rows and columns, a comment", {"Plan": plan()}, edit=parts_hidden),
    Case("an error in a cell", {"Plan": [*plan(), ["Per Friis", "#N/A", "D"]]},
         Truth(lines={**PEOPLE, "Per Friis": ".D....."}), asks=frozenset({"error_cells"}),
         after=frozenset({"error_cells"})),
    Case("formulas that were never calculated", {"Plan": [*plan(), ["Per Friis", "=B2", "D"]]},
         Truth(lines={**PEOPLE, "Per Friis": ".D....."}), asks=frozenset({"formula"})),
    Case("a sheet of wishes beside the plan",
         {"Plan": plan(), "Ønsker": [["Navn", *days(7)], ["Anne Hansen", "F", "N", "N"]]}),
    Case("wishes alone", {"Ønskeplan": plan()}, refused="ønskeplan"),
    Case("a grid of hours alone",
         {"Timer": [["Navn", *days(7)], ["Anne Hansen", 7.4, 7.4, 0, 7.4, 7.4, 0, 0],
                    ["Bo Lund", 8, 8, 8, 8, 5, 0, 0]]}, refused="timer"),
    Case("a grid of hours beside the plan",
         {"Plan": plan(), "Timer": [["Navn", *days(7)],
                                    ["Anne Hansen", 7.4, 7.4, 0, 7.4, 7.4, 0, 0],
                                    ["Bo Lund", 8, 8, 8, 8, 5, 0, 0]]}),
    Case("an old version beside the plan", {"Plan": plan(), "Plan (2)": plan()},
         asks=frozenset({"shift_twice"}), answers='sheet = "Plan"'),
]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_sheets(tmp_path: Path, case: Case) -> None:
    check(tmp_path, case)
