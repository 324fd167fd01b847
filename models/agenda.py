"""Which meetings are due: the occurrences of every series in a period.

A row of meetings every N days cuts the period into stretches of N days; one meeting is due in each.
A last stretch shorter than half of N is left out. An incident's meeting is due within its hours.
"""

import math
from dataclasses import dataclass
from datetime import date, timedelta

from models.meetings import Interval, MeetingKind, Series
from models.people import Employee
from models.problem import Problem
from models.timespan import Moment, Period, day_of


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One meeting that is due, before it has a time.

    `number` counts from 0 within the row. `first`–`last` are the days in which it may lie;
    `earliest` and `latest` bound its start more closely where an incident sets it off.
    `involved` are those who must all attend (an incident's people; else empty). `subject`: what
    it is about, where its row says so. `previous`: the day of the row's meeting before it, where
    that was held in the period before.
    """

    id: str
    kind: str
    series: str
    course: str | None
    unit: str | None
    number: int
    first: date
    last: date
    earliest: Moment | None = None
    latest: Moment | None = None
    involved: tuple[str, ...] = ()
    subject: str | None = None
    previous: date | None = None

    def suits(self, day: date, interval: Interval) -> bool:
        """Whether so many days lie between a day and the meeting of the period before as the kind
        allows. Where each day of this period would be too late, all suit: late is better than not
        at all."""
        if self.previous is None:
            return True
        days = (day - self.previous).days
        late = (self.first - self.previous).days > interval.max
        return days >= interval.min and (late or days <= interval.max)


def stretches(period: Period, every: int) -> tuple[Period, ...]:
    """The period cut into stretches of `every` days, the last one at least half as long."""
    count = max(1, math.floor(period.length / every + 0.5))
    starts = [period.first + timedelta(days=every * n) for n in range(count)]
    return tuple(
        Period(start, min(period.last, start + timedelta(days=every - 1))) for start in starts
    )


def occurrences(problem: Problem) -> tuple[Occurrence, ...]:
    """Every meeting that is due, in the order of series, course and time."""
    due: list[Occurrence] = []
    for series in problem.series:
        kind = problem.kind(series.kind)
        if series.incident is not None:
            due += _after_incident(problem, series, kind)
        elif kind.interval is not None:
            due += _row(problem.period, series, kind.interval.every)
    return tuple(due)


def participants(problem: Problem, due: Occurrence) -> tuple[Employee, ...]:
    """Those who may attend: the involved, a formed course's members, or those it is for."""
    if due.involved:
        wanted = set(due.involved)
        return tuple(p for p in problem.roster.employees if p.id in wanted)
    series = problem.series_of(due.series)
    people = problem.audience(series)
    members = next((set(c.members) for c in series.courses if c.id == due.course), set[str]())
    return tuple(p for p in people if p.id in members) if members else people


def _row(period: Period, series: Series, every: int) -> list[Occurrence]:
    courses: list[tuple[str, str | None, date | None]] = [
        (c.id, c.id, c.previous) for c in series.courses
    ]
    rows = courses or [(series.id, None, series.previous)]
    return [
        Occurrence(
            id=f"{prefix}-{number + 1}", kind=series.kind, series=series.id, course=course,
            unit=series.unit, number=number, first=stretch.first, last=stretch.last,
            subject=series.subjects[number % len(series.subjects)] if series.subjects else None,
            previous=None if number else previous,
        )
        for prefix, course, previous in rows
        for number, stretch in enumerate(stretches(period, every)[: series.limit])
    ]


def _after_incident(problem: Problem, series: Series, kind: MeetingKind) -> list[Occurrence]:
    assert series.incident is not None
    incident = problem.incident(series.incident)
    soonest, deadline = kind.after_hours or (24, 72)
    earliest, latest = incident.at + soonest * 60, incident.at + deadline * 60
    return [
        Occurrence(
            id=f"{series.id}-1", kind=kind.id, series=series.id, course=None, unit=series.unit,
            number=0, first=day_of(earliest), last=day_of(latest), earliest=earliest,
            latest=latest, involved=incident.involved,
        )
    ]
