"""Every control of the views that give advice has a name to be read aloud, and Tab reaches it."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QComboBox,
    QHeaderView,
    QTableView,
    QWidget,
)
from pytestqt.qtbot import QtBot

from ui.main_window import MainWindow

VIEWS = ("days", "kinds", "incidents", "compare", "calendar")


def controls(view: QWidget) -> list[QWidget]:
    kinds = (QAbstractButton, QAbstractItemView, QAbstractSpinBox, QComboBox)
    return [
        each for kind in kinds for each in view.findChildren(kind)
        if each.isVisible() and not isinstance(each.parent(), QHeaderView | QTableView)
        and each.focusPolicy() != Qt.FocusPolicy.NoFocus
    ]


@pytest.mark.parametrize("name", VIEWS)
def test_every_control_has_a_name(qtbot: QtBot, planned: MainWindow, name: str) -> None:
    planned.show_view(name)
    if name == "incidents":
        planned.incidents.new.click()
    qtbot.wait(20)
    found = controls(planned.views[name])
    assert found
    unnamed = [
        each for each in found
        if not each.accessibleName() and not (isinstance(each, QAbstractButton) and each.text())
    ]
    assert unnamed == []


@pytest.mark.parametrize("name", VIEWS)
@pytest.mark.parametrize("choice", ["light", "dark"])
def test_a_small_window_holds_the_view(
    qtbot: QtBot, planned: MainWindow, name: str, choice: str
) -> None:
    planned.choose_look(choice)
    planned.resize(1066, 640)
    planned.show_view(name)
    qtbot.wait(20)
    assert planned.width() == 1066
    ground = planned.grab().toImage().pixelColor(3, planned.height() - 60).lightness()
    assert (ground < 60) == (choice == "dark")
