from dataclasses import replace

from models.meetings import Series
from models.people import DAY, EVENING
from models.policy import FloorMinimum
from planner.judging import check
from planner.rules.everybody import Everybody
from tests.make import FREE, TALK, employee, meeting, plan, problem, said, window
from tests.planner.rules.planned import people, planned, value

RULE = Everybody()
CREW = [employee(name, shifts=["2026-01-05 07-15"]) for name in ("Åse", "Bo", "Ida")]
OFF = employee("Fri", EVENING, ["2026-01-06 15-23"])
ALL = replace(TALK, everybody=True, windows=(window("10-11", {1}),))
TIME_OUT = replace(ALL, on_floor=True, coming="on_shift", minutes=15)
FLOOR = replace(FREE, floor=(FloorMinimum(None, DAY, 2),))


def test_all_who_are_on_a_shift_are_there() -> None:
    about = problem(*CREW, OFF, kinds=[ALL])
    assert said(RULE, about, meeting("2026-01-05 10-11", "Åse", "Bo", "Ida")) == []


def test_who_is_missing_is_told_and_counted() -> None:
    about = problem(*CREW, OFF, kinds=[ALL])
    held = meeting("2026-01-05 10-11", "Åse")
    assert said(RULE, about, held) == [
        "not_everybody: Refleksion man 5/1 kl. 10:00–11:00 mangler 2 personer, som er på vagt."
    ]
    assert check(about, plan(held)).objectives["coverage"] == 2


def test_other_kinds_want_nobody_in_particular() -> None:
    assert said(RULE, problem(*CREW), meeting("2026-01-05 10-11", "Åse")) == []


def test_the_floor_goes_before() -> None:
    made = planned(problem(*CREW, kinds=[ALL], policy=FLOOR))
    ((there),) = people(made)
    assert len(there) == 1
    assert value(made, "coverage") == 2


def test_a_short_gathering_on_the_floor_takes_nobody_from_it() -> None:
    about = problem(*CREW, OFF, kinds=[TIME_OUT], policy=FLOOR, series=[
        Series("row", "talk", team=DAY)
    ])
    made = planned(about)
    assert people(made) == [{"Åse", "Bo", "Ida"}]
    assert value(made, "coverage") == 0
    # Nobody counts as reached by it, and it fills neither a day nor a week.
    assert value(made, "reach") == 4
    assert all(line.meetings == 0 for line in check(about, made).by_employee)
