from datetime import date
from pathlib import Path

import pytest

from models.finding import UnusableInput
from planner.importing.understand import understand
from tests.planner.importing.books import asked, book, read, work

WEEKDAYS = ["Mandag", "Tirsdag", "Onsdag", "Torsdag", "Fredag", "Lørdag", "Søndag"]
HEADING: list[object] = ["Navn", "Stilling", "Uge", *WEEKDAYS]
LINES: list[list[object]] = [
    ["Bo Hansen", "SSA", 53, "D", "", "", "N"], [None, None, 1, "A"],
    ["Ida Toft", "SSH", "Uge 53", "F", "", "", "", "", "", "D"],
]


def test_a_row_is_a_person_and_week(tmp_path: Path) -> None:
    roster = read(tmp_path, Plan=[["Vagtplan 2026"], HEADING, LINES[0], LINES[2]])
    bo, ida = roster.employees
    assert work(bo) == [
        "2026-12-28T07:00 2026-12-28T15:00 day", "2026-12-31T23:00 2027-01-01T07:00 night",
    ]
    assert work(ida) == ["2027-01-03T07:00 2027-01-03T15:00 day"]
    assert ida.away == {date(2026, 12, 28)}
    assert (bo.profession, roster.questions) == ("SSA", ())


def test_a_row_without_a_name_goes_on_with_the_one_above(tmp_path: Path) -> None:
    lines: list[list[object]] = [["Bo Hansen", "SSA", "2026-53", "D"], [None, "SSA", "2027-1", "A"]]
    roster = read(tmp_path, Plan=[HEADING, *lines])
    assert [s.span.first_day for s in roster.employees[0].shifts] == [
        date(2026, 12, 28), date(2027, 1, 4),
    ]


def test_without_a_year_there_is_no_guess(tmp_path: Path) -> None:
    with pytest.raises(UnusableInput, match="intet årstal"):
        understand(book(tmp_path, Plan=[HEADING, LINES[0]]))


def test_a_week_that_does_not_exist_is_an_error(tmp_path: Path) -> None:
    roster = read(tmp_path, Plan=[["2026"], HEADING, LINES[0], ["Ida Toft", "SSH", 54, "D"]])
    assert asked(roster) == [("week_unclear", "C4")]
