"""Lengths, taking out and placing by hand in the calendar; and who pays, in words."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from models.meetings import Meeting
from models.plan import Outcome
from models.timespan import Span, minute_of_day
from planner import service
from planner.advice.placing import place_there, without_placed
from planner.plan_json import plan_from_json, plan_to_json
from planner.texts import t
from ui.document import State
from ui.main_window import MainWindow
from ui.views.calendar import CalendarView
from ui.views.meeting_button import MeetingButton
from ui.views.placing_words import placing_words


@pytest.fixture
def calendar(qtbot: QtBot, planned: MainWindow) -> Iterator[CalendarView]:
    planned.show_view("calendar")
    planned.activateWindow()
    qtbot.waitUntil(planned.isActiveWindow)
    yield planned.calendar
    planned.calendar.mover.let_go()


def with_room(outcome: Outcome) -> Meeting:
    """A meeting that could be shorter and still lies within its kind's hours."""
    return next(
        m for m in outcome.plan.meetings
        if m.span.minutes >= 60 and minute_of_day(m.span.start) >= 8 * 60
    )


def shown(calendar: CalendarView, meeting: Meeting) -> MeetingButton:
    calendar.go_to(meeting.span.first_day)
    return next(b for b in calendar.meetings_shown() if b.meeting.id == meeting.id)


def length_in_hand(calendar: CalendarView) -> Span | None:
    return calendar.resizer.span


def now(calendar: CalendarView) -> Outcome:
    outcome = calendar.context.document.state.outcome
    assert outcome is not None
    return outcome


def test_shift_and_arrows_change_a_length_in_one_step(
    qtbot: QtBot, calendar: CalendarView, outcome: Outcome
) -> None:
    meeting = with_room(outcome)
    button = shown(calendar, meeting)
    button.setFocus()
    shift = Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(button, Qt.Key.Key_Up, shift)
    qtbot.waitUntil(lambda: calendar.context.document.undo_stack.count() == 1, timeout=4000)
    after = now(calendar)
    resized = next(m for m in after.plan.meetings if m.id == meeting.id)
    assert resized.span == Span(meeting.span.start, meeting.span.end - 15)
    assert after.problem.lengths == {meeting.id: meeting.span.minutes - 15}
    assert not any(
        f.code == "length" for f in after.judgement.findings if f.meeting == meeting.id
    )
    assert after.judgement == service.check(after.problem, after.plan)
    calendar.context.document.undo_stack.undo()
    assert now(calendar) is outcome


def test_the_lower_edge_is_dragged(
    qtbot: QtBot, calendar: CalendarView, outcome: Outcome
) -> None:
    meeting = with_room(outcome)
    button = shown(calendar, meeting)
    foot = QPoint(button.width() // 2, button.height() - 2)
    assert button.edge_at(foot) == 1
    assert button.edge_at(QPoint(5, 2)) == -1
    goal = calendar.week.slot(meeting.span.end - 30, 0).topLeft() + QPoint(20, 0)
    there = button.mapFrom(calendar.week, goal)
    QTest.mousePress(button, Qt.MouseButton.LeftButton, pos=foot)
    QTest.mouseMove(button, foot - QPoint(0, 4))
    QTest.mouseMove(button, there)
    assert calendar.resizer.span == Span(meeting.span.start, meeting.span.end - 30)
    assert str(meeting.span.minutes - 30) in calendar.mover.said.text()
    QTest.mouseRelease(button, Qt.MouseButton.LeftButton, pos=there)
    qtbot.waitUntil(lambda: calendar.context.document.undo_stack.count() == 1)
    resized = calendar.context.document.state.meeting(meeting.id)
    assert resized is not None
    assert resized.span.end == meeting.span.end - 30


def test_escape_lets_a_length_be(
    calendar: CalendarView, outcome: Outcome
) -> None:
    meeting = with_room(outcome)
    button = shown(calendar, meeting)
    foot = QPoint(button.width() // 2, button.height() - 2)
    QTest.mousePress(button, Qt.MouseButton.LeftButton, pos=foot)
    QTest.mouseMove(button, foot + QPoint(0, 58))
    assert calendar.resizer.span is not None
    QTest.keyClick(button, Qt.Key.Key_Escape)
    assert length_in_hand(calendar) is None
    assert now(calendar) is outcome
    assert not calendar.mover.said.isVisible()


def test_beyond_the_hours_of_its_kind_a_meeting_cannot_last(
    calendar: CalendarView, outcome: Outcome
) -> None:
    meeting = with_room(outcome)
    late = Span(meeting.span.start, meeting.span.start + 15 * 60)
    assert not calendar.mover._adviser.resize(meeting.id, late)
    assert now(calendar) is outcome


def test_a_locked_meeting_keeps_its_length(calendar: CalendarView, outcome: Outcome) -> None:
    meeting = with_room(outcome)
    locked = replace(meeting, locked=True)
    plan = replace(
        outcome.plan,
        meetings=tuple(locked if m.id == meeting.id else m for m in outcome.plan.meetings),
    )
    calendar.context.document.open(State(outcome.problem, replace(outcome, plan=plan)))
    button = shown(calendar, locked)
    assert button.edge_at(QPoint(5, button.height() - 1)) == 0
    QTest.keyClick(button, Qt.Key.Key_Up, Qt.KeyboardModifier.ShiftModifier)
    assert calendar.resizer.span is None


def test_delete_takes_a_meeting_into_the_tray_and_it_is_placed_again(
    qtbot: QtBot, calendar: CalendarView, outcome: Outcome
) -> None:
    meeting = with_room(outcome)
    button = shown(calendar, meeting)
    before = calendar.tray.list.count()
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Delete)
    out = now(calendar)
    assert meeting.id not in {m.id for m in out.plan.meetings}
    missing = calendar.context.document.state.unplaced(meeting.id)
    assert missing is not None
    assert calendar.tray.list.count() == before + 1
    assert out.judgement == service.check(out.problem, out.plan)
    assert any(
        f.meeting == meeting.id and f.message == missing.message for f in out.judgement.findings
    )
    row = next(
        n for n in range(calendar.tray.list.count())
        if calendar.tray.list.item(n).data(Qt.ItemDataRole.UserRole) == meeting.id
    )
    calendar.tray.list.setCurrentRow(row)
    calendar.tray.take()
    layer = calendar.mover.layer
    assert layer.held is not None
    assert layer.held.start is None
    goal = next(c for c in layer.held.costs if c.colour != "red")
    layer.dropped.emit(goal.start)
    placed = calendar.context.document.state.meeting(meeting.id)
    assert placed is not None
    assert placed.span.start == goal.start
    assert calendar.tray.list.count() == before
    stack = calendar.context.document.undo_stack
    assert stack.undoText() == t(
        "ui.hand.undo.place", kind=outcome.problem.kind(meeting.kind).name
    )
    stack.undo()
    stack.undo()
    assert now(calendar) is outcome


def test_a_meeting_is_dragged_out_of_the_tray(
    qtbot: QtBot, calendar: CalendarView, outcome: Outcome
) -> None:
    meeting = with_room(outcome)
    plan = without_placed(outcome, meeting.id)
    judged = Outcome(outcome.problem, plan, service.check(outcome.problem, plan))
    calendar.context.document.open(State(outcome.problem, judged))
    calendar.go_to(meeting.span.first_day)
    row = next(
        n for n in range(calendar.tray.list.count())
        if calendar.tray.list.item(n).data(Qt.ItemDataRole.UserRole) == meeting.id
    )
    port = calendar.tray.list.viewport()
    start = calendar.tray.list.visualItemRect(calendar.tray.list.item(row)).center()
    QTest.mousePress(port, Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(port, start + QPoint(30, 0))
    layer = calendar.mover.layer
    assert layer.held is not None
    goal = next(c for c in layer.held.costs if c.colour != "red")
    area = calendar.area
    at = calendar.week.slot(goal.start, 30).center()
    area.ensureVisible(at.x(), at.y(), 80, 80)
    there = port.mapFromGlobal(layer.mapToGlobal(at))
    QTest.mouseMove(port, there)
    QTest.mouseRelease(port, Qt.MouseButton.LeftButton, pos=there)
    qtbot.waitUntil(
        lambda: calendar.context.document.state.meeting(meeting.id) is not None
    )
    placed = calendar.context.document.state.meeting(meeting.id)
    assert placed is not None
    assert placed.span.start == goal.start


def test_who_pays_is_said_by_name(outcome: Outcome) -> None:
    for meeting in outcome.plan.meetings:
        for cost in service.move_costs(outcome, meeting.id):
            there = place_there(outcome, meeting.id, cost.start)
            assert (there.meeting is None) == (cost.colour == "red")
            if there.meeting is not None and there.paying:
                words = placing_words(outcome, meeting.id, cost.start)
                name = outcome.problem.roster.employee(there.paying[0].employee).name
                assert name in words
                return
    raise AssertionError("nothing in the sample costs anybody anything")


def test_a_length_is_kept_in_json_and_older_files_are_read(
    calendar: CalendarView, outcome: Outcome
) -> None:
    meeting = with_room(outcome)
    calendar.mover._adviser.resize(
        meeting.id, Span(meeting.span.start, meeting.span.end - 15)
    )
    after = now(calendar)
    problem, plan = plan_from_json(plan_to_json(after))
    assert problem.lengths == after.problem.lengths
    assert service.check(problem, plan) == after.judgement
    old = plan_to_json(outcome)
    assert "lengths" not in old["rules"]
    assert plan_from_json(old)[0].lengths == {}
