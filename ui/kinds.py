"""Changes of meeting kinds, their numbers and their groups. Knows no Qt."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from models.meetings import (
    Attendance,
    GroupSize,
    Interval,
    MeetingKind,
    Series,
    Window,
)
from models.plan import Outcome, Plan
from models.problem import Problem
from planner import service
from planner.kinds import WORKDAYS, catalogue
from planner.presets import fewest_professions, standard_series
from ui import figures, rows
from ui.changing import fitted
from ui.said import free_id

_AT_ONCE = 8_000
"""People times days up to which a place in a meeting is found while the window waits."""


def numbers(kind: MeetingKind) -> dict[str, tuple[int, int, int]]:
    """Each number of a kind that people may change: its value, the least and the greatest."""
    found = {
        "minutes": (kind.minutes, 15, 480), "points": (kind.load_points, 0, 3),
        "min": (kind.group.min, 1, 60), "max": (kind.group.max, 1, 60),
        "team_min": (kind.team_min, 1, 9), "professions": (kind.professions_min, 1, 9),
    }
    if kind.interval is not None:
        found |= {
            "every": (kind.interval.every, 1, 365), "least": (kind.interval.min, 1, 365),
            "most": (kind.interval.max, 1, 365),
        }
    if kind.after_hours is not None:
        found |= {"soonest": (kind.after_hours[0], 1, 336),
                  "deadline": (kind.after_hours[1], 1, 336)}
    return found


def with_number(kind: MeetingKind, name: str, value: int) -> MeetingKind:
    """The kind with one number changed; those that would contradict it follow.

    Raises KeyError for a number that it does not have.
    """
    numbers(kind)[name]
    plain: Mapping[str, Callable[[], MeetingKind]] = {
        "minutes": lambda: replace(kind, minutes=value),
        "points": lambda: replace(kind, load_points=value),
        "team_min": lambda: replace(kind, team_min=value),
        "professions": lambda: replace(kind, professions_min=value),
    }
    if name in plain:
        return plain[name]()
    if name in ("min", "max"):
        size = kind.group
        least, most = (value, max(value, size.max)) if name == "min" else (
            min(value, size.min), value)
        return replace(kind, group=GroupSize(least, most, size.closed))
    if name in ("soonest", "deadline") and kind.after_hours is not None:
        first, last = kind.after_hours
        hours = (value, max(value, last)) if name == "soonest" else (min(value, first), value)
        return replace(kind, after_hours=hours)
    assert kind.interval is not None
    now = kind.interval
    if name == "every":
        interval = Interval(value, min(value, now.min), max(value, now.max))
    elif name == "least":
        interval = Interval(max(value, now.every), value, max(value, now.every, now.max))
    else:
        interval = Interval(min(value, now.every), min(value, now.every, now.min), value)
    return replace(kind, interval=interval)


def with_kind(problem: Problem, kind: MeetingKind) -> Problem:
    """The problem with a kind in the place of that of the same id."""
    return replace(
        problem, kinds=tuple(kind if each.id == kind.id else each for each in problem.kinds)
    )


def addable(problem: Problem) -> tuple[MeetingKind, ...]:
    """Kinds of the catalogue that a problem has not."""
    there = {kind.id for kind in problem.kinds}
    professions = fewest_professions(problem.roster)
    return tuple(
        kind for kind in catalogue(problem.roster.teams(), min(2, professions))
        if kind.id not in there
    )


def with_added(problem: Problem, kind: MeetingKind) -> Problem:
    """The problem with a kind more and its rows, led by whoever leads the like of it."""
    alike = {each.id for each in problem.kinds if each.lead == kind.lead and kind.lead != "none"}
    return replace(
        problem, kinds=(*problem.kinds, kind),
        series=(*problem.series, *standard_series(problem.roster, (kind,))),
        leads=tuple(
            replace(lead, kinds=(*lead.kinds, kind.id)) if alike & set(lead.kinds) else lead
            for lead in problem.leads
        ),
    )


def with_own(problem: Problem, name: str, like: MeetingKind | None = None) -> Problem:
    """The problem with a kind of the user's own: from nothing, or like another one."""
    id_ = free_id("egen-moedeform", frozenset(kind.id for kind in problem.kinds))
    if like is None:
        return with_added(problem, MeetingKind(
            id_, name, 60, GroupSize(3, 10), (Window(WORKDAYS, 7 * 60, 17 * 60),),
            interval=Interval(28, 21, 35),
        ))
    return with_added(problem, replace(like, id=id_, name=name, source=""))


def without(problem: Problem, kind_id: str) -> Problem:
    """The problem without a kind, its rows, and the incidents whose meeting it was."""
    gone = [series for series in problem.series if series.kind == kind_id]
    incidents = {series.incident for series in gone}
    return replace(
        problem, kinds=tuple(kind for kind in problem.kinds if kind.id != kind_id),
        series=tuple(series for series in problem.series if series.kind != kind_id),
        incidents=tuple(i for i in problem.incidents if i.id not in incidents),
        leads=tuple(
            replace(lead, kinds=tuple(k for k in lead.kinds if k != kind_id))
            for lead in problem.leads
        ),
    )


def members_now(problem: Problem, outcome: Outcome | None, series: Series) -> dict[
    str, tuple[str, ...]
]:
    """Who is in each group of a row, in the order of the roster: by the plan, else as said."""
    known = {
        c.id: figures.members(outcome, c.id) if outcome is not None else frozenset(c.members)
        for c in series.courses
    }
    people = problem.roster.employees
    return {id_: tuple(p.id for p in people if p.id in those) for id_, those in known.items()}


def regrouped(
    outcome: Outcome, series: Series, members: Mapping[str, Sequence[str]]
) -> tuple[Problem, Plan]:
    """Problem and plan with other people in some groups of a row.

    They leave the meetings of their former group, and come to those of the new one that they can
    come to; in a large home that is for the next planning, see `at_once`.
    """
    before = members_now(outcome.problem, outcome, series)
    seats = {id_: tuple(people) for id_, people in members.items()}
    problem = rows.with_members(outcome.problem, series, {
        c.id: seats[c.id] for c in series.courses if c.members and c.id in seats
    })
    plan = _seated(outcome.plan, before, seats)
    left = replace(outcome, problem=problem, plan=plan)
    for meeting in plan.meetings:
        coming = [e for e in seats.get(meeting.course or "", ())
                  if e not in before.get(meeting.course or "", ())] if at_once(problem) else []
        after = left
        for person in coming:
            after = _joined(after, meeting.id, person)
        if after is not left:
            now = next(m for m in after.plan.meetings if m.id == meeting.id)
            plan = replace(plan, meetings=tuple(
                now if m.id == now.id else m for m in plan.meetings
            ))
    return problem, plan


def at_once(problem: Problem) -> bool:
    """Whether people who change their group come to its meetings at once."""
    return len(problem.roster.employees) * problem.period.length <= _AT_ONCE


def dealt_out(outcome: Outcome, series: Series, count: int) -> tuple[Problem, Plan]:
    """Problem and plan with the people of a row dealt out to so many groups.

    Whoever is in another group leaves its meetings; who comes to them instead is for the next
    planning to say.
    """
    before = members_now(outcome.problem, outcome, series)
    problem, plan = fitted(rows.dealt(outcome.problem, series, count), outcome.plan)
    seats = {c.id: c.members for c in problem.series_of(series.id).courses}
    return problem, _seated(plan, before, seats)


def _seated(
    plan: Plan, before: Mapping[str, Sequence[str]], seats: Mapping[str, tuple[str, ...]]
) -> Plan:
    """The plan with these people in some groups, and nobody in a meeting of a group she left."""
    gone = {id_: set(before.get(id_, ())) - set(people) for id_, people in seats.items()}
    meetings = tuple(
        replace(m, attendance=tuple(
            a for a in m.attendance if a.leads or a.employee not in gone.get(m.course or "", ())
        )) if gone.get(m.course or "") else m for m in plan.meetings
    )
    return replace(plan, meetings=meetings, courses={**plan.courses, **seats})


def _joined(outcome: Outcome, meeting_id: str, employee: str) -> Outcome:
    found = next(
        (c for c in service.candidates_for(outcome, meeting_id) if c.employee == employee), None
    )
    if found is None or found.cls is None:
        return outcome
    seat = Attendance(employee, found.cls, found.extra_minutes)
    meetings = tuple(
        replace(m, attendance=(*m.attendance, seat)) if m.id == meeting_id else m
        for m in outcome.plan.meetings
    )
    return replace(outcome, plan=replace(outcome.plan, meetings=meetings))
