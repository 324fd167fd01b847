"""The look-ups against the slowest and plainest reckoning there is: one minute after the other."""

import random
from dataclasses import replace
from datetime import timedelta
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from models.people import Employee
from models.plan import Plan
from models.problem import Problem
from models.timespan import Moment, moment_of
from planner.judging import check
from planner.judging.facts import Facts, Held, Seat
from planner.rules.floor import Floor
from planner.rules.rest import Rest
from planner.rules.weekly_rest import WeeklyRest
from tests.make import random_plan, random_problem

RANDOM = st.randoms(use_true_random=False)
few = settings(max_examples=40)


def careless(rng: random.Random) -> Facts:
    """A random problem and a careless plan for it."""
    about = one_period(rng)
    return Facts(about, random_plan(rng, about))


def one_period(rng: random.Random) -> Problem:
    """A random problem of which nothing reaches back to the period before: that is compared with
    two periods as one in `tests/planner/history/test_boundary.py`."""
    made = random_problem(rng)
    people = tuple(replace(person, before=None) for person in made.roster.employees)
    return replace(made, roster=replace(made.roster, employees=people))


def shift_minutes(person: Employee) -> set[Moment]:
    return {m for s in person.shifts for m in range(s.span.start, s.span.end)}


def meeting_minutes(facts: Facts, person: Employee) -> set[Moment]:
    return {
        m for meeting in facts.plan.meetings
        if person.id in {a.employee for a in meeting.attendance}
        for m in range(meeting.span.start, meeting.span.end)
    }


def blocks_of(minutes: set[Moment], adjoining: int) -> list[tuple[Moment, Moment]]:
    """First and last minute of each block of work: a gap of more than `adjoining` ends one."""
    found: list[tuple[Moment, Moment]] = []
    for minute in sorted(minutes):
        if found and minute - found[-1][1] - 1 <= adjoining:
            found[-1] = (found[-1][0], minute)
        else:
            found.append((minute, minute))
    return found


@few
@given(RANDOM)
def test_rest(rng: random.Random) -> None:
    about = one_period(rng)
    # Which rests may be reduced is a question of days, told in the tests of the rule.
    policy = replace(about.policy, reduced_rest_minutes=0)
    about = replace(about, policy=policy)
    facts = Facts(about, random_plan(rng, about))
    expected = 0
    for person in facts.people.values():
        shifts = shift_minutes(person)
        roster = blocks_of(shifts, policy.adjoining_minutes)
        work = blocks_of(shifts | meeting_minutes(facts, person), policy.adjoining_minutes)
        for before, after in pairwise(work):
            touched = before not in roster or after not in roster
            expected += touched and after[0] - before[1] - 1 < policy.rest_minutes
    assert sum(f.code == "rest" for f in Rest().check(facts)) == expected


def short_floors(facts: Facts, held: Held) -> int:
    """Floors that at some minute of a meeting fall below their minimum, or lose their last of the
    professions that stay, for it."""
    here = {seat.person.id for seat in held.seats}
    short = set()
    if held.kind.on_floor:
        return 0
    for minute in range(held.span.start, held.span.end):
        busy = {
            a.employee for m in facts.plan.meetings
            if m.span.start <= minute < m.span.end
            and not facts.problem.kind(m.kind).on_floor
            for a in m.attendance
        }
        on_shift = [
            (person, shift.team) for person in facts.people.values() for shift in person.shifts
            if shift.span.start <= minute < shift.span.end
        ]
        for unit, team in {(p.unit, team) for p, team in on_shift if p.id in here}:
            line = facts.policy.floor_line(unit, team)
            crew = [p for p, other in on_shift if line and (p.unit, other) == (unit, team)]
            if line and len({p.id for p in crew} - busy) < line.minimum:
                short.add((unit, team, False))
            skilled = {p.id for p in crew if line and p.profession in line.professions}
            if skilled & here and not skilled - busy:
                short.add((unit, team, True))
    return len(short)


@few
@given(RANDOM)
def test_floor(rng: random.Random) -> None:
    facts = careless(rng)
    expected = sum(short_floors(facts, held) for held in facts.held)
    assert len([*Floor().check(facts)]) == expected


def longest_run(work: set[Moment], start: Moment, end: Moment) -> int:
    longest = run = 0
    for minute in range(start, end):
        run = 0 if minute in work else run + 1
        longest = max(longest, run)
    return longest


@settings(max_examples=20)
@given(RANDOM)
def test_weekly_rest(rng: random.Random) -> None:
    facts = careless(rng)
    wanted, period = facts.policy.weekly_rest_minutes, facts.problem.period
    losers = set()
    for person in facts.people.values():
        shifts = shift_minutes(person)
        work = shifts | meeting_minutes(facts, person)
        for first in period.days():
            last = first + timedelta(days=6)
            if last not in period:
                continue
            start, end = moment_of(first), moment_of(last + timedelta(days=1))
            if longest_run(shifts, start, end) >= wanted > longest_run(work, start, end):
                losers.add(person.id)
    assert {f.employee for f in WeeklyRest().check(facts)} == losers


@few
@given(RANDOM)
def test_sums_of_people_are_the_objectives(rng: random.Random) -> None:
    facts = careless(rng)
    judged = check(facts.problem, facts.plan)
    policy = facts.policy
    assert judged.objectives["extra_time"] == sum(
        p.extra_minutes + policy.call_in_price * p.call_ins for p in judged.by_employee
    )
    weights = {
        p.id: max(
            policy.night_weight if p.home_team == "night" else 1,
            policy.alone_weight if p.alone else 1,
        )
        for p in facts.people.values()
    }
    assert judged.objectives["reach"] == sum(
        len(p.missed) * weights[p.employee] for p in judged.by_employee
    )
    assert sum(p.extra_minutes for p in judged.by_employee) == sum(
        minutes_outside(facts, seat) for held in facts.held for seat in held.seats
    )


def minutes_outside(facts: Facts, seat: Seat) -> int:
    """Minutes of a meeting outside all shifts, and the waits beside it."""
    shifts, span = shift_minutes(seat.person), seat.span
    outside = len(set(range(span.start, span.end)) - shifts)
    return outside + waits(facts.policy.adjoining_minutes, shifts, span.start, span.end)


def waits(adjoining: int, shifts: set[Moment], start: Moment, end: Moment) -> int:
    """Minutes between a meeting and the nearest shift on each side, where near enough."""
    before = 0 if start in shifts else next(
        (n for n in range(adjoining + 1) if start - 1 - n in shifts), 0
    )
    after = 0 if end - 1 in shifts else next(
        (n for n in range(adjoining + 1) if end + n in shifts), 0
    )
    return before + after


@few
@given(RANDOM)
def test_any_plan_can_be_judged_even_for_another_problem(rng: random.Random) -> None:
    about, other = random_problem(rng), random_problem(rng)
    stranger: Plan = random_plan(rng, other)
    judged = check(about, stranger)
    assert len(judged.by_employee) == len(about.roster.employees)
    assert [f.severity for f in judged.findings] == sorted(
        (f.severity for f in judged.findings), key=["error", "warning", "info"].index
    )


def test_random_problems_hold_something_of_everything() -> None:
    """What the property tests stand on: no field of the world stays empty in all of them."""
    seen: list[Problem] = [random_problem(random.Random(seed)) for seed in range(80)]
    assert any(p.incidents for p in seen)
    assert any(s.courses for p in seen for s in p.series)
    assert any(lead.employee for p in seen for lead in p.leads)
    assert any(lead.employee is None for p in seen for lead in p.leads)
    assert any(p.rooms for p in seen)
    assert any(not p.rooms for p in seen)
    assert any(p.wishes for p in seen)
    assert any(p.carried for p in seen)
    assert {len(p.series) for p in seen} == {1, 2, 3, 4}
    assert {len(p.roster.employees) for p in seen} == set(range(3, 9))
    assert any(len(p.roster.units()) == 2 for p in seen)
    assert any(
        s.span.minutes % 60 for p in seen for e in p.roster.employees for s in e.shifts
    )
