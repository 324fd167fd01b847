"""Plan thousands of random problems, and hold each plan against the judge.

    .venv/bin/python -m tests.stress.rules_agree [COUNT [FIRST_SEED]]

A problem is made from a seed alone, so each can be made again. Wanted: 0 plans that break a rule, 0
values in which solver and judge differ. Ends with 1 otherwise, and names the seeds.
"""

import sys

from models.problem import Problem
from planner.judging import check
from planner.solver.options import PlanOptions
from planner.solver.run import plan
from tests.make import broken, seeded_problem

_OPTIONS = PlanOptions(time_limit=20, seed=3, work=0.2)


def faults(problem: Problem) -> list[str]:
    """What the judge says against the plan of a problem."""
    made = plan(problem, _OPTIONS)
    judged = check(problem, made)
    differing = [
        f"{o.name}: {o.value} and {judged.objectives[o.name]}"
        for o in made.objectives if o.value != judged.objectives[o.name]
    ]
    return broken(judged) + differing


def main(argv: list[str]) -> int:
    """Go through the problems and say how many there were, and which failed."""
    count, first = (int(text) for text in (argv + ["2000", "0"][len(argv):])[:2])
    failed = 0
    for seed in range(first, first + count):
        found = faults(seeded_problem(seed))
        failed += bool(found)
        for line in found:
            print(f"{seed}: {line}")
    print(f"{count} problems, {failed} with faults")
    return int(failed > 0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
