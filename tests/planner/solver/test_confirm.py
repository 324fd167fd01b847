"""What cannot be had is said only after it was asked twice."""

import logging
from dataclasses import replace
from types import SimpleNamespace
from typing import Any

import pytest
from ortools.sat.python import cp_model

from models.agenda import occurrences
from planner.solver import search
from planner.solver.confirm import Aside, never_held, other_solver
from planner.solver.model import build
from planner.solver.options import PlanOptions
from planner.solver.run import plan
from planner.solver.steps import Step
from tests.make import FREE, problem
from tests.planner.solver.tiny import BO, ONE, TWO_ROWS, ÅSE

QUICK = PlanOptions(time_limit=60, seed=5, work=5)
ONE_TIME = replace(ONE, windows=(replace(ONE.windows[0], end=ONE.windows[0].start + 60),))
SCARCE = problem(
    ÅSE, kinds=[ONE_TIME], series=TWO_ROWS, policy=replace(FREE, max_meetings_per_day=1)
)
"""Two rows, one person, one meeting a day: one of the two cannot be had."""


def asked_again(monkeypatch: pytest.MonkeyPatch, answer: Any) -> list[int]:
    """Let the second question be answered so; gives back a list that grows with each."""
    asked: list[int] = []

    class Answering:
        response_proto = SimpleNamespace(deterministic_time=0.0)

        def solve(self, _: cp_model.CpModel) -> Any:
            asked.append(1)
            return answer

        def stop_search(self) -> None:
            """There is nothing to stop."""

    class Beside:
        def __init__(self, *_: object) -> None:
            asked.append(1)

        def certain(self) -> bool | None:
            return {cp_model.INFEASIBLE: True, cp_model.UNKNOWN: None}.get(answer, False)

    monkeypatch.setattr(search, "other_solver", lambda *_: Answering())
    monkeypatch.setattr(search, "Aside", Beside)
    return asked


def test_a_proof_that_is_confirmed_is_told() -> None:
    coverage = plan(SCARCE, QUICK).objectives[0]
    assert (coverage.proven, coverage.bound) == (True, coverage.value)
    assert coverage.value > 0


def test_a_proof_that_nobody_confirms_is_not_told(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = asked_again(monkeypatch, cp_model.UNKNOWN)
    coverage = plan(SCARCE, QUICK).objectives[0]
    assert len(asked) == 1
    assert (coverage.proven, coverage.bound) == (False, coverage.value - 1)


def test_what_can_be_had_in_full_is_not_asked_again(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = asked_again(monkeypatch, cp_model.UNKNOWN)
    assert plan(problem(ÅSE, BO, kinds=[ONE]), QUICK).objectives[0].proven
    assert not asked


def test_a_wrong_proof_is_noted_and_the_better_plan_taken(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """The first solver is made to say that the empty plan is the best."""
    about = problem(ÅSE, BO, kinds=[ONE])

    def settle_at_once(self: search.Search, step: Step, *_: object) -> float:
        step.settle(step.value, step.value)
        return 0.0

    monkeypatch.setattr("planner.solver.run.first_plan", lambda _p, _o, kept, _c: kept)
    monkeypatch.setattr(search.Search, "_search_whole_and_parts", settle_at_once)
    with caplog.at_level(logging.ERROR):
        made = plan(about, QUICK)
    assert [meeting.id for meeting in made.meetings] == [due.id for due in occurrences(about)]
    assert "coverage" in caplog.text


def test_a_proof_of_parts_that_is_wrong_is_noted(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    asked = asked_again(monkeypatch, cp_model.FEASIBLE)
    with caplog.at_level(logging.ERROR):
        coverage = plan(SCARCE, QUICK).objectives[0]
    assert asked
    assert (coverage.proven, coverage.bound) == (False, 0)
    assert "coverage" in caplog.text


def test_the_second_question_is_put_in_another_way() -> None:
    parameters = other_solver(5, 1.0, 2.0).parameters
    assert parameters.random_seed != 5
    assert parameters.max_deterministic_time == 1.0
    assert parameters.linearization_level == 0


def test_somebody_who_wants_to_stop_waits_for_no_second_question() -> None:
    model = build(SCARCE)
    model.cancel = lambda: True
    assert never_held(model, model.slots[0], [0]) == frozenset()


def hours_of(people: int, hours: int) -> cp_model.CpModel:
    """People who are to have different hours."""
    cp = cp_model.CpModel()
    cp.add_all_different([cp.new_int_var(1, hours, "") for _ in range(people)])
    return cp


@pytest.mark.parametrize(
    ("asked", "certain"),
    [
        ([], True), ([hours_of(4, 3)], True), ([hours_of(4, 3), hours_of(5, 4)], True),
        ([hours_of(3, 3)], False), ([hours_of(4, 3), hours_of(3, 3)], False),
    ],
)
def test_what_is_asked_aside_is_certain_where_nothing_is_possible(
    asked: list[cp_model.CpModel], *, certain: bool
) -> None:
    assert Aside(asked, 1, 1.0, 30.0, lambda: False).certain() is certain


def test_what_nobody_has_time_to_answer_is_not_certain() -> None:
    assert Aside([hours_of(12, 11)], 1, 0.0, 30.0, lambda: False).certain() is None
