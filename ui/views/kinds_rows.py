"""One row of meetings on the card of its kind: whom it is for, and the groups of its courses."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QLabel, QSpinBox, QVBoxLayout, QWidget

from models.meetings import MeetingKind, Series
from models.problem import Problem
from planner.texts import t, tn
from planner.texts.dates import team_name
from ui import dealing, kinds, rows
from ui.document import Document
from ui.kinds_said import row_said
from ui.said import Said, name
from ui.theme import GAP
from ui.views.group_list import GroupList
from ui.views.kinds_block import Block
from ui.widgets.flow import Flow
from ui.widgets.parts import Card, across, button, label, row
from ui.wording import listed

Change = Callable[[Problem, str, str], object]
"""Takes a problem, the name of the step, and what was changed."""
Regroup = Callable[[str, Sequence[str], str], object]
"""Takes a row, people of it, and the group they go to; an empty one: none."""


class RowPart(QWidget):
    """`change`, `regroup` and `deal` take what people decide. `opened`: its rules are shown, and
    its groups, which `grouped` shows in any case."""

    def __init__(
        self, document: Document, kind: MeetingKind, series: Series, *, opened: bool, grouped: bool,
        change: Change, regroup: Regroup, deal: Callable[[str, int], object],
        turn: Callable[[], None],
    ) -> None:
        super().__init__()
        self._document, self._kind, self._series = document, kind, series
        self._change, self._regroup, self._deal_out = change, regroup, deal
        self.block: Block | None = None
        self.groups: dict[str, GroupList] = {}
        self._sizes: dict[str, tuple[str, QLabel]] = {}
        self.where = _called(series)
        self._what = t("ui_kinds.row.what", kind=kind.name, row=self.where)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        self.edit = button(t("ui_kinds.row.done" if opened else "ui_kinds.row.edit"), "link")
        key = "ui_kinds.row.done.named" if opened else "ui_kinds.row.edit.named"
        self.edit.setAccessibleName(t(key, row=self.where))
        self.edit.clicked.connect(turn)
        self.remove = button(t("ui_kinds.row.remove"), "link")
        self.remove.setAccessibleName(t("ui_kinds.row.remove.named", row=self.where))
        self.remove.clicked.connect(self._without)
        self.told = label("", "muted")
        column.addLayout(across(self.told, self.edit, self.remove))
        if opened:
            self.block = Block(document, self._sentences, lambda p: self._took(p, self._what))
            column.addWidget(self.block)
        if kind.group.closed and series.incident is None and (opened or grouped):
            self._lay_out_groups(column)

    def say(self, placed: int, due: int) -> None:
        """Say how many meetings of the row are placed."""
        self.told.setText(t("ui.kinds.row", unit=self.where, placed=placed, due=due))

    def _now(self) -> tuple[Problem, Series]:
        problem = self._document.state.problem
        assert problem is not None
        return problem, problem.series_of(self._series.id)

    def _sentences(self, problem: Problem) -> Sequence[Said]:
        return row_said(problem, problem.series_of(self._series.id))

    def _took(self, problem: Problem, what: str) -> None:
        self._change(problem, t("ui_kinds.undo", what=what), what)

    def _without(self) -> None:
        problem, series = self._now()
        self._change(
            rows.without_row(problem, series.id), t("ui_kinds.undo.removed", what=self._what),
            self._what,
        )

    # Groups -------------------------------------------------------------------------------

    def _lay_out_groups(self, column: QVBoxLayout) -> None:
        problem, series = self._now()
        self.count = QSpinBox()
        people = problem.audience(series)
        least = dealing.fewest(people, self._kind)
        self.count.setRange(least, max(least, len(people)))
        self.count.setValue(max(1, len(series.courses)))
        self.count.setAccessibleName(t("ui_kinds.groups.count", row=self.where))
        self.deal = button(t("ui_kinds.groups.deal", count=self.count.value()))
        self.deal.setToolTip(t("ui_kinds.groups.deal.why"))
        self.count.valueChanged.connect(
            lambda n: self.deal.setText(t("ui_kinds.groups.deal", count=n))
        )
        self.deal.clicked.connect(self._deal)
        self.more = button(t("ui_kinds.group.add"), "link")
        self.more.setAccessibleName(t("ui_kinds.group.add.named", row=self.where))
        self.more.clicked.connect(lambda: self._took(
            rows.with_group(*self._now()), t("ui_kinds.groups.dealt")
        ))
        column.addLayout(across(self.count, self.deal, self.more))
        members = kinds.members_now(problem, self._document.state.outcome, series)
        if not any(members.values()):
            column.addWidget(label(t("ui_kinds.groups.formed"), "muted", wrap=True))
        else:
            column.addWidget(label(t("ui_kinds.groups.hint"), "muted", size=0.9, wrap=True))
        seated = {person for people in members.values() for person in people}
        free = [p.id for p in people if p.id not in seated]
        beside = Flow(cell=250, gap=GAP)
        for course in series.courses:
            beside.addWidget(self._group(course.id, course.name, members[course.id]))
        if free and seated:
            beside.addWidget(self._group("", t("ui_kinds.group.none"), free))
        column.addLayout(beside)

    def _group(self, course: str, called: str, members: Sequence[str]) -> Card:
        problem, series = self._now()
        box = Card()
        if course:
            title = Block(
                self._document, lambda p: [_group_name(p, self._series.id, course)],
                lambda p: self._took(p, t("ui_kinds.group.what", group=called)), cell=120,
            )
            gone = button(t("ui_kinds.group.remove"), "link")
            gone.setAccessibleName(t("ui_kinds.group.remove.named", group=called))
            gone.clicked.connect(lambda: self._took(
                rows.without_group(*self._now(), course),
                t("ui_kinds.group.what", group=called),
            ))
            top = row(title, stretch=False)
            top.setStretch(0, 1)
            top.addWidget(gone)
            box.body.addLayout(top)
        else:
            box.body.addWidget(label(called, "title"))
        people = [problem.roster.employee(each) for each in members]
        told = "\n".join((self._size(members), *self._doubts(course, members)))
        size = label(told, "muted", size=0.9, wrap=True)
        box.body.addWidget(size)
        self._sizes[course] = (told, size)
        key = "ui.kinds.group.list" if course else "ui_kinds.group.none.list"
        each = GroupList(
            course, series.id, people, t(key, kind=self._kind.name, group=called)
        )
        each.moved.connect(lambda who, goal: self._regroup(self._series.id, who, goal))
        each.stepped.connect(self._step)
        each.itemSelectionChanged.connect(lambda: self._preview(each))
        self.groups[course] = each
        box.body.addWidget(each)
        box.body.addStretch(1)
        return box

    def _size(self, members: Sequence[str]) -> str:
        problem, _ = self._now()
        people = [problem.roster.employee(each) for each in members]
        if not people:
            return t("ui_kinds.group.size.empty")
        teams = listed(
            t("ui_kinds.group.team", count=n, team=team)
            for team, n in rows.teams_told(people, team_name)
        )
        return t("ui_kinds.group.size", count=len(people), teams=teams)

    def _preview(self, source: GroupList) -> None:
        """Say at each group what it becomes if those who are chosen go there, or leave it."""
        going = source.chosen_people()
        for course, (now, shown) in self._sizes.items():
            there = self.groups[course].everybody()
            leaving = course == source.course
            after = [p for p in there if p not in going] if leaving else [*there, *going]
            text = t("ui_kinds.group.becomes", before=len(there), after=self._size(after))
            more = [text, *self._doubts(course, after), *self._meetings(course, going, leaving)]
            shown.setText("\n".join(more) if going else now)

    def _doubts(self, course: str, members: Sequence[str]) -> list[str]:
        problem, _ = self._now()
        return dealing.doubts(problem, problem.kind(self._kind.id), members) if course else []

    def _meetings(self, course: str, going: Sequence[str], leaving: bool) -> list[str]:
        """How many placed meetings people would leave or be asked to."""
        outcome = self._document.state.outcome
        if outcome is None or not course:
            return []
        held = [m for m in outcome.plan.meetings if m.course == course]
        if leaving:
            hit = sum(any(a.employee in going for a in m.participants()) for m in held)
            return [tn("ui_kinds.group.leaves", hit)] if hit else []
        if held and not kinds.at_once(outcome.problem):
            return [t("ui_kinds.group.joins.later")]
        return [tn("ui_kinds.group.joins", len(held))] if held else []

    def _step(self, people: list[str], course: str, way: int) -> None:
        order = list(self.groups)
        at = order.index(course) + way
        if 0 <= at < len(order):
            self._regroup(self._series.id, people, order[at])

    def _deal(self) -> None:
        self._deal_out(self._series.id, self.count.value())


def _group_name(problem: Problem, series_id: str, course: str) -> Said:
    series = problem.series_of(series_id)
    called = next(c.name for c in series.courses if c.id == course)
    return Said(
        "name", "ui_kinds.group.name", {"name": name(called)},
        lambda _, value: rows.renamed_group(problem, series, course, value),
    )


def _called(series: Series) -> str:
    parts = [series.unit or t("ui.kinds.home")]
    if series.team:
        parts.append(team_name(series.team))
    if series.group:
        parts.append(series.group)
    return ", ".join(parts)
