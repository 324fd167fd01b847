"""What is other since a plan was gone through: meetings, what took place, what was said."""

from dataclasses import dataclass, replace

from models.plan import Plan
from models.problem import Problem
from models.record import Cancelled, Held, Remark, Seen
from planner.solver.difference import PlanDifference, difference


@dataclass(frozen=True, slots=True)
class Since:
    """`changes` without what `held` and `cancelled` say better. `remarks`: new ones, or such with
    an answer that is new, of other people."""

    changes: PlanDifference
    held: tuple[Held, ...]
    cancelled: tuple[Cancelled, ...]
    remarks: tuple[Remark, ...]

    @property
    def nothing(self) -> bool:
        """Whether all is as it was."""
        return self.changes.nothing and not (self.held or self.cancelled or self.remarks)


def since(problem: Problem, plan: Plan, seen: Seen) -> Since:
    """What is other in a plan and its notes than when it was gone through.

    What was noted in the same minute counts as later: better read twice than never.
    """
    record = problem.record
    held = tuple(each for each in record.held if each.at >= seen.at)
    cancelled = tuple(each for each in record.cancelled if each.at >= seen.at)
    found = difference(Plan(seen.meetings), plan)
    came = {each.meeting for each in held}
    off = {each.meeting.id for each in cancelled}
    changes = replace(
        found, gone=tuple(m for m in found.gone if m.id not in off),
        # Who came to it is said with the meeting that was held.
        changed=tuple(c for c in found.changed if c.moved or c.after.id not in came),
    )
    remarks = tuple(r for r in record.remarks if _news(r, seen))
    return Since(changes, held, cancelled, remarks)


def _news(remark: Remark, seen: Seen) -> bool:
    said = ((remark.by, remark.at), *((a.by, a.at) for a in remark.answers))
    return any(by != seen.by and at >= seen.at for by, at in said)
