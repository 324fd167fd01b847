"""A plan searched anew around some of its meetings, all others held fast: seconds, not minutes."""

from collections.abc import Collection
from dataclasses import replace

from models.meetings import Series
from models.plan import Outcome, Plan
from models.problem import Problem
from planner.judging import check
from planner.progress import Cancel, Report, never, silent
from planner.solver.options import PlanOptions


def solve_around(
    problem: Problem, before: Plan, free: Collection[str], options: PlanOptions,
    report: Report = silent, cancel: Cancel = never,
) -> Outcome:
    """The best plan in which only the meetings of `free` differ from `before`, judged.

    Groups of courses stay as `before` formed them. What `problem` locks stays locked.
    """
    held = tuple(replace(m, locked=True) for m in before.meetings if m.id not in free)
    locked = {meeting.id for meeting in problem.locked}
    around = replace(
        problem,
        locked=(*held, *(m for m in problem.locked if m.id in free)),
        series=tuple(_formed(series, before) for series in problem.series),
    )
    made = solve(around, options, before, report, cancel)
    plan = replace(
        made, courses={**before.courses, **made.courses},
        meetings=tuple(replace(m, locked=m.id in locked) for m in made.meetings),
    )
    return judged(problem, plan)


def solve(
    problem: Problem, options: PlanOptions, start: Plan, report: Report = silent,
    cancel: Cancel = never,
) -> Plan:
    """A plan for a problem, searched from another on."""
    from planner.solver.run import plan  # half a second that only solving needs

    return plan(problem, options, report, cancel, start=start)


def judged(problem: Problem, plan: Plan) -> Outcome:
    """A plan with the judge's word on it."""
    return Outcome(problem, plan, check(problem, plan))


def _formed(series: Series, plan: Plan) -> Series:
    courses = tuple(
        replace(course, members=course.members or plan.courses.get(course.id, ()))
        for course in series.courses
    )
    return replace(series, courses=courses)
