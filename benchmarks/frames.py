"""How smoothly the shifts scroll: 200 people and a year, in a real window.

    python -m benchmarks.frames

Scrolls the whole range in both directions, a screen in ten steps, for each width of a day, and
prints the milliseconds from a step until all that is in sight is painted.
Qt's platform is `offscreen` unless QT_QPA_PLATFORM names another.
"""

import os
import statistics
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.large_home import large_outcome

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication, QScrollBar

MOST_FRAMES = 200
"""Frames of one direction: a longer range is gone through in longer steps."""


def main() -> None:
    """Print the times of both directions for each width of a day."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtWidgets import QApplication

    from ui.document import State
    from ui.look import Look
    from ui.main_window import MainWindow
    from ui.settings import Settings
    from ui.views.shifts_bar import SPANS

    application = QApplication([])
    outcome = large_outcome(judged=False)
    with tempfile.TemporaryDirectory() as folder:
        window = MainWindow(
            Look(application, "light"), Settings(Path(folder) / "settings.ini"), ""
        )
        window.resize(1600, 1000)
        window.document.open(State(outcome.problem, outcome))
        window.show()
        window.show_view("shifts")
        table = window.shifts.table
        for span in SPANS:
            window.shifts.choose_span(span)
            application.processEvents()
            _tell(f"{span}, across", _scroll(application, table.horizontalScrollBar()))
            _tell(f"{span}, down", _scroll(application, table.verticalScrollBar()))
        window.verbs.close()
        window.document.undo_stack.setClean()
        window.close()


def _scroll(application: "QApplication", bar: "QScrollBar") -> list[float]:
    """Milliseconds of each frame from one end of a scroll bar to the other."""
    step = max(1, bar.pageStep() // 10, bar.maximum() // MOST_FRAMES)
    found = []
    for value in range(0, bar.maximum() + 1, step):
        began = time.perf_counter()
        bar.setValue(value)
        application.processEvents()
        found.append((time.perf_counter() - began) * 1000)
    bar.setValue(0)
    return found


def _tell(name: str, found: list[float]) -> None:
    late = sorted(found)[int(len(found) * 0.95)]
    print(
        f"  {name}: {len(found)} frames, median {statistics.median(found):.1f} ms, "
        f"p95 {late:.1f} ms, largest {max(found):.1f} ms", flush=True,
    )


if __name__ == "__main__":
    main()
