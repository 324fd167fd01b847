"""Moving a meeting by hand in the calendar: take hold, see what times cost, drop or give up."""

from datetime import timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer
from PySide6.QtGui import QKeySequence, QMouseEvent, QShortcut
from PySide6.QtWidgets import QApplication

from models.meetings import Meeting
from models.timespan import Moment, Period, minute_of_day
from planner import service
from planner.texts import t
from ui.adviser import Adviser
from ui.views.meeting_button import MeetingButton
from ui.views.moving import Held
from ui.widgets.parts import note

if TYPE_CHECKING:
    from planner.advice.moving import TimeCost
    from ui.views.calendar import CalendarView


class Mover(QObject):
    """Watches the meetings of a calendar; `said` is the sentence about the time aimed at."""

    def __init__(self, calendar: "CalendarView", adviser: Adviser) -> None:
        super().__init__(calendar)
        self._calendar, self._adviser = calendar, adviser
        self._pressed: QPoint | None = None
        self._wanted: str | None = None
        self.said = note("", "info")
        self.said.hide()
        # What all times cost is reckoned once a meeting is looked at, so that it is there at once
        # when somebody takes hold of it.
        self._ahead = QTimer(self)
        self._ahead.setSingleShot(True)
        self._ahead.setInterval(0)
        self._ahead.timeout.connect(self._prepare_now)
        layer = calendar.week.layer
        layer.dropped.connect(self._dropped)
        layer.given_up.connect(self._given_up)
        layer.leafed.connect(self._leafed)
        layer.told.connect(self._tell)
        key = QShortcut(QKeySequence("M"), calendar)
        key.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        key.activated.connect(self.take_selected)

    @property
    def holding(self) -> bool:
        """Whether a meeting is held on to."""
        return self._calendar.week.layer.held is not None

    def follow(self, button: MeetingButton) -> None:
        """Let a meeting be dragged."""
        button.installEventFilter(self)

    def prepare(self, meeting_id: str | None) -> None:
        """Reckon ahead what a meeting would cost at other times."""
        self._wanted = meeting_id
        if meeting_id is not None:
            self._ahead.start()

    def take_selected(self) -> None:
        """Take hold of the meeting that has the focus, or else of the selected one."""
        if self.holding:
            self._given_up()
            return
        focused = self._calendar.focusWidget()
        chosen = self._calendar.context.selection.meeting
        if isinstance(focused, MeetingButton) and focused.hasFocus():
            chosen = focused.meeting.id
        if chosen is not None and self.take(chosen):
            self._calendar.week.layer.setFocus()

    def take(self, meeting_id: str) -> bool:
        """Take hold of a meeting; says why where it cannot be moved."""
        calendar = self._calendar
        meeting = calendar.context.document.state.meeting(meeting_id)
        if meeting is None or not self._adviser.free() or not self._may_move(meeting):
            return False
        calendar.context.selection.select_meeting(meeting_id)
        if not calendar.week.isVisible():
            calendar.choose_span("week")
            calendar.go_to(meeting.span.first_day)
        return self._hold(meeting, None)

    def let_go(self) -> None:
        """Hold on to nothing any more, and change nothing."""
        self._calendar.week.layer.let_go()
        self.said.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(watched, MeetingButton) and isinstance(event, QMouseEvent):
            return self._dragged(watched, event)
        return super().eventFilter(watched, event)

    def _dragged(self, button: MeetingButton, event: QMouseEvent) -> bool:
        where = event.position().toPoint()
        kind = event.type()
        if kind == QEvent.Type.MouseButtonPress and event.button() == Qt.MouseButton.LeftButton:
            self._pressed = where
            self.prepare(button.meeting.id)
        elif kind == QEvent.Type.MouseMove and self._pressed is not None:
            far = (where - self._pressed).manhattanLength() >= QApplication.startDragDistance()
            if far and not self.holding and not button.chip and not self.take(button.meeting.id):
                self._pressed = None
            if self.holding:
                layer = self._calendar.week.layer
                layer.point_at(layer.mapFromGlobal(event.globalPosition().toPoint()))
                return True
        elif kind == QEvent.Type.MouseButtonRelease:
            self._pressed = None
            if self.holding:
                button.setDown(False)
                layer = self._calendar.week.layer
                layer.point_at(layer.mapFromGlobal(event.globalPosition().toPoint()))
                # Let the button end its own press before the plan, and with it the button, goes.
                QTimer.singleShot(0, layer, layer.drop)
                return True
        return False

    def _may_move(self, meeting: Meeting) -> bool:
        outcome = self._calendar.context.document.state.outcome
        if outcome is None:
            return False
        known = meeting.id in service.due_meetings(outcome)
        if meeting.locked or not known:
            key = "ui.move.locked" if meeting.locked else "ui.move.unknown"
            self._adviser.told.emit("info", t(key))
            return False
        return True

    def _hold(self, meeting: Meeting, target: Moment | None) -> bool:
        costs = self._costs(meeting.id)
        if costs:
            first = min(minute_of_day(c.start) for c in costs) // 60
            last = max(minute_of_day(c.start) + meeting.span.minutes for c in costs)
            hours = first, min(24, -(-last // 60))
            if self._calendar.week.hours[0] > hours[0] or self._calendar.week.hours[1] < hours[1]:
                self._calendar.show_hours(hours)
        held = Held(meeting.id, meeting.span.minutes, meeting.span.start, costs)
        self._calendar.week.layer.hold(held, target)
        return True

    def _costs(self, meeting_id: str) -> "tuple[TimeCost, ...]":
        outcome = self._calendar.context.document.state.outcome
        days = self._days()
        if outcome is None or days is None:
            return ()
        return service.move_costs(outcome, meeting_id, days)

    def _days(self) -> Period | None:
        """The days of the shown week that lie in the period."""
        outcome, monday = self._calendar.context.document.state.outcome, self._calendar.monday
        if outcome is None or monday is None:
            return None
        period = outcome.problem.period
        first = max(monday, period.first)
        last = min(monday + timedelta(days=6), period.last)
        return Period(first, last) if first <= last else None

    def _prepare_now(self) -> None:
        outcome = self._calendar.context.document.state.outcome
        meeting_id, self._wanted = self._wanted, None
        if outcome is not None and meeting_id in service.due_meetings(outcome):
            self._costs(str(meeting_id))

    def _dropped(self, start: Moment) -> None:
        held = self._calendar.week.layer.held
        if held is None:
            return
        moved = held.meeting
        if self._adviser.move(moved, start):
            self._calendar.focus_meeting(moved)
        self.let_go()

    def _given_up(self) -> None:
        held = self._calendar.week.layer.held
        self.let_go()
        if held is not None:
            self._calendar.focus_meeting(held.meeting)

    def _leafed(self, way: int) -> None:
        held = self._calendar.week.layer.held
        if held is None:
            return
        target = self._calendar.week.layer.target
        before = self._calendar.monday
        self._calendar.leaf(way)
        meeting = self._calendar.context.document.state.meeting(held.meeting)
        if meeting is not None:
            aim = target.start + way * 1440 if target is not None else None
            changed = self._calendar.monday != before
            self._hold(meeting, aim if changed or target is None else target.start)
            self._calendar.week.layer.setFocus()

    def _tell(self, tone: str, text: str) -> None:
        self.said.setText(f"{text}   {t('ui.move.hint')}")
        self.said.setProperty("tone", tone)
        self.said.style().unpolish(self.said)
        self.said.style().polish(self.said)
        self.said.show()
