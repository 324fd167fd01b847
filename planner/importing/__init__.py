"""Reading rosters: gate, raw sheets, layouts, people, answers, and every doubt on the way."""

from functools import partial
from pathlib import Path

from models.roster import Roster
from planner.importing.gate import reach
from planner.importing.mapping import Mapping, read_mapping
from planner.importing.reader_process import ReadingCancelled, run_limited
from planner.importing.understand import Understanding, explain, understand
from planner.progress import Cancel, Report, never, silent

__all__ = [
    "Mapping", "ReadingCancelled", "Understanding", "read_explained", "read_mapping", "read_roster",
]


def read_roster(path: Path, cancel: Cancel = never, mapping: Mapping | None = None) -> Roster:
    """The roster in a file of any kind, read in a child process within 20 s and 1 GB.

    `mapping` answers what was asked before. Doubts are the roster's `questions`; those of severity
    error are cells that could be work and were not understood. Raises UnusableInput with a sentence
    for people, and ReadingCancelled.
    """
    reach(path)
    return run_limited(partial(understand, mapping=mapping), path, cancel=cancel)


def read_explained(
    path: Path, cancel: Cancel = never, mapping: Mapping | None = None, report: Report = silent
) -> Understanding:
    """The same with what the reading rests on, what answers can settle, and a picture of it all."""
    reach(path)
    return run_limited(partial(explain, mapping=mapping), path, cancel=cancel)
