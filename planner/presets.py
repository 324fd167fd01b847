"""The problem that a bare roster makes: the standard kinds (`planner.kinds`), rows, rooms, leads.

Every field is the user's to change; nothing here is looked at again once a Problem is made.
"""

import math
from collections import Counter
from dataclasses import replace
from datetime import date
from statistics import median

from models.meetings import Course, MeetingKind, Series, Window
from models.people import TEAMS, Team, team_order
from models.policy import FloorMinimum, Policy
from models.problem import Problem
from models.resources import Lead, Room
from models.roster import Roster, home_teams
from models.timespan import Period
from planner.kinds import (
    CONFERENCE,
    DEBRIEFING,
    EVERY_DAY,
    PROFESSIONS,
    REFLECTION,
    SUPERVISION,
    WORKDAYS,
    standard_kinds,
)
from planner.texts import t

__all__ = [
    "CONFERENCE", "DEBRIEFING", "EVERY_DAY", "PROFESSIONS", "REFLECTION", "SUPERVISION",
    "WORKDAYS", "call_in_cap", "every_team_everywhere", "fewest_professions", "half_stays",
    "problem_from_roster", "standard_kinds", "standard_series",
]


def standard_series(roster: Roster, kinds: tuple[MeetingKind, ...]) -> tuple[Series, ...]:
    """A row of each regular kind for each unit; closed kinds get as many courses as the unit needs.

    Where a unit has nobody of some vagtlag (nights that serve all houses are a unit of their own),
    the rows are the whole home's: only so can every vagtlag be there.

    A course can hold no more people than the kind allows, and where every team must be in each
    meeting and the smallest team has fewer people than there are courses, some courses cannot be
    held: the plan names them, since more in a group or fewer in courses is for people to decide.
    """
    rows: list[Series] = []
    slugs = _slugs(roster)
    for unit in roster.units() if every_team_everywhere(roster) else (None,):
        people = [p for p in roster.employees if unit is None or p.unit == unit]
        for kind in kinds:
            if kind.interval is None:
                continue
            row_id = f"{kind.id}-{slugs[unit]}" if unit else kind.id
            courses: tuple[Course, ...] = ()
            if kind.group.closed:
                count = math.ceil(len(people) / kind.group.max)
                courses = tuple(
                    Course(f"{row_id}-g{n}", t("course.name", number=n))
                    for n in range(1, count + 1)
                )
            rows.append(Series(row_id, kind.id, unit, courses))
    return tuple(rows)


def every_team_everywhere(roster: Roster) -> bool:
    """Whether each unit has somebody of every vagtlag that the roster knows."""
    return all(
        home_teams(p for p in roster.employees if p.unit == unit) == roster.teams()
        for unit in roster.units()
    )


def call_in_cap(period: Period) -> int:
    """At most one call-in in three weeks: the cap that a plan starts from."""
    return max(1, math.ceil(period.length / 21))


def half_stays(roster: Roster) -> tuple[FloorMinimum, ...]:
    """For each unit and vagtlag: half of those usually on a shift stay, and at least one.

    Usually: the median over the days on which anybody of the unit has such a shift.
    """
    crews: dict[tuple[str | None, Team], Counter[date]] = {}
    for person in roster.employees:
        for shift in person.shifts:
            crew = crews.setdefault((person.unit, shift.team), Counter())
            crew[shift.span.first_day] += 1
    return tuple(
        FloorMinimum(unit, team, max(1, int(median(crews[unit, team].values())) // 2))
        for unit in roster.units()
        for team in sorted({t for u, t in crews if u == unit}, key=team_order)
    )


def fewest_professions(roster: Roster) -> int:
    """Different professions known in the unit that has fewest, and at least one: a meeting cannot
    bring together more than the roster tells of."""
    known: dict[str | None, set[str]] = {unit: set() for unit in roster.units()}
    for person in roster.employees:
        if person.profession is not None:
            known[person.unit].add(person.profession)
    return max(1, min((len(found) for found in known.values()), default=1))


def problem_from_roster(roster: Roster, name: str, period: Period | None = None) -> Problem:
    """A problem with the standard kinds for a roster that brings no rules of its own.

    What nobody said is assumed, and said so in `assumed`: one meeting room for each unit, one
    external supervisor who can come any workday afternoon, and one facilitator for each
    unit who is not on the roster.
    """
    period = period or roster.period
    professions = min(PROFESSIONS, fewest_professions(roster))
    kinds = standard_kinds(roster.teams() or TEAMS, professions)
    led_inside = tuple(k.id for k in kinds if k.lead == "internal")
    led_outside = tuple(k.id for k in kinds if k.lead == "external")
    rooms, leads = [], [
        Lead("supervisor", t("lead.supervisor"), led_outside,
             windows=(Window(WORKDAYS, 12 * 60, 17 * 60),)),
    ]
    slugs = _slugs(roster)
    for unit in roster.units():
        suffix = f"-{slugs[unit]}" if unit else ""
        house = f", {unit}" if unit else ""
        rooms.append(Room(f"lokale{suffix}", t("room.assumed", house=house), 20, unit))
        leads.append(
            Lead(f"facilitator{suffix}", t("lead.facilitator", house=house), led_inside, unit=unit)
        )
    return Problem(
        name=name, roster=roster, period=period, kinds=kinds,
        series=standard_series(roster, kinds), rooms=tuple(rooms), leads=tuple(leads),
        policy=replace(
            Policy(), max_call_ins=call_in_cap(period),
            floor=half_stays(roster),
        ),
        assumed=(
            t("assumed.rooms"), t("assumed.leads"), t("assumed.floor"),
            *([t("assumed.professions")] if professions < PROFESSIONS else []),
            *([] if every_team_everywhere(roster) else [t("assumed.whole_home")]),
        ),
    )


def _slugs(roster: Roster) -> dict[str | None, str]:
    """An id for each unit, numbered where two names come to the same (`Hus 1`, `Hus-1`)."""
    slugs: dict[str | None, str] = {}
    for unit in roster.units():
        plain = slug = _slug(unit or "")
        number = 1
        while slug in slugs.values():
            number += 1
            slug = f"{plain}-{number}"
        slugs[unit] = slug
    return slugs


def _slug(text: str) -> str:
    """A short ASCII id of a Danish name: `Hus Mågen` → `hus-maagen`."""
    folded = text.lower().replace("æ", "ae").replace("ø", "oe").replace("å", "aa")
    words = "".join(c if c.isascii() and c.isalnum() else " " for c in folded).split()
    return "-".join(words) or "enhed"
