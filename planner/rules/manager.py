"""Rule: whoever leads the unit is in a meeting, or out of it, as its kind says."""

from collections.abc import Iterator

from models.agenda import Occurrence, participants
from models.finding import Finding
from models.meetings import MeetingKind
from models.problem import Problem
from planner.judging.facts import Facts
from planner.rules.base import Rule
from planner.rules.wording import meeting_name, of_kinds
from planner.texts import t
from planner.variables import Linear, Posting


class ManagerPresence(Rule):
    """A kind may want the unit's manager there, without her, or leave it open.

    Some supervision is held with the manager, so that she hears it, some without, so that it can be
    said. Where nobody who might come or lead is marked as manager, there is nothing to keep.
    Source: 000 §2.1.2, §2.3.2.
    """

    id = "manager"
    priced = frozenset({"manager_missing"})

    def sentence(self, problem: Problem) -> str:
        """The kinds that say so."""
        asking = [kind for kind in problem.kinds if kind.manager != "optional"]
        if not asking:
            return t("rules.manager.none")
        return t(
            "rules.manager", kinds=of_kinds((k, t(f"rules.manager.{k.manager}")) for k in asking)
        )

    def post(self, model: Posting) -> None:
        """One of the managers comes or leads; who must stay out has no chance to come at all."""
        problem = model.problem
        price = problem.policy.prices.get(self.id)
        managers = {person.id for person in problem.roster.employees if person.manager}
        for slot in model.slots:
            if slot.kind.manager != "in" or not _applies(problem, slot.due, slot.kind):
                continue
            there = [chance.var for chance in slot.chances if chance.employee in managers]
            if price is not None:
                nobody = Linear(0, [slot.placed], [1])
                for var in there:
                    nobody = nobody.less(var, 1)
                model.breach(price, 1, nobody)
            elif slot.locked is None:
                model.require(model.total(there) >= 1, when=[slot.placed])

    def check(self, facts: Facts) -> Iterator[Finding]:
        """An error for each manager who takes part and should not, and each meeting without one."""
        for held in facts.held:
            due, kind = facts.due.get(held.meeting.id), held.kind
            if kind.manager == "out":
                for seat in held.participants:
                    if seat.person.manager:
                        message = t(
                            "rules.manager.there", name=seat.person.name, meeting=meeting_name(held)
                        )
                        yield Finding(
                            "error", "manager_there", message, meeting=held.meeting.id,
                            employee=seat.person.id,
                        )
            elif (
                kind.manager == "in" and not any(seat.person.manager for seat in held.seats)
                and due is not None and _applies(facts.problem, due, kind)
            ):
                message = t("rules.manager.missing", meeting=meeting_name(held))
                yield Finding("error", "manager_missing", message, meeting=held.meeting.id)


def _applies(problem: Problem, due: Occurrence, kind: MeetingKind) -> bool:
    """Whether somebody who might come or lead is a manager."""
    leading = {lead.employee for lead in problem.leads if kind.id in lead.kinds}
    return any(p.manager for p in participants(problem, due)) or any(
        p.manager for p in problem.roster.employees if p.id in leading
    )
