"""When Python looks for objects that nobody can reach any more: while nobody works.

A year of 200 people is some hundred thousand objects. To go through all of them takes a tenth of a
second, and whichever thread does it, the window waits.
"""

import gc
import sys
from typing import Final

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QGuiApplication

from ui.document import Document

THRESHOLDS: Final = (10_000, 10, 1_000)
"""New objects before the young are looked through, how often before those a little older are, and
how often those before all are: in practice never but in a quiet moment."""
QUIET_MS: Final = 30_000
"""Milliseconds without a change that make a quiet moment."""
OFTEN_MS: Final = 2_000
"""How often it is seen, until then, whether much is new."""
MUCH: Final = 3
"""So many times the young were looked through: 30,000 new objects, a hundredth of a second."""
LEFT_MS: Final = 10_000
"""Milliseconds after which a window that nobody looks at is one that nobody waits for."""
SWITCH_SECONDS: Final = 0.001
"""How long another thread may hold the interpreter when the window wants it: the usual five
thousandths for each step of Qt would add up."""


class Tidier(QObject):
    """Looks through what is new in quiet moments, and through everything once nobody looks at the
    window. What is there when a plan is opened is left out until then, and so is what is much: a
    judgement, an answer, what was reckoned in a thread. It would make quiet moments long ones.
    """

    def __init__(self, document: Document, parent: QObject) -> None:
        super().__init__(parent)
        self._quiet = QTimer(self, singleShot=True, interval=QUIET_MS)
        self._quiet.timeout.connect(self.set_aside)
        self._often = QTimer(self, interval=OFTEN_MS)
        self._often.timeout.connect(self._set_much_aside)
        self._left = QTimer(self, singleShot=True, interval=LEFT_MS)
        self._left.timeout.connect(self.tidy)
        document.opened.connect(gc.freeze)
        document.changed.connect(self._quiet.start)
        document.changed.connect(self._often.start)
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            application.applicationStateChanged.connect(self._turned)
        gc.freeze()
        gc.set_threshold(*THRESHOLDS)
        gc.enable()
        sys.setswitchinterval(SWITCH_SECONDS)

    def set_aside(self) -> None:
        """Let go of what is new and cannot be reached, and set the rest of it aside."""
        self._often.stop()
        gc.collect()
        gc.freeze()

    def _set_much_aside(self) -> None:
        _, young, older = gc.get_count()
        if young + older * THRESHOLDS[1] >= MUCH:
            gc.collect(0)
            gc.freeze()

    def tidy(self) -> None:
        """Let go of all that nobody can reach, and set the rest aside."""
        gc.unfreeze()
        self.set_aside()

    def _turned(self, state: Qt.ApplicationState) -> None:
        # Whoever looks at another program does not wait for this one.
        if state == Qt.ApplicationState.ApplicationActive:
            self._left.stop()
        else:
            self._left.start()
