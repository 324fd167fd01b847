"""Rule: a kind that needs several professions gets them."""

from collections import defaultdict
from collections.abc import Iterator

from models.finding import Finding
from models.problem import Problem
from planner.judging.facts import Facts
from planner.rules.base import Rule
from planner.rules.wording import counted, meeting_name, of_kinds
from planner.texts import t
from planner.variables import Posting, Var


class Professions(Rule):
    """Among the participants are at least so many different professions.

    Why: a resident's case is seen from more than one side. People whose profession is not known
    add none, and leaders are not counted. Source: 000 §2.1.1.
    """

    id = "professions"

    def sentence(self, problem: Problem) -> str:
        """The number for every kind that asks for more than one."""
        asking = [kind for kind in problem.kinds if kind.professions_min > 1]
        if not asking:
            return t("rules.professions.none")
        return t("rules.professions", kinds=of_kinds((k, str(k.professions_min)) for k in asking))

    def post(self, model: Posting) -> None:
        """So many different professions take part, wherever the meeting is held."""
        professions = {p.id: p.profession for p in model.problem.roster.employees}
        for slot in model.slots:
            if slot.kind.professions_min <= 1 or slot.locked is not None:
                continue
            people: dict[str, list[Var]] = defaultdict(list)
            for chance in slot.chances:
                profession = professions[chance.employee]
                if profession is not None and not chance.leads:
                    people[profession].append(chance.var)
            there = []
            for some in people.values():
                present = model.bool()
                model.require(present <= model.total(some))
                there.append(present)
            model.require(model.total(there) >= slot.kind.professions_min, when=[slot.placed])

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
