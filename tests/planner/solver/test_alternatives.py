"""Other plans that are as good, and as different as can be."""

from dataclasses import replace

import pytest

from models.meetings import GroupSize
from models.people import DAY
from models.plan import Plan
from planner.judging import check
from planner.solver.alternatives import EQUAL, alternatives
from planner.solver.difference import difference
from planner.solver.options import PlanOptions
from planner.solver.run import plan
from tests.make import TALK, broken, employee, problem, seeded_problem, window
from tests.planner.solver.tiny import QUICK

WORK = PlanOptions(time_limit=60, seed=5, work=0.6)


@pytest.mark.parametrize("seed", [3, 7, 12, 18])
def test_alternatives_are_sound_as_good_and_other(seed: int) -> None:
    about = seeded_problem(seed)
    best = plan(about, QUICK)
    found = alternatives(about, best, 3, WORK)
    assert found[0] == best
    values = check(about, best).objectives
    for number, other in enumerate(found[1:], start=1):
        judged = check(about, other)
        assert broken(judged) == []
        assert all(judged.objectives[name] <= values[name] for name in EQUAL)
        assert {o.name: o.value for o in other.objectives} == dict(judged.objectives)
        assert not any(difference(one, other).nothing for one in found[:number])


def test_another_day_and_other_people_are_preferred_where_they_cost_nothing() -> None:
    week = [f"2026-01-0{n} 07-15" for n in range(5, 10)]
    kind = replace(TALK, group=GroupSize(1, 1), windows=(window("10-11", range(1, 6)),))
    about = problem(
        employee("Åse", DAY, week), employee("Bo", DAY, week), kinds=[kind],
        policy=replace(problem().policy, ladder=("coverage", "extra_time")),
    )
    best = plan(about, QUICK)
    _, other = alternatives(about, best, 2, WORK, equal=("coverage",))
    (change,) = difference(best, other).changed
    assert change.moved
    assert change.joined
    assert change.left


def test_where_there_is_no_other_plan_there_is_just_the_one() -> None:
    kind = replace(TALK, windows=(window("10-11", {1}),))
    about = problem(employee("Åse", DAY, ["2026-01-05 07-15"]), kinds=[kind])
    best = plan(about, QUICK)
    assert alternatives(about, best, 3, WORK) == (best,)


def test_a_stop_leaves_what_was_found() -> None:
    about = seeded_problem(7)
    best: Plan = plan(about, QUICK)
    assert alternatives(about, best, 3, WORK, cancel=lambda: True) == (best,)
