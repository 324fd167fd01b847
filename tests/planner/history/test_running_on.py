"""The last meeting of a period may run past midnight: whoever and whatever is in it is not free in
the next period until its end, and a lead's week has the meetings of both."""

from dataclasses import replace

from models.meetings import Meeting
from models.plan import Plan
from models.problem import Problem
from models.resources import Lead, Room, Taken
from models.roster import Roster
from models.timespan import Period
from planner.history.following import follow
from planner.judging import check
from planner.rules.absence import Absence
from planner.solver.options import PlanOptions
from planner.solver.run import plan as planned
from tests.make import (
    FREE,
    TALK,
    at,
    broken,
    day,
    employee,
    meeting,
    plan,
    problem,
    said,
    span,
    window,
)

QUICK = PlanOptions(time_limit=10, work=1)
NIGHTLY = replace(TALK, windows=(window("00-03"), window("10-12")), lead="internal")
LEAD = Lead("l1", "Vera", ("talk",))
ROOM = Room("r1", "Stuen", 9)
EVE = "2026-01-11 23:30-00:30"


def led(text: str, *people: str, lead: str | None = "l1", room: str | None = "r1") -> Meeting:
    return meeting(text, *people, lead=lead, room=room)


def second(lead: Lead = LEAD, room: Room = ROOM, *more: Meeting) -> Problem:
    """The week after one whose last meeting, of Åse, ends half an hour after midnight."""
    first = problem(
        employee("Åse"), employee("Bo"), kinds=[NIGHTLY], leads=[lead], rooms=[room],
        policy=replace(FREE, rest_minutes=0, weekly_rest_minutes=0, call_in_gap_days=0),
    )
    week = Period(day("2026-01-12"), day("2026-01-18"))
    made: Plan = plan(*more, led(EVE, "Åse"))
    return follow(first, made, Roster(week, first.roster.employees), "Næste").problem


def test_nobody_is_in_two_places() -> None:
    about = second()
    assert said(Absence(), about, led("2026-01-12 00:30-01:30", "Åse")) == []
    assert said(Absence(), about, led("2026-01-12 00:00-01:00", "Bo")) == []
    assert said(Absence(), about, led("2026-01-12 00:00-01:00", "Åse")) == [
        "absence: Åse er stadig til et møde fra den forrige periode (søn 11/1 kl. 23:30–00:30), "
        "men er sat til Refleksion man 12/1 kl. 00:00–01:00."
    ]
    only = replace(about, kinds=(replace(NIGHTLY, windows=(window("00-02", {1}),), lead="none"),))
    alone = replace(only, roster=replace(only.roster, employees=only.roster.employees[:1]))
    (held,) = planned(replace(alone, rooms=()), QUICK).meetings
    assert held.span.start >= at("2026-01-12T00:30")


def test_neither_is_a_lead_nor_a_room() -> None:
    about = second()
    early = check(about, plan(led("2026-01-12 00:00-01:00", "Bo")))
    assert {"lead_taken", "room_taken"} <= {f.code for f in early.findings}
    after = check(about, plan(led("2026-01-12 00:30-01:30", "Bo")))
    assert not {"lead_taken", "room_taken"} & {f.code for f in after.findings}
    mondays = replace(about, kinds=(replace(NIGHTLY, windows=(window("00-02", {1}),)),))
    (held,) = planned(mondays, QUICK).meetings
    assert held.span.start >= at("2026-01-12T00:30")
    assert broken(check(mondays, plan(held))) == []


def test_a_week_that_both_share_holds_the_meetings_of_both() -> None:
    lead = replace(LEAD, max_per_week=1)
    first = problem(employee("Åse"), kinds=[NIGHTLY], leads=[lead], policy=FREE)
    made = plan(led("2026-01-05 10-11", "Åse", room=None))
    rest = Period(day("2026-01-08"), day("2026-01-14"))
    newer = Roster(rest, first.roster.employees)
    shorter = replace(first, period=Period(day("2026-01-05"), day("2026-01-07")))
    about = follow(shorter, made, newer, "Næste").problem
    assert about.leads[0].taken == (Taken(span("2026-01-05 10-11")),)
    assert [f.code for f in check(about, plan(led("2026-01-10 10-11", "Åse", room=None))).findings
            if f.code == "lead_per_week"] == ["lead_per_week"]
    (held,) = planned(about, QUICK).meetings
    assert held.span.first_day >= day("2026-01-12")


def test_what_is_over_is_forgotten() -> None:
    old = Taken(span("2026-01-08 10-11"))
    still = Taken(span("2026-01-13 10-11"))
    about = second(replace(LEAD, taken=(old, still)), replace(ROOM, taken=(old, still)))
    mine = Taken(span("2026-01-11 23:30-00:30"))
    assert about.leads[0].taken == (still, mine)
    assert about.rooms[0].taken == (still, mine)
    again = follow(
        about, plan(), Roster(Period(day("2026-01-19"), day("2026-01-25")), about.roster.employees),
        "Tredje",
    ).problem
    assert again.leads[0].taken == again.rooms[0].taken == ()
