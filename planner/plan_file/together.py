"""Two people wrote one plan: what is kept of each, so that nobody overwrites anybody in silence.

Remarks and reviews of both always come together. Of everything else one side alone may have
changed; where both have, it is the file's that stays.
"""

from dataclasses import dataclass, replace

from models.plan import Plan
from models.problem import Problem
from models.record import Record, Remark
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
        return Together(merged(problem, _new_in(theirs[0].record, problem.record)), plan, False)
    problem, plan = theirs
    both = merged(problem, _new_in(mine[0].record, problem.record))
    return Together(both, plan, my.plan != base.plan)


def _new_in(other: Record, record: Record) -> Record:
    """The other's notes, with remarks that came in earlier under another id called by that id."""
    ids = {_said(remark): remark.id for remark in record.remarks}
    remarks = (replace(r, id=ids.get(_said(r), r.id)) for r in other.remarks)
    return replace(other, remarks=tuple(remarks))


def _said(remark: Remark) -> tuple[object, ...]:
    return remark.by, remark.at, remark.about, remark.subject, remark.text, remark.proposal
