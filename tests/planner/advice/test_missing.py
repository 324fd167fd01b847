"""Why not, counted over all times: the counts add up, and the sentences are whole."""

from dataclasses import replace

import pytest

from models.meetings import GroupSize, Incident, Series
from models.people import DAY, EVENING
from models.plan import Outcome
from models.policy import FloorMinimum
from planner.advice.missing import Trouble, solved, troubles, why
from planner.judging import check
from planner.solver.options import PlanOptions
from planner.solver.run import plan as search
from tests.make import FREE, at, day, employee, meeting, seat, seeded_problem
from tests.make import TALK as FREELY
from tests.planner.advice.homes import BO, CARL, DORTE, TALK, ÅSE, home, led, outcome


def told(about: Outcome, number: int = 0) -> str:
    return why(about, troubles(about)[number]).message


def test_a_meeting_that_could_be_held_is_told_as_free() -> None:
    about = outcome(home(people=(ÅSE, CARL)))
    assert told(about) == (
        "Refleksion man 5/1–søn 11/1 er ikke lagt: af 63 mulige tider er 35 ledige "
        "og kan for få komme i 28."
    )


def test_a_lead_who_is_away_and_a_holiday() -> None:
    away = led()
    lead = replace(away.leads[0], away=frozenset(day(f"2026-01-{n:02d}") for n in range(5, 11)))
    shut = replace(away.policy, closed_days=frozenset({day("2026-01-11")}))
    about = outcome(replace(away, leads=(lead,), policy=shut))
    assert told(about) == (
        "Refleksion man 5/1–søn 11/1 er ikke lagt: af 63 mulige tider er mødelederen ikke til "
        "rådighed i 54 og ligger 9 på helligdage eller lukkedage."
    )


def test_a_kind_without_times() -> None:
    never = replace(TALK, windows=(replace(TALK.windows[0], start=960),), minutes=90)
    about = outcome(home(kinds=[never]))
    answer = why(about, troubles(about)[0])
    assert (answer.total, answer.reasons) == (0, ())
    assert answer.message.endswith("mødeformen har ingen tider i de dage.")


def test_a_vagtlag_that_is_not_there() -> None:
    here = meeting("2026-01-06 13-14", "Åse", "Bo")
    strict = home(people=(ÅSE, BO, replace(CARL, away=frozenset(
        day(f"2026-01-{n:02d}") for n in range(5, 12)
    ))))
    about = outcome(strict, here)
    trouble = troubles(about)[0]
    assert (trouble.id, trouble.team) == ("row-1:evening", EVENING)
    assert told(about) == (
        "Refleksion tir 6/1 kl. 13:00–14:00 har ingen fra aftenvagten: af 63 mulige tider kan "
        "ingen fra aftenvagten komme i 50 (ikke til rådighed den dag) og kan for få komme i 13."
    )


def test_the_floor_of_a_vagtlag() -> None:
    late = replace(TALK, windows=(replace(TALK.windows[0], start=15 * 60, end=16 * 60),))
    kept = home(
        kinds=[late], people=(ÅSE, BO, CARL),
        policy=replace(FREE, floor=(FloorMinimum(None, EVENING, 1),)),
    )
    about = outcome(kept, meeting("2026-01-06 15-16", "Åse", "Bo"))
    answer = why(about, troubles(about)[0])
    assert {r.code: r.candidates for r in answer.reasons}["team:evening:floor"] == 5


def test_somebody_whom_no_meeting_reaches() -> None:
    lone = replace(DORTE, shifts=(), away=frozenset(day(f"2026-01-0{n}") for n in range(5, 9)))
    about = outcome(
        home(people=(ÅSE, BO, CARL, lone)),
        meeting("2026-01-06 14-15", "Åse", "Bo", seat("Carl", "adjoining", 60)),
    )
    trouble = troubles(about)[0]
    assert trouble.id == "Dorte@2026-01-05"
    assert why(about, trouble).message == (
        "Dorte er ikke med i noget møde man 5/1–søn 11/1: af 63 mulige tider er der fravær i 36 og "
        "bliver mødet ikke holdt i 27."
    )


def test_an_involved_who_is_not_in_the_debriefing() -> None:
    kind = replace(
        FREELY, id="debriefing", name="Debriefing", interval=None, after_hours=(24, 72),
        group=GroupSize(1, 9),
    )
    about = home(
        people=(ÅSE, BO), kinds=[kind], series=[Series("row", "debriefing", incident="h1")],
        incidents=[Incident("h1", at("2026-01-05 10:00"), None, ("Bo", "Åse"))],
    )
    here = replace(meeting("2026-01-07 10-11", "Åse"), kind="debriefing")
    judged = outcome(about, here)
    trouble = next(x for x in troubles(judged) if x.meeting == "row-1")
    assert (trouble.id, trouble.employee) == ("row-1:Bo", "Bo")
    assert why(judged, trouble).message.startswith(
        "Bo er ikke med i Debriefing ons 7/1 kl. 10:00–11:00: af "
    )


def test_a_plan_without_troubles() -> None:
    fine = outcome(home(people=(ÅSE, CARL)), meeting("2026-01-06 14-15", "Åse", "Carl"))
    assert troubles(fine) == ()
    assert solved(fine, Trouble("row-1", meeting="row-1"))


@pytest.mark.parametrize("seed", range(40, 64))
def test_counts_add_up(seed: int) -> None:
    about = seeded_problem(seed)
    made = search(about, PlanOptions(time_limit=5, work=0.1))
    judged = Outcome(about, made, check(about, made))
    for trouble in troubles(judged)[:6]:
        answer = why(judged, trouble)
        assert sum(reason.candidates for reason in answer.reasons) == answer.total
        assert not solved(judged, trouble)
        assert answer.message.endswith(".")


def test_many_reasons_are_summed_up_and_none_is_lost() -> None:
    fie = employee("Fie", DAY, [])
    about = outcome(home(people=(fie,)))
    answer = why(about, troubles(about)[0])
    assert answer.total == 63
