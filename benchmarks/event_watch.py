"""A timer in the event loop that sees how late it comes."""

import time
from collections.abc import Callable
from dataclasses import dataclass

PATIENCE = 120.0
"""Seconds after which something that never comes ends a measurement."""


@dataclass(frozen=True, slots=True)
class Gap:
    """From one turn of the loop to the next, and how much of it the thread worked; in ms."""

    ms: float
    worked_ms: float


class Watch:
    """Remembers the largest gap since `begin`."""

    def __init__(self) -> None:
        from PySide6.QtCore import QEventLoop, Qt, QTimer

        self._loop, self._timer = QEventLoop(), QTimer()
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._turn)
        self._timer.start(1)
        self._so: Callable[[], bool] = lambda: False
        self.begin()

    def begin(self) -> None:
        """Forget what was seen."""
        self.largest = Gap(0.0, 0.0)
        self._last = time.perf_counter(), time.thread_time()

    def until(self, so: Callable[[], bool], seconds: float = PATIENCE) -> bool:
        """Let the loop turn until something is so, or the time is over; gives whether it is so."""
        end = time.perf_counter() + seconds
        self._so = lambda: so() or time.perf_counter() > end
        self._loop.exec()
        return so()

    def wait(self, seconds: float) -> None:
        """Let the loop turn for a while."""
        self.until(lambda: False, seconds)

    def _turn(self) -> None:
        now, worked = time.perf_counter(), time.thread_time()
        gap = Gap((now - self._last[0]) * 1000, (worked - self._last[1]) * 1000)
        if gap.ms > self.largest.ms:
            self.largest = gap
        self._last = now, worked
        if self._loop.isRunning() and self._so():
            self._loop.quit()
