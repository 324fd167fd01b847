"""Coverage, seen from the meetings and from the people; each cell says why."""

from datetime import date, timedelta

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QHeaderView,
    QStackedWidget,
    QTableView,
)

from models.finding import Finding
from models.plan import Outcome
from models.record import About
from planner.texts import capital, t
from planner.texts.dates import short_date, team_name
from ui import figures
from ui.reviewing import now
from ui.views.base import Context, View
from ui.views.coverage_cells import MarkDelegate
from ui.views.coverage_models import ID_ROLE, MeetingTeams, PersonWeeks, Shown
from ui.views.review_words import held_line
from ui.widgets.copying import copies, copy
from ui.widgets.parts import LEAST_HEIGHT, Segments, across, button, filled, label
from ui.widgets.plain_table import index_at

PAGES = ("meetings", "people")
LEAST_WIDTHS = {"meetings": 70, "people": 34}
MEETING_WIDTHS = ((122, 70), (165, 104))
"""What, and each vagtlag: on a small screen, and where there is room. When is as wide as its words,
which differ with the language."""
LEAST_WHAT = 90
"""A wide font takes from what a meeting is called before a vagtlag leaves the screen."""
CELL_MARGIN = 26
ROOM = 760
"""Pixels from which there is room."""
HELD = 130
"""Pixels more where it is told whether meetings were held."""
PERSON_WIDTHS = ((34, 60, 80), (132, 96, 84))
"""Vagtlag (on a small screen its letter alone), unit (left out there), longest wait."""
NAME_WIDTHS = (132, 168)


class CoverageView(View):
    """Two tables behind one switch; a row selects its meeting or person, a cell says why.

    `why_wanted` carries the finding that a red cell stands for.
    """

    why_wanted = Signal(object)

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._page = "meetings"
        self._when = 0
        self._finding: Finding | None = None
        self._old: set[str] = set()
        self.meetings, self.people = MeetingTeams(), PersonWeeks()
        self.tables = {"meetings": QTableView(), "people": QTableView()}
        self.filters = {name: QComboBox() for name in ("unit", "team", "kind")}
        self._stack = QStackedWidget()
        for key, model in (("meetings", self.meetings), ("people", self.people)):
            self._dress(key, self.tables[key])
            self.tables[key].setModel(model)
            self.tables[key].selectionModel().currentChanged.connect(
                lambda index, _, k=key: self._chosen(k, index)
            )
            self._stack.addWidget(self.tables[key])
        self.switch = Segments(
            [(key, t(f"ui.coverage.{key}")) for key in PAGES], t("ui.view.coverage")
        )
        self.switch.choose(self._page)
        self.switch.chosen.connect(self.choose_page)
        self._hint, self.tally = label("", "muted", wrap=True), label("", wrap=True)
        self.said = label(t("ui.coverage.choose"), wrap=True)
        self.said.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.why, self.copy = button(t("ui.coverage.why")), button(t("ui.coverage.copy"))
        self.copy.setToolTip(t("ui.coverage.copy.why"))
        self.why.setEnabled(False)
        self.why.clicked.connect(self._ask)
        self.copy.clicked.connect(lambda: copy(self.tables[self._page]))
        for name, box in self.filters.items():
            box.setAccessibleName(t(f"ui.coverage.filter.{name}"))
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
            box.currentIndexChanged.connect(self._filter)
        self._lay_out()

    def _dress(self, key: str, table: QTableView) -> None:
        table.setAccessibleName(t(f"ui.coverage.{key}"))
        table.setItemDelegate(MarkDelegate(self.context.look, table, graded=key == "people"))
        table.verticalHeader().setProperty("role", "names")
        table.verticalHeader().setVisible(key == "people")
        table.verticalHeader().setDefaultSectionSize(32)
        table.verticalHeader().setHighlightSections(False)
        table.verticalHeader().setDefaultAlignment(
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        )
        table.setShowGrid(False)
        table.setWordWrap(False)
        table.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QTableView.SelectionMode.SingleSelection)
        table.setVerticalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
        table.setHorizontalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
        table.horizontalHeader().setHighlightSections(False)
        # Widths are given, so no row need be asked how wide it would like to be.
        table.horizontalHeader().setResizeContentsPrecision(0)
        # Where they do not all fit, the table scrolls sideways rather than hide a figure.
        table.horizontalHeader().setMinimumSectionSize(LEAST_WIDTHS[key])
        table.setTabKeyNavigation(False)
        table.clicked.connect(self._ask)
        table.activated.connect(self._ask)
        copies(table)

    def _lay_out(self) -> None:
        column = filled(self)
        title = label(t("ui.view.coverage"), "title", size=1.7)
        column.addLayout(across(title, self.switch))
        column.addLayout(across(*self.filters.values(), self.copy))
        column.addWidget(self._hint)
        column.addWidget(self.tally)
        self._stack.setMinimumHeight(LEAST_HEIGHT)
        column.addWidget(self._stack, 1)
        below = QHBoxLayout()
        below.addWidget(self.said, 1)
        below.addWidget(self.why)
        column.addLayout(below)

    # Pages and what they show -------------------------------------------------------------

    def page(self) -> str:
        """`people`, or empty for the meetings, which come first."""
        return "" if self._page == PAGES[0] else self._page

    def choose_page(self, page: str) -> None:
        """Show `meetings` or `people`."""
        self._page = page or PAGES[0]
        self.switch.choose(self._page)
        self._stack.setCurrentIndex(PAGES.index(self._page))
        outcome = self.context.document.state.outcome
        if outcome is not None:
            self._fill(outcome)
            self.show_selection()
        self._say()
        self._tell(self.tables[self._page].currentIndex())
        self.turned.emit()

    def refresh(self) -> None:
        outcome = self.context.document.state.outcome
        if outcome is None:
            return
        self._offer(outcome)
        self._old = set(PAGES)
        self._fill(outcome)
        self._say()
        self._tell(QModelIndex())

    def _fill(self, outcome: Outcome) -> None:
        """Fill the table that is shown, if it is not that of the present plan."""
        if self._page not in self._old:
            return
        self._old.remove(self._page)
        shown = Shown(*(box.currentData() or None for box in self.filters.values()))
        if self._page == "people":
            self.people.show(outcome, shown)
        else:
            self.meetings.show(outcome, shown, now())
            words = self.tables["meetings"].fontMetrics()
            self._when = CELL_MARGIN + max(
                (words.horizontalAdvance(line[0]) for line in self.meetings.words), default=100
            )
        self._share_out()

    def _offer(self, outcome: Outcome) -> None:
        problem = outcome.problem
        held = {m.kind for m in outcome.plan.meetings}
        offers = {
            "unit": [(unit, unit) for unit in problem.roster.units() if unit],
            "team": [(capital(team_name(x)), x) for x in problem.roster.teams()],
            "kind": [(kind.name, kind.id) for kind in problem.kinds if kind.id in held],
        }
        for name, box in self.filters.items():
            kept = box.currentData()
            box.blockSignals(True)
            box.clear()
            box.addItem(t(f"ui.coverage.filter.all_{name}s"), "")
            for text, key in offers[name]:
                box.addItem(text, key)
            box.setCurrentIndex(max(0, box.findData(kept)))
            box.setVisible(box.count() > 2)
            box.blockSignals(False)

    def _filter(self) -> None:
        self.refresh()
        self.show_selection()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_out()

    def _share_out(self) -> None:
        """Give each column its width; what is left goes to the unit, or to the weeks."""
        meetings, marks = self.tables["meetings"], self.meetings.mark_count()
        held = marks + 3
        told = held < self.meetings.columnCount()
        what, team = MEETING_WIDTHS[self.width() >= ROOM + told * HELD]
        bar = meetings.verticalScrollBar()
        room = meetings.viewport().width() - (0 if bar.isVisible() else bar.sizeHint().width())
        left = room - self._when - team * marks
        _fit(meetings, (self._when, max(LEAST_WHAT, min(what, left)), *(team,) * marks))
        if told:
            meetings.horizontalHeader().setSectionResizeMode(
                held, QHeaderView.ResizeMode.ResizeToContents
            )
        people, roomy = self.tables["people"], self.width() >= ROOM
        people.verticalHeader().setFixedWidth(NAME_WIDTHS[roomy])
        self.people.letters = not roomy
        _fit(people, PERSON_WIDTHS[roomy])
        people.setColumnHidden(1, not roomy)

    def show_selection(self) -> None:
        chosen = self.context.selection
        for key, wanted in (("meetings", chosen.meeting), ("people", chosen.person)):
            table = self.tables[key]
            ids = self.meetings.ids if key == "meetings" else self.people.ids
            filled = key not in self._old
            if filled and wanted in ids and table.currentIndex().row() != ids.index(wanted):
                table.selectRow(ids.index(wanted))

    def _say(self) -> None:
        problem = self.context.document.state.problem
        days = problem.policy.reach_days if problem else 0
        model = self.meetings if self._page == PAGES[0] else self.people
        key = f"ui.coverage.{self._page}.hint" if model.rowCount() else "ui.coverage.empty"
        self._hint.setText(t(key, days=days))
        outcome = self.context.document.state.outcome
        said = held_line(outcome) if outcome is not None else ""
        self.tally.setText(said)
        self.tally.setVisible(bool(said))

    def subject_at(self, where: QPoint) -> tuple[About, str] | None:
        """The meeting or person of a row, or the vagtlag of a heading."""
        table = self.tables[self._page]
        found = index_at(self, table, where).data(ID_ROLE)
        if isinstance(found, str):
            return "meeting" if self._page == "meetings" else "person", found
        for head, along in (
            (table.verticalHeader(), "y"), (table.horizontalHeader(), "x")
        ):
            inside = head.viewport().mapFrom(self, where)
            if not head.isVisible() or not head.viewport().rect().contains(inside):
                continue
            at = head.logicalIndexAt(inside)
            if along == "y" and 0 <= at < len(self.people.ids):
                return "person", self.people.ids[at]
            number = self.meetings.mark_at(at)
            if along == "x" and self._page == "meetings" and number is not None:
                return "team", self.meetings.teams[number]
        return None

    # What a cell says ---------------------------------------------------------------------

    def _chosen(self, key: str, index: QModelIndex) -> None:
        if key == self._page:
            self._tell(index)
        chosen = index.data(ID_ROLE)
        if not isinstance(chosen, str) or not self.tables[key].isVisible():
            return
        if key == "meetings":
            self.context.selection.select_meeting(chosen)
        else:
            self.context.selection.select_person(chosen)

    def _tell(self, index: QModelIndex) -> None:
        """Say what a cell stands for, and offer the reason where something is lacking."""
        outcome = self.context.document.state.outcome
        self._finding = None
        words = t("ui.coverage.choose")
        if outcome is not None and index.isValid():
            said = self._of_meeting if self._page == "meetings" else self._of_person
            words = said(outcome, index)
        self.said.setText(words)
        self.why.setEnabled(self._finding is not None)

    def _of_meeting(self, outcome: Outcome, index: QModelIndex) -> str:
        number, row = self.meetings.mark_at(index.column()), index.row()
        if number is None:
            return " ".join(
                f"{self.meetings.tip(row, n)}." for n in range(self.meetings.mark_count())
            )
        team, meeting_id = self.meetings.teams[number], self.meetings.ids[row]
        self._finding = figures.team_finding(outcome, meeting_id, team)
        there = {
            a.employee for m in outcome.plan.meetings if m.id == meeting_id
            for a in m.attendance
        }
        names = [p.name for p in outcome.problem.roster.employees
                 if p.id in there and p.home_team == team]
        coming = t("ui.coverage.cell.coming", names=", ".join(names)) if names else ""
        return f"{self.meetings.tip(row, number)}. {coming}".strip()

    def _of_person(self, outcome: Outcome, index: QModelIndex) -> str:
        number, row = self.people.mark_at(index.column()), index.row()
        person = self.people.ids[row]
        first = outcome.problem.period.first
        monday = self.people.mondays[number or 0]
        day = max(first, monday)
        self._finding = figures.reach_finding(outcome, person, day)
        sunday = monday + timedelta(days=6)
        if number is None:
            line = next(x for x in outcome.judgement.by_employee if x.employee == person)
            lacking = line.missed
            day = lacking[0] if lacking else first
            self._finding = figures.reach_finding(outcome, person, day)
            sunday = outcome.problem.period.last
        tip = f"{self.people.tip(row, number)}." if number is not None else ""
        return " ".join(x for x in (tip, *_around(outcome, person, sunday)) if x)

    def _ask(self, _: object = None) -> None:
        if self._finding is not None:
            self.why_wanted.emit(self._finding)


def _around(outcome: Outcome, person: str, day: date) -> tuple[str, str]:
    """The last meeting of a person up to a day, and the next one after it, in sentences."""
    hers = figures.meetings_of(outcome, person)
    past = [m for m in hers if m.span.first_day <= day]
    ahead = [m for m in hers if m.span.first_day > day]
    names = {kind.id: kind.name for kind in outcome.problem.kinds}
    before = t(
        "ui.coverage.cell.before", date=short_date(past[-1].span.first_day),
        meeting=names[past[-1].kind],
    ) if past else t("ui.coverage.cell.never")
    after = t(
        "ui.coverage.cell.next", date=short_date(ahead[0].span.first_day),
        meeting=names[ahead[0].kind],
    ) if ahead else t("ui.coverage.cell.none")
    return before, after


def _fit(table: QTableView, widths: tuple[int, ...]) -> None:
    """Fix the widths of the first columns, and let the others share the rest."""
    header, modes = table.horizontalHeader(), QHeaderView.ResizeMode
    for column in range(table.model().columnCount()):
        fixed = column < len(widths)
        header.setSectionResizeMode(column, modes.Interactive if fixed else modes.Stretch)
        if fixed:
            table.setColumnWidth(column, widths[column])
