from dataclasses import replace

import pytest

from models.meetings import Incident, Series
from models.resources import Lead, Travel
from planner.rules.lead import Leading
from tests.make import FREE, TALK, at, day, employee, meeting, problem, said, seat, window
from tests.planner.rules.planned import planned

RULE = Leading()
LED = replace(TALK, lead="external")
OUTSIDER = Lead(
    "lis", "Lis Dam", ("talk",), windows=(window("12-17", {1, 2}),),
    away=frozenset({day("2026-01-06")}), max_per_week=1,
)
INSIDER = Lead("bo", "Bo", ("talk",), employee="Bo")
HOME = problem(employee("Åse"), employee("Bo"), kinds=[LED], leads=[OUTSIDER, INSIDER])


def test_an_outsider_within_her_calendar() -> None:
    assert said(RULE, HOME, meeting("2026-01-05 16-17", "Åse", lead="lis")) == []


@pytest.mark.parametrize(
    ("when", "code"),
    [
        ("2026-01-05 16:01-17:01", "lead_calendar"),
        ("2026-01-07 12-13", "lead_calendar"),
        ("2026-01-06 12-13", "lead_away"),
    ],
)
def test_an_outsider_who_cannot_come(when: str, code: str) -> None:
    (text,) = said(RULE, HOME, meeting(when, "Åse", lead="lis"))
    assert text.startswith(f"{code}: Lis Dam")


def test_a_kind_she_may_not_lead() -> None:
    other = replace(HOME, leads=(replace(OUTSIDER, kinds=("supervision",)),))
    (text,) = said(RULE, other, meeting("2026-01-05 12-13", "Åse", lead="lis"))
    assert text.startswith("lead_kind: ")


def test_a_leader_with_a_unit_leads_no_other_units_meetings() -> None:
    north = replace(HOME, leads=(replace(OUTSIDER, unit="Nord"),))
    for own in ("Nord", None):
        one = meeting("2026-01-05 12-13", "Åse", lead="lis", unit=own)
        assert said(RULE, north, one) == []
    (text,) = said(RULE, north, meeting("2026-01-05 12-13", "Åse", lead="lis", unit="Syd"))
    assert text.startswith("lead_unit: ")


def test_nobody_leads_the_talk_about_what_she_was_part_of() -> None:
    row = Series("row", "talk", incident="fald")
    fall = Incident("fald", at("2026-01-04 10:00"), None, ("Åse",))
    after = replace(HOME, series=(row,), incidents=(fall,))
    led = meeting("2026-01-05 12-13", "Åse", seat("Bo", leads=True), lead="bo")
    assert said(RULE, after, led) == []
    involved = replace(after, incidents=(replace(fall, involved=("Åse", "Bo")),))
    (text,) = said(RULE, involved, led)
    assert text.endswith("men var selv med i hændelsen.")


def test_two_at_once_and_too_many_a_week() -> None:
    first = meeting("2026-01-05 12-13", "Åse", lead="lis")
    across = meeting("2026-01-05 12:59-13:59", "Åse", id="row-2", lead="lis")
    next_week = meeting("2026-01-12 12-13", "Åse", id="row-2", lead="lis")
    free = replace(HOME, leads=(replace(OUTSIDER, max_per_week=2),))
    touching = meeting("2026-01-05 13-14", "Åse", id="row-2", lead="lis")
    assert said(RULE, HOME, first, next_week) == []
    assert said(RULE, free, first, touching) == []
    assert [text.split(":")[0] for text in said(RULE, free, first, across)] == ["lead_double"]
    assert said(RULE, HOME, first, touching) == [
        "lead_per_week: Lis Dam leder 2 møder i uge 2; aftalen er højst 1."
    ]


def test_a_leader_of_the_roster_sits_among_those_who_attend() -> None:
    good = meeting("2026-01-05 08-09", "Åse", seat("Bo", leads=True), lead="bo")
    assert said(RULE, HOME, good) == []
    for wrong in (
        meeting("2026-01-05 08-09", "Åse", lead="bo"),
        meeting("2026-01-05 08-09", "Åse", "Bo", lead="bo"),
        meeting("2026-01-05 12-13", seat("Åse", leads=True), lead="lis"),
    ):
        assert [text.split(":")[0] for text in said(RULE, HOME, wrong)] == ["lead_seat"]


def test_a_meeting_without_its_leader() -> None:
    alone = meeting("2026-01-05 08-09", "Åse")
    assert said(RULE, HOME, alone) == [
        "lead_missing: Refleksion man 5/1 kl. 08:00–09:00 mangler en leder."
    ]
    (text,) = said(RULE, replace(HOME, leads=()), alone)
    assert text.endswith("for ingen er angivet til at lede mødeformen.")


def test_a_kind_that_needs_none() -> None:
    assert said(RULE, replace(HOME, kinds=(TALK,)), meeting("2026-01-05 08-09", "Åse")) == []


def test_the_sentence_names_who_leads_what() -> None:
    text = RULE.sentence(HOME)
    assert "Lis Dam (Refleksion, højst 1 møde om ugen) og Bo (Refleksion)" in text


FREELY = Lead("lis", "Lis Dam", ("talk",))
UNITS = problem(
    employee("Åse", shifts=["2026-01-05 07-15"], unit="Nord"),
    employee("Bo", shifts=["2026-01-05 07-15"], unit="Syd"),
    kinds=[replace(LED, windows=(window("10-12", {1}),))], leads=[FREELY],
    series=[Series("nord", "talk", "Nord"), Series("syd", "talk", "Syd")],
    policy=replace(FREE, step_minutes=60),
)
FAR = replace(UNITS, travel=(Travel("Nord", "Syd", 45),))


def two_units(second: str) -> list[str]:
    north = meeting("2026-01-05 10-11", "Åse", id="nord-1", series="nord", unit="Nord", lead="lis")
    south = meeting(second, "Bo", id="syd-1", series="syd", unit="Syd", lead="lis")
    return said(RULE, FAR, north, south)


def test_between_units_there_is_time_for_the_way() -> None:
    assert two_units("2026-01-05 11:45-12:45") == []
    assert two_units("2026-01-05 11:30-12:30") == [
        "lead_travel: Lis Dam har kun 30 minutter fra Refleksion man 5/1 kl. 10:00–11:00 til "
        "Refleksion man 5/1 kl. 11:30–12:30; vejen mellem enhederne tager 45 minutter."
    ]


def test_a_plan_keeps_the_time_for_the_way() -> None:
    assert len(planned(UNITS).meetings) == 2
    assert len(planned(FAR).meetings) == 1
    later = replace(FAR, kinds=(replace(LED, windows=(window("10-13", {1}),)),))
    assert len(planned(later).meetings) == 2


def test_a_lead_is_shared_by_units_within_her_week() -> None:
    once = replace(UNITS, leads=(replace(FREELY, max_per_week=1),))
    assert len(planned(once).meetings) == 1
