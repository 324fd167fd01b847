"""Other plans that are as good, side by side: figures, for whom it is other, and the weeks."""

from typing import cast

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from models.plan import Outcome
from planner import service
from planner.texts import t
from ui import measures
from ui.adviser import Adviser
from ui.comparing import more_or_less, person_lines
from ui.tasks import FindAlternatives
from ui.theme import GAP
from ui.views.base import Context
from ui.widgets.asking_bar import AskingBar
from ui.widgets.flow import Flow
from ui.widgets.parts import Card, button, clear, label, row
from ui.widgets.week_strip import WeekStrip
from ui.wording import effect_sentence

SECONDS = 60
"""Time for all of them together."""

COLUMN = 210
"""The least width of a plan in pixels."""


class Alternatives(Card):
    """Asked for with a button, found in the background, taken with another.

    `compare_wanted` carries the name of a plan and the plan.
    """

    compare_wanted = Signal(str, object)

    def __init__(self, context: Context, adviser: Adviser) -> None:
        super().__init__(t("ui.others.title"))
        self._context, self._adviser = context, adviser
        self._of: Outcome | None = None
        self.found: tuple[Outcome, ...] = ()
        self.asking = adviser.asking()
        self.bar = AskingBar(self.asking)
        self.search = button(t("ui.others.find"))
        self.said = label("", "muted", wrap=True)
        self._columns = Flow(cell=COLUMN, gap=GAP * 2)
        self.body.addWidget(label(t("ui.others.hint"), "muted", wrap=True))
        self.body.addLayout(row(self.search))
        self.body.addWidget(self.bar)
        self.body.addWidget(self.said)
        self.body.addLayout(self._columns)
        self.said.hide()
        self.search.clicked.connect(self.look)
        self.asking.answered.connect(self._show)
        self.asking.failed.connect(self._say)
        self.asking.changed.connect(lambda: self.search.setVisible(not self.asking.running))

    def follow(self) -> None:
        """Another plan may be open: what was found for the former one is of no use any more."""
        outcome = self._context.document.state.outcome
        self.setVisible(outcome is not None)
        if outcome is not self._of:
            self._of, self.found = outcome, ()
            self.asking.drop()
            clear(self._columns)
            self.said.hide()

    def look(self) -> None:
        """Look for other plans."""
        if self._of is not None:
            clear(self._columns)
            self.said.hide()
            self.bar.begin(t("ui.others.looking"))
            self.asking.ask(FindAlternatives(self._of.problem, self._of.plan, time_limit=SECONDS))

    def _say(self, text: str) -> None:
        self.said.setText(text)
        self.said.show()

    def _show(self, answer: object) -> None:
        self.found = cast("tuple[Outcome, ...]", answer)[1:]
        if not self.found:
            self._say(t("ui.others.none"))
            return
        assert self._of is not None
        self._columns.addWidget(self._column(t("ui.others.now"), self._of))
        for number, other in enumerate(self.found, start=1):
            self._columns.addWidget(self._column(t("ui.others.number", number=number), other))

    def _column(self, name: str, other: Outcome) -> QWidget:
        assert self._of is not None
        card = Card(name)
        counted = measures.counted(other)
        for step in other.problem.policy.steps:
            card.body.addWidget(label(t(f"objective.{step}"), "muted", size=0.92))
            card.body.addWidget(label(counted[step], wrap=True))
        card.body.addWidget(WeekStrip(self._context.look, other, self._of))
        if other is not self._of:
            for sentence in _differences(self._of, other):
                card.body.addWidget(label(sentence, wrap=True))
            use, compare = button(t("ui.others.use"), "primary"), button(t("ui.others.compare"))
            for each in (use, compare):
                each.setAccessibleName(f"{each.text()}: {name}")
            use.clicked.connect(lambda: self.use(name, other))
            compare.clicked.connect(lambda: self.compare_wanted.emit(name, other))
            card.body.addLayout(row(use, compare))
        card.body.addStretch(1)
        return card

    def use(self, name: str, other: Outcome) -> None:
        """Take another plan as one step that can be undone."""
        if self._of is not None:
            effect = effect_sentence(self._of, other)
            told = t("ui.others.used", name=name, effect=effect[:1].upper() + effect[1:])
            self._adviser.use(other, t("ui.undo.other"), told)


def _differences(now: Outcome, other: Outcome) -> list[str]:
    """How many meetings and people, and who gives most and least time more."""
    found, people = service.compare_plans(now.plan, other.plan), person_lines(now, other)
    more = [line for line in people if line.minutes > 0]
    less = [line for line in people if line.minutes < 0]
    said = [
        _counted("ui.others.moved", len(found.moved)), _counted("ui.others.people", len(people)),
        t("ui.others.gain", more=len(more), less=len(less)),
    ]
    if more and less:
        most, least = (
            t("ui.others.person", name=line.name, minutes=more_or_less(line.minutes))
            for line in (more[0], less[-1])
        )
        said.append(t("ui.others.most", more=most, less=least))
    return said


def _counted(key: str, number: int) -> str:
    return t(f"{key}.one" if number == 1 else key, count=number)
