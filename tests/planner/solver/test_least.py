"""What the fourth objective comes to at least."""

from dataclasses import replace

import pytest

from models.plan import Plan
from models.policy import LADDER, Carried
from planner.solver.judged import rank
from planner.solver.objectives import least_fairness, least_whole
from planner.solver.offers import make_offers
from planner.solver.run import first_plan
from tests.make import seeded_problem
from tests.planner.test_brute_force import best, tiny_problem


@pytest.mark.parametrize("seed", range(40))
def test_no_plan_shares_its_minutes_better(seed: int) -> None:
    problem = seeded_problem(seed)
    problem = replace(problem, policy=replace(problem.policy, prices={}, ladder=LADDER))
    made = first_plan(problem, make_offers(problem), Plan(()))
    values = dict(zip(LADDER, rank(problem, made), strict=True))
    assert least_fairness(problem, values["extra_time"]) <= values["fairness"]


@pytest.mark.parametrize("seed", range(20))
def test_the_best_plan_does_not_either(seed: int) -> None:
    problem = tiny_problem(seed)
    values = dict(zip(problem.policy.steps, best(problem), strict=True))
    assert least_fairness(problem, values["extra_time"]) <= values["fairness"]


def test_what_one_person_had_before_counts() -> None:
    problem = tiny_problem(1)
    one = problem.roster.employees[0].id
    step = problem.policy.fairness_step_minutes
    before = replace(problem, carried={one: Carried(extra_minutes=3 * step)})
    assert least_fairness(before, 0) > 0
    assert least_fairness(before, 600) >= least_fairness(before, 0)


def test_minutes_go_round_before_anybody_has_two_steps() -> None:
    problem = tiny_problem(1)
    people, step = len(problem.roster.employees), problem.policy.fairness_step_minutes
    alike = replace(problem, carried={}, roster=replace(problem.roster, employees=tuple(
        replace(p, hours_per_week=problem.policy.full_time_hours)
        for p in problem.roster.employees
    )))
    assert least_fairness(alike, people * step) == 0
    assert least_fairness(alike, people * step + 30) == 30
    assert least_fairness(alike, 2 * people * step + 10) == people * step + 20


@pytest.mark.parametrize(
    ("bound", "least"), [(-3.0, 0), (0.0, 0), (2.0, 2), (2.0000000001, 2), (2.1, 3)]
)
def test_values_are_whole(bound: float, least: int) -> None:
    assert least_whole(bound) == least
