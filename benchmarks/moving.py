"""How soon a meeting that is taken hold of shows what every other time of its week would cost.

    python -m benchmarks.moving

Opens the sample care home's plan, and then the plan of a large home's year, in a window that nobody
sees, takes hold of meetings and prints, in milliseconds: reckoning the week that is shown (done
ahead, when a meeting is selected), and from the grasp to the painted week.
"""

import statistics
import time
from typing import TYPE_CHECKING

from benchmarks.calendars import calendars
from models.plan import Outcome
from planner import service

if TYPE_CHECKING:
    from ui.main_window import MainWindow

LIMIT_MS = 50
MEETINGS = 60
"""So many meetings of each plan are taken hold of, at equal distances."""


def main() -> None:
    """Print the times."""
    for window, outcome in calendars():
        _measure(window, outcome)


def _measure(window: "MainWindow", outcome: Outcome) -> None:
    from PySide6.QtTest import QTest

    ahead: list[float] = []
    grasp: list[float] = []
    calendar, meetings = window.calendar, outcome.plan.meetings
    for meeting in meetings[:: max(1, len(meetings) // MEETINGS)]:
        calendar.go_to(meeting.span.first_day)
        began = time.perf_counter()
        service.move_costs(outcome, meeting.id, calendar.shown_days())
        ahead.append((time.perf_counter() - began) * 1000)
        window.selection.select_meeting(meeting.id)
        QTest.qWait(5)
        began = time.perf_counter()
        calendar.mover.take(meeting.id)
        calendar.week.layer.repaint()
        grasp.append((time.perf_counter() - began) * 1000)
        calendar.mover.let_go()
    people = len(outcome.problem.roster.employees)
    print(f"{people} people, {len(meetings)} meetings")
    for name, found in (("reckoned ahead", ahead), ("grasp to painted", grasp)):
        print(
            f"  {name}: median {statistics.median(found):.1f} ms, largest {max(found):.1f} ms"
            f" over {len(found)} meetings"
        )
    print(f"  grasps over {LIMIT_MS} ms: {sum(ms > LIMIT_MS for ms in grasp)}")


if __name__ == "__main__":
    main()
