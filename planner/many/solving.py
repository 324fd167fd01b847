"""One unit's search, wherever it runs."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol, TypeVar

from models.plan import Outcome, Plan
from models.problem import Problem
from planner.hands import Job, Shown
from planner.progress import Cancel, Progress, never
from planner.solver.options import PlanOptions

T = TypeVar("T")

Told = Callable[[float], None]
"""Hears how far a search has come, 0.0–1.0."""


@dataclass(frozen=True, slots=True)
class Task:
    """One search: a unit's problem with what others hold, and a plan to begin with. `first`: a plan
    is only put together, and nothing is searched."""

    unit: str
    problem: Problem
    options: PlanOptions
    start: Plan | None = None
    first: bool = False


class Solver(Protocol):
    """Where searches run."""

    def __call__(self, task: Task, told: Told, cancel: Cancel) -> Outcome:
        """The plan of a unit, judged. Raises Stopped once `cancel` says so, and Lost."""
        ...


def solved(
    task: Task, told: Told = lambda _: None, cancel: Cancel = never
) -> Outcome:
    """The plan of a unit, made in this process."""
    from planner.judging import check
    from planner.many.large import plan
    from planner.service.plans import refuse_doubts
    from planner.solver.run import put_together

    refuse_doubts(task.problem)

    def report(progress: Progress) -> None:
        told(progress.done)

    if task.first:
        made = put_together(task.problem, task.options.seed, cancel, task.start)
    else:
        made = plan(task.problem, task.options, report, cancel, task.start, at_once=0)
    return Outcome(task.problem, made, check(task.problem, made))


def do_here(job: Job[T], shown: Shown, cancel: Cancel) -> T:
    """A piece of work done without another process."""
    return job(shown, cancel)


@dataclass(frozen=True, slots=True)
class Solving:
    """A task as a piece of work."""

    task: Task

    def __call__(self, shown: Shown, cancel: Cancel = never) -> Outcome:
        """The plan, judged."""
        return solved(self.task, shown, cancel)


def in_this_process(task: Task, told: Told, cancel: Cancel) -> Outcome:
    """A solver that starts no other process."""
    return solved(task, told, cancel)
