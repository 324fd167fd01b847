"""What a changed shift does to the plan, said calmly under the grid, with ways on and back."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout

from models.plan import Outcome
from models.roster import Roster
from planner.texts import t, tn
from ui.document import Document
from ui.theme import GAP
from ui.widgets.parts import button, label, row
from ui.wording import effect_sentence, listed

NAMED = 3
"""Problems and people that are named; of more there is only the number."""


class EffectBar(QFrame):
    """Seen from a change of shifts until it is undone or put away. `way` carries how to plan."""

    way = Signal(str)

    def __init__(self, document: Document) -> None:
        super().__init__()
        self._document = document
        self._roster: Roster | None = None
        self._steps = 0
        self.setProperty("role", "card")
        column = QVBoxLayout(self)
        column.setContentsMargins(GAP * 2, GAP, GAP * 2, GAP)
        column.setSpacing(GAP // 2)
        self.words = label("", wrap=True)
        self.repair = button(t("ui.planning.way.repair"))
        self.repair.setToolTip(t("ui.planning.why.repair"))
        self.anew = button(t("ui_shifts.plan"))
        self.anew.setToolTip(t("ui.planning.why.onward"))
        self.undo = button(t("ui_shifts.take_back"))
        self.away = button(t("ui.problems.forget"), "link")
        column.addWidget(self.words)
        column.addLayout(row(self.repair, self.anew, self.undo, self.away))
        self.repair.clicked.connect(lambda: self.way.emit("repair"))
        self.anew.clicked.connect(lambda: self.way.emit("onward"))
        self.undo.clicked.connect(document.undo_stack.undo)
        self.away.clicked.connect(self._forget)
        document.changed.connect(self._update)
        self.hide()

    def tell(self, text: str) -> None:
        """Say something of the step that was just taken."""
        state = self._document.state
        self._roster = state.problem.roster if state.problem else None
        self._steps = self._document.undo_stack.index()
        self._say(text)
        for each in (self.repair, self.anew):
            each.setVisible(state.outcome is not None)
        self._update()

    def warn(self, text: str) -> None:
        """Say why nothing was changed."""
        self._roster = None
        self._say(text)
        for each in (self.repair, self.anew, self.undo):
            each.hide()
        self.show()

    def _say(self, text: str) -> None:
        self.words.setText(text)
        self.setAccessibleName(text)

    def _update(self) -> None:
        state = self._document.state
        same = state.problem is not None and state.problem.roster is self._roster
        self.setVisible(same)
        self.undo.setVisible(same and self._document.undo_stack.index() == self._steps)

    def _forget(self) -> None:
        self._roster = None
        self.hide()


def consequences(what: str, before: Outcome, after: Outcome) -> str:
    """What a changed roster does: in figures, which problems are new, who is reached or no more."""
    from planner.advice.effect import new_errors

    parts = [t("ui_shifts.judged", what=what, effect=effect_sentence(before, after))]
    new = new_errors(before, after)
    if new:
        said = " ".join(dict.fromkeys(f.message for f in new[:NAMED]))
        parts.append(tn("ui_shifts.problems", len(new), said=said))
    missed = {x.employee: len(x.missed) for x in before.judgement.by_employee}
    names = {p.id: p.name for p in after.problem.roster.employees}
    gained: list[str] = []
    lost: list[str] = []
    for line in after.judgement.by_employee:
        change = len(line.missed) - missed.get(line.employee, len(line.missed))
        if change:
            (lost if change > 0 else gained).append(names[line.employee])
    for key, people in (("lost", lost), ("gained", gained)):
        if people:
            parts.append(t(f"ui_shifts.{key}", names=_few(people)))
    return " ".join(parts)


def _few(names: list[str]) -> str:
    if len(names) <= NAMED:
        return listed(names)
    return tn("ui_shifts.and_more", len(names) - NAMED, names=", ".join(names[:NAMED]))
