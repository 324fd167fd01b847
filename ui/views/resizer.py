"""A meeting made longer or shorter by hand: by its edges with the mouse, or by Shift and arrows."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QMouseEvent

from models.timespan import Moment, Span
from planner.texts import t
from planner.texts.dates import duration, times
from ui.adviser import Adviser
from ui.views.meeting_button import MeetingButton

if TYPE_CHECKING:
    from ui.views.calendar import CalendarView

STEP = 15
"""Minutes by which a length changes, and the shortest that there is."""
PAUSE_MS = 1200
"""How long after the last key a length is taken, where Shift is still held."""


class Resizer(QObject):
    """Watches the meetings of a week. What it would mean stands in the mover's sentence."""

    def __init__(self, calendar: "CalendarView", adviser: Adviser) -> None:
        super().__init__(calendar)
        self._calendar, self._adviser = calendar, adviser
        self._button: MeetingButton | None = None
        self._edge = 0
        self.span: Span | None = None
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self.take)

    def follow(self, button: MeetingButton) -> None:
        """Let the edges of a meeting be dragged. Is asked before the mover."""
        button.setMouseTracking(True)
        button.installEventFilter(self)

    def forget(self) -> None:
        """The meetings are drawn anew: nothing is in hand."""
        self._button, self.span, self._edge = None, None, 0
        self._pause.stop()

    def take(self) -> None:
        """Let the meeting be as long as it is shown."""
        button, span = self._button, self.span
        self.forget()
        if button is None or span is None:
            return
        meeting = button.meeting
        if span == meeting.span or not self._adviser.resize(meeting.id, span):
            self._calendar.draw_again()
        self._calendar.focus_meeting(meeting.id)

    def give_up(self) -> None:
        """Show the meeting as long as it is."""
        button = self._button
        self.forget()
        self._calendar.draw_again()
        if button is not None:
            self._calendar.focus_meeting(button.meeting.id)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(watched, MeetingButton):
            if isinstance(event, QMouseEvent):
                return self._mouse(watched, event)
            if isinstance(event, QKeyEvent):
                return self._key(watched, event)
        return super().eventFilter(watched, event)

    def _mouse(self, button: MeetingButton, event: QMouseEvent) -> bool:
        where, kind = event.position().toPoint(), event.type()
        if kind == QEvent.Type.MouseButtonPress and event.button() == Qt.MouseButton.LeftButton:
            self._edge = button.edge_at(where)
            if self._edge and self._may(button):
                self._button, self.span = button, button.meeting.span
                return True
        elif kind == QEvent.Type.MouseMove and self._button is button and self._edge:
            self._show(self._dragged_to(button, event.globalPosition().toPoint()))
            return True
        elif kind == QEvent.Type.MouseMove and not event.buttons():
            at_edge = button.edge_at(where)
            shape = Qt.CursorShape.SizeVerCursor if at_edge else Qt.CursorShape.PointingHandCursor
            if button.cursor().shape() != shape:
                button.setCursor(shape)
        elif kind == QEvent.Type.MouseButtonRelease and self._button is button and self._edge:
            # Let the button end its own press before it goes.
            QTimer.singleShot(0, self, self.take)
            return True
        return False

    def _dragged_to(self, button: MeetingButton, where: QPoint) -> Span:
        week, span = self._calendar.week, button.meeting.span
        at: Moment = week.moment_at(span.first_day, week.mapFromGlobal(where).y())
        if self._edge > 0:
            return Span(span.start, max(at, span.start + STEP))
        return Span(min(at, span.end - STEP), span.end)

    def _key(self, button: MeetingButton, event: QKeyEvent) -> bool:
        key, press = Qt.Key(event.key()), event.type() == QEvent.Type.KeyPress
        held = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        if press and held and key in (Qt.Key.Key_Up, Qt.Key.Key_Down) and not button.chip:
            return self._by_key(button, STEP if key == Qt.Key.Key_Down else -STEP)
        if self._button is not button:
            return False
        if press and key == Qt.Key.Key_Escape:
            self.give_up()
            return True
        done = press and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if done or (not press and key == Qt.Key.Key_Shift):
            QTimer.singleShot(0, self, self.take)
            return True
        return False

    def _by_key(self, button: MeetingButton, minutes: int) -> bool:
        if self._button is not button:
            if not self._may(button):
                return True
            self._button, self.span, self._edge = button, button.meeting.span, 0
        assert self.span is not None
        if self.span.minutes + minutes < STEP:
            self._calendar.mover.tell("info", t("ui.resize.least", minutes=STEP))
            return True
        self._show(Span(self.span.start, self.span.end + minutes))
        self._pause.start()
        return True

    def _may(self, button: MeetingButton) -> bool:
        if button.meeting.locked:
            self._adviser.told.emit("info", t("ui.move.locked"))
            return False
        return self._adviser.free()

    def _show(self, span: Span) -> None:
        """Draw the meeting as long as it would be, and say what that would cost."""
        from planner.advice.placing import resized

        outcome = self._calendar.context.document.state.outcome
        button = self._button
        if button is None or outcome is None or span == self.span:
            return
        self.span = span
        place = self._calendar.week.slot(span.start, span.minutes)
        now = button.geometry()
        button.setGeometry(now.left(), place.top() + 1, now.width(), place.height() - 1)
        button.raise_()
        there = resized(outcome, button.meeting.id, span)
        if there.meeting is None:
            self._calendar.mover.tell("error", t("ui.resize.cannot", times=times(span)))
            return
        before = sum(seat.extra_minutes for seat in button.meeting.attendance)
        more = sum(seat.extra_minutes for seat in there.meeting.attendance) - before
        key = "ui.resize.more" if more > 0 else "ui.resize.less" if more else "ui.resize.same"
        said = t(
            "ui.resize.now", kind=button.facts.kind, times=times(span), minutes=span.minutes,
            price=t(key, minutes=duration(abs(more))),
        )
        button.setAccessibleName(said)
        self._calendar.mover.tell("warning" if more > 0 else "good", said)
