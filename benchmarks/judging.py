"""How soon a plan is judged again after a meeting was moved: three homes, from small to large.

    .venv/bin/python -m benchmarks.judging

Prints, in milliseconds of the process's own work: the first judgement of a plan, and those after
each of some meetings was moved by half an hour, one after the other.
"""

import statistics
import time
from dataclasses import replace

from benchmarks.instances import unit
from benchmarks.large_home import large_outcome
from models.plan import Plan
from models.problem import Problem
from models.timespan import Span
from planner.judging import check
from planner.sample import sample_problem
from planner.solver.run import put_together

MOVES = 40
AWAY = 30
"""Minutes by which each meeting is moved."""


def main() -> None:
    """Print the times of each home."""
    large = large_outcome(False)
    _measure(large.problem, large.plan)
    for problem in (unit(1), sample_problem()):
        _measure(problem, put_together(problem))


def _measure(problem: Problem, plan: Plan) -> None:
    # With a mapping of its own nothing is known of the problem yet.
    first = _milliseconds(replace(problem, carried=dict(problem.carried)), plan)
    check(problem, plan)
    found: list[float] = []
    for number in range(MOVES):
        meetings = list(plan.meetings)
        place = number * len(meetings) // MOVES
        span = meetings[place].span
        meetings[place] = replace(meetings[place], span=Span(span.start + AWAY, span.end + AWAY))
        plan = replace(plan, meetings=tuple(meetings))
        found.append(_milliseconds(problem, plan))
    print(
        f"{problem.name}: {len(problem.roster.employees)} people, {len(plan.meetings)} meetings: "
        f"first {first:.0f} ms, after a move median {statistics.median(found):.1f} ms, "
        f"largest {max(found):.1f} ms"
    )


def _milliseconds(problem: Problem, plan: Plan) -> float:
    began = time.process_time()
    check(problem, plan)
    return (time.process_time() - began) * 1000


if __name__ == "__main__":
    main()
