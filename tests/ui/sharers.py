"""Two windows with one plan: the second one, what is done in either, and what is then seen.

`quick` and `second` are fixtures; a test file that imports them has them.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from pytestqt.qtbot import QtBot

from models.plan import Outcome
from planner import service
from planner.plan_file.lock import lock_of
from planner.review.remarks import with_remark
from tests.ui.conftest import PATIENCE, Answers, judge_at_once
from ui import keeping_lock
from ui.document import State
from ui.look import Look
from ui.main_window import MainWindow
from ui.settings import Settings


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Windows look for each other ten times a second."""
    monkeypatch.setattr(keeping_lock, "LOOK_SECONDS", 0.1)


@pytest.fixture
def second(look: Look, tmp_path: Path) -> Iterator[MainWindow]:
    """The window of somebody else, who is called Bo."""
    settings = Settings(tmp_path / "second" / "settings.ini")
    settings.person = "Bo"
    made = MainWindow(look, settings, "1.2.3")
    made.verbs.dialogs = Answers()  # type: ignore[assignment]
    judge_at_once(made)
    made.show()
    yield made
    made.verbs.close()
    made.document.undo_stack.setClean()
    made.close()
    made.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def open_in_both(
    first: MainWindow, second: MainWindow, file: Path, open_in: Callable[[MainWindow], object],
    qtbot: QtBot,
) -> None:
    """Anna opens a plan in the first window, and then Bo finds it taken in the second."""
    first.settings.person = "Anna"
    open_in(first)
    qtbot.waitUntil(lambda: lock_of(file).exists(), timeout=PATIENCE)
    open_in(second)
    qtbot.waitUntil(lambda: second.verbs.barred, timeout=PATIENCE)


def said(window: MainWindow) -> str:
    """The key of what the bar says of others; empty where it says nothing."""
    return window.verbs.said.key if window.verbs.said is not None else ""


def remark(window: MainWindow, text: str) -> None:
    """Write a remark as Bo."""
    state = window.document.state
    assert state.problem is not None
    assert state.outcome is not None
    problem = with_remark(state.problem, "Bo", 29_000_000, text)
    after = State(problem, replace(state.outcome, problem=problem))
    window.document.apply(after, "remark")


def drop_first(window: MainWindow, number: int = 0) -> str:
    """Change the plan by hand: one meeting goes. Its id."""
    now = window.document.state.outcome
    assert now is not None
    gone = now.plan.meetings[number]
    plan = replace(now.plan, meetings=tuple(m for m in now.plan.meetings if m is not gone))
    judged = service.check(now.problem, plan)
    window.document.apply(State(now.problem, Outcome(now.problem, plan, judged)), "drop")
    return gone.id


def texts(path: Path) -> set[str]:
    """The remarks of a plan file."""
    return {r.text for r in service.open_outcome(path).problem.record.remarks}
