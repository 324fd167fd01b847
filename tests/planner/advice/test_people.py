"""Why she and not he: who could take a place, ranked, and two people beside each other."""

from dataclasses import replace

import pytest

from models.people import DAY
from models.policy import Carried, FloorMinimum
from planner.advice.people import candidates_for, why_person
from tests.make import FREE, employee, meeting, seat
from tests.planner.advice.homes import BO, CARL, DORTE, EVA, PEOPLE, TALK, ÅSE, home, outcome

HERE = meeting("2026-01-06 14-15", "Åse", seat("Carl", "adjoining", 60))


def test_those_who_fill_a_missing_vagtlag_stand_first_and_the_dear_ones_last() -> None:
    ranked = candidates_for(outcome(home(), HERE), "row-1", "Carl")
    assert [c.employee for c in ranked] == ["Dorte", "Bo", "Eva"]
    dorte, bo, eva = ranked
    assert (dorte.cls, dorte.extra_minutes, dorte.fills) == ("adjoining", 60, True)
    assert (bo.cls, bo.extra_minutes, bo.fills) == ("on_shift", 0, False)
    assert (eva.cls, eva.reason) == (None, "rest")


def test_the_same_price_goes_to_whoever_carried_least() -> None:
    about = home(carried={"Bo": Carried(extra_minutes=300)}, people=(*PEOPLE, replace(BO, id="Ib")))
    ranked = [c.employee for c in candidates_for(outcome(about, HERE), "row-1")]
    assert ranked.index("Ib") < ranked.index("Bo")


def test_a_full_meeting_has_no_place() -> None:
    pair = replace(TALK, group=replace(TALK.group, max=2))
    ranked = candidates_for(outcome(home(kinds=[pair]), HERE), "row-1")
    assert {c.employee: c.reason for c in ranked} == {"Bo": "full", "Dorte": "full", "Eva": "rest"}
    assert [c.reason for c in candidates_for(outcome(home(kinds=[pair]), HERE), "row-1", "Åse")][
        :1
    ] == [None]


def test_the_floor_keeps_the_last_ones() -> None:
    kept = home(policy=replace(FREE, floor=(FloorMinimum(None, DAY, 1),)))
    ranked = candidates_for(outcome(kept, HERE), "row-1")
    bo = next(c for c in ranked if c.employee == "Bo")
    assert bo.reason == "floor"
    assert bo.message == (
        "Bo kan ikke komme: der ville være for få tilbage på gulvet. "
        "Belastning 0:00 timer, endnu ikke med i noget møde."
    )


def test_one_instead_of_another_is_judged() -> None:
    judged = why_person(outcome(home(), HERE), "row-1", "Carl", "Dorte")
    assert judged.after is not None
    assert judged.effect is not None
    assert judged.effect.extra_minutes == 0
    assert judged.message.startswith(
        "Med Dorte i stedet for Carl i Refleksion tir 6/1 kl. 14:00–15:00:"
    )


def test_one_who_cannot_is_told_why() -> None:
    judged = why_person(outcome(home(), HERE), "row-1", "Carl", "Eva")
    assert judged.after is None
    assert judged.message == (
        "Eva kan ikke tage pladsen efter Carl i Refleksion tir 6/1 kl. 14:00–15:00. "
        "Eva kan ikke komme: der ville kun være 7:00 timers hvile og ikke 11:00. "
        "Belastning 0:00 timer, endnu ikke med i noget møde."
    )


def test_a_guest_of_another_unit_is_not_invited() -> None:
    people = tuple(replace(p, unit="Nord") for p in (ÅSE, BO, CARL, DORTE, EVA))
    guest = employee("Gitte", DAY, ["2026-01-06 07-15"], unit="Syd")
    north = home(people=(*people, guest))
    north = replace(north, series=(replace(north.series[0], unit="Nord"),))
    here = replace(HERE, unit="Nord")
    assert "Gitte" not in [c.employee for c in candidates_for(outcome(north, here), "row-1")]
    judged = why_person(outcome(north, here), "row-1", "Åse", "Gitte")
    assert judged.other.reason == "not_invited"


def test_a_meeting_that_is_not_placed_has_no_places() -> None:
    with pytest.raises(KeyError):
        candidates_for(outcome(home()), "row-1")
