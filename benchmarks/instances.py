"""Problems to measure planning with: three units, a centre, a municipality, a year of 200 people.

Made from a seed, so that they are the same on every machine. Nobody in them exists.

A unit has 40 people who work in a fixed rotation of two weeks, with one week of holiday each. It
holds a reflection every week, a conference every other, supervision of five given groups every four
weeks and one debriefing: 34 meetings in twelve weeks. Units planned together share a supervisor and
a hall; in the municipality, 25 units with 850 meetings, five units each have one of both together.
"""

import random
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, timedelta

from models.agenda import occurrences
from models.meetings import Course, Incident, MeetingKind, Series, Window
from models.people import DAY, EVENING, NIGHT, Employee, Shift, Team
from models.policy import Policy
from models.problem import Problem
from models.resources import Lead, Room
from models.roster import Roster
from models.shared import Shared
from models.timespan import Period, Span, moment_of
from planner.many.parts import Parts
from planner.many.units import Unit
from planner.presets import (
    CONFERENCE,
    DEBRIEFING,
    REFLECTION,
    SUPERVISION,
    WORKDAYS,
    call_in_cap,
    half_stays,
    standard_kinds,
)

FIRST = date(2026, 8, 31)
QUARTER = Period(FIRST, FIRST + timedelta(days=83))
YEAR = Period(FIRST, FIRST + timedelta(days=363))

GROUPS = 5
SHARING = 5
"""Units of the municipality that have a supervisor and a hall together."""

CLOCKS: Mapping[Team, tuple[tuple[int, int], ...]] = {
    DAY: ((420, 900), (420, 900), (480, 930)),
    EVENING: ((900, 1380), (900, 1380), (960, 1320)),
    NIGHT: ((1380, 1860),),
}
"""Clock minutes at which the shifts of a vagtlag may begin and end."""

ROTATIONS: tuple[frozenset[int], ...] = tuple(
    frozenset(days) for days in (
        (0, 1, 3, 4, 7, 8, 9, 12, 13), (0, 2, 3, 5, 6, 8, 10, 11), (1, 2, 4, 7, 9, 10, 12, 13),
        (0, 1, 2, 5, 6, 9, 10, 11), (2, 3, 4, 7, 8, 11, 12, 13), (0, 1, 3, 4, 8, 9, 10, 11),
    )
)
"""Days of two weeks on which somebody works; Monday of the first is 0."""

MANNING = (DAY,) * 22 + (EVENING,) * 12 + (NIGHT,) * 6
"""Home vagtlag of the 40 people of a unit."""

TIMES = Window(WORKDAYS, 9 * 60, 17 * 60)
"""When supervision may be held: wide enough that a night team keeps its eleven hours of rest."""


def unit(seed: int) -> Problem:
    """One unit of 40 people and twelve weeks."""
    return home(f"Enhed {seed}", seed, 1)


def centre(seed: int = 1) -> Problem:
    """Three units in one problem, 120 people, one supervisor."""
    return home("Center", seed, 3)


def year(seed: int = 1) -> Problem:
    """200 people of five units in one problem of 52 weeks."""
    return home("År", seed, 5, YEAR)


def home(name: str, seed: int, units: int, period: Period = QUARTER) -> Problem:
    """Some units that are planned together."""
    made = [_unit(f"e{n + 1:02d}", seed * 1000 + n, period) for n in range(units)]
    return _problem(name, made, period)


def municipality(seed: int = 1, units: int = 25) -> tuple[Problem, Parts]:
    """1,000 people of 25 units who are planned together, and the units by themselves."""
    made = [_unit(f"e{n + 1:02d}", seed * 1000 + n, QUARTER) for n in range(units)]
    whole = _problem("Kommune", made, QUARTER)
    served = {
        f"{number + 1}": [name for name, _, _ in made[first : first + SHARING]]
        for number, first in enumerate(range(0, units, SHARING))
    }
    supervisor, hall = whole.leads[0], whole.rooms[-1]
    shared = Shared(
        tuple(replace(supervisor, id=f"sup-{n}", name=f"Supervisor {n}") for n in served),
        tuple(replace(hall, id=f"sal-{n}", name=f"Sal {n}") for n in served),
        {f"{what}-{n}": tuple(names) for n, names in served.items() for what in ("sup", "sal")},
    )
    whole = replace(
        whole, leads=(*shared.leads, *whole.leads[1:]), rooms=(*whole.rooms[:-1], *shared.rooms)
    )
    alone = [_problem(one[0], [one], QUARTER) for one in made]
    parts = tuple(
        Unit(unit.name, replace(
            unit,
            leads=(
                *(x for x in shared.leads if unit.name in shared.serves[x.id]), *unit.leads[1:]
            ),
            rooms=(
                *unit.rooms[:-1], *(x for x in shared.rooms if unit.name in shared.serves[x.id])
            ),
            policy=whole.policy,
        )) for unit in alone
    )
    due = {unit.name: len(occurrences(unit.problem)) for unit in parts}
    return whole, Parts(parts, shared, due)


INSTANCES: Mapping[str, Callable[[], Problem]] = {
    "unit-1": lambda: unit(1), "unit-2": lambda: unit(2), "unit-3": lambda: unit(3),
    "centre": centre, "municipality": lambda: municipality()[0], "year": year,
}
"""All of them by name."""


def _unit(name: str, seed: int, period: Period) -> tuple[str, tuple[Employee, ...], Incident]:
    """Name and people of a unit, and something that happened there in the fourth week."""
    rng = random.Random(seed)
    people = tuple(_person(rng, name, n, team, period) for n, team in enumerate(MANNING))
    day = period.first + timedelta(days=21 + rng.randrange(5))
    at = moment_of(day, 15 * 60 + 30 * rng.randrange(8))
    there = [p.id for p in people if any(s.span.start <= at < s.span.end for s in p.shifts)]
    involved = tuple(sorted(rng.sample(there, min(4, len(there)))))
    return name, people, Incident(f"h-{name}", at, name, involved)


def _person(
    rng: random.Random, unit_name: str, number: int, team: Team, period: Period
) -> Employee:
    rotation, turn = rng.choice(ROTATIONS), 7 * rng.randrange(2)
    clocks = rng.choice(CLOCKS[team])
    holiday = {7 * rng.randrange(w, min(w + 12, period.length // 7)) for w in
               range(0, period.length // 7, 12)}
    away = frozenset(period.first + timedelta(days=h + d) for h in holiday for d in range(7))
    shifts = tuple(
        Shift(Span(moment_of(day, clocks[0]), moment_of(day, clocks[1])), team, team[0].upper())
        for n, day in enumerate(period.days())
        if (n + turn) % 14 in rotation and day not in away
    )
    profession = ("SSA", "SSH", "Sygeplejerske", "SSH", "Pædagog")[number // GROUPS % 5]
    return Employee(
        f"{unit_name}-{number + 1:02d}", f"Medarbejder {unit_name}-{number + 1:02d}", unit_name,
        profession, rng.choice((28.0, 30.0, 32.0, 37.0)), team, shifts, away,
    )


def _problem(
    name: str, units: list[tuple[str, tuple[Employee, ...], Incident]], period: Period
) -> Problem:
    roster = Roster(period, tuple(p for _, people, _ in units for p in people))
    kinds = tuple(map(_kind, standard_kinds()))[:4]
    series = [row for made in units for row in _rows(*made)]
    return Problem(
        name=name, roster=roster, period=period, kinds=kinds, series=tuple(series),
        rooms=(
            *(Room(f"r-{u}", f"Lokale {u}", 14, u) for u, _, _ in units),
            Room("sal", "Sal", 30),
        ),
        leads=(
            Lead("sup", "Supervisor", (SUPERVISION,), windows=(TIMES,), max_per_week=10),
            *(lead for u, people, _ in units for lead in _inside(u, people)),
        ),
        incidents=tuple(incident for _, _, incident in units),
        policy=replace(Policy(), max_call_ins=call_in_cap(period), floor=half_stays(roster)),
    )


def _kind(kind: MeetingKind) -> MeetingKind:
    """Supervision is held without a vagtlag rather than not at all: what is missing is counted."""
    if kind.id != SUPERVISION:
        return kind
    return replace(kind, windows=(TIMES,), teams_strict=False, professions_min=2)


def _inside(unit_name: str, people: tuple[Employee, ...]) -> tuple[Lead, ...]:
    """A facilitator of the day and one of the evening, and one from outside for debriefings."""
    day, evening = people[2], people[22]
    return (
        Lead(f"f1-{unit_name}", day.name, (REFLECTION, CONFERENCE), day.id, unit_name,
             max_per_week=2),
        Lead(f"f2-{unit_name}", evening.name, (REFLECTION, CONFERENCE), evening.id, unit_name,
             max_per_week=2),
        Lead(f"f3-{unit_name}", f"Facilitator {unit_name}", (REFLECTION, CONFERENCE, DEBRIEFING),
             unit=unit_name, max_per_week=1),
    )


def _rows(
    unit_name: str, people: tuple[Employee, ...], incident: Incident
) -> tuple[Series, ...]:
    """Open rows, five given groups of eight with every vagtlag in each, and the debriefing."""
    courses = tuple(
        Course(f"{SUPERVISION}-{unit_name}-g{g + 1}", f"Gruppe {g + 1}",
               tuple(p.id for p in people[g::GROUPS]))
        for g in range(GROUPS)
    )
    return (
        Series(f"{SUPERVISION}-{unit_name}", SUPERVISION, unit_name, courses),
        Series(f"{REFLECTION}-{unit_name}", REFLECTION, unit_name),
        Series(f"{CONFERENCE}-{unit_name}", CONFERENCE, unit_name),
        Series(f"{DEBRIEFING}-{incident.id}", DEBRIEFING, unit_name, incident=incident.id),
    )
