"""The grid of shifts in a window: drawing, writing, selecting, copying, filters and zoom."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QCoreApplication, QItemSelection, QItemSelectionModel, QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from models.people import Employee
from ui.document import State
from ui.main_window import MainWindow
from ui.views import shifts_clip
from ui.views.shifts import ShiftsView
from ui.views.shifts_paint import pin_rects
from ui.widgets.copying import plain

KEY, MODIFIER = Qt.Key, Qt.KeyboardModifier


@pytest.fixture
def shifts(planned: MainWindow) -> ShiftsView:
    planned.show_view("shifts")
    planned.shifts.choose_width(64)
    return planned.shifts


def people_rows(shifts: ShiftsView) -> list[int]:
    return [n for n, row in enumerate(shifts.model.rows) if row.person]


def person_at(shifts: ShiftsView, row: int) -> Employee:
    shown = shifts.model.rows[row].person
    assert shown is not None
    problem = shifts.context.document.state.problem
    assert problem is not None
    return problem.roster.employee(shown.id)


def select(shifts: ShiftsView, top: int, left: int, bottom: int, right: int) -> None:
    model, flags = shifts.model, QItemSelectionModel.SelectionFlag
    chosen = shifts.table.selectionModel()
    shifts.table.setCurrentIndex(model.index(top, left))
    chosen.select(QItemSelection(model.index(top, left), model.index(bottom, right)),
                  flags.ClearAndSelect)


def codes(shifts: ShiftsView, row: int, *columns: int) -> list[str]:
    return [shifts.model.cell(row, column).codes for column in columns]


def clip(text: str) -> None:
    QGuiApplication.clipboard().setText(text)


# Drawing ----------------------------------------------------------------------------------


def test_a_cell_is_drawn_anew_when_it_is_selected(shifts: ShiftsView) -> None:
    table, index = shifts.table, shifts.model.index(people_rows(shifts)[0], 1)
    rect = table.visualRect(index)
    before = table.viewport().grab(rect).toImage()
    table.selectionModel().select(index, QItemSelectionModel.SelectionFlag.Select)
    assert table.viewport().grab(rect).toImage() != before
    table.clearSelection()
    assert table.viewport().grab(rect).toImage() == before


def test_a_cell_is_drawn_anew_in_another_look(shifts: ShiftsView) -> None:
    table = shifts.table
    rect = table.visualRect(shifts.model.index(people_rows(shifts)[0], 1))
    before = table.viewport().grab(rect).toImage()
    shifts.context.look.choose("dark")
    assert table.viewport().grab(rect).toImage() != before


def test_a_changed_shift_is_drawn_anew(shifts: ShiftsView) -> None:
    row = people_rows(shifts)[0]
    rect = shifts.table.visualRect(shifts.model.index(row, 1))
    before = shifts.table.viewport().grab(rect).toImage()
    shifts.enter({(person_at(shifts, row).id, shifts.model.days[1]): "syg"})
    assert shifts.table.viewport().grab(rect).toImage() != before


def test_only_changed_people_are_made_anew(shifts: ShiftsView) -> None:
    one, other = people_rows(shifts)[:2]
    before = shifts.model.cells(one), shifts.model.cells(other)
    shifts.enter({(person_at(shifts, one).id, shifts.model.days[4]): "syg"})
    assert shifts.model.cells(one) is not before[0]
    assert shifts.model.cells(other) is before[1]


# Writing ----------------------------------------------------------------------------------


def write(shifts: ShiftsView, row: int, column: int, text: str) -> QLineEdit | None:
    """Type in a cell and press Enter; gives the field where it stays open."""
    shifts.table.setCurrentIndex(shifts.model.index(row, column))
    shifts.table.edit(shifts.model.index(row, column))
    field = shifts.table.viewport().findChild(QLineEdit)
    assert field is not None
    field.setText(text)
    QTest.keyClick(field, KEY.Key_Return)
    QCoreApplication.processEvents()
    return field if shifts.table.state() == shifts.table.State.EditingState else None


def test_a_time_is_written_and_the_cursor_goes_down(shifts: ShiftsView) -> None:
    row = people_rows(shifts)[0]
    stack = shifts.context.document.undo_stack
    before = shifts.context.document.state
    assert write(shifts, row, 3, "9-13") is None
    assert codes(shifts, row, 3) == ["9-13"]
    assert shifts.model.cell(row, 3).hours == "09:00–13:00"
    assert shifts.table.currentIndex().row() == people_rows(shifts)[1]
    assert stack.count() == 1
    assert person_at(shifts, row).name in stack.undoText()
    assert shifts.effect.isVisible()
    stack.undo()
    assert shifts.context.document.state == before
    assert shifts.effect.isHidden()


def test_what_is_not_understood_changes_nothing_and_says_why(shifts: ShiftsView) -> None:
    row, before = people_rows(shifts)[0], shifts.context.document.state
    field = write(shifts, row, 3, "hvadsomhelst")
    assert field is not None
    assert "hvadsomhelst" in field.toolTip()
    assert "hvadsomhelst" in shifts.effect.words.text()
    assert shifts.context.document.state is before
    QTest.keyClick(field, KEY.Key_Escape)
    assert shifts.context.document.state is before


def test_why_somebody_is_away_is_never_kept(shifts: ShiftsView) -> None:
    row = people_rows(shifts)[0]
    day = shifts.model.days[3]
    write(shifts, row, 3, "barns 1. sygedag")
    assert day in person_at(shifts, row).away
    assert shifts.model.cell(row, 3).away
    assert "syge" not in repr(shifts.context.document.state)
    assert "syge" not in shifts.context.document.undo_stack.undoText()


def test_delete_clears_several_cells_in_one_step(shifts: ShiftsView) -> None:
    row = people_rows(shifts)[0]
    select(shifts, row, 0, row + 1, 6)
    QTest.keyClick(shifts.table, KEY.Key_Delete)
    assert codes(shifts, row, *range(7)) == codes(shifts, row + 1, *range(7)) == [""] * 7
    assert shifts.context.document.undo_stack.count() == 1


def test_the_bar_says_what_a_change_does_and_takes_it_back(shifts: ShiftsView) -> None:
    outcome = shifts.context.document.state.outcome
    assert outcome is not None
    meeting = next(m for m in outcome.plan.meetings if m.participants())
    seat = meeting.participants()[0]
    shifts.enter({(seat.employee, meeting.span.first_day): "ferie"})
    name = outcome.problem.roster.employee(seat.employee).name
    assert name in shifts.effect.words.text()
    assert "problem" in shifts.effect.words.text()
    assert shifts.effect.repair.isVisible()
    shifts.effect.undo.click()
    assert shifts.context.document.state.outcome is outcome


def test_an_attendance_follows_its_changed_shift(shifts: ShiftsView) -> None:
    outcome = shifts.context.document.state.outcome
    assert outcome is not None
    meeting, seat = next(
        (m, s) for m in outcome.plan.meetings for s in m.participants() if s.cls == "on_shift"
    )
    shifts.enter({(seat.employee, meeting.span.first_day): ""})
    after = shifts.context.document.state.meeting(meeting.id)
    assert after is not None
    now = next(s for s in after.attendance if s.employee == seat.employee)
    assert now.cls != "on_shift"
    said = shifts.context.document.state.outcome
    assert said is not None
    assert not any(
        f.code == "attendance_class" and f.employee == seat.employee and f.meeting == meeting.id
        for f in said.judgement.findings
    )


@pytest.mark.parametrize("way", ["repair", "onward"])
def test_the_bar_offers_to_plan_on(qtbot: QtBot, shifts: ShiftsView, way: str) -> None:
    row = people_rows(shifts)[0]
    shifts.way_wanted.disconnect()
    shifts.enter({(person_at(shifts, row).id, shifts.model.days[3]): "syg"})
    pressed = shifts.effect.repair if way == "repair" else shifts.effect.anew
    with qtbot.waitSignal(shifts.way_wanted) as heard:
        pressed.click()
    assert heard.args == [way]


def test_without_a_plan_a_shift_is_changed_all_the_same(
    window: MainWindow, planned: MainWindow
) -> None:
    problem = planned.document.state.problem
    planned.document.open(State(problem))
    window.show_view("shifts")
    shifts = window.shifts
    row = people_rows(shifts)[0]
    shifts.enter({(person_at(shifts, row).id, shifts.model.days[3]): "9-13"})
    assert codes(shifts, row, 3) == ["9-13"]
    assert not shifts.effect.repair.isVisible()


# Selecting, copying, pasting --------------------------------------------------------------


def test_control_and_an_arrow_goes_to_the_end_of_a_run(shifts: ShiftsView) -> None:
    row = people_rows(shifts)[0]
    person = person_at(shifts, row).id
    texts = dict.fromkeys(((person, shifts.model.days[n]) for n in range(10)), "")
    texts |= {(person, shifts.model.days[n]): "9-13" for n in (2, 3, 4, 8)}
    shifts.enter(texts)
    table = shifts.table
    table.setCurrentIndex(shifts.model.index(row, 2))
    for expected in (4, 8):
        QTest.keyClick(table, KEY.Key_Right, MODIFIER.ControlModifier)
        assert table.currentIndex().column() == expected
    QTest.keyClick(table, KEY.Key_Left, MODIFIER.ControlModifier | MODIFIER.ShiftModifier)
    assert {column for _, column in table.places()} == {4, 5, 6, 7, 8}


def test_a_name_selects_its_row_and_is_copied_with_it(shifts: ShiftsView) -> None:
    row = people_rows(shifts)[0]
    names = shifts.table.verticalHeader()
    place = QPoint(20, names.sectionViewportPosition(row) + 8)
    QTest.mouseClick(names.viewport(), Qt.MouseButton.LeftButton, pos=place)
    QTest.keyClick(shifts.table, KEY.Key_C, MODIFIER.ControlModifier)
    data = QGuiApplication.clipboard().mimeData()
    assert data.text().startswith(person_at(shifts, row).name + "\t")
    assert shifts_clip.from_html(data.html())[0][0] == person_at(shifts, row).name


def test_keys_select_whole_rows_and_whole_days(shifts: ShiftsView) -> None:
    first, second = people_rows(shifts)[:2]
    select(shifts, first, 3, second, 4)
    QTest.keyClick(shifts.table, KEY.Key_Space, MODIFIER.ShiftModifier)
    days = range(len(shifts.model.days))
    assert shifts.table.places() == {(row, day) for row in (first, second) for day in days}
    shifts.table.setCurrentIndex(shifts.model.index(first, 5))
    QTest.keyClick(shifts.table, KEY.Key_Space, MODIFIER.ControlModifier)
    assert shifts.table.places() == {(row, 5) for row in people_rows(shifts)}


def test_cells_go_out_and_come_in_again(shifts: ShiftsView) -> None:
    row = people_rows(shifts)[0]
    wanted = codes(shifts, row, *range(7))
    select(shifts, row, 0, row, 6)
    shifts.copy()
    select(shifts, row + 1, 0, row + 1, 0)
    shifts.paste()
    got = shifts.model.cells(row + 1)[:7]
    assert [cell.codes for cell in got] == wanted
    assert shifts.context.document.undo_stack.count() == 1


def test_two_shifts_of_a_day_and_one_without_a_code_come_back_as_they_were(
    shifts: ShiftsView,
) -> None:
    row, other = people_rows(shifts)[:2]
    person, day = person_at(shifts, row), shifts.model.days[2]
    shifts.enter({(person.id, day): "7-11, 15-19"})
    work = [s for s in person_at(shifts, row).shifts if s.span.first_day == day]
    nameless = [replace(s, code="") for s in work]
    for meant in (work, nameless):
        state = shifts.context.document.state
        assert state.problem is not None
        roster = state.problem.roster
        kept = [s for s in person_at(shifts, row).shifts if s.span.first_day != day]
        changed = replace(person, shifts=tuple(sorted(kept + meant, key=lambda s: s.span)))
        shifts.context.document.open(State(replace(state.problem, roster=replace(
            roster, employees=tuple(changed if p.id == person.id else p for p in roster.employees)
        ))))
        select(shifts, row, 2, row, 2)
        shifts.copy()
        select(shifts, other, 2, other, 2)
        shifts.paste()
        got = [s for s in person_at(shifts, other).shifts if s.span.first_day == day]
        assert [(s.span, s.team) for s in got] == [(s.span, s.team) for s in work]


def test_one_value_fills_the_selection(shifts: ShiftsView) -> None:
    row = people_rows(shifts)[0]
    select(shifts, row, 2, row + 1, 4)
    clip("9-13\r\n")
    QTest.keyClick(shifts.table, KEY.Key_V, MODIFIER.ControlModifier)
    assert codes(shifts, row, 2, 3, 4) == codes(shifts, row + 1, 2, 3, 4) == ["9-13"] * 3


def test_what_has_no_room_is_not_pasted(shifts: ShiftsView) -> None:
    last = len(shifts.model.days) - 1
    shifts.table.setCurrentIndex(shifts.model.index(people_rows(shifts)[0], last))
    before = shifts.context.document.state
    clip("9-13\t9-13")
    shifts.paste()
    assert shifts.context.document.state is before
    assert "1 × 2" in shifts.effect.words.text()


def test_one_wrong_cell_keeps_all_of_a_paste_out(shifts: ShiftsView) -> None:
    shifts.table.setCurrentIndex(shifts.model.index(people_rows(shifts)[0], 2))
    before = shifts.context.document.state
    clip("9-13\tværsgo")
    shifts.paste()
    assert shifts.context.document.state is before
    assert "værsgo" in shifts.effect.words.text()


def test_cells_of_other_programs_are_read() -> None:
    assert shifts_clip.from_text('D\t"7-11\n15-19"\r\nN\t\r\n') == [["D", "7-11\n15-19"], ["N", ""]]
    page = "<table><tr><td colspan=2>D &amp; A</td><td>N<br>x</td></tr><tr><td>7</td></tr></table>"
    assert shifts_clip.from_html(page) == [["D & A", "", "N x"], ["7", "", ""]]
    assert shifts_clip.from_html("ingen tabel") == []


def test_a_quote_that_never_ends_is_read_all_the_same() -> None:
    assert shifts_clip.from_text('"' + "x" * 200_000 + "\tD\n") == [['"' + "x" * 200_000, "D"]]


@pytest.mark.parametrize(("text", "copied"), [
    ("=1+1", " =1+1"), ("@SUM(A1)", " @SUM(A1)"), ("+1+cmd|' /C calc'!A0", " +1+cmd|' /C calc'!A0"),
    ("-1+1", " -1+1"), ("-", " -"), ('"D', ' "D'), ("\t=1", " =1"), ("-5", "-5"), ("-0,5", "-0,5"),
    ("7-15", "7-15"), (None, ""),
])
def test_what_excel_would_work_out_has_a_space_before_it(text: object, copied: str) -> None:
    assert plain(text) == copied
    assert shifts_clip.from_html(shifts_clip.as_html([[copied]])) == [[copied.strip()]]
    assert "> " not in shifts_clip.as_html([[copied]])


def test_a_copied_cell_is_never_a_formula(shifts: ShiftsView) -> None:
    state = shifts.context.document.state
    assert state.problem is not None
    first = state.problem.roster.employees[0]
    wild = replace(first, shifts=(replace(first.shifts[0], code="=1+1"), *first.shifts[1:]))
    roster = replace(state.problem.roster, employees=(wild, *state.problem.roster.employees[1:]))
    shifts.context.document.open(State(replace(state.problem, roster=roster)))
    column = (wild.shifts[0].span.first_day - state.problem.period.first).days
    row = shifts.model.row_of(first.id)
    assert row is not None
    select(shifts, row, column, row, column)
    shifts.copy()
    assert QGuiApplication.clipboard().text() == " =1+1\n"


# Zoom, filters, meetings ------------------------------------------------------------------


def test_the_whole_period_comes_into_sight_and_is_remembered(
    planned: MainWindow, shifts: ShiftsView
) -> None:
    planned.resize(1366, 768)
    QCoreApplication.processEvents()
    shifts.choose_span("whole")
    assert shifts.table.horizontalScrollBar().maximum() == 0
    assert shifts._settings.place("shifts") == "whole"


def test_keys_make_days_wider_and_narrower(shifts: ShiftsView) -> None:
    widths = [shifts.table.day_width]
    for key in (KEY.Key_Plus, KEY.Key_Minus, KEY.Key_Minus):
        QTest.keyClick(shifts.table, key, MODIFIER.ControlModifier)
        widths.append(shifts.table.day_width)
    assert widths[1] > widths[0] == widths[2] > widths[3]


def test_filters_say_how_many_are_left_and_are_cleared(shifts: ShiftsView) -> None:
    everybody = shifts.model.all
    shifts.bar.unreached.setChecked(True)
    outcome = shifts.context.document.state.outcome
    assert outcome is not None
    missed = {x.employee for x in outcome.judgement.by_employee if x.missed}
    assert {r.person.id for r in shifts.model.rows if r.person} == missed
    assert shifts.bar.count.text() == f"{len(missed)} af {everybody}"
    shifts.search.setText("findes ikke")
    assert shifts.pages.currentIndex() == 1
    shifts.everybody.click()
    assert (shifts.model.shown, shifts.pages.currentIndex()) == (everybody, 0)


def test_people_are_sorted_by_name(shifts: ShiftsView) -> None:
    shifts.bar.order.setCurrentIndex(shifts.bar.order.findData("name"))
    shifts.bar.changed.emit()
    firsts = [row.title[0] for row in shifts.model.rows]
    assert firsts == sorted(firsts, key="ABCDEFGHIJKLMNOPQRSTUVWXYZÆØÅ".index)
    assert all(row.person for row in shifts.model.rows)


def test_a_click_selects_a_meeting_and_two_go_to_it(
    planned: MainWindow, shifts: ShiftsView
) -> None:
    row, column = next(
        (r, c) for r in people_rows(shifts) for c, cell in enumerate(shifts.model.cells(r))
        if cell.pins
    )
    index, pins = shifts.model.index(row, column), shifts.model.cell(row, column).pins
    pin = pins[0]
    shifts.table.scrollTo(index)
    place: QPoint = pin_rects(pins, shifts.table.visualRect(index))[0].center().toPoint()
    QTest.mouseClick(shifts.table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert planned.selection.meeting == pin.meeting
    QTest.mouseDClick(shifts.table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert planned.current_view() == "calendar"
    assert planned.selection.meeting == pin.meeting
