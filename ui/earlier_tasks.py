"""Work with earlier copies of a plan, each in a process of its own: reading and comparing."""

from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from models.plan import Outcome, Plan
from planner.progress import Cancel, Report

if TYPE_CHECKING:
    from models.record import Record


@dataclass(frozen=True, slots=True)
class HowFar:
    """How far a plan is from another: meetings at another time, held with other people or in
    another room, and those that only this one or only the other holds."""

    moved: int
    other: int
    only_here: int
    only_there: int


@dataclass(frozen=True, slots=True)
class Measure:
    """Compare a copy with the plan that is open. `only_here` are meetings of the open plan."""

    file: Path
    plan: Plan
    password: str | None = field(default=None, repr=False)
    seconds: float | None = 60.0
    grace: float = 1.0

    def run(self, _report: Report, _cancel: Cancel, /) -> HowFar:
        """Read the copy and compare."""
        from planner import service
        from planner.plan_file.file import PlanFile

        with PlanFile.open(self.file, read_only=True, password=self.password) as file:
            _, there = file.read()
        found = service.compare_plans(there, self.plan)
        moved = len(found.moved)
        return HowFar(moved, len(found.changed) - moved, len(found.added), len(found.gone))


@dataclass(frozen=True, slots=True)
class ReadEarlier:
    """Read a copy as a plan that goes on from now: what was noted since then stays noted."""

    file: Path
    record: "Record"
    password: str | None = field(default=None, repr=False)
    seconds: float | None = 120.0
    grace: float = 1.0

    def run(self, _report: Report, _cancel: Cancel, /) -> Outcome:
        """Read and judge it."""
        from planner import service
        from planner.plan_file.file import PlanFile

        with PlanFile.open(self.file, read_only=True, password=self.password) as file:
            problem, plan = file.read()
        problem = replace(problem, record=self.record)
        return Outcome(problem, plan, service.check(problem, plan))
