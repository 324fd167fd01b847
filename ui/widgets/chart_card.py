"""The curve of one objective, large, with a table of its numbers for those who cannot see it."""

from PySide6.QtWidgets import QComboBox, QTableView

from models.policy import ObjectiveName
from planner.texts import t
from ui.history import History
from ui.look import Look
from ui.widgets.curve import Curve
from ui.widgets.parts import Card, button, label, row
from ui.widgets.plain_table import Line, PlainModel, whole_rows


class ChartCard(Card):
    """Choose an objective, see how it went, read the numbers."""

    def __init__(self, look: Look) -> None:
        super().__init__(t("ui.planning.curve"))
        self._history = History()
        self.of = QComboBox()
        self.of.setAccessibleName(t("ui.planning.curve.of"))
        self.numbers = button(t("ui.planning.curve.table"), "link")
        self.numbers.setCheckable(True)
        self.curve = Curve(look, axes=True)
        self.none = label(t("ui.planning.curve.none"), "muted", wrap=True)
        self.points = label(t("ui.planning.curve.points"), "muted", size=0.92)
        self.model = PlainModel()
        self.table = whole_rows(QTableView(), self.model, t("ui.planning.curve.table"))
        self.table.setFixedHeight(190)
        self.table.hide()
        self._which = label(t("ui.planning.curve.of"), "muted")
        self.body.addLayout(row(self._which, self.of, self.numbers))
        self.body.addWidget(self.none)
        self.body.addWidget(self.curve)
        self.body.addWidget(self.points)
        self.body.addWidget(self.table)
        self.of.currentIndexChanged.connect(self._draw)
        self.numbers.toggled.connect(self.table.setVisible)

    def choose(self, name: str) -> None:
        """Show the curve of an objective."""
        self.of.setCurrentIndex(max(0, self.of.findData(name)))

    def show_history(self, history: History) -> None:
        """Show another run, or the same as far as it has come."""
        self._history = history
        names = [self.of.itemData(n) for n in range(self.of.count())]
        if names != [*history.steps]:
            chosen = self.of.currentData()
            self.of.blockSignals(True)
            self.of.clear()
            for name in history.steps:
                self.of.addItem(t(f"objective.{name}"), name)
            self.of.setCurrentIndex(max(0, self.of.findData(chosen)))
            self.of.blockSignals(False)
        self._draw()

    def _draw(self) -> None:
        name: ObjectiveName = self.of.currentData()
        samples = self._history.samples.get(name, [])
        for each in (self.curve, self.points, self._which, self.of, self.numbers):
            each.setVisible(bool(self._history.samples))
        self.none.setVisible(not self._history.samples)
        self.table.setVisible(self.numbers.isChecked() and bool(self._history.samples))
        self.curve.show_samples(samples, self._history.seconds)
        if samples:
            self.curve.setAccessibleName(t(
                "ui.planning.curve.spoken", objective=t(f"objective.{name}"),
                first=samples[0].value, last=samples[-1].value,
                seconds=round(samples[-1].seconds),
            ))
        self.model.show(
            [t(f"ui.planning.curve.{column}") for column in ("time", "best", "limit")],
            [
                Line((
                    t("ui.planning.curve.seconds", seconds=round(s.seconds, 1)), str(s.value),
                    "–" if s.bound is None else str(s.bound),
                ))
                for s in samples
            ],
        )
