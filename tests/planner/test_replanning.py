"""A plan goes on with a newer roster: on its own days, and the difference told."""

from dataclasses import replace

import pytest

from models.roster import Roster
from models.timespan import Period
from planner.plan_difference import FORMAT, difference_lines, difference_to_json
from planner.replanning import replan, with_newer
from planner.solver.difference import PlanDifference, difference
from tests.make import day, employee, meeting, plan, problem

BOTH = ["2026-01-05 07-15", "2026-01-12 07-15"]
ABOUT = problem(
    employee("Åse", shifts=BOTH), employee("Bo", shifts=BOTH), period="2026-01-05 2026-01-18"
)
HELD = plan(
    meeting("2026-01-05 10-11", "Åse", "Bo"), meeting("2026-01-12 10-11", "Åse", id="row-2")
)


def newer(first: str, last: str, *people: str) -> Roster:
    return Roster(Period(day(first), day(last)), tuple(
        employee(name, shifts=["2026-01-12 15-23"]) for name in people
    ))


def test_days_that_the_newer_roster_does_not_cover_are_those_of_the_older() -> None:
    merged = with_newer(ABOUT, newer("2026-01-12", "2026-01-25", "Åse", "Bo"), HELD)
    assert merged.period == ABOUT.period
    assert merged.roster.period == Period(day("2026-01-05"), day("2026-01-25"))
    first, second = merged.roster.employee("Åse").shifts
    assert first == ABOUT.roster.employee("Åse").shifts[0]
    assert second.span.first_day == day("2026-01-12")
    assert second.span.minutes == 480
    assert second.span.start != ABOUT.roster.employee("Åse").shifts[1].span.start


def test_who_is_gone_keeps_the_days_before_and_is_not_asked_after() -> None:
    merged = with_newer(ABOUT, newer("2026-01-12", "2026-01-18", "Bo"), HELD)
    gone = merged.roster.employee("Åse")
    assert [shift.span.first_day for shift in gone.shifts] == [day("2026-01-05")]
    assert day("2026-01-12") in gone.away
    assert day("2026-01-05") not in gone.away


def test_the_mended_plan_is_judged_and_its_difference_told() -> None:
    merged = with_newer(ABOUT, newer("2026-01-12", "2026-01-18", "Bo"), HELD)
    made = replan(merged, HELD)
    assert not made.outcome.judgement.failed
    assert made.difference == difference(HELD, made.outcome.plan)
    assert made.outcome.plan.meetings[0].span == HELD.meetings[0].span
    lines = difference_lines(merged, made.difference)
    assert any("Åse er ikke længere med" in line for line in lines)


@pytest.mark.parametrize("change", ["gone", "added", "moved", "joined", "lead", "room"])
def test_each_change_has_its_line(change: str) -> None:
    one = meeting("2026-01-05 10-11", "Åse", lead="l", room="r")
    other = {
        "gone": None, "added": one,
        "moved": meeting("2026-01-06 10-11", "Åse", lead="l", room="r"),
        "joined": meeting("2026-01-05 10-11", "Åse", "Bo", lead="l", room="r"),
        "lead": replace(one, lead="m"), "room": replace(one, room="s"),
    }[change]
    before = plan() if change == "added" else plan(one)
    found = difference(before, plan(other) if other is not None else plan())
    head, line = difference_lines(ABOUT, found)
    said = {
        "gone": "aflyses", "added": "er nyt", "moved": "flyttes til tir 6/1",
        "joined": "Bo kommer med", "lead": "ledes nu af m", "room": "holdes nu i s",
    }
    assert head.startswith("1 møde ændres")
    assert said[change] in line


def test_no_difference_is_said_as_well() -> None:
    assert difference_lines(ABOUT, PlanDifference()) == ["Ingen møder ændres."]


def test_the_difference_as_json_names_ids_and_times() -> None:
    moved = plan(meeting("2026-01-06 10-11", "Bo"))
    found = difference(plan(meeting("2026-01-05 10-11", "Åse")), moved)
    told = difference_to_json(found, proven=True)
    assert told["format"] == FORMAT
    assert told["proven"] is True
    assert told["people"] == ["Bo", "Åse"]
    assert told["changed"] == [{
        "meeting": "row-1",
        "before": {"start": "2026-01-05T10:00", "end": "2026-01-05T11:00"},
        "after": {"start": "2026-01-06T10:00", "end": "2026-01-06T11:00"},
        "joined": ["Bo"], "left": ["Åse"], "lead": None, "room": None,
    }]
