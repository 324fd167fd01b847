"""A plan goes on with a newer roster: the problem that it then is for, and the mended plan."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from types import MappingProxyType

from models.people import Employee
from models.plan import Outcome, Plan
from models.problem import Problem
from models.roster import Roster
from models.timespan import Period
from planner.importing.takeover import take_over
from planner.judging import check
from planner.progress import Cancel, Report, never, silent
from planner.solver.difference import PlanDifference
from planner.solver.options import PlanOptions
from planner.solver.repair import repaired


@dataclass(frozen=True, slots=True)
class Replanned:
    """A mended plan, what is other in it, and whether fewer changes are impossible."""

    outcome: Outcome
    difference: PlanDifference
    proven: bool


def replan(
    problem: Problem, before: Plan, options: PlanOptions | None = None, report: Report = silent,
    cancel: Cancel = never, *, announced: date | None = None, lock_before: date | None = None,
) -> Replanned:
    """Mend a plan for a problem with as few changes as can be, and judge it."""
    made = repaired(
        problem, before, options, report, cancel, announced=announced, lock_before=lock_before
    )
    outcome = Outcome(problem, made.plan, check(problem, made.plan))
    return Replanned(outcome, made.difference, made.proven)


def with_newer(
    older: Problem, newer: Roster, plan: Plan, same: Mapping[str, str] = MappingProxyType({})
) -> Problem:
    """The problem of a plan with a newer roster, and still for the plan's own days.

    On days that the newer roster does not cover the older one holds. `same`: older ids by newer
    ones, where somebody said that two are one. Raises as `take_over` does.
    """
    taken = take_over(older, newer, same, plan)
    known = {person.id: person for person in older.roster.employees}
    people = tuple(
        _both(person, known[person.id], newer.period) if person.id in known else person
        for person in taken.roster.employees
    )
    covered = Period(
        min(older.roster.period.first, newer.period.first),
        max(older.roster.period.last, newer.period.last),
    )
    roster = replace(taken.roster, employees=people, period=covered)
    return replace(taken, roster=roster, period=older.period)


def _both(person: Employee, before: Employee, covered: Period) -> Employee:
    """Somebody's newer shifts and days away, and the older ones of days that are not covered."""
    shifts = (
        *(shift for shift in before.shifts if shift.span.first_day not in covered),
        *(shift for shift in person.shifts if shift.span.first_day in covered),
    )
    away = {day for day in before.away if day not in covered} | {
        day for day in person.away if day in covered
    }
    return replace(
        person, shifts=tuple(sorted(shifts, key=lambda s: s.span)), away=frozenset(away)
    )
