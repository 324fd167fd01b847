"""Plan thousands of random problems, and hold each plan against the judge and against all plans.

    .venv/bin/python -m tests.stress.rules_agree [COUNT [FIRST_SEED]]

Most are random problems with something of every rule: the plan may break none, and solver and
judge must count the same. Every tenth is so small that every plan of it can be tried: the values
must be the best of all, and what the plan says cannot be had must be in none of them. A problem is
made from a seed alone, so each can be made again. Ends with 1 where anything differs, and names the
seeds.
"""

import sys

from models.agenda import occurrences
from models.plan import Plan
from models.problem import Problem
from planner.judging import check
from planner.solver.options import PlanOptions
from planner.solver.run import plan
from tests.make import broken, seeded_problem
from tests.planner.test_brute_force import (
    best,
    boundary_problem,
    every_meeting,
    rarer_problem,
    tiny_problem,
)

_SMALL = (tiny_problem, rarer_problem, boundary_problem)
_OPTIONS = PlanOptions(time_limit=20, seed=3, work=0.2)
_TO_THE_END = PlanOptions(time_limit=60, seed=3, work=20)


def faults(problem: Problem) -> list[str]:
    """What the judge says against the plan of a problem."""
    return against_judge(problem, plan(problem, _OPTIONS))


def against_judge(problem: Problem, made: Plan) -> list[str]:
    """Rules that a plan breaks, and values in which solver and judge differ."""
    judged = check(problem, made)
    differing = [
        f"{o.name}: {o.value} and {judged.objectives[o.name]}"
        for o in made.objectives if o.value != judged.objectives[o.name]
    ]
    return broken(judged) + differing


def against_all(problem: Problem) -> list[str]:
    """What speaks against the plan of a small problem once every plan of it was tried."""
    made = plan(problem, _TO_THE_END)
    found = against_judge(problem, made)
    values = tuple(objective.value for objective in made.objectives)
    least = best(problem)
    if values != least:
        found.append(f"{values} where {least} can be had")
    found += [f"{o.name} is not proven" for o in made.objectives if not o.proven]
    return found + _impossible(problem, {meeting.id for meeting in made.meetings}, made)


def _impossible(problem: Problem, placed: set[str], made: Plan) -> list[str]:
    """Meetings that no plan can have and the plan has, or that it calls impossible and are not.

    What the ladder or the rest of the plan stands against is not called impossible.
    """
    found = []
    reasons = {
        u.occurrence: {reason.code for reason in u.why} for u in made.unplaced
    }
    for due in occurrences(problem):
        alone = len(every_meeting(problem, due)) > 1
        if not alone and due.id in placed:
            found.append(f"{due.id} is placed and cannot be")
        if not alone and "priority" in reasons.get(due.id, ()):
            found.append(f"{due.id} cannot be held, and the ladder is blamed")
    return found


def main(argv: list[str]) -> int:
    """Go through the problems and say how many there were, and which failed."""
    count, first = (int(text) for text in (argv + ["2000", "0"][len(argv):])[:2])
    failed = tried = 0
    for seed in range(first, first + count):
        small = seed % 10 == 0
        tried += small
        if small:
            found = against_all(_SMALL[seed // 10 % len(_SMALL)](seed))
        else:
            found = faults(seeded_problem(seed))
        failed += bool(found)
        for line in found:
            print(f"{seed}: {line}", flush=True)
    print(f"{count} problems, {tried} of them against every plan, {failed} with faults")
    return int(failed > 0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
