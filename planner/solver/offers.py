"""What there is to choose for each meeting that is due: times, leads, rooms, and who may come.

Made by array arithmetic before there is any model, so that a first plan can be put together at once
(`planner.solver.greedy`) and the model is filled from the same answers.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from types import MappingProxyType
from typing import TypeVar

import numpy as np

from models.agenda import Occurrence, occurrences, participants
from models.meetings import Meeting, MeetingKind
from models.problem import Problem
from models.resources import Lead, Room
from models.timespan import Span
from planner.attendance import attendance_table
from planner.candidates import Candidates, candidate_times, price_of_time
from planner.possible import least_people, narrowed, teams_needed, why_not_held
from planner.progress import Cancel, Stopped, never
from planner.resources import lead_is_free, room_is_open, suitable_leads, suitable_rooms
from planner.rules import RULES
from planner.table import IMPOSSIBLE, AttendanceTable, Flags, Minutes

T = TypeVar("T", Lead, Room)

PEOPLE_AT_ONCE = 16
"""How many people are asked between two looks at the wish to stop."""


@dataclass(frozen=True, slots=True, eq=False)
class Offer:
    """The choices of one meeting that is due, before anything is chosen.

    `table` answers for those who may attend, `leading` for employees who may lead, both at all
    candidate times; `columns` are those times that are possible at all, `starts` and `days` theirs.
    `leads` and `rooms`: who and which may be chosen, by id, at which indices of `starts`.
    `dropped`: times that fell away, by reason. `locked`: the meeting that it must be. `paid`: what
    each of `starts` costs in points for the priced rules that it breaks, whoever comes.
    """

    due: Occurrence
    kind: MeetingKind
    table: AttendanceTable
    leading: AttendanceTable
    starts: tuple[int, ...]
    days: tuple[date, ...]
    columns: tuple[int, ...]
    leads: dict[str, tuple[int, ...]]
    rooms: dict[str, tuple[int, ...]]
    dropped: Counter[str]
    locked: Meeting | None = None
    paid: tuple[int, ...] = ()


def make_offers(
    problem: Problem, cancel: Cancel = never, only: Collection[str] | None = None,
    at: Mapping[str, int] = MappingProxyType({}),
) -> list[Offer]:
    """An offer for every meeting that is due, in the order of the agenda.

    `only`: ids of occurrences; others are left out unless they are locked. `at`: starts of some
    occurrences; where such a start is a candidate, it is the only one. Raises Stopped.
    """
    locked = {meeting.id: meeting for meeting in problem.locked}
    wanted = [
        due for due in occurrences(problem)
        if only is None or due.id in only or due.id in locked
    ]
    times = _Times(problem, cancel)
    asked = [
        (due, locked.get(due.id), times.of(due, locked.get(due.id), at.get(due.id)))
        for due in wanted
    ]
    tables = _Tables(problem, cancel)
    for due, one, candidates in asked:
        tables.want(_minutes(problem, due, one), candidates.starts)
    offers: list[Offer] = []
    for due, one, candidates in asked:
        if cancel():
            raise Stopped
        offers.append(_offer(problem, due, one, candidates, tables))
    return offers


def _minutes(problem: Problem, due: Occurrence, locked: Meeting | None) -> int:
    return locked.span.minutes if locked is not None else problem.kind_of(due.id, due.kind).minutes


def _offer(
    problem: Problem, due: Occurrence, locked: Meeting | None, candidates: Candidates,
    tables: "_Tables",
) -> Offer:
    kind = problem.kind_of(due.id, due.kind)
    minutes = _minutes(problem, due, locked)
    able = {p.id for p in participants(problem, due)} | _seated(locked, leads=False)
    suitable = () if locked else suitable_leads(problem, due, kind)
    employed = {lead.employee for lead in suitable} | _seated(locked, leads=True)
    people = [p.id for p in problem.roster.employees]
    table, leading = (
        tables.table([p for p in people if p in some], candidates.starts, minutes)
        for some in (able, employed)
    )
    if locked is None:
        table = narrowed(problem, kind, table)
    dropped = Counter(candidates.dropped)
    leads, rooms = _NO_CHOICE, _NO_CHOICE
    columns = list(range(len(candidates.starts)))
    if locked is None:
        leads = {x.id: tables.lead_times(x, leading, candidates.starts) for x in suitable}
        rooms = {
            x.id: tables.room_times(x, candidates.starts, minutes)
            for x in suitable_rooms(problem, due, kind)
        }
        held = _may_be_held(problem, kind, table, leads, rooms)
        columns = np.flatnonzero(held).tolist()
        dropped.update(
            reason for column in np.flatnonzero(~held).tolist()
            if (reason := why_not_held(problem, due, kind, table, leading, column)) is not None
        )
    return Offer(
        due=due, kind=kind, table=table, leading=leading,
        starts=tuple(int(candidates.starts[c]) for c in columns),
        days=tuple(candidates.days[c] for c in columns), columns=tuple(columns),
        leads=_at_starts(leads, columns), rooms=_at_starts(rooms, columns),
        dropped=dropped, locked=locked,
        paid=tuple(candidates.paid[c] for c in columns) if any(candidates.paid) else (),
    )


_NO_CHOICE: dict[str, Flags] = {}


def _at_starts(choices: dict[str, Flags], columns: Sequence[int]) -> dict[str, tuple[int, ...]]:
    return {
        name: tuple(np.flatnonzero(at[list(columns)]).tolist()) for name, at in choices.items()
    }


def _may_be_held(
    problem: Problem, kind: MeetingKind, table: AttendanceTable, leads: dict[str, Flags],
    rooms: dict[str, Flags],
) -> Flags:
    """For each candidate time whether it is possible at all; `why_not_held` says why not."""
    possible = table.cls != IMPOSSIBLE
    held = np.asarray(possible.sum(axis=0) >= least_people(problem, kind))
    if kind.lead != "none":
        held &= _any(leads.values(), held)
    if problem.rooms:
        held &= _any(rooms.values(), held)
    needed = teams_needed(problem, kind)
    if needed:
        homes = {p.id: p.home_team for p in problem.roster.employees}
        for team in needed:
            rows = [row for row, person in enumerate(table.people) if homes[person] == team]
            held &= possible[rows].sum(axis=0) >= kind.team_min
    return held


def _any(choices: Iterable[Flags], shape: Flags) -> Flags:
    found = np.zeros_like(shape)
    for at in choices:
        found |= at
    return found


def _seated(locked: Meeting | None, *, leads: bool) -> set[str | None]:
    """Those who sit in a locked meeting, or lead it."""
    return {a.employee for a in locked.attendance if a.leads == leads} if locked else set()


class _Times:
    """Candidate times, found once for courses whose meetings are due in the same days."""

    def __init__(self, problem: Problem, cancel: Cancel) -> None:
        self.problem, self.cancel = problem, cancel
        self._found: dict[tuple[object, ...], Candidates] = {}

    def of(self, due: Occurrence, locked: Meeting | None, at: int | None = None) -> Candidates:
        if self.cancel():
            raise Stopped
        if locked is not None:
            start = np.array([locked.span.start], np.int64)
            kind = self.problem.kind_of(due.id, due.kind)
            paid = price_of_time(kind, locked.span, self.problem.policy)
            return Candidates(start, (locked.span.first_day,), Counter(), (paid,))
        key = (due.kind, due.first, due.last, due.earliest, due.latest, due.previous)
        if key not in self._found:
            kind = self.problem.kind_of(due.id, due.kind)
            self._found[key] = candidate_times(due, kind, self.problem.policy)
        return _only(self._found[key], at)


def _only(found: Candidates, at: int | None) -> Candidates:
    """The one candidate at a start; all of them where it is none."""
    there = np.flatnonzero(found.starts == at).tolist() if at is not None else []
    if not there:
        return found
    (row,) = there
    paid = found.paid[row : row + 1]
    return replace(
        found, starts=found.starts[row : row + 1], days=(found.days[row],),
        paid=paid if any(paid) else (),
    )


class _Tables:
    """One attendance table for each length of meeting, over all times at which one may begin.

    Many meetings ask the same people about the same times: each is asked once.
    """

    def __init__(self, problem: Problem, cancel: Cancel) -> None:
        self.problem, self.cancel = problem, cancel
        self._blocks = [(rule.id, rule.blocks) for rule in RULES]
        self._wanted: dict[int, set[int]] = defaultdict(set)
        self._made: dict[int, AttendanceTable] = {}
        self._rows = {p.id: row for row, p in enumerate(problem.roster.employees)}
        self._open: dict[tuple[str, str, int], dict[int, bool]] = {}

    def want(self, minutes: int, starts: Minutes) -> None:
        """Note that times will be asked about."""
        self._wanted[minutes].update(starts.tolist())

    def table(self, people: Sequence[str], starts: Minutes, minutes: int) -> AttendanceTable:
        """The answers of some people at some of the times that were noted."""
        whole = self._whole(minutes)
        rows = np.array([self._rows[p] for p in people], np.intp)
        place = np.ix_(rows, np.searchsorted(whole.starts, starts))
        return replace(
            whole, people=tuple(people), starts=starts, cls=whole.cls[place],
            extra=whole.extra[place], reason=whole.reason[place],
            edge_start=whole.edge_start[place], edge_end=whole.edge_end[place],
            paid=whole.paid[place],
        )

    def lead_times(self, lead: Lead, leading: AttendanceTable, starts: Minutes) -> Flags:
        """At which times a lead is free, an employee as far as the roster and the rules let her."""
        free = self._open_at(lead, lead_is_free, starts, leading.minutes)
        if lead.employee is not None:
            free &= leading.cls[leading.people.index(lead.employee)] != IMPOSSIBLE
        return free

    def room_times(self, room: Room, starts: Minutes, minutes: int) -> Flags:
        """At which times a room is open."""
        return self._open_at(room, room_is_open, starts, minutes)

    def _open_at(
        self, what: T, is_open: Callable[[T, Span], bool], starts: Minutes, minutes: int
    ) -> Flags:
        answers = self._open.setdefault((type(what).__name__, what.id, minutes), {})
        for at in starts.tolist():
            if at not in answers:
                answers[at] = is_open(what, Span(at, at + minutes))
        return np.array([answers[at] for at in starts.tolist()], np.bool_)

    def _whole(self, minutes: int) -> AttendanceTable:
        """Everybody at every time that was noted for a length."""
        if minutes not in self._made:
            starts = np.array(sorted(self._wanted[minutes]), np.int64)
            people, parts = self.problem.roster.employees, []
            for first in range(0, max(1, len(people)), PEOPLE_AT_ONCE):
                if self.cancel():
                    raise Stopped
                parts.append(attendance_table(
                    people[first : first + PEOPLE_AT_ONCE], starts, minutes,
                    self.problem.policy, self.problem.period, self._blocks, self.problem.wishes,
                ))
            self._made[minutes] = _joined(parts)
        return self._made[minutes]


def _joined(parts: Sequence[AttendanceTable]) -> AttendanceTable:
    """Tables of the same times as one, people after people."""
    return replace(
        parts[0], people=tuple(person for part in parts for person in part.people),
        cls=np.concatenate([part.cls for part in parts]),
        extra=np.concatenate([part.extra for part in parts]),
        reason=np.concatenate([part.reason for part in parts]),
        edge_start=np.concatenate([part.edge_start for part in parts]),
        edge_end=np.concatenate([part.edge_end for part in parts]),
        paid=np.concatenate([part.paid for part in parts]),
    )
