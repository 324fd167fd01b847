"""One unit's search in a process of its own. A child that dies costs its own unit alone."""

import multiprocessing
import signal
import threading
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from multiprocessing.connection import Connection
from typing import Protocol, cast

from models.plan import Outcome, Plan
from models.problem import Problem
from planner.progress import Cancel, Progress, Stopped
from planner.solver.options import PlanOptions

_TICK_SECONDS = 0.05
_TRIES = 2
_PROGRESS, _DONE, _FAILED = range(3)

Told = Callable[[float], None]
"""Hears how far a search has come, 0.0–1.0."""


@dataclass(frozen=True, slots=True)
class Task:
    """One search: a unit's problem with what others hold, and a plan to begin with."""

    unit: str
    problem: Problem
    options: PlanOptions
    start: Plan | None = None


class Lost(Exception):
    """A search that gave no plan: its process died, or failed. The cause is for the log."""


class Solver(Protocol):
    """Where searches run."""

    def __call__(self, task: Task, told: Told, cancel: Cancel) -> Outcome:
        """The plan of a unit, judged. Raises Stopped once `cancel` says so, and Lost."""
        ...


def solved(task: Task, told: Told = lambda _: None) -> Outcome:
    """The plan of a unit, made in this process."""
    from planner import service

    def report(progress: Progress) -> None:
        told(progress.done)

    return service.make_plan(task.problem, task.options, report, start=task.start)


def in_a_process(task: Task, told: Told, cancel: Cancel) -> Outcome:
    """The same in a process of its own; tried again once where that dies."""
    for attempt in range(_TRIES):
        try:
            return _once(task, told, cancel)
        except Lost:
            if attempt + 1 == _TRIES:
                raise
    raise AssertionError


_STARTING = threading.Lock()
"""Children are started one at a time: a start reads the state of the whole process."""


def _once(task: Task, told: Told, cancel: Cancel) -> Outcome:
    context = multiprocessing.get_context("spawn")
    receiver, sender = context.Pipe(duplex=False)
    child = context.Process(target=_child, args=(sender, task), name=f"unit {task.unit}")
    with _STARTING:
        child.start()
    sender.close()
    try:
        while not cancel():
            if not receiver.poll(_TICK_SECONDS):
                continue
            state, answer = cast(tuple[int, object], receiver.recv())
            if state == _DONE:
                return cast(Outcome, answer)
            if state == _FAILED:
                raise Lost(answer)
            told(cast(float, answer))
        raise Stopped
    except EOFError:
        child.join()
        raise Lost(f"exit code {child.exitcode}") from None
    finally:
        child.join(0.2)
        if child.is_alive():
            child.kill()
            child.join()
        child.close()
        receiver.close()


def _child(sender: "Connection[object, object]", task: Task) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C reaches a terminal's whole group
    try:
        answer: tuple[int, object] = (
            _DONE, solved(task, lambda done: sender.send((_PROGRESS, done)))
        )
    except Exception:  # noqa: BLE001 - told by the parent
        answer = (_FAILED, traceback.format_exc())
    sender.send(answer)
    sender.close()
