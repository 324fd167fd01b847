"""Warm processes: many questions in a row, killed and dropped ones, large tasks, and the end."""

import itertools
import multiprocessing
import pickle
import time
from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from models.plan import Outcome
from tests.ui.conftest import PATIENCE
from tests.ui.job_tasks import Count, Fail
from ui.job import Job
from ui.judging import Judge
from ui.keeping import _PEOPLE, KEPT, Kept, packed
from ui.tasks import JudgeAgain, Task
from ui.workers import WARM, pool


@pytest.fixture(autouse=True)
def closed(qapp: QApplication) -> Iterator[None]:
    pool().close()
    yield
    pool().close()
    assert not multiprocessing.active_children()


def answer(qtbot: QtBot, home: QObject, task: Task) -> object:
    job, heard = Job(task, home), list[object]()
    job.done.connect(heard.append)
    with qtbot.waitSignal(job.ended, timeout=PATIENCE):
        job.start()
    return heard[0] if heard else None


def pids() -> set[int | None]:
    return {process.pid for process in multiprocessing.active_children()}


def test_fifty_questions_are_answered_by_one_process(qtbot: QtBot, qapp: QApplication) -> None:
    assert answer(qtbot, qapp, Count(1)) == 1
    before = pids()
    assert [answer(qtbot, qapp, Count(n)) for n in range(50)] == list(range(50))
    assert pids() == before
    assert len(before) == 1


def test_a_process_that_is_killed_is_replaced(qtbot: QtBot, qapp: QApplication) -> None:
    job, told, steps = Job(Count(10_000, pause=0.01), qapp), list[str](), list[object]()
    job.failed.connect(told.append)
    job.progressed.connect(steps.append)
    job.start()
    qtbot.waitUntil(lambda: bool(steps), timeout=PATIENCE)
    (process,) = multiprocessing.active_children()
    with qtbot.waitSignal(job.ended, timeout=PATIENCE):
        process.kill()
    assert len(told) == 1
    assert answer(qtbot, qapp, Count(3)) == 3


def test_a_dropped_task_ends_within_a_second_even_if_it_does_not_listen(
    qtbot: QtBot, qapp: QApplication
) -> None:
    answer(qtbot, qapp, Count(1))
    job, told = Job(Fail("sleep"), qapp), list[str]()
    job.failed.connect(told.append)
    job.start()
    run = job._run
    assert run is not None
    job.close()
    assert run.over.wait(1.0)
    qtbot.wait(50)
    assert told == []
    assert answer(qtbot, qapp, Count(2)) == 2


def test_more_at_once_than_are_kept_warm_leave_no_more_than_those(
    qtbot: QtBot, qapp: QApplication
) -> None:
    jobs = [Job(Count(3, pause=0.01), qapp) for _ in range(WARM + 1)]
    over: list[int] = []
    for number, job in enumerate(jobs):
        job.ended.connect(lambda number=number: over.append(number))
        job.start()
    qtbot.waitUntil(lambda: len(over) == len(jobs), timeout=PATIENCE)
    qtbot.waitUntil(lambda: len(pids()) <= WARM, timeout=PATIENCE)


def test_a_plan_is_sent_once_and_comes_back_as_itself(
    qtbot: QtBot, qapp: QApplication, outcome: Outcome
) -> None:
    task = JudgeAgain(outcome.problem, outcome.plan)
    found = answer(qtbot, qapp, task)
    assert isinstance(found, Outcome)
    assert found.problem is outcome.problem
    assert found.judgement == outcome.judgement
    here, there = Kept(0), Kept(1)
    first, second = here.pack(task), here.pack(task)
    assert len(second) * 20 < len(first)
    assert there.unpack(first) == task
    assert there.unpack(second) == task


def test_a_person_is_packed_once_and_comes_back_as_herself(outcome: Outcome) -> None:
    people = outcome.problem.roster.employees
    assert pickle.loads(packed(outcome.problem)) == outcome.problem
    known = [_PEOPLE[id(person)][1] for person in people]
    gone = replace(people[0], shifts=())
    roster = replace(outcome.problem.roster, employees=(gone, *people[1:]))
    changed = replace(outcome.problem, roster=roster)
    assert pickle.loads(packed(changed)) == changed
    assert all(_PEOPLE[id(p)][1] is was for p, was in zip(people, known, strict=True))
    assert _PEOPLE[id(gone)][1] != known[0]


def test_what_is_kept_is_bounded_and_the_same_on_both_sides(outcome: Outcome) -> None:
    from dataclasses import replace

    here, there = Kept(0), Kept(1)
    plans = [replace(outcome.plan, seed=number) for number in range(KEPT * 2)]
    for plan in (*plans, plans[0], plans[-1]):
        assert there.unpack(here.pack(plan)) == plan
        assert len(here) == len(there) <= KEPT


def test_a_large_task_is_sent_while_the_window_ticks(qtbot: QtBot, qapp: QApplication) -> None:
    ticks: list[float] = []
    timer = QTimer()
    timer.timeout.connect(lambda: ticks.append(time.monotonic()))
    timer.start(5)
    job = Job(Count(1, note=tuple(str(number) for number in range(300_000))), qapp)
    with qtbot.waitSignal(job.ended, timeout=PATIENCE):
        began = time.monotonic()
        job.start()
        assert time.monotonic() - began < 0.05
    took = time.monotonic() - began
    timer.stop()
    assert len(ticks) > took * 50
    assert max(b - a for a, b in itertools.pairwise(ticks)) < 0.2


def test_closing_while_a_plan_is_judged_says_nothing(
    qtbot: QtBot, qapp: QApplication, outcome: Outcome, capfd: pytest.CaptureFixture[str],
    caplog: pytest.LogCaptureFixture,
) -> None:
    home = QObject(qapp)
    judge = Judge(home)
    judge.expect(outcome.problem)
    judge.give(outcome)
    judge.give(outcome)
    qtbot.wait(100)
    pool().close()
    qtbot.wait(100)
    assert capfd.readouterr().err == ""
    assert caplog.text == ""
    home.deleteLater()
