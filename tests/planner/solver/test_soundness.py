"""What only three meetings break together is found on a plan, excluded, and never kept."""

from itertools import combinations

from planner.judging import check
from planner.rules.weekly_rest import taking_last
from planner.solver.options import PlanOptions
from planner.solver.run import plan
from tests.make import broken, employee, problem, seeded_problem, span

WEEKEND = employee("Ejnar", shifts=["2026-01-10 06-14", "2026-01-11 06-14"])
HOME = problem(WEEKEND, period="2026-01-05 2026-01-11")
SPREAD = [span("2026-01-06 08-09"), span("2026-01-07 16-17"), span("2026-01-09 00-01")]
"""Free from Monday to Saturday morning, and no 35 hours in one piece between these three."""


def test_three_meetings_take_what_no_two_of_them_take() -> None:
    assert taking_last(WEEKEND, SPREAD, HOME) == SPREAD
    for pair in combinations(SPREAD, 2):
        assert taking_last(WEEKEND, list(pair), HOME) == []


def test_the_search_keeps_no_plan_that_takes_it() -> None:
    about = seeded_problem(1002)
    made = plan(about, PlanOptions(time_limit=20, seed=3, work=0.4))
    assert broken(check(about, made)) == []
