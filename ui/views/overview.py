"""Ten seconds for leader and representative: is every vagtlag covered, and what is next?"""

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QLabel, QVBoxLayout, QWidget

from models.agenda import stretches
from models.plan import Outcome
from planner.texts import t
from planner.texts.dates import duration, numeric_date, short_date, team_name, times
from ui import figures
from ui.theme import GAP, Tone
from ui.views.base import Context, View
from ui.widgets.flow import Flow
from ui.widgets.parts import Card, Page, button, clear, heading, label, note

NEXT = 6
MISSING = 6
SIDE_BY_SIDE = 860
"""Pixels from which the two lists stand side by side."""


class FigureTile(Card):
    """One large figure in a colour, with what it counts beneath."""

    def __init__(self, title: str, figure: str, below: str, tone: Tone) -> None:
        super().__init__()
        self.setStyleSheet(
            f'FigureTile {{ background: {tone.ground}; border: 1px solid {tone.edge};'
            ' border-radius: 10px; }'
        )
        for text, size, role in ((title, 1.05, "title"), (figure, 3.0, "title"), (below, 1.0, "")):
            each = label(text, role, size=size, wrap=not role)
            each.setStyleSheet(f"color: {tone.ink};")
            self.body.addWidget(each)
        self.setAccessibleName(f"{title}: {figure}. {below}")
        self.setMinimumWidth(150)


class OverviewView(View):
    """Large figures, the next meetings, who was not reached."""

    show_view = Signal(str)

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._below: QBoxLayout | None = None
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        self._page = Page()
        outer.addWidget(self._page)

    def refresh(self) -> None:
        self._below = None
        clear(self._page.body)
        outcome = self.context.document.state.outcome
        if outcome is None:
            return
        period = outcome.problem.period
        self._page.body.addLayout(
            heading(
                outcome.problem.name,
                t("ui.overview.period", first=numeric_date(period.first),
                  last=numeric_date(period.last), meetings=len(outcome.plan.meetings)),
            )
        )
        if outcome.judgement.failed:
            self._page.body.addWidget(note(t("ui.overview.failed"), "error"))
        if outcome.plan.stopped:
            self._page.body.addWidget(note(t("ui.overview.stopped"), "warning"))
        self._page.body.addLayout(self._team_tiles(outcome))
        self._page.body.addLayout(self._count_tiles(outcome))
        self._below = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._below.setSpacing(GAP * 2)
        self._below.addWidget(self._next_card(outcome), 3)
        self._below.addWidget(self._missing_card(outcome), 2)
        self._page.body.addLayout(self._below)
        self._turn()
        self._page.body.addStretch(1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._turn()

    def _turn(self) -> None:
        """Put the two lists under each other where they do not fit side by side."""
        if self._below is not None:
            ways = QBoxLayout.Direction
            wide = self.width() >= SIDE_BY_SIDE
            self._below.setDirection(ways.LeftToRight if wide else ways.TopToBottom)

    def _team_tiles(self, outcome: Outcome) -> Flow:
        tiles = Flow(cell=125, gap=GAP * 2)
        for figure in figures.team_figures(outcome):
            tiles.addWidget(
                FigureTile(
                    team_name(figure.team).capitalize(), f"{figure.percent} %",
                    t("ui.overview.covered", covered=figure.covered, wanted=figure.wanted),
                    self.context.look.theme.team(figure.team),
                )
            )
        return tiles

    def _count_tiles(self, outcome: Outcome) -> Flow:
        people = outcome.judgement.by_employee
        missing = figures.not_reached(outcome)
        values = (
            ("reached", f"{len(people) - len(missing)}/{len(people)}"),
            ("extra", duration(figures.extra_minutes(outcome))),
            ("call_ins", str(figures.call_ins(outcome))),
            ("unplaced", str(len(outcome.plan.unplaced))),
        )
        tiles = Flow(cell=125, gap=GAP * 2)
        for key, value in values:
            card = Card()
            card.body.addWidget(label(value, "title", size=1.8))
            card.body.addWidget(label(t(f"ui.overview.{key}"), "muted", wrap=True))
            tiles.addWidget(card)
        return tiles

    def _next_card(self, outcome: Outcome) -> Card:
        card = Card(t("ui.overview.next"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(GAP * 2)
        grid.setColumnStretch(2, 1)
        numbers = figures.kind_numbers(outcome.problem)
        for line, meeting in enumerate(figures.next_meetings(outcome, date.today(), NEXT)):
            kind = outcome.problem.kind(meeting.kind)
            tone = self.context.look.theme.kind(numbers[kind.id])
            grid.addWidget(_swatch(tone), line, 0)
            grid.addWidget(label(short_date(meeting.span.first_day)), line, 1)
            each = button(f"{times(meeting.span)}   {kind.name}", "link")
            each.clicked.connect(
                lambda _=False, m=meeting.id: self.context.selection.select_meeting(m)
            )
            grid.addWidget(each, line, 2)
            where = " · ".join(
                x for x in (meeting.unit, figures.course_name(outcome.problem, meeting)) if x
            )
            grid.addWidget(label(where, "muted"), line, 3)
        card.body.addLayout(grid)
        if not outcome.plan.meetings:
            card.body.addWidget(label(t("ui.overview.no_meetings"), "muted", wrap=True))
            card.body.addWidget(self._link("ui.overview.to_plan", "plan"))
        else:
            card.body.addWidget(self._link("ui.overview.to_calendar", "calendar"))
        card.body.addStretch(1)
        return card

    def _missing_card(self, outcome: Outcome) -> Card:
        card = Card(t("ui.overview.missing"))
        missing = figures.not_reached(outcome)
        if not missing:
            parts = len(stretches(outcome.problem.period, outcome.problem.policy.reach_days))
            one = ".one" if parts == 1 else ""
            card.body.addWidget(note(t(f"ui.overview.all_reached{one}", count=parts), "good"))
        for person in missing[:MISSING]:
            name = outcome.problem.roster.employee(person.employee).name
            seen = (
                t("ui.overview.last_seen", date=short_date(person.last_seen))
                if person.last_seen else t("ui.overview.never_seen")
            )
            each = button(f"{name}   ·   {seen}", "link")
            each.clicked.connect(
                lambda _=False, p=person.employee: self.context.selection.select_person(p)
            )
            card.body.addWidget(each)
        if len(missing) > MISSING:
            card.body.addWidget(
                label(t("ui.overview.more", count=len(missing) - MISSING), "muted")
            )
        card.body.addWidget(self._link("ui.overview.to_coverage", "coverage"))
        card.body.addStretch(1)
        return card

    def _link(self, text: str, view: str) -> QWidget:
        each = button(t(text), "link")
        each.clicked.connect(lambda: self.show_view.emit(view))
        return each


def _swatch(tone: Tone) -> QLabel:
    made = QLabel()
    made.setFixedSize(12, 12)
    made.setStyleSheet(f"background: {tone.edge}; border-radius: 3px;")
    made.setAlignment(Qt.AlignmentFlag.AlignCenter)
    return made
