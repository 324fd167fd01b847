"""What there is to choose, found before there is a model."""

from itertools import count

import pytest

from models.agenda import occurrences
from planner.candidates import candidate_times
from planner.possible import why_not_held
from planner.progress import Stopped
from planner.resources import suitable_leads
from planner.solver.model import build
from planner.solver.offers import make_offers
from tests.make import seeded_problem


@pytest.mark.parametrize("seed", range(12))
def test_a_time_is_offered_where_nothing_forbids_it_and_counted_where_something_does(
    seed: int,
) -> None:
    problem = seeded_problem(seed)
    for offer, due in zip(make_offers(problem), occurrences(problem), strict=True):
        kind = problem.kind(due.kind)
        times = candidate_times(due, kind, problem.policy)
        why = [
            why_not_held(problem, due, kind, offer.table, offer.leading, column)
            for column in range(len(times.starts))
        ]
        assert offer.columns == tuple(n for n, reason in enumerate(why) if reason is None)
        assert offer.dropped.total() == times.dropped.total() + len(why) - len(offer.columns)
        assert set(offer.leads) == {x.id for x in suitable_leads(problem, due, kind)}


def test_only_what_was_asked_for_is_offered() -> None:
    problem = seeded_problem(1)
    wanted = {occurrences(problem)[0].id}
    assert [offer.due.id for offer in make_offers(problem, only=wanted)] == list(wanted)


@pytest.mark.parametrize("seed", range(6))
def test_of_a_meeting_that_keeps_its_time_everything_else_is_offered(seed: int) -> None:
    problem = seeded_problem(seed)
    for offer in [offer for offer in make_offers(problem) if offer.starts]:
        id_, index = offer.due.id, len(offer.starts) // 2
        start = offer.starts[index]
        (only,) = make_offers(problem, only={id_}, at={id_: start})
        assert (only.starts, only.days) == ((start,), (offer.days[index],))
        for name in ("leads", "rooms"):
            held = {who for who, at in getattr(offer, name).items() if index in at}
            assert {who for who, at in getattr(only, name).items() if at} == held
        there, here = offer.columns[index], only.columns[0]
        assert only.table.people == offer.table.people
        assert (only.table.cls[:, here] == offer.table.cls[:, there]).all()
        assert (only.table.extra[:, here] == offer.table.extra[:, there]).all()


def test_a_time_that_is_no_candidate_leaves_all_times_open() -> None:
    problem = seeded_problem(1)
    offer = make_offers(problem)[0]
    (same,) = make_offers(problem, only={offer.due.id}, at={offer.due.id: 1})
    assert same.starts == offer.starts


@pytest.mark.parametrize("after", [0, 1, 4, 8])
def test_a_wish_to_stop_is_heard_while_offers_and_model_are_made(after: int) -> None:
    asked = count()
    with pytest.raises(Stopped):
        build(seeded_problem(2), cancel=lambda: next(asked) >= after)
    assert next(asked) == after + 1
