"""No plan is better than its bound: against every plan, and against what the whole model proves."""

import time
from dataclasses import replace
from itertools import islice

import pytest

from models.agenda import occurrences
from models.plan import Plan
from models.problem import Problem
from planner.progress import Stopped
from planner.solver.bounds import Bounds, parts_of
from planner.solver.model import build
from planner.solver.objectives import build_ladder
from planner.solver.offers import make_offers
from planner.solver.options import PlanOptions
from planner.solver.run import plan
from planner.solver.search import Search
from planner.solver.start import values_of
from planner.solver.steps import goals_of
from tests.make import seeded_problem
from tests.planner.test_brute_force import best, tiny_problem


def bounds_of(problem: Problem) -> Bounds:
    """The bounds of a problem from the beginning."""
    return Bounds(problem, make_offers(problem))


def proven(problem: Problem) -> dict[str, int]:
    """Values that the whole model proves to be best, found without any help of parts."""
    model = build(problem)
    ladder = build_ladder(model)
    search = Search(
        model, ladder, values_of(model, ladder, Plan(())), PlanOptions(time_limit=30, work=6.0),
        parts=False,
    )
    search.climb(goals_of(ladder)[:3])
    return {o.name: o.value for o in search.objectives() if o.proven}


def tells(problem: Problem) -> bool:
    """Whether something cannot be covered, and the parts alone prove how much."""
    bound = bounds_of(problem).coverage()
    return bound > 0 and bound == dict(
        zip(problem.policy.steps, best(problem), strict=True)
    )["coverage"]


@pytest.mark.parametrize("seed", range(60))
def test_no_plan_at_all_is_below(seed: int) -> None:
    problem = tiny_problem(seed)
    values = dict(zip(problem.policy.steps, best(problem), strict=True))
    bounds = bounds_of(problem)
    assert bounds.coverage() <= values["coverage"]
    assert bounds.extra_time(values["coverage"], values["reach"]) <= values["extra_time"]
    assert bounds.extra_time(values["coverage"]) <= values["extra_time"]


@pytest.mark.parametrize("seed", range(60))
def test_what_is_proven_is_not_below(seed: int) -> None:
    problem = seeded_problem(seed)
    problem = replace(problem, policy=replace(problem.policy, prices={}))
    values, bounds = proven(problem), bounds_of(problem)
    if "coverage" in values:
        assert bounds.coverage() <= values["coverage"]
        if "extra_time" in values:
            least = bounds.extra_time(values["coverage"], values.get("reach"))
            assert least <= values["extra_time"]


@pytest.mark.parametrize("seed", range(40))
def test_programs_tell_the_same(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Points and minutes in one sum, as a mixed integer program, and nothing by clauses."""
    problem = tiny_problem(seed)
    values = dict(zip(problem.policy.steps, best(problem), strict=True))
    clauses = bounds_of(problem)
    least = clauses.coverage()
    monkeypatch.setattr("planner.solver.linear.ended_from_outside", lambda: True)
    for name in ("POINTS_WORK", "GOAL_WORK", "TREE_WORK"):
        monkeypatch.setattr(f"planner.solver.bounds.{name}", 1e-9)
    programs = bounds_of(problem)
    assert programs.coverage() == least
    for reach in (None, values["reach"]):
        told = programs.extra_time(least, reach)
        if values["coverage"] == least:
            assert told <= values["extra_time"]
        assert programs._both_of(0)[1].bound <= clauses._goal(None)[0].bound
        assert programs._goal(None)[0].bound == clauses._goal(None)[0].bound


def test_they_say_something() -> None:
    """Where something cannot be covered in problems this small, parts alone often prove it."""
    hits = (seed for seed in range(60) if tells(tiny_problem(seed)))
    assert len([*islice(hits, 15)]) == 15


def test_with_prices_nothing_is_made_easier() -> None:
    problem = seeded_problem(3)
    priced = replace(problem, policy=replace(problem.policy, prices={"rest": 3}))
    assert not Bounds(priced, make_offers(priced)).possible
    assert plan(priced, PlanOptions(time_limit=20, seed=3, work=0.4)).seed == 3


def test_parts_share_nobody() -> None:
    problem = seeded_problem(5)
    parts = parts_of(make_offers(problem))
    people = [{p for offer in part for p in offer.table.people} for part in parts]
    assert sum(map(len, people)) == len(set().union(*people))
    assert sum(map(len, parts)) == len(occurrences(problem))


def test_a_wish_to_stop_is_heard() -> None:
    problem = seeded_problem(5)
    bounds = Bounds(problem, make_offers(problem), cancel=lambda: True)
    with pytest.raises(Stopped):
        bounds.coverage()


def test_when_time_is_up_what_is_known_holds() -> None:
    problem = tiny_problem(3)
    bounds = bounds_of(problem)
    bounds.until = 0.0
    assert bounds.coverage() == 0
    assert bounds.extra_time(0, 0) == 0
    assert bounds.starts() == {}
    assert bounds.used == 0.0


@pytest.mark.parametrize("seed", range(6))
def test_what_is_known_soon_is_not_above_what_is_known_later(seed: int) -> None:
    problem = tiny_problem(seed)
    bounds = bounds_of(problem)
    least = bounds.coverage()
    bounds.starts()
    assert bounds.extra_time_soon(least, 0) <= bounds.extra_time(least, 0)


@pytest.mark.parametrize("seed", range(6))
@pytest.mark.parametrize("seconds", [0.0005, 0.002, 0.005])
def test_who_had_no_time_tells_no_more_than_who_had(seed: int, seconds: float) -> None:
    # A solver that was ended while it simplified told a bound that no plan kept.
    problem = seeded_problem(seed)
    least = bounds_of(problem).coverage()
    hurried = bounds_of(problem)
    hurried.starts()
    hurried._points.clear()
    hurried._together.clear()
    hurried.until = time.monotonic() + seconds
    assert hurried.coverage() <= least
