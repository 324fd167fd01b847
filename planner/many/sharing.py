"""Who holds what of the shared leads and rooms, who is planned before whom, and with what taken."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from models.agenda import occurrences
from models.meetings import Meeting
from models.plan import Plan
from models.problem import Problem
from models.resources import Lead, Taken
from models.shared import Shared
from planner.many.units import Unit

Held = Mapping[str, tuple[Meeting, ...]]
"""Meetings by the name of the unit that holds them."""


def in_order(units: Iterable[Unit], shared: Shared) -> tuple[Unit, ...]:
    """The units as they are planned: first those that have the fewest days of a shared lead for
    each meeting that needs one, then by name."""
    return tuple(sorted(units, key=lambda unit: (-_tightness(unit, shared), unit.name)))


def neighbours(units: Sequence[Unit], shared: Shared) -> dict[str, tuple[str, ...]]:
    """For each unit those that share a lead or room with it, in the order of `units`."""
    uses = {unit.name: shared.of(unit.name) for unit in units}
    return {
        one: tuple(other for other in uses if other != one and uses[one] & uses[other])
        for one in uses
    }


def components(units: Sequence[Unit], shared: Shared) -> tuple[tuple[str, ...], ...]:
    """The units in sets that share nothing with one another, each in the order of `units`."""
    beside = neighbours(units, shared)
    found: list[tuple[str, ...]] = []
    seen: set[str] = set()
    for unit in units:
        reached, open_ = set[str](), [unit.name] if unit.name not in seen else []
        while open_:
            name = open_.pop()
            if name not in reached:
                reached.add(name)
                open_ += beside[name]
        seen |= reached
        if reached:
            found.append(tuple(one.name for one in units if one.name in reached))
    return tuple(found)


def with_taken(unit: Unit, shared: Shared, held: Held) -> Problem:
    """The unit's problem where the shared leads and rooms are taken by what other units hold."""
    others = [(name, m) for name in sorted(held) if name != unit.name for m in held[name]]
    leads = tuple(
        replace(lead, taken=_taken((*lead.taken, *(
            Taken(m.span, shared.way(unit.name, name)) for name, m in others if m.lead == lead.id
        )))) if lead.id in shared.serves else lead
        for lead in unit.problem.leads
    )
    rooms = tuple(
        replace(room, taken=_taken(
            (*room.taken, *(Taken(m.span) for _, m in others if m.room == room.id))
        )) if room.id in shared.serves else room
        for room in unit.problem.rooms
    )
    return replace(unit.problem, leads=leads, rooms=rooms)


def lacks(unit: Unit, plan: Plan, shared: Shared) -> bool:
    """Whether a plan leaves out a meeting that a shared lead could lead or a shared room hold."""
    mine = shared.of(unit.name)
    led = {kind for lead in shared.leads if lead.id in mine for kind in lead.kinds}
    roomy = any(room.id in mine for room in shared.rooms)
    there = {meeting.id for meeting in plan.meetings}
    return any(
        due.id not in there and (roomy or due.kind in led) for due in occurrences(unit.problem)
    )


def _taken(meetings: Iterable[Taken]) -> tuple[Taken, ...]:
    return tuple(sorted(meetings, key=lambda one: (one.span, one.way)))


def _tightness(unit: Unit, shared: Shared) -> float:
    """Meetings that only shared leads may lead, for each day of those leads."""
    own = {kind for lead in unit.problem.leads if lead.id not in shared.serves
           for kind in lead.kinds}
    leads = [lead for lead in unit.problem.leads if lead.id in shared.serves]
    needed = {kind for lead in leads for kind in lead.kinds} - own
    due = sum(one.kind in needed for one in occurrences(unit.problem))
    return due / max(1, sum(_days(lead, unit.problem) for lead in leads))


def _days(lead: Lead, problem: Problem) -> int:
    return sum(
        day not in lead.away
        and (not lead.windows or any(day.isoweekday() in w.weekdays for w in lead.windows))
        for day in problem.period.days()
    )
