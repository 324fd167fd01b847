"""Rule: a kind that needs several professions gets them."""

from collections import defaultdict
from collections.abc import Iterator

from models.finding import Finding
from models.problem import Problem
from planner.judging.facts import Facts
from planner.rules.base import Rule
from planner.rules.wording import counted, meeting_name, of_kinds
from planner.texts import t
from planner.variables import Linear, Posting, Slot, Var


class Professions(Rule):
    """Among the participants are at least so many different professions.

    Why: a resident's case is seen from more than one side. People whose profession is not known
    add none, and leaders are not counted. Source: 000 §2.1.1.
    """

    id = "professions"
    priced = frozenset({"professions"})

    def sentence(self, problem: Problem) -> str:
        """The number for every kind that asks for more than one."""
        asking = [kind for kind in problem.kinds if kind.professions_min > 1]
        if not asking:
            return t("rules.professions.none")
        return t("rules.professions", kinds=of_kinds((k, str(k.professions_min)) for k in asking))

    def post(self, model: Posting) -> None:
        """So many different professions take part, wherever the meeting is held."""
        price = model.problem.policy.prices.get(self.id)
        professions = {p.id: p.profession for p in model.problem.roster.employees}
        for slot in model.slots:
            wanted = slot.kind.professions_min
            if wanted <= 1 or (price is None and slot.locked is not None):
                continue
            people: dict[str, list[Var]] = defaultdict(list)
            for chance in slot.chances:
                profession = professions[chance.employee]
                if profession is not None and not chance.leads:
                    people[profession].append(chance.var)
            if price is not None:
                _price(model, slot, [*people.values()], price)
                continue
            there = []
            for some in people.values():
                present = model.bool()
                model.require(present <= model.total(some))
                there.append(present)
            model.require(model.total(there) >= wanted, when=[slot.placed])

    def breaches(self, facts: Facts) -> int:
        """Professions missing."""
        return sum(
            max(0, held.kind.professions_min
                - len({seat.person.profession for seat in held.participants} - {None}))
            for held in facts.held if held.kind.professions_min > 1
        )

    def check(self, facts: Facts) -> Iterator[Finding]:
        """An error for each meeting with too few. A kind that asks for one asks for nothing."""
        for held in facts.held:
            wanted = held.kind.professions_min
            there = {seat.person.profession for seat in held.participants} - {None}
            if wanted > 1 and len(there) < wanted:
                message = t(
                    "rules.professions.broken", meeting=meeting_name(held),
                    count=counted("profession", len(there)), limit=wanted,
                )
                yield Finding("error", "professions", message, meeting=held.meeting.id)


def _price(model: Posting, slot: Slot, people: list[list[Var]], price: int) -> None:
    """A price for each profession missing. Those absent are counted, since the least count of
    them follows from who attends."""
    wanted, absent = slot.kind.professions_min, []
    for some in people:
        nobody = Linear(0, [slot.placed], [1])
        for var in some:
            nobody = nobody.less(var, 1)
        absent.append(model.breach(0, 1, nobody))
    few = Linear(0, [slot.placed, *absent], [wanted - len(people), *([1] * len(absent))])
    model.breach(price, wanted, few)
