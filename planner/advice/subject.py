"""One meeting and the times at which it might be held: what stands in its way beside its people.

Each time falls away for one reason, the first in this order: the kind's own times, holidays, the
lead, the room, another meeting of the unit, the row's interval. Who could come is asked of the
people (`planner.advice.groups`) afterwards, so that the reasons of all times add up.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TypeVar

import numpy as np

from models.agenda import Occurrence
from models.meetings import Meeting, MeetingKind
from models.resources import Lead, Room
from models.timespan import Moment, Span, day_of, minute_of_day, moment_of
from planner.advice.asking import Answers, answers
from planner.advice.view import View
from planner.candidates import clocks_of, is_closed, windows_of
from planner.resources import (
    in_a_window,
    lead_is_free,
    room_is_open,
    suitable_leads,
    suitable_rooms,
)
from planner.table import Flags, Minutes

WINDOW, HOLIDAY, INCIDENT = "window", "public_holidays", "incident"
LEAD_NONE, LEAD_AWAY, LEAD_TAKEN, LEAD_FLOOR = (
    "lead_none", "lead_away", "lead_taken", "lead_floor"
)
ROOM_NONE, ROOM_CLOSED, ROOM_TAKEN = "room_none", "room_closed", "room_taken"
UNIT, INTERVAL, PREVIOUS = "one_at_a_time", "interval", "previous"


T = TypeVar("T", Lead, Room)


@dataclass(frozen=True, slots=True, eq=False)
class Subject:
    """A meeting that is due, at S times.

    `why`: None where nothing but its people could stand in the way. `leads`, `rooms`: who would
    lead and where, None where nobody or nowhere is needed or free. `seats`: how many may sit there.
    """

    due: Occurrence
    kind: MeetingKind
    meeting: Meeting | None
    starts: Minutes
    why: tuple[str | None, ...]
    leads: tuple[Lead | None, ...]
    rooms: tuple[Room | None, ...]
    seats: Minutes
    people: Answers
    leading: Answers

    @property
    def free(self) -> Flags:
        """Times that stand open but for the people."""
        return np.array([reason is None for reason in self.why], np.bool_)


def subject(view: View, meeting_id: str, starts: Sequence[Moment] | None = None) -> Subject:
    """A meeting at the given times; None: at all times of its kind in the days it is due.

    Raises KeyError where no meeting of that id is due.
    """
    due = view.due[meeting_id]
    kind = view.kind(due)
    meeting = view.meetings.get(meeting_id)
    if starts is None:
        starts = all_starts(view, due, kind, due.first, due.last)
    times = np.array(starts, np.int64)
    suitable = suitable_leads(view.problem, due, kind)
    employed = [view.people[lead.employee] for lead in suitable if lead.employee is not None]
    leading = answers(view, list(dict.fromkeys(employed)), times, kind, meeting_id)
    look = _Look(view, due, kind, meeting, times, leading)
    found = [look.at(column) for column in range(len(times))]
    return Subject(
        due, kind, meeting, times,
        why=tuple(f.why for f in found), leads=tuple(f.lead for f in found),
        rooms=tuple(f.room for f in found),
        seats=np.array([f.seats for f in found], np.int64),
        people=answers(view, view.invited(due), times, kind, meeting_id), leading=leading,
    )


def all_starts(
    view: View, due: Occurrence, kind: MeetingKind, first: date, last: date
) -> list[Moment]:
    """Every start of a kind in some days, holidays included; the row's own hours are kept."""
    found: list[Moment] = []
    for offset in range((last - first).days + 1):
        day = first + timedelta(days=offset)
        for clock in clocks_of(kind, day.isoweekday(), view.policy.step_minutes):
            start = moment_of(day, clock)
            real = minute_of_day(start) == clock  # the spring change skips an hour
            if real and in_a_window(windows_of(kind), Span(start, start + kind.minutes)):
                found.append(start)
    if due.earliest is not None and due.latest is not None:
        return [start for start in found if due.earliest <= start <= due.latest]
    return found


@dataclass(frozen=True, slots=True)
class _Found:
    why: str | None
    lead: Lead | None = None
    room: Room | None = None
    seats: int = 0


class _Look:
    """A meeting looked at time by time, with what the plan's other meetings take at hand."""

    def __init__(
        self, view: View, due: Occurrence, kind: MeetingKind, meeting: Meeting | None,
        times: Minutes, leading: Answers,
    ) -> None:
        self.view, self.due, self.kind, self.meeting = view, due, kind, meeting
        self.times, self.leading = times, leading
        others = view.others(due.id)
        self.leads = _first(
            suitable_leads(view.problem, due, kind), meeting.lead if meeting else None
        )
        self.rooms = _first(
            suitable_rooms(view.problem, due, kind), meeting.room if meeting else None
        )
        led = {lead.id: [m.span for m in others if m.lead == lead.id] for lead in self.leads}
        self.leading_then = {id_: self._taken(spans) for id_, spans in led.items()}
        self.in_week = {
            lead.id: Counter(
                span.first_day.isocalendar()[:2]
                for span in (*led[lead.id], *(other.span for other in lead.taken))
            )
            for lead in self.leads
        }
        self.held_then = {
            room.id: self._taken([m.span for m in others if m.room == room.id])
            for room in self.rooms
        }
        units = view.units[due.id]
        self.beside = self._taken([
            m.span for m in others
            if not kind.on_floor and not view.facts.kinds[m.kind].on_floor
            and m.id in view.units and units & view.units[m.id]
        ])
        self.neighbours = _neighbours(view, due)
        self.rows = {person.id: row for row, person in enumerate(leading.people)}
        self.spared = _spared(view, kind, meeting, leading)

    def _taken(self, spans: Sequence[Span]) -> Flags:
        """The times that overlap one of some spans."""
        taken = np.array([(span.start, span.end) for span in spans], np.int64).reshape(-1, 2)
        begins, ends = self.times[:, None], self.times[:, None] + self.kind.minutes
        return np.asarray(((begins < taken[:, 1]) & (taken[:, 0] < ends)).any(axis=1))

    def at(self, column: int) -> _Found:
        start = int(self.times[column])
        span = Span(start, start + self.kind.minutes)
        why = self._calendar(span)
        if why is not None:
            return _Found(why)
        lead: Lead | None = None
        if self.kind.lead != "none":
            lead, why = self._lead(span, column)
            if why is not None:
                return _Found(why)
        room, why = self._room(span, column)
        if why is not None:
            return _Found(why)
        if self._kept(UNIT) and self.beside[column]:
            return _Found(UNIT)
        if self._kept(INTERVAL) and self.kind.interval is not None:
            if not self.due.suits(day_of(start), self.kind.interval):
                return _Found(PREVIOUS)
            if not self._in_interval(day_of(start)):
                return _Found(INTERVAL)
        sits = 1 if lead is not None and lead.employee is not None else 0
        capacity = room.capacity if room is not None else len(self.view.people) + 1
        return _Found(None, lead, room, min(self.kind.group.max, capacity - sits))

    def _calendar(self, span: Span) -> str | None:
        if self._kept("windows") and self.kind.windows and not in_a_window(self.kind.windows, span):
            return WINDOW
        if self.due.earliest is not None and not (
            self.due.earliest <= span.start <= (self.due.latest or span.start)
        ):
            return INCIDENT
        return HOLIDAY if self._kept(HOLIDAY) and is_closed(span, self.view.policy) else None

    def _kept(self, rule: str) -> bool:
        """Whether a rule is kept, whatever it costs; otherwise it may be broken at a price."""
        return rule not in self.view.policy.prices

    def _lead(self, span: Span, column: int) -> tuple[Lead | None, str | None]:
        if not self.leads:
            return None, LEAD_NONE
        open_ = [
            lead for lead in self.leads
            if lead_is_free(lead, span) and (
                lead.employee is None
                or self.leading.why[self.rows[lead.employee], column] < 0
            )
        ]
        week = span.first_day.isocalendar()[:2]
        needed = False
        for lead in open_:
            if not self.leading_then[lead.id][column] and (
                lead.max_per_week is None or self.in_week[lead.id][week] < lead.max_per_week
            ):
                if lead.employee is None or self.spared[self.rows[lead.employee], column]:
                    return lead, None
                needed = True
        if needed:
            return None, LEAD_FLOOR
        return None, LEAD_TAKEN if open_ else LEAD_AWAY

    def _room(self, span: Span, column: int) -> tuple[Room | None, str | None]:
        if not self.view.problem.rooms:
            return None, None
        if not self.rooms:
            return None, ROOM_NONE
        open_ = [room for room in self.rooms if room_is_open(room, span)]
        for room in open_:
            if not self.held_then[room.id][column]:
                return room, None
        return None, ROOM_TAKEN if open_ else ROOM_CLOSED

    def _in_interval(self, day: date) -> bool:
        interval = self.kind.interval
        return interval is None or all(
            interval.min <= (day - other).days * sign <= interval.max
            for other, sign in self.neighbours
        )


def _spared(
    view: View, kind: MeetingKind, meeting: Meeting | None, leading: Answers
) -> Flags:
    """Whether the floor can spare each employee who might lead, at each time."""
    if kind.on_floor or not leading.people:
        return np.ones(leading.why.shape, np.bool_)
    ids = [person.id for person in leading.people]
    floors = view.floors(leading.starts, kind.minutes)
    return floors.spare(ids, leading.starts, kind.minutes, meeting).can_go()


def _neighbours(view: View, due: Occurrence) -> list[tuple[date, int]]:
    """Days of the row's meetings just before (1) and after (-1) a meeting, where placed."""
    found = []
    for other in view.due.values():
        step = due.number - other.number
        if (other.series, other.course) == (due.series, due.course) and step in (1, -1):
            held = view.facts.answered.get(other.id)
            if held is not None:
                found.append((held.span.first_day, step))
    return found


def _first(some: tuple[T, ...], chosen: str | None) -> tuple[T, ...]:
    """The one that is chosen now before all others."""
    return tuple(sorted(some, key=lambda one: one.id != chosen))
