"""Rule: each person is in a meeting within every stretch of the period."""

from collections.abc import Iterator

from models.finding import Finding
from models.problem import Problem
from planner.judging.facts import Facts
from planner.rules.base import Rule
from planner.rules.wording import counted
from planner.texts import t
from planner.texts.dates import short_date


class Reach(Rule):
    """Nobody goes without a meeting for a whole stretch of the period, unless away all through it.

    Why: the same few come on their days off, and others are never seen. Taking part and leading
    both count, by the day the meeting starts; a short gathering on the floor does not. Night staff
    and those who work alone count more. Source: 000 §2.2.2; 004 1B, 6A, 9B.
    """

    id = "reach"

    def sentence(self, problem: Problem) -> str:
        """The days of a stretch."""
        return t("rules.reach", days=counted("day", problem.policy.reach_days))

    def check(self, facts: Facts) -> Iterator[Finding]:
        """A warning for each person and stretch, the earliest first, in the plan's words if it
        says why."""
        said = {(u.employee, u.first): u.message for u in facts.plan.unreached}
        missed = [(gap, p) for p in facts.people.values() for gap in facts.missed(p)]
        for gap, person in sorted(missed, key=lambda pair: pair[0].first):
            message = said.get((person.id, gap.first)) or t(
                "rules.reach.broken", name=person.name, first=short_date(gap.first),
                last=short_date(gap.last),
            )
            yield Finding("warning", "not_reached", message, employee=person.id)
