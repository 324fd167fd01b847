"""Plans with a password in the window: given, asked for, changed, taken off, kept everywhere."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from models.plan import Outcome
from planner import service
from planner.plan_file import locked
from planner.plan_file.backups import list_backups
from planner.plan_file.locked import is_locked
from planner.texts import t
from tests.ui.conftest import PATIENCE
from tests.ui.passwords import PASSWORD, typing
from ui.main_window import MainWindow
from ui.settings import Settings
from ui.tasks import OpenFile
from ui.verbs import Verbs
from ui.views.password import NewPasswordDialog, PasswordDialog

pytest.importorskip("sqlcipher3")

Idle = Callable[[Verbs], None]


@pytest.fixture
def file(tmp_path: Path, outcome: Outcome) -> Path:
    made = tmp_path / "plan.faellestid"
    service.save_plan(outcome, made, password=PASSWORD)
    return made


def test_the_password_is_asked_for_and_all_that_is_saved_has_it(
    window: MainWindow, idle: Idle, file: Path, outcome: Outcome, settings: Settings, tmp_path: Path
) -> None:
    typing(window, PASSWORD)
    window.verbs.open_path(file)
    idle(window.verbs)
    opened = window.document.state.outcome
    assert opened is not None
    assert opened.plan.meetings == outcome.plan.meetings
    window.verbs.save()
    idle(window.verbs)
    assert is_locked(file)
    copies = list_backups(file, settings.backups)
    assert copies
    assert all(is_locked(copy.file) for copy in copies)
    window.verbs.dialogs.file = tmp_path / "ny.faellestid"  # type: ignore[attr-defined]
    window.verbs.save_as()
    idle(window.verbs)
    assert service.open_outcome(tmp_path / "ny.faellestid", PASSWORD).plan == opened.plan


def test_three_wrong_ones_and_one_is_back_where_one_was(
    planned: MainWindow, idle: Idle, file: Path
) -> None:
    before, answers = planned.document.state.outcome, typing(planned, "en", "to", "tre", PASSWORD)
    planned.verbs.open_path(file)
    for _ in range(3):
        idle(planned.verbs)
    wrong = t("plan_password.wrong", file=file.name)
    assert answers.told_wrong == ["", wrong, wrong]
    assert planned.message.text.text() == wrong
    assert planned.document.state.outcome is before


def test_who_does_not_know_it_may_leave_it(planned: MainWindow, idle: Idle, file: Path) -> None:
    before = planned.document.state.outcome
    typing(planned, None)
    planned.verbs.open_path(file)
    assert not planned.verbs.working
    assert planned.document.state.outcome is before


def test_a_plan_gets_a_password_and_loses_it(
    planned: MainWindow, idle: Idle, tmp_path: Path, settings: Settings
) -> None:
    answers, path = typing(planned), tmp_path / "plan.faellestid"
    answers.file, answers.new = path, PASSWORD
    planned.verbs.protect()
    for _ in range(2):
        idle(planned.verbs)
    assert is_locked(path)
    assert all(is_locked(copy.file) for copy in list_backups(path, settings.backups))
    assert planned.message.text.text() == t("ui_password.set", file=path.name)
    planned.verbs.save()
    idle(planned.verbs)
    assert is_locked(path)
    answers.new = ""
    planned.verbs.protect()
    idle(planned.verbs)
    assert not is_locked(path)
    assert answers.changed == [False, True]
    planned.verbs.save()
    idle(planned.verbs)
    assert service.open_outcome(path).plan.meetings


def test_unsaved_work_is_copied_with_the_password_and_brought_back_with_it(
    planned: MainWindow, idle: Idle, qtbot: QtBot, file: Path
) -> None:
    from ui import copies
    from ui.autosave import Autosave

    folder = file.parent / "copies"
    autosave = Autosave(planned.document, folder, planned)
    planned.document.password = PASSWORD
    with qtbot.waitSignal(autosave.written, timeout=PATIENCE):
        planned.document.undo_stack.resetClean()
        planned.document.changed.emit()
    (copy,) = copies.found(folder)
    try:
        assert is_locked(copy.file)
        expected = planned.document.state.outcome
        assert expected is not None
        planned.document.undo_stack.setClean()
        typing(planned, PASSWORD)
        kept = copy.file.read_bytes()
        autosave.close()
        copy.file.write_bytes(kept)
        planned.verbs.recover(copy, lambda: None)
        idle(planned.verbs)
        outcome = planned.document.state.outcome
        assert outcome is not None
        assert outcome.plan.meetings == expected.plan.meetings
        assert planned.document.password == PASSWORD
    finally:
        planned.document.undo_stack.setClean()


def test_a_plan_beside_the_open_one_is_asked_for_too(planned: MainWindow, file: Path) -> None:
    typing(planned, PASSWORD, None)
    assert planned.verbs.reading(file) == OpenFile(file, password=PASSWORD)
    assert PASSWORD not in repr(planned.verbs.reading) + repr(OpenFile(file, password=PASSWORD))
    assert planned.verbs.reading(file) is None


def test_the_dialog_gives_what_was_entered(qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    dialog = PasswordDialog("plan.faellestid", "Forkert", parent)
    assert dialog.entry.echoMode() == QLineEdit.EchoMode.Password
    assert not dialog.take.isEnabled()
    assert dialog.wrong.text() == "Forkert"
    dialog.entry.setText(PASSWORD)
    dialog.take.click()
    assert dialog.password == PASSWORD


def test_a_new_password_is_judged_in_words(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    dialog = NewPasswordDialog("plan.faellestid", parent, changing=False)
    assert not dialog.remove.isVisibleTo(dialog)
    for word, again, key, usable in (
        ("kort", "kort", "short", False), ("langt nok", "langt", "other", False),
        ("langt nok", "langt nok", "weak", True), (PASSWORD, PASSWORD, "good", True),
        ("aaaaaaaaaaaaaaaaaaa", "aaaaaaaaaaaaaaaaaaa", "weak", True),
    ):
        dialog.entry.setText(word)
        dialog.again.setText(again)
        assert dialog.strength.text() == t(f"ui_password.strength.{key}", number=locked.LEAST)
        assert dialog.save.isEnabled() is usable
    dialog.save.click()
    assert dialog.password == "aaaaaaaaaaaaaaaaaaa"
    monkeypatch.setattr("ui.views.password.available", lambda: False)
    without = NewPasswordDialog("plan.faellestid", parent, changing=True)
    without.entry.setText(PASSWORD)
    without.again.setText(PASSWORD)
    assert not without.save.isEnabled()
    assert without.strength.text() == t("plan_password.not_installed")
    without.remove.click()
    assert without.password == ""
