"""A plain table to read: rows of texts, with what each row stands for."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractTableModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    Qt,
)
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

Index = QModelIndex | QPersistentModelIndex
MEASURED = 40
"""So many rows beyond those in sight say how wide a column is; all of them take too long."""


@dataclass(frozen=True, slots=True)
class Line:
    """One row: its texts, and what it is about."""

    texts: tuple[str, ...]
    about: object = None


class PlainModel(QAbstractTableModel):
    """Rows of texts under headings."""

    def __init__(self) -> None:
        super().__init__()
        self._headings: tuple[str, ...] = ()
        self.lines: tuple[Line, ...] = ()

    def show(self, headings: Sequence[str], lines: Sequence[Line]) -> None:
        """Show other rows."""
        self.beginResetModel()
        self._headings, self.lines = tuple(headings), tuple(lines)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(self._headings)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._headings[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if index.isValid() and role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self.lines[index.row()].texts[index.column()]
        return None


def index_at(view: QWidget, table: QTableView, where: QPoint) -> QModelIndex:
    """The cell of a table at a point of the view that it stands in; an invalid one elsewhere."""
    inside = table.viewport().mapFrom(view, where)
    shown = table.isVisible() and table.viewport().rect().contains(inside)
    return table.indexAt(inside) if shown else QModelIndex()


def whole_rows(table: QTableView, model: QAbstractTableModel, name: str) -> QTableView:
    """A table to walk through row by row, whose last column takes what width is left, if it is
    enough for its words."""
    table.setModel(model)
    table.setAccessibleName(name)
    table.verticalHeader().hide()
    table.verticalHeader().setDefaultSectionSize(32)
    table.setShowGrid(False)
    table.setWordWrap(False)
    table.setTabKeyNavigation(False)
    table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    header = table.horizontalHeader()
    header.setHighlightSections(False)
    header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
    header.setResizeContentsPrecision(MEASURED)
    _LastColumn(table)
    return table


class _LastColumn(QObject):
    """Lets the last column of a table take what width is left. Where that is less than its words
    need, the table scrolls sideways instead of cutting them off."""

    def __init__(self, table: QTableView) -> None:
        super().__init__(table)
        self._table = table
        table.viewport().installEventFilter(self)
        table.model().modelReset.connect(self._fit)
        self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._fit()
        return super().eventFilter(watched, event)

    def _fit(self) -> None:
        table, header = self._table, self._table.horizontalHeader()
        last = header.count() - 1
        wanted = max(table.sizeHintForColumn(last), header.sectionSizeHint(last))
        before = sum(header.sectionSize(n) for n in range(last))
        header.setStretchLastSection(before + wanted <= table.viewport().width())
