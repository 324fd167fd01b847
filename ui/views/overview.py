"""Ten seconds for leader and representative: is every vagtlag covered, and what is next?"""

from datetime import date
from functools import cached_property

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from models.finding import SEVERITIES
from models.plan import Outcome
from models.record import About
from models.timespan import local
from planner.tally import team_figures
from planner.texts import capital, t, tn
from planner.texts.dates import (
    duration,
    numeric_date,
    percent,
    short_date,
    team_name,
    time_of,
    times,
)
from ui import figures
from ui.drill import DrillRow, drill, waiting
from ui.last_time import WHATS, LastTime
from ui.theme import GAP, Tone
from ui.views.base import Context, View
from ui.views.drill_page import DrillPage
from ui.views.review_words import remarks_line, to_note_line
from ui.widgets.flow import Flow
from ui.widgets.link_line import LinkLine
from ui.widgets.parts import Card, Page, button, clear, heading, label, note
from ui.widgets.tile import TeamBar, Tile

NEXT = 6
WAITING = 5
NEWS = 4
LARGE = 3.0
"""How many times the usual size the figures of the vagtlag are."""
LEAST_LARGE = 150
"""Pixels that such a figure needs: "100 %"."""
SIDE_BY_SIDE = 780
"""Pixels from which the cards stand side by side."""


class OverviewView(View):
    """Large figures, what is new, the next meetings, who waits; each opens what it is made of.

    `show_view` carries the name of a view, `why_wanted` a finding.
    """

    show_view = Signal(str)
    why_wanted = Signal(object)
    incident_wanted = Signal()

    def __init__(self, context: Context, last: LastTime) -> None:
        super().__init__(context)
        self._last = last
        self._key = ""
        self._rows: list[QBoxLayout] = []
        self._front = Page()
        self._stack = QStackedWidget()
        self._stack.addWidget(self._front)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._stack)

    # Pages --------------------------------------------------------------------------------

    @cached_property
    def list(self) -> DrillPage:
        """What a figure is made of. Made with the first that is looked into."""
        made = DrillPage()
        self._stack.addWidget(made)
        made.left.connect(lambda: self.choose_page(""))
        made.chosen.connect(self._select)
        made.opened.connect(self._open)
        made.show_view.connect(self.show_view)
        made.why_wanted.connect(self.why_wanted)
        return made

    def page(self) -> str:
        """The figure that is looked into; empty for all of them."""
        return self._key

    def choose_page(self, page: str) -> None:
        """Look into a figure (see `ui.drill.drill`), or show all of them."""
        former, self._key = self._key, page
        outcome = self.context.document.state.outcome
        if page and outcome is not None:
            self.list.show_drill(drill(outcome, page, self._last.news()))
            self._stack.setCurrentWidget(self.list)
            self.list.take_focus()
        else:
            self._stack.setCurrentWidget(self._front)
            tile = self.findChild(Tile, former) if former else None
            if isinstance(tile, Tile):
                tile.setFocus()
        if page != former:
            self.turned.emit()

    def _select(self, chosen: DrillRow) -> None:
        if chosen.meeting is not None:
            self.context.selection.select_meeting(chosen.meeting)
        elif chosen.employee is not None:
            self.context.selection.select_person(chosen.employee)

    def _open(self, chosen: DrillRow) -> None:
        self._select(chosen)
        if chosen.meeting is not None:
            placed = self.context.document.state.meeting(chosen.meeting)
            self.show_view.emit("calendar" if placed is not None else "coverage")
        elif chosen.employee is not None:
            self.show_view.emit("load")

    # The front page -----------------------------------------------------------------------

    def refresh(self) -> None:
        self._rows = []
        clear(self._front.body)
        outcome = self.context.document.state.outcome
        if outcome is None:
            self.choose_page("")
            return
        body, period = self._front.body, outcome.problem.period
        top = QHBoxLayout()
        top.addLayout(
            heading(
                outcome.problem.name,
                tn("ui.overview.period", len(outcome.plan.meetings),
                   first=numeric_date(period.first), last=numeric_date(period.last)),
            ), 1,
        )
        incident = button(t("ui.action.incident"))
        incident.setToolTip("Ctrl+H")
        incident.clicked.connect(self.incident_wanted)
        top.addWidget(incident, 0, Qt.AlignmentFlag.AlignTop)
        body.addLayout(top)
        if outcome.judgement.failed:
            body.addWidget(note(t("ui.overview.failed"), "error"))
        waiting = to_note_line(outcome)
        if waiting:
            body.addWidget(self._link(waiting, "held"))
        remarks = remarks_line(outcome)
        if remarks:
            body.addWidget(self._link(remarks, "review"))
        if outcome.plan.stopped:
            body.addWidget(note(t("ui.overview.stopped"), "warning"))
        body.addLayout(self._team_tiles(outcome))
        body.addLayout(self._count_tiles(outcome))
        self._beside((self._next_card(outcome), 4), (self._waiting_card(outcome), 3))
        self._beside((self._news_card(), 3), (self._problem_card(outcome), 3))
        body.addStretch(1)
        self._turn()
        if self._key:
            self.list.show_drill(drill(outcome, self._key, self._last.news()))

    def subject_at(self, where: QPoint) -> tuple[About, str] | None:
        found = self.childAt(where)
        kind, _, team = found.objectName().partition(":") if isinstance(found, Tile) else ("",) * 3
        return ("team", team) if kind == "team" else None

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._turn()

    def _beside(self, *cards: tuple[Card, int]) -> None:
        made = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        made.setSpacing(GAP * 2)
        for card, share in cards:
            made.addWidget(card, share)
        self._front.body.addLayout(made)
        self._rows.append(made)

    def _turn(self) -> None:
        """Put cards under each other where they do not fit side by side."""
        ways = QBoxLayout.Direction
        wide = self.width() >= SIDE_BY_SIDE
        for each in self._rows:
            each.setDirection(ways.LeftToRight if wide else ways.TopToBottom)

    def _tile(self, made: Tile, key: str) -> Tile:
        made.setObjectName(key)
        made.clicked.connect(lambda: self.choose_page(key))
        return made

    def _team_tiles(self, outcome: Outcome) -> Flow:
        tiles = Flow(cell=LEAST_LARGE, gap=GAP * 2)
        look = self.context.look
        for figure in team_figures(outcome):
            tile = Tile(
                capital(team_name(figure.team)), percent(figure.percent),
                t("ui.overview.covered", covered=figure.covered, wanted=figure.wanted),
                look.theme.team(figure.team), LARGE,
            )
            tile.add(TeamBar(look, figure.team, figure.covered / max(1, figure.wanted)))
            tiles.addWidget(self._tile(tile, f"team:{figure.team}"))
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
            tiles.addWidget(self._tile(Tile("", value, t(f"ui.overview.{key}")), key))
        return tiles

    def _next_card(self, outcome: Outcome) -> Card:
        card = Card(t("ui.overview.next"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(GAP * 2)
        grid.setVerticalSpacing(2)
        grid.setColumnStretch(1, 1)
        numbers = figures.kind_numbers(outcome.problem)
        soon = figures.next_meetings(outcome, date.today(), NEXT)
        days = [label(short_date(meeting.span.first_day)) for meeting in soon]
        width = max((day.sizeHint().width() for day in days), default=0)
        for line, (meeting, day) in enumerate(zip(soon, days, strict=True)):
            kind = outcome.problem.kind(meeting.kind)
            grid.addWidget(_swatch(self.context.look.theme.kind(numbers[kind.id])), line, 0)
            each = button(f"{times(meeting.span)}   {kind.name}", "link")
            each.clicked.connect(
                lambda _=False, m=meeting.id: self.context.selection.select_meeting(m)
            )
            words = Flow(gap=GAP)
            day.setMinimumWidth(width)
            for part in (day, each, label(meeting.unit or "", "muted")):
                words.addWidget(part)
            grid.addLayout(words, line, 1)
        card.body.addLayout(grid)
        if not outcome.plan.meetings:
            card.body.addWidget(label(t("ui.overview.no_meetings"), "muted", wrap=True))
            card.body.addWidget(self._link(t("ui.overview.to_plan"), "plan"))
        else:
            card.body.addWidget(self._link(t("ui.overview.to_calendar"), "calendar"))
        card.body.addStretch(1)
        return card

    def _waiting_card(self, outcome: Outcome) -> Card:
        card = Card(t("ui.overview.overdue"))
        late, days = figures.overdue(outcome), outcome.problem.policy.reach_days
        key = "some" if late else "none"
        card.body.addWidget(
            note(t(f"ui.overview.overdue.{key}", count=len(late), days=days),
                 "warning" if late else "good")
        )
        for wait in (late or figures.waits(outcome))[:WAITING]:
            name = outcome.problem.roster.employee(wait.employee).name
            each = LinkLine(f"{name}   ·   {waiting(wait)}", self.context.look.theme)
            each.clicked.connect(
                lambda _=False, p=wait.employee: self.context.selection.select_person(p)
            )
            card.body.addWidget(each)
        card.body.addWidget(self._into(t("ui.overview.overdue.all"), "reached"))
        card.body.addStretch(1)
        return card

    def _news_card(self) -> Card:
        card = Card(t("ui.overview.since"))
        seen, found = self._last.seen, self._last.news()
        if seen is not None:
            start = f"{short_date(local(seen.at).date())} {time_of(seen.at)}"
            key = "earlier" if self._last.earlier else "session"
            card.body.addWidget(
                label(t(f"ui.overview.since.{key}", when=start), "muted", wrap=True)
            )
        if not found:
            card.body.addWidget(label(t("ui.overview.since.nothing"), wrap=True))
        counts = [(what, sum(each.what == what for each in found)) for what in WHATS]
        words = [
            f"{number} {tn(f'ui.last.what.{what}', number)}" for what, number in counts if number
        ]
        if words:
            card.body.addWidget(label(" · ".join(words), "title", wrap=True))
        for each in found[:NEWS]:
            card.body.addWidget(label(f"• {each.text}", wrap=True))
        if found:
            card.body.addWidget(self._into(tn("ui.overview.since.all", len(found)), "news"))
        card.body.addStretch(1)
        return card

    def _problem_card(self, outcome: Outcome) -> Card:
        card = Card(t("ui.overview.problems"))
        theme, found = self.context.look.theme, outcome.judgement.findings
        tiles = Flow(cell=100, gap=GAP)
        for severity in SEVERITIES:
            number = sum(x.severity == severity for x in found)
            tone = theme.severity(severity) if number else None
            made = Tile("", str(number), tn(f"ui.overview.count.{severity}", number), tone)
            tiles.addWidget(self._tile(made, f"problems:{severity}"))
        card.body.addLayout(tiles)
        if not found:
            card.body.addWidget(note(t("ui.overview.problems.none"), "good"))
        card.body.addStretch(1)
        return card

    def _link(self, text: str, view: str) -> QWidget:
        each = button(text, "link")
        each.clicked.connect(lambda: self.show_view.emit(view))
        return each

    def _into(self, text: str, key: str) -> QWidget:
        each = button(text, "link")
        each.clicked.connect(lambda: self.choose_page(key))
        return each


def _swatch(tone: Tone) -> QLabel:
    made = QLabel()
    made.setFixedSize(12, 12)
    made.setStyleSheet(f"background: {tone.edge}; border-radius: 3px;")
    made.setAlignment(Qt.AlignmentFlag.AlignCenter)
    return made
