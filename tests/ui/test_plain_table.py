"""A table of plain rows shows its words in full, by scrolling sideways where it must."""

from PySide6.QtWidgets import QTableView
from pytestqt.qtbot import QtBot

from ui.widgets.plain_table import Line, PlainModel, whole_rows


def test_the_last_column_takes_the_room_that_is_left_or_scrolls_into_sight(qtbot: QtBot) -> None:
    model = PlainModel()
    table = whole_rows(QTableView(), model, "rows")
    qtbot.addWidget(table)
    table.resize(400, 200)
    table.show()
    model.show(("A", "B"), [Line(("short", "words"))])
    header, bar = table.horizontalHeader(), table.horizontalScrollBar()
    qtbot.waitUntil(lambda: header.length() == table.viewport().width())
    assert bar.maximum() == 0
    model.show(("A", "B"), [Line(("short", "words that go on " * 8))])
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    needed = table.fontMetrics().horizontalAdvance("words that go on " * 8)
    assert header.sectionSize(1) > needed
    table.resize(needed + 300, 200)
    qtbot.waitUntil(lambda: header.length() == table.viewport().width())
    assert bar.maximum() == 0
