"""Work that takes too much memory ends with a sentence, and the window goes on."""

import subprocess
import sys
from collections.abc import Iterator
from types import SimpleNamespace
from typing import cast

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from models.finding import UnusableInput
from planner.progress import Cancel, Report
from planner.texts import t
from tests.ui.conftest import PATIENCE, Answers
from tests.ui.job_tasks import Swell
from ui import child
from ui.child import MOST_MB, Broken, Done, Flag, Order
from ui.job import Job
from ui.keeping import Kept
from ui.main_window import MainWindow

FLAG = cast(Flag, SimpleNamespace(value=0))


class Line:
    """A line that nobody listens to."""

    def send_bytes(self, _: bytes) -> None:
        """Nobody hears it."""


def done(task: object, monkeypatch: pytest.MonkeyPatch, held: Iterator[float]) -> object:
    monkeypatch.setattr(child, "most_held", lambda: next(held))
    return child._do(Order(1, "da", task), Line(), FLAG, Kept(1))  # type: ignore[arg-type]


def test_a_task_that_takes_too_much_is_asked_to_end_with_what_it_has(
    monkeypatch: pytest.MonkeyPatch
) -> None:
    held = iter([*[100.0] * 3, *[MOST_MB + 1.0] * 9])
    assert done(Swell(50), monkeypatch, held) == Done(3, heavy=True)


def test_a_task_that_keeps_within_bounds_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    assert done(Swell(5), monkeypatch, iter([100.0] * 9)) == Done(5)


class Fruitless:
    """Has nothing to give when it is asked to end."""

    def run(self, _report: Report, cancel: Cancel, /) -> None:
        if cancel():
            raise LookupError


def test_without_a_result_it_is_said_why(monkeypatch: pytest.MonkeyPatch) -> None:
    found = done(Fruitless(), monkeypatch, iter([MOST_MB + 1.0] * 9))
    assert isinstance(found, Broken)
    assert found.kind == "heavy"
    assert "hukommelse" in t("ui.job.heavy")


class Refusing:
    """Says that its input cannot be used, whatever it takes."""

    def run(self, _report: Report, _cancel: Cancel, /) -> None:
        raise UnusableInput("Nej.")


def test_a_refusal_stays_one(monkeypatch: pytest.MonkeyPatch) -> None:
    found = done(Refusing(), monkeypatch, iter([MOST_MB + 1.0] * 9))
    assert found == child.Refused("Nej.")


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux counts addresses")
def test_what_is_asked_for_all_at_once_is_refused_and_the_process_lives(
    qtbot: QtBot, qapp: QApplication
) -> None:
    home = QObject(qapp)
    said: list[str] = []
    results: list[object] = []
    for megabytes in (MOST_MB * child.ADDRESSES, 1):
        job = Job(Swell(megabytes, deaf=True), home)
        job.failed.connect(said.append)
        job.done.connect(results.append)
        with qtbot.waitSignal(job.ended, timeout=PATIENCE):
            job.start()
    assert said == [t("ui.job.memory", message="")]
    assert results == [1024**2]
    home.deleteLater()


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux counts addresses")
def test_a_lower_bound_of_the_system_is_kept() -> None:
    code = (
        "import resource; from planner.memory_bound import bound\n"
        "resource.setrlimit(resource.RLIMIT_AS, (2**31, 2**31)); bound(2**33, 0)\n"
        "print(resource.getrlimit(resource.RLIMIT_AS))"
    )
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert said.stdout.strip() == str((2**31, 2**31))


def test_a_plan_that_was_stopped_for_memory_is_shown_and_said(
    window: MainWindow, answers: Answers, qtbot: QtBot
) -> None:
    told: list[tuple[str, str]] = []
    results: list[object] = []
    window.verbs.told.connect(lambda tone, text: told.append((tone, text)))
    window.verbs._run(Swell(1, deaf=True), "", results.append)
    job = window.verbs._job
    assert job is not None
    job._finish(Done(7, heavy=True))
    assert results == [7]
    assert told == [("warning", t("ui.job.less"))]
