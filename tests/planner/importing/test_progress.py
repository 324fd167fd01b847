"""A reading tells how far it is, and hears in every phase that it is to stop."""

import time
from datetime import date
from pathlib import Path

import pytest

from planner.importing import ReadingCancelled, read_explained, read_roster
from planner.importing.doubts import Doubts
from planner.importing.layouts.base import Source
from planner.importing.layouts.names_by_dates import read
from planner.importing.legends import find_codes
from planner.importing.pace import PHASES, Pace
from planner.importing.sheet import load
from planner.importing.understand import explain, understand
from planner.progress import Progress
from tests.planner.importing.books import Rows, book, days

WEEK = days(7)


@pytest.fixture(scope="module")
def plan(tmp_path_factory: pytest.TempPathFactory) -> Path:
    rows: Rows = [["Navn", *WEEK], ["Bo Hansen", "D"], ["Ida Toft", "A"]]
    return book(tmp_path_factory.mktemp("plan"), Plan=rows)


def test_every_phase_is_told_in_order(plan: Path) -> None:
    told: list[Progress] = []
    explain(plan, None, told.append)
    assert list(dict.fromkeys(p.phase for p in told)) == list(PHASES)
    assert [p.done for p in told] == sorted(p.done for p in told)
    assert told[0].message == "Åbner »plan.xlsx«"
    assert [p.message for p in told if p.phase == "sheet"] == [
        "Læser ark 1 af 2: »Plan«", "Læser ark 2 af 2: »Vagtkoder«"]


def test_it_comes_from_the_child_and_changes_nothing(plan: Path) -> None:
    told: list[Progress] = []
    assert read_explained(plan, report=told.append) == explain(plan)
    assert {p.phase for p in told} == set(PHASES)
    assert read_roster(plan, report=told.append) == understand(plan)


@pytest.mark.parametrize("phase", PHASES)
def test_cancelling_is_heard_at_once_in_every_phase(plan: Path, phase: str) -> None:
    at: list[float] = []

    def report(progress: Progress) -> None:
        if progress.phase == phase and not at:
            at.append(time.monotonic())

    with pytest.raises(ReadingCancelled):
        read_explained(plan, cancel=lambda: bool(at), report=report)
    assert time.monotonic() - at[0] < 1


class Clock:
    """Goes on by a little more than the pace waits at each look."""

    def __init__(self, step: float) -> None:
        self.now, self.step = 0.0, step

    def __call__(self) -> float:
        self.now += self.step
        return self.now



def test_people_are_counted_while_they_are_read(tmp_path: Path) -> None:
    names = ("Bo", "Ida", "Per", "Eva")
    rows: Rows = [["Navn", *WEEK], *[[f"{name} Hansen", "D"] for name in names]]
    path = book(tmp_path, Plan=rows, Mere=[["Navn", *days(7, date(2026, 1, 12))],
                                           ["Bo Hansen", "A"]])
    told: list[Progress] = []
    workbook = load(path)
    pace = Pace(told.append, Clock(0.2))
    pace.people(workbook.sheets)
    doubts = Doubts(pace=pace)
    read(Source(workbook, find_codes(workbook, doubts), doubts))
    assert [p.message for p in told] == [
        f"Læser vagter: {count} medarbejdere indtil nu" for count in (0, 1, 2, 3, 4, 4)]
    done = [p.done for p in told]
    assert done == sorted(set(done))
    assert PHASES["people"] <= done[0]
    assert done[-1] < PHASES["picture"]


def test_what_is_quick_is_told_seldom() -> None:
    told: list[Progress] = []
    pace = Pace(told.append, Clock(0.001))
    pace.people(())
    for _ in range(50):
        pace.person(object(), _Sheet(), (1, 0))  # type: ignore[arg-type]
    assert len(told) == 1


class _Sheet:
    name, rows = "Plan", [[""]]
