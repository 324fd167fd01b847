"""Journeys through the wizard, with real files read by real children."""

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from PySide6.QtCore import QDate, QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from models.timespan import local
from planner.importing.sheet import Place
from planner.texts import t
from tests.ui.conftest import PATIENCE
from tests.ui.rosters import MONDAY, PEOPLE, write_roster
from tests.ui.shown import buttons, words
from ui.document import State
from ui.main_window import MainWindow
from ui.verbs import Verbs
from ui.views.importing.codes_model import COLUMNS as CODE_COLUMNS
from ui.views.importing.people_model import COLUMNS as PEOPLE_COLUMNS
from ui.views.importing.sheet_model import FOUND_ROLE, MARK_ROLE, SheetModel
from ui.views.importing.wizard import Wizard

Idle = Callable[[Verbs], None]
Open = Callable[[Path], Wizard]


def with_rows(path: Path, *rows: tuple[str, str]) -> Path:
    """The roster with further rows: a name and the code of every other day."""
    book = load_workbook(path)
    sheet = book["Vagtplan"]
    for name, code in rows:
        sheet.append([name, *(code if n % 2 else None for n in range(14))])
    book.save(path)
    return path


def test_an_answered_code_becomes_a_shift(
    qtbot: QtBot, window: MainWindow, open_file: Open, settle: Callable[[], None], tmp_path: Path
) -> None:
    wizard = open_file(write_roster(tmp_path / "plan.xlsx", strange="QX9"))
    assert wizard.isVisible()
    assert window.document.state == State()

    # The question leads to its cell, and from there to the step where it is answered.
    wizard.sheet.questions.setCurrentRow(0)
    here = wizard.pane.table.currentIndex()
    assert (here.row(), here.column()) == (2, 2)
    assert here.data(MARK_ROLE) == "doubt"
    assert "QX9" in wizard.pane.told.text()
    QTest.mouseClick(wizard.sheet.elsewhere, Qt.MouseButton.LeftButton)
    assert wizard.step == "codes"
    assert wizard.codes.code() == "QX9"

    wizard.codes.times.setFocus()
    QTest.keyClicks(wizard.codes.times, "12:00-21:00")
    QTest.keyClick(wizard.codes.times, Qt.Key.Key_Return)
    assert wizard.pane.model.index(2, 2).data(MARK_ROLE) == "doubt"  # until the new one is there
    assert not wizard.use.isEnabled()
    settle()
    assert wizard.pane.model.index(2, 2).data(MARK_ROLE) == "shift"
    assert t("ui.wizard.state.ready") in words(wizard)
    assert "QX9" in words(wizard.answers)

    QTest.mouseClick(wizard.use, Qt.MouseButton.LeftButton)
    settle()
    problem = window.document.state.problem
    assert problem is not None
    assert window.importing.summary.isVisible()
    shifts = problem.roster.employees[1].shifts
    shift = next(s for s in shifts if s.span.first_day == MONDAY + timedelta(days=1))
    assert (f"{local(shift.span.start):%H:%M}", f"{local(shift.span.end):%H:%M}", shift.code) == (
        "12:00", "21:00", "QX9",
    )


def test_an_answer_can_be_taken_back(
    open_file: Open, settle: Callable[[], None], tmp_path: Path
) -> None:
    wizard = open_file(write_roster(tmp_path / "plan.xlsx", strange="QX9"))
    wizard.go_to("codes")
    QTest.mouseClick(wizard.codes.off, Qt.MouseButton.LeftButton)
    settle()
    assert wizard.use.isEnabled()
    (back,) = buttons(wizard.answers, t("ui.wizard.take_back"))
    QTest.mouseClick(back, Qt.MouseButton.LeftButton)
    settle()
    assert not wizard.use.isEnabled()
    assert not wizard.answers.isVisible()


def test_a_code_is_edited_in_its_place_by_keyboard_alone(
    qtbot: QtBot, open_file: Open, settle: Callable[[], None], tmp_path: Path
) -> None:
    wizard = open_file(write_roster(tmp_path / "plan.xlsx", strange="QX9"))
    wizard.go_to("codes")
    table, model = wizard.codes.table, wizard.codes.model
    table.setFocus()
    table.setCurrentIndex(model.index(0, CODE_COLUMNS.index("meaning")))

    def write(text: str) -> None:
        QTest.keyClick(table, Qt.Key.Key_F2)
        (editor,) = [e for e in table.viewport().findChildren(QLineEdit) if e.isVisible()]
        editor.selectAll()
        QTest.keyClicks(editor, text)
        QApplication.sendEvent(editor, QKeyEvent(
            QEvent.Type.KeyPress, Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier
        ))
        qtbot.wait(20)

    write("hver anden onsdag")
    assert not wizard._importer.busy
    assert "hver anden onsdag" in wizard.codes.wrong.text()
    assert wizard.codes.wrong.isVisible()
    write("21-8")
    settle()
    row = model.row_of("QX9")
    assert row is not None
    assert [model.index(row, n).data() for n in range(2, 5)] == [
        "21:00–08:00", "nattevagt", t("ui.wizard.source.answer"),
    ]
    model.setData(model.index(row, CODE_COLUMNS.index("team")), "evening")
    settle()
    row = model.row_of("QX9")
    assert row is not None
    assert model.index(row, CODE_COLUMNS.index("team")).data() == "aftenvagt"


def test_the_wizard_comes_in_slices_and_leaving_it_in_between_leaves_the_summary(
    window: MainWindow, settle: Callable[[], None], tmp_path: Path, qtbot: QtBot
) -> None:
    window.verbs.open_path(write_roster(tmp_path / "plan.xlsx"))
    settle()
    view = window.importing
    assert view.summary.isVisible()
    window.verbs.look_closer()
    assert not window.updatesEnabled()  # what stood there stays until all of it is there
    window.verbs.leave_roster()
    assert window.updatesEnabled()
    assert view.summary.isVisible()
    qtbot.wait(50)
    assert view.summary.isVisible()
    window.verbs.look_closer()
    qtbot.waitUntil(window.updatesEnabled)
    assert view.wizard.isVisible()
    assert view.wizard.pane.model.rowCount() > 5


def test_a_second_file_takes_the_place_of_one_that_is_still_coming(
    window: MainWindow, settle: Callable[[], None], tmp_path: Path, qtbot: QtBot
) -> None:
    window.verbs.open_path(write_roster(tmp_path / "plan.xlsx"))
    settle()
    window.verbs.look_closer()
    qtbot.wait(0)
    window.verbs.open_path(write_roster(tmp_path / "andet.xlsx", strange="QX9"))
    settle()
    qtbot.waitUntil(window.updatesEnabled)
    assert window.importing.wizard.isVisible()
    assert "andet.xlsx" in window.importing.wizard.title.text()
    window.importing.wizard.go_to("codes")
    assert window.importing.wizard.codes.model.row_of("QX9") is not None


def found(model: SheetModel) -> set[Place]:
    return {
        (row, column) for row in range(model.rowCount()) for column in range(model.columnCount())
        if model.index(row, column).data(FOUND_ROLE)
    }


def test_choosing_a_code_frames_its_cells(open_file: Open, tmp_path: Path) -> None:
    wizard = open_file(write_roster(tmp_path / "plan.xlsx", strange="QX9"))
    wizard.go_to("codes")
    wizard.codes.choose("N")
    sheet = wizard.pane.model.sheet
    wanted = {(r, c) for r, cells in enumerate(sheet.texts) for c, x in enumerate(cells)
              if x == "N"}
    assert len(wanted) > 5
    assert found(wizard.pane.model) == wanted
    wizard.go_to("sheet")
    assert found(wizard.pane.model) == set()


def test_the_first_day_is_answered(
    window: MainWindow, open_file: Open, settle: Callable[[], None], tmp_path: Path
) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["Vagtplan januar 2026"])
    sheet.append(["Navn", *range(5, 19)])
    for name, _ in PEOPLE:
        sheet.append([name, *["7-15" if n % 3 else "" for n in range(14)]])
    book.save(tmp_path / "plan.xlsx")
    window.verbs.open_path(tmp_path / "plan.xlsx")
    settle()
    if not window.importing.wizard.isVisible():
        window.verbs.look_closer()
    wizard = window.importing.wizard
    assert wizard.sheet.first_day.date() == QDate(2026, 1, 5)
    wizard.sheet.first_day.setDate(QDate(2026, 2, 5))
    wizard.sheet.first_day.editingFinished.emit()
    settle()
    read = window.verbs.importer.read
    assert read is not None
    assert read.problem.period.first == date(2026, 2, 5)
    assert "05-02-2026" in words(wizard.answers)


def test_a_name_that_is_nobody_is_left_out(
    window: MainWindow, open_file: Open, settle: Callable[[], None], tmp_path: Path
) -> None:
    path = with_rows(write_roster(tmp_path / "plan.xlsx", strange="QX9"), ("Kaffe Hansen", "D"))
    wizard = open_file(path)
    wizard.go_to("people")
    model = wizard.people.model
    row = next(n for n, fact in enumerate(model.facts) if fact.name == "Kaffe Hansen")
    wizard.people.table.setCurrentIndex(model.index(row, 0))
    wizard.people.table.setFocus()
    QTest.keyClick(wizard.people.table, Qt.Key.Key_Space)
    settle()
    read = window.verbs.importer.read
    assert read is not None
    assert [p.name for p in read.problem.roster.employees] == [name for name, _ in PEOPLE]
    row = next(n for n, fact in enumerate(model.facts) if fact.name == "Kaffe Hansen")
    assert model.index(row, PEOPLE_COLUMNS.index("status")).data() == t("ui.wizard.status.ignored")
    assert model.setData(model.index(row, 0), Qt.CheckState.Checked, Qt.ItemDataRole.CheckStateRole)
    settle()
    assert len(model.facts) == len(PEOPLE) + 1
    assert window.verbs.importer.said.mapping.ignore == ()


@pytest.mark.parametrize("answer", ["yes", "no"])
def test_initials_are_somebody_or_somebody_else(
    window: MainWindow, open_file: Open, settle: Callable[[], None], tmp_path: Path, answer: str
) -> None:
    wizard = open_file(with_rows(write_roster(tmp_path / "plan.xlsx"), ("CE", "D")))
    wizard.go_to("people")
    assert "Cæcilie Eg" in words(wizard.people.doubts)
    (button,) = buttons(wizard.people.doubts, t(f"ui.wizard.{answer}"))
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    settle()
    read = window.verbs.importer.read
    assert read is not None
    assert wizard.people.open_doubts() == 0
    assert len(read.problem.roster.employees) == len(PEOPLE) + (answer == "no")


def test_answers_are_remembered_for_the_next_file_and_can_be_turned_down(
    window: MainWindow, open_file: Open, settle: Callable[[], None], tmp_path: Path
) -> None:
    wizard = open_file(write_roster(tmp_path / "januar.xlsx", strange="QX9"))
    wizard.go_to("codes")
    QTest.mouseClick(wizard.codes.away, Qt.MouseButton.LeftButton)
    settle()
    QTest.mouseClick(wizard.use, Qt.MouseButton.LeftButton)
    settle()
    memory = window.settings.memory
    deadline = PATIENCE // 20
    while not list(memory.glob("*.toml")) and deadline:
        QTest.qWait(20)
        deadline -= 1
    assert memory.is_relative_to(tmp_path)

    open_file(write_roster(tmp_path / "februar.xlsx", days=21, strange="QX9"))
    assert wizard.isVisible()
    assert "QX9" in wizard.recalled.text()
    assert wizard.use.isEnabled()
    assert not wizard.answers.isVisible()
    model = wizard.codes.model
    row = model.row_of("QX9")
    assert row is not None
    source = model.index(row, CODE_COLUMNS.index("source"))
    assert source.data() == t("ui.wizard.source.remembered")
    QTest.mouseClick(wizard.forget, Qt.MouseButton.LeftButton)
    settle()
    assert not wizard.recalled.isVisible()
    assert not wizard.use.isEnabled()


def test_a_reading_that_fails_is_told_in_the_panel_and_the_former_stays(
    window: MainWindow, open_file: Open, settle: Callable[[], None], tmp_path: Path
) -> None:
    path = write_roster(tmp_path / "plan.xlsx", strange="QX9")
    wizard = open_file(path)
    before = window.verbs.importer.read
    path.unlink()
    wizard.go_to("codes")
    QTest.mouseClick(wizard.codes.off, Qt.MouseButton.LeftButton)
    settle()
    assert wizard.trouble.isVisible()
    assert "plan.xlsx" in wizard.trouble.text()
    assert window.verbs.importer.read is before
    assert not wizard.answers.isVisible()


def test_reading_again_can_be_stopped(
    window: MainWindow, open_file: Open, settle: Callable[[], None], tmp_path: Path
) -> None:
    wizard = open_file(write_roster(tmp_path / "plan.xlsx", strange="QX9"))
    wizard.go_to("codes")
    QTest.mouseClick(wizard.codes.off, Qt.MouseButton.LeftButton)
    assert wizard.progress.isVisible()
    QTest.mouseClick(wizard.stop, Qt.MouseButton.LeftButton)
    assert not window.verbs.importer.busy
    assert not wizard.progress.isVisible()
    assert window.verbs.importer.errors == 1


def test_a_roster_without_doubts_is_shown_on_demand(
    window: MainWindow, open_file: Open, tmp_path: Path
) -> None:
    wizard = open_file(write_roster(tmp_path / "plan.xlsx"))
    assert window.importing.summary.isVisible()
    assert window.document.state.problem is not None
    QTest.mouseClick(window.importing.summary.closer, Qt.MouseButton.LeftButton)
    assert window.importing.wizard.isVisible()
    for step in ("codes", "people"):
        QTest.mouseClick(wizard.next, Qt.MouseButton.LeftButton)
        assert wizard.step == step
    QTest.mouseClick(wizard.back, Qt.MouseButton.LeftButton)
    assert wizard.step == "codes"
    QTest.mouseClick(wizard.cancel, Qt.MouseButton.LeftButton)
    assert window.importing.summary.isVisible()


def test_leaving_a_roster_leads_back_to_where_one_was(
    window: MainWindow, open_file: Open, tmp_path: Path
) -> None:
    wizard = open_file(write_roster(tmp_path / "plan.xlsx", strange="QX9"))
    QTest.mouseClick(wizard.cancel, Qt.MouseButton.LeftButton)
    assert window.current_view() == "start"
    assert not window._menus.actions["correct"].isEnabled()


def test_a_file_that_does_not_say_its_days_is_shown_and_asks_for_the_first(
    window: MainWindow, open_file: Open, settle: Callable[[], None], tmp_path: Path
) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["Navn", *range(1, 29)])
    for name, _ in PEOPLE:
        sheet.append([name, *["7-15" if n % 3 else "" for n in range(28)]])
    book.save(tmp_path / "plan.xlsx")
    wizard = open_file(tmp_path / "plan.xlsx")
    assert wizard.isVisible()
    assert wizard.steps_there_are() == ("sheet",)
    assert wizard.pane.model.index(1, 0).data() == PEOPLE[0][0]
    assert not wizard.use.isEnabled()
    assert t("ui.wizard.state.lacking") in words(wizard)
    wizard.sheet.missing_day.setDate(QDate(2026, 2, 1))
    assert not window.verbs.importer.busy
    QTest.mouseClick(wizard.sheet.missing_say, Qt.MouseButton.LeftButton)
    settle()
    assert wizard.steps_there_are() == ("sheet", "codes", "people")
    assert wizard.use.isEnabled()
    read = window.verbs.importer.read
    assert read is not None
    assert read.problem.period.first == date(2026, 2, 1)
    (back,) = buttons(wizard.answers, t("ui.wizard.take_back"))
    QTest.mouseClick(back, Qt.MouseButton.LeftButton)
    settle()
    assert wizard.steps_there_are() == ("sheet",)
