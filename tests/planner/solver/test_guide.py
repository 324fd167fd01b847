"""The times at which the search begins: a plan of the easier problem, no better than its bound."""

from datetime import date

import pytest

from models.plan import Plan
from models.timespan import Span, day_of
from planner.solver.bounds import Bounds
from planner.solver.compact import disjoint
from planner.solver.model import build
from planner.solver.neighbourhoods import left_out, same_days
from planner.solver.objectives import build_ladder
from planner.solver.offers import make_offers
from planner.solver.run import first_plan
from planner.solver.start import values_of
from tests.make import seeded_problem
from tests.planner.test_brute_force import tiny_problem

SEEDS = range(12)


def of_days(chosen: dict[str, list[Span]]) -> dict[date, list[list[Span]]]:
    """When the meetings of each day may be held."""
    found: dict[date, list[list[Span]]] = {}
    for spans in chosen.values():
        found.setdefault(day_of(spans[0].start), []).append(spans)
    return found


def days_of(starts: dict[str, frozenset[int]]) -> dict[str, set[date]]:
    """The days of the starts of each meeting."""
    return {id_: {day_of(at) for at in some} for id_, some in starts.items()}


@pytest.mark.parametrize("seed", SEEDS)
def test_each_meeting_has_the_starts_of_one_day(seed: int) -> None:
    problem = tiny_problem(seed)
    offers = make_offers(problem)
    starts = Bounds(problem, offers).starts()
    offered = {offer.due.id: set(offer.starts) for offer in offers}
    assert all(len(days) == 1 for days in days_of(starts).values())
    assert all(set(some) <= offered[id_] for id_, some in starts.items())


@pytest.mark.parametrize("seed", SEEDS)
def test_no_guide_is_below_the_bound_and_none_holds_two_at_once(seed: int) -> None:
    problem = tiny_problem(seed)
    bounds = Bounds(problem, make_offers(problem))
    bounds.starts()
    points = 0
    for guide in bounds._guides:
        assert guide.values
        points += guide.model.points.value(guide.values)
        chosen = {
            held.offer.due.id: [
                Span(held.offer.starts[n], held.offer.starts[n] + held.offer.kind.minutes)
                for n in group.starts
            ]
            for held in guide.model.held if (group := held.chosen(guide.values)) is not None
            and not held.offer.kind.on_floor and held.offer.locked is None
        }
        for some in of_days(chosen).values():
            assert disjoint(some)
    assert points >= bounds.coverage()


def test_what_costs_more_than_it_seemed_is_noted_once() -> None:
    problem = tiny_problem(3)
    bounds = Bounds(problem, make_offers(problem))
    bounds.starts()
    guide = bounds._guides[0]
    held = next(h for h in guide.model.held if h.chosen(guide.values) and not h.offer.locked)
    points, minutes = held.points.value(guide.values), held.minutes.value(guide.values)
    dear = {held.offer.due.id: (points + 5, minutes + 30)}
    assert guide.learn(dear)
    assert held.points.value(guide.values) == points + 5
    assert held.minutes.value(guide.values) == minutes + 30
    assert not guide.learn(dear)


def test_what_a_plan_leaves_out_costs_as_much_when_the_guide_would_hold_it() -> None:
    problem = tiny_problem(3)
    bounds = Bounds(problem, make_offers(problem))
    bounds.starts()
    guide = bounds._guides[0]
    held = [h for h in guide.model.held if h.chosen(guide.values) and not h.offer.locked]
    assert held
    assert bounds.learn(Plan(()), minutes=False)
    least = problem.policy.coverage.unplaced
    assert all(one.points.value(guide.values) >= least for one in held)
    assert not bounds.learn(Plan(()), minutes=False)


def test_a_plan_stays_on_its_days() -> None:
    problem = seeded_problem(5)
    offers = make_offers(problem)
    model = build(problem, offers)
    made = first_plan(problem, offers, Plan(()))
    values = values_of(model, build_ladder(model), made)
    part = same_days(model, values)
    closed = {literal.index for literal in left_out(model, part)}
    days = {meeting.id: meeting.span.first_day for meeting in made.meetings}
    assert days
    for slot in model.slots:
        open_ = {d for d, at in zip(slot.days, slot.at, strict=True) if at.index not in closed}
        assert open_ == ({days[slot.due.id]} if slot.due.id in days else set(slot.days))
