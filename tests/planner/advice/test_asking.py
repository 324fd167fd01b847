"""What each person is asked: caps, kinds and prices beside the attendance table."""

from dataclasses import replace

import pytest

from models.people import DAY, EVENING
from models.plan import Outcome
from models.policy import FloorMinimum
from models.timespan import Period, iso
from planner.advice.moving import move_costs, why_there
from tests.make import FREE, at, day, meeting, seat
from tests.planner.advice.homes import BO, CARL, TALK, ÅSE, home, outcome

HERE = meeting("2026-01-06 14-15", "Åse", seat("Carl", "adjoining", 60))


def reasons(about: Outcome, start: str, meeting_id: str = "row-1") -> dict[str, str | None]:
    judged = why_there(about, meeting_id, at(start))
    return {person.employee: person.reason for person in judged.people}


def red(about: Outcome) -> set[str]:
    return {iso(cost.start)[8:] for cost in move_costs(about, "row-1") if cost.reason is not None}


def test_a_second_meeting_of_the_day_and_of_the_week() -> None:
    two = replace(home(), period=Period(day("2026-01-05"), day("2026-01-18")))
    other = meeting("2026-01-08 13-14", "Åse", "Bo", id="row-2")
    assert reasons(outcome(two, HERE, other), "2026-01-08 12:00")["Åse"] == "per_day"
    assert reasons(outcome(two, HERE, other), "2026-01-08 13:30")["Åse"] == "at_once"
    strict = replace(two, policy=replace(FREE, max_meetings_per_week=1))
    assert reasons(outcome(strict, HERE, other), "2026-01-09 14:00")["Åse"] == "per_week"


def test_call_ins_are_few_and_apart() -> None:
    two = replace(home(), period=Period(day("2026-01-05"), day("2026-01-18")))
    here = meeting("2026-01-06 14-15", "Åse", seat("Dorte", "adjoining", 60))
    other = meeting("2026-01-12 14-15", "Åse", seat("Dorte", "called_in", 60), id="row-2")
    assert reasons(outcome(two, here, other), "2026-01-09 14:00")["Dorte"] == "call_in_gap"
    none = replace(two, policy=replace(FREE, max_call_ins=1))
    assert reasons(outcome(none, here, other), "2026-01-05 14:00")["Dorte"] == "call_ins"


def test_rest_is_asked_of_shifts_and_meetings_together() -> None:
    """Alone each of two meetings leaves a rest; the one after the other does not."""
    two = replace(
        home(people=(ÅSE, BO, replace(CARL, shifts=()))),
        period=Period(day("2026-01-05"), day("2026-01-18")), kinds=(
            replace(TALK, windows=(replace(TALK.windows[0], start=7 * 60, end=24 * 60),)),
        ), policy=replace(FREE, call_in_gap_days=0),
    )
    late = meeting("2026-01-11 22-23", "Bo", seat("Carl", "called_in", 60))
    early = meeting("2026-01-14 14-15", "Bo", seat("Carl", "called_in", 60), id="row-2")
    assert reasons(outcome(two, late, early), "2026-01-12 07:00", "row-2")["Carl"] == "rest"


def test_a_kind_that_calls_nobody_in_and_one_without_the_manager() -> None:
    near = replace(TALK, coming="near")
    here = meeting("2026-01-06 14-15", "Åse", seat("Dorte", "adjoining", 60))
    assert reasons(outcome(home(kinds=[near]), here), "2026-01-08 14:00")["Dorte"] == "coming"
    out = replace(TALK, manager="out")
    led_by = replace(ÅSE, manager=True)
    assert reasons(outcome(home(kinds=[out], people=(led_by, BO, CARL)), HERE),
                   "2026-01-07 14:00")["Åse"] == "manager"


def test_nobody_works_more_than_the_week_allows() -> None:
    full = home(policy=replace(FREE, week_minutes=40 * 60))
    assert reasons(outcome(full, HERE), "2026-01-07 14:00")["Carl"] == "working_hours"


@pytest.mark.parametrize("rule", ["floor", "group_size"])
def test_a_priced_rule_forbids_nothing(rule: str) -> None:
    kept = replace(FREE, floor=(FloorMinimum(None, DAY, 2), FloorMinimum(None, EVENING, 1)))
    strict = home(people=(ÅSE, BO, CARL), policy=kept)
    priced = replace(strict, policy=replace(kept, prices={rule: 5}))
    assert red(outcome(priced, HERE)) < red(outcome(strict, HERE))
