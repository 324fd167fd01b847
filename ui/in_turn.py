"""Work in slices, one in each turn of the event loop, so that whoever does something is answered
between two of them."""

from collections import deque
from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

Slice = Callable[[], object]


class InTurn(QObject):
    """Slices in the order in which they were given.

    A timer of its own starts each: what is posted comes in the same turn as what posted it.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._slices: deque[Slice] = deque()
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self.step)

    @property
    def waiting(self) -> bool:
        """Whether a slice is still to come."""
        return bool(self._slices)

    def add(self, *slices: Slice) -> None:
        """Do these after all that wait."""
        self._slices.extend(slices)
        if self._slices:
            self._timer.start()

    def finish(self) -> None:
        """Do all that wait now."""
        while self._slices:
            self.step()

    def forget(self) -> None:
        """Do none of those that wait."""
        self._slices.clear()
        self._timer.stop()

    def step(self) -> None:
        """Do the next one now."""
        work = self._slices.popleft()
        if not self._slices:
            self._timer.stop()
        work()


class Held:
    """What stands on the screen stays there until `release`, whatever becomes of its parts."""

    def __init__(self) -> None:
        self._windows: Sequence[QWidget] = [
            window for window in QApplication.topLevelWidgets()
            if window.isVisible() and window.updatesEnabled()
        ]
        for window in self._windows:
            window.setUpdatesEnabled(False)

    def release(self) -> None:
        """Paint all of it as it is now."""
        for window in self._windows:
            if isValid(window):
                window.setUpdatesEnabled(True)
                # Not `update`: what was to be painted as it was held keeps that from being asked.
                window.repaint()
