"""What every plan needs is loaded while somebody still looks at the first page.

The window comes up without it; loaded when it is first wanted, it would hold up the window then.
"""

import logging
import threading
from collections.abc import Iterator
from importlib import import_module
from typing import Final

from PySide6.QtCore import QObject, QTimer

NEXT_MS: Final = 30
"""Milliseconds from one part to the next, so that whoever does something is answered between."""
BESIDE: Final = (
    "planner.service", "planner.importing", "planner.judging.check", "planner.advice.moving",
    "planner.advice.placing", "planner.advice.groups", "planner.advice.answering",
    "planner.review.holding", "planner.review.remarks", "planner.roster_edits",
    "rapidfuzz.process", "ui.sharing_tasks", "ui.tasks",
)
"""Loaded in a thread: they know no Qt."""
VIEWS: Final = (
    "overview", "problems", "details", "helping", "calendar", "shifts", "coverage", "load", "days",
    "kinds", "incidents", "planning", "review", "compare", "importing.view", "palette",
)
"""Loaded by the window, one at a time."""
WORKS: Final = ("ui.sharing", "ui.in_turn")
"""Loaded after the views: the first plan that is opened, and the first other look, would load them.
"""

log = logging.getLogger(__name__)


class Warming(QObject):
    """Loads everything once, and is gone when that is done."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._thread = threading.Thread(target=_beside, name="warming", daemon=True)
        self._modules: Iterator[str] = iter((*(f"ui.views.{name}" for name in VIEWS), *WORKS))
        self._timer = QTimer(self, interval=NEXT_MS)
        self._timer.timeout.connect(self._next)

    def begin(self) -> None:
        """Load it from now on; the window goes on at once."""
        self._thread.start()
        self._timer.start()

    def _next(self) -> None:
        if self._thread.is_alive():
            return
        name = next(self._modules, None)
        if name is None:
            self._timer.stop()
            self.deleteLater()
        else:
            import_module(name)


def _beside() -> None:
    from datetime import date

    from planner.texts import catalogue, languages

    try:
        for name in BESIDE:
            import_module(name)
        for code in languages():
            catalogue(code)
        # The calendars of all countries come with the first question.
        import_module("planner.holidays").name(date(2026, 1, 1))
    except ImportError:  # told to whoever needs it, when it is needed
        log.exception("not all could be loaded ahead")
