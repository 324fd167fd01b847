from dataclasses import replace

from planner.judging.facts import Facts
from planner.rules.rest import Rest
from tests.make import FREE, codes, employee, meeting, plan, problem, said

RULE = Rest()
KIRSTEN = employee("Kirsten Holm", shifts=["2026-01-14 07-14", "2026-01-15 02-10"])
WEEK = "2026-01-12 2026-01-18"


def test_eleven_hours_to_the_minute_are_enough() -> None:
    early = employee("Åse", shifts=["2026-01-05 07-15", "2026-01-06 03-11"])
    assert said(RULE, problem(early), meeting("2026-01-05 15-16", "Åse")) == []


def test_a_minute_less_is_an_error() -> None:
    early = employee("Åse", shifts=["2026-01-05 07-15", "2026-01-06 03-11"])
    (text,) = said(RULE, problem(early), meeting("2026-01-05 15:01-16:01", "Åse"))
    assert "kun 10:59 timers hvil" in text


def test_the_message_says_between_what() -> None:
    one = meeting("2026-01-14 14-16:30", "Kirsten Holm")
    assert said(RULE, problem(KIRSTEN, period=WEEK), one) == [
        "rest: Kirsten Holm har kun 9:30 timers hvil mellem mødet ons 14/1 kl. 14:00–16:30 og "
        "vagten tor 15/1 kl. 02:00; reglen er 11:00."
    ]


def test_a_meeting_within_a_shift_lengthens_nothing() -> None:
    short = employee("Åse", shifts=["2026-01-05 15-23", "2026-01-06 07-15"])
    assert said(RULE, problem(short), meeting("2026-01-06 14-15", "Åse")) == []


def test_a_block_beside_a_short_rest_of_the_roster_is_not_made_longer() -> None:
    short = employee("Åse", shifts=["2026-01-05 15-23", "2026-01-06 07-15"])
    (text,) = said(RULE, problem(short), meeting("2026-01-06 15-16", "Åse"))
    assert text == (
        "rest: Åse har i forvejen kun 8:00 timers hvil mellem vagten til man 5/1 "
        "kl. 23:00 og vagten tir 6/1 kl. 07:00, og Refleksion tir 6/1 kl. 15:00–16:00 forlænger "
        "arbejdstiden; reglen er 11:00."
    )


def test_half_an_hour_between_is_no_rest_at_all_and_a_minute_more_is_too_little() -> None:
    day = employee("Åse", shifts=["2026-01-05 07-15"])
    assert said(RULE, problem(day), meeting("2026-01-05 15:30-16:30", "Åse")) == []
    assert len(said(RULE, problem(day), meeting("2026-01-05 15:31-16:31", "Åse"))) == 1


def test_a_meeting_after_a_meeting_after_a_shift_is_one_block() -> None:
    day = employee("Åse", shifts=["2026-01-05 07-15", "2026-01-06 04-12"])
    first = meeting("2026-01-05 15:30-16:30", "Åse")
    second = meeting("2026-01-05 17-18", "Åse", id="row-2")
    (text,) = said(RULE, problem(day), first, second)
    assert "kun 10:00 timers hvil mellem mødet man 5/1 kl. 17:00–18:00" in text


def test_two_call_ins_too_close_to_each_other() -> None:
    free = problem(employee("Åse"))
    first, second = meeting("2026-01-05 16-17", "Åse"), meeting("2026-01-06 03:59-04:59", "Åse")
    (text,) = said(RULE, free, first, replace(second, id="row-2"))
    assert "mellem mødet man 5/1 kl. 16:00–17:00 og mødet tir 6/1 kl. 03:59–04:59" in text


def test_rest_is_counted_in_real_hours_over_the_spring_change() -> None:
    # From 20:00 to 08:00 are twelve hours on the clock and eleven in truth.
    spring = employee("Åse", shifts=["2026-03-28 12-19", "2026-03-29 08-16"])
    week = problem(spring, period="2026-03-23 2026-03-29")
    assert said(RULE, week, meeting("2026-03-28 19-20", "Åse")) == []
    assert len(said(RULE, week, meeting("2026-03-28 19:01-20:01", "Åse"))) == 1


def test_the_rest_is_a_setting() -> None:
    eight = problem(
        employee("Åse", shifts=["2026-01-05 07-15", "2026-01-06 00-06 night"]),
        policy=replace(FREE, rest_minutes=480),
    )
    assert said(RULE, eight, meeting("2026-01-05 15-16", "Åse")) == []


def test_the_rosters_own_short_rests_are_one_line_of_information() -> None:
    short = employee(
        "Åse", shifts=["2026-01-05 15-23", "2026-01-06 07-15", "2026-01-06 22-06 night"]
    )
    (finding,) = RULE.check(Facts(problem(short), plan()))
    assert (finding.severity, finding.code, finding.employee) == ("info", "roster_rest", "Åse")
    assert "2 gange" in finding.message
    assert "kortest 7:00 timer" in finding.message


def test_a_full_rest_of_the_roster_is_not_told() -> None:
    full = employee("Åse", shifts=["2026-01-05 15-23", "2026-01-06 10-18"])
    assert [*RULE.check(Facts(problem(full), plan()))] == []


def test_short_rests_outside_the_period_are_not_told() -> None:
    old = employee("Åse", shifts=["2025-12-01 15-23", "2025-12-02 07-15"])
    assert codes(RULE.check(Facts(problem(old), plan())), "info") == []
