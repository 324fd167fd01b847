"""A plan is ready to be asked about: told once it is, the latest one, and without the window."""

import threading
from dataclasses import replace

from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from models.plan import Outcome
from planner.advice.view import view_of
from tests.ui.conftest import PATIENCE
from ui.readying import Readying


def test_only_the_plan_that_is_wanted_last_is_told(qtbot: QtBot, outcome: Outcome) -> None:
    parent = QObject()
    readying, told = Readying(parent), list[Outcome]()
    readying.ready.connect(told.append)
    others = [replace(outcome, plan=replace(outcome.plan, stopped=n > 0)) for n in range(3)]
    for each in others:
        readying.ask(each)
    assert told == []
    qtbot.waitUntil(lambda: bool(told), timeout=PATIENCE)
    assert told[0] is others[2]
    readying.ask(others[2])
    assert len(told) == 2
    assert view_of(others[2]) is view_of(others[2])


def test_a_question_is_answered_beside_the_window_before_the_plan_is_told(
    qtbot: QtBot, outcome: Outcome
) -> None:
    parent = QObject()
    readying, told, asked = Readying(parent), list[Outcome](), list[int]()
    readying.ready.connect(told.append)
    for _ in range(2):  # of a plan that is known as well
        told.clear()
        readying.ask(outcome, lambda: asked.append(threading.get_ident()))
        qtbot.waitUntil(lambda: told == [outcome], timeout=PATIENCE)
    assert len(asked) == 2
    assert threading.get_ident() not in asked


def test_a_question_without_an_answer_holds_nothing_up(qtbot: QtBot, outcome: Outcome) -> None:
    parent = QObject()
    readying, told = Readying(parent), list[Outcome]()
    readying.ready.connect(told.append)

    def unknown() -> None:
        raise KeyError("not due")

    readying.ask(outcome, unknown)
    qtbot.waitUntil(lambda: told == [outcome], timeout=PATIENCE)
