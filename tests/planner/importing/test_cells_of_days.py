"""Which cell holds whom on which day, against rosters that know it of themselves."""

from pathlib import Path

import pytest

from benchmarks.made_rosters import LAYOUTS, made_book
from benchmarks.made_rosters.files import write
from planner.importing import read_located
from planner.importing.doubts import Doubts
from planner.importing.ooxml import place_of
from planner.importing.understand import locate, understand
from tests.planner.importing.books import LEGEND, MONDAY, Rows, book, days

_TO_THE_ROW = "one row a shift"
"""A row is a shift: which of its cells is told does not matter."""

_FEWEST = 40


@pytest.mark.parametrize("layout", [name for name in LAYOUTS if name != "rotation"])
def test_every_cell_is_the_one_that_was_written(layout: str, tmp_path: Path) -> None:
    checked = 0
    for seed in range(4):
        made = write(made_book(layout, seed), tmp_path, seed)
        roster, cells = locate(made.path)
        names = {person.id: person.name for person in roster.employees}
        for (person, day), cell in cells.cells.items():
            place = made.place(names[person], day)
            assert place is not None
            row, column = place_of(place[1])
            if layout == _TO_THE_ROW:
                column = cell.place[1]
            assert (cell.sheet, cell.place) == (place[0], (row, column))
            assert person in cell.people
            checked += 1
        shifts = {(p.id, s.span.first_day) for p in roster.employees for s in p.shifts}
        assert shifts <= cells.cells.keys()
    assert checked > _FEWEST


def test_a_day_without_a_shift_has_its_cell_in_a_table(tmp_path: Path) -> None:
    _, cells = locate(book(tmp_path, Plan=[["Navn", *days(3)], ["Bo Hansen", "D", "", "F"]]))
    found = {day: cell.place for (_, day), cell in cells.cells.items()}
    assert found == {day: (1, n + 1) for n, day in enumerate(days(3))}


def test_a_rotation_has_no_cell_of_a_day(tmp_path: Path) -> None:
    rul = [["Start 05-01-2026 til 11-01-2026"], ["Rulleuge", "Ma", "Ti", "On", "To", "Fr", "Lø",
                                                 "Sø"], [1, *"DDDDDDD"]]
    folk: Rows = [["Navn", "Startuge"], ["Bo Hansen", 1]]
    roster, cells = locate(book(tmp_path, Rul=rul, Folk=folk))
    assert len(roster.employees[0].shifts) == 7
    assert cells.cells == {}
    assert cells.sheets["Folk"].last_row == 1


def test_of_two_rows_the_one_with_the_name_is_hers(tmp_path: Path) -> None:
    rows: list[list[object]] = [["Navn", *days(4)]]
    for name in ("Bo Hansen", "Ida Toft", "Per Friis"):
        rows += [[name, *"DDDD"], ["", *"AAAA"]]
    _, cells = locate(book(tmp_path, Plan=rows))
    assert cells.cells["ida-toft", MONDAY].place == (3, 1)
    assert cells.sheets["Plan"].last_row == 5


def test_somebody_elses_cells_are_told_apart(tmp_path: Path) -> None:
    rows: Rows = [["Dato", "Dagvagt 07-15"], *([day, "Bo Hansen, Ida Toft"] for day in days(5))]
    _, cells = locate(book(tmp_path, None, Liste=rows))
    assert cells.cells["bo-hansen", MONDAY].people == ("bo-hansen", "ida-toft")


def test_it_is_read_in_a_child_process_and_the_roster_is_the_same(tmp_path: Path) -> None:
    path = book(tmp_path, LEGEND, Plan=[["Navn", *days(3)], ["Bo Hansen", "D", "A", "N"]])
    roster, cells = read_located(path)
    assert roster == understand(path)
    assert len(cells.cells) == 3


def test_nothing_is_noted_where_nobody_asks() -> None:
    assert Doubts().days is None
    assert Doubts().copy().days is None
