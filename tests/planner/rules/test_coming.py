from dataclasses import replace

from models.meetings import GroupSize
from planner.rules.coming import Coming
from tests.make import TALK, employee, meeting, problem, said, window
from tests.planner.rules.planned import people, planned

RULE = Coming()
ÅSE = employee("Åse", shifts=["2026-01-05 07-15"])
NEAR, INSIDE = replace(TALK, coming="near"), replace(TALK, coming="on_shift")


def test_a_kind_that_asks_for_nothing_takes_anybody() -> None:
    assert said(RULE, problem(ÅSE), meeting("2026-01-07 10-11", "Åse")) == []


def test_beside_the_shift_is_near_and_a_day_off_is_not() -> None:
    about = problem(ÅSE, kinds=[NEAR])
    assert said(RULE, about, meeting("2026-01-05 15:30-16:30", "Åse")) == []
    assert said(RULE, about, meeting("2026-01-07 10-11", "Åse")) == [
        "coming: Åse er indkaldt til Refleksion ons 7/1 kl. 10:00–11:00, men mødet er kun for "
        "dem, der er på vagt eller kommer fra en."
    ]


def test_within_the_shift_is_to_the_minute() -> None:
    about = problem(ÅSE, kinds=[INSIDE])
    assert said(RULE, about, meeting("2026-01-05 14-15", "Åse")) == []
    (text,) = said(RULE, about, meeting("2026-01-05 14:01-15:01", "Åse"))
    assert text.startswith("coming: Åse deltager i Refleksion")


def test_who_leads_may_come_from_anywhere() -> None:
    about = problem(ÅSE, kinds=[INSIDE])
    led = replace(meeting("2026-01-07 10-11"), attendance=(
        replace(meeting("2026-01-07 10-11", "Åse").attendance[0], leads=True),
    ))
    assert said(RULE, about, led) == []


def test_only_those_on_a_shift_are_planned() -> None:
    about = problem(
        ÅSE, employee("Bo", shifts=["2026-01-06 07-15"]),
        kinds=[replace(INSIDE, group=GroupSize(1, 2), windows=(window("10-11", {1}),))],
    )
    assert people(planned(about)) == [{"Åse"}]


def test_where_nobody_is_on_a_shift_nothing_is_held() -> None:
    kind = replace(INSIDE, windows=(window("16-18", {1}),))
    assert planned(problem(ÅSE, kinds=[kind])).meetings == ()
