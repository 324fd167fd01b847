"""A plan of a small problem, held against the judge: what a rule posts is what it checks."""

from models.plan import Plan
from models.problem import Problem
from planner.judging import check
from planner.solver.options import PlanOptions
from planner.solver.run import plan
from tests.make import broken

QUICK = PlanOptions(time_limit=30, seed=2, work=0.5)


def planned(about: Problem) -> Plan:
    """The plan of a problem; it breaks nothing, and solver and judge count the same."""
    made = plan(about, QUICK)
    judged = check(about, made)
    assert broken(judged) == []
    assert all(judged.objectives[o.name] == o.value for o in made.objectives)
    return made


def value(made: Plan, name: str) -> int:
    """The value of an objective of a plan."""
    return next(o.value for o in made.objectives if o.name == name)


def people(made: Plan) -> list[set[str]]:
    """Who is in each meeting, in order of time."""
    return [{a.employee for a in meeting.attendance} for meeting in made.meetings]
