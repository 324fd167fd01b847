"""A search that begins with a plan: never worse, and what has become wrong is left out."""

from dataclasses import replace
from datetime import timedelta

import pytest

from models.plan import Plan
from planner.judging import check
from planner.solver.greedy import construct
from planner.solver.judged import rank, restated
from planner.solver.model import build
from planner.solver.objectives import build_ladder
from planner.solver.offers import make_offers
from planner.solver.outcome import plain_plan
from planner.solver.run import plan
from planner.solver.start import values_of
from tests.make import TALK, broken, employee, meeting, problem, seat, seeded_problem, window
from tests.make import plan as a_plan
from tests.planner.solver.tiny import QUICK


@pytest.mark.parametrize("seed", range(10))
def test_a_plan_turned_into_values_and_back_is_the_same(seed: int) -> None:
    about = seeded_problem(seed)
    offers = make_offers(about)
    made = construct(about, offers)
    model = build(about, offers)
    values = values_of(model, build_ladder(model), made)
    again = plain_plan(model, values, 0)
    assert again.meetings == made.meetings
    assert {c: set(m) for c, m in again.courses.items()} == {
        c: set(m) for c, m in made.courses.items()
    }


@pytest.mark.parametrize("seed", [1, 4, 7, 12])
def test_what_comes_of_a_plan_is_no_worse_than_it(seed: int) -> None:
    about = seeded_problem(seed)
    before = plan(about, replace(QUICK, work=0.6))
    after = plan(about, replace(QUICK, work=0.05, seed=9), start=before)
    assert rank(about, after) <= rank(about, before)
    assert broken(check(about, after)) == []


def test_a_plan_between_the_usual_times_is_kept_where_nothing_is_better() -> None:
    kind = replace(TALK, windows=(window("10-12", {1}),))
    about = problem(employee("Åse", shifts=["2026-01-05 07-15"]), kinds=[kind])
    held = a_plan(meeting("2026-01-05 10:10-11:10", "Åse"))
    made = plan(about, QUICK, start=held)
    assert rank(about, made) <= rank(about, restated(about, held))
    assert len(made.meetings) == 1


def test_what_has_become_wrong_is_left_out_and_mended() -> None:
    about = next(
        p for p in map(seeded_problem, range(50))
        if len(construct(p, make_offers(p)).meetings) > 3
    )
    before = plan(about, QUICK)
    who = before.meetings[0].attendance[0].employee
    first = before.meetings[0].span.first_day
    people = tuple(
        replace(p, away=p.away | {first, first + timedelta(days=1)}) if p.id == who else p
        for p in about.roster.employees
    )
    later = replace(about, roster=replace(about.roster, employees=people))
    made = plan(later, QUICK, start=before)
    assert broken(check(later, made)) == []
    assert made.meetings


def test_classes_are_those_of_the_roster_of_today() -> None:
    about = problem(employee("Åse", shifts=["2026-01-05 07-15"]))
    stale = a_plan(meeting("2026-01-05 10-11", seat("Åse", "called_in", 60)))
    (attendance,) = restated(about, stale).meetings[0].attendance
    assert (attendance.cls, attendance.extra_minutes) == ("on_shift", 0)


def test_who_and_what_is_no_more_is_left_out() -> None:
    about = problem(employee("Åse", shifts=["2026-01-05 07-15"]))
    old = a_plan(
        meeting("2026-01-05 10-11", "Åse", "gone", room="r", lead="l"),
        meeting("2026-01-06 10-11", "Åse", id="nobody-asked-1"),
    )
    now: Plan = restated(about, old)
    (kept,) = now.meetings
    assert [a.employee for a in kept.attendance] == ["Åse"]
    assert (kept.room, kept.lead) == (None, None)
