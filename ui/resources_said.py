"""Leads, rooms and ways between units in sentences whose words can be changed. No Qt."""

from collections.abc import Callable
from dataclasses import replace
from itertools import combinations
from typing import Any, TypeVar

from models.meetings import Window
from models.problem import Problem
from models.resources import Lead, Room, Travel
from planner.kinds import WORKDAYS
from planner.texts import t
from ui.kinds_said import windows
from ui.said import (
    Choice,
    Number,
    Said,
    Several,
    days,
    free_id,
    limit,
    name,
    units,
    with_window,
)

Resource = TypeVar("Resource", bound=Lead | Room)

MOST_UNITS = 6
"""With more units than these, ways between them are for the file of rules."""
_MOST_WEEK = 50
_MOST_SEATS = 500
_MOST_WAY = 240
USUAL = Window(WORKDAYS, 8 * 60, 16 * 60)
"""The hours that a lead or a room is given first."""


def lead_said(problem: Problem, lead: Lead) -> tuple[Said, ...]:
    """The sentences of somebody who leads meetings."""

    def put(part: str, value: Any) -> Problem:
        if part == "kinds":
            value = tuple(kind.id for kind in problem.kinds if kind.id in value)
        elif part in ("employee", "unit"):
            value = value or None
        changed = replace(lead, **{part: value})
        if part == "employee" and value:
            changed = replace(changed, name=problem.roster.employee(value).name)
        return with_lead(problem, changed)

    people = (("", t("ui_kinds.lead.outside")), *(
        (p.id, p.name) for p in problem.roster.employees
    ))
    kinds = tuple((kind.id, kind.name) for kind in problem.kinds)
    return (
        Said("name", "ui_kinds.name", {"name": name(lead.name)}, put),
        Said("employee", "ui_kinds.lead.who", {"employee": Choice(lead.employee or "", people)},
             put),
        Said("kinds", "ui_kinds.lead.kinds",
             {"kinds": Several(frozenset(lead.kinds), kinds, t("ui_kinds.lead.no_kinds"))}, put),
        Said("unit", "ui_kinds.lead.unit",
             {"unit": Choice(lead.unit or "", units(problem, t("ui_kinds.every_unit")))}, put),
        Said("week", "ui_kinds.lead.week", {
            "max_per_week": limit(lead.max_per_week, _MOST_WEEK, t("ui_kinds.no_limit.week")),
        }, put),
        Said("away", "ui_kinds.lead.away",
             {"away": days(lead.away, t("ui_kinds.no_days"), problem.period.first)}, put),
        *windows(lead.windows, lambda at, part, value: put(
            "windows", with_window(lead.windows, at, part, value)
        )),
    )


def room_said(problem: Problem, room: Room) -> tuple[Said, ...]:
    """The sentences of a room."""

    def put(part: str, value: Any) -> Problem:
        changed: dict[str, Any] = {part: (value or None) if part == "unit" else value}
        return with_room(problem, replace(room, **changed))

    return (
        Said("name", "ui_kinds.name", {"name": name(room.name)}, put),
        Said("capacity", "ui_kinds.room.capacity",
             {"capacity": Number(room.capacity, 1, _MOST_SEATS)}, put),
        Said("unit", "ui_kinds.room.unit",
             {"unit": Choice(room.unit or "", units(problem, t("ui_kinds.every_unit")))}, put),
        *windows(room.windows, lambda at, part, value: put(
            "windows", with_window(room.windows, at, part, value)
        )),
    )


def travel_said(problem: Problem) -> tuple[Said, ...]:
    """How long it takes from each unit to each other one; nothing where they are too many."""
    named = [unit for unit in problem.roster.units() if unit]
    if len(named) > MOST_UNITS:
        return ()
    return tuple(
        Said(
            f"travel-{one}-{other}", "ui_kinds.travel",
            {"minutes": Number(problem.travel_minutes(one, other), 0, _MOST_WAY)},
            _travelling(problem, one, other), words={"one": one, "other": other},
        )
        for one, other in combinations(named, 2)
    )


def _travelling(problem: Problem, one: str, other: str) -> Callable[[str, Any], Problem]:
    def put(_: str, minutes: Any) -> Problem:
        kept = tuple(each for each in problem.travel if {each.one, each.other} != {one, other})
        way = (Travel(one, other, minutes),) if minutes else ()
        return replace(problem, travel=(*kept, *way))

    return put


def lead_of(problem: Problem, lead_id: str) -> Lead | None:
    """The lead of an id; None where there is none."""
    return next((lead for lead in problem.leads if lead.id == lead_id), None)


def room_of(problem: Problem, room_id: str) -> Room | None:
    """The room of an id; None where there is none."""
    return next((room for room in problem.rooms if room.id == room_id), None)


def with_lead(problem: Problem, lead: Lead) -> Problem:
    """The problem with a lead in the place of the one of that id, or one more."""
    return replace(problem, leads=_put(problem.leads, lead))


def with_room(problem: Problem, room: Room) -> Problem:
    """The problem with a room in the place of the one of that id, or one more."""
    return replace(problem, rooms=_put(problem.rooms, room))


def with_new_lead(problem: Problem) -> Problem:
    """The problem with a lead from outside more, who comes on workdays and leads nothing yet."""
    taken = frozenset(lead.id for lead in problem.leads)
    return with_lead(problem, Lead(
        free_id("leder", taken), t("ui_kinds.lead.new"), (), windows=(USUAL,)
    ))


def with_new_room(problem: Problem) -> Problem:
    """The problem with a room more."""
    taken = frozenset(room.id for room in problem.rooms)
    return with_room(problem, Room(free_id("lokale", taken), t("ui_kinds.room.new"), 10))


def without_lead(problem: Problem, lead_id: str) -> Problem:
    """The problem without a lead."""
    return replace(problem, leads=tuple(lead for lead in problem.leads if lead.id != lead_id))


def without_room(problem: Problem, room_id: str) -> Problem:
    """The problem without a room."""
    return replace(problem, rooms=tuple(room for room in problem.rooms if room.id != room_id))


def _put(there: tuple[Resource, ...], one: Resource) -> tuple[Resource, ...]:
    if any(each.id == one.id for each in there):
        return tuple(one if each.id == one.id else each for each in there)
    return (*there, one)
