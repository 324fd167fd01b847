"""Solver and judge agree: what one posts, the other finds kept, and both count the same."""

import pytest
from hypothesis import HealthCheck, given, settings

from models.plan import Plan
from models.problem import Problem
from planner.judging import check
from planner.solver.options import PlanOptions
from planner.solver.run import plan
from tests.make import broken, problems, seeded_problem

QUICK = PlanOptions(time_limit=20, seed=3, workers=1, work=0.4)


def agreed(problem: Problem) -> Plan:
    """Plan a problem and hold what the solver says against what the judge finds."""
    made = plan(problem, QUICK)
    judged = check(problem, made)
    assert broken(judged) == []
    assert tuple(o.name for o in made.objectives) == problem.policy.steps
    assert all(o.value == judged.objectives[o.name] for o in made.objectives)
    for objective in made.objectives:
        assert objective.bound is None or objective.bound <= objective.value
        assert objective.proven == (objective.bound == objective.value)
    return made


@pytest.mark.parametrize("seed", range(240))
def test_seeded_problems(seed: int) -> None:
    agreed(seeded_problem(seed))


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(240, 2240))
def test_many_seeded_problems(seed: int) -> None:
    agreed(seeded_problem(seed))


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(problems)
def test_random_problems(problem: Problem) -> None:
    agreed(problem)
