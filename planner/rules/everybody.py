"""Rule: to some meetings all who are on a shift come, as far as the floor allows."""

from collections.abc import Iterator

from models.finding import Finding
from models.problem import Problem
from planner.judging.facts import Facts
from planner.rules.base import Rule
from planner.rules.wording import counted, listed, meeting_name
from planner.texts import t


class Everybody(Rule):
    """All whom a meeting is for and who are on a shift all through it are wanted.

    Counted among what must be covered: the floor and other meetings go before. For the unit's
    weekly meeting and the daily time-out, not for closed groups. Source: 000 §2.3.2, 003.
    """

    id = "everybody"

    def sentence(self, problem: Problem) -> str:
        """The kinds that want everybody."""
        asking = [kind.name for kind in problem.kinds if kind.everybody]
        return t("rules.everybody", kinds=listed(asking)) if asking else t("rules.everybody.none")

    def check(self, facts: Facts) -> Iterator[Finding]:
        """A warning for each meeting to which somebody on a shift does not come."""
        for held in facts.held:
            if held.kind.everybody:
                missing = facts.wanted_of_shift(held) - held.present
                if missing:
                    message = t(
                        "rules.everybody.missing", meeting=meeting_name(held),
                        people=counted("person", len(missing)),
                    )
                    yield Finding("warning", "not_everybody", message, meeting=held.meeting.id)
