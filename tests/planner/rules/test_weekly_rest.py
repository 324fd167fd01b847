from dataclasses import replace

from planner.rules.weekly_rest import WeeklyRest
from tests.make import FREE, employee, meeting, problem, said

RULE = WeeklyRest()
# Day shifts all week, free from Friday 15 to Sunday 02: exactly the 35 hours.
BUSY = ["2026-01-05 07-15", "2026-01-06 07-15", "2026-01-07 07-15", "2026-01-08 07-15"]
EXACT = employee("Åse", shifts=[*BUSY, "2026-01-09 07-15", "2026-01-11 02-10"])


def test_a_meeting_that_leaves_the_free_piece_alone() -> None:
    assert said(RULE, problem(EXACT), meeting("2026-01-05 15-16", "Åse")) == []


def test_a_minute_of_the_last_free_piece_is_an_error() -> None:
    (text,) = said(RULE, problem(EXACT), meeting("2026-01-09 14:01-15:01", "Åse"))
    assert text == (
        "weekly_rest: Åse mister sit fridøgn på grund af Refleksion fre 9/1 kl. 14:01–15:01: "
        "fra man 5/1 til søn 11/1 er der højst 34:59 timer i træk uden arbejde; reglen er 35:00."
    )


def test_a_roster_without_a_free_piece_asks_for_none() -> None:
    none = employee("Åse", shifts=[*BUSY, "2026-01-09 07-15", "2026-01-11 01:59-10"])
    assert said(RULE, problem(none), meeting("2026-01-09 14:01-15:01", "Åse")) == []


def test_another_piece_of_the_seven_days_will_do() -> None:
    two = employee("Åse", shifts=["2026-01-05 07-15", "2026-01-08 07-15", "2026-01-10 12-20"])
    assert said(RULE, problem(two), meeting("2026-01-09 10-11", "Åse")) == []


def test_windows_lie_wholly_in_the_period() -> None:
    short = problem(EXACT, period="2026-01-05 2026-01-10")
    assert said(RULE, short, meeting("2026-01-09 15-16", "Åse")) == []


def test_the_same_loss_in_several_windows_is_told_once() -> None:
    every = [f"2026-01-{n:02d} 07-15" for n in range(5, 19) if n != 11]
    one = problem(employee("Åse", shifts=every), period="2026-01-05 2026-01-18")
    assert len(said(RULE, one, meeting("2026-01-11 10-11", "Åse"))) == 1


def test_the_hours_are_a_setting() -> None:
    less = problem(EXACT, policy=replace(FREE, weekly_rest_minutes=2099))
    assert said(RULE, less, meeting("2026-01-09 14:01-15:01", "Åse")) == []
