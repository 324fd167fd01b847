"""The field in which a cell of the shifts is written."""

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QLineEdit, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from planner.texts import t

if TYPE_CHECKING:
    from ui.views.shifts_table import ShiftsTable

LEAST = 120
"""Pixels that the field is wide at least, however narrow its day."""
Index = QModelIndex | QPersistentModelIndex


class CellEditor(QStyledItemDelegate):
    """Makes the field and gives the table what was written."""

    def __init__(self, table: "ShiftsTable") -> None:
        super().__init__(table)
        self._table = table

    def createEditor(
        self, parent: QWidget, option: QStyleOptionViewItem, index: Index  # noqa: ARG002
    ) -> QWidget:
        field = QLineEdit(parent)
        field.setAccessibleName(
            t("ui_shifts.field", what=index.data(Qt.ItemDataRole.AccessibleTextRole))
        )
        return field

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        field = cast(QLineEdit, editor)
        field.setText(str(index.data(Qt.ItemDataRole.EditRole)))
        field.selectAll()

    def setModelData(
        self, editor: QWidget, model: QAbstractItemModel, index: Index  # noqa: ARG002
    ) -> None:
        self._table.write(index, cast(QLineEdit, editor).text())

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, index: Index  # noqa: ARG002
    ) -> None:
        rect = self._table.visualRect(index)
        rect.setWidth(max(rect.width(), LEAST))
        rect.moveRight(min(rect.right(), self._table.viewport().width()))
        editor.setGeometry(rect)
