"""The plan as a calendar, a week or a month at a time."""

from datetime import date, timedelta

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from models.plan import Outcome
from models.timespan import day_of
from planner.texts import capital, t
from planner.texts.dates import day_and_month, day_of_month, month_name
from ui import icons
from ui.adviser import Adviser
from ui.theme import GAP
from ui.views.base import Context, View
from ui.views.calendar_month import MonthGrid
from ui.views.calendar_week import WeekGrid
from ui.views.meeting_button import MeetingButton
from ui.views.mover import Mover
from ui.widgets.legend import Legend
from ui.widgets.parts import Segments, button, label

SPANS = ("week", "month")


class CalendarView(View):
    """Leaf through weeks or months; a click selects a meeting and shows its details."""

    def __init__(self, context: Context, adviser: Adviser) -> None:
        super().__init__(context)
        self._span = "week"
        self._day: date | None = None
        self._buttons: list[MeetingButton] = []
        self.week = WeekGrid(context.look, self._step)
        self.month = MonthGrid(context.look, self._step)
        self._pages = QStackedWidget()
        for grid in (self.week, self.month):
            self._pages.addWidget(_scrolling(grid))
        self._title = label("", "title", size=1.5)
        self.back, self.forward = QToolButton(), QToolButton()
        self.back.setAccessibleName(t("ui.calendar.back"))
        self.forward.setAccessibleName(t("ui.calendar.forward"))
        self.back.setToolTip(t("ui.calendar.back"))
        self.forward.setToolTip(t("ui.calendar.forward"))
        self.first = button(t("ui.calendar.first"))
        self.spans = Segments(
            [(key, t(f"ui.calendar.{key}")) for key in SPANS], t("ui.calendar.span")
        )
        self.spans.choose(self._span)
        self.legend = Legend(context.look)
        self.take = button(t("ui.move.take"))
        self.take.setToolTip(t("ui.move.take.why"))
        self.mover = Mover(self, adviser)
        self._lay_out()
        self.take.clicked.connect(self.mover.take_selected)
        self.back.clicked.connect(lambda: self.leaf(-1))
        self.forward.clicked.connect(lambda: self.leaf(1))
        self.first.clicked.connect(lambda: self.go_to(self._first_day()))
        self.spans.chosen.connect(self.choose_span)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(GAP * 3, GAP * 2, GAP * 3, GAP * 2)
        column.setSpacing(GAP + GAP // 2)
        top = QHBoxLayout()
        top.setSpacing(GAP)
        for part in (self.back, self.forward, self._title):
            top.addWidget(part)
        top.addStretch(1)
        top.addWidget(self.take)
        top.addWidget(self.first)
        top.addWidget(self.spans)
        column.addLayout(top)
        column.addWidget(self.mover.said)
        column.addWidget(self._pages, 1)
        column.addWidget(self.legend)

    def refresh(self) -> None:
        outcome = self.context.document.state.outcome
        theme = self.context.look.theme
        self.back.setIcon(icons.icon("previous", theme.ink))
        self.forward.setIcon(icons.icon("next", theme.ink))
        if outcome is None:
            return
        if self._day is None or self._day not in outcome.problem.period:
            self._day = self._first_day()
        self.mover.let_go()
        self._show_days(outcome)

    def show_hours(self, hours: tuple[int, int] | None) -> None:
        """Draw the week again with at least these hours in it."""
        outcome = self.context.document.state.outcome
        if outcome is not None:
            self._show_days(outcome, hours)

    def _show_days(self, outcome: Outcome, hours: tuple[int, int] | None = None) -> None:
        assert self._day is not None
        focused = next((b.meeting.id for b in self._buttons if b.hasFocus()), None)
        monday = self._day - timedelta(days=self._day.weekday())
        if self._span == "week":
            self._title.setText(_week_title(monday))
            self._buttons = self.week.show_week(outcome, monday, self._choose, hours)
        else:
            self._title.setText(capital(month_name(self._day)))
            self._buttons = self.month.show_month(
                outcome, self._day.replace(day=1), self._choose
            )
        self._pages.setCurrentIndex(SPANS.index(self._span))
        self.legend.explain(outcome.problem, with_teams=False)
        for each in self._buttons:
            self.mover.follow(each)
            each.setChecked(each.meeting.id == self.context.selection.meeting)
            if each.meeting.id == focused:
                each.setFocus()

    def show_selection(self) -> None:
        chosen = self.context.selection.meeting
        meeting = self.context.document.state.meeting(chosen) if chosen else None
        if meeting is not None and not any(b.meeting.id == chosen for b in self._buttons):
            self.go_to(day_of(meeting.span.start))
        self.take.setEnabled(meeting is not None)
        self.mover.prepare(chosen)
        area = self._pages.currentWidget()
        for each in self._buttons:
            each.setChecked(each.meeting.id == chosen)
            if each.isChecked() and isinstance(area, QScrollArea):
                area.ensureWidgetVisible(each)

    @property
    def monday(self) -> date | None:
        """The first day of the week that is shown, or of the day in the month that is."""
        return self._day - timedelta(days=self._day.weekday()) if self._day else None

    def focus_meeting(self, meeting_id: str) -> None:
        """Give a meeting that is shown the focus."""
        for each in self._buttons:
            if each.meeting.id == meeting_id:
                each.setFocus()

    def choose_span(self, span: str) -> None:
        """Show a `week` or a `month` at a time."""
        self._span = span
        self.spans.choose(span)
        self.refresh()

    def go_to(self, day: date) -> None:
        """Show the week or month of a day."""
        self._day = day
        self.refresh()

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

    def _choose(self, meeting_id: str) -> None:
        self.context.selection.select_meeting(meeting_id)

    def _step(self, meeting_id: str, way: int) -> None:
        """Select the meeting before or after another one, leafing where it lies elsewhere."""
        outcome = self.context.document.state.outcome
        ids = [m.id for m in outcome.plan.meetings] if outcome else []
        where = ids.index(meeting_id) + way
        if 0 <= where < len(ids):
            self.context.selection.select_meeting(ids[where])
            for each in self._buttons:
                if each.meeting.id == ids[where]:
                    each.setFocus()


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
        first=day_of_month(monday) if same else day_and_month(monday),
        last=day_and_month(sunday),
    )
