"""What the meetings placed so far take: of people, leads, rooms, units and floors.

Kept while a first plan is put together meeting by meeting (`planner.solver.greedy`). It is a little
stricter than the rules where that is simpler; the judge has the last word on what is made with it.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from models.meetings import Attendance, Meeting
from models.people import Employee
from models.problem import Problem
from models.timespan import Span
from planner.attendance import ask
from planner.rules.floor import crews_of_days, demands
from planner.rules.weekly_rest import taking_last
from planner.rules.working_hours import averages, ends, most_minutes
from planner.solver.offers import Offer
from planner.table import (
    CALLED_IN,
    IMPOSSIBLE,
    NO_EDGE,
    ON_SHIFT,
    AttendanceTable,
    Flags,
    Minutes,
    merged_shifts,
)

NEAR_MINUTES = 8 * 1440
"""Meetings of one person farther apart than this share no seven days."""

Week = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Taken:
    """One meeting of one person: when, of which class, and the edges of work that it makes.

    `points`: how heavy it is. `counted`: it is no short gathering on the floor.
    """

    span: Span
    day: int
    cls: int
    edge_start: int
    edge_end: int
    points: int
    counted: bool


@dataclass(slots=True, eq=False)
class Placed:
    """A meeting that was placed. `index`: its start among the offer's, None for what is locked."""

    offer: Offer
    index: int | None
    span: Span
    seats: list[Attendance]
    lead: str | None
    room: str | None

    @property
    def participants(self) -> list[str]:
        """Those who attend without leading."""
        return [seat.employee for seat in self.seats if not seat.leads]


@dataclass(frozen=True, slots=True, eq=False)
class Crew:
    """People on one floor together at some moment of a span, and how many of them may leave it."""

    people: frozenset[str]
    spare: int


class Diary:
    """The calendar of everybody and everything while a plan is put together."""

    def __init__(self, problem: Problem) -> None:
        self.problem, self.policy = problem, problem.policy
        self.people = {p.id: p for p in problem.roster.employees}
        self.placed: dict[str, Placed] = {}
        self.taken: dict[str, list[Taken]] = defaultdict(list)
        self._weekly = {lead.id: lead.max_per_week for lead in problem.leads}
        self._elsewhere = {
            lead.id: tuple(other.span for other in lead.taken) for lead in problem.leads
        }
        self._leads: dict[str, list[Span]] = defaultdict(list)
        self._rooms: dict[str, list[Span]] = defaultdict(list)
        self._units: dict[str | None, list[Span]] = defaultdict(list)
        self._days: dict[date, list[Placed]] = defaultdict(list)
        self._crews = crews_of_days(problem)
        self._professions = {p.id: p.profession for p in problem.roster.employees}
        self._hours = {p.id: _hours_left(problem, p) for p in problem.roster.employees}

    def put(self, placed: Placed) -> None:
        """Enter a meeting with all who sit in it."""
        self.placed[placed.offer.due.id] = placed
        for unit in self._drawn_on(placed.offer):
            self._units[unit].append(placed.span)
        if placed.lead is not None:
            self._leads[placed.lead].append(placed.span)
        if placed.room is not None:
            self._rooms[placed.room].append(placed.span)
        for day in placed.span.days():
            self._days[day].append(placed)
        for seat in placed.seats:
            self._enter(placed, seat)

    def seat(self, placed: Placed, seat: Attendance) -> None:
        """Enter one more person in a meeting that was placed."""
        placed.seats.append(seat)
        self._enter(placed, seat)

    def put_meeting(self, offer: Offer, meeting: Meeting) -> None:
        """Enter a meeting as it is, locked or of an older plan."""
        index = None if offer.locked else offer.starts.index(meeting.span.start)
        seats = [a for a in meeting.attendance if a.employee in self.people]
        self.put(Placed(offer, index, meeting.span, seats, meeting.lead, meeting.room))

    def _enter(self, placed: Placed, seat: Attendance) -> None:
        span = placed.span
        table = placed.offer.leading if seat.leads else placed.offer.table
        if placed.index is not None and seat.employee in table.people:
            row, column = table.people.index(seat.employee), placed.offer.columns[placed.index]
            cls = int(table.cls[row, column])
            edges = int(table.edge_start[row, column]), int(table.edge_end[row, column])
        else:
            asked = ask(
                self.people[seat.employee], np.array([span.start], np.int64), span.minutes,
                self.policy, self.problem.period,
            )
            cls = int(asked.cls[0])
            edges = (
                int(asked.block_start[0]) if asked.lengthens_start[0] else NO_EDGE,
                int(asked.block_end[0]) if asked.lengthens_end[0] else NO_EDGE,
            )
        day = span.first_day.toordinal()
        kind = placed.offer.kind
        self.taken[seat.employee].append(
            Taken(span, day, cls, *edges, kind.load_points, not kind.on_floor)
        )
        for hours in self._hours[seat.employee]:
            if hours.first <= day <= hours.last:
                hours.left -= seat.extra_minutes

    def _drawn_on(self, offer: Offer) -> set[str | None]:
        """The units that a meeting draws on; a short gathering on the floor draws on none."""
        if offer.kind.on_floor:
            return set()
        return {self.people[employee].unit for employee in offer.table.people}

    def free_times(self, offer: Offer) -> Flags:
        """For each start whether no meeting with the same people runs then."""
        taken = [span for unit in self._drawn_on(offer) for span in self._units.get(unit, ())]
        free = _free(np.array(offer.starts, np.int64), offer.kind.minutes, taken)
        return free & (np.array(offer.paid, np.int64) == 0) if offer.paid else free

    def lead_times(self, offer: Offer, lead: str) -> Flags:
        """For each start whether a lead can come and has nothing else, as far as leading goes."""
        starts = np.array(offer.starts, np.int64)
        free: Flags = _at(offer.leads[lead], len(starts))
        free &= _free(starts, offer.kind.minutes, self._leads.get(lead, ()))
        cap = self._weekly[lead]
        if cap is not None:
            spans = (*self._leads.get(lead, ()), *self._elsewhere[lead])
            led = Counter(span.first_day.isocalendar()[:2] for span in spans)
            full = {week for week, count in led.items() if count >= cap}
            free &= ~_in_weeks(offer.days, full)
        return free

    def room_times(self, offer: Offer, room: str) -> Flags:
        """For each start whether a room is open and free."""
        starts = np.array(offer.starts, np.int64)
        return _at(offer.rooms[room], len(starts)) & _free(
            starts, offer.kind.minutes, self._rooms.get(room, ())
        )

    def open_people(self, offer: Offer, table: AttendanceTable) -> Flags:
        """For each person of a table and start of an offer whether she can attend beside all else
        that she attends (P, S)."""
        columns = list(offer.columns)
        starts = np.array(offer.starts, np.int64)
        days = np.array([day.toordinal() for day in offer.days], np.int64)
        cls = table.cls[:, columns]
        # What would have to be paid for is left to the search.
        open_: Flags = (cls != IMPOSSIBLE) & (table.paid[:, columns] == 0)
        extra = table.extra[:, columns]
        for row, person in enumerate(table.people):
            for one in self.taken.get(person, ()):
                edges = table.edge_start[row, columns], table.edge_end[row, columns]
                open_[row] &= ~self._clash(one, offer, starts, days, cls[row], *edges)
            open_[row] &= ~self._capped(person, offer, days, cls[row], extra[row])
        return open_

    def _clash(
        self, one: Taken, offer: Offer, starts: Minutes, days: Minutes, cls: NDArray[np.int8],
        edge_start: Minutes, edge_end: Minutes,
    ) -> Flags:
        """Times that a meeting which somebody attends already excludes for her."""
        policy, kind = self.policy, offer.kind
        apart = np.abs(days - one.day)
        out: Flags = (starts < one.span.end) & (one.span.start < starts + kind.minutes)
        if one.counted and not kind.on_floor:
            out = out | (apart == 0)
        if min(one.points, kind.load_points) >= policy.heavy_points:
            out = out | (apart < policy.heavy_gap_days)
        if one.cls == CALLED_IN:
            out = out | ((cls == CALLED_IN) & (apart < policy.call_in_gap_days))
        if one.cls != ON_SHIFT:
            rest, later = policy.rest_minutes, starts >= one.span.start
            short_after = later & (edge_start != NO_EDGE) & (edge_start < one.edge_end + rest)
            if one.edge_end == NO_EDGE:
                short_after = np.zeros_like(later)
            short_before = ~later & (edge_end != NO_EDGE) & (edge_end > one.edge_start - rest)
            if one.edge_start == NO_EDGE:
                short_before = np.zeros_like(later)
            out = out | ((cls != ON_SHIFT) & (short_after | short_before))
        return out

    def _capped(
        self, person: str, offer: Offer, days: Minutes, cls: NDArray[np.int8], extra: Minutes
    ) -> Flags:
        """Times that the caps on a person's meetings and hours exclude."""
        policy, mine = self.policy, self.taken.get(person, ())
        out = np.zeros(len(days), np.bool_)
        if not offer.kind.on_floor:
            weeks = Counter(self._earlier_weeks(person))
            weeks.update(
                date.fromordinal(one.day).isocalendar()[:2] for one in mine if one.counted
            )
            full = {week for week, n in weeks.items() if n >= policy.max_meetings_per_week}
            if full:
                out = out | _in_weeks(offer.days, full)
        if sum(one.cls == CALLED_IN for one in mine) >= policy.max_call_ins:
            out = out | (cls == CALLED_IN)
        before = self.people[person].before
        if before is not None:
            called, heavy = before.last_called(), before.last_heavy(policy.heavy_points)
            if called is not None:
                soon = days - called.toordinal() < policy.call_in_gap_days
                out = out | (soon & (cls == CALLED_IN))
            if heavy is not None and offer.kind.load_points >= policy.heavy_points:
                out = out | (days - heavy.toordinal() < policy.heavy_gap_days)
        points = sum(one.points for one in mine) + offer.kind.load_points
        if policy.max_load_points and points > policy.max_load_points:
            out = np.ones(len(days), np.bool_)
        for hours in self._hours[person]:
            there = (hours.first <= days) & (days <= hours.last)
            out = out | (there & (extra > max(0, hours.left)))
        return np.asarray(out)

    def _earlier_weeks(self, person: str) -> list[Week]:
        """The weeks of somebody's meetings in the period before."""
        before = self.people[person].before
        return [] if before is None else [
            m.span.first_day.isocalendar()[:2] for m in before.meetings if not m.on_floor
        ]

    def keeps_rest(self, person: str, span: Span) -> bool:
        """Whether a meeting outside her shifts leaves somebody her weekly free day."""
        near = [
            one.span for one in self.taken.get(person, ())
            if one.cls != ON_SHIFT and one.span.gap(span) < NEAR_MINUTES
        ]
        return not near or not taking_last(
            self.people[person], sorted([*near, span]), self.problem
        )

    def crews(self, span: Span) -> list[Crew]:
        """Everybody on a floor with a minimum at some moment of a span, with how many can leave it
        beside those who sit in other meetings then."""
        found: list[Crew] = []
        shifts: dict[tuple[str | None, str], set[tuple[Span, str]]] = defaultdict(set)
        for day in span.days():
            for floor, some in self._crews.get(day, {}).items():
                shifts[floor].update(one for one in some if one[0].shared(span))
        others = {
            id(p): p for day in span.days() for p in self._days.get(day, ())
            if not p.offer.kind.on_floor
        }
        for (unit, team), here in shifts.items():
            wanted = tuple(demands(self.policy, unit, team))
            if not wanted:
                continue
            edges = {span.start, *(s.start for s, _ in here), *(s.end for s, _ in here)}
            edges |= {edge for p in others.values() for edge in (p.span.start, p.span.end)}
            for at in sorted(edge for edge in edges if span.start <= edge < span.end):
                away = {
                    seat.employee for p in others.values() if p.span.start <= at < p.span.end
                    for seat in p.seats
                }
                on = {p for s, p in here if s.start <= at < s.end}
                for minimum, professions in wanted:
                    crew = frozenset(
                        p for p in on if not professions or self._professions[p] in professions
                    )
                    found.append(Crew(crew, max(0, len(crew - away) - minimum)))
        return found


@dataclass(slots=True)
class _Hours:
    """Minutes of work that a stretch of days (ordinals, both included) leaves somebody."""

    first: int
    last: int
    left: int


def _hours_left(problem: Problem, person: Employee) -> list[_Hours]:
    """What the roster leaves of each average of hours, where one limits somebody."""
    found: list[_Hours] = []
    for average in averages(problem, person):
        cap, stretch = most_minutes(problem.policy, person, average.whole), average.days
        if cap is not None:
            first, last = ends(stretch)
            worked = average.before + sum(
                max(0, min(end, last) - max(start, first))
                for start, end in merged_shifts(person, 0)
            )
            found.append(_Hours(
                stretch.first.toordinal(), stretch.last.toordinal(), cap - worked
            ))
    return found


def _at(indices: Iterable[int], length: int) -> Flags:
    flags = np.zeros(length, np.bool_)
    flags[list(indices)] = True
    return flags


def _free(starts: Minutes, minutes: int, taken: Iterable[Span]) -> Flags:
    free = np.ones(len(starts), np.bool_)
    for span in taken:
        free &= (starts >= span.end) | (starts + minutes <= span.start)
    return free


def _in_weeks(days: Iterable[date], weeks: Collection[Week]) -> Flags:
    return np.array([day.isocalendar()[:2] in weeks for day in days], np.bool_)
