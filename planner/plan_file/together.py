"""Two people wrote one plan: what is kept of each, so that nobody overwrites anybody in silence.

Remarks and reviews of both always come together. Of everything else one side alone may have
changed; where both have, it is the file's that stays.
"""

from dataclasses import dataclass

from models.plan import Plan
from models.problem import Problem
from planner.plan_file.parts import Seals
from planner.review.remarks import merged


@dataclass(frozen=True, slots=True)
class Together:
    """What the file is to hold. `refused`: changes of mine, other than notes, are not in it."""

    problem: Problem
    plan: Plan
    refused: bool


def together(
    mine: tuple[Problem, Plan], theirs: tuple[Problem, Plan], base: Seals, my: Seals, their: Seals
) -> Together:
    """My plan and the one that stands in the file, both made from one of the seals `base`."""
    if their.plan in (base.plan, my.plan):
        problem, plan = mine
        return Together(merged(problem, theirs[0].record), plan, False)
    problem, plan = theirs
    return Together(merged(problem, mine[0].record), plan, my.plan != base.plan)
