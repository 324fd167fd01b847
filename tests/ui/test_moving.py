"""Changing the plan by hand: a meeting dragged or moved by keys, a participant swapped."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from models.meetings import Meeting
from models.plan import Outcome
from models.timespan import Period
from planner import service
from planner.advice.moving import TimeCost
from planner.texts import t
from tests.ui.outcomes import sample_outcome
from ui.look import Look
from ui.main_window import MainWindow
from ui.verbs import Verbs
from ui.views.meeting_button import MeetingButton
from ui.views.moving import short_price
from ui.views.swapping import CandidateModel, SwapPanel

Idle = Callable[[Verbs], None]


def movable() -> tuple[Meeting, tuple[TimeCost, ...]]:
    """A meeting of the sample that could be held at another time of its week."""
    outcome = sample_outcome()
    for meeting in outcome.plan.meetings[5:]:
        monday = meeting.span.first_day.toordinal() - meeting.span.first_day.weekday()
        week = Period(type(meeting.span.first_day).fromordinal(monday),
                      type(meeting.span.first_day).fromordinal(monday + 6))
        if week.first not in outcome.problem.period or week.last not in outcome.problem.period:
            continue
        costs = service.move_costs(outcome, meeting.id, week)
        colours = {c.colour for c in costs if c.start != meeting.span.start}
        if {"red"} < colours:
            return meeting, costs
    raise AssertionError("no meeting of the sample can be moved")


def button_of(window: MainWindow, meeting_id: str) -> MeetingButton:
    return next(b for b in window.calendar.week.findChildren(MeetingButton)
                if b.meeting.id == meeting_id and not b.isHidden())


@pytest.fixture
def calendar(qtbot: QtBot, planned: MainWindow) -> MainWindow:
    planned.show_view("calendar")
    meeting, _ = movable()
    planned.selection.select_meeting(meeting.id)
    qtbot.wait(20)
    return planned


def test_m_shows_what_every_time_costs_and_esc_changes_nothing(
    qtbot: QtBot, calendar: MainWindow, outcome: Outcome
) -> None:
    meeting, costs = movable()
    button = button_of(calendar, meeting.id)
    calendar.activateWindow()
    qtbot.waitUntil(calendar.isActiveWindow)
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_M)
    layer = calendar.calendar.week.layer
    assert layer.isVisible()
    assert layer.held is not None
    assert layer.held.costs == costs
    assert layer.target is not None
    assert layer.target.start == meeting.span.start
    QTest.keyClick(layer, Qt.Key.Key_Down)
    assert layer.target.start > meeting.span.start
    assert layer.accessibleName() in calendar.calendar.mover.said.text()
    calendar.grab()
    QTest.keyClick(layer, Qt.Key.Key_Escape)
    assert not layer.isVisible()
    assert calendar.document.state.outcome is outcome
    assert not calendar.calendar.mover.said.isVisible()


def test_arrows_and_enter_move_a_meeting_in_one_step(
    calendar: MainWindow, outcome: Outcome, tmp_path: Path
) -> None:
    meeting, costs = movable()
    goal = next(c for c in costs if c.colour != "red" and c.start != meeting.span.start)
    calendar.calendar.mover.take_selected()
    layer = calendar.calendar.week.layer
    for _ in range(8):
        if layer.target is not None and layer.target.start // 1440 != goal.start // 1440:
            way = Qt.Key.Key_Left if goal.start < layer.target.start else Qt.Key.Key_Right
            QTest.keyClick(layer, way)
    for _ in range(60):
        assert layer.target is not None
        if layer.target.start != goal.start:
            way = Qt.Key.Key_Up if goal.start < layer.target.start else Qt.Key.Key_Down
            QTest.keyClick(layer, way)
    QTest.keyClick(layer, Qt.Key.Key_Return)
    moved = calendar.document.state.meeting(meeting.id)
    state = calendar.document.state.outcome
    assert moved is not None
    assert state is not None
    assert moved.span.start == goal.start
    assert state.judgement == service.check(state.problem, state.plan)
    assert calendar.document.undo_stack.count() == 1
    assert calendar.message.isVisible()
    service.save_json(state, tmp_path / "plan.json")
    assert moved in service.open_outcome(tmp_path / "plan.json").plan.meetings
    calendar.document.undo_stack.undo()
    assert calendar.document.state.outcome is outcome


def drag(window: MainWindow, meeting_id: str, to: QPoint) -> None:
    """Press a meeting, move to a point of the week, and let go."""
    button = button_of(window, meeting_id)
    week = window.calendar.week
    inside = QPoint(button.width() // 2, button.height() // 2)
    QTest.mousePress(button, Qt.MouseButton.LeftButton, pos=inside)
    QTest.mouseMove(button, inside + QPoint(2, 2))
    near = button.mapFrom(week, to)
    QTest.mouseMove(button, near - QPoint(0, 3))
    QTest.mouseMove(button, near)
    QTest.mouseRelease(button, Qt.MouseButton.LeftButton, pos=near)


@pytest.mark.parametrize("allowed", [True, False])
def test_a_meeting_is_dragged(
    qtbot: QtBot, calendar: MainWindow, outcome: Outcome, allowed: bool
) -> None:
    meeting, costs = movable()
    goal = next(c for c in costs
                if (c.colour != "red") == allowed and c.start != meeting.span.start)
    calendar.calendar.mover.take_selected()  # so that all hours of the week are drawn
    place = calendar.calendar.week.slot(goal.start, 30).center()
    drag(calendar, meeting.id, place)
    qtbot.wait(20)
    moved = calendar.document.state.meeting(meeting.id)
    assert moved is not None
    assert (moved.span.start == goal.start) == allowed
    if not allowed:
        assert calendar.document.state.outcome is outcome
        assert goal.message in calendar.message.text.text()


def test_a_locked_meeting_is_not_taken(calendar: MainWindow) -> None:
    meeting, _ = movable()
    calendar.verbs.lock(meeting.id, True)
    calendar.calendar.mover.take_selected()
    assert not calendar.calendar.mover.holding
    assert calendar.message.text.text() == t("ui.move.locked")


def test_another_week_is_reached_while_a_meeting_is_held(calendar: MainWindow) -> None:
    calendar.calendar.mover.take_selected()
    before = calendar.calendar.monday
    layer = calendar.calendar.week.layer
    QTest.keyClick(layer, Qt.Key.Key_PageDown)
    assert calendar.calendar.monday != before
    assert layer.held is not None
    assert layer.target is not None
    days = {c.start for c in layer.held.costs}
    assert layer.target.start in days
    QTest.keyClick(layer, Qt.Key.Key_Escape)


def test_a_price_in_few_signs() -> None:
    free = TimeCost(0, "green", 0, 0, 0, 0, None, "lokalet er lukket")
    assert short_price(free) == "✓"
    assert short_price(replace(free, minutes=-30)) == "✓ −0:30"
    assert short_price(replace(free, colour="red")) == "✕ lokalet er lukket"
    dear = replace(free, colour="yellow")
    assert short_price(replace(dear, minutes=45, call_ins=1)) == "+0:45 · +1 indk."
    assert short_price(replace(dear, missing=5)) == t("ui.move.short.missing")


def test_candidates_keep_qts_rules(
    look: Look, outcome: Outcome, qtmodeltester: ModelTester
) -> None:
    meeting = outcome.plan.meetings[0]
    model = CandidateModel(look)
    model.show(outcome, service.candidates_for(outcome, meeting.id, None))
    qtmodeltester.check(model)  # type: ignore[no-untyped-call]


def test_a_participant_is_swapped_from_the_ranked_list(
    qtbot: QtBot, planned: MainWindow, outcome: Outcome
) -> None:
    meeting, leaving, coming = next(
        (m, seat.employee, found[0].employee) for m in outcome.plan.meetings
        for seat in m.participants()
        for found in [service.candidates_for(outcome, m.id, seat.employee)]
        if found and found[0].cls is not None
    )
    planned.selection.select_meeting(meeting.id)
    qtbot.wait(20)
    swap = planned.details.findChild(QPushButton, f"swap-{leaving}")
    assert isinstance(swap, QPushButton)
    assert outcome.problem.roster.employee(leaving).name in swap.accessibleName()
    swap.click()
    panel = planned.details.findChild(SwapPanel)
    assert isinstance(panel, SwapPanel)
    texts = [panel.model.index(row).data() for row in range(panel.model.rowCount())]
    assert outcome.problem.roster.employee(coming).name in texts[0]
    unable = [n for n, c in enumerate(panel.model.candidates) if c.cls is None]
    assert not any(panel.model.flags(panel.model.index(n)) & Qt.ItemFlag.ItemIsEnabled
                   for n in unable)
    panel.use.click()
    swapped = planned.document.state.meeting(meeting.id)
    assert swapped is not None
    there = {seat.employee for seat in swapped.attendance}
    assert coming in there
    assert leaving not in there
    assert planned.document.undo_stack.undoText() == t("ui.undo.swap")
