"""How good a plan is found in how long: the sample care home, or a file.

    .venv/bin/python -m benchmarks.planning [SECONDS [FILE]]

Prints when the first whole plan stood (the second objective was begun), and each objective with its
value, its bound and the seconds it took.
"""

import resource
import sys
import time
from pathlib import Path

from models.problem import Problem
from planner import service
from planner.progress import Progress
from planner.sample import sample_problem


def main(seconds: float, problem: Problem) -> None:
    """Plan once and print the figures."""
    began = time.perf_counter()
    marks: dict[str, float] = {}

    def report(progress: Progress) -> None:
        for step in progress.ladder:
            marks.setdefault(step.name, time.perf_counter() - began)

    outcome = service.make_plan(problem, service.PlanOptions(seconds), report)
    total = time.perf_counter() - began
    plan = outcome.plan
    print(f"{problem.name}: {len(plan.meetings)} meetings, {len(plan.unplaced)} not placed")
    for step in plan.objectives:
        bound = "-" if step.bound is None else str(step.bound)
        print(
            f"  {step.name:11} {step.value:7} bound {bound:>7} "
            f"{'proven' if step.proven else '':6} {step.seconds:6.1f} s, "
            f"first told after {marks.get(step.name, 0.0):.1f} s"
        )
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    errors = sum(finding.severity == "error" for finding in outcome.judgement.findings)
    print(f"  {total:.1f} s in all, {peak} MB at most, {errors} error findings")


if __name__ == "__main__":
    limit = float(sys.argv[1]) if len(sys.argv) > 1 else 60.0
    main(
        limit,
        service.open_problem(Path(sys.argv[2])) if len(sys.argv) > 2 else sample_problem(),
    )
