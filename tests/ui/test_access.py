"""Every control of every view has a name to be read aloud, and Tab reaches it; so do the panels."""

import configparser
import xml.etree.ElementTree as Tree
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QComboBox,
    QHeaderView,
    QLineEdit,
    QTabBar,
    QTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from planner.plan_file import SUFFIX
from ui import icons
from ui.main_window import MainWindow
from ui.pages import VIEWS
from ui.theme import LIGHT
from ui.views.about import AboutDialog
from ui.widgets.link_line import LinkLine
from ui.widgets.parts import button

KINDS = (QAbstractButton, QAbstractItemView, QAbstractSpinBox, QComboBox, QLineEdit, QTextEdit)
INNER = (QHeaderView, QAbstractItemView, QAbstractSpinBox, QComboBox, QTabBar, QLineEdit)
DESKTOP = Path(__file__).parents[2] / "ui" / "desktop"


def controls(root: QWidget) -> list[QWidget]:
    """What can be seen of a part and be worked with; not what is within another control."""
    def within(each: QWidget) -> bool:
        above = each.parentWidget()
        further = above.parentWidget() if above is not None else None
        return isinstance(above, INNER) or isinstance(further, QAbstractItemView)

    return [
        each for kind in KINDS for each in root.findChildren(kind)
        if each.isVisible() and each.isEnabled() and not isinstance(each, QHeaderView)
        and not within(each)
    ]


def unnamed(root: QWidget) -> list[QWidget]:
    return [
        each for each in controls(root)
        if not each.accessibleName() and not (isinstance(each, QAbstractButton) and each.text())
    ]


def unreached(root: QWidget) -> list[QWidget]:
    return [
        each for each in controls(root)
        if not each.focusPolicy() & Qt.FocusPolicy.TabFocus and each.focusProxy() is None
    ]


@pytest.mark.parametrize("name", ["start", *VIEWS])
def test_every_control_has_a_name_and_is_reached(
    qtbot: QtBot, planned: MainWindow, name: str
) -> None:
    planned.show_view(name)
    if planned.document.state.outcome is not None:
        planned.selection.select_meeting(planned.document.state.outcome.plan.meetings[0].id)
    qtbot.wait(30)
    for part in (planned.frame.stack, planned.side, planned.navigation):
        assert unnamed(part) == []
        assert unreached(part) == []
    assert controls(planned.frame.stack)


def test_enter_presses_a_button_that_has_the_focus(qtbot: QtBot) -> None:
    pressed = []
    for each in (button("Gem"), LinkLine("Se mødet", LIGHT)):
        qtbot.addWidget(each)
        each.clicked.connect(lambda: pressed.append(1))
        QTest.keyClick(each, Qt.Key.Key_Return)
        QTest.keyClick(each, Qt.Key.Key_Space)
    assert len(pressed) == 4


@pytest.mark.parametrize("panel", ["help", "keys", "history"])
def test_panels_are_named_and_reached(qtbot: QtBot, planned: MainWindow, panel: str) -> None:
    planned._menus.actions[panel].trigger()
    qtbot.wait(20)
    assert controls(planned.frame.panel)
    assert unnamed(planned.frame.panel) == []
    assert unreached(planned.frame.panel) == []


def test_search_and_about_are_named(qtbot: QtBot, planned: MainWindow) -> None:
    planned.finder.search()
    assert planned.finder.palette is not None
    assert unnamed(planned.finder.palette) == []
    planned.finder.palette.close()
    dialog = AboutDialog("1", planned)
    dialog.show()
    qtbot.wait(20)
    assert unnamed(dialog) == []
    dialog.close()


def test_the_desktop_knows_the_files_of_plans() -> None:
    entry = configparser.ConfigParser(interpolation=None)
    entry.optionxform = str  # type: ignore[assignment,method-assign]
    entry.read(DESKTOP / "faellestid.desktop", encoding="utf-8")
    desktop = entry["Desktop Entry"]
    space = {"m": "http://www.freedesktop.org/standards/shared-mime-info"}
    root = Tree.parse(DESKTOP / "faellestid.xml").getroot()
    kind = root.find("m:mime-type", space)
    assert kind is not None
    glob = kind.find("m:glob", space)
    assert glob is not None
    assert glob.get("pattern") == f"*{SUFFIX}"
    assert desktop["MimeType"] == f"{kind.get('type')};"
    assert desktop["Exec"].split()[0] == "faellestid-app"
    assert (DESKTOP / f"{desktop['Icon']}.svg").read_text(encoding="utf-8").strip() == icons._MARK
