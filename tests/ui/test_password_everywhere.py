"""A plan with a password in all that the window does with plans."""

import contextlib
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtGui import QAction
from pytestqt.qtbot import QtBot

from models.plan import Outcome
from planner import service
from planner.plan_file.backups import keep, list_backups
from planner.plan_file.locked import is_locked
from planner.plan_file.saving import protect
from planner.sample.files import write_example
from planner.texts import t
from tests.ui.conftest import PATIENCE
from tests.ui.passwords import PASSWORD, Typed, typing
from tests.ui.rosters import MONDAY, write_roster
from tests.ui.sharers import drop_first, open_in_both, quick, remark, said, second
from tests.ui.test_next_period import next_file
from ui import copies
from ui.copies import Copy
from ui.main_window import MainWindow
from ui.verbs import Verbs

__all__ = ["quick", "second"]  # fixtures

pytest.importorskip("sqlcipher3")
pytestmark = pytest.mark.usefixtures("quick")

Idle = Callable[[Verbs], None]
OTHER = "en helt anden sætning"
NOW = datetime.now(UTC)


@pytest.fixture
def file(tmp_path: Path, outcome: Outcome) -> Path:
    made = tmp_path / "plan.faellestid"
    service.save_plan(outcome, made, password=PASSWORD)
    return made


def opened(window: MainWindow, file: Path, idle: Idle, *passwords: str | None) -> Typed:
    answers = typing(window, *passwords)
    window.verbs.open_path(file)
    idle(window.verbs)
    return answers


def told(window: MainWindow) -> list[tuple[str, str]]:
    heard: list[tuple[str, str]] = []
    window.verbs.told.connect(lambda *said: heard.append(said))
    return heard


# Alone ----------------------------------------------------------------------------------------


def test_earlier_versions_are_listed_seen_and_taken_back(
    window: MainWindow, file: Path, outcome: Outcome, idle: Idle, qtbot: QtBot
) -> None:
    fewer = replace(outcome.plan, meetings=outcome.plan.meetings[1:])
    folder, foreign = window.settings.backups, file.with_name("anden.faellestid")
    service.save_plan(replace(outcome, plan=fewer), foreign, password=PASSWORD)
    keep(file, foreign.read_bytes, folder, NOW - timedelta(days=7))
    protect(foreign, PASSWORD, OTHER)
    keep(file, foreign.read_bytes, folder, NOW - timedelta(days=9))
    opened(window, file, idle, PASSWORD)
    window.actions_by_name()["earlier"].trigger()
    panel = window.beside.earlier
    assert panel is not None
    qtbot.waitUntil(lambda: len(panel._far) == 2, timeout=PATIENCE)
    week, alien = (panel.list.item(row).text() for row in range(2))
    assert week.endswith(t("ui_earlier.only_here", count=1))
    assert "passer ikke" in alien  # of another password; told in its line, the others go on
    heard: list[object] = []
    window.verbs.compare_wanted.connect(lambda *seen: heard.append(seen))
    backup = list_backups(file, folder)[0]
    window.verbs.compare_earlier(backup)
    idle(window.verbs)
    assert len(heard) == 1
    window.verbs.take_earlier(backup)
    idle(window.verbs)
    window.verbs.save()
    idle(window.verbs)
    assert is_locked(file)
    assert service.open_outcome(file, PASSWORD).plan.meetings == fewer.meetings


@pytest.mark.parametrize("password", [OTHER, None])
def test_another_plan_is_seen_beside_it_with_its_own_password_or_none(
    window: MainWindow, file: Path, outcome: Outcome, idle: Idle, password: str | None
) -> None:
    other = file.with_name("anden.faellestid")
    service.save_plan(outcome, other, password=password)
    opened(window, file, idle, PASSWORD, *([password] if password else []))
    task = window.verbs.reading(other)
    assert task is not None
    found = task.run(lambda _: None, lambda: False)
    assert isinstance(found, Outcome)
    assert found.plan.meetings == outcome.plan.meetings
    assert window.document.password == PASSWORD


def test_recent_files_ask_and_many_wrong_ones_leave_all_as_it_was(
    window: MainWindow, file: Path, outcome: Outcome, idle: Idle
) -> None:
    opened(window, file, idle, PASSWORD)
    before, heard = window.document.state, told(window)
    bytes_ = file.read_bytes()
    for number in range(4):  # three tries each time
        typing(window, *(f"forkert {number} {each}" for each in range(3)))
        window.arrivals.open_recent(file)
        for _ in range(3):
            idle(window.verbs)
    wrong = ("error", t("plan_password.wrong", file=file.name))
    assert [each for each in heard if each[0] == "error"] == [wrong] * 4
    assert window.document.state is before
    assert file.read_bytes() == bytes_
    typing(window, PASSWORD)
    window.arrivals.open_recent(file)
    idle(window.verbs)
    assert window.document.password == PASSWORD


def test_without_the_package_nobody_is_asked_and_it_is_said_what_to_install(
    window: MainWindow, file: Path, outcome: Outcome, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("planner.plan_file.locked.available", lambda: False)
    heard = told(window)
    typing(window)  # an answer would be missing if it asked
    window.verbs.open_path(file)
    assert window.verbs.reading(file) is None
    window.verbs.recover(Copy(file, "Solbakken", None, datetime.now()), lambda: None)
    assert heard == [("error", t("plan_password.not_installed"))] * 3
    assert "faellestid[password]" in heard[0][1]
    assert window.document.state.problem is None


def test_the_meetings_go_into_a_copy_of_the_roster_and_the_plan_keeps_its_password(
    window: MainWindow, file: Path, idle: Idle, qtbot: QtBot, tmp_path: Path
) -> None:
    answers = opened(window, file, idle, PASSWORD)
    answers.roster = write_example(tmp_path / "sample").roster
    answers.way, answers.copy = "comment", tmp_path / "kopi.xlsx"
    heard = told(window)
    window.verbs.export_into_own()
    qtbot.waitUntil(lambda: bool(heard), timeout=PATIENCE)
    assert heard[0][0] == "good", heard
    assert service.read(tmp_path / "kopi.xlsx").employees
    assert window.document.password == PASSWORD


def test_the_next_period_keeps_it(
    window: MainWindow, idle: Idle, qtbot: QtBot, tmp_path: Path
) -> None:
    answers = typing(window, PASSWORD)
    window.verbs.open_path(write_roster(tmp_path / "vagtplan.xlsx"))
    idle(window.verbs)
    window.verbs.plan(1)
    idle(window.verbs)
    answers.file, answers.new = tmp_path / "plan.faellestid", PASSWORD
    window.verbs.protect()
    for _ in range(2):
        idle(window.verbs)
    assert is_locked(answers.file)
    answers.file = next_file(tmp_path / "næste.xlsx")
    window.verbs.open_next()
    qtbot.waitUntil(
        lambda: not window.verbs.working and not window.verbs.importer.busy, timeout=PATIENCE
    )
    importer = window.verbs.importer
    assert importer.read is not None
    assert importer.read.followed is not None
    importer.done.emit()
    idle(window.verbs)
    problem = window.document.state.problem
    assert problem is not None
    assert problem.period.first == MONDAY + timedelta(days=14)
    window.verbs.plan(1)
    idle(window.verbs)
    answers.file = tmp_path / "næste.faellestid"
    window.verbs.save()
    idle(window.verbs)
    assert service.open_outcome(answers.file, PASSWORD).problem.period == problem.period


@pytest.mark.parametrize(("before", "after"), [
    (None, PASSWORD), (PASSWORD, None), (PASSWORD, OTHER),
])
def test_a_copy_of_unsaved_work_has_the_password_of_now(
    tmp_path: Path, outcome: Outcome, before: str | None, after: str | None
) -> None:
    copy = Copy(tmp_path / "abc.faellestid", "Solbakken", None, datetime.now())
    copies.write(copy, outcome.problem, outcome.plan, before)
    copies.write(copy, outcome.problem, outcome.plan, after)
    assert is_locked(copy.file) is (after is not None)
    assert service.open_outcome(copy.file, after).plan.meetings == outcome.plan.meetings


# Two ------------------------------------------------------------------------------------------


@pytest.fixture
def both(
    window: MainWindow, second: MainWindow, file: Path, idle: Idle, qtbot: QtBot
) -> tuple[MainWindow, MainWindow]:
    open_in_both(window, second, file, lambda one: opened(one, file, idle, PASSWORD), qtbot)
    return window, second


def test_remarks_of_the_second_reach_the_first(
    both: tuple[MainWindow, MainWindow], file: Path, idle: Idle, qtbot: QtBot
) -> None:
    first, other = both
    remark(other, "For sent om aftenen")
    other.verbs.save()
    idle(other.verbs)
    qtbot.waitUntil(lambda: said(first) == "came.one", timeout=PATIENCE)
    gone = drop_first(first)
    first.verbs.save()
    idle(first.verbs)
    kept = service.open_outcome(file, PASSWORD)
    assert [r.text for r in kept.problem.record.remarks] == ["For sent om aftenen"]
    assert gone not in {m.id for m in kept.plan.meetings}


def test_another_password_meanwhile_is_told_and_asked_for_and_no_remark_is_lost(
    both: tuple[MainWindow, MainWindow], file: Path, idle: Idle, qtbot: QtBot
) -> None:
    first, other = both
    remark(other, "For sent om aftenen")
    answers = first.verbs.dialogs
    assert isinstance(answers, Typed)
    answers.new = OTHER
    first.verbs.protect()
    idle(first.verbs)
    qtbot.waitUntil(lambda: said(other) == "password", timeout=PATIENCE)
    asked = typing(other, "forkert", OTHER)
    assert other._sharing is not None
    other._sharing.buttons["newest"].click()
    qtbot.waitUntil(
        lambda: not other.document.modified and not other.verbs.working, timeout=PATIENCE
    )
    idle(other.verbs)
    assert asked.passwords == []
    assert other.document.password == OTHER
    kept = service.open_outcome(file, OTHER)
    assert [r.text for r in kept.problem.record.remarks] == ["For sent om aftenen"]
    qtbot.waitUntil(lambda: said(first) == "came.one", timeout=PATIENCE)


def test_a_password_that_was_taken_off_meanwhile_is_told_and_saving_goes_on(
    both: tuple[MainWindow, MainWindow], file: Path, idle: Idle, qtbot: QtBot
) -> None:
    first, other = both
    remark(other, "For sent om aftenen")
    answers = first.verbs.dialogs
    assert isinstance(answers, Typed)
    answers.new = ""
    first.verbs.protect()
    idle(first.verbs)
    qtbot.waitUntil(lambda: said(other) == "no_password", timeout=PATIENCE)
    other.verbs.save()
    idle(other.verbs)
    kept = service.open_outcome(file)
    assert [r.text for r in kept.problem.record.remarks] == ["For sent om aftenen"]


def test_a_plan_that_somebody_protected_is_saved_once_its_password_is_given(
    window: MainWindow, tmp_path: Path, outcome: Outcome, idle: Idle
) -> None:
    file = tmp_path / "bar.faellestid"
    service.save_plan(outcome, file)
    window.verbs.open_path(file)
    idle(window.verbs)
    gone = drop_first(window)
    protect(file, None, PASSWORD)
    heard = told(window)
    typing(window, None)
    window.verbs.save()
    idle(window.verbs)
    assert heard == [("error", t("plan_password.needed", file=file.name))]
    assert window.document.modified
    typing(window, "forkert", PASSWORD)
    window.verbs.save()
    for _ in range(3):
        idle(window.verbs)
    assert window.document.undo_stack.isClean()
    assert gone not in {m.id for m in service.open_outcome(file, PASSWORD).plan.meetings}


def test_no_fault_tells_the_password(
    window: MainWindow, file: Path, idle: Idle, caplog: pytest.LogCaptureFixture
) -> None:
    opened(window, file, idle, PASSWORD)
    file.write_bytes(file.read_bytes()[:5000])
    heard = told(window)
    drop_first(window)
    typing(window, PASSWORD)
    window.verbs.save()
    idle(window.verbs)
    window.verbs.open_path(file)
    with contextlib.suppress(IndexError):
        idle(window.verbs)
    assert PASSWORD not in str(heard) + caplog.text
    names = [action.text() for action in window.findChildren(QAction)]
    assert PASSWORD not in str(names) + window.windowTitle()
