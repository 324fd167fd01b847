"""Each small change: what the problem is after it, and how people say it."""

from dataclasses import replace

import pytest

from models.people import DAY, EVENING
from models.policy import FloorMinimum
from models.problem import Problem
from planner.advice.changes import (
    Both,
    CallInsMore,
    Change,
    FloorLess,
    GapShorter,
    GroupOther,
    IntervalWider,
    LeadComes,
    LeadMore,
    LeadOftener,
    Nothing,
    PersonMore,
    RestShorter,
    RoomMore,
    RuleSet,
    TeamsLoose,
    Unlocked,
    WindowWider,
)
from tests.make import FREE, day, meeting
from tests.planner.advice.homes import TALK, led


def strict() -> Problem:
    about = led(kinds=[replace(TALK, lead="external", teams_strict=True)])
    lead = replace(about.leads[0], away=frozenset({day("2026-01-07")}), max_per_week=2)
    return replace(
        about, leads=(lead,), policy=replace(FREE, floor=(FloorMinimum(None, EVENING, 2),)),
        locked=(meeting("2026-01-06 14-15", "Åse"),),
    )


SAID: list[tuple[Change, str]] = [
    (FloorLess(None, EVENING), "Med 1 i stedet for 2 på gulvet i aftenvagten"),
    (FloorLess("Nord", EVENING), "Med 1 i stedet for 2 på gulvet i aftenvagten i Nord"),
    (LeadComes("l1", (day("2026-01-07"),)), "Hvis Vibe kan komme ons 7/1"),
    (LeadComes("l1", (day("2026-01-07"), day("2026-01-08"))), "Hvis Vibe kan komme i uge 2"),
    (LeadMore("talk"), "Med én mødeleder mere til Refleksion"),
    (LeadOftener("l1"), "Hvis Vibe kan lede 3 møder om ugen"),
    (WindowWider("talk"), "Hvis Refleksion må slutte 1:00 timer senere"),
    (WindowWider("talk", 30, 0), "Hvis Refleksion må begynde 0:30 timer tidligere"),
    (CallInsMore(), "Med højst 5 i stedet for 4 indkald pr. medarbejder"),
    (GapShorter(), "Med 5 i stedet for 7 dage mellem to indkald"),
    (IntervalWider("talk"), "Med 2–12 i stedet for 4–10 dage mellem møderne i Refleksion"),
    (GroupOther("talk"), "Med 2–5 i stedet for 2–4 deltagere i Refleksion"),
    (TeamsLoose("talk"), "Hvis Refleksion må holdes, selv om et vagtlag mangler"),
    (RoomMore(), "Med ét mødelokale mere"),
    (RestShorter(), "Hvis hviletiden må nedsættes til 8:00 timer højst én gang om ugen"),
    (Unlocked("row-1"), "Hvis det låste møde Refleksion tir 6/1 må flyttes"),
    (PersonMore("Åse"), "Med én medarbejder mere, der arbejder som Åse"),
    (RuleSet("max_call_ins", 9), "Med max_call_ins = 9 i stedet for 4"),
    (Both(CallInsMore(), RoomMore()),
     "Med højst 5 i stedet for 4 indkald pr. medarbejder, og med ét mødelokale mere"),
]


@pytest.mark.parametrize(("change", "words"), SAID, ids=[change.code for change, _ in SAID])
def test_a_change_is_said_and_changes_something(change: Change, words: str) -> None:
    about = strict()
    assert change.words(about) == words
    assert change.applied(about) != about


def test_nothing_changes_nothing() -> None:
    about = strict()
    assert Nothing().applied(about) is about
    assert Nothing().words(about) == "Uden at ændre nogen regel"


def test_the_floor_of_one_unit_leaves_the_general_line() -> None:
    after = FloorLess("Nord", EVENING).applied(strict()).policy
    assert after.floor_minimum("Nord", EVENING) == 1
    assert after.floor_minimum("Syd", EVENING) == 2
    assert FloorLess(None, DAY).applied(strict()).policy.floor_minimum(None, DAY) == 0


def test_a_copy_of_a_person_has_an_id_of_its_own() -> None:
    after = PersonMore("Åse").applied(PersonMore("Åse").applied(strict()))
    ids = [person.id for person in after.roster.employees]
    assert ids[-2:] == ["Åse-2", "Åse-3"]
    assert after.roster.employee("Åse-2").shifts == after.roster.employee("Åse").shifts


def test_a_home_without_rooms_needs_none() -> None:
    bare = replace(strict(), rooms=())
    assert RoomMore().applied(bare) is bare


@pytest.mark.parametrize("change", [
    LeadComes("nobody", (day("2026-01-07"),)), WindowWider("nothing"), PersonMore("nobody"),
])
def test_what_is_not_there_is_an_error(change: Change) -> None:
    with pytest.raises(KeyError):
        change.applied(strict())


def test_a_rule_that_is_none_is_an_error() -> None:
    with pytest.raises(AttributeError):
        RuleSet("nothing", 1).applied(strict())
