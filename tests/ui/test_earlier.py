"""Earlier versions: what differs is told, one is seen beside the plan, one is the plan again."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from models.plan import Outcome
from planner import service
from planner.plan_file.backups import keep
from planner.texts import t
from tests.ui.conftest import PATIENCE
from tests.ui.sharers import drop_first, remark
from ui.main_window import MainWindow
from ui.verbs import Verbs
from ui.views.earlier import EarlierPanel

Idle = Callable[[Verbs], None]
NOW = datetime(2026, 3, 20, 12, tzinfo=UTC)


@pytest.fixture
def opened(
    window: MainWindow, tmp_path: Path, outcome: Outcome, idle: Idle
) -> tuple[MainWindow, Path]:
    """A plan with two copies: an hour ago it was as now, a week ago it had a meeting less."""
    file = tmp_path / "plan.faellestid"
    fewer = replace(outcome.plan, meetings=outcome.plan.meetings[1:])
    service.save_plan(replace(outcome, plan=fewer), file)
    week = NOW - timedelta(days=7)
    keep(file, file.read_bytes, window.settings.backups, week)
    service.save_plan(outcome, file)
    keep(file, file.read_bytes, window.settings.backups, NOW - timedelta(hours=1))
    window.verbs.open_path(file)
    idle(window.verbs)
    return window, file


def panel(window: MainWindow, qtbot: QtBot) -> EarlierPanel:
    window.actions_by_name()["earlier"].trigger()
    made = window.beside.earlier
    assert made is not None
    qtbot.waitUntil(lambda: len(made._far) == len(made._backups), timeout=PATIENCE)
    return made


def lines(shown: EarlierPanel) -> list[str]:
    return [shown.list.item(row).text() for row in range(shown.list.count())]


def test_each_says_when_it_was_kept_and_how_far_it_is(
    opened: tuple[MainWindow, Path], qtbot: QtBot
) -> None:
    window, _ = opened
    shown = panel(window, qtbot)
    last, first = lines(shown)
    assert last.endswith(t("ui_earlier.same"))
    assert first.endswith(t("ui_earlier.only_here", count=1))
    assert "13. marts 2026" in first
    assert shown.isVisible()
    assert window.focusWidget() is shown.list
    drop_first(window, 1)
    qtbot.waitUntil(
        lambda: t("ui_earlier.only_there", count=1) in lines(shown)[0], timeout=PATIENCE
    )
    window.actions_by_name()["earlier"].trigger()
    assert not shown.isVisible()


def test_one_is_seen_beside_the_plan(
    opened: tuple[MainWindow, Path], idle: Idle, qtbot: QtBot
) -> None:
    window, _ = opened
    before = window.document.state
    shown = panel(window, qtbot)
    shown.list.setCurrentRow(1)
    QTest.keyClick(shown.list, Qt.Key.Key_Return)
    idle(window.verbs)
    assert window.current_view() == "compare"
    assert window.document.state is before


def test_one_is_the_plan_again_until_that_is_undone_and_remarks_stay(
    opened: tuple[MainWindow, Path], idle: Idle, qtbot: QtBot
) -> None:
    window, file = opened
    remark(window, "Husk nattevagterne")
    content, before = file.read_bytes(), window.document.state
    shown = panel(window, qtbot)
    shown.list.setCurrentRow(1)
    shown.take.click()
    idle(window.verbs)
    now = window.document.state
    assert now.outcome is not None
    assert before.outcome is not None
    assert len(now.outcome.plan.meetings) == len(before.outcome.plan.meetings) - 1
    assert [r.text for r in now.outcome.problem.record.remarks] == ["Husk nattevagterne"]
    assert now.outcome.judgement == service.check(now.outcome.problem, now.outcome.plan)
    assert window.document.modified
    assert file.read_bytes() == content
    window.document.undo_stack.undo()
    assert window.document.state == before


def test_what_is_only_read_is_not_changed_and_a_damaged_copy_says_so(
    opened: tuple[MainWindow, Path], qtbot: QtBot
) -> None:
    window, _ = opened
    window.document.read_only(True)
    made = sorted(window.settings.backups.rglob("*.faellestid"))
    made[0].write_bytes(b"x" * 5000)
    shown = panel(window, qtbot)
    assert made[0].name in lines(shown)[1]
    assert shown.see.isEnabled()
    assert not shown.take.isEnabled()


def test_without_any_it_says_when_the_first_comes(
    window: MainWindow, tmp_path: Path, outcome: Outcome, idle: Idle, qtbot: QtBot
) -> None:
    assert not window.actions_by_name()["earlier"].isEnabled()
    file = tmp_path / "plan.faellestid"
    service.save_plan(outcome, file)
    window.verbs.open_path(file)
    idle(window.verbs)
    shown = panel(window, qtbot)
    assert shown.none.isVisible()
    assert not shown.take.isVisible()
