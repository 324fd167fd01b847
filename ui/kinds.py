"""Changes of meeting kinds, their numbers and their groups. Knows no Qt."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from models.meetings import Attendance, GroupSize, Interval, Meeting, MeetingKind, Window
from models.plan import Outcome
from models.problem import Problem
from planner import service
from planner.kinds import catalogue
from planner.presets import fewest_professions, standard_series
from ui import figures
from ui.changing import judged


def numbers(kind: MeetingKind) -> dict[str, tuple[int, int, int]]:
    """Each number of a kind that people may change: its value, the least and the greatest."""
    found = {
        "minutes": (kind.minutes, 15, 480), "points": (kind.load_points, 0, 3),
        "min": (kind.group.min, 1, 60), "max": (kind.group.max, 1, 60),
    }
    if kind.interval is not None:
        found |= {
            "every": (kind.interval.every, 1, 365), "least": (kind.interval.min, 1, 365),
            "most": (kind.interval.max, 1, 365),
        }
    if kind.after_hours is not None:
        found |= {"soonest": (kind.after_hours[0], 1, 336),
                  "deadline": (kind.after_hours[1], 1, 336)}
    if kind.teams_required:
        found["team_min"] = (kind.team_min, 1, 9)
    if kind.professions_min > 1:
        found["professions"] = (kind.professions_min, 1, 9)
    if len(kind.windows) == 1 and kind.windows[0].start % 60 == kind.windows[0].end % 60 == 0:
        found |= {"start": (kind.windows[0].start // 60, 0, 23),
                  "end": (kind.windows[0].end // 60, 1, 24)}
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
    if name in ("start", "end"):
        window = kind.windows[0]
        start, end = (value * 60, window.end) if name == "start" else (window.start, value * 60)
        if end - start < kind.minutes:
            return kind
        return replace(kind, windows=(Window(window.weekdays, start, end),))
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


def regrouped(outcome: Outcome, employee: str, leaving: str, joining: str) -> Outcome:
    """The plan with somebody in another group of a course, judged.

    She leaves the meetings of the one, and comes to those of the other that she can come to.
    """
    plan, problem = outcome.plan, outcome.problem
    members = {
        course: tuple(p.id for p in problem.roster.employees
                      if p.id in figures.members(outcome, course))
        for course in (leaving, joining)
    }
    members[leaving] = tuple(e for e in members[leaving] if e != employee)
    members[joining] = (*members[joining], employee)
    problem = replace(
        problem,
        series=tuple(
            replace(series, courses=tuple(
                replace(c, members=members[c.id]) if c.members and c.id in members else c
                for c in series.courses
            )) for series in problem.series
        ),
    )
    meetings = tuple(
        replace(m, attendance=tuple(a for a in m.attendance if a.leads or a.employee != employee))
        if m.course == leaving else m for m in plan.meetings
    )
    plan = replace(plan, meetings=meetings, courses={**plan.courses, **members})
    after = replace(outcome, problem=problem, plan=plan)
    for meeting in plan.meetings:
        if meeting.course == joining:
            after = _joined(after, meeting, employee)
    return judged(after.problem, after.plan)


def _joined(outcome: Outcome, meeting: Meeting, employee: str) -> Outcome:
    found = next(
        (c for c in service.candidates_for(outcome, meeting.id) if c.employee == employee), None
    )
    if found is None or found.cls is None:
        return outcome
    seat = Attendance(employee, found.cls, found.extra_minutes)
    fuller = replace(meeting, attendance=(*meeting.attendance, seat))
    meetings = tuple(fuller if m.id == meeting.id else m for m in outcome.plan.meetings)
    return replace(outcome, plan=replace(outcome.plan, meetings=meetings))
