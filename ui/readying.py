"""What is so in a plan is reckoned in a thread before something is asked about it.

With 200 people and a year that takes a fifth of a second; whoever asks afterwards is answered at
once.
"""

import contextlib
import threading
from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from models.plan import Outcome

SHOWN_MS: Final = 100
"""What was selected is shown first: to reckon takes turns with the window."""

_Ask = tuple[Outcome, Callable[[], object] | None]


class Readying(QObject):
    """One plan at a time; a new one takes the place of one that waits.

    `ready` carries a plan that can be asked about.
    """

    ready = Signal(object)
    _done = Signal(object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._known: Outcome | None = None
        self._wanted: _Ask | None = None
        self._busy = False
        self._done.connect(self._finished)

    def ask(self, outcome: Outcome, question: Callable[[], object] | None = None) -> None:
        """Get a plan ready, and tell when it is.

        `question`: asked in the thread as well, so that its answer is known when it is asked here;
        it must know no Qt.
        """
        if outcome is self._known and question is None:
            self.ready.emit(outcome)
            return
        self._wanted = outcome, question
        if not self._busy:
            self._busy = True
            QTimer.singleShot(SHOWN_MS, self, self._begin)

    def _begin(self) -> None:
        wanted = self._wanted
        assert wanted is not None
        threading.Thread(target=self._work, args=(wanted,), name="ready", daemon=True).start()

    def _work(self, wanted: _Ask) -> None:
        from planner.advice.view import view_of

        outcome, question = wanted
        # Whatever is wrong with a plan is told to whoever asks about it.
        with contextlib.suppress(KeyError, ValueError):
            view_of(outcome)
            if question is not None:
                question()
        with contextlib.suppress(RuntimeError):  # the window may be gone by now
            self._done.emit(wanted)

    def _finished(self, wanted: _Ask) -> None:
        self._busy, self._known = False, wanted[0]
        if self._wanted is wanted:
            self._wanted = None
            self.ready.emit(wanted[0])
        elif self._wanted is not None:
            self._busy = True
            self._begin()
