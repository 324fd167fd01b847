from dataclasses import replace

from models.resources import Lead
from planner.rules.one_a_day import OneADay
from tests.make import FREE, employee, meeting, problem, said, seat

RULE = OneADay()
ÅSE = employee("Åse")
MORNING = meeting("2026-01-05 08-09", "Åse")


def test_one_a_day_is_kept() -> None:
    assert said(RULE, problem(ÅSE), MORNING, meeting("2026-01-06 00-01", "Åse", id="row-2")) == []


def test_two_on_a_day_are_one_too_many_also_when_the_second_ends_tomorrow() -> None:
    late = meeting("2026-01-05 23:59-00:59", "Åse", id="row-2")
    assert said(RULE, problem(ÅSE), MORNING, late) == [
        "meetings_per_day: Åse er sat til 2 møder man 5/1; reglen er højst 1."
    ]


def test_leading_counts_as_well() -> None:
    led = problem(ÅSE, leads=[Lead("l", "Åse", ("talk",), employee="Åse")])
    second = meeting("2026-01-05 15-16", seat("Åse", leads=True), id="row-2", lead="l")
    assert len(said(RULE, led, MORNING, second)) == 1


def test_a_week_is_an_iso_week_also_week_53() -> None:
    one = problem(ÅSE, policy=replace(FREE, max_meetings_per_week=1))
    monday = meeting("2026-12-28 08-09", "Åse")
    sunday = meeting("2027-01-03 08-09", "Åse", id="row-2")
    next_monday = meeting("2027-01-04 08-09", "Åse", id="row-3")
    assert said(RULE, one, monday, next_monday) == []
    assert said(RULE, one, monday, sunday, next_monday) == [
        "meetings_per_week: Åse er sat til 2 møder i uge 53; reglen er højst 1."
    ]


def test_nobody_is_in_two_places_at_once() -> None:
    two = problem(ÅSE, policy=replace(FREE, max_meetings_per_day=2))
    after = meeting("2026-01-05 09-10", "Åse", id="row-2")
    across = meeting("2026-01-05 08:59-09:59", "Åse", id="row-2")
    assert said(RULE, two, MORNING, after) == []
    assert said(RULE, two, MORNING, across) == [
        "two_at_once: Åse er sat til to møder på samme tid: Refleksion man 5/1 kl. 08:00–09:00 og "
        "Refleksion man 5/1 kl. 08:59–09:59."
    ]


def test_others_are_not_concerned() -> None:
    both = problem(ÅSE, employee("Bo"))
    assert said(RULE, both, MORNING, meeting("2026-01-05 15-16", "Bo", id="row-2")) == []
