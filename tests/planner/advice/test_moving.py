"""Why here and not there, to the letter in small homes and against the judge in random ones."""

from dataclasses import replace

import pytest

from models.meetings import Meeting
from models.people import DAY
from models.plan import Outcome
from models.policy import FloorMinimum
from models.timespan import Period, iso
from planner.advice.moving import TimeCost, move_costs, why_there
from planner.judging import check
from planner.solver.options import PlanOptions
from planner.solver.run import plan as search
from tests.make import FREE, at, broken, day, employee, meeting, seat, seeded_problem
from tests.planner.advice.homes import BO, CARL, DORTE, EVA, TALK, ÅSE, home, led, outcome

HERE = meeting("2026-01-06 14-15", "Åse", seat("Carl", "adjoining", 60))
"""Tuesday at 14, where day and evening meet: Carl comes an hour before his shift."""


OF_SEVERAL = {
    "heavy_gap", "load_points", "not_apart", "mixed_groups", "manager_missing", "lead_travel",
}
"""Codes of the judge for what the quick look does not ask."""


def costs(about: Outcome) -> dict[str, TimeCost]:
    return {iso(cost.start)[8:]: cost for cost in move_costs(about, "row-1")}


def test_the_present_time_costs_nothing_more() -> None:
    found = costs(outcome(home(), HERE))
    here = found["06T14:00"]
    assert (here.colour, here.minutes, here.call_ins, here.missing) == ("green", 0, 0, 0)
    assert here.message == "koster ikke mere"
    assert len(found) == 7 * 9  # seven days, starts from 12:00 to 16:00


def test_a_longer_wait_is_yellow_with_its_minutes() -> None:
    found = costs(outcome(home(), HERE))
    early = found["06T13:30"]
    assert (early.colour, early.minutes, early.message) == ("yellow", 30, "30 min. mere i alt")


def test_a_time_at_which_too_few_can_come_is_red() -> None:
    found = costs(outcome(home(people=(ÅSE,))))
    assert {cost.reason for cost in found.values()} == {"people"}
    assert found["06T14:00"].message == "for få kan komme"


def test_the_lead_the_room_and_the_calendar_stand_first() -> None:
    away = led()
    away = replace(away, leads=(replace(away.leads[0], away=frozenset({day("2026-01-07")})),))
    here = replace(HERE, lead="l1", room="r1")
    found = costs(outcome(away, here))
    assert found["07T14:00"].reason == "lead_away"
    assert found["08T14:00"].reason is None
    closed = replace(away, policy=replace(FREE, closed_days=frozenset({day("2026-01-07")})))
    assert costs(outcome(closed, here))["07T14:00"].reason == "public_holidays"
    shut = replace(away, rooms=())
    assert costs(outcome(shut, replace(here, room=None)))["08T14:00"].reason is None


def test_the_floor_keeps_people_back() -> None:
    strict = home(policy=replace(FREE, floor=(FloorMinimum(None, DAY, 2),)))
    found = costs(outcome(strict, HERE))
    assert found["06T13:00"].reason == "floor"
    assert found["06T15:00"].reason is None  # the day shift is over; nobody leaves its floor


def test_a_neighbour_in_the_row_sets_the_interval() -> None:
    two = replace(home(), period=Period(day("2026-01-05"), day("2026-01-18")))
    later = meeting("2026-01-13 14-15", "Åse", "Bo", id="row-2")
    found = costs(outcome(two, HERE, later))
    assert found["11T14:00"].reason == "interval"
    assert found["09T14:00"].reason is None


def test_one_time_is_told_with_everybody_in_it() -> None:
    judged = why_there(outcome(home(), HERE), "row-1", at("2026-01-08 14:00"))
    assert judged.possible
    assert judged.after is not None
    assert judged.message == (
        "Refleksion kan holdes tor 8/1 kl. 14:00–15:00: ingen forskel på planen."
    )
    assert {p.employee: (p.cls, p.extra_minutes) for p in judged.people if p.comes} == {
        "Åse": ("on_shift", 0), "Carl": ("adjoining", 60),
    }
    assert broken(judged.after.judgement) == []


def test_the_same_people_are_named_with_what_breaks() -> None:
    tired = meeting("2026-01-06 14-15", "Åse", seat("Dorte", "adjoining", 60))
    kept = why_there(
        outcome(home(people=(ÅSE, replace(DORTE, away=frozenset({day("2026-01-08")})))), tired),
        "row-1", at("2026-01-08 14:00"), rechoose=False,
    )
    assert not kept.possible
    assert kept.after is None
    assert any("Dorte" in reason.message for reason in kept.reasons)


def test_a_night_worker_is_told_how_short_her_rest_would_be() -> None:
    judged = why_there(
        outcome(home(people=(ÅSE, EVA)), meeting("2026-01-06 14-15", "Åse", "Eva")), "row-1",
        at("2026-01-06 16:00"),
    )
    eva = next(person for person in judged.people if person.employee == "Eva")
    assert eva.reason == "rest"
    assert eva.message == (
        "Eva kan ikke komme: der ville kun være 6:00 timers hvile og ikke 11:00."
    )


def test_outside_the_windows_is_told_so() -> None:
    judged = why_there(outcome(home(), HERE), "row-1", at("2026-01-06 08:00"))
    assert not judged.possible
    assert [reason.code for reason in judged.reasons] == ["window"]


def test_a_missing_meeting_can_be_asked_about_too() -> None:
    empty = outcome(home())
    cheapest = min(
        (c for c in move_costs(empty, "row-1") if c.reason is None),
        key=lambda cost: (cost.missing, cost.minutes),
    )
    assert cheapest.missing < 0
    judged = why_there(empty, "row-1", cheapest.start)
    assert judged.possible
    assert judged.effect is not None
    assert judged.effect.placed == 1


def test_an_unknown_meeting_is_an_error() -> None:
    with pytest.raises(KeyError):
        move_costs(outcome(home()), "nothing")


@pytest.mark.parametrize("seed", range(24))
def test_what_is_possible_breaks_nothing(seed: int) -> None:
    """On random problems: a time that is not red gives a plan in which nothing new is broken, and
    the minutes that were told are the judge's."""
    about = seeded_problem(seed)
    made = search(about, PlanOptions(time_limit=5, work=0.2))
    before = Outcome(about, made, check(about, made))
    old = set(broken(before.judgement))
    plain = not (about.policy.team_days or about.bonds or any(k.everybody for k in about.kinds))
    if any(line.professions for line in about.policy.floor):
        return
    for due in list(before.plan.meetings)[:2]:
        able = [cost for cost in move_costs(before, due.id) if cost.reason is None]
        for cost in able[:: max(1, len(able) // 3)]:
            judged = why_there(before, due.id, cost.start)
            if {reason.code for reason in judged.reasons} & OF_SEVERAL:
                continue
            assert judged.possible, judged.message
            assert judged.after is not None
            assert judged.effect is not None
            assert set(broken(judged.after.judgement)) <= old
            assert judged.effect.extra_minutes == cost.minutes
            assert judged.effect.call_ins == cost.call_ins
            points = {step.name: step.change for step in judged.effect.steps}
            if plain:
                assert points["coverage"] == cost.missing


def test_moving_does_not_touch_the_plan() -> None:
    before = outcome(home(), HERE)
    kept: tuple[Meeting, ...] = before.plan.meetings
    why_there(before, "row-1", at("2026-01-08 14:00"))
    assert before.plan.meetings == kept


def test_a_bound_group_leaves_out_who_cannot_come() -> None:
    small = replace(TALK, group=replace(TALK.group, max=2))
    found = costs(outcome(home(kinds=[small], people=(ÅSE, BO, CARL)), HERE))
    assert found["06T14:00"].colour == "green"


def test_who_is_called_in_twice_too_soon_is_left_out() -> None:
    free = employee("Fie", "evening", [])
    two = meeting("2026-01-06 14-15", "Åse", seat("Fie", "called_in", 60))
    judged = why_there(outcome(home(people=(ÅSE, free)), two), "row-1", at("2026-01-08 14:00"))
    assert judged.possible  # her only call-in moves with the meeting
