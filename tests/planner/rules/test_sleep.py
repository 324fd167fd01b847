from dataclasses import replace

from models.people import NIGHT
from planner.rules.sleep import Sleep
from tests.make import FREE, employee, meeting, problem, said

RULE = Sleep()
ONE_NIGHT = employee("Åse", NIGHT, ["2026-01-05 23-07"])
TWO_NIGHTS = employee("Åse", NIGHT, ["2026-01-05 23-07", "2026-01-06 23-07"])


def test_eight_hours_after_a_night_she_may_be_called() -> None:
    assert said(RULE, problem(ONE_NIGHT), meeting("2026-01-06 15-16", "Åse")) == []


def test_a_minute_of_sleep_is_an_error() -> None:
    (text,) = said(RULE, problem(ONE_NIGHT), meeting("2026-01-06 14:59-15:59", "Åse"))
    assert text == (
        "sleep: Åse er indkaldt til Refleksion tir 6/1 kl. 14:59–15:59, men kommer fra nattevagt "
        "kl. 07:00 og har ret til søvn til kl. 15:00."
    )


def test_staying_on_after_a_night_is_no_call_in() -> None:
    assert said(RULE, problem(TWO_NIGHTS), meeting("2026-01-06 07:30-08:30", "Åse")) == []
    assert len(said(RULE, problem(TWO_NIGHTS), meeting("2026-01-06 07:31-08:31", "Åse"))) == 1


def test_between_two_nights_nobody_is_called_at_all() -> None:
    (text,) = said(RULE, problem(TWO_NIGHTS), meeting("2026-01-06 20-21", "Åse"))
    assert text.endswith(
        "mellem to nattevagter: den ene slutter tir 6/1 kl. 07:00, den næste begynder "
        "tir 6/1 kl. 23:00."
    )


def test_nights_belong_together_within_24_hours() -> None:
    within = employee("Åse", NIGHT, ["2026-01-05 23-07", "2026-01-07 07-15 night"])
    apart = employee("Åse", NIGHT, ["2026-01-05 23-07", "2026-01-07 07:01-15 night"])
    assert len(said(RULE, problem(within), meeting("2026-01-06 20-21", "Åse"))) == 1
    assert said(RULE, problem(apart), meeting("2026-01-06 20-21", "Åse")) == []


def test_the_teams_of_the_shifts_count_not_the_home_team() -> None:
    evening = employee("Åse", NIGHT, ["2026-01-05 15-23", "2026-01-06 15-23"])
    assert said(RULE, problem(evening), meeting("2026-01-06 05-06", "Åse")) == []
    lent = employee("Åse", "day", ["2026-01-05 23-07"])
    assert len(said(RULE, problem(lent), meeting("2026-01-06 10-11", "Åse"))) == 1


def test_sleep_is_real_hours_in_the_night_that_gains_one() -> None:
    autumn = problem(
        employee("Åse", NIGHT, ["2026-10-24 23-02:30"]), period="2026-10-19 2026-10-25"
    )
    # 02:30 passes twice; the shift ends at its first passing, and 8 hours later it is 09:30.
    assert said(RULE, autumn, meeting("2026-10-25 09:30-10:30", "Åse")) == []
    assert len(said(RULE, autumn, meeting("2026-10-25 09:29-10:29", "Åse"))) == 1


def test_the_hours_are_a_setting() -> None:
    six = problem(ONE_NIGHT, policy=replace(FREE, sleep_until=360))
    assert said(RULE, six, meeting("2026-01-06 13-14", "Åse")) == []
