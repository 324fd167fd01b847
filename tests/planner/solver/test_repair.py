"""Mending a plan: as few changes as can be, never what is locked, and with a proof."""

from dataclasses import replace
from datetime import date, timedelta
from functools import lru_cache
from itertools import combinations
from time import process_time

import pytest

from models.agenda import occurrences
from models.meetings import GroupSize, Incident, Meeting, MeetingKind, Series
from models.people import DAY, EVENING, Employee
from models.plan import Plan
from models.problem import Problem
from planner.judging import check
from planner.sample import sample_problem
from planner.solver.greedy import construct
from planner.solver.offers import make_offers
from planner.solver.repair import Repaired, repair, repaired
from planner.solver.run import unfinished
from tests.make import (
    TALK,
    broken,
    day,
    employee,
    meeting,
    plan,
    problem,
    seat,
    seeded_problem,
    window,
)

WEEK = [f"2026-01-{n:02d} 07-15" for n in range(5, 10)]


def without(about: Problem, who: str, days: set[date]) -> Problem:
    """The same with somebody not to be asked on some days."""
    people = tuple(
        replace(p, away=p.away | days) if p.id == who else p for p in about.roster.employees
    )
    return replace(about, roster=replace(about.roster, employees=people))


@lru_cache(maxsize=1)
def sample_plan() -> Plan:
    about = sample_problem()
    return unfinished(about, construct(about, make_offers(about)), 1)


def test_nothing_is_changed_where_nothing_is_wrong() -> None:
    about = sample_problem()
    made = repaired(about, sample_plan())
    assert made.difference.nothing
    assert made.proven
    assert made.plan.meetings == sample_plan().meetings


def sick_calls() -> list[tuple[Meeting, str]]:
    """The first Mondays with a meeting, and somebody who was to take part in it."""
    mondays = [m for m in sample_plan().meetings if m.span.first_day.isoweekday() == 1]
    return [(m, m.participants()[0].employee) for m in mondays[:3]]


@pytest.mark.parametrize("number", range(3))
def test_a_sick_call_on_a_monday_changes_at_most_two_people_or_no_less_is_possible(
    number: int,
) -> None:
    held, who = sick_calls()[number]
    today = held.span.first_day
    about = without(sample_problem(), who, {today, today + timedelta(days=1)})
    began = process_time()
    made = repaired(about, sample_plan(), announced=today)
    assert process_time() - began < 20  # about 1 s on an idle machine
    judged = check(about, made.plan)
    assert broken(judged) == []
    assert who not in {a.employee for m in made.plan.meetings for a in m.attendance
                       if today <= m.span.first_day <= today + timedelta(days=1)}
    assert len(made.difference.people()) <= 2 or made.proven
    assert made.proven
    assert made.difference.moved == ()


def test_the_same_repair_gives_the_same_plan() -> None:
    held, who = sick_calls()[0]
    about = without(sample_problem(), who, {held.span.first_day})
    first, second = (repair(about, sample_plan()) for _ in range(2))
    assert first.meetings == second.meetings


TWO = replace(TALK, group=GroupSize(1, 2), teams_required=(DAY, EVENING))


def crew(*more: Employee) -> list[Employee]:
    return [
        employee("Åse", DAY, WEEK), employee("Bo", EVENING, ["2026-01-05 07-15"]),
        employee("Cæcilie", EVENING, ["2026-01-05 07-15"]), *more,
    ]


HELD = meeting("2026-01-05 10-11", "Åse", "Bo")


def test_somebody_of_the_same_vagtlag_takes_the_place_of_one_who_is_sick() -> None:
    about = without(problem(*crew(), kinds=[TWO]), "Bo", {day("2026-01-05")})
    made = repaired(about, plan(HELD))
    assert made.proven
    (change,) = made.difference.changed
    assert (change.joined, change.left, change.moved) == (("Cæcilie",), ("Bo",), False)
    assert made.difference.people() == {"Bo", "Cæcilie"}


def test_nobody_is_moved_for_a_vagtlag_that_cannot_be_had() -> None:
    about = without(problem(*crew()[:2], kinds=[TWO]), "Bo", {day("2026-01-05")})
    made = repaired(about, plan(HELD))
    assert made.proven
    assert [a.employee for a in made.plan.meetings[0].attendance] == ["Åse"]
    assert made.plan.meetings[0].span == HELD.span


def test_a_meeting_that_cannot_be_held_moves_rather_than_goes() -> None:
    pair = replace(TALK, group=GroupSize(2, 2))
    people = [employee("Åse", DAY, WEEK), employee("Bo", DAY, WEEK)]
    about = without(problem(*people, kinds=[pair]), "Bo", {day("2026-01-05")})
    made = repaired(about, plan(HELD))
    (moved,) = made.difference.moved
    assert moved.after.span.first_day > day("2026-01-05")
    assert made.difference.gone == ()
    assert made.proven


def test_another_meeting_makes_room_where_one_can_be_held_only_then() -> None:
    """Åse's can be on Monday or Tuesday alone; on Tuesday Bo's stands, which can be on any day."""
    early = replace(TALK, id="early", windows=(window("10-11", (1, 2)),), group=GroupSize(1, 1))
    late = replace(TALK, id="late", windows=(window("10-11", (2, 3)),), group=GroupSize(1, 1))
    about = problem(
        employee("Åse", DAY, WEEK[:2]), employee("Bo", EVENING, WEEK[1:3]), kinds=[early, late],
        series=[Series("row", "early", team=DAY), Series("other", "late", team=EVENING)],
    )
    before = plan(
        meeting("2026-01-05 10-11", "Åse", kind="early"),
        meeting("2026-01-06 10-11", "Bo", id="other-1", kind="late", series="other"),
    )
    assert broken(check(about, before)) == []
    sick = without(about, "Åse", {day("2026-01-05")})
    made = repaired(sick, before, announced=day("2025-11-01"))
    assert {moved.after.id for moved in made.difference.moved} == {"row-1", "other-1"}
    assert made.difference.gone == ()
    assert broken(check(sick, made.plan)) == []


def test_what_is_locked_and_what_is_past_stay_as_they_are() -> None:
    people = [employee("Åse", DAY, WEEK), employee("Bo", DAY, WEEK)]
    about = problem(
        *people, series=[Series("row", "talk"), Series("other", "talk")],
    )
    early = meeting("2026-01-05 10-11", "Åse")
    late = meeting("2026-01-08 10-11", "Bo", id="other-1", series="other")
    sick = without(without(about, "Åse", {day("2026-01-05")}), "Bo", {day("2026-01-08")})
    past = repair(sick, plan(early, late), announced=day("2026-01-07"))
    assert past.meetings[0] == early
    assert all(a.employee != "Bo" for a in past.meetings[1].attendance)
    locked = repair(replace(sick, locked=(late,)), plan(early, late))
    assert late in locked.meetings


def test_a_new_incident_gets_its_meeting_and_the_others_stay() -> None:
    people = [employee("Åse", DAY, WEEK), employee("Bo", DAY, WEEK)]
    talk = MeetingKind(
        "debriefing", "Debriefing", 60, GroupSize(1, 9), (window("09-17"),), after_hours=(24, 72)
    )
    about = problem(*people, kinds=[TALK, talk], policy=replace(problem(*people).policy))
    now = replace(
        about,
        incidents=(Incident("h", HELD.span.start + 300, None, ("Åse", "Bo")),),
        series=(*about.series, Series("after", "debriefing", incident="h")),
    )
    made = repaired(now, plan(HELD))
    assert made.difference.changed == ()
    (added,) = made.difference.added
    assert {a.employee for a in added.attendance} == {"Åse", "Bo"}
    assert broken(check(now, made.plan)) == []


def test_who_is_no_more_on_the_roster_sits_in_no_meeting() -> None:
    about = problem(*crew()[::2], kinds=[TWO])
    made = repaired(about, plan(HELD))
    assert broken(check(about, made.plan)) == []
    assert made.plan.meetings[0].span == HELD.span
    assert "Bo" not in {a.employee for a in made.plan.meetings[0].attendance}


def test_a_repair_that_is_stopped_still_gives_a_sound_plan() -> None:
    held, who = sick_calls()[0]
    about = without(sample_problem(), who, {held.span.first_day})
    made = repair(about, sample_plan(), cancel=lambda: True)
    assert made.stopped
    assert broken(check(about, made)) == []


@pytest.mark.parametrize("seed", range(0, 24, 4))
def test_random_plans_are_mended_soundly(seed: int) -> None:
    about = seeded_problem(seed)
    before = construct(about, make_offers(about))
    people = {a.employee for m in before.meetings for a in m.attendance}
    for who in sorted(people)[:1]:
        days = {m.span.first_day for m in before.meetings if who in {
            a.employee for a in m.attendance}}
        sick = without(about, who, set(sorted(days)[:1]))
        made = repaired(sick, before)
        assert broken(check(sick, made.plan)) == []
        assert made.bound <= made.changes
        values = {o.name: o.value for o in made.plan.objectives}
        assert values == dict(check(sick, made.plan).objectives)
        missing = {m.occurrence for m in made.plan.unplaced}
        assert missing | {m.id for m in made.plan.meetings} == {d.id for d in occurrences(sick)}


def test_brute_force_finds_no_repair_with_fewer_people() -> None:
    """Every way to fill the meeting at its time: none leaves a vagtlag covered with less."""
    extra = employee("Dorthe", EVENING, ["2026-01-05 07-15"])
    about = without(problem(*crew(extra), kinds=[TWO]), "Bo", {day("2026-01-05")})
    made: Repaired = repaired(about, plan(HELD))
    names = ["Åse", "Cæcilie", "Dorthe"]
    fewest = min(
        len({"Åse", "Bo"} ^ set(some))
        for size in (1, 2) for some in combinations(names, size)
        if check(about, plan(replace(HELD, attendance=tuple(seat(n) for n in some))))
        .objectives["coverage"] == 0
    )
    assert len(made.difference.people()) == fewest
