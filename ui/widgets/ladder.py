"""The ladder of objectives: each step with what it is worth, how good it can get, and a curve."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

from models.policy import LADDER, ObjectiveName
from planner.texts import t
from ui.history import History
from ui.look import Look
from ui.theme import GAP
from ui.widgets.curve import Curve
from ui.widgets.parts import label


class Ladder(QWidget):
    """Six steps from the most important down; a lower one never costs a higher one."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(GAP * 2)
        grid.setVerticalSpacing(GAP * 2 + GAP // 2)
        grid.setColumnStretch(1, 3)
        grid.setColumnStretch(2, 4)
        grid.setColumnStretch(3, 2)
        self._values: dict[ObjectiveName, QLabel] = {}
        self._states: dict[ObjectiveName, QLabel] = {}
        self._curves: dict[ObjectiveName, Curve] = {}
        for n, name in enumerate(LADDER):
            self._add(grid, n, name)

    def _add(self, grid: QGridLayout, n: int, name: ObjectiveName) -> None:
        self._values[name] = label("", "title", size=1.1, wrap=True)
        self._states[name] = label("", "muted", size=0.92, wrap=True)
        self._curves[name] = Curve(self._look)
        what = label(t(f"ui.ladder.what.{name}"), "muted", size=0.92, wrap=True)
        number = label(f"{n + 1}", "muted", size=1.3)
        grid.addWidget(number, n, 0, Qt.AlignmentFlag.AlignTop)
        grid.addLayout(_pair(label(t(f"objective.{name}"), "title"), what), n, 1)
        grid.addLayout(_pair(self._values[name], self._states[name]), n, 2)
        grid.addWidget(self._curves[name], n, 3)

    def show_history(self, history: History, *, running: bool) -> None:
        """Show a run as far as it has come."""
        for name in LADDER:
            self._values[name].setText(history.worth(name))
            self._states[name].setText(self._state(name, history, running=running))
            self._curves[name].show_samples(history.samples.get(name, []))
            # Without any curve their room goes to the words.
            self._curves[name].setVisible(running or bool(history.samples))

    def _state(self, name: ObjectiveName, history: History, *, running: bool) -> str:
        step = history.ladder.get(name)
        if step is None:
            return t("ui.ladder.waiting") if running else ""
        if step.proven:
            return t("ui.ladder.proven")
        if running and history.current == name:
            key = "ui.ladder.improving"
        else:
            key = "ui.ladder.best_found"
        best = history.best_possible(name)
        return t(f"{key}.bound", bound=best) if best else t(key)


def _pair(above: QLabel, below: QLabel) -> QVBoxLayout:
    made = QVBoxLayout()
    made.setSpacing(2)
    made.addWidget(above)
    made.addWidget(below)
    made.addStretch(1)
    return made
