"""A plan as an Excel workbook that is read on a screen, printed and passed on."""

import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from models.plan import Outcome
from planner.exporting.facts import Facts
from planner.exporting.grid import Book
from planner.exporting.safe_write import replace_file
from planner.exporting.sheets import (
    about,
    cover,
    coverage,
    load,
    meetings,
    participants,
    people,
    problems,
    reach,
    report,
    signing,
    teams,
    units,
    weeks,
    wheel,
)

SHEETS: tuple[Callable[[Book, Facts], None], ...] = (
    meetings.fill, weeks.fill, units.fill, teams.fill, people.fill, wheel.fill, participants.fill,
    coverage.fill, reach.fill, report.fill, signing.fill, load.fill, problems.fill, about.fill,
    cover.fill,
)
"""What fills each sheet, in the order of the workbook; the last one puts itself in front."""


def write_workbook(outcome: Outcome, path: Path, made: date | None = None) -> None:
    """Write an outcome as .xlsx, wholly or not at all. `made` is the day it is said to be made.

    Raises UnusableInput where the file cannot be written; an older file is then as it was.
    """
    replace_file(path, workbook_bytes(outcome, made or date.today()))


def workbook_bytes(outcome: Outcome, made: date) -> bytes:
    """The workbook as the bytes of an .xlsx file."""
    with _no_collecting():
        book = Book(outcome.problem.name, made)
        facts = Facts(outcome, made)
        for fill in SHEETS:
            fill(book, facts)
        return book.to_bytes()


@contextmanager
def _no_collecting() -> Iterator[None]:
    """Without the garbage collector, which would look through a million cells again and again: a
    fifth of the time at 200 people and a year. Nothing is lost that a sheet does not hold."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
