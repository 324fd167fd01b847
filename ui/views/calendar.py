"""The plan as a calendar, a week or a month at a time."""

from collections.abc import Callable
from datetime import date, timedelta

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QFont, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from models.plan import Outcome, Plan
from models.record import About
from models.timespan import Period, day_of
from planner.texts import capital, t
from planner.texts.dates import day_and_month, day_of_month, month_name
from ui import icons
from ui.adviser import Adviser
from ui.look import scaled
from ui.theme import GAP
from ui.views.base import Context, View
from ui.views.calendar_bar import DatePopup, FilterBar
from ui.views.calendar_facts import FactsOf
from ui.views.calendar_month import MonthGrid
from ui.views.calendar_week import WeekGrid
from ui.views.meeting_button import MeetingButton
from ui.views.mover import Mover
from ui.views.resizer import Resizer
from ui.views.tray import Tray
from ui.widgets.legend import Legend
from ui.widgets.parts import Segments, button

SPANS = ("week", "month")
TRAY = 176
"""Pixels that the list of meetings not placed takes, on a small screen less."""
LEGEND_FROM = 480
"""Pixels of height below which the colours are not explained under the days, and filters come up
when they are asked for."""
TITLE, NARROW_TITLE = 1.4, 1.1
"""How many times the usual size the name of a week or month is."""
TITLE_FROM = 520
"""Pixels of width that it needs to be large."""


class CalendarView(View):
    """Leaf through weeks or months; a click selects a meeting and shows its details."""

    def __init__(self, context: Context, adviser: Adviser) -> None:
        super().__init__(context)
        self._span = "week"
        self._day: date | None = None
        self._plan: Plan | None = None
        self._hours: tuple[int, int] | None = None
        self._facts = FactsOf()
        self._buttons: list[MeetingButton] = []
        self.week = WeekGrid(context.look, self._step)
        self.month = MonthGrid(context.look, self._step)
        self._areas = {"week": _scrolling(self.week), "month": _scrolling(self.month)}
        self._pages = QStackedWidget()
        for area in self._areas.values():
            self._pages.addWidget(area)
        self.back = _arrow(t("ui.calendar.back"), lambda: self.leaf(-1))
        self.forward = _arrow(t("ui.calendar.forward"), lambda: self.leaf(1))
        self.first = button(t("ui.calendar.first"))
        self.to_date = button("", "link")
        self._size_title()
        self.to_date.setToolTip(t("ui.calendar.go_to.why"))
        self.dates = DatePopup(self)
        self.spans = Segments(
            [(key, t(f"ui.calendar.{key}")) for key in SPANS], t("ui.calendar.span")
        )
        self.spans.choose(self._span)
        self.filter = FilterBar()
        self.legend = Legend(context.look)
        self.take = button(t("ui.move.take"))
        self.take.setToolTip(t("ui.move.take.why"))
        self.out = button(t("ui.calendar.out"))
        self.out.setToolTip(t("ui.calendar.out.why"))
        self.mover = Mover(self, adviser)
        self.resizer = Resizer(self, adviser)
        self.tray = Tray(self)
        self._lay_out()
        self.take.clicked.connect(self.mover.take_selected)
        self.out.clicked.connect(lambda: self._take_out(adviser))
        self.first.clicked.connect(lambda: self.go_to(self._first_day()))
        self.to_date.clicked.connect(self.ask_date)
        self.dates.chosen.connect(self.go_to)
        self.spans.chosen.connect(self.choose_span)
        self.filter.changed.connect(self.draw_again)
        self._keys(adviser)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(GAP * 3, GAP * 2, GAP * 3, GAP * 2)
        column.setSpacing(GAP + GAP // 2)
        top = QHBoxLayout()
        top.setSpacing(GAP)
        for part in (self.back, self.forward, self.to_date):
            top.addWidget(part)
        top.addStretch(1)
        top.addWidget(self.spans)
        column.addLayout(top)
        self.filter.put_first(self.take, self.out, self.first)
        column.addWidget(self.filter)
        column.addWidget(self.mover.said)
        middle = QHBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self.tray)
        middle.addWidget(self._pages, 1)
        column.addLayout(middle, 1)
        column.addWidget(self.legend)

    def _keys(self, adviser: Adviser) -> None:
        verbs: dict[str, Callable[[], None]] = {
            "PgUp": lambda: self.leaf_on(-1), "PgDown": lambda: self.leaf_on(1),
            "Home": lambda: self.go_to(self._first_day()), "Ctrl+G": self.ask_date,
            "Delete": lambda: self._take_out(adviser),
        }
        for key, verb in verbs.items():
            made = QShortcut(QKeySequence(key), self)
            made.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            made.activated.connect(verb)

    # What is shown ------------------------------------------------------------------------

    @property
    def grid(self) -> WeekGrid | MonthGrid:
        """The days that are shown."""
        return self.week if self._span == "week" else self.month

    @property
    def area(self) -> QScrollArea:
        """In which they are scrolled."""
        return self._areas[self._span]

    def refresh(self) -> None:
        outcome = self.context.document.state.outcome
        theme = self.context.look.theme
        self.back.setIcon(icons.icon("previous", theme.ink))
        self.forward.setIcon(icons.icon("next", theme.ink))
        if outcome is None:
            return
        if self._day is None or self._day not in outcome.problem.period:
            self._day = self._first_day()
        self.filter.offer(outcome)
        # A judgement that comes in changes no plan: what is in hand stays in hand.
        same = self._plan is outcome.plan
        if not same:
            self.mover.let_go()
        self._show_days(outcome)
        if same:
            self.mover.hold_again()

    def draw_again(self) -> None:
        """Show the same days anew, and nothing in hand."""
        outcome = self.context.document.state.outcome
        if outcome is not None and self._day is not None:
            self.mover.let_go()
            self._show_days(outcome)

    def need_hours(self, hours: tuple[int, int]) -> None:
        """Draw the week again if it does not have these hours in it."""
        outcome = self.context.document.state.outcome
        now = self.week.hours
        if outcome is not None and self._span == "week" and not (
            now[0] <= hours[0] and hours[1] <= now[1]
        ):
            self._hours = hours
            self._show_days(outcome)

    def _show_days(self, outcome: Outcome) -> None:
        assert self._day is not None
        self._plan = outcome.plan
        self.resizer.forget()
        focused = next((b.meeting.id for b in self._buttons if b.hasFocus()), None)
        facts = self._facts(outcome)
        if self._span == "week":
            self._name_days(_week_title(self._monday(self._day)))
            days = [self._monday(self._day) + timedelta(days=n) for n in range(7)]
        else:
            self._name_days(capital(month_name(self._day)))
            self.month.begin(self._day.replace(day=1))
            first, last = self.month.shown_days
            days = [first + timedelta(days=n) for n in range((last - first).days + 1)]
        there = [meeting for day in days for meeting in facts.by_day.get(day, ())]
        wanted = self.filter.wanted
        shown = [meeting for meeting in there if facts.shown(meeting, wanted)]
        if self._span == "week":
            self._buttons = self.week.show_week(facts, shown, days[0], self._choose, self._hours)
        else:
            self._buttons = self.month.show_month(facts, shown, self._choose)
        self._pages.setCurrentWidget(self.area)
        self.filter.tell(len(shown), len(there))
        self.tray.show_missing(facts, wanted)
        self.legend.explain(outcome.problem, with_teams=False)
        for each in self._buttons:
            self.mover.follow(each)
            self.resizer.follow(each)
            each.setChecked(each.meeting.id == self.context.selection.meeting)
            if each.meeting.id == focused:
                each.setFocus()
        if focused is not None and not any(b.meeting.id == focused for b in self._buttons):
            # Who leafs by keyboard goes on from the first meeting there is.
            next(iter(self._buttons), self.forward).setFocus()

    def _name_days(self, title: str) -> None:
        self.to_date.setText(f"{title} ▾")
        self.to_date.setAccessibleName(f"{title}, {t('ui.calendar.go_to')}")

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # On a small screen the days need the room; each meeting says its kind itself.
        self.legend.setVisible(self.height() >= LEGEND_FROM)
        self.filter.save_room(self.height() < LEGEND_FROM)
        self._size_title()
        self.tray.setFixedWidth(min(TRAY, self.width() // 4))

    def _size_title(self) -> None:
        size = TITLE if self.width() >= TITLE_FROM else NARROW_TITLE
        self.to_date.setFont(scaled(self.font(), size, QFont.Weight.DemiBold))

    def show_selection(self) -> None:
        state, chosen = self.context.document.state, self.context.selection.meeting
        meeting = state.meeting(chosen) if chosen else None
        there = any(b.meeting.id == chosen for b in self._buttons)
        if meeting is not None and not there and self._hidden_day(meeting.span.first_day):
            self.go_to(day_of(meeting.span.start))
        self.take.setEnabled(meeting is not None)
        self.out.setEnabled(meeting is not None)
        self.mover.prepare(chosen)
        for each in self._buttons:
            each.setChecked(each.meeting.id == chosen)
            if each.isChecked():
                self.area.ensureWidgetVisible(each)

    def _hidden_day(self, day: date) -> bool:
        days = self.shown_days()
        return days is None or day not in days

    @property
    def monday(self) -> date | None:
        """The first day of the week that is shown, or of the day in the month that is."""
        return self._monday(self._day) if self._day else None

    def shown_days(self) -> Period | None:
        """The days of the period that are shown."""
        outcome = self.context.document.state.outcome
        if outcome is None or self._day is None:
            return None
        if self._span == "week":
            first = self._monday(self._day)
            last = first + timedelta(days=6)
        else:
            first, last = self.month.shown_days
        period = outcome.problem.period
        first, last = max(first, period.first), min(last, period.last)
        return Period(first, last) if first <= last else None

    def meetings_shown(self) -> tuple[MeetingButton, ...]:
        """The meetings of the days that are shown, in order of time."""
        return tuple(self._buttons)

    def focus_meeting(self, meeting_id: str) -> None:
        """Give a meeting that is shown the focus."""
        for each in self._buttons:
            if each.meeting.id == meeting_id:
                each.setFocus()

    def subject_at(self, where: QPoint) -> tuple[About, str] | None:
        found = self.childAt(where)
        return ("meeting", found.meeting.id) if isinstance(found, MeetingButton) else None

    # Ways through the days ----------------------------------------------------------------

    def choose_span(self, span: str) -> None:
        """Show a `week` or a `month` at a time."""
        self.mover.let_go()
        self._span = span
        self.spans.choose(span)
        self.draw_again()

    def go_to(self, day: date) -> None:
        """Show the week or month of a day."""
        self._day = day
        self.draw_again()

    def ask_date(self) -> None:
        """Let a date be chosen, and go there."""
        outcome = self.context.document.state.outcome
        if outcome is not None and self._day is not None:
            below = self.to_date.mapToGlobal(self.to_date.rect().bottomLeft())
            self.dates.open_at(below, outcome.problem.period, self._day)

    def _first_day(self) -> date:
        outcome = self.context.document.state.outcome
        if outcome is None:
            return date.today()
        today = date.today()
        if today in outcome.problem.period:
            return today
        meetings = outcome.plan.meetings
        return day_of(meetings[0].span.start) if meetings else outcome.problem.period.first

    def leaf(self, way: int) -> None:
        """Go a week or month back (-1) or on (1)."""
        outcome = self.context.document.state.outcome
        if outcome is None or self._day is None:
            return
        if self._span == "week":
            day = self._day + timedelta(days=7 * way)
        else:
            day = (self._day.replace(day=15) + timedelta(days=30 * way)).replace(day=15)
        period = outcome.problem.period
        self.go_to(min(max(day, period.first), period.last))

    def leaf_on(self, way: int) -> None:
        """The same, with what is in hand."""
        if self.mover.holding:
            self.mover.leaf(way)
        else:
            self.leaf(way)

    def _monday(self, day: date) -> date:
        return day - timedelta(days=day.weekday())

    # What is done -------------------------------------------------------------------------

    def _choose(self, meeting_id: str) -> None:
        self.context.selection.select_meeting(meeting_id)

    def _take_out(self, adviser: Adviser) -> None:
        """Take the meeting that has the focus, or else the selected one, out of the plan."""
        focused = self.focusWidget()
        chosen = self.context.selection.meeting
        if isinstance(focused, MeetingButton) and focused.hasFocus():
            chosen = focused.meeting.id
        if chosen is not None and not self.mover.holding:
            adviser.take_out(chosen)

    def _step(self, meeting_id: str, way: int) -> None:
        """Select the meeting before or after another one, leafing where it lies elsewhere."""
        outcome = self.context.document.state.outcome
        if outcome is None:
            return
        facts, wanted = self._facts(outcome), self.filter.wanted
        ids = [m.id for m in outcome.plan.meetings if facts.shown(m, wanted)]
        where = ids.index(meeting_id) + way
        if 0 <= where < len(ids):
            self.context.selection.select_meeting(ids[where])
            self.focus_meeting(ids[where])


def _arrow(name: str, verb: Callable[[], None]) -> QToolButton:
    made = QToolButton()
    made.setAccessibleName(name)
    made.setToolTip(name)
    made.clicked.connect(lambda: verb())
    return made


def _scrolling(grid: QWidget) -> QScrollArea:
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(grid)
    return area


def _week_title(monday: date) -> str:
    sunday = monday + timedelta(days=6)
    same = monday.month == sunday.month
    return t(
        "ui.calendar.week_title", number=monday.isocalendar().week,
        first=day_of_month(monday) if same else day_and_month(monday, short=True),
        last=day_and_month(sunday, short=not same),
    )
