"""Work on a terminal: a bar or plain lines while it runs, and Ctrl+C that keeps what there is."""

import signal
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Generic, TextIO, TypeVar

from planner.progress import Cancel, Progress, Report, silent
from planner.texts import t
from planner.texts.dates import percent

_WIDTH = 24
_COLUMNS = 110
_LINE_SECONDS = 5.0
"""Between two plain lines of the same phase."""

_QUIET_SECONDS = 2.0
"""So long a reading takes before its progress is shown."""

Result = TypeVar("Result")


def reporter(stream: TextIO, quiet: bool) -> "Report":
    """Where progress goes: nowhere, a bar on a terminal, plain lines otherwise."""
    if quiet:
        return silent
    return Bar(stream) if stream.isatty() else Lines(stream)


class Bar:
    """One line that is drawn again and again, and wiped by `close`."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._shown = 0

    def __call__(self, progress: Progress) -> None:
        """Draw the state of the work."""
        filled = round(_WIDTH * _share(progress))
        bar = "#" * filled + "." * (_WIDTH - filled)
        self._draw(f"[{bar}] {_state(progress)}"[:_COLUMNS])

    def close(self) -> None:
        """Wipe the line."""
        self._draw("")
        self._stream.write("\r")
        self._stream.flush()

    def _draw(self, text: str) -> None:
        self._stream.write(f"\r{text.ljust(self._shown)}")
        self._stream.flush()
        self._shown = len(text)


class Lines:
    """A line for each new phase, and now and then within a long one."""

    def __init__(self, stream: TextIO, clock: Callable[[], float] = time.monotonic) -> None:
        self._stream, self._clock = stream, clock
        self._last: Progress | None = None
        self._at = 0.0

    def __call__(self, progress: Progress) -> None:
        """Write a line, unless one of the same phase was written a moment ago."""
        last, now = self._last, self._clock()
        same = last is not None and last.phase == progress.phase
        if same and (now - self._at < _LINE_SECONDS or progress == last):
            return
        self._stream.write(f"{_state(progress)}\n")
        self._stream.flush()
        self._last, self._at = progress, now


class Late:
    """Passes on what is reported once somebody has waited for a while: short work stays quiet."""

    def __init__(
        self, report: Report, seconds: float, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._report, self._clock = report, clock
        self._from = clock() + seconds
        self.heard = False

    def __call__(self, progress: Progress) -> None:
        """Pass it on, unless it is too early."""
        if self._clock() >= self._from:
            self.heard = True
            self._report(progress)


@contextmanager
def waiting(stream: TextIO, quiet: bool = False) -> Iterator[Report]:
    """Where reading reports to: it is shown if it takes long, and wiped again at its end."""
    shown = reporter(stream, quiet)
    late = Late(shown, _QUIET_SECONDS)
    try:
        yield silent if quiet else late
    finally:
        if isinstance(shown, Bar) and late.heard:
            shown.close()


def _share(progress: Progress) -> float:
    return min(1.0, max(0.0, progress.done))


def _state(progress: Progress) -> str:
    return f"{percent(round(100 * _share(progress))):>5} {progress.message}"


class _Worker(threading.Thread, Generic[Result]):
    """The work in a thread of its own, so that the main thread is free to hear Ctrl+C."""

    def __init__(self, work: Callable[[Cancel], Result], cancel: Cancel) -> None:
        super().__init__(daemon=True)
        self._work, self._cancel = work, cancel
        self.result: list[Result] = []
        self.fault: BaseException | None = None

    def run(self) -> None:
        """Do the work; result or fault wait for the main thread."""
        try:
            self.result.append(self._work(self._cancel))
        except BaseException as fault:  # noqa: BLE001 - raised again in the main thread
            self.fault = fault


def interruptible(work: Callable[[Cancel], Result]) -> tuple[Result, bool]:
    """The result of some work, and whether Ctrl+C asked it to end early.

    The first Ctrl+C cancels, so that the work gives back the best it has; a second one raises
    KeyboardInterrupt at once.
    """
    stop = threading.Event()
    worker = _Worker(work, stop.is_set)

    def on_interrupt(_signal: int, _frame: FrameType | None) -> None:
        if stop.is_set():
            raise KeyboardInterrupt
        stop.set()
        sys.stderr.write(f"\n{t('cli.interrupting')}\n")
        sys.stderr.flush()

    before = signal.signal(signal.SIGINT, on_interrupt)
    try:
        worker.start()
        # With a time limit: on Windows a wait without one cannot be interrupted.
        while worker.is_alive():
            worker.join(0.1)
    finally:
        signal.signal(signal.SIGINT, before)
    if worker.fault is not None:
        raise worker.fault
    return worker.result[0], stop.is_set()
