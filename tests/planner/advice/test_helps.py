"""What helps: each remedy mends the trouble when it is planned with, and nothing else does."""

from dataclasses import replace

from models.people import DAY
from models.plan import Outcome
from models.policy import FloorMinimum
from models.problem import Problem
from planner.advice.changes import Both, Nothing
from planner.advice.helps import Remedy, promising, what_helps
from planner.advice.missing import solved, troubles
from planner.advice.solving import judged, solve
from planner.progress import Progress
from planner.solver.options import PlanOptions
from tests.make import FREE, broken, day, meeting, seat, window
from tests.planner.advice.homes import BO, CARL, DORTE, TALK, ÅSE, home, led, outcome

QUICK = PlanOptions(time_limit=60, seed=1, work=0.3)
EARLY = replace(TALK, windows=(window("12-14", {1, 2, 3, 4, 5}),))
"""Workdays from 12 to 14: while the day is at work and the evening is not yet."""


def planned(about: Problem) -> Outcome:
    return judged(about, solve(about, QUICK, outcome(about).plan))


def helps(about: Outcome, number: int = 0) -> dict[str, Remedy]:
    found = what_helps(about, troubles(about)[number], QUICK)
    for remedy in found:
        assert solved(remedy.outcome, remedy.trouble)
        assert broken(remedy.outcome.judgement) == []
        again = planned(remedy.problem)
        assert solved(again, remedy.trouble), remedy.message
    return {remedy.change.code: remedy for remedy in found}


def test_one_fewer_on_the_floor() -> None:
    kept = replace(FREE, floor=(FloorMinimum(None, DAY, 2),))
    three = (ÅSE, BO, replace(BO, id="Ib", name="Ib"))
    about = planned(home(kinds=[EARLY], people=three, policy=kept))
    assert [trouble.id for trouble in troubles(about)][:1] == ["row-1"]
    remedy = helps(about)["floor"]
    assert remedy.problem.policy.floor_minimum(None, DAY) == 1
    assert remedy.message.startswith(
        "Med 1 i stedet for 2 på gulvet i dagvagten: Refleksion bliver holdt "
    )


def test_the_lead_who_is_away_comes_on_a_day() -> None:
    about = led()
    lead = replace(about.leads[0], away=frozenset(day(f"2026-01-{n:02d}") for n in range(5, 12)))
    found = helps(planned(replace(about, leads=(lead,))))
    assert {"lead_day", "lead_more"} <= found.keys()
    assert "Vibe kan komme" in found["lead_day"].message


def test_where_searching_on_is_enough_no_rule_is_touched() -> None:
    forgotten = outcome(home())
    found = what_helps(forgotten, troubles(forgotten)[0], QUICK)
    assert [remedy.change for remedy in found] == [Nothing()]
    assert found[0].problem is forgotten.problem
    assert found[0].message.startswith("Uden at ændre nogen regel: Refleksion bliver holdt ")


def test_a_vagtlag_and_a_person() -> None:
    far = home(kinds=[EARLY], people=(ÅSE, BO, replace(CARL, shifts=CARL.shifts[:1])),
               policy=replace(FREE, max_call_ins=0))
    about = planned(far)
    wanted = next(trouble for trouble in troubles(about) if trouble.team is not None)
    found = what_helps(about, wanted, QUICK)
    assert {remedy.change.code for remedy in found} & {"call_ins", "window"}
    for remedy in found:
        assert "aftenvagten er med i Refleksion" in remedy.message
    lone = next(trouble for trouble in troubles(about) if trouble.meeting is None)
    for remedy in what_helps(about, lone, QUICK):
        assert "Carl er med i Refleksion" in remedy.message


def test_where_nothing_helps_nothing_is_said_to() -> None:
    gone = frozenset(day(f"2026-01-{n:02d}") for n in range(5, 12))
    about = outcome(home(people=(replace(ÅSE, away=gone), replace(BO, away=gone))))
    trouble = troubles(about)[0]
    assert {change.code for change in promising(about, trouble)} == {"window", "group"}
    assert what_helps(about, trouble, QUICK) == ()


def test_it_stops_when_asked_and_tells_where_it_is() -> None:
    about = outcome(home(people=(ÅSE,)))
    said: list[Progress] = []
    assert what_helps(about, troubles(about)[0], QUICK, said.append, lambda: True) == ()
    what_helps(about, troubles(about)[0], QUICK, said.append)
    assert said[0].message == "Prøver: Uden at ændre nogen regel"


def test_a_locked_meeting_moves_only_where_it_is_said_that_it_may() -> None:
    two = home(people=(ÅSE, BO, CARL, DORTE))
    here = meeting("2026-01-06 14-15", "Åse", seat("Carl", "adjoining", 60))
    about = replace(outcome(two, here), problem=replace(two, locked=(replace(here, locked=True),)))
    found = [r for trouble in troubles(about) for r in what_helps(about, trouble, QUICK)]
    assert [remedy.change.code for remedy in found] == ["locked", "locked"]
    for remedy in found:
        assert remedy.message.startswith("Hvis det låste møde Refleksion tir 6/1 må flyttes: ")


def test_two_changes_are_not_asked_for_where_one_is_enough() -> None:
    bare = led()
    lead = replace(bare.leads[0], away=frozenset(day(f"2026-01-{n:02d}") for n in range(5, 12)))
    about = planned(replace(bare, leads=(lead,)))
    found = [remedy.change for remedy in what_helps(about, troubles(about)[0], QUICK)]
    pairs = [change for change in found if isinstance(change, Both)]
    assert len(found) > len(pairs)
    assert not any(pair.one in found or pair.other in found for pair in pairs)
