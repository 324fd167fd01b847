"""The dialogs, answered by a click as soon as they stand there."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from planner.texts import t
from ui.dialogs import Dialogs, Unsaved


@pytest.fixture
def dialogs(qtbot: QtBot) -> Dialogs:
    parent = QWidget()
    qtbot.addWidget(parent)
    return Dialogs(parent)


def once_open(act: Callable[[QWidget], None]) -> None:
    """Do something with the next dialog."""

    def look() -> None:
        shown = QApplication.activeModalWidget()
        if shown is None:
            QTimer.singleShot(10, look)
        else:
            act(shown)

    QTimer.singleShot(0, look)


@pytest.mark.parametrize(
    ("text", "answer"),
    [("ui.dialog.unsaved.save", "save"), ("ui.dialog.unsaved.discard", "discard"),
     ("ui.dialog.unsaved.cancel", "cancel")],
)
def test_each_answer_about_unsaved_work(dialogs: Dialogs, text: str, answer: Unsaved) -> None:
    def press(box: QWidget) -> None:
        assert isinstance(box, QMessageBox)
        assert "Solbakken" in box.text()
        next(b for b in box.buttons() if b.text() == t(text)).click()

    once_open(press)
    assert dialogs.unsaved("Solbakken") == answer


def test_escape_keeps_unsaved_work(dialogs: Dialogs) -> None:
    def leave(box: QWidget) -> None:
        QTest.keyClick(box, Qt.Key.Key_Escape)

    once_open(leave)
    assert dialogs.unsaved("Solbakken") == "cancel"


def test_a_file_without_an_ending_gets_the_proposed_one(
    dialogs: Dialogs, tmp_path: Path
) -> None:
    def name(shown: QWidget) -> None:
        assert isinstance(shown, QFileDialog)
        assert shown.labelText(QFileDialog.DialogLabel.LookIn) == t("ui.dialog.look_in")
        shown.selectFile("forår")
        shown.accept()

    once_open(name)
    assert dialogs.where_to_export(tmp_path / "plan.xlsx") == tmp_path / "forår.xlsx"


def test_no_file_where_the_dialog_is_left(dialogs: Dialogs, tmp_path: Path) -> None:
    def leave(shown: QWidget) -> None:
        assert isinstance(shown, QFileDialog)
        shown.reject()

    once_open(leave)
    assert dialogs.which_file(tmp_path) is None
