"""Days of a roster changed by hand: what somebody typed, understood as an import understands it.

A day is changed as a whole: what is typed takes the place of all that stood there. Why somebody is
away is forgotten here, as it is at import.
"""

from collections.abc import Iterable
from collections.abc import Mapping as Table
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import pairwise

import numpy as np

from models.meetings import ATTENDANCE_CLASSES, Attendance, Meeting
from models.people import Employee, Shift
from models.plan import Plan
from models.problem import Problem
from models.roster import Roster
from models.timespan import DAY_MINUTES, Span, clock, minute_of_day, moment_of
from planner.attendance import ask
from planner.importing.codes import Absent, Codes, Work, names_absence, parts_of, times_of
from planner.texts import t
from planner.texts.dates import short_date, times

Place = tuple[str, date]
"""An employee's id and a day."""

COUNTED = 40
"""Shifts of a code that are looked at to learn its times."""
NAMED = 8
"""Codes that a refusal gives as examples."""


@dataclass(frozen=True, slots=True)
class Edited:
    """The problem with the changed roster, and its plan with attendances as they now are."""

    problem: Problem
    plan: Plan | None


@dataclass(frozen=True, slots=True)
class Refused:
    """Nothing was changed: the first place that could not be, and why, in a sentence."""

    employee: str
    day: date
    message: str


@dataclass(frozen=True, slots=True)
class _Day:
    """What a day becomes."""

    work: tuple[tuple[Work, str], ...] = ()
    away: bool = False


def codes_of(roster: Roster) -> dict[str, Work]:
    """The codes in a roster, each with the times and the vagtlag that it mostly has there."""
    met: dict[str, dict[Work, int]] = {}
    seen: dict[str, int] = {}
    for person in roster.employees:
        for shift in person.shifts:
            if shift.code and seen.setdefault(shift.code, 0) < COUNTED:
                seen[shift.code] += 1
                found = met.setdefault(shift.code, {})
                meaning = _as_work(shift)
                found[meaning] = found.get(meaning, 0) + 1
    return {code: max(found, key=lambda w: found[w]) for code, found in met.items()}


def edited(
    problem: Problem, plan: Plan | None, texts: Table[Place, str], known: Table[str, Work]
) -> Edited | Refused:
    """A roster with other texts on some days, all of them or none.

    `known`: the codes of the roster. An empty text takes the day's shifts away. Raises KeyError for
    an unknown employee.
    """
    days: dict[str, dict[date, _Day]] = {}
    codes = Codes(explained=known)
    for (employee, day), text in texts.items():
        meant = _understood(codes, text, known)
        if isinstance(meant, str):
            return Refused(employee, day, meant)
        days.setdefault(employee, {})[day] = meant
    people = {}
    for employee, wanted in days.items():
        person = _with_days(problem.roster.employee(employee), wanted)
        clash = _overlap(person, wanted)
        if clash is not None:
            return Refused(employee, *clash)
        people[employee] = person
    return _taken(problem, plan, people, {day for _, day in texts})


def _taken(
    problem: Problem, plan: Plan | None, people: Table[str, Employee], days: set[date]
) -> Edited:
    roster = replace(
        problem.roster,
        employees=tuple(people.get(p.id, p) for p in problem.roster.employees),
    )
    near = {day + timedelta(days=n) for day in days for n in (-1, 0, 1)}

    def again(meetings: Iterable[Meeting]) -> tuple[Meeting, ...]:
        return tuple(
            _attended_anew(m, people, problem) if m.span.first_day in near else m for m in meetings
        )

    after = replace(problem, roster=roster, locked=again(problem.locked))
    return Edited(after, None if plan is None else replace(
        plan, meetings=again(plan.meetings), objectives=(),
    ))


def _attended_anew(meeting: Meeting, people: Table[str, Employee], problem: Problem) -> Meeting:
    """A meeting whose changed people attend it as their shifts now say."""
    if not any(seat.employee in people for seat in meeting.attendance):
        return meeting

    def seat_of(seat: Attendance) -> Attendance:
        person = people.get(seat.employee)
        if person is None:
            return seat
        asked = ask(
            person, np.array([meeting.span.start], np.int64), meeting.span.minutes,
            problem.policy, problem.period,
        )
        return replace(
            seat, cls=ATTENDANCE_CLASSES[int(asked.cls[0])], extra_minutes=int(asked.extra[0])
        )

    seats = tuple(map(seat_of, meeting.attendance))
    return meeting if seats == meeting.attendance else replace(meeting, attendance=seats)


def _understood(codes: Codes, text: str, known: Table[str, Work]) -> _Day | str:
    """What a day becomes, or why nobody can say."""
    meanings = codes.read(text.strip())
    if meanings is None:
        examples = ", ".join(list(known)[:NAMED])
        key = "roster_edits.unknown" if examples else "roster_edits.unknown.no_codes"
        return t(key, text=text.strip(), codes=examples)
    work = [each for each in meanings if isinstance(each, Work)]
    away = Absent.AWAY in meanings
    if text.strip() in codes.mixed or (work and away):
        return t("roster_edits.both")
    parts = parts_of(text)
    named = parts if len(parts) == len(work) else [""] * len(work)
    return _Day(
        tuple((one, _code(one, part, known)) for one, part in zip(work, named, strict=True)), away
    )


def _code(work: Work, text: str, known: Table[str, Work]) -> str:
    """What is kept of a text: the roster's code or the times. Nothing else that was written."""
    text = text.strip()
    for code in known:
        if code.casefold() == text.casefold():
            return code
    if times_of(text) is not None and not names_absence(text):
        return text
    return f"{clock(work.start)}-{clock(work.end % DAY_MINUTES)}"


def _with_days(person: Employee, wanted: Table[date, _Day]) -> Employee:
    kept = [shift for shift in person.shifts if shift.span.first_day not in wanted]
    made = [
        Shift(Span(moment_of(day, work.start), moment_of(day, work.end)), work.team, code)
        for day, meant in wanted.items() for work, code in meant.work
    ]
    away = {day for day in person.away if day not in wanted}
    away |= {day for day, meant in wanted.items() if meant.away}
    return replace(
        person, shifts=tuple(sorted((*kept, *made), key=lambda s: s.span)), away=frozenset(away)
    )


def _overlap(person: Employee, wanted: Table[date, _Day]) -> tuple[date, str] | None:
    """The first two shifts at once of which one is new."""
    for one, other in pairwise(person.shifts):
        if other.span.start < one.span.end:
            day = other.span.first_day if other.span.first_day in wanted else one.span.first_day
            if day not in wanted:
                continue
            against = one if day == other.span.first_day else other
            return day, t(
                "roster_edits.overlap", name=person.name, times=times(against.span),
                day=short_date(against.span.first_day),
            )
    return None


def _as_work(shift: Shift) -> Work:
    start, end = minute_of_day(shift.span.start), minute_of_day(shift.span.end)
    return Work(start, end if end > start else end + DAY_MINUTES, shift.team)
