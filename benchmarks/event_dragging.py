"""A meeting dragged by the mouse in the calendar."""

from typing import TYPE_CHECKING

from benchmarks.event_watch import Watch
from planner import service

if TYPE_CHECKING:
    from PySide6.QtCore import QPoint

    from ui.main_window import MainWindow
    from ui.views.meeting_button import MeetingButton

TRIED = 40
"""So many meetings are looked at for one that can be moved within its week."""


class Drag:
    """One meeting, the time it goes to, and the hand that takes it there."""

    def __init__(self, window: "MainWindow", watch: Watch) -> None:
        self._window, self._watch = window, watch
        self._meeting = ""
        self._goal = 0

    def find(self) -> bool:
        """Look for a meeting that could be held at another time of its week."""
        calendar, outcome = self._window.calendar, self._window.document.state.outcome
        assert outcome is not None
        calendar.choose_span("week")
        meetings = outcome.plan.meetings
        for meeting in meetings[:: max(1, len(meetings) // TRIED)]:
            calendar.go_to(meeting.span.first_day)
            self._watch.wait(0.05)
            costs = service.move_costs(outcome, meeting.id, calendar.shown_days())
            goal = next(
                (c for c in costs if c.colour != "red" and c.start != meeting.span.start), None
            )
            if goal is not None and not meeting.locked:
                self._meeting, self._goal = meeting.id, goal.start
                return True
        return False

    def take(self) -> None:
        """Press it and move the mouse a little."""
        from PySide6.QtCore import QPoint, Qt
        from PySide6.QtTest import QTest

        button = self._button()
        inside = self._middle(button)
        QTest.mousePress(button, Qt.MouseButton.LeftButton, pos=inside)
        QTest.mouseMove(button, inside + QPoint(12, 12))

    def priced(self) -> bool:
        """Whether the prices of the week are there."""
        held = self._window.calendar.week.layer.held
        return held is not None and any(cost.start == self._goal for cost in held.costs)

    def drop(self) -> None:
        """Take it to its new time and let go."""
        from PySide6.QtCore import QPoint, Qt
        from PySide6.QtTest import QTest

        button, week = self._button(), self._window.calendar.week
        near = button.mapFrom(week, week.slot(self._goal, 30).center())
        QTest.mouseMove(button, near - QPoint(0, 3))
        QTest.mouseMove(button, near)
        QTest.mouseRelease(button, Qt.MouseButton.LeftButton, pos=near)

    def _button(self) -> "MeetingButton":
        shown = self._window.calendar.meetings_shown()
        return next(b for b in shown if b.meeting.id == self._meeting)

    def _middle(self, button: "MeetingButton") -> "QPoint":
        return button.rect().center()
