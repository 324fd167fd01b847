"""Whatever form a roster has, each cell that became a shift is painted so, and each name too."""

from pathlib import Path
from types import ModuleType

import pytest

from models.finding import UnusableInput
from models.roster import Roster
from models.timespan import Period
from planner.importing.people import People
from planner.importing.understand import Understanding, explain
from tests.planner.importing import (
    test_forms_of_functions,
    test_variations_pairs,
    test_variations_rows,
    test_variations_weeks,
)
from tests.planner.importing.books import book

SHARED = Path(__file__).parents[4] / "shared" / "rosters"
READ_AS_A_SHIFT = {"shift", "name", "date", "doubt"}
"""A cell that names people or a day may be all that says that they work."""


@pytest.fixture
def collected(monkeypatch: pytest.MonkeyPatch) -> list[People]:
    """Those whom readings collected, the last reading last."""
    seen: list[People] = []
    roster = People.roster

    def listening(self: People, period: Period) -> Roster:
        seen.append(self)
        return roster(self, period)

    monkeypatch.setattr(People, "roster", listening)
    return seen


def unpainted(understood: Understanding, people: People) -> list[str]:
    """Cells that the reading used and the picture does not show so."""
    marks = {sheet.name: sheet.marks for sheet in understood.picture.sheets}
    wrong = []
    for person in people.everybody():
        place = person.sheet.place_in_file(*person.first_place)
        if marks[person.sheet.name].get(place) not in ("name", "doubt"):
            wrong.append(f"{person.name} {place}")
        for shift, sheet, cell in person.shifts:
            place = sheet.place_in_file(*cell)
            if marks[sheet.name].get(place) not in READ_AS_A_SHIFT:
                wrong.append(f"{person.name} {shift.code} {place}")
    if not {"date", "doubt"} & {mark for of in marks.values() for mark in of.values()}:
        wrong.append("no dates")
    return wrong


@pytest.mark.parametrize("module", [
    test_forms_of_functions, test_variations_pairs, test_variations_rows, test_variations_weeks,
], ids=lambda module: module.__name__.rpartition(".")[2])
def test_made_rosters(tmp_path: Path, collected: list[People], module: ModuleType) -> None:
    read = 0
    for case in module.CASES:
        path = book(tmp_path, case.legend, **case.sheets)
        try:
            understood = explain(path)
        except UnusableInput:
            continue
        read += 1
        assert unpainted(understood, collected[-1]) == [], case.name
    assert read > 10


def test_the_shared_rosters(collected: list[People]) -> None:
    paths = sorted(path for path in SHARED.glob("*") if path.suffix in (".xlsx", ".csv"))
    if not paths:
        pytest.skip("the shared rosters are not here")
    for path in paths:
        assert unpainted(explain(path), collected[-1]) == [], path.name
