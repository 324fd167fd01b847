"""The calendar: months to drag in, ways through the days, filters, subjects, many lanes."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from models.meetings import Meeting
from models.plan import Outcome
from models.timespan import Span
from planner import service
from planner.advice.moving import TimeCost
from planner.advice.placing import best_of_days
from planner.texts import t
from tests.ui.outcomes import sample_outcome
from ui.document import State
from ui.main_window import MainWindow
from ui.views.calendar import CalendarView
from ui.views.calendar_facts import FactsOf, Filter
from ui.views.lanes import lanes
from ui.views.meeting_button import MeetingButton


@pytest.fixture
def calendar(qtbot: QtBot, planned: MainWindow) -> Iterator[CalendarView]:
    planned.show_view("calendar")
    planned.activateWindow()
    qtbot.waitUntil(planned.isActiveWindow)
    yield planned.calendar
    planned.calendar.mover.let_go()


def button_of(calendar: CalendarView, meeting_id: str) -> MeetingButton:
    return next(b for b in calendar.meetings_shown() if b.meeting.id == meeting_id)


def movable_in_month(outcome: Outcome) -> tuple[Meeting, TimeCost]:
    """A meeting, and the best time of another day of its month on which it can be held."""
    for meeting in outcome.plan.meetings:
        day = meeting.span.first_day
        if day.day < 8 or day.day > 20:
            continue
        costs = service.move_costs(outcome, meeting.id)
        for best in best_of_days(costs, meeting.span.start):
            there = date.fromordinal(719163 + best.start // 1440)
            if best.colour != "red" and there.month == day.month and there != day:
                return meeting, best
    raise AssertionError("no meeting of the sample can be moved within its month")


def hold_in_month(qtbot: QtBot, calendar: CalendarView, meeting: Meeting) -> None:
    calendar.choose_span("month")
    calendar.go_to(meeting.span.first_day)
    calendar.context.selection.select_meeting(meeting.id)
    calendar.mover.take_selected()
    layer = calendar.month.layer
    shown = calendar.shown_days()
    assert layer.held is not None
    assert shown is not None
    costs = service.move_costs(sample_outcome(), meeting.id, shown)
    # The weeks further away come after the one of the meeting.
    qtbot.waitUntil(lambda: layer.held is not None
                    and len(layer.held.costs) == len(best_of_days(costs)))


def test_a_month_shows_the_best_price_of_each_day_and_keys_move_there(
    qtbot: QtBot, calendar: CalendarView, outcome: Outcome
) -> None:
    meeting, best = movable_in_month(outcome)
    hold_in_month(qtbot, calendar, meeting)
    layer = calendar.month.layer
    assert layer.isVisible()
    for _ in range(45):
        assert layer.target is not None
        if layer.target.start // 1440 == best.start // 1440:
            break
        QTest.keyClick(
            layer, Qt.Key.Key_Right if layer.target.start < best.start else Qt.Key.Key_Left
        )
    assert layer.target is not None
    assert layer.target.start == best.start
    calendar.grab()
    QTest.keyClick(layer, Qt.Key.Key_Return)
    moved = calendar.context.document.state.meeting(meeting.id)
    assert moved is not None
    assert moved.span.start == best.start
    assert calendar.grid is calendar.month


def test_up_and_down_go_a_week_in_a_month(
    qtbot: QtBot, calendar: CalendarView, outcome: Outcome
) -> None:
    meeting, _ = movable_in_month(outcome)
    hold_in_month(qtbot, calendar, meeting)
    layer = calendar.month.layer
    assert layer.target is not None
    before = layer.target.start // 1440
    QTest.keyClick(layer, Qt.Key.Key_Down)
    assert layer.target is not None
    assert layer.target.start // 1440 - before in (7, 8, 9)
    QTest.keyClick(layer, Qt.Key.Key_Escape)
    assert not calendar.mover.holding


def test_a_meeting_is_dragged_to_another_day_of_the_month(
    qtbot: QtBot, calendar: CalendarView, outcome: Outcome
) -> None:
    meeting, best = movable_in_month(outcome)
    calendar.choose_span("month")
    calendar.go_to(meeting.span.first_day)
    button = button_of(calendar, meeting.id)
    inside = QPoint(10, 10)
    goal = button.mapFrom(calendar.month, calendar.month.slot(best.start, 0).center())
    QTest.mousePress(button, Qt.MouseButton.LeftButton, pos=inside)
    far = inside + QPoint(QApplication.startDragDistance() + 2, 0)
    QTest.mouseMove(button, far)
    assert calendar.mover.holding
    qtbot.wait(150)
    QTest.mouseMove(button, goal)
    QTest.mouseRelease(button, Qt.MouseButton.LeftButton, pos=goal)
    qtbot.waitUntil(lambda: not calendar.mover.holding)
    moved = calendar.context.document.state.meeting(meeting.id)
    assert moved is not None
    assert moved.span.start == best.start


def test_held_at_the_edge_the_next_week_comes_after_a_while(
    qtbot: QtBot, calendar: CalendarView, outcome: Outcome
) -> None:
    meeting = outcome.plan.meetings[10]
    calendar.go_to(meeting.span.first_day)
    assert calendar.mover.take(meeting.id)
    before = calendar.monday
    assert before is not None
    port = calendar.area.viewport()
    calendar.mover.drag_to(port.mapToGlobal(QPoint(port.width() - 4, 200)))
    assert calendar.monday == before
    qtbot.waitUntil(lambda: calendar.monday != before, timeout=3000)
    calendar.mover.drag_to(port.mapToGlobal(QPoint(port.width() // 2, 200)))
    assert calendar.monday == before + timedelta(days=7)
    assert calendar.mover.holding


def test_page_keys_and_home_leaf_and_a_date_is_gone_to(
    qtbot: QtBot, calendar: CalendarView, outcome: Outcome
) -> None:
    calendar.go_to(outcome.problem.period.first)
    start = calendar.monday
    assert start is not None
    button = calendar.meetings_shown()[0]
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_PageDown)
    assert calendar.monday == start + timedelta(days=7)
    assert calendar.isAncestorOf(calendar.focusWidget())
    QTest.keyClick(calendar.focusWidget(), Qt.Key.Key_PageUp)
    assert calendar.monday == start
    calendar.ask_date()
    assert calendar.dates.isVisible()
    goal = outcome.problem.period.first + timedelta(days=30)
    calendar.dates.chosen.emit(goal)
    calendar.dates.hide()
    assert calendar.monday == goal - timedelta(days=goal.weekday())
    calendar.to_date.setFocus()
    QTest.keyClick(calendar.to_date, Qt.Key.Key_Home)
    assert calendar.monday is not None
    assert calendar.monday <= max(date.today(), outcome.plan.meetings[0].span.first_day)


def test_filters_keep_what_has_all_of_them_and_say_so(
    qtbot: QtBot, calendar: CalendarView, outcome: Outcome
) -> None:
    calendar.choose_span("month")
    meeting = outcome.plan.meetings[len(outcome.plan.meetings) // 2]
    calendar.go_to(meeting.span.first_day)
    everything = {b.meeting.id for b in calendar.meetings_shown()}
    bar = calendar.filter
    bar.kinds.setCurrentIndex(bar.kinds.findData(meeting.kind))
    bar.units.setCurrentIndex(bar.units.findData(meeting.unit))
    shown = calendar.meetings_shown()
    assert {(b.meeting.kind, b.meeting.unit) for b in shown} == {(meeting.kind, meeting.unit)}
    assert bar.count.text() == t(
        "ui.calendar.filtered", shown=len(shown), all=len(everything)
    )
    bar.clear()
    assert {b.meeting.id for b in calendar.meetings_shown()} == everything
    name = outcome.problem.roster.employee(meeting.attendance[0].employee).name
    bar.person.setText(name[:7].upper())
    qtbot.waitUntil(lambda: len(calendar.meetings_shown()) < len(everything))
    assert meeting.id in {b.meeting.id for b in calendar.meetings_shown()}
    bar.clear()
    bar.problems.setChecked(True)
    wrong = {f.meeting for f in outcome.judgement.findings if f.severity != "info"}
    wrong |= {line.meeting for line in outcome.judgement.by_team if not line.covered}
    assert {b.meeting.id for b in calendar.meetings_shown()} == everything & wrong


def test_a_subject_is_on_the_meeting_and_is_read_aloud(
    calendar: CalendarView, outcome: Outcome
) -> None:
    problem = outcome.problem
    meeting = next(m for m in outcome.plan.meetings if m.course is None)
    series = tuple(
        replace(s, subjects=("Beboer Ø",)) if s.id == meeting.series else s
        for s in problem.series
    )
    problem = replace(problem, series=series)
    calendar.context.document.open(State(problem, replace(outcome, problem=problem)))
    calendar.go_to(meeting.span.first_day)
    button = button_of(calendar, meeting.id)
    about = t("ui.calendar.subject", subject="Beboer Ø")
    assert about in button.accessibleName()
    assert about in button.toolTip()
    assert button.accessibleDescription() == t("ui.calendar.help")


def test_ten_meetings_at_once_lie_side_by_side_and_can_be_read(
    calendar: CalendarView, outcome: Outcome
) -> None:
    first = outcome.plan.meetings[0]
    ten = tuple(replace(m, span=first.span) for m in outcome.plan.meetings[:10])
    plan = replace(outcome.plan, meetings=ten)
    calendar.context.document.open(State(outcome.problem, replace(outcome, plan=plan)))
    calendar.go_to(first.span.first_day)
    places = sorted((b.x(), b.x() + b.width()) for b in calendar.meetings_shown())
    assert len(places) == 10
    assert all(end <= start for (_, end), (start, _) in pairwise(places))
    assert all(end - start >= 80 for start, end in places)


def test_lanes_never_share_a_minute() -> None:
    spans = [Span(n * 7, n * 7 + 40) for n in range(12)]
    found = lanes(spans)
    for n, one in enumerate(spans):
        for k in range(n):
            if one.shared(spans[k]):
                assert found[n].number != found[k].number


def test_a_filter_without_anything_keeps_all(outcome: Outcome) -> None:
    facts = FactsOf()(outcome)
    assert Filter().open
    assert all(facts.shown(meeting, Filter()) for meeting in outcome.plan.meetings)
