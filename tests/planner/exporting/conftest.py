"""What tests of copies of rosters share."""

from pathlib import Path

import pytest

from models.roster import Roster
from planner.exporting import own_workbook
from planner.importing import CellsOfDays, Mapping
from planner.importing.understand import locate
from planner.progress import Cancel
from tests.planner.importing.books import book, days

PEOPLE = ("Bo Hansen", "Ida Toft", "Per Friis", "Mette Lund")
ROWS: list[list[object]] = [
    ["Navn", *days(14)], *([name, *"DDDDD", "", "", *"AAAAA"] for name in PEOPLE),
]


@pytest.fixture
def read_here(monkeypatch: pytest.MonkeyPatch) -> None:
    """Rosters are read in this process, which is quicker; the tests of the window use another."""

    def here(path: Path, _: Cancel, answers: Mapping | None) -> tuple[Roster, CellsOfDays]:
        return locate(path, answers)

    monkeypatch.setattr(own_workbook, "read_located", here)


@pytest.fixture
def roster(tmp_path: Path, read_here: None) -> Path:
    return book(tmp_path, Plan=ROWS)
