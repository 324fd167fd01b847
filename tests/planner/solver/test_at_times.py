"""A plan at given times is a sound one, and as good as any at these times."""

from dataclasses import replace

import pytest

from models.timespan import Span
from planner.judging import check
from planner.solver.at_times import narrowed
from planner.solver.guided import bettered_at, plan_at
from planner.solver.judged import rank
from planner.solver.offers import Offer, make_offers
from planner.solver.options import PlanOptions
from planner.solver.run import put_together
from tests.make import seeded_problem
from tests.planner.solver.test_compact import usual
from tests.planner.test_brute_force import tiny_problem

SOON = PlanOptions(time_limit=60.0, work=2.0)


@pytest.mark.parametrize("seed", range(12))
def test_it_is_no_worse_than_a_plan_at_the_same_times(seed: int) -> None:
    problem = seeded_problem(seed)
    known = put_together(problem)
    starts = {meeting.id: {meeting.span.start} for meeting in known.meetings}
    formed = replace(problem, series=tuple(
        replace(row, courses=tuple(
            replace(course, members=known.courses.get(course.id, ())) for course in row.courses
        )) for row in problem.series
    ))
    made = plan_at(formed, make_offers(formed), starts, SOON)
    left_out = {"unplaced", "never_held"}
    assert not [
        found for found in check(formed, made).findings
        if found.severity == "error" and found.code not in left_out
    ]
    assert all(m.span.start in starts.get(m.id, {m.span.start}) for m in made.meetings)
    assert rank(formed, made)[0] <= rank(formed, known)[0]


@pytest.mark.parametrize("seed", range(6))
def test_an_offer_keeps_who_and_where_at_each_start(seed: int) -> None:
    problem = seeded_problem(seed)
    for offer in make_offers(problem):
        if offer.locked is not None or len(offer.starts) < 2:
            continue
        some = narrowed(offer, offer.starts[1::2])
        assert some.starts == offer.starts[1::2]
        assert some.days == tuple(Span(s, s + 1).first_day for s in some.starts)
        for lead, at in some.leads.items():
            before = {offer.starts[n] for n in offer.leads[lead]}
            assert {some.starts[n] for n in at} == before & {*some.starts}
        assert _rooms(some) == {
            (room, start) for room, start in _rooms(offer) if start in some.starts
        }


def _rooms(offer: Offer) -> set[tuple[str, int]]:
    return {(room, offer.starts[n]) for room, at in offer.rooms.items() for n in at}


@pytest.mark.parametrize("seed", range(12))
def test_one_aim_is_bettered_and_nothing_before_it_given(seed: int) -> None:
    """Each meeting keeps its time or has a later one."""
    problem = usual(seeded_problem(seed))
    first, offers = put_together(problem), make_offers(problem)
    at = {meeting.id: meeting.span.start for meeting in first.meetings}
    starts = {
        offer.due.id: {s for s in offer.starts if s >= at[offer.due.id]}
        for offer in offers if offer.due.id in at
    }
    made = bettered_at(problem, offers, starts, first, "fairness", SOON)
    place = problem.policy.steps.index("fairness") + 1
    assert rank(problem, made)[:place] <= rank(problem, first)[:place]
    assert all(m.span.start >= at.get(m.id, 0) for m in made.meetings)


def test_a_fairer_plan_is_found_where_there_is_one() -> None:
    found = 0
    for seed in range(12):
        problem = usual(tiny_problem(seed))
        first, offers = put_together(problem), make_offers(problem)
        whole = {offer.due.id: offer.starts for offer in offers}
        made = bettered_at(problem, offers, whole, first, "fairness", SOON)
        place = problem.policy.steps.index("fairness")
        found += rank(problem, made)[place] < rank(problem, first)[place]
    assert found
