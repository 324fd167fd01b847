"""What is loaded ahead is all there is, and comes while the window answers."""

import sys

from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from tests.ui.conftest import PATIENCE
from ui.pages import BESIDE as SIDES
from ui.pages import VIEWS as PAGES
from ui.warming import BESIDE, VIEWS, WORKS, Warming


def test_everything_is_loaded_once(qtbot: QtBot) -> None:
    parent, gone = QObject(), list[bool]()
    warming = Warming(parent)
    warming.destroyed.connect(lambda: gone.append(True))
    warming.begin()
    qtbot.waitUntil(lambda: bool(gone), timeout=PATIENCE)
    assert {*BESIDE, *(f"ui.views.{name}" for name in VIEWS), *WORKS} <= set(sys.modules)


def test_every_view_is_among_them() -> None:
    assert {name.split(".")[0] for name in VIEWS} >= {*PAGES.values(), *SIDES}
