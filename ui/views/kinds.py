"""Meeting kinds as cards: rules in plain sentences with words to click, rows and groups."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property, partial
from typing import TypeVar

from PySide6.QtCore import QEvent, QPoint, QTimer, Signal
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QPushButton, QVBoxLayout, QWidget

from models.agenda import occurrences
from models.meetings import MeetingKind, Series, Window
from models.plan import Outcome, Plan
from models.problem import Problem
from planner.sources import named
from planner.texts import capital, t, tn
from ui import figures, kinds, rows
from ui.adviser import Adviser
from ui.kinds_said import more, usual
from ui.said import Several
from ui.theme import GAP
from ui.views.base import Context, View
from ui.views.group_list import GroupList
from ui.views.kinds_block import Block
from ui.views.kinds_people import PeoplePage
from ui.views.kinds_resources import ResourcesPage
from ui.views.kinds_rows import RowPart
from ui.views.kinds_rules import RulesPage
from ui.widgets.deck import Deck, Entry
from ui.widgets.flow import Flow
from ui.widgets.parts import Card, Page, Segments, across, button, heading, label, order_focus, row
from ui.widgets.sentence import Sentence
from ui.wording import effect_sentence, listed

PAGES = ("kinds", "resources", "rules", "people")
_FEW = 3
"""Rows of a kind whose groups are all shown; of more than these, only those of an opened row."""
Part = TypeVar("Part", bound=QWidget)


class KindsView(View):
    """A card for each kind; presets and kinds of one's own can be added, and kinds removed.

    `plan_wanted`: what is due and not placed is to be planned. `rules_wanted`, `rules_kept`: rules
    are to come from a file, and to go into one. Its other pages are made once they are wanted.
    """

    plan_wanted = Signal()
    rules_wanted = Signal()
    rules_kept = Signal()

    def __init__(self, context: Context, adviser: Adviser) -> None:
        super().__init__(context)
        self._adviser = adviser
        self._opened: set[str] = set()
        self._before: frozenset[str] | None = None
        self._shown = PAGES[0]
        self.presets = QComboBox()
        self.presets.setAccessibleName(t("ui.kinds.add.which"))
        self.add, self.own = button(t("ui.kinds.add")), button(t("ui_kinds.own"))
        self.own.setToolTip(t("ui_kinds.own.why"))
        self.waiting, self.plan = label("", wrap=True), button("", "primary")
        self.sentences: dict[tuple[str, str], Sentence] = {}
        self.rows: dict[str, RowPart] = {}
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        self._page = Page()
        outer.addWidget(self._page)
        self._page.body.addLayout(heading(t("ui.view.kinds"), t("ui_kinds.hint")))
        self.choices = Segments(
            ((key, t(f"ui_kinds.page.{key}")) for key in PAGES), t("ui_kinds.pages"),
            wraps=True,
        )
        self.choices.choose(PAGES[0])
        self._page.body.addWidget(self.choices)
        self._page.body.addLayout(row(self.waiting, self.plan))
        self._cards = QWidget()
        column = QVBoxLayout(self._cards)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP * 2)
        column.addLayout(across(self.presets, self.add, self.own))
        self._deck = Deck(GAP * 2)
        self._deck.whole.connect(lambda: order_focus(self))
        self._deck.whole.connect(self._show_added)
        column.addLayout(self._deck)
        self._page.body.addWidget(self._cards)
        self._page.body.addStretch(1)
        self.choices.chosen.connect(self._turned_to)
        self.add.clicked.connect(self._add)
        self.own.clicked.connect(lambda: self._add_own(None))
        self.plan.clicked.connect(self.plan_wanted)

    # Pages --------------------------------------------------------------------------------

    @cached_property
    def resources(self) -> ResourcesPage:
        """Leads and rooms."""
        return self._put(ResourcesPage(self.context.document, self._change))

    @cached_property
    def rules(self) -> RulesPage:
        """The rules that all meetings share."""
        made = self._put(RulesPage(self.context.document, self._change))
        made.read_wanted.connect(self.rules_wanted)
        made.write_wanted.connect(self.rules_kept)
        return made

    @cached_property
    def people(self) -> PeoplePage:
        """The people in a table."""
        return self._put(PeoplePage(self.context.document, self._change))

    def page(self) -> str:
        return "" if self._shown == PAGES[0] else self._shown

    def choose_page(self, page: str) -> None:
        self._shown = page if page in PAGES else PAGES[0]
        self.choices.choose(self._shown)
        made = self._cards if self._shown == PAGES[0] else getattr(self, self._shown)
        for key in PAGES:
            part = self._cards if key == PAGES[0] else self.__dict__.get(key)
            if part is not None:
                part.setVisible(part is made)
        if self.isVisible():
            self.refresh()

    def _turned_to(self, page: str) -> None:
        self.choose_page(page)
        self._page.verticalScrollBar().setValue(0)
        self.turned.emit()

    def _put(self, part: Part) -> Part:
        part.hide()
        self._page.body.insertWidget(self._page.body.count() - 1, part)
        return part

    @property
    def groups(self) -> dict[str, GroupList]:
        """The list of each group, by the id of its course."""
        return {
            course: each for part in self.rows.values() for course, each in part.groups.items()
            if course
        }

    def refresh(self) -> None:
        problem, outcome = self.context.document.state.problem, self.context.document.state.outcome
        if problem is None:
            self._deck.show(())
            return
        if self._shown != PAGES[0]:
            self._count(problem, outcome)
            getattr(self, self._shown).refresh()
            return
        self.presets.clear()
        for kind in kinds.addable(problem):
            self.presets.addItem(kind.name, kind)
        self.add.setEnabled(self.presets.count() > 0)
        numbered, theme = figures.kind_numbers(problem), self.context.look.theme
        entries = []
        for kind in problem.kinds:
            series = tuple(s for s in problem.series if s.kind == kind.id)
            stamp = (
                kind, series, numbered[kind.id], theme, problem.roster,
                [self._members(problem, outcome, s) for s in series],
                self._opened & {kind.id, *(s.id for s in series)},
            )
            entries.append(Entry(
                kind.id, stamp, partial(self._card, kind, numbered[kind.id])
            ))
        known = {kind.id for kind in problem.kinds}
        self.sentences = {key: s for key, s in self.sentences.items() if key[0] in known}
        there = {series.id for series in problem.series}
        self.rows = {key: part for key, part in self.rows.items() if key in there}
        self._deck.show(entries)
        self._count(problem, outcome)
        if self._deck.is_whole:
            self._show_added()

    def _show_added(self) -> None:
        """Bring a kind that was added into sight, at its name, once it has its place."""
        known = frozenset(kind.id for kind in self._problem().kinds)
        if self._before is None or not known - self._before:
            return
        added, self._before = min(known - self._before), None

        def show() -> None:
            there = {key[0]: each for key, each in reversed(self.sentences.items())}
            name = there[added].findChild(QPushButton) if added in there else None
            if name is not None:
                # The page knows how long it has become only when all in it has been laid out.
                QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
                bar, card = self._page.verticalScrollBar(), self._deck.card(added)
                bar.setValue(bar.value() + card.mapTo(self, QPoint(0, 0)).y() - GAP)
                name.setFocus()

        QTimer.singleShot(0, self, show)

    def _members(
        self, problem: Problem, outcome: Outcome | None, series: Series
    ) -> dict[str, tuple[str, ...]]:
        return kinds.members_now(problem, outcome, series) if series.courses else {}

    def _count(self, problem: Problem, outcome: Outcome | None) -> None:
        """Say how many meetings are placed, and offer to plan those that wait."""
        held = {m.id for m in outcome.plan.meetings} if outcome is not None else set[str]()
        told = {u.occurrence for u in outcome.plan.unplaced} if outcome is not None else set()
        every = occurrences(problem)
        due, placed = Counter(o.series for o in every), Counter(
            o.series for o in every if o.id in held
        )
        for series_id, part in self.rows.items():
            part.say(placed[series_id], due[series_id])
        waiting = sum(o.id not in held and o.id not in told for o in every)
        self.waiting.setText(tn("ui_kinds.waiting", waiting))
        self.plan.setText(t("ui_kinds.plan" if outcome is None else "ui_kinds.plan_again"))
        for each in (self.waiting, self.plan):
            each.setVisible(waiting > 0)

    # Cards --------------------------------------------------------------------------------

    def _card(self, kind: MeetingKind, number: int) -> Card:
        problem = self._problem()
        card, tone = Card(), self.context.look.theme.kind(number)
        name = QLabel(kind.name)
        name.setStyleSheet(
            f"background: {tone.ground}; color: {tone.ink}; border: 1px solid {tone.edge};"
            "border-radius: 6px; padding: 4px 12px; font-weight: 600;"
        )
        top = across(name)
        copy, remove = button(t("ui_kinds.copy"), "link"), button(t("ui.kinds.remove"), "link")
        copy.setAccessibleName(t("ui_kinds.copy.named", kind=kind.name))
        copy.clicked.connect(lambda: self._add_own(kind))
        remove.setAccessibleName(t("ui.kinds.remove.named", kind=kind.name))
        remove.setToolTip(self._going(problem, kind))
        remove.clicked.connect(lambda: self._remove(kind))
        top.addWidget(copy)
        top.addWidget(remove)
        card.body.addLayout(top)
        if kind.source:
            said = t("ui.kinds.source", source=named(kind.source))
            card.body.addWidget(label(said, "muted", size=0.9, wrap=True))
        self._block(card, kind, "usual")
        card.body.addLayout(self._below(kind))
        if kind.id in self._opened:
            self._block(card, kind, "more")
        for series in problem.series:
            if series.kind == kind.id:
                self._row(card, kind, series)
        if kind.interval is not None:
            self._offer_rows(card, problem, kind)
        return card

    def _block(self, card: Card, kind: MeetingKind, which: str) -> None:
        tell = usual if which == "usual" else more
        block = Block(
            self.context.document, lambda p: tell(p, p.kind(kind.id)),
            lambda p: self._change(p, t("ui.undo.kind", kind=kind.name), kind.name),
        )
        for id_, each in block.sentences.items():
            self.sentences[kind.id, id_] = each
        card.body.addWidget(block)

    def _below(self, kind: MeetingKind) -> Flow:
        """More rules, and windows to add and take away."""
        opened = kind.id in self._opened
        fold = button(t("ui_kinds.less" if opened else "ui_kinds.more"), "link")
        key = "ui_kinds.less.named" if opened else "ui_kinds.more.named"
        fold.setAccessibleName(t(key, what=kind.name))
        fold.clicked.connect(lambda: self._turn(kind.id))
        wider = button(t("ui_kinds.window.add"), "link")
        wider.setAccessibleName(t("ui_kinds.window.add.named", what=kind.name))
        last = kind.windows[-1] if kind.windows else Window(frozenset(range(1, 6)), 720, 1020)
        wider.clicked.connect(lambda: self._with_windows(kind, (*kind.windows, last)))
        buttons = [fold, wider]
        for at in range(len(kind.windows) if len(kind.windows) > 1 else 0):
            away = button(f"{t('ui_kinds.window.remove')} {at + 1}", "link")
            away.setAccessibleName(
                t("ui_kinds.window.remove.named", number=at + 1, what=kind.name)
            )
            fewer = (*kind.windows[:at], *kind.windows[at + 1:])
            away.clicked.connect(lambda _=False, left=fewer: self._with_windows(kind, left))
            buttons.append(away)
        return across(*buttons)

    def _row(self, card: Card, kind: MeetingKind, series: Series) -> None:
        part = RowPart(
            self.context.document, kind, series, opened=series.id in self._opened,
            grouped=self._few(kind.id), change=self._change, regroup=self.regroup, deal=self.deal,
            turn=lambda: self._turn(series.id),
        )
        self.rows[series.id] = part
        for id_, each in part.block.sentences.items() if part.block else ():
            self.sentences[kind.id, f"{series.id}.{id_}"] = each
        card.body.addWidget(part)

    def _few(self, kind_id: str) -> bool:
        """Whether a kind has so few rows that the groups of each are always shown."""
        return sum(s.kind == kind_id for s in self._problem().series) <= _FEW

    def _offer_rows(self, card: Card, problem: Problem, kind: MeetingKind) -> None:
        free = rows.units_without(problem, kind)
        if not free:
            return
        options = tuple((unit or "", unit or t("ui.kinds.home")) for unit in free)
        each = Sentence(
            "ui_kinds.rows.add",
            {"units": Several(frozenset(), options, t("ui_kinds.rows.choose"))}, {},
        )
        what = t("ui_kinds.rows.what", kind=kind.name)
        each.changed.connect(lambda _, chosen: self._change(
            rows.with_rows(self._problem(), self._problem().kind(kind.id),
                           [unit for unit in free if (unit or "") in chosen]),
            t("ui_kinds.undo.added", what=what), what,
        ))
        self.sentences[kind.id, "rows"] = each
        card.body.addWidget(each)

    def _turn(self, key: str) -> None:
        self._opened ^= {key}
        self.refresh()

    def _going(self, problem: Problem, kind: MeetingKind) -> str:
        outcome = self.context.document.state.outcome
        meetings = outcome.plan.meetings if outcome is not None else ()
        return t(
            "ui_kinds.remove.why", rows=sum(s.kind == kind.id for s in problem.series),
            meetings=sum(m.kind == kind.id for m in meetings),
        )

    # Changes ------------------------------------------------------------------------------

    def _problem(self) -> Problem:
        problem = self.context.document.state.problem
        assert problem is not None
        return problem

    def _change(self, problem: Problem, step: str, what: str) -> None:
        self._adviser.change(problem, step, "ui_kinds.changed", what=what)

    def _with_windows(self, kind: MeetingKind, windows: tuple[Window, ...]) -> None:
        now = self._problem()
        self._change(
            kinds.with_kind(now, replace(now.kind(kind.id), windows=windows)),
            t("ui.undo.kind", kind=kind.name), kind.name,
        )

    def _add(self) -> None:
        problem, kind = self.context.document.state.problem, self.presets.currentData()
        if problem is not None and isinstance(kind, MeetingKind):
            self._before = frozenset(each.id for each in problem.kinds)
            self._adviser.change(
                kinds.with_added(problem, kind), t("ui.undo.kind.added", kind=kind.name),
                "ui.kinds.added", kind=kind.name,
            )

    def _add_own(self, like: MeetingKind | None) -> None:
        problem = self.context.document.state.problem
        if problem is not None:
            self._before = frozenset(each.id for each in problem.kinds)
            name = t("ui_kinds.copy.name", kind=like.name) if like else t("ui_kinds.own.name")
            self._adviser.change(
                kinds.with_own(problem, name, like), t("ui.undo.kind.added", kind=name),
                "ui.kinds.added", kind=name,
            )

    def _remove(self, kind: MeetingKind) -> None:
        problem = self.context.document.state.problem
        if problem is not None:
            self._adviser.change(
                kinds.without(problem, kind.id), t("ui.undo.kind.removed", kind=kind.name),
                "ui.kinds.removed", kind=kind.name,
            )

    def regroup(self, series_id: str, people: Sequence[str], joining: str) -> None:
        """Move people of a row to one of its groups; an empty one: to none."""
        problem, outcome = self._problem(), self.context.document.state.outcome
        series = problem.series_of(series_id)
        members = rows.moved(kinds.members_now(problem, outcome, series), people, joining)
        group = next((c.name for c in series.courses if c.id == joining), "")
        names = listed(problem.roster.employee(each).name for each in people)
        step = t("ui.undo.group", group=group or t("ui_kinds.group.none"))
        key = "ui_kinds.group.moved" if joining else "ui_kinds.group.moved.none"
        if joining and outcome is not None and not kinds.at_once(problem):
            key = "ui_kinds.group.moved.later"

        def tell(one: Outcome, other: Outcome) -> str:
            return t(key, names=names, group=group, effect=effect_sentence(one, other))

        if outcome is None:
            self._change(rows.with_members(problem, series, members), step, names)
            return
        after: tuple[Problem, Plan] = kinds.regrouped(outcome, series, members)
        taken = self._adviser.take(*after, step, t("ui_kinds.judging", step=step), tell)
        if taken and joining in self.groups:
            self.groups[joining].setFocus()

    def deal(self, series_id: str, count: int) -> None:
        """Deal the people of a row out to so many groups."""
        problem, outcome = self._problem(), self.context.document.state.outcome
        series = problem.series_of(series_id)
        step = t("ui_kinds.groups.dealt")
        if outcome is None:
            self._change(rows.dealt(problem, series, count), step, step)
            return
        self._adviser.take(
            *kinds.dealt_out(outcome, series, count), step,
            t("ui_kinds.judging", step=capital(step)),
            lambda one, other: t(
                "ui_kinds.groups.dealt.told", count=count, effect=effect_sentence(one, other)
            ),
        )
