"""The rules that all meetings share: limits, prices, staffing, and the order of what matters."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from models.policy import ObjectiveName
from models.problem import Problem
from planner.texts import t
from ui import policy_said as said
from ui.document import Document
from ui.theme import GAP
from ui.views.kinds_block import Block
from ui.views.kinds_resources import Change
from ui.widgets.deck import Deck, Entry
from ui.widgets.parts import Card, across, button, label, order_focus
from ui.widgets.sentence import Sentence


class RulesPage(QWidget):
    """`change` takes what people decide. `read_wanted`, `write_wanted`: rules from, to a file."""

    read_wanted = Signal()
    write_wanted = Signal()

    def __init__(self, document: Document, change: Change) -> None:
        super().__init__()
        self._document, self._change = document, change
        self.sentences: dict[str, Sentence] = {}
        self.steps: dict[tuple[str, int], QPushButton] = {}
        self.read, self.write = button(t("ui_rules.read")), button(t("ui_rules.write"))
        self.read.setToolTip(t("ui_rules.read.why"))
        self.write.setToolTip(t("ui_rules.write.why"))
        self.read.clicked.connect(self.read_wanted)
        self.write.clicked.connect(self.write_wanted)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP * 2)
        column.addLayout(across(self.read, self.write))
        self._deck = Deck(GAP * 2)
        self._deck.whole.connect(lambda: order_focus(self))
        column.addLayout(self._deck)

    def refresh(self) -> None:
        """Show the problem as it is now."""
        problem = self._document.state.problem
        if problem is None:
            return
        units, policy = problem.roster.units(), problem.policy
        entries = [Entry("ladder", policy.steps, self._ladder)]
        for group in said.GROUPS:
            told = [(each.id, [p.shown for p in each.parts.values()])
                    for each in said.group_said(problem, group)]
            entries.append(Entry(group, (told, units), partial(self._card, group)))
        self._deck.show(entries)

    def _problem(self) -> Problem:
        problem = self._document.state.problem
        assert problem is not None
        return problem

    def _take(self, problem: Problem | None, what: str) -> None:
        if problem is not None:
            self._change(problem, t("ui_kinds.undo", what=what), what)

    def _card(self, group: str) -> Card:
        card = Card(t(f"ui_rules.{group}"))
        what = t("ui_kinds.named", what=t(f"ui_rules.{group}"))
        card.body.addWidget(label(t(f"ui_rules.{group}.why"), "muted", wrap=True))
        block = Block(
            self._document, lambda p: said.group_said(p, group), lambda p: self._take(p, what),
            cell=400,
        )
        self.sentences |= block.sentences
        card.body.addWidget(block)
        if group == "floor":
            card.body.addLayout(across(*self._floor_buttons(what)))
        return card

    def _floor_buttons(self, what: str) -> list[QPushButton]:
        more = button(t("ui_rules.floor.add"), "link")
        more.clicked.connect(lambda: self._take(said.with_floor_line(self._problem()), what))
        made = [more]
        for at in range(len(self._problem().policy.floor)):
            away = button(t("ui_rules.floor.remove", number=at + 1), "link")
            away.clicked.connect(lambda _=False, n=at: self._take(
                said.without_floor_line(self._problem(), n), what
            ))
            made.append(away)
        return made

    # The ladder ---------------------------------------------------------------------------

    def _ladder(self) -> Card:
        card = Card(t("ui_rules.ladder"))
        card.body.addWidget(label(t("ui_rules.ladder.why"), "muted", wrap=True))
        policy = self._problem().policy
        self.steps.clear()
        for number, name in enumerate(policy.steps, start=1):
            told = label(t("ui_rules.ladder.step", number=number, name=t(f"objective.{name}")))
            told.setMinimumWidth(190)
            buttons = [self._mover(name, way) for way in (-1, 1)]
            buttons[0].setEnabled(number > 1)
            buttons[1].setEnabled(number < len(policy.steps))
            if name != "breaches":
                buttons.append(self._counting(name, counts=False))
            card.body.addLayout(across(told, *buttons))
        for name in said.steps_left_out(policy):
            told = label(t("ui_rules.ladder.out", name=t(f"objective.{name}")), "muted")
            told.setMinimumWidth(190)
            card.body.addLayout(across(told, self._counting(name, counts=True)))
        return card

    def _mover(self, name: ObjectiveName, way: int) -> QPushButton:
        key = "ui_rules.ladder.up" if way < 0 else "ui_rules.ladder.down"
        made = button(t(key), "link")
        made.setAccessibleName(t(f"{key}.named", name=t(f"objective.{name}")))
        made.clicked.connect(lambda: self._take(
            said.with_step_moved(self._problem(), name, way), t("ui_rules.ladder.what")
        ))
        self.steps[name, way] = made
        return made

    def _counting(self, name: ObjectiveName, *, counts: bool) -> QPushButton:
        key = "ui_rules.ladder.in" if counts else "ui_rules.ladder.leave"
        made = button(t(key), "link")
        made.setAccessibleName(t(f"{key}.named", name=t(f"objective.{name}")))
        made.clicked.connect(lambda: self._take(
            said.with_step(self._problem(), name, counts=counts), t("ui_rules.ladder.what")
        ))
        self.steps[name, 0] = made
        return made
