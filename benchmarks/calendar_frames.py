"""How smooth the calendar is: a large home's year, and the sample care home's spring.

    python -m benchmarks.calendar_frames

Prints for each, in milliseconds: a painted frame of a week and of a month (all that is in sight,
with the meetings on it), going on to the next week and month, taking hold of a meeting until the
prices of its own week are painted, the largest gap in the event loop while a meeting is moved, and
how soon the move is judged.
"""

import statistics
import time
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from benchmarks.calendars import calendars
from models.plan import Outcome
from planner import service

if TYPE_CHECKING:
    from ui.main_window import MainWindow

FRAMES = 25


def main() -> None:
    """Print the times of both."""
    for window, outcome in calendars():
        _measure(window, outcome)


def _measure(window: "MainWindow", outcome: Outcome) -> None:
    calendar = window.calendar
    people, meetings = len(outcome.problem.roster.employees), outcome.plan.meetings
    print(f"{people} people, {len(meetings)} meetings")
    middle = meetings[len(meetings) // 2]
    for span in ("week", "month"):
        calendar.choose_span(span)
        calendar.go_to(middle.span.first_day)
        _run(0.2)
        there = len(calendar.meetings_shown())
        frame = _times(calendar.area.viewport().grab, range(FRAMES))
        _tell(f"a frame of a {span} ({there} meetings)", frame)
        _tell(f"on to the next {span}", _times(lambda: calendar.leaf(1), range(6)))
    calendar.choose_span("week")
    _holding(window, outcome)
    _moving(window, outcome)


def _holding(window: "MainWindow", outcome: Outcome) -> None:
    calendar, found = window.calendar, []
    for meeting in outcome.plan.meetings[:: max(1, len(outcome.plan.meetings) // 30)]:
        calendar.go_to(meeting.span.first_day)
        began = time.perf_counter()
        calendar.mover.take(meeting.id)
        calendar.week.layer.repaint()
        found.append((time.perf_counter() - began) * 1000)
        calendar.mover.let_go()
    _tell("taking hold, nothing reckoned before", found)


def _moving(window: "MainWindow", outcome: Outcome) -> None:
    """The largest gap between two turns of the event loop, from the drop to the judgement."""
    gaps: list[float] = []
    judged: list[float] = []
    adviser = window.verbs.adviser
    adviser.judge.expect(outcome.problem)
    _run(3.0)
    moves = 0
    for meeting in outcome.plan.meetings[:: max(1, len(outcome.plan.meetings) // 20)]:
        days = window.calendar
        days.go_to(meeting.span.first_day)
        _run(0.1)
        shown = days.shown_days()
        costs = service.move_costs(outcome, meeting.id, shown)
        goal = next((c for c in costs if c.colour != "red" and c.start != meeting.span.start), None)
        if goal is None or moves == 5:
            continue
        moves += 1
        began = time.perf_counter()
        adviser.move(meeting.id, goal.start)
        gaps.append((time.perf_counter() - began) * 1000)
        gaps.append(_run(20.0, lambda: not window.document.judging))
        judged.append((time.perf_counter() - began) * 1000)
        gaps.append(_run(0.2))
        window.document.undo_stack.undo()
        _run(0.1)
    if moves:
        print(f"  largest gap in the event loop over {moves} moves: {max(gaps):.0f} ms")
        _tell("from the drop to the judgement", judged)


def _run(seconds: float, until: Callable[[], bool] = lambda: False) -> float:
    """Let the event loop run; the longest time in milliseconds between two of its turns."""
    from PySide6.QtCore import QEventLoop, QTimer

    loop, largest = QEventLoop(), 0.0
    last = began = time.perf_counter()

    def turn() -> None:
        nonlocal last, largest
        now = time.perf_counter()
        largest, last = max(largest, now - last), now
        if now - began > seconds or until():
            loop.quit()

    timer = QTimer()
    timer.timeout.connect(turn)
    timer.start(1)
    loop.exec()
    timer.stop()
    return largest * 1000


def _times(what: Callable[[], object], turns: Iterable[int]) -> list[float]:
    found = []
    for _ in turns:
        began = time.perf_counter()
        what()
        found.append((time.perf_counter() - began) * 1000)
    return found


def _tell(name: str, found: list[float]) -> None:
    print(f"  {name}: median {statistics.median(found):.1f} ms, largest {max(found):.1f} ms")


if __name__ == "__main__":
    main()
