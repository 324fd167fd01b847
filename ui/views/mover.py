"""Moving a meeting by hand in the calendar: take hold, see what times cost, drop or give up."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer
from PySide6.QtGui import QKeySequence, QMouseEvent, QShortcut
from PySide6.QtWidgets import QApplication

from models.meetings import Meeting
from models.plan import Outcome
from models.timespan import DAY_MINUTES, Moment, Period, day_of, minute_of_day
from planner import service
from planner.texts import t
from ui.adviser import Adviser
from ui.readying import Readying
from ui.views.meeting_button import MeetingButton
from ui.views.moving import Held, MoveLayer
from ui.views.placing_words import placing_words
from ui.widgets.parts import note

if TYPE_CHECKING:
    from planner.advice.moving import TimeCost
    from ui.views.calendar import CalendarView

DWELL_MS = 600
"""How long a meeting is held at the edge of the days before the next ones come."""
EDGE = 28
"""Pixels of that edge."""
SLICE = 7
"""Days whose prices are reckoned at a time, so that the window answers meanwhile."""
WORDS_MS = 60
"""How long a time is aimed at before it is told who pays for it."""


class Mover(QObject):
    """Watches the meetings of a calendar; `said` is the sentence about the time aimed at."""

    def __init__(self, calendar: "CalendarView", adviser: Adviser) -> None:
        super().__init__(calendar)
        self._calendar, self._adviser = calendar, adviser
        self._pressed: QPoint | None = None
        self._wanted: str | None = None
        self._slices: Iterator[None] = iter(())
        self._way = 0
        self.said = note("", "info")
        self.said.hide()
        # What all times cost is reckoned once a meeting is looked at, so that it is there at once
        # when somebody takes hold of it.
        self._ahead = self._timer(0, self._prepare_now)
        self._readying = Readying(self)
        self._readying.ready.connect(self._ready)
        self._rest = self._timer(0, self._next_slice)
        self._dwell = self._timer(DWELL_MS, self._dwelt)
        self._words = self._timer(WORDS_MS, self._tell_words)
        for layer in (calendar.week.layer, calendar.month.layer):
            layer.dropped.connect(self._dropped)
            layer.given_up.connect(self.give_up)
            layer.leafed.connect(self.leaf)
            layer.told.connect(self._tell)
            layer.dragged.connect(self._watch_edge)
        key = QShortcut(QKeySequence("M"), calendar)
        key.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        key.activated.connect(self.take_selected)

    @property
    def layer(self) -> MoveLayer:
        """The prices over the days that are shown now."""
        return self._calendar.grid.layer

    @property
    def holding(self) -> bool:
        """Whether a meeting is held on to."""
        return self.layer.held is not None

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
            self.give_up()
            return
        focused = self._calendar.focusWidget()
        chosen = self._calendar.context.selection.meeting
        if isinstance(focused, MeetingButton) and focused.hasFocus():
            chosen = focused.meeting.id
        if chosen is not None and self.take(chosen):
            self.layer.setFocus()

    def take(self, meeting_id: str) -> bool:
        """Take hold of a meeting, placed or not; says why where it cannot be moved."""
        calendar = self._calendar
        state = calendar.context.document.state
        meeting, missing = state.meeting(meeting_id), state.unplaced(meeting_id)
        if state.outcome is None or not self._adviser.free():
            return False
        if not self._may_move(state.outcome, meeting_id, meeting):
            return False
        calendar.context.selection.select_meeting(meeting_id)
        if meeting is None and missing is not None:
            shown = calendar.shown_days()
            if shown is None or missing.last < shown.first or shown.last < missing.first:
                calendar.go_to(missing.first)
        return self._hold(meeting_id, None)

    def let_go(self) -> None:
        """Hold on to nothing any more, and change nothing."""
        for timer in (self._rest, self._dwell, self._words):
            timer.stop()
        self._calendar.week.layer.let_go()
        self._calendar.month.layer.let_go()
        self.said.hide()

    def give_up(self) -> None:
        """Let go, and look at the meeting where it lies."""
        held = self.layer.held
        self.let_go()
        if held is not None:
            self._calendar.focus_meeting(held.meeting)

    def hold_again(self) -> None:
        """Hold on to the same meeting over days that were drawn anew."""
        held = self.layer.held
        if held is not None:
            target = self.layer.target
            self._hold(held.meeting, target.start if target is not None else None)

    # The mouse ----------------------------------------------------------------------------

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
            if far and not self.holding and not self.take(button.meeting.id):
                self._pressed = None
            if self.holding:
                self.drag_to(event.globalPosition().toPoint())
                return True
        elif kind == QEvent.Type.MouseButtonRelease:
            self._pressed = None
            if self.holding:
                button.setDown(False)
                self.drop_at(event.globalPosition().toPoint())
                return True
        return False

    def drag_to(self, where: QPoint) -> None:
        """A held meeting is dragged to a point of the screen."""
        self.layer.point_at(self.layer.mapFromGlobal(where))
        self._watch_edge(where)

    def drop_at(self, where: QPoint) -> None:
        """A held meeting is let fall at a point of the screen."""
        self._dwell.stop()
        layer = self.layer
        layer.point_at(layer.mapFromGlobal(where))
        # Let what was pressed end its own press before the plan, and with it the button, goes.
        QTimer.singleShot(0, layer, layer.drop)

    def _watch_edge(self, where: QPoint) -> None:
        area = self._calendar.area
        inside = area.viewport().mapFromGlobal(where)
        on_layer = self.layer.mapFromGlobal(where)
        area.ensureVisible(on_layer.x(), on_layer.y(), EDGE, EDGE)
        width = area.viewport().width()
        way = -1 if inside.x() < EDGE else 1 if inside.x() > width - EDGE else 0
        if way != self._way or not way:
            self._dwell.stop()
        self._way = way
        if way and not self._dwell.isActive():
            self._dwell.start()

    def _dwelt(self) -> None:
        if self.holding and self._way:
            self.leaf(self._way)
            self._dwell.start()

    # Prices -------------------------------------------------------------------------------

    def _may_move(self, outcome: Outcome, meeting_id: str, meeting: Meeting | None) -> bool:
        locked = meeting is not None and meeting.locked
        if locked or meeting_id not in service.due_meetings(outcome):
            key = "ui.move.locked" if locked else "ui.move.unknown"
            self._adviser.told.emit("info", t(key))
            return False
        return True

    def _hold(self, meeting_id: str, target: Moment | None) -> bool:
        calendar = self._calendar
        outcome = calendar.context.document.state.outcome
        days = calendar.shown_days()
        if outcome is None or days is None:
            return False
        meeting = calendar.context.document.state.meeting(meeting_id)
        start = meeting.span.start if meeting is not None else None
        slices = _slices(days, target if target is not None else start)
        costs = self._costs(outcome, meeting_id, slices[0])
        minutes = meeting.span.minutes if meeting is not None else _minutes(outcome, meeting_id)
        if costs:
            first = min(minute_of_day(c.start) for c in costs) // 60
            last = max(minute_of_day(c.start) + minutes for c in costs)
            calendar.need_hours((first, min(24, -(-last // 60))))
        self.layer.hold(Held(meeting_id, minutes, start, self._places(costs, start)), target)
        self._slices = self._reckon(outcome, meeting_id, slices, costs, start)
        self._rest.start()
        return True

    def _reckon(
        self, outcome: Outcome, meeting_id: str, slices: list[Period],
        costs: "tuple[TimeCost, ...]", start: Moment | None,
    ) -> Iterator[None]:
        """The days that are further away, some at a time."""
        for days in slices[1:]:
            costs = tuple(
                sorted((*costs, *self._costs(outcome, meeting_id, days)), key=lambda c: c.start)
            )
            self.layer.show_more(self._places(costs, start))
            yield

    def _next_slice(self) -> None:
        for _ in self._slices:
            self._rest.start()
            return

    def _places(
        self, costs: "tuple[TimeCost, ...]", start: Moment | None
    ) -> "tuple[TimeCost, ...]":
        from planner.advice.placing import best_of_days

        return best_of_days(costs, start) if self.layer.by_day else costs

    def _costs(self, outcome: Outcome, meeting_id: str, days: Period) -> "tuple[TimeCost, ...]":
        return service.move_costs(outcome, meeting_id, days)

    def _prepare_now(self) -> None:
        state, days = self._calendar.context.document.state, self._calendar.shown_days()
        outcome, meeting_id, self._wanted = state.outcome, self._wanted, None
        if outcome is None or meeting_id is None or days is None:
            return
        meeting = state.meeting(meeting_id)
        near = _slices(days, meeting.span.start if meeting is not None else None)[0]
        self._readying.ask(outcome, lambda: service.move_costs(outcome, meeting_id, near))

    def _ready(self, ready: Outcome) -> None:
        if self._calendar.context.document.state.outcome is ready:
            self._adviser.judge.expect(ready.problem)

    # Where it ends ------------------------------------------------------------------------

    def _dropped(self, start: Moment) -> None:
        held = self.layer.held
        if held is None:
            return
        self.let_go()
        if self._adviser.move(held.meeting, start):
            self._calendar.focus_meeting(held.meeting)

    def leaf(self, way: int) -> None:
        """Go on to the next (1) or the former (-1) days with the meeting in hand."""
        held, target = self.layer.held, self.layer.target
        if held is None:
            return
        before = self._calendar.shown_days()
        self._calendar.leaf(way)
        after = self._calendar.shown_days()
        aim = target.start if target is not None else None
        if aim is not None and before != after and before is not None and after is not None:
            aim += (after.first - before.first).days * DAY_MINUTES
        self._hold(held.meeting, aim)
        self.layer.setFocus()

    def _tell(self, tone: str, text: str) -> None:
        hint = t("ui.move.month" if self.layer.by_day else "ui.move.hint")
        self.tell(tone, f"{text}   {hint}")
        self._words.start()

    def tell(self, tone: str, text: str) -> None:
        """Say something of what is in hand."""
        self.said.setText(text)
        self.said.setProperty("tone", tone)
        self.said.style().unpolish(self.said)
        self.said.style().polish(self.said)
        self.said.show()
        # A layout asks a label that is in sight already too late how tall its new text is.
        self.said.setMinimumHeight(self.said.heightForWidth(self.said.width()))

    def _tell_words(self) -> None:
        """Who would pay for the time that is aimed at, and who comes and goes."""
        outcome = self._calendar.context.document.state.outcome
        held, target = self.layer.held, self.layer.target
        if outcome is None or held is None or target is None or target.colour == "red":
            return
        words = placing_words(outcome, held.meeting, target.start)
        if words:
            tone = "good" if target.colour == "green" else "warning"
            self.tell(tone, f"{self.layer.accessibleName()} {words}")
            self.layer.setAccessibleDescription(words)

    def _timer(self, ms: int, then: Callable[[], None]) -> QTimer:
        made = QTimer(self)
        made.setSingleShot(True)
        made.setInterval(ms)
        made.timeout.connect(then)
        return made


def _slices(days: Period, near: Moment | None) -> list[Period]:
    """The days cut into weeks, the one around a moment first."""
    starts = [days.first + timedelta(days=n) for n in range(0, days.length, SLICE)]
    cut = [Period(day, min(days.last, day + timedelta(days=SLICE - 1))) for day in starts]
    if near is not None:
        day = day_of(near)
        cut.sort(key=lambda p: abs((p.first - day).days) if day not in p else -1)
    return cut


def _minutes(outcome: Outcome, meeting_id: str) -> int:
    """How long a meeting that is due is to be."""
    from planner.advice.view import view_of

    view = view_of(outcome)
    return view.kind(view.due[meeting_id]).minutes
