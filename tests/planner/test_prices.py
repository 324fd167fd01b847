"""Rules that may be broken at a price: each is broken where it pays, counted, and told."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from models.meetings import GroupSize, Interval, Series
from models.people import DAY, NIGHT, Team
from models.policy import LADDER, FloorMinimum, Policy
from models.problem import Problem
from planner.judging import check
from planner.rules import RULES
from planner.texts import has
from tests.make import FREE, TALK, codes, employee, problem, window
from tests.planner.rules.planned import planned, value
from tests.rarer import PRICED_RULES

ÅSE = employee("Åse", shifts=["2026-01-05 07-15"])
MONDAY = replace(TALK, windows=(window("10-11", {1}),), group=GroupSize(1, 20))
TWO = (Series("row", "talk"), Series("other", "talk"))


def on_duty(*names: str, team: Team = DAY, profession: str | None = None) -> Problem:
    people = [
        employee(name, team, ["2026-01-05 07-15"], profession=profession) for name in names
    ]
    return problem(*people, kinds=[MONDAY])


def rest() -> Problem:
    tired = employee("Åse", shifts=["2026-01-05 07-15", "2026-01-06 03-11"])
    return problem(tired, kinds=[replace(TALK, windows=(window("16-17", {1}),))])


def weekly_rest() -> Problem:
    days = [f"2026-01-{day:02d} 07-15" for day in (5, 6, 7, 8, 9)]
    return problem(
        employee("Åse", shifts=days), kinds=[replace(TALK, windows=(window("14-15", {6}),))],
        policy=replace(FREE, weekly_rest_minutes=2100, week_minutes=0),
    )


def sleep() -> Problem:
    return problem(
        employee("Ida", NIGHT, ["2026-01-05 23-07 night"]),
        kinds=[replace(TALK, windows=(window("12-13", {2}),))],
        policy=replace(FREE, rest_minutes=0),
    )


def one_a_day() -> Problem:
    apart = replace(TALK, windows=(window("10-11", {1}), window("12-13", {1})))
    return replace(problem(ÅSE, kinds=[apart]), series=TWO)


def call_ins() -> Problem:
    return problem(
        employee("Åse"), kinds=[MONDAY], policy=replace(FREE, max_call_ins=0)
    )


def call_in_gap() -> Problem:
    kind = replace(TALK, windows=(window("10-11", {1, 5}),), interval=Interval(4, 1, 9))
    return problem(employee("Åse"), kinds=[kind], policy=replace(FREE, max_meetings_per_week=9))


def floor() -> Problem:
    return replace(
        on_duty("Åse"), policy=replace(FREE, floor=(FloorMinimum(None, DAY, 1),))
    )


def group_size() -> Problem:
    return replace(on_duty("Åse"), kinds=(replace(MONDAY, group=GroupSize(2, 5)),))


def teams() -> Problem:
    return replace(
        on_duty("Åse"), kinds=(replace(MONDAY, teams_required=(NIGHT,), teams_strict=True),),
        policy=replace(FREE, ladder=("coverage",)),
    )


def professions() -> Problem:
    return replace(
        on_duty("Åse", profession="SSA"), kinds=(replace(MONDAY, professions_min=2),)
    )


def interval() -> Problem:
    far = replace(MONDAY, windows=(window("10-11", {1, 2}),), interval=Interval(4, 3, 3))
    return problem(
        employee("Åse", shifts=["2026-01-05 07-15", "2026-01-09 07-15"]),
        kinds=[replace(far, windows=(window("10-11", {1, 5}),))],
    )


def windows() -> Problem:
    nobody = replace(TALK, minutes=60, windows=(window("10-10:30", {1}),))
    return problem(ÅSE, kinds=[nobody], policy=replace(FREE, max_call_ins=0))


def public_holidays() -> Problem:
    christmas = employee("Åse", shifts=["2026-12-24 07-15"])
    return problem(
        christmas, period="2026-12-21 2026-12-27",
        kinds=[replace(TALK, windows=(window("10-11", {4}),))],
    )


PRICED: dict[str, Callable[[], Problem]] = {
    made.__name__: made
    for made in (
        rest, weekly_rest, sleep, one_a_day, call_ins, floor, group_size, teams, professions,
        interval, windows, public_holidays,
    )
}


def priced(about: Problem, rule: str, price: int) -> Problem:
    return replace(about, policy=replace(about.policy, prices={rule: price}))


@pytest.mark.parametrize("rule", PRICED)
def test_what_a_rule_forbids_can_be_had_at_its_price(rule: str) -> None:
    about = PRICED[rule]()
    kept = planned(about)
    made = planned(priced(about, rule, 7))
    assert len(made.meetings) == len(kept.meetings) + 1
    assert value(made, "breaches") == 7
    judged = check(priced(about, rule, 7), made)
    codes_of_rule = next(r.priced for r in RULES if r.id == rule)
    said = [f for f in judged.findings if f.code in codes_of_rule and f.severity == "warning"]
    assert any("Det er tilladt mod en pris: 7 point pr. " in finding.message for finding in said)


@pytest.mark.parametrize("rule", PRICED)
def test_a_priced_rule_is_not_broken_for_less(rule: str) -> None:
    about = priced(PRICED[rule](), rule, 7)
    first: tuple[str, ...] = ("breaches", *LADDER)
    made = planned(replace(about, policy=replace(about.policy, ladder=first)))  # type: ignore[arg-type]
    assert value(made, "breaches") == 0
    assert len(made.meetings) == len(planned(PRICED[rule]()).meetings)


def test_call_ins_too_near_each_other_are_counted_one_by_one() -> None:
    about = priced(call_in_gap(), "call_ins", 5)
    assert len(planned(call_in_gap()).meetings) == 1
    assert value(planned(about), "breaches") == 5


def test_every_rule_that_has_a_price_is_tried() -> None:
    elsewhere = {"wishes", "heavy", "manager", "bonds"}  # in their own files
    assert set(PRICED) | elsewhere == set(PRICED_RULES)
    assert all(has(f"rules.{rule}.per") for rule in PRICED_RULES)


def test_without_prices_there_is_no_such_objective() -> None:
    about = on_duty("Åse")
    assert [o.name for o in planned(about).objectives] == list(LADDER)
    assert "breaches" not in check(about, planned(about)).objectives


def test_prices_put_the_objective_after_reach_unless_the_ladder_places_it() -> None:
    assert Policy(prices={"rest": 1}).steps[:3] == ("coverage", "reach", "breaches")
    assert Policy(prices={"rest": 1}, ladder=("wishes",)).steps == ("wishes", "breaches")
    assert Policy(prices={"rest": 1}, ladder=("breaches", "wishes")).steps[0] == "breaches"
    assert Policy(ladder=("breaches", "wishes")).steps == ("wishes",)


def test_a_seat_that_is_paid_for_is_paid_once() -> None:
    late = employee("Åse", shifts=["2026-01-05 07-15", "2026-01-06 03-11"])
    kinds = [replace(TALK, windows=(window("15-16", {1}), window("16-17", {1})))]
    about = replace(
        problem(late, kinds=kinds, policy=replace(FREE, max_meetings_per_day=2)), series=TWO
    )
    made = planned(priced(about, "rest", 3))
    # From 15 to 16 the rest is eleven hours; the meeting after it is what shortens it.
    assert [m.span.minutes for m in made.meetings] == [60, 60]
    assert value(made, "breaches") == 3
    assert codes(check(priced(about, "rest", 3), made).findings) == []
