"""Two periods, one after the other, are judged as one period of both would be."""

import random
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

from models.meetings import GroupSize, Interval, Meeting, MeetingKind, Series
from models.people import DAY, EVENING, NIGHT, Employee
from models.plan import Plan
from models.policy import Policy
from models.problem import Problem
from models.roster import Roster
from models.timespan import Period, Span, moment_of
from planner.history.following import follow
from planner.judging import check
from tests.make import day, employee, plan, seat
from tests.make import problem as problem_of

CODES = {
    "interval", "call_in_gap", "heavy_gap", "rest", "weekly_rest", "meetings_per_week",
    "working_hours", "two_at_once", "absence",
}
CLOCKS = {DAY: "07-15", EVENING: "15-23", NIGHT: "23-07"}


def whole_problem(rng: random.Random) -> Problem:
    """Two weeks of four people, and a row or two of one meeting a week."""
    first = day("2026-01-05") + timedelta(days=rng.randint(0, 6))
    days = Period(first, first + timedelta(days=13)).days()
    people = [
        employee(name, team, [
            f"{d} {CLOCKS[rng.choice((team, team, DAY))]}" for d in days
            if d == days[0] or rng.random() < 0.55
        ])
        for name, team in (("Åse", DAY), ("Bo", EVENING), ("Eva", NIGHT), ("Ib", DAY))
    ]
    kinds = [
        MeetingKind(
            id=f"k{n}", name=f"Møde {n}", minutes=rng.choice((60, 90)), group=GroupSize(1, 4),
            windows=(), interval=Interval(7, rng.randint(2, 7), rng.randint(7, 12)),
            load_points=rng.randint(1, 3),
        )
        for n in range(3)
    ]
    policy = Policy(
        floor=(), max_call_ins=9, call_in_gap_days=rng.choice((2, 7, 9)),
        heavy_gap_days=rng.choice((0, 5, 9)), heavy_points=rng.choice((2, 3)),
        max_meetings_per_day=3, max_meetings_per_week=rng.choice((1, 2)),
        week_minutes=rng.choice((1800, 2220, 2880)), night_minutes=0,
        reduced_rest_minutes=rng.choice((0, 0, 480)),
    )
    return problem_of(
        *people, period=f"{days[0]} {days[-1]}", kinds=kinds, policy=policy,
        series=[Series(f"row{n}", f"k{n}") for n in range(3)],
    )


def careless(rng: random.Random, about: Problem) -> Iterator[Meeting]:
    """A meeting of each row in each week, on any day: for one, in the second week perhaps two."""
    for row in about.series:
        for week in (0, 1):
            minute = 1440 * (7 * week + rng.randint(0, 6)) + 60 * rng.randint(6, 21)
            start = moment_of(about.period.first + timedelta(days=minute // 1440), minute % 1440)
            people = rng.sample([p.id for p in about.roster.employees], rng.randint(1, 1 + week))
            yield Meeting(
                f"{row.id}-{week + 1}", row.kind, row.id,
                Span(start, start + about.kind(row.kind).minutes), tuple(map(seat, people)),
            )


def half(about: Problem, first: int) -> Problem:
    """One week of it, and the shifts that begin then."""
    start = about.period.first + timedelta(days=first)
    week = Period(start, start + timedelta(days=6))

    def of(person: Employee) -> Employee:
        return replace(person, shifts=tuple(s for s in person.shifts if s.span.first_day in week))

    return replace(
        about, period=week, roster=Roster(week, tuple(map(of, about.roster.employees)))
    )


def told(about: Problem, made: Plan, meetings: set[str]) -> set[tuple[str, str]]:
    """Code and person of what is said of some meetings, or of hours and free days, which the
    meetings of both weeks take together."""
    return {
        (f.code, f.employee or f.meeting or "") for f in check(about, made).findings
        if f.code in CODES and f.severity == "error"
        and (f.meeting in meetings or f.code in ("working_hours", "weekly_rest"))
    }


def compared(seed: int) -> set[str] | None:
    """Codes of what the second week breaks, told alike in both ways; None where the first week is
    not sound by itself."""
    rng = random.Random(seed)
    about = whole_problem(rng)
    meetings = [*careless(rng, about)]
    former = [m for m in meetings if m.id.endswith("-1")]
    latter = [m for m in meetings if m.id.endswith("-2")]
    if any(f.code in CODES and f.severity == "error"
           for f in check(about, plan(*former)).findings):
        return None
    here = {m.id for m in latter}
    as_one = told(about, plan(*(replace(m, locked=True) for m in former), *latter), here)
    second = follow(half(about, 0), plan(*former), half(about, 7).roster, "Anden").problem
    renamed = [replace(m, id=f"{m.series}-1") for m in latter]
    apart = {
        (code, who.replace("-1", "-2"))
        for code, who in told(second, plan(*renamed), {m.id for m in renamed})
    }
    # Hours that the first week's meetings alone take are told of nobody in the second.
    extra = {line.employee for line in check(second, plan(*renamed)).by_employee
             if line.extra_minutes}
    as_one = {(code, who) for code, who in as_one if code != "working_hours" or who in extra}
    assert apart == as_one
    return {code for code, _ in apart}


def test_apart_is_judged_as_one() -> None:
    found = [codes for seed in range(400) if (codes := compared(seed)) is not None]
    assert len(found) >= 20
    assert set().union(*found) == CODES - {"absence"}


def across_midnight(seed: int) -> set[str]:
    """Codes of what a meeting of the second week breaks beside one that ran on into it from the
    last evening of the first, told alike in both ways."""
    rng = random.Random(seed)
    about = whole_problem(rng)
    eve = about.period.first + timedelta(days=6)
    people = [p.id for p in about.roster.employees]

    def of(row: int, number: int, minute: int, length: int, crew: list[str]) -> Meeting:
        start = moment_of(eve + timedelta(days=minute // 1440), minute % 1440)
        return Meeting(
            f"row{row}-{number}", f"k{row}", f"row{row}", Span(start, start + length),
            tuple(map(seat, crew)),
        )

    former = of(0, 1, rng.randint(22, 23) * 60 + 30, rng.choice((60, 120, 240)),
                rng.sample(people, 2))
    latter = of(1, 2, 1440 + 30 * rng.randint(0, 24), 60, rng.sample(people, 2))
    second = follow(half(about, 0), plan(former), half(about, 7).roster, "Anden").problem
    renamed = replace(latter, id="row1-1")
    judged = check(second, plan(renamed))
    extra = {line.employee for line in judged.by_employee if line.extra_minutes}
    locked = replace(former, locked=True)
    both, alone = (
        told(about, plan(locked, *more), {former.id, latter.id}) for more in ([latter], [])
    )
    if any(code != "working_hours" for code, _ in alone):
        return set()
    as_one = {
        (code, who.replace("-2", "-1")) for code, who in both
        if code != "working_hours" or who in extra
    }
    apart = {
        ("two_at_once" if code == "absence" else code, who)
        for code, who in told(second, plan(renamed), {renamed.id})
    }
    assert apart == as_one, seed
    return {code for code, _ in apart}


def test_a_meeting_that_runs_on_into_the_period_is_looked_at() -> None:
    found = set().union(*map(across_midnight, range(120)))
    assert {"two_at_once", "rest", "weekly_rest", "working_hours"} <= found
