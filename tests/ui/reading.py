"""Everything that somebody could read or hear of a window, whichever view it stands in."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QAbstractItemModel, QAbstractListModel, QModelIndex, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QDoubleSpinBox,
    QGroupBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QMainWindow,
    QMenu,
    QPlainTextEdit,
    QSpinBox,
    QTabBar,
    QTextEdit,
    QWidget,
)

ROLES = (
    Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.StatusTipRole,
    Qt.ItemDataRole.WhatsThisRole, Qt.ItemDataRole.AccessibleTextRole,
    Qt.ItemDataRole.AccessibleDescriptionRole,
)
ROWS, COLUMNS = 80, 30


def texts_of(window: QMainWindow) -> Iterator[str]:
    """Each text of a window that is not painted by hand."""
    for widget in (window, *window.findChildren(QWidget)):
        for text in _of_widget(widget):
            if text.strip():
                yield text


def _of_widget(widget: QWidget) -> Iterator[str]:
    yield widget.toolTip()
    yield widget.statusTip()
    yield widget.whatsThis()
    yield widget.accessibleName()
    yield widget.accessibleDescription()
    yield widget.windowTitle()
    if isinstance(widget, QLabel | QAbstractButton):
        yield widget.text()
    elif isinstance(widget, QGroupBox | QMenu):
        yield widget.title()
    elif isinstance(widget, QAbstractItemView) and not isinstance(widget, QHeaderView):
        yield from _of_model(widget.model())
    else:
        yield from _of_field(widget)
    for action in widget.actions():
        yield action.text()
        yield action.toolTip()


def _of_field(widget: QWidget) -> Iterator[str]:
    if isinstance(widget, QLineEdit):
        yield widget.placeholderText()
        yield widget.text()
    elif isinstance(widget, QTextEdit | QPlainTextEdit):
        yield widget.toPlainText()
        yield widget.placeholderText()
    elif isinstance(widget, QComboBox):
        for number in range(widget.count()):
            yield widget.itemText(number)
            yield str(widget.itemData(number, Qt.ItemDataRole.ToolTipRole) or "")
    elif isinstance(widget, QSpinBox | QDoubleSpinBox):
        yield widget.prefix()
        yield widget.suffix()
    elif isinstance(widget, QTabBar):
        for number in range(widget.count()):
            yield widget.tabText(number)
            yield widget.tabToolTip(number)


def _of_model(model: QAbstractItemModel | None) -> Iterator[str]:
    if model is None:
        return
    above = QModelIndex()
    rows = min(ROWS, model.rowCount(above))
    # A list does not tell how many columns it has.
    columns = 1 if isinstance(model, QAbstractListModel) else model.columnCount(above)
    columns = min(COLUMNS, columns)
    for role in ROLES:
        for section in range(columns):
            yield _text(model.headerData(section, Qt.Orientation.Horizontal, role))
        for row in range(rows):
            yield _text(model.headerData(row, Qt.Orientation.Vertical, role))
            for column in range(columns):
                yield _text(model.data(model.index(row, column, above), role))


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""


class Painted:
    """What was drawn by hand since it was made."""

    def __init__(self, patch: pytest.MonkeyPatch) -> None:
        self.texts: list[str] = []
        drawn, heard = QPainter.drawText, self.texts

        def draw(painter: QPainter, *args: object) -> object:
            heard.extend(each for each in args if isinstance(each, str))
            return drawn(painter, *args)  # type: ignore[call-overload]

        patch.setattr(QPainter, "drawText", draw)
