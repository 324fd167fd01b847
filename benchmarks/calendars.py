"""Windows that nobody sees, on the calendar: the sample care home, then a large home's year."""

import os
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.large_home import large_outcome
from models.plan import Outcome
from planner import service
from planner.sample import sample_problem

if TYPE_CHECKING:
    from ui.main_window import MainWindow


def calendars() -> Iterator[tuple["MainWindow", Outcome]]:
    """A window after the other with the plan that it shows, closed when the next is asked for."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtWidgets import QApplication

    from ui.document import State
    from ui.look import Look
    from ui.main_window import MainWindow
    from ui.settings import Settings

    application = QApplication([])
    sample = service.make_plan(sample_problem(), service.PlanOptions(time_limit=20))
    for outcome in (sample, large_outcome()):
        with tempfile.TemporaryDirectory() as folder:
            window = MainWindow(
                Look(application, "light"), Settings(Path(folder) / "settings.ini"), ""
            )
            window.document.open(State(outcome.problem, outcome))
            window.show()
            window.show_view("calendar")
            yield window, outcome
            window.verbs.close()
            window.document.undo_stack.setClean()
            window.close()
