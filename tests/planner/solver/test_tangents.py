"""No plan shares its minutes better than the prices of minutes say."""

import random
from collections.abc import Mapping
from dataclasses import replace

import numpy as np
import pytest

from models.plan import Plan
from models.policy import LADDER, Carried, ObjectiveName
from models.problem import Problem
from planner.solver import guided
from planner.solver.bounds import DEAR, Bounds, elsewhere_of, parts_of
from planner.solver.compact import compact
from planner.solver.fairer import Prices
from planner.solver.judged import rank
from planner.solver.offers import make_offers
from planner.solver.options import PlanOptions
from planner.solver.run import first_plan, plan
from planner.solver.standalone import floors_of
from planner.solver.tangents import MINUTE, Tangents, tangents
from tests.make import seeded_problem
from tests.planner.solver.test_compact import least_as_held, usual
from tests.planner.test_brute_force import best, tiny_problem


def some_prices(problem: Problem, seed: int) -> Tangents:
    """Prices that touch loads which no plan need have."""
    rng = random.Random(seed)
    people = [person.id for person in problem.roster.employees]
    loads = {person: rng.choice((0, 30, 210, 333.3, 900)) for person in people}
    return tangents(problem, loads, {person for person in people if rng.random() < 0.7})


@pytest.mark.parametrize("seed", range(60))
@pytest.mark.parametrize("touching", [False, True])
def test_every_plan_costs_as_much_as_the_prices_say(seed: int, *, touching: bool) -> None:
    problem = usual(seeded_problem(seed) if seed % 2 else tiny_problem(seed))
    offers, floors = make_offers(problem), floors_of(problem)
    made = first_plan(problem, offers, Plan(()))
    values = dict(zip(problem.policy.steps, rank(problem, made), strict=True))
    prices = Prices(problem, made).now() if touching else some_prices(problem, seed)
    told = sum(
        least_as_held(
            compact(problem, part, DEAR * MINUTE, floors, elsewhere=elsewhere_of(offers, part),
                    worth=prices.price),
            made, values["reach"],
        )
        for part in parts_of(offers)
    )
    apart = DEAR * MINUTE * values["coverage"] + MINUTE * values["extra_time"]
    assert prices.constant + told - apart <= values["fairness"]


def least_fairness(bounds: Bounds, values: Mapping[ObjectiveName, int], prices: Tangents) -> int:
    told = bounds.priced(prices, values["reach"], 60.0)
    assert told is not None
    return told.fairness(values["extra_time"])


@pytest.mark.parametrize("seed", range(20))
def test_the_best_of_all_plans_is_not_below_the_bound(seed: int) -> None:
    problem = tiny_problem(seed)
    values = dict(zip(problem.policy.steps, best(problem), strict=True))
    bounds = Bounds(problem, make_offers(problem))
    # What is told holds for plans with the fewest points of the easier problem.
    if bounds.coverage() == values["coverage"]:
        for number in range(2):
            prices = some_prices(problem, 100 * seed + number)
            assert least_fairness(bounds, values, prices) <= values["fairness"]


def test_prices_of_a_plan_tell_all_in_small_problems() -> None:
    told = 0
    for seed in range(20):
        problem = tiny_problem(seed)
        values = dict(zip(problem.policy.steps, best(problem), strict=True))
        bounds = Bounds(problem, make_offers(problem))
        if values["fairness"] and bounds.coverage() == values["coverage"]:
            made = plan(problem, PlanOptions(time_limit=20, work=1.0))
            prices = Prices(problem, made).now()
            told += values["fairness"] == least_fairness(bounds, values, prices)
    assert told


@pytest.mark.parametrize("seed", range(8))
def test_a_search_that_asks_with_prices_finds_the_best(
    seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Small problems are not asked otherwise."""
    monkeypatch.setattr(guided, "EASY", 0)
    problem = tiny_problem(seed)
    values = dict(zip(problem.policy.steps, best(problem), strict=True))
    made = plan(problem, PlanOptions(time_limit=60, work=20.0))
    assert {o.name: o.value for o in made.objectives} == values
    assert all(o.proven for o in made.objectives)


@pytest.mark.parametrize("seed", range(30))
def test_no_sum_of_attendances_is_charged_more_than_it_is_worth(seed: int) -> None:
    rng, problem = random.Random(seed), usual(tiny_problem(seed))
    problem = replace(problem, carried={
        person.id: Carried(extra_minutes=rng.choice((0, 50, 700, 9000)))
        for person in problem.roster.employees
    })
    assert problem.policy.steps == LADDER
    prices = some_prices(problem, seed)
    charged, worth = prices.constant, 0.0
    for person, load in prices.loads.items():
        paid = np.array([rng.choice((0, 30, 60, 150, 210, 400)) for _ in range(rng.randrange(7))])
        charged += int((prices.price(person, paid) - MINUTE * paid).sum())
        worth += load.worth(int(paid.sum()))
    assert charged <= worth
