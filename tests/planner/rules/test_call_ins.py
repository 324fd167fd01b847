from dataclasses import replace

from planner.rules.call_ins import CallIns
from tests.make import FREE, employee, meeting, problem, said

RULE = CallIns()
ÅSE = employee("Åse", shifts=["2026-01-06 07-15"])
MONTH = "2026-01-05 2026-02-01"
FIRST = meeting("2026-01-05 20-21", "Åse")


def test_a_week_between_is_enough_and_a_day_less_is_not() -> None:
    month = problem(ÅSE, period=MONTH)
    assert said(RULE, month, FIRST, meeting("2026-01-12 08-09", "Åse", id="row-2")) == []
    assert said(RULE, month, FIRST, meeting("2026-01-11 22-23", "Åse", id="row-2")) == [
        "call_in_gap: Åse er indkaldt både man 5/1 og søn 11/1; der skal gå mindst 7 dage imellem."
    ]


def test_twice_on_one_day_where_two_meetings_a_day_are_allowed() -> None:
    two = problem(ÅSE, policy=replace(FREE, max_meetings_per_day=2))
    (text,) = said(RULE, two, FIRST, meeting("2026-01-05 22-23", "Åse", id="row-2"))
    assert text.startswith("call_in_gap: Åse er indkaldt to gange man 5/1;")


def test_the_cap_holds_for_the_whole_period() -> None:
    two = problem(ÅSE, period=MONTH, policy=replace(FREE, max_call_ins=2))
    second = meeting("2026-01-13 20-21", "Åse", id="row-2")
    third = meeting("2026-01-20 20-21", "Åse", id="row-3")
    assert said(RULE, two, FIRST, second) == []
    assert said(RULE, two, FIRST, second, third) == [
        "call_ins: Åse er indkaldt 3 gange i perioden; reglen er højst 2 gange."
    ]


def test_meetings_at_her_shifts_are_no_call_ins() -> None:
    none = problem(ÅSE, policy=replace(FREE, max_call_ins=0))
    assert said(RULE, none, meeting("2026-01-06 15:30-16:30", "Åse")) == []
    assert len(said(RULE, none, meeting("2026-01-06 15:31-16:31", "Åse"))) == 1
