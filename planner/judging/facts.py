"""Plain look-ups in a problem and a finished plan: who works when, who meets when.

Everything is found from the roster and the meetings alone. What a plan says of its own figures
(classes, extra minutes, objective values) is never taken for true.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import combinations
from typing import TypeVar

from models.agenda import Occurrence, occurrences, stretches
from models.meetings import (
    Attendance,
    AttendanceClass,
    Course,
    Incident,
    Meeting,
    MeetingKind,
    Series,
)
from models.people import Employee, Shift, Team
from models.plan import Plan
from models.problem import Problem
from models.resources import Lead, Room
from models.roster import Roster
from models.timespan import DAY_MINUTES, Moment, Period, Span
from planner.judging.times import Block, Piece, blocks, classify
from planner.judging.told import Lasting, Told
from planner.same import Same

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Seat:
    """One person in one meeting: what the plan states of it, and the truth."""

    meeting: Meeting
    kind: MeetingKind
    person: Employee
    stated: Attendance
    cls: AttendanceClass
    extra_minutes: int

    @property
    def leads(self) -> bool:
        """Whether she leads the meeting."""
        return self.stated.leads

    @property
    def span(self) -> Span:
        """When the meeting is held."""
        return self.meeting.span


@dataclass(frozen=True, slots=True)
class Held:
    """A meeting of the plan with all that its ids stand for; None where an id says nothing."""

    meeting: Meeting
    kind: MeetingKind
    series: Series | None
    course: Course | None
    incident: Incident | None
    room: Room | None
    lead: Lead | None
    seats: tuple[Seat, ...]
    participants: tuple[Seat, ...]
    """Those who attend without leading."""

    @property
    def span(self) -> Span:
        """When it is held."""
        return self.meeting.span

    @property
    def present(self) -> frozenset[str]:
        """Ids of all who attend, leading or not."""
        return frozenset(seat.person.id for seat in self.seats)


@dataclass(frozen=True, slots=True)
class Row:
    """One row of meetings: a series without courses, or one course. Incidents make no rows."""

    series: Series
    course: Course | None
    due: tuple[Occurrence, ...]
    held: tuple[Held, ...]


class Facts:
    """What is so in a plan. Made once for a check; costs one pass over roster and meetings.

    Meetings of an unknown kind, seats of unknown people and second seats of one person in one
    meeting are left out here: `planner.judging.soundness` names them.
    """

    def __init__(self, problem: Problem, plan: Plan) -> None:
        self.problem, self.plan, self.policy = problem, plan, problem.policy
        self.people = {person.id: person for person in problem.roster.employees}
        self.kinds = {kind.id: kind for kind in problem.kinds}
        self.incidents = {incident.id: incident for incident in problem.incidents}
        self.series = {series.id: series for series in problem.series}
        self.courses = {c.id: c for series in problem.series for c in series.courses}
        self.rooms = {room.id: room for room in problem.rooms}
        self.leads = {lead.id: lead for lead in problem.leads}
        self.stretches = stretches(problem.period, self.policy.reach_days)
        self._known = _known_of(Lasting(problem))
        self._shifts = self._known.timelines
        self.held = tuple(
            self._known_held(meeting)
            for meeting in sorted(plan.meetings, key=lambda m: (m.span, m.id))
            if meeting.kind in self.kinds
        )
        seats: dict[str, list[Seat]] = defaultdict(list)
        for held in self.held:
            for seat in held.seats:
                seats[seat.person.id].append(seat)
        self._seats = {id_: tuple(row) for id_, row in seats.items()}
        self._blocks: dict[str, tuple[Block, ...]] = {}
        self.due = self._known.due
        self.answered: dict[str, Held] = {}
        for held in self.held:
            if held.meeting.id in self.due:
                self.answered.setdefault(held.meeting.id, held)
        self._floors = self._known.floors
        self._held_by_day: dict[int, list[Held]] = defaultdict(list)
        for held in self.held:
            for day in _utc_days(held.span):
                self._held_by_day[day].append(held)

    def _known_held(self, meeting: Meeting) -> Held:
        """What is held of a meeting; from one plan to the next most stay as they are."""
        before = self._known.held.get(meeting.id)
        if before is not None and before.meeting == meeting:
            return before
        held = self._held(meeting, self.problem.kind_of(meeting.id, meeting.kind))
        self._known.held[meeting.id] = held
        return held

    def _held(self, meeting: Meeting, kind: MeetingKind) -> Held:
        seats: dict[str, Seat] = {}
        for attendance in meeting.attendance:
            person = self.people.get(attendance.employee)
            if person is not None and person.id not in seats:
                cls, extra = self.classify(person, meeting.span)
                seats[person.id] = Seat(meeting, kind, person, attendance, cls, extra)
        series = self.series.get(meeting.series)
        incident = series.incident if series is not None else None
        return Held(
            meeting=meeting, kind=kind, series=series,
            course=self.courses.get(meeting.course) if meeting.course is not None else None,
            incident=self.incidents.get(incident) if incident is not None else None,
            room=self.rooms.get(meeting.room) if meeting.room is not None else None,
            lead=self.leads.get(meeting.lead) if meeting.lead is not None else None,
            seats=tuple(seats.values()),
            participants=tuple(seat for seat in seats.values() if not seat.leads),
        )

    def classify(self, person: Employee, span: Span) -> tuple[AttendanceClass, int]:
        """The class and the extra minutes of a person in a meeting at `span`."""
        margin = self.policy.adjoining_minutes
        near = self._shifts[person.id].between(span.start - margin, span.end + margin)
        return classify((shift.span for shift in near), span, margin)

    def of_person(
        self, what: str, person: Employee, find: Callable[["Facts", Employee], Iterable[T]]
    ) -> tuple[T, ...]:
        """What is so of a person; as it was found before where her meetings are the same.

        `find` looks at her, her seats and the problem alone, but not at what is locked or noted.
        """
        return self._known.told.of(
            what, person.id, self.seats_of(person), lambda: find(self, person)
        )

    def of_meeting(
        self, what: str, held: Held, find: Callable[["Facts", Held], Iterable[T]],
        beside: tuple[Held, ...] = (),
    ) -> tuple[T, ...]:
        """The same of a meeting, and of some `beside` it where `find` looks at those too."""
        basis = held, beside
        return self._known.told.of(what, held.meeting.id, basis, lambda: find(self, held))

    def beside(self, held: Held) -> tuple[Held, ...]:
        """The meetings of which a minute is one of this meeting, itself among them."""
        return tuple(
            other for day in _utc_days(held.span) for other in self._held_by_day.get(day, ())
            if other.span.start < held.span.end and held.span.start < other.span.end
        )

    def shifts_of(self, person: Employee, within: Span) -> Iterator[Shift]:
        """A person's shifts of which some part lies in a span, or touches it."""
        return self._shifts[person.id].between(within.start, within.end)

    def seats_of(self, person: Employee) -> tuple[Seat, ...]:
        """The meetings that a person attends or leads, in order of time."""
        return self._seats.get(person.id, ())

    def roster_blocks(self, person: Employee) -> tuple[Block, ...]:
        """Blocks of work without the plan: shifts, and the meetings of the period before."""
        known = self._known.blocks
        if person.id not in known:
            known[person.id] = blocks(_given(person), self.policy.adjoining_minutes)
        return known[person.id]

    def blocks(self, person: Employee) -> tuple[Block, ...]:
        """Blocks of work of all that, and the plan's meetings."""
        if not self.seats_of(person):
            return self.roster_blocks(person)
        if person.id not in self._blocks:
            meetings = [Piece(seat.span, seat.meeting) for seat in self.seats_of(person)]
            self._blocks[person.id] = blocks(
                [*_given(person), *meetings], self.policy.adjoining_minutes
            )
        return self._blocks[person.id]

    def teams_at(self, person: Employee, at: Moment) -> frozenset[Team]:
        """The teams of the shifts that a person is on at a moment."""
        near = self._shifts[person.id].between(at, at)
        return frozenset(s.team for s in near if s.span.start <= at < s.span.end)

    def crew(
        self, unit: str | None, team: Team, at: Moment, professions: tuple[str, ...] = ()
    ) -> frozenset[str]:
        """Those of a unit who are on a shift of that team at a moment, in a meeting or not; with
        `professions` only those who have one of them."""
        return frozenset(
            person.id
            for shift, person in self._floors.get((unit, at // DAY_MINUTES), ())
            if shift.team == team and shift.span.start <= at < shift.span.end
            and (not professions or person.profession in professions)
        )

    def in_meeting(self, at: Moment) -> frozenset[str]:
        """Ids of all whom a meeting takes off the floor at a moment, leading or not."""
        return frozenset().union(
            *(
                held.present for held in self._held_by_day.get(at // DAY_MINUTES, ())
                if held.span.start <= at < held.span.end and not held.kind.on_floor
            )
        )

    def turns(self, unit: str | None, span: Span) -> set[Moment]:
        """Moments inside a span at which a meeting or a shift of a unit begins or ends."""
        spans = {
            timed.span
            for day in _utc_days(span)
            for timed in (
                *self._held_by_day.get(day, ()),
                *(shift for shift, _ in self._floors.get((unit, day), ())),
            )
        }
        return {at for s in spans for at in (s.start, s.end) if span.start < at < span.end}

    def members(self, course: Course) -> frozenset[str]:
        """Those of a closed course: named by the plan, by the problem, or seen to take part."""
        named = self.plan.courses.get(course.id) or course.members
        if named:
            return frozenset(named)
        return frozenset(
            seat.person.id
            for held in self.held if held.meeting.course == course.id
            for seat in held.participants
        )

    def rows(self) -> tuple[Row, ...]:
        """Every row of meetings with what is due in it and what is held, both in order."""
        due: dict[tuple[str, str | None], list[Occurrence]] = defaultdict(list)
        held: dict[tuple[str, str | None], list[Held]] = defaultdict(list)
        for occurrence in self.due.values():
            due[occurrence.series, occurrence.course].append(occurrence)
        for one in self.held:
            held[one.meeting.series, one.meeting.course].append(one)
        return tuple(
            Row(
                series, course,
                tuple(due[series.id, course.id if course else None]),
                tuple(held[series.id, course.id if course else None]),
            )
            for series in self.problem.series if series.incident is None
            for course in (series.courses or (None,))
        )

    def missed(self, person: Employee) -> tuple[Period, ...]:
        """The stretches of the period in which a person is in no meeting, though not away."""
        return self.of_person("missed", person, Facts._missed)

    def _missed(self, person: Employee) -> tuple[Period, ...]:
        attended = {
            seat.span.first_day for seat in self.seats_of(person) if not seat.kind.on_floor
        }
        return tuple(
            stretch for stretch in self.stretches
            if not any(day in stretch for day in attended)
            and not all(day in person.away for day in stretch.days())
        )

    def wanted_of_shift(self, held: Held) -> frozenset[str]:
        """Those whom a meeting is for and who are on one shift through all of it."""
        if held.series is None or held.course is not None or held.incident is not None:
            return frozenset()
        return frozenset(
            person.id for person in self.problem.audience(held.series)
            if not (held.kind.manager == "out" and person.manager)
            and self.classify(person, held.span)[0] == "on_shift"
            and not any(day in person.away for day in held.span.days())
        )

    def unseen_teams(self) -> tuple[tuple[Period, str | None, Team], ...]:
        """Stretches of `team_days`, unit and home vagtlag of which nobody is in a meeting then,
        though somebody is not away. Empty where it is not asked for."""
        if not self.policy.team_days:
            return ()
        crews: dict[tuple[str | None, Team], list[Employee]] = defaultdict(list)
        for person in self.people.values():
            if person.home_team is not None:
                crews[person.unit, person.home_team].append(person)
        return tuple(
            (stretch, unit, team)
            for stretch in stretches(self.problem.period, self.policy.team_days)
            for (unit, team), crew in crews.items()
            if any(day not in person.away for person in crew for day in stretch.days())
            and not any(
                seat.span.first_day in stretch and not seat.kind.on_floor
                for person in crew for seat in self.seats_of(person)
            )
        )

    def split_bonds(self) -> tuple[tuple[Series, str, str], ...]:
        """Pairs of people who were to be in the same closed group of a row and are not, once for
        each group that has just one of the two."""
        return tuple(
            (series, one, other)
            for series in self.problem.series
            if any(not course.members for course in series.courses)
            for bond in self.problem.bonds if bond.together
            for one, other in combinations(self._loose(series, bond.people), 2)
            for course in series.courses if not course.members
            if len({one, other} & self.members(course)) == 1
        )

    def _loose(self, series: Series, people: tuple[str, ...]) -> list[str]:
        """Those of some people whom a row is for and who are in no group that was given."""
        taken = {member for course in series.courses for member in course.members}
        able = {person.id for person in self.problem.audience(series)} - taken
        return [person for person in dict.fromkeys(people) if person in able]

    def open_seats(self) -> int:
        """Seats of closed groups of one resident group that could have been given to somebody.

        A course of which no meeting is due is not formed, so it has none.
        """
        seats, meeting = 0, {due.course for due in self.due.values()}
        for series in self.problem.series:
            kind = self.kinds.get(series.kind)
            formed = [c for c in series.courses if not c.members and c.id in meeting]
            if kind is None or not kind.same_group or not formed:
                continue
            loose = self._loose(series, tuple(self.people))
            taken = frozenset().union(*(self.members(course) for course in formed))
            seats += max(0, min(len(loose), kind.group.max * len(formed)) - len(taken))
        return seats

    def present_of(self, held: Held, team: Team) -> int:
        """How many of a home team count as present in a meeting."""
        counted = held.seats if held.kind.lead_counts else held.participants
        return sum(seat.person.home_team == team for seat in counted)


def _given(person: Employee) -> Iterator[Piece]:
    yield from (Piece(shift.span) for shift in person.shifts)
    for one in person.before.meetings if person.before is not None else ():
        yield Piece(one.span)


class _Known:
    """What is so in every plan of a problem, and the meetings of the latest one."""

    def __init__(self, problem: Problem) -> None:
        self.timelines, self.floors = _shifts_of(Same(problem.roster))
        self.due = {due.id: due for due in occurrences(_sound(problem))}
        self.held: dict[str, Held] = {}
        self.blocks: dict[str, tuple[Block, ...]] = {}
        self.told = Told()


_Floors = dict[tuple[str | None, int], list[tuple[Shift, Employee]]]


@lru_cache(maxsize=4)
def _shifts_of(same: Same) -> tuple[dict[str, "_Timeline"], _Floors]:
    """Each person's shifts in order, and those of each unit by day since the epoch."""
    assert isinstance(same.it, Roster)
    people = {person.id: person for person in same.it.employees}
    return {id_: _Timeline(person) for id_, person in people.items()}, _by_day(people.values())


@lru_cache(maxsize=4)
def _known_of(lasting: Lasting) -> _Known:
    return _Known(lasting.problem)


def _sound(problem: Problem) -> Problem:
    """The problem without rows that refer to nothing."""
    kinds = {kind.id for kind in problem.kinds}
    incidents = {incident.id for incident in problem.incidents}
    return replace(problem, series=tuple(
        s for s in problem.series
        if s.kind in kinds and (s.incident is None or s.incident in incidents)
    ))


def _by_day(people: Iterable[Employee]) -> _Floors:
    """Short lists to look through."""
    found: _Floors = defaultdict(list)
    for person in people:
        for shift in person.shifts:
            for day in _utc_days(shift.span):
                found[person.unit, day].append((shift, person))
    return found


class _Timeline:
    """A person's shifts in order, to find those near a moment without a scan."""

    __slots__ = ("_longest", "_shifts", "_starts")

    def __init__(self, person: Employee) -> None:
        self._shifts = sorted(person.shifts, key=lambda shift: shift.span)
        self._starts = [shift.span.start for shift in self._shifts]
        self._longest = max((shift.span.minutes for shift in self._shifts), default=0)

    def between(self, start: Moment, end: Moment) -> Iterator[Shift]:
        """Shifts of which some part, or an end, lies from `start` to `end`."""
        for shift in self._shifts[bisect_left(self._starts, start - self._longest) :]:
            if shift.span.start > end:
                return
            if shift.span.end >= start:
                yield shift


def _utc_days(span: Span) -> range:
    """Days since the epoch that a span touches."""
    return range(span.start // DAY_MINUTES, (span.end - 1) // DAY_MINUTES + 1)
