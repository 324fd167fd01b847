"""Rule: some people are kept apart, and some together."""

from collections.abc import Iterator

from models.finding import Finding
from models.policy import Bond
from models.problem import Problem
from planner.judging.facts import Facts, Held
from planner.rules.base import Rule
from planner.rules.wording import listed, meeting_name
from planner.texts import t
from planner.variables import Linear, Posting


class Bonds(Rule):
    """Those who are kept apart are never in one meeting; those kept together share closed groups.

    Why: nobody opens up beside somebody she is in conflict with, and buddies stay buddies. Apart
    holds for leaders too, but neither after an incident, where all who were in it meet, nor in a
    short gathering on the floor. Together is a wish of weight: where groups cannot be formed so, it
    is told. Source: 000 §2.1.2, 003; the home's own.
    """

    id = "bonds"
    priced = frozenset({"not_apart"})

    def sentence(self, problem: Problem) -> str:
        """Who is to be apart and who together."""
        lines = [_line(problem, bond) for bond in problem.bonds]
        return t("rules.bonds", lines="; ".join(lines)) if lines else t("rules.bonds.none")

    def post(self, model: Posting) -> None:
        """At most one of those to be kept apart is in a meeting."""
        price = model.problem.policy.prices.get(self.id)
        for bond in model.problem.bonds:
            for slot in model.slots:
                if bond.together or slot.kind.on_floor or slot.due.involved:
                    continue
                there = [c.var for c in slot.chances if c.employee in bond.people]
                if price is None:
                    model.at_most(there, 1)
                elif len(there) > 1:
                    model.breach(price, len(bond.people), Linear.of(there, -1))

    def check(self, facts: Facts) -> Iterator[Finding]:
        """An error for each meeting with several who are to be apart; a warning for each two who
        are not together."""
        for held, there in _meeting_each_other(facts):
            names = listed(seat.person.name for seat in held.seats if seat.person.id in there)
            message = t("rules.bonds.met", names=names, meeting=meeting_name(held))
            yield Finding("error", "not_apart", message, meeting=held.meeting.id)
        for series, one, other in dict.fromkeys(facts.split_bonds()):
            message = t(
                "rules.bonds.split", one=facts.people[one].name, other=facts.people[other].name,
                kind=facts.kinds[series.kind].name if series.kind in facts.kinds else series.id,
            )
            yield Finding("warning", "not_together", message, employee=one)

    def breaches(self, facts: Facts) -> int:
        """Of those to be kept apart, how many too many are in each meeting."""
        return sum(len(there) - 1 for _, there in _meeting_each_other(facts))


def _meeting_each_other(facts: Facts) -> Iterator[tuple[Held, frozenset[str]]]:
    """Meetings with more than one of those to be kept apart, and who they are."""
    for held in facts.held:
        if held.kind.on_floor or held.incident is not None:
            continue
        for bond in facts.problem.bonds:
            there = held.present.intersection(bond.people)
            if not bond.together and len(there) > 1:
                yield held, there


def _line(problem: Problem, bond: Bond) -> str:
    names = {person.id: person.name for person in problem.roster.employees}
    people = listed(names.get(id_, id_) for id_ in bond.people)
    return t("rules.bonds.together" if bond.together else "rules.bonds.apart", people=people)
