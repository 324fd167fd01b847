"""What the right button and the menu key offer; what the calendar and Dækning say of a review."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from models.plan import Outcome
from models.record import Record
from models.timespan import Span
from planner.texts import t, tn
from ui.main_window import MainWindow
from ui.verbs import Verbs
from ui.views.meeting_button import MeetingButton
from ui.views.review_menu import ReviewMenu
from ui.widgets.tile import Tile

Asked = list[tuple[str, str]]
Idle = Callable[[Verbs], None]


def record(window: MainWindow) -> Record:
    problem = window.document.state.problem
    assert problem is not None
    return problem.record


@pytest.fixture
def asked(planned: MainWindow, monkeypatch: pytest.MonkeyPatch) -> Asked:
    """What menus were asked for; none is shown."""
    found: Asked = []
    monkeypatch.setattr(ReviewMenu, "popup", lambda menu, _: found.append(menu.subject))
    return found


def right_button(widget: QWidget, where: QPoint | None = None) -> None:
    at = where or widget.rect().center()
    reason = QContextMenuEvent.Reason.Mouse
    QApplication.sendEvent(widget, QContextMenuEvent(reason, at, widget.mapToGlobal(at)))


def test_a_meeting_in_the_calendar_has_a_menu(
    planned: MainWindow, outcome: Outcome, asked: Asked
) -> None:
    planned.show_view("calendar")
    for span in ("week", "month"):
        planned.calendar.choose_span(span)
        button = planned.calendar.meetings_shown()[0]
        right_button(button)
        assert asked.pop() == ("meeting", button.meeting.id)


def test_shift_f10_asks_what_has_the_focus_for_its_menu(
    planned: MainWindow, outcome: Outcome, asked: Asked
) -> None:
    planned.show_view("coverage")
    table = planned.coverage.tables["meetings"]
    table.setFocus()
    table.setCurrentIndex(table.model().index(1, 2))
    QTest.keyClick(table, Qt.Key.Key_F10, Qt.KeyboardModifier.ShiftModifier)
    assert asked == [("meeting", planned.coverage.meetings.ids[1])]
    QTest.keyClick(table, Qt.Key.Key_F10)
    assert len(asked) == 1


def test_rows_and_headings_of_the_tables_have_menus(
    planned: MainWindow, outcome: Outcome, asked: Asked
) -> None:
    planned.resize(1300, 800)
    planned.show_view("coverage")
    view = planned.coverage
    table = view.tables["meetings"]
    right_button(table.viewport(), table.visualRect(view.meetings.index(0, 1)).center())
    assert asked.pop() == ("meeting", view.meetings.ids[0])
    head = table.horizontalHeader()
    right_button(head.viewport(), QPoint(head.sectionViewportPosition(2) + 5, 8))
    assert asked.pop() == ("team", view.meetings.teams[0])
    right_button(head.viewport(), QPoint(head.sectionViewportPosition(0) + 5, 8))
    assert not asked
    view.choose_page("people")
    people = view.tables["people"]
    right_button(people.viewport(), people.visualRect(view.people.index(1, 0)).center())
    assert asked.pop() == ("person", view.people.ids[1])
    names = people.verticalHeader()
    right_button(names.viewport(), QPoint(8, names.sectionViewportPosition(2) + 5))
    assert asked.pop() == ("person", view.people.ids[2])
    planned.show_view("load")
    loads = planned.load.table
    loads.selectRow(0)
    right_button(loads.viewport(), loads.visualRect(loads.currentIndex()).center())
    person = planned.selection.person
    assert asked.pop() == ("person", person)
    hers = planned.load.meetings
    right_button(hers.viewport(), hers.visualRect(planned.load.hers.index(0, 0)).center())
    assert asked.pop() == ("meeting", planned.load.hers.lines[0].about)


def test_a_vagtlag_on_the_overview_has_a_menu(
    qtbot: QtBot, planned: MainWindow, asked: Asked
) -> None:
    qtbot.wait(50)  # until everything has its place
    tile = planned.overview.findChild(Tile, "team:night")
    assert tile is not None
    right_button(tile)
    assert asked == [("team", "night")]
    other = planned.overview.findChild(Tile, "extra")
    assert other is not None
    right_button(other)
    assert len(asked) == 1


def test_the_menu_key_asks_for_what_has_the_focus(planned: MainWindow, asked: Asked) -> None:
    planned.show_view("calendar")
    button = planned.calendar.meetings_shown()[1]
    # Where Qt puts the menu of a widget that the menu key was pressed in.
    cursor = button.inputMethodQuery(Qt.InputMethodQuery.ImCursorRectangle)
    at = cursor.center()
    reason = QContextMenuEvent.Reason.Keyboard
    QApplication.sendEvent(button, QContextMenuEvent(reason, at, button.mapToGlobal(at)))
    assert asked == [("meeting", button.meeting.id)]


def texts(menu: ReviewMenu) -> list[str]:
    return [action.text() for action in menu.actions() if not action.isSeparator()]


def do(menu: ReviewMenu, key: str) -> None:
    [action] = [a for a in menu.actions() if a.text() == t(key)]
    action.trigger()


def test_a_meeting_to_come_can_be_remarked_on_and_locked(
    planned: MainWindow, outcome: Outcome
) -> None:
    meeting = outcome.plan.meetings[0]
    planned.reviewing.clock = lambda: meeting.span.start
    menu = ReviewMenu(planned, "meeting", meeting.id)
    assert texts(menu) == [
        t("ui_review.action.remark"), t("ui.action.lock"), t("ui_review.action.seen"),
    ]
    do(menu, "ui.action.lock")
    now = planned.document.state.meeting(meeting.id)
    assert now is not None
    assert now.locked
    do(menu, "ui_review.action.remark")
    assert planned.review.remarks.form.subject.subject() == ("meeting", meeting.id)


def test_a_meeting_that_is_over_can_be_noted(planned: MainWindow, outcome: Outcome) -> None:
    first, second = outcome.plan.meetings[:2]
    planned.reviewing.clock = lambda: second.span.end
    menu = ReviewMenu(planned, "meeting", first.id)
    assert t("ui_review.held.note") in texts(menu)
    do(menu, "ui_review.menu.all")
    assert record(planned).was_held(first.id)
    held = planned.document.state.meeting(first.id)
    assert held is not None
    assert held.attendance == first.attendance
    after = ReviewMenu(planned, "meeting", first.id)
    assert t("ui_review.held.correct") in texts(after)
    assert t("ui.action.unlock") not in texts(after)
    do(after, "ui_review.held.back")
    assert not record(planned).was_held(first.id)
    do(ReviewMenu(planned, "meeting", second.id), "ui_review.menu.cancel")
    assert planned.document.state.meeting(second.id) is None
    planned.document.undo_stack.undo()
    assert planned.document.state.meeting(second.id) == second


def test_a_person_and_a_vagtlag_have_their_remarks(planned: MainWindow, outcome: Outcome) -> None:
    planned.reviewing.call("Anne")
    person = outcome.problem.roster.employees[0].id
    made = planned.reviewing.remark("Tre i træk", "person", person, None)
    menu = ReviewMenu(planned, "person", person)
    [shown] = [a for a in menu.actions() if a.text() == t("ui_review.menu.remarks", count=1)]
    shown.trigger()
    assert planned.current_view() == "review"
    assert planned.review.remarks.chosen == made
    do(menu, "ui_review.menu.load")
    assert planned.current_view() == "load"
    do(ReviewMenu(planned, "team", "night"), "ui_review.action.seen")
    assert [seen.by for seen in record(planned).seen] == ["Anne"]


def test_while_a_plan_is_only_read_its_menu_changes_nothing(
    planned: MainWindow, outcome: Outcome
) -> None:
    planned.document.read_only(True)
    menu = ReviewMenu(planned, "meeting", outcome.plan.meetings[0].id)
    off = {a.text() for a in menu.actions() if not a.isSeparator() and not a.isEnabled()}
    assert off == {
        t("ui_review.menu.all"), t("ui_review.menu.cancel"), t("ui.action.lock"),
    }
    assert all(
        a.toolTip() == t("ui_review.reading.off") for a in menu.actions() if a.text() in off
    )


# What is noted is seen where one looks ------------------------------------------------------


def test_the_calendar_marks_what_the_review_says(planned: MainWindow, outcome: Outcome) -> None:
    deeds = planned.reviewing
    deeds.call("Anne")
    planned.show_view("calendar")
    first = planned.calendar.meetings_shown()[0].meeting

    def button() -> MeetingButton:
        return next(b for b in planned.calendar.meetings_shown() if b.meeting.id == first.id)

    assert button().facts.noted == ()
    plain = button().grab().toImage()
    deeds.remark("For sent", "meeting", first.id, None)
    deeds.remark("", "meeting", first.id, Span(first.span.start + 60, first.span.end + 60))
    assert button().facts.noted == ("remark", "proposal")
    assert button().grab().toImage() != plain
    assert t("ui_review.mark.one") in button().accessibleName()
    assert t("ui_review.mark.proposal.one") in button().accessibleName()
    for remark in record(planned).remarks:
        deeds.settle(remark.id, "resolved")
    assert button().facts.noted == ()
    assert deeds.hold(first.id, [seat.employee for seat in first.attendance])
    assert button().facts.noted == ("held",)
    assert t("ui_review.mark.held") in button().accessibleName()


def test_coverage_says_what_was_held_and_counts_who_came(
    planned: MainWindow, outcome: Outcome
) -> None:
    nights = {p.id for p in outcome.problem.roster.employees if p.home_team == "night"}
    meeting = next(
        m for m in outcome.plan.meetings
        if any(line.meeting == m.id and line.team == "night" and line.wanted and line.covered
               for line in outcome.judgement.by_team)
    )
    planned.show_view("coverage")
    view = planned.coverage
    assert view.tally.isHidden()
    came = [s.employee for s in meeting.attendance if s.employee not in nights]
    assert planned.reviewing.hold(meeting.id, came)
    row = view.meetings.ids.index(meeting.id)
    last = view.meetings.columnCount() - 1
    assert view.meetings.index(row, last).data() == t("ui_review.held.short")
    others = {view.meetings.index(r, last).data() for r in range(view.meetings.rowCount())}
    assert others == {t("ui_review.held.short"), t("ui_review.held.unknown")}
    said = view.tally.text()
    assert said.startswith(tn("ui_review.tally", 1, teams="").split("{")[0][:12])
    assert t("ui_review.tally.team", team="nattevagt", covered=0, wanted=1) in said
