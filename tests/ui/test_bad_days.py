"""Bad days with a plan open: what is said names the cause, the file and the next step, and what was
there before is there afterwards."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from models.plan import Outcome
from planner import service
from planner.plan_file import lock
from planner.plan_file.backups import list_backups
from tests.ui.conftest import PATIENCE, Answers
from tests.ui.sharers import drop_first, said
from tests.ui.test_recovery import changed, left_behind
from ui import autosave, copies, keeping_lock
from ui.main_window import MainWindow
from ui.settings import Settings
from ui.verbs import Verbs

Idle = Callable[[Verbs], None]
Told = list[tuple[str, str]]


class Disk:
    """A small disk of its own, that can be filled, made read-only and taken away."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.mkdir()
        _mount("-t", "tmpfs", "-o", "size=3m", "tmpfs", str(folder))

    def fill(self) -> None:
        """Leave no room."""
        with (self.folder / "filler").open("wb", buffering=0) as file:
            try:
                while file.write(bytes(4096)):
                    pass
            except OSError:
                return

    def clear(self) -> None:
        """Give the room back."""
        (self.folder / "filler").unlink()

    def read_only(self) -> None:
        """Let nobody write any more."""
        _mount("-o", "remount,ro", str(self.folder))

    def away(self) -> None:
        """Take it away, whoever still uses it."""
        subprocess.run(["umount", "-l", str(self.folder)], check=False, capture_output=True)


def _mount(*how: str) -> None:
    subprocess.run(["mount", *how], check=True, capture_output=True)


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Disk]:
    try:
        made = Disk(tmp_path / "drev")
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("a disk can be mounted by few")
    yield made
    made.away()


@pytest.fixture
def told(window: MainWindow) -> Told:
    heard: Told = []
    window.verbs.told.connect(lambda tone, text: heard.append((tone, text)))
    return heard


def opened(window: MainWindow, idle: Idle, folder: Path, outcome: Outcome) -> Path:
    """A plan of a folder, open and changed."""
    path = folder / "vinter.faellestid"
    service.save_plan(outcome, path)
    window.verbs.open_path(path)
    idle(window.verbs)
    drop_first(window)
    return path


def saved(window: MainWindow, idle: Idle, told: Told) -> str:
    """What is said of a save that cannot be."""
    told.clear()
    before = window.document.state
    window.verbs.save()
    idle(window.verbs)
    assert window.document.state is before
    assert window.document.modified
    ((tone, text),) = told
    assert tone == "error"
    return text


def names(text: str, *parts: str | Path) -> None:
    """That a sentence names all that is needed."""
    for part in parts:
        assert str(part) in text, (part, text)


def meetings(path: Path) -> int:
    return len(service.open_outcome(path).plan.meetings)


# The plan --------------------------------------------------------------------------------------


def test_a_share_that_is_gone_in_the_middle_of_work_and_comes_back(
    window: MainWindow, idle: Idle, outcome: Outcome, tmp_path: Path, told: Told
) -> None:
    share = tmp_path / "fællesdrev"
    share.mkdir()
    path = opened(window, idle, share, outcome)
    share.rename(tmp_path / "væk")
    text = saved(window, idle, told)
    names(text, path.name, share, "drevet er væk", "Dine ændringer er her stadig", "Gem planen som")
    assert not share.exists()
    (tmp_path / "væk").rename(share)
    assert meetings(path) == len(outcome.plan.meetings)
    window.verbs.save()
    idle(window.verbs)
    assert not window.document.modified
    assert meetings(path) == len(outcome.plan.meetings) - 1


def test_a_disk_that_is_taken_away(
    window: MainWindow, idle: Idle, outcome: Outcome, disk: Disk, told: Told, answers: Answers,
    tmp_path: Path,
) -> None:
    path = opened(window, idle, disk.folder, outcome)
    disk.away()
    names(saved(window, idle, told), path.name, disk.folder, "drevet er væk", "Gem planen som")
    answers.file = tmp_path / "andet sted.faellestid"
    window.verbs.save_as()
    idle(window.verbs)
    assert not window.document.modified
    assert meetings(answers.file) == len(outcome.plan.meetings) - 1


HOLDING = """
import sqlite3, sys
connection = sqlite3.connect(sys.argv[1], isolation_level=None)
connection.execute("BEGIN EXCLUSIVE")
print("held", flush=True)
sys.stdin.read()
"""


def test_a_plan_that_another_program_holds(
    window: MainWindow, idle: Idle, outcome: Outcome, tmp_path: Path, told: Told
) -> None:
    path = opened(window, idle, tmp_path, outcome)
    with subprocess.Popen(
        [sys.executable, "-c", HOLDING, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as other:
        assert other.stdout is not None
        other.stdout.readline()
        text = saved(window, idle, told)
        names(text, path.name, "optaget af et andet program", "prøv igen", "andet navn")
        other.communicate()
    window.verbs.save()
    idle(window.verbs)
    assert not window.document.modified
    assert meetings(path) == len(outcome.plan.meetings) - 1


def test_a_plan_that_was_deleted_while_it_was_open(
    window: MainWindow, idle: Idle, outcome: Outcome, tmp_path: Path, told: Told, qtbot: QtBot
) -> None:
    window.arrivals.guard(tmp_path / "unsaved")
    path = opened(window, idle, tmp_path, outcome)
    path.unlink()
    text = saved(window, idle, told)
    names(text, path.name, tmp_path, "slettet", "Gem planen som")
    assert not path.exists()
    qtbot.waitUntil(lambda: len(list(copies.found(tmp_path / "unsaved"))) == 1, timeout=PATIENCE)


def test_a_disk_that_became_read_only(
    window: MainWindow, idle: Idle, outcome: Outcome, disk: Disk, told: Told
) -> None:
    path = opened(window, idle, disk.folder, outcome)
    window.verbs.sharing.close()  # its lock is open for writing now and then
    disk.read_only()
    text = saved(window, idle, told)
    names(text, path.name, disk.folder, "skrivebeskyttet", "Gem et andet sted", "uændret")
    assert meetings(path) == len(outcome.plan.meetings)


def test_a_plan_in_a_folder_that_nobody_may_write_in_is_opened_to_be_read(
    window: MainWindow, idle: Idle, outcome: Outcome, disk: Disk, qtbot: QtBot
) -> None:
    path = disk.folder / "vinter.faellestid"
    service.save_plan(outcome, path)
    disk.read_only()
    window.verbs.open_path(path)
    idle(window.verbs)
    qtbot.waitUntil(lambda: said(window) == "refused", timeout=PATIENCE)
    statement = window.verbs.said
    assert statement is not None
    names(statement.text(), path.name, disk.folder, "kan læses", "et andet sted")
    assert statement.choices == ("save_as",)
    state = window.document.state.outcome
    assert state is not None
    assert state.plan.meetings == outcome.plan.meetings


def test_a_full_disk_keeps_what_was_saved_before_and_takes_it_once_there_is_room(
    window: MainWindow, idle: Idle, outcome: Outcome, disk: Disk, told: Told
) -> None:
    path = opened(window, idle, disk.folder, outcome)
    disk.fill()
    text = saved(window, idle, told)
    names(text, path.name, disk.folder, "ikke er plads nok", "Ryd op", "uændret")
    disk.clear()
    assert meetings(path) == len(outcome.plan.meetings)
    window.verbs.save()
    idle(window.verbs)
    assert not window.document.modified
    assert meetings(path) == len(outcome.plan.meetings) - 1


def test_a_full_disk_for_copies_is_told_once_and_tried_again(
    planned: MainWindow, disk: Disk, told: Told, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(autosave, "AGAIN_MS", 300)
    planned.arrivals.guard(disk.folder / "unsaved")
    (disk.folder / "unsaved").mkdir()
    disk.fill()
    changed(planned.document)
    qtbot.waitUntil(lambda: bool(told), timeout=PATIENCE)
    ((tone, text),) = told
    assert tone == "warning"
    names(text, "kopi", "gem jævnligt", "disken er fuld")
    qtbot.wait(800)
    assert len(told) == 1
    disk.clear()
    qtbot.waitUntil(
        lambda: len(list(copies.found(disk.folder / "unsaved"))) == 1, timeout=PATIENCE
    )


# Exports ---------------------------------------------------------------------------------------


def exported(window: MainWindow, idle: Idle, answers: Answers, told: Told, path: Path) -> str:
    answers.file = path
    window.verbs.export()
    idle(window.verbs)
    ((tone, text),) = told
    assert tone == "error"
    return text


def test_an_export_to_a_full_disk_leaves_the_file_before(
    planned: MainWindow, idle: Idle, answers: Answers, told: Told, disk: Disk
) -> None:
    path = disk.folder / "plan.xlsx"
    path.write_bytes(b"before")
    disk.fill()
    text = exported(planned, idle, answers, told, path)
    names(text, path.name, disk.folder, "plads")
    assert path.read_bytes() == b"before"
    assert sorted(each.name for each in disk.folder.iterdir()) == ["filler", "plan.xlsx"]


def test_an_export_to_a_folder_that_is_gone(
    planned: MainWindow, idle: Idle, answers: Answers, told: Told, tmp_path: Path
) -> None:
    path = tmp_path / "slettet" / "plan.xlsx"
    names(exported(planned, idle, answers, told, path), path.name, path.parent, "ikke findes")


@pytest.mark.parametrize("there", [True, False])
def test_an_export_to_a_read_only_disk(
    planned: MainWindow, idle: Idle, answers: Answers, told: Told, disk: Disk, there: bool
) -> None:
    path = disk.folder / "plan.xlsx"
    if there:
        path.write_bytes(b"before")
    disk.read_only()
    text = exported(planned, idle, answers, told, path)
    names(text, path.name, "skrivebeskyttet" if there else "ikke er tilladt at skrive")
    names(text, "et andet navn" if there else "Vælg en anden mappe")
    assert not there or path.read_bytes() == b"before"


# The clock -------------------------------------------------------------------------------------


def test_a_lock_from_a_time_to_come_of_a_machine_that_is_gone_holds_nobody_up(
    window: MainWindow, idle: Idle, outcome: Outcome, tmp_path: Path, qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(keeping_lock, "LOOK_SECONDS", 0.1)
    path = tmp_path / "vinter.faellestid"
    service.save_plan(outcome, path)
    with monkeypatch.context() as elsewhere:
        elsewhere.setattr("platform.node", lambda: "gammel-pc")
        lock.acquire(path, "Bo")
    later = (datetime.now(UTC) + timedelta(days=3)).timestamp()
    os.utime(lock.lock_of(path), (later, later))
    window.verbs.open_path(path)
    idle(window.verbs)
    qtbot.waitUntil(lambda: said(window) == "left", timeout=PATIENCE)
    assert not window.document.reading


def test_copies_from_a_time_to_come_are_kept_and_new_ones_made(
    window: MainWindow, idle: Idle, outcome: Outcome, tmp_path: Path, settings: Settings
) -> None:
    path = opened(window, idle, tmp_path, outcome)
    window.verbs.save()
    idle(window.verbs)
    (now,) = {each.file for each in list_backups(path, settings.backups)}
    later = datetime.now(UTC) + timedelta(days=40)
    future = now.with_name(f"{later:%Y%m%dT%H%M%SZ}.faellestid")
    shutil.move(now, future)
    drop_first(window)
    window.verbs.save()
    idle(window.verbs)
    kept = {each.file for each in list_backups(path, settings.backups)}
    assert future in kept
    assert len(kept) == 2


def test_work_that_is_newer_than_its_file_by_the_clock_alone_asks_nothing(
    window: MainWindow, idle: Idle, outcome: Outcome, tmp_path: Path
) -> None:
    path = tmp_path / "vinter.faellestid"
    service.save_plan(outcome, path)
    _, version = service.open_plan(path)
    # The clock was set back after the plan was saved: the copy seems two years older than it is.
    later = (datetime.now(UTC) + timedelta(days=700)).timestamp()
    os.utime(path, (later, later))
    copy = replace(left_behind(tmp_path / "unsaved", outcome, path), version=version)
    fewer = replace(outcome.plan, meetings=outcome.plan.meetings[1:])
    copies.write(copy, outcome.problem, fewer)
    (found,) = copies.found(tmp_path / "unsaved")
    window.verbs.recover(found, lambda: None)
    idle(window.verbs)
    window.verbs.save()
    idle(window.verbs)
    assert said(window) == ""
    assert not window.document.modified
    assert meetings(path) == len(outcome.plan.meetings) - 1
