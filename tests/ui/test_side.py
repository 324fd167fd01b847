"""What stands beside a view follows a turn later, but before anything is done in it."""

from dataclasses import replace

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from models.plan import Outcome
from planner.texts import t
from ui.document import State
from ui.main_window import MainWindow
from ui.widgets.parts import put_away


def said(window: MainWindow) -> list[str]:
    return [each.text() for each in window.details.findChildren(QPushButton) if not put_away(each)]


def press(window: MainWindow, part: QWidget, where: QPoint) -> None:
    """As the system tells a window of it, before it is known which part it is for."""
    at = QPointF(part.mapTo(window, where))
    for kind in (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonRelease):
        QApplication.sendEvent(window.windowHandle(), QMouseEvent(
            kind, at, QPointF(window.mapToGlobal(at.toPoint())), Qt.MouseButton.LeftButton,
            Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier,
        ))


def test_details_and_problems_follow_a_change_in_turns_of_their_own(
    qtbot: QtBot, planned: MainWindow, outcome: Outcome
) -> None:
    planned.selection.select_meeting(outcome.plan.meetings[0].id)
    assert t("ui.details.lock") in said(planned)
    planned.verbs.lock(outcome.plan.meetings[0].id, True)
    assert planned.document.following
    assert t("ui.details.unlock") not in said(planned)
    qtbot.waitUntil(lambda: not planned.document.following)
    assert t("ui.details.unlock") in said(planned)


def test_nobody_presses_what_is_no_more(
    qtbot: QtBot, planned: MainWindow, outcome: Outcome
) -> None:
    problems = planned.problems
    first = problems.list.visualRect(problems.model.index(0, 0)).center()
    planned.document.open(
        State(outcome.problem, replace(outcome, judgement=replace(outcome.judgement, findings=())))
    )
    assert problems.model.rowCount() > 0
    assert planned.document.following
    press(planned, problems.list.viewport(), first)
    assert problems.model.rowCount() == 0
    assert problems.chosen is None
    assert planned.selection.meeting is None
    assert planned.selection.person is None
    planned.document.open(State(outcome.problem, outcome))
    qtbot.waitUntil(lambda: not planned.document.following)
    qtbot.wait(20)
    press(planned, problems.list.viewport(), first)
    assert problems.chosen is not None


def test_what_is_selected_in_between_is_shown_with_the_change(
    planned: MainWindow, outcome: Outcome
) -> None:
    meeting = outcome.plan.meetings[0].id
    planned.verbs.lock(meeting, True)
    planned.selection.select_meeting(meeting)
    assert t("ui.details.unlock") in said(planned)


def test_another_plan_in_between_leaves_nothing_of_the_former(
    qtbot: QtBot, planned: MainWindow, outcome: Outcome
) -> None:
    planned.selection.select_meeting(outcome.plan.meetings[0].id)
    planned.verbs.lock(outcome.plan.meetings[0].id, True)
    planned.document.open(State(outcome.problem))
    qtbot.waitUntil(lambda: not planned.document.following)
    planned.document.open(State(outcome.problem, outcome))
    planned.show_view("calendar")
    qtbot.waitUntil(lambda: not planned.document.following)
    assert t("ui.details.lock") in said(planned)
    assert planned.problems.model.rowCount() > 0
