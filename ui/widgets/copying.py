"""A table as text with tabs between its cells, as Excel takes it from the clipboard."""

import re

from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QTableView

_NUMBER = re.compile(r"[+-]?[0-9]+([.,][0-9]+)?")


def as_tsv(model: QAbstractItemModel) -> str:
    """All that a table shows, headings first. Where rows have names, these are the first column."""
    sideways, upright = Qt.Orientation.Horizontal, Qt.Orientation.Vertical
    columns = range(model.columnCount())
    names = [model.headerData(row, upright) for row in range(model.rowCount())]
    named = any(isinstance(name, str) for name in names)
    lines = [[""] * named + [plain(model.headerData(column, sideways)) for column in columns]]
    lines += [
        [plain(name)] * named + [plain(model.index(row, column).data()) for column in columns]
        for row, name in enumerate(names)
    ]
    return "\n".join("\t".join(line) for line in lines) + "\n"


def copy(table: QTableView) -> None:
    """Put all that a table shows on the clipboard."""
    QGuiApplication.clipboard().setText(as_tsv(table.model()))


def copies(table: QTableView) -> None:
    """Let Ctrl+C copy a table that has the focus."""
    key = QShortcut(QKeySequence(QKeySequence.StandardKey.Copy), table)
    key.setContext(Qt.ShortcutContext.WidgetShortcut)
    key.activated.connect(lambda: copy(table))


def plain(value: object) -> str:
    """One cell on one line, never to be taken for a formula, nor a quote for that of a cell which
    goes on; a number stays one."""
    text = " ".join(str(value if value is not None else "").split())
    risky = text.startswith(("=", "@", "+", "-", '"')) and not _NUMBER.fullmatch(text)
    return f" {text}" if risky else text
