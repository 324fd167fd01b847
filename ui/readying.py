"""What is so in a plan is reckoned in a thread before something is asked about it.

With 200 people and a year that takes a fifth of a second; whoever asks afterwards is answered at
once.
"""

import contextlib
import threading

from PySide6.QtCore import QObject, Signal

from models.plan import Outcome


class Readying(QObject):
    """One plan at a time; a new one takes the place of one that waits.

    `ready` carries a plan that can be asked about.
    """

    ready = Signal(object)
    _done = Signal(object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._known: Outcome | None = None
        self._wanted: Outcome | None = None
        self._busy = False
        self._done.connect(self._finished)

    def ask(self, outcome: Outcome) -> None:
        """Get a plan ready, and tell when it is."""
        if outcome is self._known:
            self.ready.emit(outcome)
            return
        self._wanted = outcome
        if not self._busy:
            self._begin(outcome)

    def _begin(self, outcome: Outcome) -> None:
        self._busy = True
        threading.Thread(target=self._work, args=(outcome,), name="ready", daemon=True).start()

    def _work(self, outcome: Outcome) -> None:
        from planner.advice.view import view_of

        # Whatever is wrong with a plan is told to whoever asks about it.
        with contextlib.suppress(KeyError, ValueError):
            view_of(outcome)
        with contextlib.suppress(RuntimeError):  # the window may be gone by now
            self._done.emit(outcome)

    def _finished(self, outcome: Outcome) -> None:
        self._busy, self._known = False, outcome
        if self._wanted is outcome:
            self._wanted = None
            self.ready.emit(outcome)
        elif self._wanted is not None:
            self._begin(self._wanted)
