"""A large home with a full year: 200 people in ten houses, 1,800 meetings. Nobody in it exists.

Its plan is put together in a moment and is not a good one: it is there to be drawn, moved about in
and judged.
"""

from dataclasses import replace
from datetime import date, timedelta
from functools import cache

from models.agenda import Occurrence, occurrences, participants
from models.meetings import Attendance, Meeting, MeetingKind, Series
from models.people import DAY, EVENING, NIGHT, Employee, Shift
from models.plan import Judgement, Outcome, Plan
from models.policy import Policy
from models.problem import Problem
from models.resources import Lead, Room
from models.roster import Roster
from models.timespan import Period, Span, moment_of
from planner import service
from planner.judging.facts import Facts
from planner.presets import CONFERENCE, DEBRIEFING, REFLECTION, SUPERVISION, standard_kinds

YEAR = Period(date(2026, 1, 5), date(2027, 1, 3))
UNITS = tuple(f"Hus {number}" for number in range(1, 11))
PER_UNIT = 20
TIMES = {DAY: (420, 930), EVENING: (900, 1390), NIGHT: (1380, 1870)}
"""Clock minutes at which the shifts of a vagtlag begin and end."""


@cache
def large_problem() -> Problem:
    """The home with its kinds: each house has reflection every week and conferences."""
    kinds = tuple(
        replace(kind, teams_required=()) for kind in standard_kinds() if kind.id != DEBRIEFING
    )
    people = tuple(
        _person(unit, house, number)
        for house, unit in enumerate(UNITS) for number in range(PER_UNIT)
    )
    series = [
        Series(f"{kind.id}-{house}-{row}", kind.id, unit)
        for house, unit in enumerate(UNITS) for kind in kinds if kind.id != SUPERVISION
        for row in range(3 if kind.id == CONFERENCE else 2)
    ]
    return Problem(
        name="Storkøbing Plejecenter", roster=Roster(YEAR, people), period=YEAR, kinds=kinds,
        series=tuple(series),
        rooms=tuple(Room(f"r{n}", f"Mødelokale {n}", 20) for n in range(1, 9)),
        leads=tuple(
            Lead(f"l{house}-{n}", f"Leder {house}-{n}", (REFLECTION, CONFERENCE), unit=unit)
            for house, unit in enumerate(UNITS) for n in range(2)
        ),
        policy=replace(Policy(), floor=(), max_meetings_per_week=5),
    )


@cache
def large_outcome(judged: bool = True) -> Outcome:
    """A plan of it, judged; without `judged` its judgement is empty, and it is there sooner."""
    problem = large_problem()
    facts = Facts(problem, Plan(()))
    rooms: list[list[Span]] = [[] for _ in problem.rooms]
    taken: set[tuple[str, date]] = set()
    meetings = [
        meeting for number, due in enumerate(occurrences(problem))
        if number % 60 and (meeting := _held(problem, facts, due, number, rooms, taken)) is not None
    ]
    plan = Plan(tuple(sorted(meetings, key=lambda m: (m.span, m.id))))
    if not judged:
        return Outcome(problem, plan, Judgement((), (), {}, ()))
    return Outcome(problem, plan, service.check(problem, plan))


def _person(unit: str, house: int, number: int) -> Employee:
    team = (DAY, DAY, DAY, EVENING, EVENING, NIGHT)[number % 6]
    start, end = TIMES[team]
    days = [day for n, day in enumerate(YEAR.days()) if (n + number * 3 + house) % 7 < 4]
    return Employee(
        f"p{house}-{number}", f"Medarbejder {house + 1}-{number + 1:02d}", unit,
        ("SSA", "SSH", "Sygeplejerske", "Pædagog")[number % 4], 32.0, team,
        tuple(
            Shift(Span(moment_of(day, start), moment_of(day, end)), team, team[0].upper())
            for day in days
        ),
        frozenset(day for n, day in enumerate(YEAR.days()) if (n + 31 * number) % 180 < 5),
    )


def _held(
    problem: Problem, facts: Facts, due: Occurrence, number: int, rooms: list[list[Span]],
    taken: set[tuple[str, date]],
) -> Meeting | None:
    kind = problem.kind(due.kind)
    day = _workday(kind, due.first + timedelta(days=min(number % 5, (due.last - due.first).days)))
    if day > due.last:
        return None
    window = next(w for w in kind.windows if day.isoweekday() in w.weekdays)
    last = max(window.start, window.end - kind.minutes)
    clock = window.start + 30 * (number % ((last - window.start) // 30 + 1))
    span = Span(moment_of(day, clock), moment_of(day, clock) + kind.minutes)
    found = []
    for person in participants(problem, due):
        cls, extra = facts.classify(person, span)
        able = day not in person.away and (person.id, day) not in taken
        if cls != "called_in" and able:
            found.append(Attendance(person.id, cls, extra))
    found.sort(key=lambda seat: (seat.extra_minutes, seat.employee))
    found = found[: kind.group.max]
    if len(found) < kind.group.min:
        return None
    taken |= {(seat.employee, day) for seat in found}
    room = next((n for n, held in enumerate(rooms) if not any(span.shared(s) for s in held)), 0)
    rooms[room].append(span)
    return Meeting(
        due.id, due.kind, due.series, span, tuple(found), due.course, due.unit,
        problem.rooms[room].id, f"l{UNITS.index(due.unit or UNITS[0])}-{number % 2}",
    )


def _workday(kind: MeetingKind, day: date) -> date:
    while not any(day.isoweekday() in window.weekdays for window in kind.windows):
        day += timedelta(days=1)
    return day


def moved(meeting: Meeting, minutes: int) -> Meeting:
    """The meeting so many minutes later, with the same people."""
    span = Span(meeting.span.start + minutes, meeting.span.end + minutes)
    return replace(meeting, span=span)
