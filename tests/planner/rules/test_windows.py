from dataclasses import replace

from planner.rules.windows import Windows
from tests.make import TALK, employee, meeting, problem, said, window

ÅSE = employee("Åse")
WORKDAYS = replace(TALK, windows=(window("12-17", range(1, 6)),))
RULE = Windows()


def test_a_meeting_may_fill_its_window_to_the_minute() -> None:
    two = problem(ÅSE, kinds=[WORKDAYS])
    assert said(RULE, two, meeting("2026-01-05 12-13", "Åse")) == []
    assert said(RULE, two, meeting("2026-01-05 16-17", "Åse")) == []


def test_a_minute_outside_is_an_error_that_names_the_window() -> None:
    late = said(RULE, problem(ÅSE, kinds=[WORKDAYS]), meeting("2026-01-05 16:01-17:01", "Åse"))
    assert late == [
        "windows: Refleksion man 5/1 kl. 16:01–17:01 ligger uden for mødeformens tidsrum, "
        "man–fre kl. 12:00–17:00."
    ]


def test_the_weekday_counts() -> None:
    saturday = said(RULE, problem(ÅSE, kinds=[WORKDAYS]), meeting("2026-01-10 12-13", "Åse"))
    assert [text.split(":")[0] for text in saturday] == ["windows"]


def test_a_kind_without_windows_may_be_held_at_any_time() -> None:
    assert said(RULE, problem(ÅSE), meeting("2026-01-10 03-04", "Åse")) == []


def test_a_window_may_run_past_midnight() -> None:
    night = replace(TALK, windows=(window("22-24"), window("23-23:59")))
    assert said(RULE, problem(ÅSE, kinds=[night]), meeting("2026-01-05 23-24:00", "Åse")) == []
    over = said(RULE, problem(ÅSE, kinds=[night]), meeting("2026-01-05 23:30-00:30", "Åse"))
    assert len(over) == 1


def test_another_length_than_the_kinds_is_an_error() -> None:
    long = said(RULE, problem(ÅSE), meeting("2026-01-05 12-13:01", "Åse"))
    assert long == [
        "length: Refleksion man 5/1 kl. 12:00–13:01 varer 1:01, men mødeformen er sat til 1:00."
    ]


def test_an_hour_over_the_autumn_change_is_two_on_the_clock_and_too_long() -> None:
    autumn = problem(ÅSE, period="2026-10-19 2026-10-25")
    assert len(said(RULE, autumn, meeting("2026-10-25 02-03", "Åse"))) == 1
