"""Bad days of the program itself: what is noted, what is told, and what a report lets out."""

import faulthandler
import logging
import multiprocessing
import subprocess
import sys
import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QStandardPaths
from pytestqt.qtbot import QtBot

from models.plan import Outcome
from planner.crashes import CRASHES
from planner.texts import t
from tests.ui.conftest import PATIENCE, Answers
from ui.document import State
from ui.fault_report import let_in, write_report
from ui.faults import QUIET_SECONDS, FaultHook, crash_file, keep_log, log_file
from ui.main_window import MainWindow

NAME = "Ødgård Vestenvind"
"""Nobody in the program is called so."""


@pytest.fixture
def log(tmp_path: Path) -> Iterator[Path]:
    """A log that faults are written to."""
    made = keep_log(tmp_path)
    assert made is not None
    handler = logging.getLogger().handlers[-1]
    yield made
    logging.getLogger().removeHandler(handler)
    handler.close()


def fail(hook: FaultHook, words: str = NAME) -> None:
    """Let a fault happen that says something, and that comes of another that says it too."""
    try:
        try:
            raise KeyError(words)
        except KeyError as cause:
            raise ZeroDivisionError(f"D:\\Konti\\{words}\\plan.xlsx") from cause
    except ZeroDivisionError as fault:
        hook(type(fault), fault, fault.__traceback__)


def test_a_fault_is_logged_and_told_once_a_minute(log: Path) -> None:
    told, now = list[float](), [1000.0]
    hook = FaultHook(lambda: told.append(now[0]), lambda: now[0])
    for after in (0.0, 1.0, QUIET_SECONDS - 1, QUIET_SECONDS, 2 * QUIET_SECONDS - 1):
        now[0] = 1000.0 + after
        fail(hook)
    assert told == [1000.0, 1000.0 + QUIET_SECONDS]
    assert log.read_text(encoding="utf-8").count("unexpected fault") == 2


def test_another_fault_within_the_minute_is_logged_and_not_told(log: Path) -> None:
    told = list[int]()
    hook = FaultHook(lambda: told.append(1), lambda: 5.0)
    fail(hook)
    try:
        raise ValueError(NAME)
    except ValueError as fault:
        hook(type(fault), fault, fault.__traceback__)
    assert told == [1]
    assert log.read_text(encoding="utf-8").count("unexpected fault") == 2


def test_the_log_names_sorts_and_places_and_nobody(log: Path) -> None:
    fail(FaultHook(lambda: None))
    written = log.read_text(encoding="utf-8")
    assert "ZeroDivisionError\n  ui/test_faults.py:" in written
    assert "KeyError\n" in written
    assert NAME not in written
    assert "Konti" not in written
    assert str(Path(__file__).parents[2]) not in written


def test_a_fault_in_a_thread_is_logged(log: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)
    told = list[int]()
    FaultHook(lambda: told.append(1)).install()

    def broken() -> None:
        raise LookupError(NAME)

    thread = threading.Thread(target=broken)
    thread.start()
    thread.join()
    assert "LookupError" in log.read_text(encoding="utf-8")
    assert NAME not in log.read_text(encoding="utf-8")
    assert told == []


CRASHING = """
import ctypes, os, sys
from pathlib import Path
from ui.faults import watch_child, watch_for_crashes
if sys.argv[1] == "child":
    watch_child()
else:
    watch_for_crashes(Path(sys.argv[1]))
ctypes.string_at(0)
"""


@pytest.mark.parametrize("child", [False, True])
def test_a_crash_leaves_the_stack_in_a_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, child: bool
) -> None:
    monkeypatch.setenv(CRASHES, str(crash_file(tmp_path)))
    argument = "child" if child else str(tmp_path)
    ended = subprocess.run([sys.executable, "-c", CRASHING, argument], check=False)
    assert ended.returncode != 0
    assert "string_at" in crash_file(tmp_path).read_text(encoding="utf-8")


def test_a_report_holds_nothing_of_anybody(
    log: Path, tmp_path: Path, outcome: Outcome, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A name stands in the plan, in the fault, in a path, in lines of other programs, everywhere
    in the log: not a byte of it is in the report."""
    fail(FaultHook(lambda: None))
    logging.getLogger("ui.somewhere").error("%s could not be opened", NAME)
    logging.getLogger(NAME).error("a logger")
    lines = [
        NAME, f"  {NAME}", f"ValueError: {NAME}", f"{NAME}Error", f'  File "/hjem/{NAME}/x.py"',
        f'  File "D:\\Konti\\{NAME}\\ui\\job.py", line 7 in run', f"  {NAME}/x.py:3 run",
        '  File "/hjem/Vestenvind/x.py", line 7 in run', "  Vestenvind/x.py:3 run",
        f"Fatal Python error: {NAME}", "Fatal Python error: Segmentation fault",
        f"2026-01-05 10:00:00,000 ERROR ui.job Vestenvind: {NAME}",
    ]
    crash_file(tmp_path).write_text("\n".join(lines), encoding="utf-8")
    person = replace(outcome.problem.roster.employees[0], name=NAME, id=NAME)
    roster = replace(outcome.problem.roster, employees=(person,))
    target = tmp_path / "report.txt"
    write_report(target, tmp_path, replace(outcome.problem, name=NAME, roster=roster))
    data = target.read_bytes()
    for word in (NAME, "Ødgård", "Vestenvind", "Konti", "hjem", "plan.xlsx"):
        assert word.encode() not in data, word
        assert word.encode("utf-16-le") not in data
    report = data.decode()
    assert "ZeroDivisionError\n  ui/test_faults.py:" in report
    assert "ui/job.py:7 run" in report
    assert "Segmentation fault" in report
    assert "plan: 1 employees" in report


def test_what_is_left_out_of_a_report_is_counted() -> None:
    assert list(let_in(["Kirsten", "", "KeyError", "Bo og Åse"])) == [
        "KeyError", "(2 lines left out)",
    ]


def test_the_menu_writes_the_report_where_one_says(
    window: MainWindow, answers: Answers, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QStandardPaths, "writableLocation", lambda _: str(tmp_path))
    told = list[tuple[str, str]]()
    window.verbs.told.connect(lambda tone, text: told.append((tone, text)))
    action = window.actions_by_name()["report"]
    answers.file = None
    action.trigger()
    assert told == []
    answers.file = tmp_path / "rapport.txt"
    action.trigger()
    assert told == [("good", t("ui_faults.done", file=str(answers.file)))]
    assert answers.file.read_text(encoding="utf-8").startswith(("Linux", "Windows", "Darwin"))
    answers.file = tmp_path / "gone" / "rapport.txt"
    action.trigger()
    assert told[-1][0] == "error"
    assert log_file(tmp_path).exists() is False


def test_a_killed_search_is_told_and_costs_nothing_but_itself(
    qtbot: QtBot, window: MainWindow, outcome: Outcome
) -> None:
    window.document.open(State(outcome.problem, outcome))
    told, heard = list[str](), list[object]()
    window.verbs.told.connect(lambda _, text: told.append(text))
    window.verbs.heard.connect(heard.append)
    before = {process.pid for process in multiprocessing.active_children()}
    window.plan()
    qtbot.waitUntil(lambda: bool(heard), timeout=PATIENCE)
    assert window.verbs.working
    for process in multiprocessing.active_children():
        if process.pid not in before or len(before) < 3:
            process.kill()
    qtbot.waitUntil(lambda: not window.verbs.working, timeout=PATIENCE)
    assert t("ui.job.died") in told
    assert window.document.state == State(outcome.problem, outcome)
    assert faulthandler.is_enabled()
