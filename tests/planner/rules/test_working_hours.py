from dataclasses import replace

from models.people import NIGHT
from planner.judging.facts import Facts
from planner.rules.working_hours import WorkingHours
from tests.make import FREE, TALK, codes, employee, meeting, plan, problem, said, window
from tests.planner.rules.planned import planned

RULE = WorkingHours()
DAYS = [f"2026-01-{day:02d} 07-15" for day in range(5, 11)]
FULL = employee("Åse", shifts=DAYS)  # 48 hours in the week
SPARE = employee("Åse", shifts=DAYS[:5])
NIGHTS = [f"2026-01-{day:02d} 23-07 night" for day in range(5, 10)]  # 40 hours


def test_up_to_the_limit_there_is_room() -> None:
    assert said(RULE, problem(SPARE), meeting("2026-01-05 15-16", "Åse")) == []


def test_a_minute_above_is_an_error() -> None:
    assert said(RULE, problem(FULL), meeting("2026-01-05 14-15", "Åse")) == []
    (text,) = said(RULE, problem(FULL), meeting("2026-01-05 14:01-15:01", "Åse"))
    assert text.startswith("working_hours: Åse kommer fra man 5/1 til søn 11/1 op på 48:01 timer")


def test_the_wait_between_shift_and_meeting_is_counted() -> None:
    about = problem(SPARE, policy=replace(FREE, week_minutes=41 * 60))
    assert said(RULE, about, meeting("2026-01-05 15-16", "Åse")) == []
    assert len(said(RULE, about, meeting("2026-01-05 15:10-16:10", "Åse"))) == 1


def test_a_night_worker_has_eight_hours_a_day_with_one_day_off() -> None:
    night = employee("Ida", NIGHT, NIGHTS)
    about = problem(night, policy=replace(FREE, week_minutes=0, night_minutes=480))
    assert said(RULE, about, meeting("2026-01-06 22-23", "Ida")) == []
    tight = replace(about, policy=replace(FREE, week_minutes=0, night_minutes=400))
    assert len(said(RULE, tight, meeting("2026-01-06 22-23", "Ida"))) == 1


def test_the_rosters_own_hours_are_information() -> None:
    about = problem(FULL, policy=replace(FREE, week_minutes=40 * 60))
    (finding,) = RULE.check(Facts(about, plan()))
    assert (finding.severity, finding.code) == ("info", "roster_hours")


def test_without_limits_there_is_nothing_to_keep() -> None:
    about = problem(FULL, policy=replace(FREE, week_minutes=0, night_minutes=0))
    assert codes(RULE.check(Facts(about, plan(meeting("2026-01-11 10-18", "Åse"))))) == []


def test_averages_are_taken_over_the_days_that_are_set() -> None:
    weeks = employee("Åse", shifts=DAYS)
    about = problem(weeks, period="2026-01-05 2026-01-18")
    assert said(RULE, about, meeting("2026-01-05 15-16", "Åse")) == []
    weekly = replace(about, policy=replace(FREE, average_days=7))
    assert len(said(RULE, weekly, meeting("2026-01-05 15-16", "Åse"))) == 1


def test_a_plan_asks_nobody_above() -> None:
    late = [replace(TALK, windows=(window("15-17", {1}),))]
    assert planned(problem(FULL, kinds=late)).meetings == ()
    assert len(planned(problem(SPARE, kinds=late)).meetings) == 1
