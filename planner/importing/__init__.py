"""Reading rosters: gate, raw sheets, layouts, people, answers, and every doubt on the way."""

from functools import partial
from pathlib import Path

from models.roster import Roster
from planner.importing.cells_of_days import CellsOfDays, DayCell, SheetUse
from planner.importing.gate import reach
from planner.importing.lacking import Lacking, Unanswered
from planner.importing.mapping import Mapping, read_mapping
from planner.importing.reader_process import ReadingCancelled, run_limited, run_reported
from planner.importing.understand import Understanding, explain, locate, understand
from planner.progress import Cancel, Report, never, silent

__all__ = [
    "CellsOfDays", "DayCell", "Lacking", "Mapping", "ReadingCancelled", "SheetUse", "Unanswered",
    "Understanding", "read_explained", "read_located", "read_mapping", "read_roster",
]


def read_roster(
    path: Path, cancel: Cancel = never, mapping: Mapping | None = None, report: Report = silent
) -> Roster:
    """The roster in a file of any kind, read in a child process within 20 s and 1 GB.

    `mapping` answers what was asked before. Doubts are the roster's `questions`; those of severity
    error are cells that could be work and were not understood. Raises UnusableInput with a sentence
    for people, and ReadingCancelled.
    """
    reach(path)
    return run_reported(partial(_understand, mapping), path, report, cancel=cancel)


def read_explained(
    path: Path, cancel: Cancel = never, mapping: Mapping | None = None, report: Report = silent
) -> Understanding:
    """The same with what the reading rests on, what answers can settle, and a picture of it all.

    Where one answer would make an unreadable file a roster, the UnusableInput is an `Unanswered`.
    """
    reach(path)
    return run_reported(partial(_explain, mapping), path, report, cancel=cancel)


def read_located(
    path: Path, cancel: Cancel = never, mapping: Mapping | None = None
) -> tuple[Roster, CellsOfDays]:
    """The same with the cell in which each person stands on each day; read as `read_roster` does.
    Raises UnusableInput and ReadingCancelled."""
    reach(path)
    return run_limited(partial(_locate, mapping), path, cancel=cancel)


def _locate(mapping: Mapping | None, path: Path) -> tuple[Roster, CellsOfDays]:
    return locate(path, mapping)


def _understand(mapping: Mapping | None, path: Path, report: Report) -> Roster:
    return understand(path, mapping, report)


def _explain(mapping: Mapping | None, path: Path, report: Report) -> Understanding:
    return explain(path, mapping, report)
