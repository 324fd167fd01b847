"""Figures that several views show, counted from an outcome. Knows no Qt."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from itertools import islice

from models.agenda import stretches
from models.finding import SEVERITIES, Finding
from models.meetings import Meeting
from models.people import Employee, Team
from models.plan import Outcome, PersonCoverage
from models.problem import Problem
from models.timespan import Period, moment_of
from planner.same import Same


@dataclass(frozen=True, slots=True)
class WeekMark:
    """One person and week: days since she was last in a meeting, and whether she was in one."""

    days: int
    attended: bool


def troubles(outcome: Outcome) -> tuple[Finding, ...]:
    """Everything that the check has to say, worst first."""
    return tuple(
        sorted(outcome.judgement.findings, key=lambda f: SEVERITIES.index(f.severity))
    )


def not_reached(outcome: Outcome) -> tuple[PersonCoverage, ...]:
    """People with at least one stretch without a meeting, most stretches first."""
    return tuple(
        sorted(
            (p for p in outcome.judgement.by_employee if p.missed),
            key=lambda p: (-len(p.missed), p.last_seen or date.min),
        )
    )


def extra_minutes(outcome: Outcome) -> int:
    """Minutes beyond shifts, of everybody together."""
    return sum(p.extra_minutes for p in outcome.judgement.by_employee)


def call_ins(outcome: Outcome) -> int:
    """Call-ins of everybody together."""
    return sum(p.call_ins for p in outcome.judgement.by_employee)


def next_meetings(outcome: Outcome, today: date, count: int) -> tuple[Meeting, ...]:
    """The next meetings from a day on; the first of the plan where that day lies outside it."""
    start = today if today in outcome.problem.period else outcome.problem.period.first
    ahead = (m for m in outcome.plan.meetings if m.span.start >= moment_of(start))
    return tuple(islice(ahead, count))


def meetings_of(outcome: Outcome, employee_id: str) -> tuple[Meeting, ...]:
    """The meetings that a person attends or leads, in order of time."""
    return tuple(
        m for m in outcome.plan.meetings if any(a.employee == employee_id for a in m.attendance)
    )


def people_by_unit(problem: Problem) -> Iterator[tuple[str | None, tuple[Employee, ...]]]:
    """Each unit with its people in the order of the roster."""
    for unit in problem.roster.units():
        yield unit, tuple(p for p in problem.roster.employees if p.unit == unit)


def weeks(period: Period) -> tuple[date, ...]:
    """The Monday of each week that the period touches."""
    first = period.first - timedelta(days=period.first.weekday())
    count = (period.last - first).days // 7 + 1
    return tuple(first + timedelta(days=7 * n) for n in range(count))


def seen_days(outcome: Outcome, kind: str | None = None) -> dict[str, tuple[date, ...]]:
    """The days on which each person is in a meeting (of a kind), in order.

    A short gathering on the floor is not being seen, unless it is asked for.
    """
    on_floor = {each.id for each in outcome.problem.kinds if each.on_floor}
    days: dict[str, list[date]] = {p.id: [] for p in outcome.problem.roster.employees}
    for meeting in outcome.plan.meetings:
        if meeting.kind == kind if kind is not None else meeting.kind not in on_floor:
            day = meeting.span.first_day
            for seat in meeting.attendance:
                days.setdefault(seat.employee, []).append(day)
    return {employee: tuple(sorted(found)) for employee, found in days.items()}


def week_marks(outcome: Outcome, kind: str | None = None) -> dict[str, tuple[WeekMark, ...]]:
    """For each person and week of the period, days since she was last in a meeting (of a kind) at
    the week's end.

    Before her first meeting it counts from the last one of earlier periods, and from the first
    day of the period where none is known or a kind is asked for.
    """
    problem = outcome.problem
    mondays = weeks(problem.period)
    made = {}
    for employee, seen in seen_days(outcome, kind).items():
        carried = problem.carried.get(employee) if kind is None else None
        last = (carried.last_seen if carried else None) or problem.period.first - timedelta(days=1)
        marks, ahead = [], iter([*seen, date.max])
        following = next(ahead)
        for monday in mondays:
            sunday = min(monday + timedelta(days=6), problem.period.last)
            attended = False
            while following <= sunday:
                attended, last, following = True, following, next(ahead)
            marks.append(WeekMark((sunday - last).days, attended))
        made[employee] = tuple(marks)
    return made


def kind_numbers(problem: Problem) -> dict[str, int]:
    """The number of each meeting kind, which decides its colour."""
    return {kind.id: number for number, kind in enumerate(problem.kinds)}


def course_name(problem: Problem, meeting: Meeting) -> str | None:
    """The name of the course that a meeting belongs to."""
    return course_named(problem, meeting.series, meeting.course)


def course_named(problem: Problem, series: str, course: str | None) -> str | None:
    """The name of a course of a series; its id where nobody named it."""
    if course is None:
        return None
    courses = problem.series_of(series).courses
    return next((c.name for c in courses if c.id == course), course)


def members(outcome: Outcome, course: str) -> frozenset[str]:
    """Ids of those in a closed course: named by the plan, by the problem, or seen to take part."""
    courses = (c for series in outcome.problem.series for c in series.courses)
    fixed = next((c.members for c in courses if c.id == course), ())
    return frozenset(outcome.plan.courses.get(course) or fixed) or frozenset(
        seat.employee for meeting in outcome.plan.meetings if meeting.course == course
        for seat in meeting.participants()
    )


def room_name(problem: Problem, meeting: Meeting) -> str | None:
    """The name of a meeting's room."""
    return next((r.name for r in problem.rooms if r.id == meeting.room), meeting.room)


def lead_name(problem: Problem, meeting: Meeting) -> str | None:
    """The name of the one who leads a meeting."""
    return next((each.name for each in problem.leads if each.id == meeting.lead), meeting.lead)


@dataclass(frozen=True, slots=True)
class Wait:
    """The longest a person goes without a meeting: `days` from one to the next, or to the end of
    the period; `since` the day of the one before, None where none is known."""

    employee: str
    days: int
    since: date | None
    until: date | None


def waits(outcome: Outcome) -> tuple[Wait, ...]:
    """The longest wait of each person, the longest of all first.

    A short gathering on the floor is not being seen, so it ends no wait.
    """
    return _waits(Same(outcome))


@lru_cache(maxsize=2)
def _waits(same: Same) -> tuple[Wait, ...]:
    """Reckoned once for all who ask of a plan."""
    outcome = same.it
    assert isinstance(outcome, Outcome)
    period, problem = outcome.problem.period, outcome.problem
    days = seen_days(outcome)
    found = []
    for person in problem.roster.employees:
        carried = problem.carried.get(person.id)
        before = carried.last_seen if carried else None
        start = before or period.first - timedelta(days=1)
        marks = [start, *days[person.id]]
        ends = [*marks[1:], period.last]
        length, first, last = max(
            ((end - begin).days, begin, end) for begin, end in zip(marks, ends, strict=True)
        )
        seen = first if first != start or before is not None else None
        later = last if last in days[person.id] else None
        found.append(Wait(person.id, length, seen, later))
    return tuple(sorted(found, key=lambda wait: (-wait.days, wait.employee)))


def overdue(outcome: Outcome) -> tuple[Wait, ...]:
    """Those who wait longer than the policy's `reach_days`, the longest first."""
    return tuple(w for w in waits(outcome) if w.days > outcome.problem.policy.reach_days)


def team_findings(outcome: Outcome) -> dict[tuple[str, Team], Finding]:
    """What the check says of each vagtlag that is missing, by meeting and vagtlag.

    Findings of one meeting come in the order in which its kind asks for vagtlag.
    """
    said: dict[str, list[Finding]] = {}
    for finding in outcome.judgement.findings:
        if finding.code == "team_missing" and finding.meeting is not None:
            said.setdefault(finding.meeting, []).append(finding)
    lacking = {(x.meeting, x.team) for x in outcome.judgement.by_team if not x.covered}
    asked = {kind.id: kind.teams_required for kind in outcome.problem.kinds}
    return {
        (meeting.id, team): finding
        for meeting in outcome.plan.meetings if meeting.id in said
        for team, finding in zip(
            (x for x in asked[meeting.kind] if (meeting.id, x) in lacking), said[meeting.id],
            strict=False,
        )
    }


def team_finding(outcome: Outcome, meeting_id: str, team: Team) -> Finding | None:
    """What the check says of a vagtlag that is missing in a meeting; None where it is not."""
    return team_findings(outcome).get((meeting_id, team))


def reach_finding(outcome: Outcome, employee: str, day: date) -> Finding | None:
    """What the check says of a person whom no meeting reaches in the stretch that holds a day.

    Findings of one person come in the order of the stretches that she misses.
    """
    parts = stretches(outcome.problem.period, outcome.problem.policy.reach_days)
    line = next((x for x in outcome.judgement.by_employee if x.employee == employee), None)
    part = next((each for each in parts if day in each), None)
    if line is None or part is None or part.first not in line.missed:
        return None
    said = [
        f for f in outcome.judgement.findings
        if f.code == "not_reached" and f.employee == employee
    ]
    return dict(zip(line.missed, said, strict=False)).get(part.first)
