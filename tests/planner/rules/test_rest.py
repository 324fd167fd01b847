from dataclasses import replace

from models.meetings import Interval
from planner.judging.facts import Facts
from planner.rules.rest import Rest
from tests.make import FREE, TALK, codes, employee, meeting, plan, problem, said, window
from tests.planner.rules.planned import planned

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
        "rest: Kirsten Holm har kun 9:30 timers hvile mellem mødet ons 14/1 kl. 14:00–16:30 og "
        "vagten tor 15/1 kl. 02:00; reglen er 11:00."
    ]


def test_a_meeting_within_a_shift_lengthens_nothing() -> None:
    short = employee("Åse", shifts=["2026-01-05 15-23", "2026-01-06 07-15"])
    assert said(RULE, problem(short), meeting("2026-01-06 14-15", "Åse")) == []


def test_a_block_beside_a_short_rest_of_the_roster_is_not_made_longer() -> None:
    short = employee("Åse", shifts=["2026-01-05 15-23", "2026-01-06 07-15"])
    (text,) = said(RULE, problem(short), meeting("2026-01-06 15-16", "Åse"))
    assert text == (
        "rest: Åse har i forvejen kun 8:00 timers hvile mellem vagten til man 5/1 "
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
    assert "kun 10:00 timers hvile mellem mødet man 5/1 kl. 17:00–18:00" in text


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


EIGHT = replace(FREE, reduced_rest_minutes=480, week_minutes=0)
"""A rest of eight hours once a week, not two days running."""
FORTNIGHT = "2026-01-05 2026-01-18"
MONDAY = ["2026-01-05 07-15", "2026-01-06 03-10"]  # twelve hours between
THURSDAY = ["2026-01-08 07-15", "2026-01-09 03-10"]
TUESDAY_AFTER = ["2026-01-13 07-15", "2026-01-14 03-10"]


def shortened(shifts: list[str], *late: str) -> list[str]:
    """What is said of two hours after some shifts, which leave ten before the next."""
    held = [
        meeting(f"2026-01-{day} 15-17", "Åse", id=f"row-{n}") for n, day in enumerate(late, start=1)
    ]
    about = problem(employee("Åse", shifts=shifts), policy=EIGHT, period=FORTNIGHT)
    return said(RULE, about, *held)


def test_a_reduced_rest_once_a_week() -> None:
    assert shortened(MONDAY, "05") == []
    assert len(shortened(MONDAY + THURSDAY, "05", "08")) == 2
    assert shortened(MONDAY + THURSDAY, "08") == []
    assert shortened(MONDAY + TUESDAY_AFTER, "05", "13") == []


def test_a_reduced_rest_is_not_too_short_nor_beside_one_of_the_roster() -> None:
    assert len(shortened(["2026-01-05 07-15", "2026-01-06 00:59-07 night"], "05")) == 1
    assert shortened(["2026-01-05 07-15", "2026-01-06 01-07 night"], "05") == []
    own = ["2026-01-10 07-15", "2026-01-10 23:30-06 night"]
    assert len(shortened(MONDAY + own, "05")) == 1


def test_a_reduced_rest_not_two_days_running_over_the_end_of_a_week() -> None:
    sunday = ["2026-01-10 07-15", "2026-01-11 03-10"]
    monday = ["2026-01-11 14-15", "2026-01-12 03-10"]
    assert shortened(sunday, "10") == []
    assert shortened(monday, "11") == []
    assert len(shortened([*sunday, "2026-01-11 22-23", "2026-01-12 08-10"], "10")) == 1


def test_a_plan_uses_the_exception_once() -> None:
    kind = replace(
        TALK, minutes=120, windows=(window("15-17", {1, 4}),), interval=Interval(3, 1, 6)
    )
    about = problem(employee("Åse", shifts=MONDAY + THURSDAY), kinds=[kind], policy=EIGHT)
    assert len(planned(about).meetings) == 1
    assert planned(replace(about, policy=FREE)).meetings == ()
    assert RULE.sentence(about).endswith(
        "Ét møde om ugen må forkorte hviletiden til 8:00 timer, men ikke to døgn i træk."
    )
