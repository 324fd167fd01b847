"""Whole journeys through the window, with real children and real files."""

from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import QCoreApplication, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from models.plan import Outcome
from planner import service
from planner.texts import t
from tests.ui.conftest import PATIENCE, Answers
from tests.ui.job_tasks import Fail
from tests.ui.rosters import PEOPLE, write_roster
from tests.ui.shown import words
from ui.document import State
from ui.main_window import MainWindow
from ui.verbs import Verbs
from ui.views.meeting_button import MeetingButton

Idle = Callable[[Verbs], None]


def click(qtbot: QtBot, button: QWidget) -> None:
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    qtbot.wait(20)


def drop(window: MainWindow, path: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    keys, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    entering = QDragEnterEvent(QPoint(5, 5), Qt.DropAction.CopyAction, data, keys, none)
    handle = window.windowHandle()
    assert handle is not None
    QCoreApplication.sendEvent(handle, entering)
    assert entering.isAccepted()
    falling = QDropEvent(QPointF(5, 5), Qt.DropAction.CopyAction, data, keys, none)
    QCoreApplication.sendEvent(handle, falling)


def test_from_a_roster_to_a_workbook(
    qtbot: QtBot, window: MainWindow, answers: Answers, idle: Idle, tmp_path: Path
) -> None:
    answers.file = write_roster(tmp_path / "Lærkegården.xlsx")
    click(qtbot, window.start.field.open)
    idle(window.verbs)
    assert window.current_view() == "import"
    assert str(len(PEOPLE)) in words(window.importing)
    assert window.windowTitle().startswith("Lærkegården")

    click(qtbot, window.importing.summary.shifts)
    assert window.current_view() == "shifts"
    names = [row.title for row in window.shifts.model.rows if row.person]
    assert names == [name for name, _ in PEOPLE]

    window.plan()
    assert window.current_view() == "plan"
    assert window.work.isVisible()
    idle(window.verbs)
    assert window.current_view() == "overview"
    outcome = window.document.state.outcome
    assert outcome is not None
    assert outcome.plan.meetings
    assert window.isWindowModified()
    assert window.document.undo_stack.undoText() == t("ui.undo.plan")

    window.show_view("calendar")
    button = window.calendar.findChildren(MeetingButton)[0]
    click(qtbot, button)
    assert window.selection.meeting == button.meeting.id
    shown = words(window.details)
    first = button.meeting.attendance[0].employee
    assert outcome.problem.kind(button.meeting.kind).name in shown
    assert outcome.problem.roster.employee(first).name in shown

    lock = window.details.findChild(QPushButton, "lock")
    assert isinstance(lock, QPushButton)
    click(qtbot, lock)
    meeting = window.document.state.meeting(button.meeting.id)
    assert meeting is not None
    assert meeting.locked
    window.document.undo_stack.undo()
    meeting = window.document.state.meeting(button.meeting.id)
    assert meeting is not None
    assert not meeting.locked

    answers.file = tmp_path / "plan.xlsx"
    window.verbs.export()
    idle(window.verbs)
    assert "Lærkegården.xlsx" in answers.asked
    assert str(answers.file) in window.message.text.text()
    assert len(load_workbook(answers.file).sheetnames) > 3

    answers.file = tmp_path / "plan.json"
    window.verbs.save()
    idle(window.verbs)
    assert not window.isWindowModified()
    assert service.open_outcome(answers.file).plan.meetings == outcome.plan.meetings


@pytest.mark.parametrize("content", [b"", b"not a workbook", b"PK\x03\x04 broken"])
def test_a_bad_file_that_is_dropped_is_told_calmly(
    window: MainWindow, idle: Idle, tmp_path: Path, content: bytes
) -> None:
    bad = tmp_path / "vagtplan.xlsx"
    bad.write_bytes(content)
    drop(window, bad)
    idle(window.verbs)
    said = window.message.text.text()
    assert window.message.isVisible()
    assert "vagtplan.xlsx" in said
    assert "Traceback" not in said
    assert window.current_view() == "start"
    assert window.document.state == State()


def test_a_file_that_is_gone_is_told(window: MainWindow, idle: Idle, tmp_path: Path) -> None:
    window.verbs.open_path(tmp_path / "væk.xlsx")
    idle(window.verbs)
    assert "væk.xlsx" in window.message.text.text()


def test_a_code_that_nothing_explains_stops_the_planning(
    window: MainWindow, idle: Idle, tmp_path: Path
) -> None:
    drop(window, write_roster(tmp_path / "plan.xlsx", strange="QX9"))
    idle(window.verbs)
    assert window.current_view() == "import"
    wizard = window.importing.wizard
    assert "QX9" in wizard.sheet.questions.item(0).text()
    assert not wizard.use.isEnabled()
    assert t("ui.wizard.state.errors.one") in words(wizard)
    window.plan()
    assert not window.verbs.working
    assert window.document.state == State()


def test_stop_keeps_the_plan_so_far(
    qtbot: QtBot, window: MainWindow, outcome: Outcome, idle: Idle
) -> None:
    window.document.open(State(outcome.problem))
    window.verbs.plan(600)
    nothing = t("ui.ladder.rough.coverage", percent=0)
    qtbot.waitUntil(lambda: window.work.best.text() not in ("", nothing), timeout=PATIENCE)
    click(qtbot, window.work.stop)
    assert not window.work.stop.isEnabled()
    idle(window.verbs)
    made = window.document.state.outcome
    assert made is not None
    assert made.plan.stopped
    assert not window.work.isVisible()
    qtbot.wait(20)
    assert t("ui.overview.stopped") in words(window.overview)


def test_work_that_does_not_end_can_be_given_up(
    qtbot: QtBot, planned: MainWindow, outcome: Outcome, idle: Idle
) -> None:
    planned.work.patience.setInterval(50)
    planned.verbs._run(Fail("sleep", grace=None), "Planlægger …", lambda _: None)
    click(qtbot, planned.work.stop)
    qtbot.waitUntil(planned.work.stop.isEnabled, timeout=PATIENCE)
    assert planned.verbs.working
    click(qtbot, planned.work.stop)
    idle(planned.verbs)
    assert planned.message.text.text() == t("ui.job.stopped")
    assert planned.document.state.outcome is outcome


def test_a_plan_that_is_opened_shows_in_every_view(
    qtbot: QtBot, window: MainWindow, outcome: Outcome, idle: Idle, tmp_path: Path
) -> None:
    saved = tmp_path / "plan.json"
    service.save_json(outcome, saved)
    window.verbs.open_path(saved)
    idle(window.verbs)
    assert window.current_view() == "overview"
    assert window.document.path is None  # JSON is for other programs; the plan is saved beside it
    assert not window.isWindowModified()
    for name in window.view_names():
        window.show_view(name)
        assert window.current_view() == name
        qtbot.wait(1)
    assert saved in window.settings.recent()


def test_unsaved_work_is_asked_about(
    planned: MainWindow, answers: Answers, outcome: Outcome, tmp_path: Path, idle: Idle
) -> None:
    planned.verbs.lock(outcome.plan.meetings[0].id, True)
    answers.keep = "cancel"
    planned.verbs.open_path(tmp_path / "andet.json")
    assert not planned.verbs.working
    assert not planned.close()
    answers.keep, answers.file = "save", tmp_path / "kept.json"
    assert not planned.close()
    idle(planned.verbs)
    assert (tmp_path / "kept.json").exists()
    assert not planned.isVisible()


def test_unsaved_work_is_kept_though_a_new_plan_is_being_made(
    planned: MainWindow, answers: Answers, outcome: Outcome, tmp_path: Path, idle: Idle
) -> None:
    planned.verbs.lock(outcome.plan.meetings[0].id, True)
    planned.verbs.plan(600)
    planned.verbs.lock(outcome.plan.meetings[1].id, True)
    assert planned.message.text.text() == t("ui.work.wait")
    answers.keep, answers.file = "save", tmp_path / "kept.json"
    assert not planned.close()
    idle(planned.verbs)
    assert not planned.isVisible()
    kept = service.open_outcome(tmp_path / "kept.json")
    assert [m.id for m in kept.problem.locked] == [outcome.plan.meetings[0].id]


def test_closing_while_work_is_in_hand_ends_it(
    window: MainWindow, outcome: Outcome
) -> None:
    window.document.open(State(outcome.problem))
    window.verbs.plan(600)
    assert window.close()
    assert not window.verbs.working
