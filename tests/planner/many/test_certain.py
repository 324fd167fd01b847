"""That a whole made of parts cannot be better is said only after its parts were asked twice."""

import logging
from dataclasses import replace
from types import SimpleNamespace

import pytest

from models.meetings import Series
from models.plan import Objective
from models.problem import Problem
from models.roster import Roster
from models.shared import Shared
from planner.hands import Job
from planner.many import looking, seeking
from planner.many.ahead import Ahead, look_ahead
from planner.many.large import plan_in_parts
from planner.many.looking import LOOKING, Looking
from planner.many.parts import parts_of
from planner.many.rounds import Rounds
from planner.many.seeking import Confirm, Look
from planner.many.solving import in_this_process
from planner.progress import Progress, never, silent
from planner.solver.options import PlanOptions
from tests.make import FREE, problem
from tests.planner.solver.tiny import BO, ONE, ÅSE

QUICK = PlanOptions(time_limit=60, seed=5, work=0.3)


@pytest.fixture
def scarce() -> Problem:
    """Two units of one person, who has one meeting a day, and two rows each that could meet on one
    day alone: one of the two cannot be had."""
    one_time = replace(ONE, windows=(replace(ONE.windows[0], end=ONE.windows[0].start + 60),))
    made = problem(
        ÅSE, kinds=[one_time], policy=replace(FREE, max_meetings_per_day=1),
        series=[Series(f"{n}-{unit}", "talk", unit=unit) for unit in "AB" for n in range(2)],
    )
    people = tuple(replace(who, unit=unit) for who, unit in ((ÅSE, "A"), (BO, "B")))
    return replace(made, roster=Roster(made.period, people))


def coverage_of(scarce: Problem, told: list[Progress] | None = None) -> Objective:
    parts = parts_of(scarce)
    assert len(parts.units) == 2
    report = told.append if told is not None else silent
    return plan_in_parts(scarce, parts, QUICK, report, at_once=0).objectives[0]


def test_what_all_parts_confirm_is_told_once_it_is_known(scarce: Problem) -> None:
    told: list[Progress] = []
    coverage = coverage_of(scarce, told)
    assert coverage.value > 0
    assert (coverage.proven, coverage.bound) == (True, coverage.value)
    assert not any(p.ladder[0].proven for p in told[:-1] if p.ladder)


@pytest.mark.parametrize("answer", [None, False])
def test_what_a_part_does_not_confirm_is_not_told(
    scarce: Problem, answer: bool | None, monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    answers = iter([True, answer])
    monkeypatch.setattr(seeking, "confirmed", lambda *_: next(answers))
    with caplog.at_level(logging.ERROR):
        coverage = coverage_of(scarce)
    assert not coverage.proven
    assert coverage.bound == (coverage.value - 1 if answer is None else 0)
    assert ("was found" in caplog.text) == (answer is False)


def test_looking_ahead_leaves_the_searches_their_time(
    scarce: Problem, monkeypatch: pytest.MonkeyPatch
) -> None:
    """However many parts there are, and if each takes all that it may."""
    clock = [0.0]
    monkeypatch.setattr(looking, "time", SimpleNamespace(monotonic=lambda: clock[0]))
    units = [replace(parts_of(scarce).units[0], name=f"{n:02d}") for n in range(12)]
    rounds = Rounds(
        units, Shared(), QUICK, in_this_process, 1, lambda *_: None, never, until=100.0
    )

    def take_all(job: Job[Ahead]) -> None:
        assert isinstance(job, Look)
        clock[0] += job.seconds

    Looking(
        scarce, rounds, take_all, 1, 100.0, lambda *_: None, lambda *_: None
    ).look_ahead()
    assert clock[0] == pytest.approx(100.0 * LOOKING)


def test_the_second_question_can_be_answered_either_way(scarce: Problem) -> None:
    one = parts_of(scarce).units[0].problem
    points = look_ahead(one, 1).points
    assert sum(points) > 0
    assert Confirm(one, 1, points, 60.0)(lambda _: None) is True
    more = tuple(least + 1 for least in points)
    assert Confirm(one, 1, more, 60.0)(lambda _: None) is False
