"""Work in a child process: what it tells, how it ends, and that the window goes on."""

import itertools
import logging
import time
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from models.plan import Outcome
from planner.progress import Progress
from planner.texts import t
from tests.ui.conftest import PATIENCE
from tests.ui.job_tasks import Count, Fail
from ui.job import Job
from ui.tasks import MakePlan, Task
from ui.workers import pool


class Ear:
    """Everything that a job tells."""

    def __init__(self, home: QObject, task: Task) -> None:
        self.job = Job(task, home)
        self.progress: list[Progress] = []
        self.results: list[object] = []
        self.refused: list[str] = []
        self.failed: list[str] = []
        self.job.progressed.connect(self.progress.append)
        self.job.done.connect(self.results.append)
        self.job.refused.connect(self.refused.append)
        self.job.failed.connect(self.failed.append)


Listen = Callable[[Task], Ear]


@pytest.fixture
def home(qapp: QApplication) -> Iterator[QObject]:
    """What the jobs of a test belong to: it outlives them, as a window does."""
    made = QObject(qapp)
    yield made
    for job in made.findChildren(Job):
        job.close()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    made.deleteLater()


@pytest.fixture
def listen(home: QObject) -> Listen:
    ears = []

    def make(task: Task) -> Ear:
        ears.append(Ear(home, task))
        return ears[-1]

    return make


def test_progress_comes_in_order_and_then_the_result(qtbot: QtBot, listen: Listen) -> None:
    ear = listen(Count(5))
    with qtbot.waitSignal(ear.job.ended, timeout=PATIENCE):
        ear.job.start()
    assert [p.message for p in ear.progress] == ["0", "1", "2", "3", "4"]
    assert ear.results == [5]
    assert (ear.refused, ear.failed) == ([], [])


def test_stop_gives_what_there_is(qtbot: QtBot, listen: Listen) -> None:
    ear = listen(Count(10_000, pause=0.01))
    ear.job.progressed.connect(lambda _: ear.job.stop())
    with qtbot.waitSignal(ear.job.ended, timeout=PATIENCE):
        ear.job.start()
    (reached,) = ear.results
    assert isinstance(reached, int)
    assert 0 < reached < 10_000


def test_work_that_does_not_listen_is_ended_after_the_grace(qtbot: QtBot, listen: Listen) -> None:
    ear = listen(Fail("sleep", grace=0.2))
    ear.job.start()
    ear.job.stop()
    with qtbot.waitSignal(ear.job.ended, timeout=PATIENCE):
        pass
    assert ear.failed == [t("ui.job.stopped")]


def test_work_without_a_grace_is_waited_for_until_it_is_given_up(
    qtbot: QtBot, listen: Listen
) -> None:
    ear = listen(Fail("sleep", grace=None))
    ear.job.start()
    ear.job.stop()
    qtbot.wait(300)
    assert ear.failed == []
    with qtbot.waitSignal(ear.job.ended, timeout=PATIENCE):
        ear.job.give_up()
    assert ear.failed == [t("ui.job.stopped")]


def test_no_clock_ends_planning_that_was_asked_to_stop(outcome: Outcome) -> None:
    assert MakePlan(outcome.problem, 5).grace is None


def test_work_that_takes_too_long_is_ended(qtbot: QtBot, listen: Listen) -> None:
    ear = listen(Fail("sleep", seconds=0.5))
    with qtbot.waitSignal(ear.job.ended, timeout=PATIENCE):
        ear.job.start()
    assert ear.failed == [t("ui.job.slow")]


def test_a_refusal_is_told_in_its_own_words(qtbot: QtBot, listen: Listen) -> None:
    ear = listen(Fail("refuse"))
    with qtbot.waitSignal(ear.job.ended, timeout=PATIENCE):
        ear.job.start()
    assert (ear.refused, ear.failed, ear.results) == (["Filen er tom."], [], [])


@pytest.mark.parametrize("how", ["fault", "memory", "die"])
def test_a_fault_is_told_without_its_details_and_logged_with_them(
    qtbot: QtBot, listen: Listen, caplog: pytest.LogCaptureFixture, how: str
) -> None:
    ear = listen(Fail(how))
    with caplog.at_level(logging.ERROR), qtbot.waitSignal(ear.job.ended, timeout=PATIENCE):
        ear.job.start()
    (told,) = ear.failed
    assert told == t(f"ui.job.{'died' if how == 'die' else how}", message="")
    wanted = {"fault": "ValueError", "memory": "MemoryError", "die": "ended with 7"}[how]
    assert wanted in caplog.text
    assert "secret detail" not in caplog.text


def test_a_file_that_the_system_refuses_is_told(qtbot: QtBot, listen: Listen) -> None:
    ear = listen(Fail("file"))
    with qtbot.waitSignal(ear.job.ended, timeout=PATIENCE):
        ear.job.start()
    assert ear.failed == [t("ui.job.file", message="Permission denied")]


def test_a_system_that_starts_no_more_processes_is_told(
    qtbot: QtBot, listen: Listen, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_: object) -> None:
        raise BlockingIOError(11, "Resource temporarily unavailable")

    pool().close()
    ear = listen(Count(1))
    monkeypatch.setattr("multiprocessing.context.SpawnProcess.start", refuse)
    with qtbot.waitSignal(ear.job.ended, timeout=PATIENCE):
        ear.job.start()
    assert ear.failed == [t("ui.job.memory")]


def test_closing_ends_the_work_and_silences_it(qtbot: QtBot, listen: Listen) -> None:
    ear = listen(Count(10_000, pause=0.01))
    ear.job.start()
    qtbot.waitUntil(lambda: len(ear.progress) > 0, timeout=PATIENCE)
    run, heard = ear.job._run, len(ear.progress)
    assert run is not None
    ear.job.close()
    assert run.over.wait(1.0)
    qtbot.wait(50)
    assert len(ear.progress) == heard
    assert (ear.results, ear.failed) == ([], [])


def test_the_window_keeps_ticking_while_a_job_works(
    qtbot: QtBot, home: QObject, listen: Listen
) -> None:
    ear = listen(Count(200, pause=0.005))
    ticks: list[float] = []
    timer = QTimer(home)
    timer.timeout.connect(lambda: ticks.append(time.monotonic()))
    with qtbot.waitSignal(ear.job.ended, timeout=PATIENCE):
        ear.job.start()
        timer.start(10)
    timer.stop()
    gaps = [b - a for a, b in itertools.pairwise(ticks)]
    assert sorted(gaps)[len(gaps) * 9 // 10] < 0.2
