"""The kinds to start from, and what a bare roster is taken to want."""

from collections import Counter
from dataclasses import replace

import pytest

from models.agenda import occurrences
from models.people import DAY, EVENING, NIGHT, TEAMS, Employee
from models.policy import FloorMinimum
from models.roster import Roster
from models.timespan import Period
from planner.judging import check
from planner.presets import (
    CONFERENCE,
    DEBRIEFING,
    REFLECTION,
    SUPERVISION,
    WORKDAYS,
    call_in_cap,
    half_stays,
    problem_from_roster,
    standard_kinds,
    standard_series,
)
from planner.resources import suitable_leads, suitable_rooms
from planner.solver.options import PlanOptions
from planner.solver.run import plan
from tests.make import broken, day, employee

WEEKS = Period(day("2026-01-05"), day("2026-02-01"))


def crew(number: int, unit: str | None = None, team: str = DAY) -> list[Employee]:
    return [
        employee(f"{unit}-{team}-{n}", team, [f"2026-01-{d:02d} 07-15 {team}" for d in (5, 6, 7)],
                 unit=unit)
        for n in range(number)
    ]


def roster(*people: Employee, period: Period = WEEKS) -> Roster:
    return Roster(period, people)


def test_each_preset_is_sound_and_says_where_it_is_from() -> None:
    kinds = standard_kinds()
    assert [kind.id for kind in kinds] == [SUPERVISION, REFLECTION, CONFERENCE, DEBRIEFING]
    for kind in kinds:
        assert kind.source.startswith("000")
        assert 0 < kind.group.min <= kind.group.max
        assert all(kind.minutes <= window.end - window.start for window in kind.windows)
        assert (kind.interval is None) == (kind.after_hours is not None)
        if kind.interval is not None:
            assert kind.interval.min <= kind.interval.every <= kind.interval.max


def test_the_numbers_of_the_texts() -> None:
    supervision, reflection, conference, debriefing = standard_kinds()
    assert (supervision.minutes, supervision.group.max, supervision.group.closed) == (150, 9, True)
    assert supervision.windows[0].weekdays == WORKDAYS
    assert (supervision.windows[0].start, supervision.windows[0].end) == (720, 1020)
    assert supervision.teams_strict
    assert (reflection.minutes, reflection.group.min, reflection.group.max) == (60, 4, 10)
    assert reflection.interval is not None
    assert reflection.interval.every == 7
    assert (conference.minutes, conference.professions_min) == (90, 2)
    assert debriefing.after_hours == (24, 72)
    assert debriefing.teams_required == ()


@pytest.mark.parametrize(
    ("people", "courses"), [(1, 1), (9, 1), (10, 2), (18, 2), (19, 3), (21, 3), (28, 4)]
)
def test_as_many_courses_as_the_unit_needs(people: int, courses: int) -> None:
    rows = standard_series(roster(*crew(people)), standard_kinds())
    (closed,) = (row for row in rows if row.courses)
    assert closed.kind == SUPERVISION
    assert [course.id for course in closed.courses] == [
        f"supervision-g{n}" for n in range(1, courses + 1)
    ]
    assert closed.courses[0].name == "Gruppe 1"
    assert all(course.members == () for course in closed.courses)


def test_a_row_of_each_regular_kind_for_each_unit() -> None:
    home = roster(*crew(12, "Hus Mågen"), *crew(3, "Bøgen & Åen"))
    rows = standard_series(home, standard_kinds())
    assert [(row.id, row.unit, len(row.courses)) for row in rows] == [
        ("supervision-hus-maagen", "Hus Mågen", 2),
        ("faglig-refleksion-hus-maagen", "Hus Mågen", 0),
        ("beboerkonference-hus-maagen", "Hus Mågen", 0),
        ("supervision-boegen-aaen", "Bøgen & Åen", 1),
        ("faglig-refleksion-boegen-aaen", "Bøgen & Åen", 0),
        ("beboerkonference-boegen-aaen", "Bøgen & Åen", 0),
    ]


def test_units_whose_names_look_alike_keep_ids_of_their_own() -> None:
    home = roster(*crew(2, "Hus 1"), *crew(2, "Hus-1"), *crew(2, "hus 1"), *crew(2, "…"),
                  *crew(2, "???"))
    about = problem_from_roster(home, "Prøve")
    for things in (about.series, about.rooms, about.leads, occurrences(about)):
        ids = [thing.id for thing in things]
        assert len(ids) == len(set(ids))
    assert [room.id for room in about.rooms] == [
        "lokale-hus-1", "lokale-hus-1-2", "lokale-hus-1-3", "lokale-enhed", "lokale-enhed-2",
    ]


def test_people_without_a_unit_are_one_home() -> None:
    about = problem_from_roster(roster(*crew(10)), "Prøve")
    assert [row.id for row in about.series] == [SUPERVISION, REFLECTION, CONFERENCE]
    assert all(row.unit is None for row in about.series)
    assert [(room.id, room.name, room.unit) for room in about.rooms] == [
        ("lokale", "Mødelokale", None)
    ]
    assert [lead.id for lead in about.leads] == ["supervisor", "facilitator"]


def test_a_roster_with_two_teams_is_asked_for_those_two() -> None:
    about = problem_from_roster(
        roster(*crew(5, "Nord", DAY), *crew(3, "Nord", EVENING)), "Prøve"
    )
    for kind in about.kinds[:3]:
        assert kind.teams_required == (DAY, EVENING)
    assert about.policy.floor == (FloorMinimum("Nord", DAY, 2), FloorMinimum("Nord", EVENING, 1))


def test_a_roster_without_teams_is_asked_for_the_usual_three() -> None:
    people = [replace(person, home_team=None) for person in crew(4)]
    assert problem_from_roster(roster(*people), "Prøve").kinds[0].teams_required == TEAMS
    assert problem_from_roster(roster(), "Prøve").kinds[0].teams_required == TEAMS


@pytest.mark.parametrize(
    ("days", "cap"), [(1, 1), (21, 1), (22, 2), (28, 2), (42, 2), (43, 3), (84, 4), (91, 5)]
)
def test_one_call_in_in_three_weeks(days: int, cap: int) -> None:
    period = Period(day("2026-01-01"), day("2026-01-01").fromordinal(
        day("2026-01-01").toordinal() + days - 1))
    assert call_in_cap(period) == cap
    assert problem_from_roster(roster(*crew(3)), "Prøve", period).policy.max_call_ins == cap


@pytest.mark.parametrize(("on_shift", "stay"), [(1, 1), (2, 1), (3, 1), (4, 2), (5, 2), (6, 3)])
def test_half_of_a_usual_crew_stays_and_always_one(on_shift: int, stay: int) -> None:
    home = roster(*crew(on_shift, "Nord"), *crew(2, "Syd", NIGHT))
    assert half_stays(home) == (FloorMinimum("Nord", DAY, stay), FloorMinimum("Syd", NIGHT, 1))


def test_the_usual_crew_is_the_median_of_days() -> None:
    many = [employee(f"x{n}", DAY, ["2026-01-08 07-15"]) for n in range(20)]
    assert half_stays(roster(*crew(4), *many)) == (FloorMinimum(None, DAY, 2),)


def test_what_nobody_said_is_assumed_aloud() -> None:
    about = problem_from_roster(roster(*crew(4, "Nord"), *crew(4, "Syd")), "Prøve")
    assert about.assumed == (
        "Vagtplanen nævner ingen lokaler. Planen regner med ét mødelokale i hvert hus.",
        "Vagtplanen nævner ingen mødeledere. Planen regner med én ekstern supervisor, der kan "
        "komme mandag til fredag kl. 12–17, og én intern facilitator i hvert hus.",
        "Vagtplanen siger ikke, hvor mange der skal blive på gulvet. Planen regner med, at mindst "
        "halvdelen af dem, der plejer at være på vagt i huset, bliver, og altid mindst én.",
        "Vagtplanen nævner ikke flere faggrupper i hvert hus. Planen stiller derfor ikke krav om, "
        "at et møde samler flere faggrupper.",
    )


@pytest.mark.parametrize(
    ("known", "wanted"), [((None, None), 1), (("SSA", None), 1), (("SSA", "SSH"), 2)]
)
def test_no_more_professions_are_asked_for_than_the_roster_tells_of(
    known: tuple[str | None, ...], wanted: int
) -> None:
    people = [
        replace(person, profession=profession)
        for person, profession in zip(crew(2, "Nord"), known, strict=True)
    ]
    both = [replace(p, profession=name) for p, name in zip(crew(2, "Syd"), "AB", strict=True)]
    about = problem_from_roster(roster(*people, *both), "Prøve")
    asked = {kind.id: kind.professions_min for kind in about.kinds}
    assert asked[SUPERVISION] == asked[CONFERENCE] == wanted
    assert any("faggrupper" in sentence for sentence in about.assumed) == (wanted == 1)
    assert [room.name for room in about.rooms] == ["Mødelokale, Nord", "Mødelokale, Syd"]
    assert [lead.name for lead in about.leads] == [
        "Ekstern supervisor", "Intern facilitator, Nord", "Intern facilitator, Syd",
    ]
    said = [f.message for f in check(about, plan(about, PlanOptions(work=0.0))).findings]
    assert set(about.assumed) <= set(said)


def test_every_meeting_that_is_due_has_a_room_and_a_lead_to_choose() -> None:
    about = problem_from_roster(roster(*crew(12, "Nord"), *crew(4, "Syd")), "Prøve")
    for due in occurrences(about):
        kind = about.kind(due.kind)
        assert suitable_rooms(about, due, kind)
        assert suitable_leads(about, due, kind)
    assert Counter(due.unit for due in occurrences(about)) == {"Nord": 8, "Syd": 7}


def test_the_period_is_the_rosters_unless_told() -> None:
    assert problem_from_roster(roster(*crew(2)), "Prøve").period == WEEKS
    week = Period(day("2026-01-05"), day("2026-01-11"))
    about = problem_from_roster(roster(*crew(2)), "Prøve", week)
    assert (about.period, about.roster.period, about.name) == (week, WEEKS, "Prøve")


def test_a_bare_roster_can_be_planned() -> None:
    people = [
        *crew(6, "Nord"), *(replace(p, profession="SSA") for p in crew(3, "Nord", EVENING)),
        *(replace(p, profession="SSH") for p in crew(2, "Nord", NIGHT)),
    ]
    week = Period(day("2026-01-05"), day("2026-01-11"))
    about = problem_from_roster(roster(*people), "Prøve", week)
    made = plan(about, PlanOptions(time_limit=60, work=2.0))
    assert made.meetings
    assert broken(check(about, made)) == []


def test_where_a_unit_lacks_a_team_the_rows_are_the_whole_homes() -> None:
    """Nights that serve all houses stand as a unit of their own in many rosters."""
    day, evening = crew(4, "Nord"), crew(4, "Nord", EVENING)
    nights = crew(2, "Nathold", NIGHT)
    apart = problem_from_roster(roster(*day, *evening, *nights), "Prøve")
    assert {row.unit for row in apart.series} == {None}
    assert any("hele stedet" in sentence for sentence in apart.assumed)
    together = [replace(person, unit="Nord") for person in nights]
    home = problem_from_roster(roster(*day, *evening, *together), "Prøve")
    assert {row.unit for row in home.series} == {"Nord"}
    assert not any("hele stedet" in sentence for sentence in home.assumed)
