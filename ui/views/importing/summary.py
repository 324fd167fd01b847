"""What was understood of a roster, and every doubt about it, before anything is planned."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHeaderView, QTableView, QVBoxLayout

from models.problem import Problem
from planner.texts import t
from planner.texts.dates import numeric_date, team_name
from ui import figures
from ui.theme import GAP, Theme
from ui.views.base import Context, View
from ui.views.importing.questions import QuestionModel
from ui.widgets.flow import Flow
from ui.widgets.parts import Card, Page, button, clear, heading, label, note, row


class SummaryView(View):
    """Counts, what was taken for granted, and the questions with their places."""

    plan_wanted = Signal()
    shifts_wanted = Signal()
    closer_wanted = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        page = Page()
        outer.addWidget(page)
        column = page.body
        self._head = QVBoxLayout()
        column.addLayout(self._head)
        self._cards = Flow(gap=GAP * 2)
        column.addLayout(self._cards)
        self._teams = Card()
        column.addWidget(self._teams)
        self._notes = QVBoxLayout()
        self._notes.setSpacing(GAP)
        column.addLayout(self._notes)
        self.plan = button(t("ui.import.plan"), "primary")
        self.plan.clicked.connect(self.plan_wanted)
        self.shifts = button(t("ui.import.shifts"))
        self.shifts.clicked.connect(self.shifts_wanted)
        self.closer = button(t("ui.wizard.closer"))
        self.closer.clicked.connect(self.closer_wanted)
        column.addLayout(row(self.plan, self.shifts, self.closer))
        self.model = QuestionModel(context.look)
        self.table = QTableView()
        self.table.setModel(self.model)
        self.table.setAccessibleName(t("ui.import.questions"))
        self.table.verticalHeader().hide()
        self.table.setShowGrid(False)
        self.table.setWordWrap(True)
        self.table.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        self.table.horizontalHeader().setSectionResizeMode(2, QHeaderView.ResizeMode.Stretch)
        self.table.setColumnWidth(0, 120)
        self.table.setColumnWidth(1, 190)
        column.addWidget(self.table)
        column.addStretch(1)

    def refresh(self) -> None:
        problem = self.context.document.state.problem
        if problem is None:
            return
        questions = problem.roster.questions
        stopped = any(q.severity == "error" for q in questions)
        self._show_head(problem)
        self._show_notes(problem, stopped)
        self.model.show(questions)
        self.table.setVisible(bool(questions))
        self._fit_table()
        self.plan.setVisible(self.context.document.state.outcome is None)
        self.plan.setEnabled(not stopped)
        # Only of a roster that was read here is there anything more to show.
        self.closer.setVisible(self.context.document.source is not None)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_table()

    def _fit_table(self) -> None:
        """As tall as its questions; it scrolls where the page cannot hold them."""
        self.table.resizeRowsToContents()
        rows = sum(self.table.rowHeight(n) for n in range(self.model.rowCount()))
        self.table.setMaximumHeight(rows + self.table.horizontalHeader().height() + 8)
        self.table.setMinimumHeight(min(rows + 50, 420))

    def _show_head(self, problem: Problem) -> None:
        clear(self._head)
        source = self.context.document.source
        file = source.name if source else problem.name
        first, last = problem.period.first, problem.period.last
        below = t("ui.import.file", file=file, first=numeric_date(first), last=numeric_date(last))
        self._head.addLayout(heading(t("ui.import.title"), below))
        clear(self._cards)
        people = problem.roster.employees
        counts = (
            ("people", str(len(people))),
            ("shifts", f"{sum(len(p.shifts) for p in people)}"),
            ("away", f"{sum(len(p.away) for p in people)}"),
            ("units", str(sum(unit is not None for unit in problem.roster.units()))),
        )
        for key, value in counts:
            card = Card()
            card.body.addWidget(label(value, "title", size=1.6))
            one = ".one" if value == "1" else ""
            card.body.addWidget(label(t(f"ui.import.count.{key}{one}"), "muted"))
            self._cards.addWidget(card)
        clear(self._teams.body)
        self._teams.body.addWidget(label(t("ui.import.teams"), "title"))
        self._teams.body.addLayout(_team_grid(problem, self.context.look.theme))

    def _show_notes(self, problem: Problem, stopped: bool) -> None:
        clear(self._notes)
        count = len(problem.roster.questions)
        if stopped:
            wrong = sum(q.severity == "error" for q in problem.roster.questions)
            self._notes.addWidget(note(t("ui.import.stopped", count=wrong), "error"))
        elif count:
            mild = all(q.severity == "info" for q in problem.roster.questions)
            said = t("ui.import.remarks" if mild else "ui.import.doubts", count=count)
            self._notes.addWidget(note(said, "info" if mild else "warning"))
        else:
            self._notes.addWidget(note(t("ui.import.clean"), "good"))
        for sentence in problem.assumed:
            self._notes.addWidget(note(sentence, "info"))


def _team_grid(problem: Problem, theme: Theme) -> QGridLayout:
    """How many people each unit has in each vagtlag."""
    grid = QGridLayout()
    grid.setHorizontalSpacing(GAP * 2)
    teams = problem.roster.teams()
    for line, (unit, people) in enumerate(figures.people_by_unit(problem)):
        grid.addWidget(label(unit or t("no_unit")), line, 0)
        for column, team in enumerate(teams, start=1):
            count = sum(p.home_team == team for p in people)
            tile = label(f"{team_name(team)} {count}")
            tone = theme.team(team)
            tile.setStyleSheet(
                f"background: {tone.ground}; color: {tone.ink}; border-radius: 5px;"
                "padding: 3px 10px;"
            )
            grid.addWidget(tile, line, column)
    grid.setColumnStretch(len(teams) + 1, 1)
    return grid
