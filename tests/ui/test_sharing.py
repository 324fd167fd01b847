"""Two windows with one plan: nobody overwrites anybody in silence, and all remarks arrive."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from models.plan import Outcome
from planner import service
from planner.plan_file.lock import lock_of
from planner.review.remarks import with_remark
from planner.texts import t
from tests.ui.conftest import PATIENCE, Answers, judge_at_once
from ui import keeping_lock
from ui.document import State
from ui.look import Look
from ui.main_window import MainWindow
from ui.settings import Settings
from ui.verbs import Verbs

Idle = Callable[[Verbs], None]


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keeping_lock, "LOOK_SECONDS", 0.1)


@pytest.fixture
def file(tmp_path: Path, outcome: Outcome) -> Path:
    made = tmp_path / "plan.faellestid"
    service.save_plan(outcome, made)
    return made


@pytest.fixture
def second(look: Look, tmp_path: Path) -> Iterator[MainWindow]:
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


def said(window: MainWindow) -> str:
    return window.verbs.said.key if window.verbs.said is not None else ""


def remark(window: MainWindow, text: str) -> None:
    state = window.document.state
    assert state.problem is not None
    assert state.outcome is not None
    problem = with_remark(state.problem, "Bo", 29_000_000, text)
    after = State(problem, replace(state.outcome, problem=problem))
    window.document.apply(after, "remark")


def drop_first(window: MainWindow, number: int = 0) -> str:
    """Change the plan by hand: one meeting goes."""
    now = window.document.state.outcome
    assert now is not None
    gone = now.plan.meetings[number]
    plan = replace(now.plan, meetings=tuple(m for m in now.plan.meetings if m is not gone))
    judged = service.check(now.problem, plan)
    window.document.apply(State(now.problem, Outcome(now.problem, plan, judged)), "drop")
    return gone.id


def texts(path: Path) -> set[str]:
    return {r.text for r in service.open_outcome(path).problem.record.remarks}


@pytest.fixture
def both(
    window: MainWindow, second: MainWindow, file: Path, idle: Idle, qtbot: QtBot
) -> tuple[MainWindow, MainWindow]:
    window.settings.person = "Anna"
    window.verbs.open_path(file)
    idle(window.verbs)
    qtbot.waitUntil(lambda: lock_of(file).exists(), timeout=PATIENCE)
    second.verbs.open_path(file)
    idle(second.verbs)
    qtbot.waitUntil(lambda: second.verbs.barred, timeout=PATIENCE)
    return window, second


def test_who_comes_second_sees_who_has_it_and_remarks_reach_the_first(
    both: tuple[MainWindow, MainWindow], file: Path, idle: Idle, qtbot: QtBot
) -> None:
    first, second = both
    assert second.document.reading
    assert second._sharing is not None
    assert "Anna" in second._sharing.text.text()
    assert second._sharing.findChildren(QPushButton) == []  # it stays as long as that is so
    before = second.document.state
    drop_first(second)
    assert second.document.state is before
    remark(second, "For sent om aftenen")
    second.verbs.save()
    idle(second.verbs)
    assert texts(file) == {"For sent om aftenen"}
    qtbot.waitUntil(lambda: said(first) == "came.one", timeout=PATIENCE)
    state = first.document.state.outcome
    assert state is not None
    assert [r.text for r in state.problem.record.remarks] == ["For sent om aftenen"]
    assert not first.document.modified
    drop_first(first)
    first.verbs.save()
    idle(first.verbs)
    assert not first.document.modified
    assert texts(file) == {"For sent om aftenen"}


def test_when_the_first_closes_the_second_takes_the_newest_over(
    both: tuple[MainWindow, MainWindow], file: Path, idle: Idle, qtbot: QtBot
) -> None:
    first, second = both
    gone = drop_first(first)
    first.verbs.save()
    idle(first.verbs)
    first.verbs.close()
    qtbot.waitUntil(lambda: said(second) == "free", timeout=PATIENCE)
    assert second._sharing is not None
    second._sharing.buttons["take"].click()
    qtbot.waitUntil(lambda: said(second) == "yours", timeout=PATIENCE)
    assert not second.document.reading
    assert second.document.state.meeting(gone) is None


def test_a_plan_that_somebody_saved_first_is_not_overwritten_until_one_says_so(
    window: MainWindow, file: Path, idle: Idle, qtbot: QtBot
) -> None:
    window.verbs.open_path(file)
    idle(window.verbs)
    mine = drop_first(window)
    theirs, version = service.open_plan(file)
    gone = theirs.plan.meetings[1].id
    fewer = replace(
        theirs.plan, meetings=tuple(m for m in theirs.plan.meetings if m.id != gone)
    )
    problem = with_remark(theirs.problem, "Bo", 29_000_000, "Hej")
    service.save_plan(replace(theirs, problem=problem, plan=fewer), file, version)
    window.verbs.save()
    qtbot.waitUntil(lambda: said(window) in ("changed", "overtaken"), timeout=PATIENCE)
    idle(window.verbs)
    assert window.document.modified
    assert gone not in {m.id for m in service.open_outcome(file).plan.meetings}
    assert window._sharing is not None
    window._sharing.buttons["over"].click()
    qtbot.waitUntil(lambda: said(window) == "over", timeout=PATIENCE)
    kept = service.open_outcome(file)
    assert gone in {m.id for m in kept.plan.meetings}
    assert mine not in {m.id for m in kept.plan.meetings}
    assert texts(file) == {"Hej"}
    (aside,) = file.parent.glob(f"plan –*{file.suffix}")
    assert gone not in {m.id for m in service.open_outcome(aside).plan.meetings}
    assert t("ui_sharing.over", copy=aside.name) == window._sharing.text.text()


def test_reading_by_choice_holds_nobody_up(
    window: MainWindow, file: Path, idle: Idle, qtbot: QtBot
) -> None:
    window.verbs.open_path(file)
    idle(window.verbs)
    qtbot.waitUntil(lambda: lock_of(file).exists(), timeout=PATIENCE)
    window.document.read_only(True)
    qtbot.waitUntil(lambda: not lock_of(file).exists(), timeout=PATIENCE)
    window.document.read_only(False)
    qtbot.waitUntil(lambda: lock_of(file).exists(), timeout=PATIENCE)


def test_a_file_that_is_gone_is_told_and_only_made_anew_where_somebody_says_so(
    window: MainWindow, file: Path, idle: Idle
) -> None:
    window.verbs.open_path(file)
    idle(window.verbs)
    gone = drop_first(window)
    moved = file.rename(file.with_name("flyttet.faellestid"))
    told: list[tuple[str, str]] = []
    window.verbs.told.connect(lambda tone, text: told.append((tone, text)))
    window.verbs.save()
    idle(window.verbs)
    assert told == [("error", t("ui_sharing.gone", file=file.name, folder=file.parent))]
    assert not file.exists()
    assert window.document.modified
    window.verbs.dialogs.file = file  # type: ignore[attr-defined]
    window.verbs.save_as()
    idle(window.verbs)
    assert window.document.undo_stack.isClean()
    assert gone not in {m.id for m in service.open_outcome(file).plan.meetings}
    assert gone in {m.id for m in service.open_outcome(moved).plan.meetings}
