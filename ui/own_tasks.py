"""What a process of its own does for the meetings in a copy of somebody's roster."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from models.plan import Outcome
from planner.progress import Cancel, Report

if TYPE_CHECKING:
    from planner.exporting.own_workbook import Prepared, Way


@dataclass(frozen=True, slots=True)
class PrepareOwn:
    """Make the copy in memory in each way, and what there is to say of it. `memory`: the folder of
    what was answered when such a roster was read."""

    outcome: Outcome
    roster: Path
    memory: Path
    seconds: float | None = 120.0
    grace: float = 1.0

    def run(self, report: Report, cancel: Cancel, /) -> "dict[Way, Prepared | str]":
        """Make it. Raises UnusableInput where there can be no copy."""
        from planner import service
        from planner.exporting.own_workbook import WAYS

        answers = None
        if self.memory.exists():
            understood = service.read_explained(self.roster, cancel, None, report)
            answers = service.recall(self.memory, understood)
        return service.own_workbook(self.outcome, self.roster, WAYS, answers, cancel)


@dataclass(frozen=True, slots=True)
class WriteOwn:
    """Write a copy that is ready."""

    prepared: "Prepared"
    roster: Path
    path: Path
    seconds: float | None = 120.0
    grace: float = 1.0

    def run(self, _report: Report, _cancel: Cancel, /) -> Path:
        """Write it and give the path back. Raises UnusableInput where it cannot be written."""
        from planner import service

        service.write_own_workbook(self.prepared, self.roster, self.path)
        return self.path
