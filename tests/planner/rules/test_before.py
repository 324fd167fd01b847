"""Rules with a distance look over the boundary: what the period before left counts."""

from dataclasses import replace
from datetime import timedelta

from models.meetings import Interval, Series
from models.people import NIGHT, Before, Earlier, Employee
from models.problem import Problem
from models.timespan import Period
from planner.judging import check
from planner.judging.facts import Facts
from planner.rules.call_ins import CallIns
from planner.rules.heavy import Heavy
from planner.rules.interval import Intervals
from planner.rules.one_a_day import OneADay
from planner.rules.rest import Rest
from planner.rules.weekly_rest import WeeklyRest
from planner.rules.working_hours import WorkingHours, averages
from planner.solver.options import PlanOptions
from planner.solver.run import plan as planned
from tests.make import (
    FREE,
    TALK,
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

EVE = day("2026-01-04")
QUICK = PlanOptions(time_limit=10, work=1)


def after(
    person: Employee, *meetings: str, called_in: bool = True, points: int = 0,
    worked: tuple[int, ...] = (),
) -> Employee:
    """Somebody with meetings in the period before."""
    return replace(person, before=Before(
        EVE, tuple(Earlier(span(text), called_in, points) for text in meetings), worked
    ))


def held_after(previous: str) -> Problem:
    row = Series("row", "talk", previous=day(previous))
    weekly = replace(TALK, interval=Interval(7, 4, 10))
    return problem(employee("Åse"), kinds=[weekly], series=[row])


def test_a_row_keeps_its_distance_to_the_period_before() -> None:
    about = held_after("2026-01-02")
    assert said(Intervals(), about, meeting("2026-01-06 10-11", "Åse")) == []
    assert said(Intervals(), about, meeting("2026-01-05 10-11", "Åse")) == [
        "interval: Der er kun 3 dage fra rækkens sidste møde i den forrige periode (fre 2/1) til "
        "Refleksion man 5/1 kl. 10:00–11:00; der skal gå mindst 4 dage."
    ]
    early = held_after("2025-12-29")
    assert said(Intervals(), early, meeting("2026-01-08 10-11", "Åse")) == []
    (text,) = said(Intervals(), early, meeting("2026-01-09 10-11", "Åse"))
    assert text.endswith("der må højst gå 10 dage.")


def test_where_every_day_is_too_late_it_is_held_and_told() -> None:
    about = held_after("2025-12-20")
    made = planned(about, QUICK)
    assert len(made.meetings) == 1
    assert broken(check(about, made)) == []
    (late,) = Intervals().check(Facts(about, plan(meeting("2026-01-06 10-11", "Åse"))))
    assert (late.severity, late.code, late.meeting) == ("warning", "interval_late", "row-1")
    assert late.message == (
        "Der er 17 dage fra rækkens sidste møde i den forrige periode (lør 20/12) til Refleksion "
        "tir 6/1 kl. 10:00–11:00; der må højst gå 10 dage. Fristen var overskredet, allerede da "
        "perioden begyndte."
    )


def test_the_last_day_on_which_it_is_not_too_late_binds() -> None:
    at_first = held_after("2025-12-26")  # ten days before the period's first
    assert said(Intervals(), at_first, meeting("2026-01-05 10-11", "Åse")) == []
    (late,) = said(Intervals(), at_first, meeting("2026-01-06 10-11", "Åse"))
    assert late.startswith("interval: Der er 11 dage")
    (held,) = planned(at_first, QUICK).meetings
    assert held.span.first_day == day("2026-01-05")


def test_a_price_is_not_paid_for_what_no_plan_can_mend() -> None:
    policy = replace(FREE, prices={"interval": 5}, ladder=("coverage", "breaches"))
    about = replace(held_after("2025-12-20"), policy=policy)
    made = planned(about, QUICK)
    assert [o.value for o in made.objectives] == [0, 0]
    assert check(about, made).objectives["breaches"] == 0


def test_a_meeting_that_cannot_keep_the_distance_says_why() -> None:
    about = problem(
        employee("Åse"), kinds=[replace(TALK, interval=Interval(7, 14, 21))],
        series=[Series("row", "talk", previous=EVE)],
    )
    (missing,) = planned(about, QUICK).unplaced
    assert [reason.code for reason in missing.why] == ["previous"]
    close = "for tæt på eller for langt fra rækkens sidste møde i den forrige periode"
    assert close in missing.message


def test_a_price_lets_a_row_come_too_soon() -> None:
    policy = replace(FREE, prices={"interval": 5}, ladder=("coverage", "breaches"))
    about = problem(
        employee("Åse"), kinds=[replace(TALK, interval=Interval(7, 14, 21))],
        series=[Series("row", "talk", previous=EVE)], policy=policy,
    )
    made = planned(about, QUICK)
    assert len(made.meetings) == 1
    assert [o.value for o in made.objectives] == [0, 5]
    assert check(about, made).objectives["breaches"] == 5


def test_the_last_call_in_of_the_period_before() -> None:
    åse = after(employee("Åse"), "2025-12-20 10-11", "2026-01-02 10-11")
    about = problem(åse)
    assert said(CallIns(), about, meeting("2026-01-09 10-11", "Åse")) == []
    assert said(CallIns(), about, meeting("2026-01-08 10-11", "Åse")) == [
        "call_in_gap: Åse blev indkaldt fre 2/1 i den forrige periode og er indkaldt igen tor 8/1; "
        "der skal gå mindst 7 dage imellem."
    ]
    made = planned(about, QUICK)
    assert made.meetings[0].span.first_day >= day("2026-01-09")
    at_work = after(employee("Åse"), "2026-01-02 10-11", called_in=False)
    assert said(CallIns(), problem(at_work), meeting("2026-01-08 10-11", "Åse")) == []


def test_somebody_who_is_not_reached_for_it_is_told_so() -> None:
    about = problem(after(employee("Åse"), "2026-01-04 10-11"))
    made = planned(replace(about, policy=replace(FREE, call_in_gap_days=14)), QUICK)
    (missed,) = made.unreached
    assert "rule:call_in_before" in [reason.code for reason in missed.why]
    assert "tæt på et indkald i den forrige periode" in missed.message


def test_a_heavy_meeting_of_the_period_before() -> None:
    policy = replace(FREE, heavy_gap_days=5, heavy_points=2)
    heavy = replace(TALK, load_points=2)
    about = problem(
        after(employee("Åse"), "2026-01-02 10-11", points=2), kinds=[heavy], policy=policy
    )
    assert said(Heavy(), about, meeting("2026-01-07 10-11", "Åse")) == []
    assert said(Heavy(), about, meeting("2026-01-06 10-11", "Åse")) == [
        "heavy_gap: Åse var til et tungt møde fre 2/1 i den forrige periode og er sat til et nyt "
        "tir 6/1; der skal gå mindst 5 dage imellem."
    ]
    light = replace(about, policy=replace(policy, heavy_points=3))
    assert said(Heavy(), light, meeting("2026-01-06 10-11", "Åse")) == []


def test_a_week_that_two_periods_share() -> None:
    eve = day("2026-01-07")
    before = Before(eve, (Earlier(span("2026-01-05 10-11")), Earlier(span("2026-01-04 10-11"))))
    about = problem(
        replace(employee("Åse"), before=before), period="2026-01-08 2026-01-14",
        policy=replace(FREE, max_meetings_per_week=1),
    )
    assert said(OneADay(), about, meeting("2026-01-12 10-11", "Åse")) == []
    assert said(OneADay(), about, meeting("2026-01-11 10-11", "Åse")) == [
        "meetings_per_week: Åse kommer op på 2 møder i uge 2, når den forrige periode tælles med "
        "(1); reglen er højst 1."
    ]


def test_rest_after_the_last_meeting_of_the_period_before() -> None:
    about = problem(after(employee("Åse"), "2026-01-04 21-23"))
    assert said(Rest(), about, meeting("2026-01-05 10-11", "Åse")) == []
    (text,) = said(Rest(), about, meeting("2026-01-05 09-10", "Åse"))
    assert text.startswith("rest: Åse har kun 10:00 timers hvile")
    # A short rest that the new meeting has no part in is none of its making.
    morning = problem(after(employee("Åse", shifts=["2026-01-05 07-15"]), "2026-01-04 21-23"))
    assert said(Rest(), morning, meeting("2026-01-05 10-11", "Åse")) == []


def test_a_free_day_that_begins_in_the_period_before() -> None:
    shifts = [f"2026-01-{n:02d} 07-15" for n in (1, 2, 3, 6, 7, 8, 9, 10)]
    person = replace(
        employee("Åse", shifts=["2025-12-31 07-15", *shifts]), before=Before(EVE, (), (480,) * 7)
    )
    about = problem(person, period="2026-01-05 2026-01-11")
    taken = meeting("2026-01-05 10-11", "Åse")
    (text,) = said(WeeklyRest(), about, taken)
    assert text.startswith("weekly_rest: Åse mister sit fridøgn")
    unknown = problem(replace(person, before=None), period="2026-01-05 2026-01-11")
    assert said(WeeklyRest(), unknown, taken) == []
    assert planned(about, QUICK).meetings[0].span.first_day != day("2026-01-05")


def test_hours_are_averaged_back_into_the_period_before() -> None:
    policy = replace(FREE, week_minutes=2220, night_minutes=0)
    shifts = [f"2026-01-{n:02d} 07-15" for n in range(5, 9)]
    about = problem(
        after(employee("Åse", shifts=shifts), worked=(480,) * 5 + (0, 0)), policy=policy
    )
    (average,) = averages(about, about.roster.employees[0])
    assert (average.whole, average.before) == (
        Period(EVE - timedelta(days=6), day("2026-01-11")), 2400,
    )
    assert said(WorkingHours(), about, meeting("2026-01-10 10-11", "Åse")) == []  # 73 of 74 hours
    assert said(WorkingHours(), about, meeting("2026-01-10 10-12:30", "Åse")) == [
        "working_hours: Åse kommer fra man 29/12 til søn 11/1 op på 74:30 timer, heraf 40:00 "
        "i den forrige periode og 2:30 til møder; gennemsnittet tillader højst 74:00 timer."
    ]


def test_averages_reach_back_no_farther_than_their_length() -> None:
    night = after(employee("Åse", NIGHT), worked=(600,) * 20)
    about = problem(night, policy=replace(FREE, average_days=10))
    (average,) = averages(about, night)
    assert average.whole == Period(day("2026-01-02"), day("2026-01-11"))
    assert average.before == 1800
    week = problem(night, policy=replace(FREE, average_days=7))
    assert [a.before for a in averages(week, night)] == [0]


def test_a_plan_keeps_all_of_it_together() -> None:
    about = problem(
        after(employee("Åse"), "2026-01-02 10-11", "2026-01-04 21-22"),
        after(employee("Bo", shifts=["2026-01-05 07-15"]), "2026-01-04 10-11"),
        kinds=[replace(TALK, windows=(window("08-12", {1, 2, 3, 4}),))],
    )
    made = planned(about, QUICK)
    assert broken(check(about, made)) == []
    assert [a.employee for m in made.meetings for a in m.attendance] == ["Bo"]
