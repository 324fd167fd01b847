"""A plan with its look-ups made once, so that an answer costs milliseconds.

What depends on roster and rules alone (attendance tables) is kept for as long as those stay the
same, through any number of plans; the rest for as long as the plan does.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from models.agenda import Occurrence, participants
from models.meetings import Meeting, MeetingKind
from models.people import Employee
from models.plan import Outcome
from models.problem import Problem
from models.timespan import Period, Span
from planner.advice.floors import Floors
from planner.attendance import ask, attendance_table
from planner.judging.facts import Facts, Seat
from planner.rules import RULES
from planner.same import Same
from planner.table import IMPOSSIBLE, NO_EDGE, AttendanceTable, Minutes


class View:
    """An outcome to be asked about. Raises KeyError where a meeting's kind is unknown."""

    def __init__(self, outcome: Outcome) -> None:
        self.outcome = outcome
        self.problem: Problem = outcome.problem
        self.plan = outcome.plan
        self.policy = outcome.problem.policy
        self.facts = Facts(outcome.problem, outcome.plan)
        self.due = self.facts.due
        self.meetings = {meeting.id: meeting for meeting in outcome.plan.meetings}
        self.people = self.facts.people
        self.stretches: tuple[Period, ...] = self.facts.stretches
        self.tables = tables_of(outcome.problem)
        self.units = self.tables.units_of(self.due.values())
        self.memory: dict[object, Any] = {}
        """Answers that were asked for before, by question."""

    def floors(self, starts: Minutes, minutes: int) -> Floors:
        """Who is on which floor while meetings at some times run, and who of them is in one."""
        first, last = int(starts.min(initial=NO_EDGE)), int(starts.max(initial=0)) + minutes
        within = Span(first, last) if first < last else Span(0, 1)
        key = (Floors, within)
        if key not in self.memory:
            self.memory[key] = Floors(self.facts, within)
        floors: Floors = self.memory[key]
        return floors

    def kind(self, due: Occurrence) -> MeetingKind:
        """The kind of a meeting that is due."""
        return self.problem.kind_of(due.id, due.kind)

    def invited(self, due: Occurrence) -> tuple[Employee, ...]:
        """Those who may attend: of a course that the plan has formed, its members alone."""
        people = participants(self.problem, due)
        members = self.plan.courses.get(due.course, ()) if due.course is not None else ()
        return tuple(p for p in people if p.id in members) if members else people

    def seats(self, employee: str, without: str) -> list[Seat]:
        """A person's places in meetings other than `without`, in order of time."""
        person = self.people[employee]
        return [seat for seat in self.facts.seats_of(person) if seat.meeting.id != without]

    def others(self, without: str) -> list[Meeting]:
        """All meetings but one."""
        return [m for m in self.plan.meetings if m.id != without and m.kind in self.facts.kinds]


class Tables:
    """Attendance tables of a problem, each made once."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        self.blocks = [(rule.id, rule.blocks) for rule in RULES]
        self._made: dict[tuple[object, ...], Known] = {}
        self._units: dict[str, frozenset[str | None]] | None = None
        self.memory: dict[object, Any] = {}
        """What else of the roster was asked for before."""

    def units_of(self, due: Iterable[Occurrence]) -> dict[str, frozenset[str | None]]:
        """The units of those whom each meeting is for, by occurrence."""
        if self._units is None:
            rows: dict[object, frozenset[str | None]] = {}
            self._units = {}
            for one in due:
                row = one.series, one.course, one.involved
                if row not in rows:
                    rows[row] = frozenset(p.unit for p in participants(self.problem, one))
                self._units[one.id] = rows[row]
        return self._units

    def of(self, people: Sequence[Employee], starts: Minutes, minutes: int) -> "Known":
        """What attending costs these people at these times, by roster and rules alone."""
        key = (minutes, starts.tobytes(), tuple(person.id for person in people))
        if key not in self._made:
            policy, period = self.problem.policy, self.problem.period
            table = attendance_table(
                people, starts, minutes, policy, period, self.blocks, self.problem.wishes
            )
            would = [
                row if (row != IMPOSSIBLE).all() else ask(p, starts, minutes, policy, period).cls
                for p, row in zip(people, table.cls, strict=True)
            ]
            self._made[key] = Known(table, np.array(would, np.int8).reshape(table.cls.shape))
        return self._made[key]


@dataclass(frozen=True, slots=True, eq=False)
class Known:
    """An attendance table, and the class at each time also where a rule forbids it."""

    table: AttendanceTable
    would: NDArray[np.int8]


def view_of(outcome: Outcome) -> View:
    """The look-ups of an outcome, made at the first question and kept for the next ones."""
    return _views(Same(outcome))


def tables_of(problem: Problem) -> Tables:
    """The attendance tables of a problem, kept for the next questions."""
    return _tables(Same(problem))


@lru_cache(maxsize=4)
def _views(same: Same) -> View:
    assert isinstance(same.it, Outcome)
    return View(same.it)


@lru_cache(maxsize=4)
def _tables(same: Same) -> Tables:
    assert isinstance(same.it, Problem)
    return Tables(same.it)
