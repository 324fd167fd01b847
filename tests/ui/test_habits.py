"""What people expect of any window: recent files, files dropped anywhere, one window at a time."""

import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QFileOpenEvent
from pytestqt.qtbot import QtBot

from models.plan import Outcome
from planner import service
from planner.texts import t
from tests.ui.conftest import PATIENCE, Answers
from tests.ui.rosters import write_roster
from ui.app import Application
from ui.document import State
from ui.main_window import MainWindow
from ui.settings import RECENT, Settings
from ui.single import Instance
from ui.verbs import Verbs
from ui.views.start_parts import FileRow

Idle = Callable[[Verbs], None]


def rows(window: MainWindow) -> list[FileRow]:
    return [row for row, _ in window.start.files.rows]


def recent_entries(window: MainWindow) -> list[str]:
    return [each.text() for each in window._menus.recent.actions() if each.toolTip() != each.text()]


def remember(window: MainWindow, *files: Path) -> None:
    for file in files:
        window.settings.remember(file)
    window.show_start()


def drag(window: MainWindow, files: Sequence[Path]) -> bool:
    """Drag files over the window and let go; whether it wanted them."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
    button, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    at, handle = window.rect().center(), window.windowHandle()
    assert handle is not None
    entering = QDragEnterEvent(at, Qt.DropAction.CopyAction, data, button, none)
    QCoreApplication.sendEvent(handle, entering)
    if entering.isAccepted():
        fall = QDropEvent(QPointF(at), Qt.DropAction.CopyAction, data, button, none)
        QCoreApplication.sendEvent(handle, fall)
    return entering.isAccepted()


# Recent files ---------------------------------------------------------------------------------


def test_recent_files_are_listed_latest_first(window: MainWindow, tmp_path: Path) -> None:
    files = [tmp_path / f"{number}.xlsx" for number in range(RECENT + 2)]
    for file in files:
        file.write_text("x")
    remember(window, *files)
    latest = list(reversed(files))[:RECENT]
    assert [row.path for row in rows(window)] == latest
    assert all(row.toolTip() == str(row.path) for row in rows(window))
    assert recent_entries(window) == [file.name for file in latest]


def test_a_file_that_is_gone_says_so_and_leaves_the_list(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    kept, gone = tmp_path / "her.xlsx", tmp_path / "væk.xlsx"
    kept.write_text("x")
    remember(window, kept, gone)
    missing = t("ui_shell.recent.missing", name="væk.xlsx")
    qtbot.waitUntil(lambda: recent_entries(window) == [missing, "her.xlsx"])
    assert rows(window)[0].accessibleName() == missing
    rows(window)[0].click()
    assert window.settings.recent() == (kept,)
    assert str(gone) in window.message.text.text()
    qtbot.waitUntil(lambda: len(rows(window)) == 1)
    assert not window.verbs.working


def test_a_file_can_be_taken_off_the_list_and_the_list_cleared(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    first, second, third = (tmp_path / name for name in ("a.xlsx", "b.xlsx", "c.xlsx"))
    for file in (first, second, third):
        file.write_text("x")
    remember(window, first, second, third)
    window.start.files.rows[1][1].click()
    assert window.settings.recent() == (third, first)
    window.start.files.clear.click()
    assert window.settings.recent() == ()
    qtbot.waitUntil(window.start.files.isHidden)
    assert not window._menus.recent.menuAction().isVisible()


def test_the_first_steps_are_explained_until_a_file_was_opened_or_they_are_hidden(
    window: MainWindow, settings: Settings, tmp_path: Path
) -> None:
    window.show_start()
    assert not window.start.first_steps.isHidden()
    remember(window, tmp_path / "a.xlsx")
    assert window.start.first_steps.isHidden()
    window.arrivals.forget(tmp_path / "a.xlsx")
    assert not window.start.first_steps.isHidden()
    window.start.first_steps.hide_button.click()
    assert window.start.first_steps.isHidden()
    assert not Settings(Path(settings._store.fileName())).newcomer


# Files that come from outside -----------------------------------------------------------------


@pytest.mark.parametrize("view", ["start", "shifts", "kinds", "load"])
def test_a_file_can_be_dropped_on_every_part(
    planned: MainWindow, idle: Idle, tmp_path: Path, view: str, outcome: Outcome
) -> None:
    planned.show_view(view)
    file = tmp_path / "plan.faellestid"
    service.save_plan(outcome, file)
    assert drag(planned, [file])
    idle(planned.verbs)
    assert planned.document.path == file


def test_several_files_at_once_are_refused_in_one_sentence(
    window: MainWindow, tmp_path: Path
) -> None:
    assert drag(window, [tmp_path / "a.xlsx", tmp_path / "b.xlsx"])
    assert window.message.text.text() == t("ui_shell.drop.several", count=2)
    assert not window.verbs.working
    assert drag(window, [tmp_path])
    assert window.message.text.text() == t("ui_shell.drop.folder", name=tmp_path.name)


def test_what_is_no_file_is_left_to_the_part_it_is_dropped_on(window: MainWindow) -> None:
    assert not drag(window, [])


def test_a_file_that_the_system_hands_over_goes_through_the_save_prompt(
    planned: MainWindow, answers: Answers, outcome: Outcome, tmp_path: Path
) -> None:
    first = outcome.plan.meetings[0]
    planned.verbs.lock(first.id, not first.locked)
    answers.keep = "cancel"
    planned.take_files([tmp_path / "anden.faellestid"])
    assert answers.asked == [outcome.problem.name]
    assert planned.document.modified
    assert not planned.verbs.working


def test_an_open_event_of_the_system_names_its_file(tmp_path: Path) -> None:
    heard: list[list[Path]] = []

    class Listener:
        opened = type("Signal", (), {"emit": staticmethod(heard.append)})

    event = QFileOpenEvent(str(tmp_path / "plan.faellestid"))
    assert Application.event(Listener, event)  # type: ignore[arg-type]
    assert heard == [[tmp_path / "plan.faellestid"]]


# Saved plans ----------------------------------------------------------------------------------


@pytest.mark.parametrize("suffix", [".faellestid", ".json", ".FAELLESTID"])
def test_a_plan_is_saved_and_opened_under_either_name(
    window: MainWindow, answers: Answers, idle: Idle, outcome: Outcome, tmp_path: Path, suffix: str
) -> None:
    window.document.open(State(outcome.problem, outcome))
    answers.file = tmp_path / f"plan{suffix}"
    window.verbs.save_as()
    idle(window.verbs)
    assert answers.asked[0].endswith(".faellestid")
    window.document.open(State())
    window.verbs.open_path(answers.file)
    idle(window.verbs)
    assert window.document.state.outcome is not None
    assert window.document.state.outcome.plan.meetings == outcome.plan.meetings


# One window at a time -------------------------------------------------------------------------

SECOND = """
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from ui.single import Instance
application = QCoreApplication([])
made = Instance(Path(sys.argv[1]))
assert not made.claim()
sys.exit(0 if made.hand_over([Path(each) for each in sys.argv[2:]], 1.0) else 3)
"""
FIRST = """
import sys, time
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from ui.single import Instance
application = QCoreApplication([])
made = Instance(Path(sys.argv[1]))
assert made.claim()
assert made.listen()
print("there", flush=True)
time.sleep(60)
"""


def start(code: str, folder: Path, *files: str) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [sys.executable, "-c", code, str(folder), *files], stdout=subprocess.PIPE, text=True
    )


def test_a_second_start_gives_its_file_to_the_first_window(qtbot: QtBot, tmp_path: Path) -> None:
    first = Instance(tmp_path / "data")
    try:
        assert first.claim()
        assert first.listen()
        heard: list[list[Path]] = []
        first.wanted.connect(heard.append)
        second = start(SECOND, tmp_path / "data", "/mappe/plan æøå.faellestid")
        qtbot.waitUntil(lambda: second.poll() is not None, timeout=PATIENCE)
        assert second.stdout is not None
        second.stdout.close()
        assert second.returncode == 0
        assert heard == [[Path("/mappe/plan æøå.faellestid")]]
    finally:
        first.close()


def test_a_first_window_that_hangs_is_not_waited_for(tmp_path: Path) -> None:
    first = start(FIRST, tmp_path)
    try:
        assert first.stdout is not None
        assert first.stdout.readline() == "there\n"
        began = time.monotonic()
        second = Instance(tmp_path)
        assert not second.claim()
        assert not second.hand_over([tmp_path / "a.faellestid"], 0.1)
        assert time.monotonic() - began < 10
    finally:
        first.kill()
        first.wait()
        first.stdout.close()  # type: ignore[union-attr]
    # What it left behind is in nobody's way.
    third = Instance(tmp_path)
    assert third.claim()
    assert third.listen()
    third.close()


def test_a_window_that_is_wanted_comes_to_the_front(
    qtbot: QtBot, window: MainWindow, idle: Idle, tmp_path: Path
) -> None:
    window.showMinimized()
    window.take_files([write_roster(tmp_path / "plan.xlsx")])
    assert not window.isMinimized()
    idle(window.verbs)
    assert window.document.source == tmp_path / "plan.xlsx"


def test_the_last_place_is_gone_back_to(
    planned: MainWindow, settings: Settings, idle: Idle, outcome: Outcome, tmp_path: Path
) -> None:
    file = tmp_path / "plan.faellestid"
    service.save_plan(outcome, file)
    planned.verbs.open_path(file)
    idle(planned.verbs)
    planned.show_view("calendar")
    planned.calendar.choose_span("month")
    assert planned.close()
    again = MainWindow(planned.look, settings)
    try:
        again.verbs.open_path(file)
        idle(again.verbs)
        assert again.current_view() == "calendar"
        assert again.calendar._span == "month"
    finally:
        again.close()
        again.deleteLater()
