"""Who may count on a shared lead or room when, so that parts can be searched at the same time.

Each part says when it would hold its meetings if all were its own. What two want at once one gets,
the one with the fewest times first; the other finds another time. Days of a lead or room belong to
those who were granted some of it then; the days that nobody wants are dealt out in turn.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from types import MappingProxyType
from typing import TypeVar

from models.agenda import Occurrence, occurrences
from models.meetings import Meeting
from models.problem import Problem
from models.resources import Lead, Room, Taken
from models.shared import Shared
from models.timespan import Span, moment_of
from planner.many.ahead import Ahead, Starts
from planner.many.sharing import Held, with_taken
from planner.many.units import Unit
from planner.resources import lead_is_free, room_is_open, suitable_leads, suitable_rooms

T = TypeVar("T", Lead, Room)

NOTHING: Held = MappingProxyType({})


@dataclass(slots=True)
class Book:
    """Who has the shared leads and rooms when: meetings that fit together, by unit."""

    shared: Shared
    held: dict[str, list[Meeting]] = field(default_factory=lambda: defaultdict(list))

    def fits(self, name: str, meeting: Meeting) -> bool:
        """Whether a unit may hold a meeting beside those that are held."""
        lead = next((one for one in self.shared.leads if one.id == meeting.lead), None)
        if lead is not None and lead.max_per_week is not None:
            week = meeting.span.first_day.isocalendar()[:2]
            led = [
                m for some in self.held.values() for m in some
                if m.lead == lead.id and m.span.first_day.isocalendar()[:2] == week
            ]
            if len(led) >= lead.max_per_week:
                return False
        return not any(
            self._bars(name, other, held, meeting)
            for other, some in self.held.items() for held in some
        )

    def _bars(self, name: str, other: str, held: Meeting, meeting: Meeting) -> bool:
        led = meeting.lead is not None and held.lead == meeting.lead
        if led and meeting.lead in self.shared.serves:
            way = 0 if name == other else self.shared.way(name, other)
            if Taken(held.span, way).bars(meeting.span):
                return True
        there = meeting.room is not None and held.room == meeting.room
        return there and meeting.room in self.shared.serves and Taken(held.span).bars(meeting.span)

    def take(self, name: str, meeting: Meeting) -> None:
        """Note a meeting of a unit."""
        if meeting.lead in self.shared.serves or meeting.room in self.shared.serves:
            self.held[name].append(meeting)


def granted(
    units: Sequence[Unit], shared: Shared, wishes: Mapping[str, Starts], beside: Held = NOTHING,
    first: Mapping[str, Mapping[str, int]] = MappingProxyType({}),
) -> dict[str, tuple[Meeting, ...]]:
    """For each unit what it may count on: its meetings that need a shared lead or room at one of
    the times that it wishes, without anybody in them, and those that are locked. `beside`: what
    other units hold; `first`: by unit and meeting the start that suits best of those wished."""
    book = Book(shared)
    for name, some in beside.items():
        for meeting in some:
            book.take(name, meeting)
    for unit in units:
        for meeting in unit.problem.locked:
            book.take(unit.name, meeting)
    places = {unit.name: number for number, unit in enumerate(units)}
    asked = [
        (len(wishes[unit.name][due.id]), places[unit.name], due, unit)
        for unit in units for due in occurrences(unit.problem) if due.id in wishes[unit.name]
    ]
    for _, _, due, unit in sorted(asked, key=lambda one: (*one[:2], one[2].id)):
        there = {meeting.id for meeting in unit.problem.locked}
        best = first.get(unit.name, {}).get(due.id)
        starts = sorted(wishes[unit.name][due.id], key=lambda start: (start != best, start))
        ways = _ways(unit.problem, due, shared, starts)
        fitting = (way for way in ways if due.id not in there and book.fits(unit.name, way))
        found = next(fitting, None)
        if found is not None:
            book.take(unit.name, found)
    return {unit.name: tuple(book.held[unit.name]) for unit in units}


def given(
    units: Sequence[Unit], shared: Shared, aheads: Mapping[str, Ahead], beside: Held = NOTHING
) -> dict[str, tuple[Meeting, ...]]:
    """What some may count on of what they would like."""
    return granted(
        units, shared, {unit.name: aheads[unit.name].starts for unit in units}, beside,
        {unit.name: aheads[unit.name].first for unit in units},
    )


def lacks_some(unit: Unit, shared: Shared, ahead: Ahead, grants: Held) -> bool:
    """Whether not all of a unit's meetings were granted when it suits them."""
    there = {meeting.id: meeting.span.start for meeting in grants[unit.name]}
    return any(
        there.get(due.id) is None or there[due.id] != ahead.first.get(due.id, there[due.id])
        for due in occurrences(unit.problem)
        if any(needs_shared(unit.problem, due, shared)) and due.id in ahead.starts
    )


def needs_shared(problem: Problem, due: Occurrence, shared: Shared) -> tuple[bool, bool]:
    """Whether only shared leads can lead a meeting, and whether only shared rooms can hold it."""
    kind = problem.kind_of(due.id, due.kind)
    leads = suitable_leads(problem, due, kind) if kind.lead != "none" else ()
    rooms = suitable_rooms(problem, due, kind)
    return (
        bool(leads) and all(lead.id in shared.serves for lead in leads),
        bool(rooms) and all(room.id in shared.serves for room in rooms),
    )


def _ways(
    problem: Problem, due: Occurrence, shared: Shared, starts: Iterable[int]
) -> Iterator[Meeting]:
    """How a meeting might use what is shared, at some times in their order."""
    kind = problem.kind_of(due.id, due.kind)
    led, roomed = needs_shared(problem, due, shared)
    if not led and not roomed:
        return
    for start in starts:
        span = Span(start, start + kind.minutes)
        leads = [
            x.id for x in suitable_leads(problem, due, kind) if lead_is_free(x, span)
        ] if led else [None]
        rooms = [
            x.id for x in suitable_rooms(problem, due, kind) if room_is_open(x, span)
        ] if roomed else [None]
        for lead in leads:
            for room in rooms:
                yield Meeting(
                    due.id, due.kind, due.series, span, (), due.course, due.unit, room, lead
                )


def within_grants(unit: Unit, shared: Shared, grants: Held) -> Problem:
    """The unit's problem with what others were granted taken, and with its own days alone."""
    problem = with_taken(unit, shared, grants)
    return replace(
        problem,
        leads=tuple(
            replace(lead, away=lead.away | _others(unit, shared, grants, lead))
            if lead.id in shared.serves else lead for lead in problem.leads
        ),
        rooms=tuple(
            replace(room, taken=tuple(sorted(
                (*room.taken, *map(_whole_day, _others(unit, shared, grants, room))),
                key=lambda one: (one.span, one.way),
            ))) if room.id in shared.serves else room for room in problem.rooms
        ),
    )


def _others(unit: Unit, shared: Shared, grants: Held, what: T) -> frozenset[date]:
    """Days of a shared lead or room that belong to others."""
    users: dict[date, set[str]] = defaultdict(set)
    for name, some in grants.items():
        for meeting in some:
            if what.id in (meeting.lead, meeting.room):
                for day in meeting.span.days():
                    users[day].add(name)
    names, turn = shared.serves[what.id], 0
    mine: set[date] = set()
    days = list(unit.problem.period.days())
    weekdays = {day for window in what.windows for day in window.weekdays}
    away = what.away if isinstance(what, Lead) else frozenset[date]()
    for day in days:
        if day in users:
            if unit.name in users[day]:
                mine.add(day)
        elif day not in away and (not weekdays or day.isoweekday() in weekdays):
            if names[turn % len(names)] == unit.name:
                mine.add(day)
            turn += 1
    return frozenset(days) - mine


def _whole_day(day: date) -> Taken:
    return Taken(Span(moment_of(day, 0), moment_of(day, 24 * 60)))
