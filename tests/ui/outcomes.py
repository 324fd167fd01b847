"""A plan of the sample care home made by hand in a moment, so that views have much to show.

It is greedy and breaks rules; what the views say of it comes from the real check.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from functools import cache

from models.agenda import Occurrence, occurrences, participants
from models.meetings import Attendance, AttendanceClass, Meeting, MeetingKind
from models.people import Employee
from models.plan import Objective, Outcome, Plan, Reason, Unplaced
from models.policy import LADDER
from models.problem import Problem
from models.timespan import Span, moment_of
from planner import service, why
from planner.period import with_period
from planner.sample import sample_problem
from planner.texts import t
from planner.texts.dates import short_date

LEFT_OUT = 1
"""How many due meetings are left out, so that there is something unplaced to show."""


@cache
def sample_outcome() -> Outcome:
    """The sample care home with a full calendar."""
    return _planned(sample_problem())


@cache
def short_outcome() -> Outcome:
    """Its first weeks, for what plans anew: that takes as long as the period is."""
    return _planned(with_period(sample_problem(), None, 4))


def _planned(problem: Problem) -> Outcome:
    due = occurrences(problem)
    meetings: list[Meeting] = []
    seen: dict[str, int] = {}
    for one in due[:-LEFT_OUT]:
        meeting = _place(problem, one, meetings, seen)
        if meeting is not None:
            meetings.append(meeting)
            for seat in meeting.attendance:
                seen[seat.employee] = seen.get(seat.employee, 0) + 1
    meetings.sort(key=lambda m: (m.span.start, m.id))
    plan = Plan(tuple(meetings), unplaced=tuple(_unplaced(one) for one in due[-LEFT_OUT:]))
    judgement = service.check(problem, plan)
    steps = tuple(
        Objective(name, judgement.objectives[name], judgement.objectives[name] * (n < 2),
                  n < 2, 1.0 + n)
        for n, name in enumerate(LADDER)
    )
    return Outcome(problem, replace(plan, objectives=steps), judgement)


def _unplaced(one: Occurrence) -> Unplaced:
    return Unplaced(
        one.id, one.kind, one.series, one.course, one.first, one.last,
        (Reason("lead", 34, why.of_time("lead")),),
        t(
            "plan.unplaced", meeting=one.kind, first=short_date(one.first),
            last=short_date(one.last), reasons=why.of_all(34, why.counted("lead", 34)),
        ),
    )


def _place(
    problem: Problem, one: Occurrence, others: list[Meeting], seen: dict[str, int]
) -> Meeting | None:
    kind = problem.kind(one.kind)
    people = participants(problem, one)
    best: tuple[int, Meeting] | None = None
    for span in _times(one, kind):
        if any(m.span.shared(span) and m.unit == one.unit for m in others):
            continue
        seats = _seats(people, span, kind, seen, bool(one.involved))
        coming = {s.employee for s in seats}
        teams = len({p.home_team for p in people if p.id in coming})
        worth = teams * 1000 + len(seats) * 50 - sum(s.extra_minutes for s in seats)
        if len(seats) >= kind.group.min and (best is None or worth > best[0]):
            room = next((r.id for r in problem.rooms if r.unit in (one.unit, None)), None)
            lead = next((x.id for x in problem.leads if kind.id in x.kinds), None)
            best = worth, Meeting(
                one.id, one.kind, one.series, span, seats, one.course, one.unit, room, lead
            )
    return best[1] if best else None


def _times(one: Occurrence, kind: MeetingKind) -> Iterator[Span]:
    day = one.first
    while day <= one.last:
        for window in kind.windows:
            if day.isoweekday() in window.weekdays:
                for minute in range(window.start, window.end - kind.minutes + 1, 30):
                    start = moment_of(day, minute)
                    if (one.earliest or start) <= start <= (one.latest or start):
                        yield Span(start, start + kind.minutes)
        day += timedelta(days=1)


def _seats(
    people: tuple[Employee, ...], span: Span, kind: MeetingKind, seen: dict[str, int],
    everyone: bool,
) -> tuple[Attendance, ...]:
    found = []
    for person in people:
        if everyone or span.first_day not in person.away:
            cls, extra = _class(person, span)
            if everyone or (cls != "called_in" and extra <= 150):
                found.append((seen.get(person.id, 0), extra, Attendance(person.id, cls, extra)))
    found.sort(key=lambda each: each[:2])
    return tuple(seat for _, _, seat in found[: kind.group.max])


def _class(person: Employee, span: Span) -> tuple[AttendanceClass, int]:
    near = [s.span for s in person.shifts if s.span.gap(span) <= 30]
    inside = sum(s.shared(span) for s in near)
    if any(s.holds(span) for s in near):
        return "on_shift", 0
    if near:
        waits = sum(s.gap(span) for s in near)
        return "adjoining", span.minutes - inside + waits
    return "called_in", span.minutes
