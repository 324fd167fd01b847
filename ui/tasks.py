"""What runs in a process of its own: each task is data, and knows no Qt.

A task is sent to the child, run there, and its result is sent back. Reading goes there too, since
a damaged file can bring a reader down, and with it everything in its process.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from models.plan import Outcome
from models.problem import Problem
from planner.progress import Cancel, Report

PLAN_SUFFIXES = (".json",)
"""How the names of saved plans end."""


class Task(Protocol):
    """Work for a child process, ended after `seconds`; None: it may take as long as it needs.

    `grace`: seconds that it may take to end of itself when it was asked to stop; None: no clock
    ends it, since what it has found would be lost, but people may give it up.
    """

    @property
    def seconds(self) -> float | None: ...

    @property
    def grace(self) -> float | None: ...

    def run(self, report: Report, cancel: Cancel, /) -> object:
        """Do it. Raises models.finding.UnusableInput where the input cannot be used."""
        ...


@dataclass(frozen=True, slots=True)
class OpenFile:
    """Read a roster, a filled template or a saved plan: an Outcome for the last, else a Problem."""

    path: Path
    seconds: float | None = 120.0
    grace: float = 1.0

    def run(self, _report: Report, _cancel: Cancel, /) -> Problem | Outcome:
        """Read the file."""
        from planner import service

        if self.path.suffix.lower() in PLAN_SUFFIXES:
            return service.open_outcome(self.path)
        return service.open_problem(self.path)


@dataclass(frozen=True, slots=True)
class OpenSample:
    """Make the problem of the sample care home."""

    seconds: float | None = 60.0
    grace: float = 1.0

    def run(self, _report: Report, _cancel: Cancel, /) -> Problem:
        """Make it."""
        from planner.sample import sample_problem

        return sample_problem()


@dataclass(frozen=True, slots=True)
class MakePlan:
    """Plan a problem; `time_limit` in seconds."""

    problem: Problem
    time_limit: float
    seed: int = 1
    workers: int = 1
    seconds: float | None = None
    grace: float | None = None

    def run(self, report: Report, cancel: Cancel, /) -> Outcome:
        """Plan it."""
        from planner import service

        options = service.PlanOptions(self.time_limit, self.seed, self.workers)
        return service.make_plan(self.problem, options, report, cancel)


@dataclass(frozen=True, slots=True)
class ExportExcel:
    """Write the workbook of a plan."""

    outcome: Outcome
    path: Path
    seconds: float | None = 300.0
    grace: float = 1.0

    def run(self, _report: Report, _cancel: Cancel, /) -> Path:
        """Write it and give the path back."""
        from planner import service

        service.export_excel(self.outcome, self.path)
        return self.path


@dataclass(frozen=True, slots=True)
class SavePlan:
    """Save a plan so that it can be opened again."""

    outcome: Outcome
    path: Path
    seconds: float | None = 120.0
    grace: float = 1.0

    def run(self, _report: Report, _cancel: Cancel, /) -> Path:
        """Save it and give the path back."""
        from planner import service

        service.save_json(self.outcome, self.path)
        return self.path
