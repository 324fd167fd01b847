from dataclasses import replace

from models.meetings import Interval, Meeting
from planner.rules.interval import Intervals
from tests.make import TALK, employee, meeting, problem, said

RULE = Intervals()
WEEKLY = replace(TALK, interval=Interval(7, 4, 10))
HOME = problem(employee("Åse"), kinds=[WEEKLY], period="2026-01-05 2026-01-25")


def row(number: int, when: str) -> Meeting:
    return meeting(f"{when} 10-11", "Åse", id=f"row-{number}")


def test_the_least_and_the_most_days() -> None:
    assert said(RULE, HOME, row(1, "2026-01-08"), row(2, "2026-01-12")) == []
    assert said(RULE, HOME, row(1, "2026-01-05"), row(2, "2026-01-15")) == []


def test_a_day_too_soon_and_a_day_too_late() -> None:
    assert said(RULE, HOME, row(1, "2026-01-09"), row(2, "2026-01-12")) == [
        "interval: Der er kun 3 dage fra Refleksion fre 9/1 kl. 10:00–11:00 til Refleksion "
        "man 12/1 kl. 10:00–11:00; der skal gå mindst 4 dage."
    ]
    (text,) = said(RULE, HOME, row(1, "2026-01-05"), row(2, "2026-01-16"))
    assert text.endswith("der må højst gå 10 dage.")


def test_a_number_that_is_not_placed_breaks_the_row() -> None:
    assert said(RULE, HOME, row(1, "2026-01-05"), row(3, "2026-01-25")) == []


def test_days_are_calendar_days_whatever_the_hour() -> None:
    late = meeting("2026-01-08 23-24:00", "Åse", id="row-1")
    early = meeting("2026-01-12 00-01", "Åse", id="row-2")
    assert said(RULE, HOME, late, early) == []


def test_a_meeting_outside_its_own_days_is_a_warning() -> None:
    (text,) = said(RULE, HOME, row(1, "2026-01-12"))
    assert text == (
        "outside_stretch: Refleksion man 12/1 kl. 10:00–11:00 ligger uden for de dage, det var "
        "tænkt til: man 5/1 til søn 11/1."
    )
