"""Rule: some meetings are for those who are at work anyway."""

from collections.abc import Iterator

from models.finding import Finding
from models.problem import Problem
from planner.judging.facts import Facts
from planner.rules.base import Rule
from planner.rules.wording import meeting_name, of_kinds
from planner.texts import t


class Coming(Rule):
    """Nobody is called in, or comes early and stays on, for a kind that asks for no such thing.

    A daily time-out lies within the shift; a reflection beside it. Who leads is not bound by this.
    Source: 000 §2.1.1, 003.
    """

    id = "coming"

    def sentence(self, problem: Problem) -> str:
        """The kinds that are not for everybody at any time."""
        narrow = [kind for kind in problem.kinds if kind.coming != "any"]
        if not narrow:
            return t("rules.coming.none")
        return t(
            "rules.coming", kinds=of_kinds((k, t(f"rules.coming.of.{k.coming}")) for k in narrow)
        )

    def check(self, facts: Facts) -> Iterator[Finding]:
        """An error for each participant who would have to come from farther away."""
        for held in facts.held:
            for seat in held.participants if held.kind.coming != "any" else ():
                if seat.cls == "on_shift" or (
                    seat.cls == "adjoining" and held.kind.coming == "near"
                ):
                    continue
                message = t(
                    f"rules.coming.broken.{held.kind.coming}", name=seat.person.name,
                    meeting=meeting_name(held),
                )
                yield Finding(
                    "error", "coming", message, meeting=held.meeting.id, employee=seat.person.id
                )
