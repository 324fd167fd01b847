from dataclasses import replace

from models.meetings import GroupSize
from planner.rules.manager import ManagerPresence
from tests.make import FREE, TALK, employee, meeting, problem, said, window
from tests.planner.rules.planned import people, planned, value

RULE = ManagerPresence()
ÅSE = employee("Åse", shifts=["2026-01-05 07-15"])
INA = replace(employee("Ina", shifts=["2026-01-05 07-15"]), manager=True)
ONE = replace(TALK, group=GroupSize(1, 1), windows=(window("10-11", {1}),))
WITH, WITHOUT = replace(ONE, manager="in"), replace(ONE, manager="out")


def test_left_open_both_will_do() -> None:
    about = problem(ÅSE, INA, kinds=[ONE])
    assert said(RULE, about, meeting("2026-01-05 10-11", "Åse")) == []
    assert said(RULE, about, meeting("2026-01-05 10-11", "Ina")) == []


def test_the_manager_is_missing_or_there() -> None:
    held = meeting("2026-01-05 10-11", "Åse"), meeting("2026-01-05 10-11", "Ina")
    assert said(RULE, problem(ÅSE, INA, kinds=[WITH]), held[0]) == [
        "manager_missing: Refleksion man 5/1 kl. 10:00–11:00 mangler enhedens leder."
    ]
    assert said(RULE, problem(ÅSE, INA, kinds=[WITH]), held[1]) == []
    assert said(RULE, problem(ÅSE, INA, kinds=[WITHOUT]), held[1]) == [
        "manager_there: Ina leder enheden og deltager i Refleksion man 5/1 kl. 10:00–11:00, som "
        "holdes uden leder."
    ]


def test_where_nobody_is_marked_there_is_nothing_to_keep() -> None:
    assert said(RULE, problem(ÅSE, kinds=[WITH]), meeting("2026-01-05 10-11", "Åse")) == []
    assert people(planned(problem(ÅSE, kinds=[WITH]))) == [{"Åse"}]


def test_plans_have_the_manager_in_and_out() -> None:
    assert people(planned(problem(ÅSE, INA, kinds=[WITH]))) == [{"Ina"}]
    assert people(planned(problem(ÅSE, INA, kinds=[WITHOUT]))) == [{"Åse"}]


def test_with_the_manager_away_the_meeting_waits_or_has_its_price() -> None:
    gone = replace(INA, shifts=(), away=frozenset(problem(ÅSE).period.days()))
    about = problem(ÅSE, gone, kinds=[WITH])
    assert planned(about).meetings == ()
    made = planned(replace(about, policy=replace(FREE, prices={"manager": 7})))
    assert people(made) == [{"Åse"}]
    assert value(made, "breaches") == 7
