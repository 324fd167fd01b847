"""The smallest problems that a search has something to do with."""

from dataclasses import replace

from models.meetings import GroupSize, Series
from models.people import DAY
from models.plan import Plan
from models.problem import Problem
from planner.judging import check
from planner.solver.options import PlanOptions
from planner.solver.run import plan
from tests.make import TALK, employee, window

QUICK = PlanOptions(time_limit=60, seed=5, work=0.3)
ONE = replace(TALK, group=GroupSize(1, 1), windows=(window("10-12", {1}),))
"""A talk with one person, Monday at 10:00, 10:30 or 11:00."""

TWO_ROWS = [Series("row", "talk"), Series("other", "talk")]
ÅSE = employee("Åse", DAY, ["2026-01-05 07-15"])
BO = employee("Bo", DAY, ["2026-01-05 07-15"])


def solved(about: Problem, options: PlanOptions = QUICK) -> Plan:
    """The plan of a problem, of which the judge says the same as the search."""
    made = plan(about, options)
    assert {o.name: o.value for o in made.objectives} == dict(check(about, made).objectives)
    return made
