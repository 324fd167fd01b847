"""Units that share a supervisor are asked as one, and what comes of it suits all of them."""

from collections.abc import Mapping
from dataclasses import replace

import pytest

from models.plan import Plan
from models.problem import Problem
from models.timespan import Span
from planner.judging.together import check_together
from planner.many.ahead import (
    Ahead,
    Least,
    Starts,
    least_minutes,
    look_ahead,
    look_jointly,
)
from planner.many.granted import NOTHING, needs_shared
from planner.many.granted import given as granted_of
from planner.many.jointly import Jointly, of_unit
from planner.many.parts import Parts, as_one, parts_of
from planner.many.seeking import LookJointly
from planner.solver.bounds import DEAR, Bounds
from planner.solver.compact import compact
from planner.solver.offers import make_offers
from planner.solver.standalone import floors_of


@pytest.fixture(scope="module")
def parts(formed: Problem) -> Parts:
    """The home of two units in parts."""
    return parts_of(formed)


@pytest.fixture(scope="module")
def alone(parts: Parts) -> Mapping[str, Ahead]:
    """What each would like by itself."""
    return {unit.name: look_ahead(unit.problem, 1, brief=True) for unit in parts.units}


def asked(formed: Problem, parts: Parts) -> Jointly:
    return Jointly(formed, parts.shared, 1, lambda job: job(lambda _: None))


def shared_of(parts: Parts) -> set[str]:
    return {
        id_ for unit in parts.units for id_, shared in
        ((due.id, any(needs_shared(unit.problem, due, parts.shared)))
         for due in (offer.due for offer in make_offers(unit.problem))) if shared
    }


def test_times_of_all_suit_one_another(
    formed: Problem, parts: Parts, alone: Mapping[str, Ahead]
) -> None:
    found = asked(formed, parts).times(parts.units, alone, NOTHING, 60.0)
    assert found is not None
    aheads = {
        unit.name: replace(
            alone[unit.name], starts=of_unit(unit, found.starts), first=of_unit(unit, found.first)
        ) for unit in parts.units
    }
    grants = granted_of(parts.units, parts.shared, aheads)
    assert check_together({name: Plan(some) for name, some in grants.items()}, parts.shared) == ()
    wanted = shared_of(parts) & found.first.keys()
    assert wanted
    assert {meeting.id for some in grants.values() for meeting in some} >= wanted
    # Whatever hangs on nothing shared is held when each would hold it by itself.
    for unit in parts.units:
        for id_, starts in of_unit(unit, found.starts).items():
            if id_ not in shared_of(parts):
                assert starts <= alone[unit.name].starts[id_]


def test_bounds_of_all_are_no_lower_than_those_of_each(
    formed: Problem, parts: Parts, alone: Mapping[str, Ahead]
) -> None:
    jointly = asked(formed, parts)
    found, given = (
        jointly.whole(parts.units, 60.0), jointly.times(parts.units, alone, NOTHING, 60.0)
    )
    assert found is not None
    assert given is not None
    least = [one.least for one in (found, *alone.values())]
    assert None not in least
    assert sum(found.points) >= sum(sum(one.points) for one in alone.values())
    assert sum(given.points) >= sum(found.points)


def test_who_is_asked_later_leaves_the_others_what_they_have(
    formed: Problem, parts: Parts, alone: Mapping[str, Ahead]
) -> None:
    first, second = parts.units[:2]
    held = granted_of([first], parts.shared, alone)
    assert held[first.name]
    found = asked(formed, parts).times([second], alone, held, 60.0)
    assert found is not None
    mine = granted_of(
        [second], parts.shared, {second.name: replace(found, starts=found.starts)}, held
    )
    both = {first.name: Plan(held[first.name]), second.name: Plan(mine[second.name])}
    assert check_together(both, parts.shared) == ()
    assert {m.id for m in mine[second.name]} >= shared_of(parts) & found.first.keys()


def test_nothing_is_asked_of_those_who_share_nothing_or_have_no_groups(
    home: Problem, formed: Problem, parts: Parts
) -> None:
    jointly = asked(formed, parts)
    assert jointly.needed(parts.units)
    assert not jointly.needed(parts.units[:1])
    unformed = parts_of(home)
    assert not asked(home, unformed).needed(unformed.units)


def test_nothing_comes_of_too_little_time(formed: Problem, parts: Parts) -> None:
    def never(_: LookJointly) -> Ahead:
        raise AssertionError

    jointly = Jointly(formed, parts.shared, 1, never)
    assert jointly.whole(parts.units, 5.0) is None
    assert not look_jointly(formed, {}, 1, seconds=0.0).starts


def test_blocks_are_as_many_units_as_may_be_asked_as_one(
    formed: Problem, parts: Parts, monkeypatch: pytest.MonkeyPatch
) -> None:
    jointly = asked(formed, parts)
    assert jointly.blocks(parts.units) == [list(parts.units)]
    monkeypatch.setattr("planner.many.jointly.MEETINGS", 1)
    assert jointly.blocks(parts.units) == [[unit] for unit in parts.units]


def test_parts_are_put_back_together(formed: Problem, parts: Parts) -> None:
    whole = as_one(formed, parts.units)
    assert set(whole.roster.employees) == set(formed.roster.employees)
    assert {s.id for s in whole.series} == {s.id for s in formed.series}
    one = parts.units[0]
    assert as_one(formed, [one]) == one.problem


def test_one_lead_is_in_one_place(formed: Problem) -> None:
    """In the easier problem of all meetings two of different units are not led at once."""
    offers = make_offers(formed)
    model = compact(formed, offers, DEAR, floors_of(formed))
    bounds = Bounds(formed, offers)
    best = bounds._solve(model.cp, model.points, 4.0)
    assert best.values
    starts: Starts = model.starts(best.values)
    led: list[list[Span]] = [
        [Span(at, at + offer.kind.minutes) for at in starts[offer.due.id]]
        for offer in offers if [*offer.leads] == ["all"] and offer.due.id in starts
    ]
    assert len(led) > 1
    for n, one in enumerate(led):
        for other in led[:n]:
            assert any(not a.shared(b) for a in one for b in other)


def test_the_least_extra_time_of_parts_is_that_of_plans_as_good_as_theirs() -> None:
    parts = [Least(10, fewest=450, reached=500, together={100: 1400}), Least(5, 30, 40, {100: 500})]
    assert least_minutes(parts, 15, 0) == 540
    assert least_minutes(parts, 15, 1) == 480
    assert least_minutes(parts, 16, 0) == 300
    assert least_minutes([Least(10, 450, 500)], 11, 0) == 0
