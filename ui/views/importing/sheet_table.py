"""A sheet as a table: columns as wide as their texts, merged areas, and names always in sight."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QFont, QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView

from planner.texts import t
from ui.look import Look, scaled
from ui.views.importing.sheet_model import SheetModel
from ui.views.importing.sheet_paint import SheetDelegate

ROW_HEIGHT = 26
NARROWEST, WIDEST = 34, 220
LOOKED_AT = 300
"""So many rows decide how wide a column is, and where the names stand."""
LONGEST_UNREAD = 14
"""A longer text that was not read is a title or a remark, which no column is made wide for."""
MOST_SPANS = 2000
"""More merged areas than that would make the table slow; the rest are shown as single cells."""
FEWEST_NAMES = 3
LARGEST_SHARE = 0.55
"""Names stay in sight only where they leave the rest of the width to the days."""


class SheetTable(QTableView):
    """The cells of one sheet; only what is in sight is drawn.

    Where names stand in one of the first columns, these stay where they are: a second table over
    this one shows only them.
    """

    def __init__(self, model: SheetModel, look: Look) -> None:
        super().__init__()
        self._sheet = model
        self._kept = 0
        self._names = QTableView(self)
        for table in (self, self._names):
            table.setModel(model)
            table.setItemDelegate(SheetDelegate(model, look, table))
            table.setShowGrid(False)
            table.setWordWrap(False)
            table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
            table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
            table.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
            table.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
            table.setTabKeyNavigation(False)
            for header in (table.horizontalHeader(), table.verticalHeader()):
                header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
                header.setMinimumSectionSize(NARROWEST // 2)
                header.setProperty("role", "sheet")
            table.verticalHeader().setDefaultSectionSize(ROW_HEIGHT)
            table.verticalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setAccessibleName(t("ui.wizard.sheet"))
        self._overlay()

    def _overlay(self) -> None:
        names = self._names
        names.verticalHeader().hide()
        names.setFrameShape(QFrame.Shape.NoFrame)
        names.setStyleSheet("QTableView { border: 0; border-radius: 0; }")
        names.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        names.setSelectionModel(self.selectionModel())
        names.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        names.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().stackUnder(names)
        own, theirs = self.verticalScrollBar(), names.verticalScrollBar()
        own.valueChanged.connect(theirs.setValue)
        theirs.valueChanged.connect(own.setValue)

    def fit(self) -> None:
        """Give columns the width of their texts, merge what the file merges, and keep the names."""
        metrics = QFontMetrics(scaled(self.font(), 1.0, QFont.Weight.DemiBold))
        sheet = self._sheet.sheet
        longest, widths = [0] * self._sheet.columnCount(), dict[str, int]()
        spread = {(top, left) for top, left, _, right in sheet.merged if right > left}
        for row, cells in enumerate(sheet.texts[:LOOKED_AT]):
            for column, text in enumerate(cells):
                title = len(text) > LONGEST_UNREAD and (row, column) not in sheet.marks
                if text and not title and (row, column) not in spread:
                    if text not in widths:
                        widths[text] = metrics.horizontalAdvance(text)
                    longest[column] = max(longest[column], widths[text])
        self._kept = self._columns_of_names()
        for table in (self, self._names):
            table.clearSpans()
            for column, width in enumerate(longest):
                table.setColumnWidth(column, min(WIDEST, max(NARROWEST, width + 14)))
            for top, left, bottom, right in sheet.merged[:MOST_SPANS]:
                if bottom < self._sheet.rowCount() and right < self._sheet.columnCount():
                    table.setSpan(top, left, bottom - top + 1, right - left + 1)
        for column in range(len(longest)):
            self._names.setColumnHidden(column, column >= self._kept)
        self._place_names()

    def _columns_of_names(self) -> int:
        """How many columns there are up to the names; 0 where names stand nowhere near the left."""
        marks, rows = self._sheet.sheet.marks, min(LOOKED_AT, self._sheet.rowCount())
        for column in range(min(3, self._sheet.columnCount())):
            if sum(marks.get((row, column)) == "name" for row in range(rows)) >= FEWEST_NAMES:
                return column + 1
        return 0

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_names()

    def scrollTo(
        self, index: QModelIndex | QPersistentModelIndex,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        """Bring a cell into sight with some of what lies above and below it."""
        bar = self.horizontalScrollBar()
        if not self.viewport().rect().contains(self.visualRect(index)):
            across = bar.value()
            super().scrollTo(index, QAbstractItemView.ScrollHint.PositionAtCenter)
            bar.setValue(across)
        kept = 0 if self._names.isHidden() else self._width_of_names()
        if kept and index.column() < self._kept:
            return
        super().scrollTo(index, hint)
        covered = kept - self.visualRect(index).left()
        if covered > 0:
            bar.setValue(bar.value() - covered)

    def updateGeometries(self) -> None:
        super().updateGeometries()
        self._place_names()

    def _width_of_names(self) -> int:
        return sum(self.columnWidth(column) for column in range(self._kept))

    def _place_names(self) -> None:
        width = self._width_of_names()
        fits = 0 < width <= self.viewport().width() * LARGEST_SHARE
        self._names.setVisible(fits)
        if fits:
            above = self.horizontalHeader().height()
            self._names.horizontalHeader().setFixedHeight(above)
            self._names.setGeometry(QRect(
                self.viewport().x(), self.viewport().y() - above, width,
                self.viewport().height() + above,
            ))
