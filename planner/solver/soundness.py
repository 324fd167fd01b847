"""What three or more meetings of one person break together, found on a plan and then forbidden.

The model excludes every time that breaks a rule alone and every pair that breaks one together
(`planner.rules.pairs`). Larger sets hardly ever matter and are too many to post beforehand: a plan
that has one is not taken over, and the search goes on without that set. So every plan that the
search keeps is sound, and no sound plan is lost.
"""

from collections.abc import Iterator, Sequence

from models.timespan import Span
from planner.rules.weekly_rest import taking_last
from planner.solver.model import PlanModel
from planner.variables import Chance, Var


def _paid(chance: Chance, index: int) -> bool:
    """Whether somebody breaks the priced rule by that meeting alone: it is paid for as it is."""
    table = chance.slot.leading if chance.leads else chance.slot.table
    row = table.people.index(chance.employee)
    return table.breaks("weekly_rest", row, chance.slot.columns[index])


def unsound_sets(model: PlanModel, values: Sequence[int]) -> Iterator[list[Var]]:
    """Literals that are all true in the values and must not all be; one set a person at most."""
    priced = "weekly_rest" in model.problem.policy.prices
    for person in model.problem.roster.employees:
        taken: dict[Span, list[Var]] = {}
        locked: list[Span] = []
        for chance in model.by_person.get(person.id, ()):
            if chance.cls == "on_shift" or not values[chance.var.index]:
                continue
            for index in chance.starts:
                start = chance.slot.at[index]
                if chance.slot.locked is not None:
                    locked.append(chance.slot.span(index))
                elif values[start.index] and not (priced and _paid(chance, index)):
                    taken[chance.slot.span(index)] = [chance.var, start]
        if taken and len(taken) + len(locked) > 2:
            broken = taking_last(person, sorted(taken), model.problem, locked)
            if broken:
                yield [literal for span in broken for literal in taken[span]]
