"""What only three meetings break together is found on a plan, excluded, and never kept."""

from dataclasses import replace
from itertools import combinations

from models.meetings import Meeting, Series
from models.timespan import Span, moment_of
from planner.judging import check
from planner.rules.weekly_rest import taking_last
from planner.solver.options import PlanOptions
from planner.solver.run import plan
from tests.make import FREE, TALK, broken, employee, problem, seat, seeded_problem, span, window

WEEKEND = employee("Ejnar", shifts=["2026-01-10 06-14", "2026-01-11 06-14"])
HOME = problem(WEEKEND, period="2026-01-05 2026-01-11")
SPREAD = [span("2026-01-06 08-09"), span("2026-01-07 16-17"), span("2026-01-09 00-01")]
"""Free from Monday to Saturday morning, and no 35 hours in one piece between these three."""


def test_three_meetings_take_what_no_two_of_them_take() -> None:
    assert taking_last(WEEKEND, SPREAD, HOME) == SPREAD
    for pair in combinations(SPREAD, 2):
        assert taking_last(WEEKEND, list(pair), HOME) == []


def test_meetings_of_a_whole_year_are_looked_at_in_a_moment() -> None:
    """Each meeting once made twice as many pieces of the free time: 81 GB for a year's."""
    home = problem(WEEKEND, period="2026-01-05 2026-12-27")
    free = [Span(moment_of(day, 8 * 60), moment_of(day, 9 * 60)) for day in home.period.days()]
    assert taking_last(WEEKEND, free[7::9], home) == []
    assert taking_last(WEEKEND, free[7:], home) == free[7:11]


def test_the_search_keeps_no_plan_that_takes_it() -> None:
    about = seeded_problem(1002)
    made = plan(about, PlanOptions(time_limit=20, seed=3, work=0.4))
    assert broken(check(about, made)) == []


def test_what_locked_meetings_take_alone_is_not_held_against_others() -> None:
    two, third = SPREAD[:2], SPREAD[2:]
    assert taking_last(WEEKEND, third, HOME, locked=two) == third
    assert taking_last(WEEKEND, [span("2026-01-08 08-09")], HOME, locked=SPREAD) == []


def test_the_rest_is_planned_around_locked_meetings_that_take_it() -> None:
    kind = replace(TALK, windows=(window("10-12", {3}),))
    fixed = [
        Meeting(f"lås{n}-1", "talk", f"lås{n}", when, (seat("Ejnar", "called_in", 60),),
                locked=True)
        for n, when in enumerate(SPREAD)
    ]
    about = problem(
        WEEKEND, employee("Bo", shifts=["2026-01-07 07-15"]), kinds=[kind], locked=fixed,
        series=[*(Series(m.series, "talk") for m in fixed), Series("row", "talk")],
        policy=replace(FREE, call_in_gap_days=0),
    )
    made = plan(about, PlanOptions(time_limit=20, seed=3, work=1.0))
    (added,) = (m for m in made.meetings if not m.locked)
    assert [a.employee for a in added.attendance] == ["Bo"]
    assert any("fridøgn" in message for message in broken(check(about, made)))


def test_two_locked_meetings_and_a_third_do_not_take_it_either() -> None:
    kind = replace(TALK, windows=(window("16-18", {3}),))
    fixed = [
        Meeting(f"lås{n}-1", "talk", f"lås{n}", when, (seat("Ejnar", "called_in", 60),),
                locked=True)
        for n, when in enumerate((SPREAD[0], SPREAD[2]))
    ]
    rows = [*(Series(m.series, "talk") for m in fixed), Series("row", "talk")]
    for gone, placed in ((0, 2), (1, 2)):
        about = problem(
            WEEKEND, kinds=[kind], locked=fixed[gone : gone + 1],
            series=[rows[gone], rows[2]], policy=replace(FREE, call_in_gap_days=0),
        )
        assert len(plan(about, PlanOptions(time_limit=20, work=1.0)).meetings) == placed
    about = problem(
        WEEKEND, kinds=[kind], locked=fixed, series=rows,
        policy=replace(FREE, call_in_gap_days=0),
    )
    made = plan(about, PlanOptions(time_limit=20, work=1.0))
    assert made.meetings == tuple(fixed)
