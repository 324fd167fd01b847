"""How soon a meeting that is taken hold of shows what every other time of its week would cost.

    python -m benchmarks.moving

Opens the sample care home's plan in a window that nobody sees, takes hold of each of its meetings
and prints, in milliseconds: reckoning ahead (when a meeting is selected), and from the grasp to the
painted week.
"""

import os
import statistics
import tempfile
import time
from pathlib import Path

from models.timespan import Period
from planner import service
from planner.sample import sample_problem

LIMIT_MS = 50


def main() -> None:
    """Print the times."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication

    from ui.document import State
    from ui.look import Look
    from ui.main_window import MainWindow
    from ui.settings import Settings

    outcome = service.make_plan(sample_problem(), service.PlanOptions(time_limit=20))
    application = QApplication([])
    with tempfile.TemporaryDirectory() as folder:
        window = MainWindow(
            Look(application, "light"), Settings(Path(folder) / "settings.ini"), ""
        )
        window.document.open(State(outcome.problem, outcome))
        window.show()
        window.show_view("calendar")
        ahead: list[float] = []
        grasp: list[float] = []
        for meeting in outcome.plan.meetings:
            window.calendar.go_to(meeting.span.first_day)
            period, monday = outcome.problem.period, window.calendar.monday
            assert monday is not None
            last = type(monday).fromordinal(monday.toordinal() + 6)
            days = Period(max(monday, period.first), min(last, period.last))
            began = time.perf_counter()
            service.move_costs(outcome, meeting.id, days)
            ahead.append((time.perf_counter() - began) * 1000)
            window.selection.select_meeting(meeting.id)
            QTest.qWait(5)
            began = time.perf_counter()
            window.calendar.mover.take(meeting.id)
            window.calendar.week.layer.repaint()
            grasp.append((time.perf_counter() - began) * 1000)
            window.calendar.mover.let_go()
        window.document.undo_stack.setClean()
        window.close()
    for name, found in (("reckoned ahead", ahead), ("grasp to painted", grasp)):
        print(
            f"{name}: median {statistics.median(found):.1f} ms, largest {max(found):.1f} ms"
            f" over {len(found)} meetings"
        )
    print(f"grasps over {LIMIT_MS} ms: {sum(ms > LIMIT_MS for ms in grasp)}")


if __name__ == "__main__":
    main()
