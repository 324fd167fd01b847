"""Every plan is a plan of the easier problem, and costs no more in it."""

from dataclasses import replace
from itertools import product

import numpy as np
import pytest
from ortools.sat.python import cp_model

from models.plan import Plan
from models.policy import LADDER
from models.problem import Problem
from models.timespan import Span
from planner.solver.bounds import DEAR, Bounds, elsewhere_of, parts_of
from planner.solver.compact import compact, crowded, disjoint
from planner.solver.compact_meeting import Compact
from planner.solver.judged import rank
from planner.solver.least_group import Crew, _Group
from planner.solver.offers import Offer, make_offers
from planner.solver.options import PlanOptions
from planner.solver.run import first_plan, plan
from planner.solver.standalone import FAR, answers, floors_of
from tests.make import seeded_problem
from tests.planner.test_brute_force import tiny_problem


def usual(problem: Problem) -> Problem:
    """The same with every rule kept and the usual ladder."""
    return replace(problem, policy=replace(problem.policy, prices={}, ladder=LADDER))


def least_as_held(model: Compact, made: Plan, reach: int) -> int:
    """What the easier problem counts at least for a plan that holds its meetings then."""
    starts = {meeting.id: meeting.span.start for meeting in made.meetings}
    cp = model.cp.clone()
    for held in model.held:
        at = starts.get(held.offer.due.id)
        for group in held.groups:
            chosen = at is not None and at in {held.offer.starts[n] for n in group.starts}
            cp.add(group.at == chosen)
    cp.add(model.expression(model.missed) <= reach)
    cp.minimize(model.expression(model.together))
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    solver.parameters.max_deterministic_time = 2.0
    assert solver.solve(cp) in (cp_model.OPTIMAL, cp_model.FEASIBLE)
    return round(solver.best_objective_bound)


@pytest.mark.parametrize("seed", range(60))
@pytest.mark.parametrize(("searched", "every"), [(False, None), (True, None), (False, 2)])
def test_every_plan_is_one_of_the_easier_problem(
    seed: int, *, searched: bool, every: int | None
) -> None:
    """`every`: so many meetings of the plan are locked, where any are."""
    problem = usual(seeded_problem(seed) if seed % 2 else tiny_problem(seed))
    offers = make_offers(problem)
    made = (
        plan(problem, PlanOptions(time_limit=20, work=0.3)) if searched
        else first_plan(problem, offers, Plan(()))
    )
    if every:
        problem = replace(problem, locked=made.meetings[::every])
        offers = make_offers(problem)
    values = dict(zip(problem.policy.steps, rank(problem, made), strict=True))
    floors = floors_of(problem)
    told = sum(
        least_as_held(
            compact(problem, part, DEAR, floors, elsewhere=elsewhere_of(offers, part)), made,
            values["reach"],
        )
        for part in parts_of(offers)
    )
    assert told <= DEAR * values["coverage"] + values["extra_time"]


def test_a_locked_call_in_uses_up_the_cap_and_the_days_beside_it() -> None:
    fewer = 0
    for seed in range(20):
        problem = usual(tiny_problem(seed))
        made = first_plan(problem, make_offers(problem), Plan(()))
        for held in made.meetings:
            one = replace(problem, locked=(held,))
            callers = {seat.employee for seat in held.attendance if seat.cls == "called_in"}
            called = compact(one, make_offers(one), DEAR, floors_of(one)).called
            strict = replace(one, policy=replace(one.policy, max_call_ins=len(callers)))
            model = compact(strict, make_offers(strict), DEAR, floors_of(strict))
            for person in callers.intersection(called) if len(callers) == 1 else ():
                ways = [literal for _, literal in model.called[person]]
                model.cp.add_bool_or(ways)
                assert cp_model.CpSolver().solve(model.cp) == cp_model.INFEASIBLE
                fewer += 1
    assert fewer


def cheapest_of_all(problem: Problem, offer: Offer, start: int, size: int) -> int | None:
    """The cheapest group of so many at a start, every group tried; None where there is none."""
    said = answers(problem, offer, offer.table.people, floors_of(problem))
    able = [row for row in range(len(said.people)) if said.price[row, start] < FAR]
    spare = int(said.within[:, start].sum() - said.back[start])
    sums = [
        sum(int(said.price[row, start]) for row, here in zip(able, taken, strict=True) if here)
        for taken in product((False, True), repeat=len(able))
        if sum(taken) >= size and sum(
            bool(said.within[row, start]) for row, here in zip(able, taken, strict=True) if here
        ) <= spare
    ]
    return min(sums, default=None)


@pytest.mark.parametrize("seed", range(20))
def test_no_group_is_cheaper_than_is_said(seed: int) -> None:
    problem = tiny_problem(seed)
    for offer in make_offers(problem):
        said = answers(problem, offer, offer.table.people, floors_of(problem))
        for size in (1, 2, 3):
            told = _Group(said, size, ()).price(None)
            for start in range(len(offer.starts)):
                best = cheapest_of_all(problem, offer, start, size)
                assert best is None or told[start] == best


def test_a_vagtlag_that_is_wanted_is_paid_for() -> None:
    dearer = 0
    for seed in range(20):
        problem = tiny_problem(seed)
        for offer in make_offers(problem):
            said = answers(problem, offer, offer.table.people, floors_of(problem))
            everybody = Crew(tuple(range(len(said.people))), len(said.people), 10**6)
            plain = _Group(said, 1, ()).price(None)
            wanted = _Group(said, 1, (everybody,)).price(None)
            assert (wanted >= np.where(said.free.any(axis=0), plain, 0)).all()
            dearer += int((wanted > plain).any())
    assert dearer


def test_what_has_no_room_beside_each_other_is_named() -> None:
    hours = [Span(60 * n, 60 * n + 60) for n in range(4)]
    assert disjoint([hours[:1], hours[1:2]])
    assert not disjoint([hours[:2], hours[:2], hours[:2]])
    assert disjoint([hours[:2], hours[:3], hours[:2]])


@pytest.mark.parametrize("seed", range(8))
def test_a_guide_has_room_for_what_it_holds(seed: int) -> None:
    problem = tiny_problem(seed)
    bounds = Bounds(problem, make_offers(problem))
    bounds.starts()
    for guide in bounds._guides:
        assert not crowded(guide.model, guide.values)
