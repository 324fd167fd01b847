"""Reading rosters: gate, raw sheets, layouts, people, and every doubt on the way."""

from pathlib import Path

from models.roster import Roster
from planner.importing.gate import reach
from planner.importing.reader_process import ReadingCancelled, run_limited
from planner.importing.understand import understand
from planner.progress import Cancel, never

__all__ = ["ReadingCancelled", "read_roster"]


def read_roster(path: Path, cancel: Cancel = never) -> Roster:
    """The roster in a file of any kind, read in a child process within 20 s and 1 GB.

    Doubts are the roster's `questions`; those of severity error are cells that could be work and
    were not understood. Raises UnusableInput with a sentence for people, and ReadingCancelled.
    """
    reach(path)
    return run_limited(understand, path, cancel=cancel)
