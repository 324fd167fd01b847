"""Meeting kinds as cards: rules in plain sentences with numbers to click, rows and groups."""

from collections.abc import Iterator

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QComboBox, QLabel, QVBoxLayout

from models.agenda import occurrences
from models.meetings import MeetingKind, Series
from models.people import TEAMS
from models.problem import Problem
from planner.kinds import EVERY_DAY, WORKDAYS
from planner.texts import capital, t
from planner.texts.dates import team_name
from ui import figures, kinds
from ui.adviser import Adviser
from ui.theme import GAP
from ui.views.base import Context, View
from ui.views.group_list import GroupList
from ui.widgets.flow import Flow
from ui.widgets.parts import Card, Page, button, clear, heading, label, row
from ui.widgets.sentence import Sentence
from ui.wording import effect_sentence, listed


class KindsView(View):
    """A card for each kind; presets of the catalogue can be added and kinds removed."""

    def __init__(self, context: Context, adviser: Adviser) -> None:
        super().__init__(context)
        self._adviser = adviser
        self.presets = QComboBox()
        self.presets.setAccessibleName(t("ui.kinds.add.which"))
        self.add = button(t("ui.kinds.add"))
        self.sentences: dict[tuple[str, str], Sentence] = {}
        self.groups: dict[str, GroupList] = {}
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        self._page = Page()
        outer.addWidget(self._page)
        self._page.body.addLayout(heading(t("ui.view.kinds"), t("ui.kinds.hint")))
        self._page.body.addLayout(row(self.presets, self.add))
        self._cards = QVBoxLayout()
        self._cards.setSpacing(GAP * 2)
        self._page.body.addLayout(self._cards)
        self._page.body.addStretch(1)
        self.add.clicked.connect(self._add)

    def refresh(self) -> None:
        problem = self.context.document.state.problem
        bar = self._page.verticalScrollBar()
        where = bar.value()
        clear(self._cards)
        self.sentences.clear()
        self.groups.clear()
        if problem is None:
            return
        self.presets.clear()
        for kind in kinds.addable(problem):
            self.presets.addItem(kind.name, kind)
        self.add.setEnabled(self.presets.count() > 0)
        numbered = figures.kind_numbers(problem)
        for kind in problem.kinds:
            self._cards.addWidget(self._card(problem, kind, numbered[kind.id]))
        # The cards are laid out anew once control is given back.
        QTimer.singleShot(0, self, lambda: bar.setValue(where))

    def _card(self, problem: Problem, kind: MeetingKind, number: int) -> Card:
        card = Card()
        tone = self.context.look.theme.kind(number)
        name = QLabel(kind.name)
        name.setStyleSheet(
            f"background: {tone.ground}; color: {tone.ink}; border: 1px solid {tone.edge};"
            "border-radius: 6px; padding: 4px 12px; font-weight: 600;"
        )
        remove = button(t("ui.kinds.remove"), "link")
        remove.setAccessibleName(t("ui.kinds.remove.named", kind=kind.name))
        remove.clicked.connect(lambda: self._remove(kind))
        top = row(name)
        if kind.source:
            top.addWidget(label(t("ui.kinds.source", source=kind.source), "muted", size=0.9))
        top.addWidget(remove)
        card.body.addLayout(top)
        known = kinds.numbers(kind)
        rules = Flow(cell=330, gap=GAP // 2)
        for key, words in _sentences(kind):
            each = Sentence(key, known, words)
            each.changed.connect(
                lambda which, value, k=kind: self._change(k, which, value)
            )
            self.sentences[kind.id, key.rpartition(".")[2]] = each
            rules.addWidget(each)
        rules.addWidget(label(t(f"ui.kinds.lead.{kind.lead}")))
        card.body.addLayout(rules)
        for series in problem.series:
            if series.kind == kind.id:
                self._series(card, problem, kind, series)
        return card

    def _series(self, card: Card, problem: Problem, kind: MeetingKind, series: Series) -> None:
        outcome = self.context.document.state.outcome
        due = [one for one in occurrences(problem) if one.series == series.id]
        held = {m.id for m in outcome.plan.meetings} if outcome is not None else set[str]()
        placed = sum(one.id in held for one in due)
        unit = series.unit or t("ui.kinds.home")
        card.body.addWidget(
            label(t("ui.kinds.row", unit=unit, placed=placed, due=len(due)), "muted")
        )
        if not series.courses or outcome is None:
            return
        card.body.addWidget(label(t("ui.kinds.groups.hint"), "muted", size=0.9, wrap=True))
        across = Flow(cell=190, gap=GAP)
        for course in series.courses:
            members = figures.members(outcome, course.id)
            people = [p for p in problem.roster.employees if p.id in members]
            box = Card()
            box.body.addWidget(
                label(t("ui.kinds.group.people", group=course.name, count=len(people)), "title")
            )
            each = GroupList(
                course.id, series.id, people,
                t("ui.kinds.group.list", kind=kind.name, group=course.name),
            )
            each.moved.connect(self.regroup)
            each.stepped.connect(
                lambda who, group, way, s=series: self._step(s, who, group, way)
            )
            self.groups[course.id] = each
            box.body.addWidget(each)
            box.body.addStretch(1)
            across.addWidget(box)
        card.body.addLayout(across)

    # Changes ------------------------------------------------------------------------------

    def _change(self, kind: MeetingKind, which: str, value: int) -> None:
        problem = self.context.document.state.problem
        if problem is not None:
            self._adviser.change(
                kinds.with_kind(problem, kinds.with_number(kind, which, value)),
                t("ui.undo.kind", kind=kind.name), "ui.kinds.changed", kind=kind.name,
            )

    def _add(self) -> None:
        problem, kind = self.context.document.state.problem, self.presets.currentData()
        if problem is not None and isinstance(kind, MeetingKind):
            self._adviser.change(
                kinds.with_added(problem, kind), t("ui.undo.kind.added", kind=kind.name),
                "ui.kinds.added", kind=kind.name,
            )

    def _remove(self, kind: MeetingKind) -> None:
        problem = self.context.document.state.problem
        if problem is not None:
            self._adviser.change(
                kinds.without(problem, kind.id), t("ui.undo.kind.removed", kind=kind.name),
                "ui.kinds.removed", kind=kind.name,
            )

    def regroup(self, employee: str, leaving: str, joining: str) -> None:
        """Move somebody from one group of a course to another."""
        outcome = self.context.document.state.outcome
        if outcome is None or not self._adviser.free():
            return
        after = kinds.regrouped(outcome, employee, leaving, joining)
        series = next(s for s in outcome.problem.series
                      if any(c.id == joining for c in s.courses))
        group = next(c.name for c in series.courses if c.id == joining)
        name = outcome.problem.roster.employee(employee).name
        self._adviser.use(
            after, t("ui.undo.group", group=group),
            t("ui.kinds.moved", name=name, group=group, effect=effect_sentence(outcome, after)),
        )

    def _step(self, series: Series, employee: str, course: str, way: int) -> None:
        courses = [c.id for c in series.courses]
        at = courses.index(course) + way
        if 0 <= at < len(courses):
            goal = courses[at]
            self.regroup(employee, course, goal)
            if goal in self.groups:
                self.groups[goal].setFocus()


def _sentences(kind: MeetingKind) -> Iterator[tuple[str, dict[str, str]]]:
    """Keys of the sentences that a kind's rules are told in, with their words."""
    if kind.interval is not None:
        yield "ui.kinds.every", {}
    if kind.after_hours is not None:
        yield "ui.kinds.after", {}
    yield ("ui.kinds.group.closed" if kind.group.closed else "ui.kinds.group"), {}
    if kind.teams_required:
        teams = [team_name(team) for team in kind.teams_required or TEAMS]
        yield "ui.kinds.teams", {"teams": listed(teams)}
    if kind.professions_min > 1:
        yield "ui.kinds.professions", {}
    yield "ui.kinds.length", {}
    if "start" in kinds.numbers(kind):
        yield "ui.kinds.window", {"days": _days(kind.windows[0].weekdays)}
    elif not kind.windows:
        yield "ui.kinds.anytime", {}
    yield "ui.kinds.points", {}


def _days(weekdays: frozenset[int]) -> str:
    if weekdays == WORKDAYS:
        return t("ui.kinds.workdays")
    if weekdays == EVERY_DAY:
        return t("ui.kinds.every_day")
    return capital(listed(t(f"weekday.{day}") for day in sorted(weekdays)))
