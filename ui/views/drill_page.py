"""What a large figure is made of: the list behind it, and the ways on from each of its lines."""

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtWidgets import QHeaderView, QTableView, QVBoxLayout, QWidget

from planner.texts import t
from ui.drill import Drill, DrillRow
from ui.theme import GAP
from ui.widgets.parts import (
    LEAST_HEIGHT,
    button,
    clear,
    filled,
    heading,
    label,
    note,
    put_away,
    row,
)
from ui.widgets.plain_table import Line, PlainModel, whole_rows


class DrillPage(QWidget):
    """A list of meetings or people. Choosing a line selects, opening one goes to it.

    `chosen` and `opened` carry a DrillRow, `why_wanted` a finding, `show_view` the name of a view.
    """

    chosen = Signal(object)
    opened = Signal(object)
    why_wanted = Signal(object)
    show_view = Signal(str)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._drill: Drill | None = None
        self.model = PlainModel()
        self.table = whole_rows(QTableView(), self.model, "")
        self.table.horizontalHeader().setResizeContentsPrecision(60)
        self.back = button(t("ui.drill.back"), "link")
        self.why, self.on = button(t("ui.drill.why")), button("")
        self._heading = QVBoxLayout()
        self._empty = note(t("ui.drill.empty"), "info")
        column = filled(self)
        column.setSpacing(GAP + GAP // 2)
        self.table.setMinimumHeight(LEAST_HEIGHT)
        column.addLayout(row(self.back))
        column.addLayout(self._heading)
        column.addWidget(self._empty)
        column.addWidget(self.table, 1)
        column.addWidget(label(t("ui.drill.hint"), "muted", wrap=True))
        column.addLayout(row(self.why, self.on))
        self.back.clicked.connect(self.left)
        self.on.clicked.connect(self._go_on)
        self.why.clicked.connect(self._ask)
        self.table.activated.connect(self._open)
        self.table.selectionModel().currentRowChanged.connect(self._choose)

    def show_drill(self, drill: Drill) -> None:
        """Show what a figure is made of; the line that was chosen stays so if it is still there."""
        kept = self.row()
        self._drill = drill
        clear(self._heading)
        self._heading.addLayout(heading(drill.title, drill.explains))
        self.model.show(drill.headings, [Line(each.texts, each) for each in drill.rows])
        self.table.setAccessibleName(drill.title)
        self.on.setText(t(f"ui.drill.show.{drill.view}"))
        self._empty.setVisible(not drill.rows)
        self.table.setVisible(bool(drill.rows))
        self._fit()
        self.why.setEnabled(False)
        if kept in drill.rows:
            self.table.selectRow(drill.rows.index(kept))

    def _fit(self) -> None:
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)

    def row(self) -> DrillRow | None:
        """The line that is chosen."""
        at = self.table.currentIndex().row()
        about = self.model.lines[at].about if 0 <= at < len(self.model.lines) else None
        return about if isinstance(about, DrillRow) else None

    def take_focus(self) -> None:
        """Begin at the list, or at the way back where it is empty."""
        (self.back if put_away(self.table) else self.table).setFocus()

    def _choose(self, _: QModelIndex, __: QModelIndex) -> None:
        chosen = self.row()
        self.why.setEnabled(chosen is not None and chosen.finding is not None)
        if chosen is not None and self.isVisible():
            self.chosen.emit(chosen)

    def _open(self, _: QModelIndex) -> None:
        chosen = self.row()
        if chosen is not None:
            self.opened.emit(chosen)

    def _ask(self) -> None:
        chosen = self.row()
        if chosen is not None and chosen.finding is not None:
            self.why_wanted.emit(chosen.finding)

    def _go_on(self) -> None:
        if self._drill is not None:
            self.show_view.emit(self._drill.view)
