"""Changes of what a plan is made from, each judged again with the plan as it stands. No Qt."""

from dataclasses import replace

from models.agenda import occurrences
from models.plan import Outcome, Plan
from models.problem import Problem
from planner import service


def judged(problem: Problem, plan: Plan) -> Outcome:
    """A plan under another problem, judged.

    Meetings whose kind, row or group is gone are gone too, and what was said of meetings that are
    no longer due; the ladder of the search told of the former problem.
    """
    kinds = {kind.id for kind in problem.kinds}
    rows = {(series.id, None) for series in problem.series} | {
        (series.id, course.id) for series in problem.series for course in series.courses
    }
    due = {one.id for one in occurrences(problem)}
    courses = {course.id for series in problem.series for course in series.courses}
    plan = replace(
        plan,
        meetings=tuple(
            m for m in plan.meetings
            if m.kind in kinds and (m.series, m.course) in rows and m.id in due
        ),
        unplaced=tuple(u for u in plan.unplaced if u.occurrence in due),
        courses={name: people for name, people in plan.courses.items() if name in courses},
        objectives=(),
    )
    held = {meeting.id for meeting in plan.meetings}
    problem = replace(problem, locked=tuple(m for m in problem.locked if m.id in held))
    return Outcome(problem, plan, service.check(problem, plan))


def with_fixed_day(outcome: Outcome, series_id: str, weekday: int, clock: int) -> Outcome:
    """A plan whose row has a fixed day and time wished from now on, judged."""
    problem = replace(
        outcome.problem,
        series=tuple(
            replace(s, weekday=weekday, clock=clock) if s.id == series_id else s
            for s in outcome.problem.series
        ),
    )
    return judged(problem, outcome.plan)
