"""Units that share a supervisor are asked as one, and what comes of it suits all of them."""

import time
from collections.abc import Mapping, Sequence
from dataclasses import replace

import pytest

from models.plan import Plan
from models.problem import Problem
from models.timespan import Span
from planner.hands import Job
from planner.judging.together import check_together
from planner.many.ahead import (
    Ahead,
    Least,
    Starts,
    least_minutes,
    look_ahead,
    look_at_points,
    look_jointly,
)
from planner.many.granted import NOTHING, needs_shared
from planner.many.granted import given as granted_of
from planner.many.jointly import Jointly, of_unit
from planner.many.looking import Looking
from planner.many.parts import Parts, as_one, parts_of
from planner.many.rounds import Rounds
from planner.many.seeking import LookJointly
from planner.many.solving import in_this_process
from planner.solver.bounds import DEAR, Bounds
from planner.solver.compact import compact
from planner.solver.offers import make_offers
from planner.solver.options import PlanOptions
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
    found = asked(formed, parts).times(parts.units, alone, 60.0)
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
    found, given = jointly.whole(parts.units, 60.0), jointly.times(parts.units, alone, 60.0)
    assert found is not None
    assert given is not None
    least = [one.least for one in (found, *alone.values())]
    assert None not in least
    assert sum(found.points) >= sum(sum(one.points) for one in alone.values())
    assert sum(given.points) >= sum(found.points)


def test_who_is_asked_beside_others_leaves_them_what_they_have(
    formed: Problem, parts: Parts, alone: Mapping[str, Ahead]
) -> None:
    first, second = parts.units[:2]
    held = granted_of([first], parts.shared, alone)
    assert held[first.name]
    found = asked(formed, parts).beside(second, held, 60.0)
    assert found is not None
    assert set(found.starts) == set(alone[second.name].starts)
    mine = granted_of([second], parts.shared, {second.name: found}, held)
    both = {first.name: Plan(held[first.name]), second.name: Plan(mine[second.name])}
    assert check_together(both, parts.shared) == ()
    assert {m.id for m in mine[second.name]} >= shared_of(parts) & found.first.keys()
    assert sum(found.points) >= sum(alone[second.name].points)


def test_what_is_shared_first_and_then_all_else_around_it(
    formed: Problem, parts: Parts, alone: Mapping[str, Ahead]
) -> None:
    jointly = asked(formed, parts)
    found = jointly.shared_times(parts.units, NOTHING, 60.0)
    assert found is not None
    assert found.least is None  # as if there were nothing else
    assert set(found.starts) == shared_of(parts)
    for unit in parts.units:
        mine = of_unit(unit, found.starts)
        around = jointly.around(unit, mine, NOTHING, 60.0)
        assert around is not None
        assert set(mine) <= set(around.starts) == set(alone[unit.name].starts)
        for id_, starts in mine.items():
            assert starts & around.starts[id_]


def test_the_fewest_points_alone_are_the_same(parts: Parts, alone: Mapping[str, Ahead]) -> None:
    for unit in parts.units:
        found = look_at_points(unit.problem, 1)
        assert found.points == alone[unit.name].points
        assert found.least == Least(sum(found.points))
        assert look_at_points(unit.problem, 1, seconds=0.0).least == Least(0)


@pytest.mark.parametrize("lost", [0, 1000])
def test_many_units_have_times_that_suit_one_another(
    formed: Problem, parts: Parts, alone: Mapping[str, Ahead], monkeypatch: pytest.MonkeyPatch,
    lost: int,
) -> None:
    """`lost`: 0 asks each of them once more beside the others."""
    monkeypatch.setattr("planner.many.jointly.MEETINGS", 1)
    monkeypatch.setattr("planner.many.crowd.LOST", lost)
    jobs: list[Job[Ahead]] = []
    told: dict[str, Ahead] = {}

    def ask(job: Job[Ahead]) -> Ahead:
        jobs.append(job)
        return job(lambda _: None)

    def as_one(_: Sequence[str], __: Ahead) -> None:
        raise AssertionError("the whole is not asked about")

    rounds = Rounds(
        parts.units, parts.shared, PlanOptions(), in_this_process, 1, lambda *_: None, lambda: False
    )
    looking = Looking(
        formed, rounds, ask, 1, time.monotonic() + 1000.0, told.__setitem__, as_one,
    )
    looking.look_ahead()
    assert looking.joint == {unit.name for unit in parts.units} == set(told)
    grants = granted_of(parts.units, parts.shared, looking.aheads)
    assert check_together({name: Plan(some) for name, some in grants.items()}, parts.shared) == ()
    for unit in parts.units:
        found = looking.aheads[unit.name]
        assert found.points == alone[unit.name].points
        assert set(found.starts) == set(alone[unit.name].starts)
    beside = [job for job in jobs if isinstance(job, LookJointly) and not (job.given or job.only)]
    assert len(beside) == (0 if lost else len(parts.units))


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
    assert jointly.whole(parts.units, 4.0) is None
    assert not look_jointly(formed, 1, seconds=0.0).starts


def test_blocks_are_as_many_units_as_may_be_asked_as_one(
    formed: Problem, parts: Parts, monkeypatch: pytest.MonkeyPatch
) -> None:
    jointly = asked(formed, parts)
    assert jointly.few(parts.units)
    assert jointly.blocks(parts.units) == [list(parts.units)]
    monkeypatch.setattr("planner.many.jointly.MEETINGS", 1)
    assert not jointly.few(parts.units)
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
