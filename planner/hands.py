"""Processes that do pieces of work, one after another, so that each is started once and not every
time.

A process that dies costs its own task alone, and that is tried once more. What is stopped is ended
at once, wherever it is.
"""

import multiprocessing
import os
import signal
import threading
import traceback
from collections.abc import Callable
from contextlib import suppress
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from types import TracebackType
from typing import Protocol, Self, TypeVar, cast

from models.plan import Outcome
from planner.progress import Cancel, Stopped, never
from planner.texts import language, set_language

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)

Shown = Callable[[float | Outcome], None]
"""Hears how far a piece of work has come, 0.0–1.0, and of each better plan."""

_TICK_SECONDS = 0.05
_TRIES = 2
_JOBS = 12
"""After so many tasks a process has ended: what it held is given back."""
_PROGRESS, _DONE, _FAILED = range(3)

_ended_from_outside = False

_STARTING = threading.Lock()
"""Children are started one at a time: a start reads the state of the whole process."""


class Job(Protocol[T_co]):
    """A piece of work for this process or another; both it and what it gives can be sent there."""

    def __call__(self, shown: Shown, /, cancel: Cancel = never) -> T_co:
        """Do it. Another process is ended where somebody wants to stop, and is not asked."""
        ...


class Lost(Exception):
    """A piece of work that gave nothing: its process died, or failed. The cause is for the log."""


class Hands:
    """As many processes as there is work at once. A process that is a daemon may have none."""

    def __init__(self) -> None:
        self._idle: list[_Hand] = []
        self._lock = threading.Lock()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        with self._lock:
            idle, self._idle = self._idle, []
        for hand in idle:
            hand.end()

    def do(self, job: Job[T], shown: Shown, cancel: Cancel) -> T:
        """What a piece of work gives. Raises Stopped once `cancel` says so, and Lost."""
        for attempt in range(_TRIES):
            try:
                return self._once(job, shown, cancel)
            except Lost:
                if attempt + 1 == _TRIES:
                    raise
        raise AssertionError

    def _once(self, job: Job[T], shown: Shown, cancel: Cancel) -> T:
        with self._lock:
            hand = self._idle.pop() if self._idle else None
        hand = hand or _Hand()
        sound = False
        try:
            found = hand.do(job, shown, cancel)
            sound = True
        finally:
            if sound and hand.jobs < _JOBS:
                with self._lock:
                    self._idle.append(hand)
            else:
                hand.end()
        return found


class _Hand:
    """One process."""

    def __init__(self) -> None:
        context = multiprocessing.get_context("spawn")
        self._line, far = context.Pipe()
        self._process: BaseProcess = context.Process(target=_serve, args=(far,), name="search")
        with _STARTING:
            self._process.start()
        far.close()
        self.jobs = 0

    def do(self, job: Job[T], shown: Shown, cancel: Cancel) -> T:
        """Let it do a piece of work."""
        self.jobs += 1
        try:
            self._line.send((language(), job))
            while not cancel():
                if not self._line.poll(_TICK_SECONDS):
                    continue
                state, answer = cast(tuple[int, object], self._line.recv())
                if state == _DONE:
                    return cast(T, answer)
                if state == _FAILED:
                    raise Lost(answer)
                shown(cast(float | Outcome, answer))
        except (EOFError, OSError):
            self._process.join()
            raise Lost(f"exit code {self._process.exitcode}") from None
        raise Stopped

    def end(self) -> None:
        """End it, whatever it is doing."""
        self._process.kill()
        self._process.join()
        self._process.close()
        self._line.close()


def ended_from_outside() -> bool:
    """Whether this process is one of these, and need not hear of a wish to stop."""
    return _ended_from_outside


def _serve(line: "Connection[object, object]") -> None:
    global _ended_from_outside
    _ended_from_outside = True
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C reaches a terminal's whole group
    threading.Thread(target=_outlived, daemon=True).start()
    with suppress(EOFError, OSError):
        while True:
            code, job = cast(tuple[str, Job[object]], line.recv())
            set_language(code)
            try:
                answer = _DONE, job(lambda done: line.send((_PROGRESS, done)))
            except Exception:  # noqa: BLE001 - told by the parent
                answer = _FAILED, traceback.format_exc()
            line.send(answer)


def _outlived() -> None:
    """End with whoever started this process, be it killed."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
