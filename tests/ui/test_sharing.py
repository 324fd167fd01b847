"""Two windows with one plan: nobody overwrites anybody in silence, and all remarks arrive."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from models.plan import Outcome
from planner import service
from planner.plan_file.lock import lock_of
from planner.review.remarks import with_remark
from planner.texts import t
from tests.ui.conftest import PATIENCE
from tests.ui.sharers import drop_first, open_in_both, quick, remark, said, second, texts
from ui.main_window import MainWindow
from ui.verbs import Verbs

__all__ = ["quick", "second"]  # fixtures

pytestmark = pytest.mark.usefixtures("quick")

Idle = Callable[[Verbs], None]


@pytest.fixture
def file(tmp_path: Path, outcome: Outcome) -> Path:
    made = tmp_path / "plan.faellestid"
    service.save_plan(outcome, made)
    return made


@pytest.fixture
def both(
    window: MainWindow, second: MainWindow, file: Path, idle: Idle, qtbot: QtBot
) -> tuple[MainWindow, MainWindow]:
    def open_in(which: MainWindow) -> None:
        which.verbs.open_path(file)
        idle(which.verbs)

    open_in_both(window, second, file, open_in, qtbot)
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
    # Her remark is mine to keep from then on: the next save does not take it out.
    idle(window.verbs)
    remark(window, "Og jeg")
    window.verbs.save()
    idle(window.verbs)
    assert texts(file) == {"Hej", "Og jeg"}


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
