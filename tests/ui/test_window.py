"""The window and its views, without any child process."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QMessageBox
from pytestqt.qtbot import QtBot

from models.plan import Outcome
from planner.texts import t
from ui import figures, icons
from ui.document import State
from ui.language import speak
from ui.main_window import MainWindow
from ui.pages import NEEDS_PLAN
from ui.style import style_sheet
from ui.theme import DARK, LIGHT, Theme, Tone
from ui.views.meeting_button import MeetingButton


def visible_views(window: MainWindow) -> set[str]:
    return {
        name for row, name in enumerate(window.view_names())
        if not window.navigation.item(row).isHidden()
    }


def test_only_views_with_something_to_show_can_be_chosen(
    window: MainWindow, outcome: Outcome
) -> None:
    assert visible_views(window) == set()
    window.document.open(State(outcome.problem))
    assert visible_views(window) == set(window.view_names()) - NEEDS_PLAN
    window.show_view("calendar")
    assert window.current_view() != "calendar"
    window.document.open(State(outcome.problem, outcome))
    assert visible_views(window) == set(window.view_names())


def test_undoing_the_plan_leads_out_of_a_view_that_needs_one(
    window: MainWindow, outcome: Outcome
) -> None:
    window.document.open(State(outcome.problem))
    window.document.apply(State(outcome.problem, outcome), "planlægning")
    window.show_view("load")
    window.document.undo_stack.undo()
    assert window.current_view() == "plan"
    window.document.undo_stack.redo()
    assert window.document.state.outcome is outcome


def test_the_calendar_leafs_to_the_selected_meeting(
    planned: MainWindow, outcome: Outcome
) -> None:
    planned.show_view("calendar")
    last = outcome.plan.meetings[-1]
    planned.selection.select_meeting(last.id)
    shown = [b for b in planned.calendar.week.findChildren(MeetingButton) if b.isVisible()]
    assert [b.meeting.id for b in shown if b.isChecked()] == [last.id]
    monday = last.span.first_day - timedelta(days=last.span.first_day.weekday())
    assert all(monday <= b.meeting.span.first_day < monday + timedelta(days=7) for b in shown)


def test_a_month_holds_all_its_meetings(planned: MainWindow, outcome: Outcome) -> None:
    planned.show_view("calendar")
    planned.calendar.choose_span("month")
    planned.calendar.go_to(date(2026, 4, 15))
    shown = {b.meeting.id for b in planned.calendar.month.findChildren(MeetingButton)
             if not b.isHidden()}
    april = {m.id for m in outcome.plan.meetings if m.span.first_day.month == 4}
    assert april <= shown


def test_a_person_chosen_in_the_load_is_shown_in_the_details(planned: MainWindow) -> None:
    planned.show_view("load")
    planned.load.table.selectRow(0)
    chosen = planned.selection.person
    problem = planned.document.state.problem
    assert chosen is not None
    assert problem is not None
    texts = [x.text() for x in planned.details.findChildren(type(planned.problems.title))]
    assert problem.roster.employee(chosen).name in texts


def test_a_problem_leads_to_what_it_is_about(planned: MainWindow) -> None:
    about = next(x for _, x in planned.problems.model.lines if x.meeting)
    planned.problems.choose(about)
    assert planned.selection.meeting == about.meeting


def test_a_meeting_that_is_not_placed_tells_why(
    qtbot: QtBot, planned: MainWindow, outcome: Outcome
) -> None:
    missing = outcome.plan.unplaced[0]
    finding = next(x for _, x in planned.problems.model.lines
                   if x.meeting == missing.occurrence and x.code == "unplaced")
    planned.problems.choose(finding)
    index = planned.problems.list.currentIndex()
    assert missing.why[0].message in index.data()
    assert finding.message in index.data(Qt.ItemDataRole.ToolTipRole)
    qtbot.wait(1)
    said = "\n".join(x.text() for x in planned.details.findChildren(QLabel) if x.isVisible())
    assert outcome.problem.kind(missing.kind).name in said
    assert missing.why[0].message in said
    assert t("ui.details.nothing") not in said


def test_those_of_a_group_who_do_not_come_are_named(
    qtbot: QtBot, planned: MainWindow, outcome: Outcome
) -> None:
    meeting = next(m for m in outcome.plan.meetings if m.course is not None)
    assert meeting.course is not None
    gone = meeting.participants()[0]
    seats = tuple(seat for seat in meeting.attendance if seat != gone)
    members = tuple(figures.members(outcome, meeting.course))
    plan = replace(
        outcome.plan, courses={meeting.course: members},
        meetings=tuple(replace(m, attendance=seats) if m is meeting else m
                       for m in outcome.plan.meetings),
    )
    planned.document.open(State(outcome.problem, replace(outcome, plan=plan)))
    planned.selection.select_meeting(meeting.id)
    qtbot.wait(1)
    said = [x.text() for x in planned.details.findChildren(QLabel) if x.isVisible()]
    title = t("ui.details.absent", count=len(members) - len(seats))
    names = said[said.index(title) + 1]
    assert outcome.problem.roster.employee(gone.employee).name in names


def test_ctrl_l_locks_the_selected_meeting(
    planned: MainWindow, outcome: Outcome
) -> None:
    meeting = outcome.plan.meetings[0]
    planned.selection.select_meeting(meeting.id)
    planned.toggle_lock()
    locked = planned.document.state.meeting(meeting.id)
    assert locked is not None
    assert locked.locked
    assert planned.document.undo_stack.undoText() == t(
        "ui.undo.lock", kind=outcome.problem.kind(meeting.kind).name
    )


def test_names_stay_in_sight_while_days_scroll(qtbot: QtBot, planned: MainWindow) -> None:
    planned.show_view("shifts")
    table = planned.shifts.table
    table.horizontalScrollBar().setValue(table.horizontalScrollBar().maximum())
    table.verticalScrollBar().setValue(40)
    qtbot.wait(1)
    names = table.verticalHeader()
    assert names.isVisible()
    assert names.geometry().left() <= table.frameWidth()
    assert names.offset() == table.verticalScrollBar().value() == 40
    assert table.horizontalHeader().offset() == table.horizontalScrollBar().value() > 0


def test_a_cell_out_of_sight_is_brought_in(planned: MainWindow) -> None:
    planned.show_view("shifts")
    table = planned.shifts.table
    table.horizontalScrollBar().setValue(table.horizontalScrollBar().maximum())
    index = planned.shifts.model.index(1, 2)
    table.scrollTo(index)
    assert table.viewport().rect().contains(table.visualRect(index).center())


def test_searching_filters_the_names(planned: MainWindow, outcome: Outcome) -> None:
    person = outcome.problem.roster.employees[5]
    planned.find_person()
    assert planned.current_view() == "shifts"
    QTest.keyClicks(planned.shifts.search, person.name[:8])
    assert [r.title for r in planned.shifts.model.rows if r.person] == [person.name]


@pytest.mark.parametrize("choice", ["light", "dark"])
def test_every_view_draws_in_light_and_dark(
    qtbot: QtBot, planned: MainWindow, outcome: Outcome, choice: str
) -> None:
    planned.choose_look(choice)
    planned.selection.select_meeting(outcome.plan.meetings[0].id)
    grounds = set()
    for name in planned.view_names():
        planned.show_view(name)
        grounds.add(planned.grab().toImage().pixelColor(3, planned.height() - 60).lightness())
    assert all((ground < 60) == (choice == "dark") for ground in grounds)
    assert planned.settings.look == choice


def tones(theme: Theme) -> dict[str, Tone]:
    named = {
        name: getattr(theme, name) for name in Theme.__slots__
        if isinstance(getattr(theme, name), Tone)
    }
    return named | {f"kind {n}": tone for n, tone in enumerate(theme.kinds)}


def luminance(colour: str) -> float:
    parts = QColor(colour)
    linear = [
        v / 12.92 if v <= 0.04045 else ((v + 0.055) / 1.055) ** 2.4
        for v in (parts.redF(), parts.greenF(), parts.blueF())
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(first: str, second: str) -> float:
    light, dark = sorted((luminance(first), luminance(second)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_all_text_can_be_read_on_its_ground(theme: Theme) -> None:
    pairs = {name: (tone.ink, tone.ground) for name, tone in tones(theme).items()}
    for ground in ("window", "surface", "raised", "weekend", "accent_soft"):
        pairs[f"ink on {ground}"] = (theme.ink, getattr(theme, ground))
    for ground in ("window", "surface", "raised", "weekend"):
        pairs[f"muted on {ground}"] = (theme.muted, getattr(theme, ground))
    pairs["accent"] = (theme.accent, theme.surface)
    pairs["on accent"] = (theme.on_accent, theme.accent)
    assert {name: round(contrast(*pair), 2) for name, pair in pairs.items()
            if contrast(*pair) < 4.5} == {}


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_the_style_sheet_leaves_no_blank(theme: Theme) -> None:
    assert "$" not in style_sheet(theme)


def test_every_icon_draws_something(qapp: QApplication) -> None:
    for name in icons.names():
        image = icons.pixmap(name, "#000000", 24).toImage()
        drawn = sum(image.pixelColor(x, y).alpha() > 0 for x in range(24) for y in range(24))
        assert drawn > 10, name


def test_qt_itself_speaks_danish(qapp: QApplication) -> None:
    before = QLocale()
    try:
        speak("da")
        box = QMessageBox()
        button = box.addButton(QMessageBox.StandardButton.Cancel)
        assert button.text().replace("&", "") == "Annuller"
    finally:
        QLocale.setDefault(before)


def test_a_plan_without_meetings_says_where_to_look(
    qtbot: QtBot, planned: MainWindow, outcome: Outcome
) -> None:
    empty = replace(outcome, plan=replace(outcome.plan, meetings=()))
    planned.document.open(State(outcome.problem, empty))
    qtbot.wait(1)
    labels = [x.text() for x in planned.overview.findChildren(QLabel) if x.isVisible()]
    assert t("ui.overview.no_meetings") in labels
