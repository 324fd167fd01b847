"""The ladder of objectives: each step with what it is worth, how good it can get, and a curve."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

from models.policy import LADDER, ObjectiveName
from planner.texts import t
from ui import measures
from ui.history import History
from ui.look import Look
from ui.theme import GAP
from ui.widgets.curve import Curve
from ui.widgets.parts import clear, label, note

UNTOLD = "–"
"""How far a step is, where nobody has searched: read aloud, but not shown."""


class Ladder(QWidget):
    """The steps from the most important down; a lower one never costs a higher one.

    `chosen` carries the name of the objective whose curve was clicked.
    """

    chosen = Signal(str)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._grid = grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(GAP * 2)
        grid.setVerticalSpacing(GAP * 2 + GAP // 2)
        grid.setColumnStretch(1, 3)
        grid.setColumnStretch(2, 4)
        grid.setColumnStretch(3, 2)
        self.steps: tuple[ObjectiveName, ...] = ()
        self._values: dict[ObjectiveName, QLabel] = {}
        self._states: dict[ObjectiveName, QLabel] = {}
        self._gaps: dict[ObjectiveName, QLabel] = {}
        self._curves: dict[ObjectiveName, Curve] = {}
        self._show_steps(LADDER)

    def _show_steps(self, steps: tuple[ObjectiveName, ...]) -> None:
        if steps == self.steps:
            return
        clear(self._grid)
        self.steps = steps
        for named in (self._values, self._states, self._gaps, self._curves):
            named.clear()
        for n, name in enumerate(steps):
            self._add(n, name)

    def _add(self, n: int, name: ObjectiveName) -> None:
        self._values[name] = label("", "title", size=1.1, wrap=True)
        self._states[name] = note("", "info")
        self._states[name].setWordWrap(False)
        self._gaps[name] = label("", "muted", size=0.92, wrap=True)
        curve = self._curves[name] = Curve(self._look)
        curve.clicked.connect(lambda: self.chosen.emit(name))
        what = label(t(f"ui.ladder.what.{name}"), "muted", size=0.92, wrap=True)
        number = label(f"{n + 1}", "muted", size=1.3)
        self._grid.addWidget(number, n, 0, Qt.AlignmentFlag.AlignTop)
        self._grid.addLayout(_pair(label(t(f"objective.{name}"), "title", wrap=True), what), n, 1)
        state = QVBoxLayout()
        state.addWidget(self._states[name], 0, Qt.AlignmentFlag.AlignLeft)
        value = _pair(self._values[name], self._gaps[name])
        value.insertLayout(1, state)
        self._grid.addLayout(value, n, 2)
        self._grid.addWidget(curve, n, 3)

    def show_history(self, history: History, *, running: bool) -> None:
        """Show a run as far as it has come."""
        self._show_steps(history.steps)
        spoken = []
        for n, name in enumerate(self.steps, start=1):
            state, tone = _state(name, history, running=running)
            gap = _gap(name, history)
            self._values[name].setText(history.worth(name))
            self._states[name].setText(state)
            self._states[name].setVisible(state != UNTOLD)
            self._tone(self._states[name], tone)
            self._gaps[name].setText(gap)
            self._gaps[name].setVisible(bool(gap))
            self._curves[name].show_samples(history.samples.get(name, []))
            # Without any curve their room goes to the words.
            self._curves[name].setVisible(running or bool(history.samples))
            spoken.append(t(
                "ui.planning.spoken", number=n, objective=t(f"objective.{name}"),
                value=history.worth(name), state=state, gap=gap,
            ))
        self.setAccessibleName("\n".join(spoken))

    def _tone(self, each: QLabel, tone: str) -> None:
        if each.property("tone") != tone:
            each.setProperty("tone", tone)
            each.style().unpolish(each)
            each.style().polish(each)


def _state(name: ObjectiveName, history: History, *, running: bool) -> tuple[str, str]:
    """How far a step is, in words, and the tone that goes with them."""
    step = history.ladder.get(name)
    if step is None:
        return t("ui.planning.state.waiting") if running else UNTOLD, "plain"
    if step.proven:
        return t("ui.planning.state.proven"), "good"
    if running and history.current == name:
        return t("ui.planning.state.improving"), "info"
    return t("ui.planning.state.found"), "warning"


def _gap(name: ObjectiveName, history: History) -> str:
    """How good a step can get, and how far it is from there at most; empty where it is proven."""
    step = history.ladder.get(name)
    if step is None or step.proven:
        return ""
    far = measures.far_from_best(step)
    gap = t("ui.planning.gap.unknown") if far is None else t("ui.planning.gap", percent=far)
    best = history.best_possible(name)
    return " · ".join(x for x in (t("ui.planning.best", bound=best) if best else "", gap) if x)


def _pair(above: QLabel, below: QLabel) -> QVBoxLayout:
    made = QVBoxLayout()
    made.setSpacing(3)
    made.addWidget(above)
    made.addWidget(below)
    made.addStretch(1)
    return made
