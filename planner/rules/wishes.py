"""Rule: wishes about time outside the shift are kept, where the home has decided so."""

from collections.abc import Iterator

import numpy as np

from models.finding import Finding
from models.problem import Problem
from models.timespan import Span
from planner.judging.facts import Facts
from planner.judging.objectives import unwanted
from planner.resources import against_wish
from planner.rules.base import Rule
from planner.rules.wording import counted, meeting_name
from planner.table import ON_SHIFT, Asked, Flags
from planner.texts import t


class Wishes(Rule):
    """Nobody is asked to come outside a shift against a wish of hers.

    Usually wishes only weigh, below coverage, reach, time and fairness. With this rule on they are
    kept, or broken at a price. Source: 003 (influence on one's own working time).
    """

    id = "wishes"
    priced = frozenset({"wish"})

    def sentence(self, problem: Problem) -> str:
        """Whether wishes bind, and how many there are."""
        if not problem.policy.keep_wishes:
            return t("rules.wishes.weighed")
        return t("rules.wishes", wishes=counted("wish", len(problem.wishes)))

    def blocks(self, asked: Asked) -> Flags:
        """Times outside a shift that go against a wish."""
        if not (asked.policy.keep_wishes and asked.wishes):
            return super().blocks(asked)
        against = [
            against_wish(asked.wishes, Span(int(start), int(end)))
            for start, end in zip(asked.starts, asked.ends, strict=True)
        ]
        return np.asarray(np.array(against, np.bool_) & (asked.cls != ON_SHIFT))

    def check(self, facts: Facts) -> Iterator[Finding]:
        """An error for each seat outside a shift that goes against a wish."""
        for held in facts.held if facts.policy.keep_wishes else ():
            for seat in held.seats:
                if unwanted(facts, seat):
                    message = t(
                        "rules.wishes.broken", name=seat.person.name, meeting=meeting_name(held)
                    )
                    yield Finding(
                        "error", "wish", message, meeting=held.meeting.id, employee=seat.person.id
                    )
