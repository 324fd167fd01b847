"""Rule: one meeting at a time draws on a unit."""

from collections import defaultdict
from collections.abc import Iterator

from models.agenda import participants
from models.finding import Finding
from models.problem import Problem
from models.timespan import Span
from planner.judging.facts import Facts, Held
from planner.judging.times import clashes
from planner.rules.base import Rule
from planner.rules.wording import meeting_name
from planner.texts import t
from planner.variables import Posting, Var, never_at_once


class OneAtATime(Rule):
    """No two meetings to which people of one unit may come run at once.

    Two at once would empty a floor from both sides, and whoever is left would cover for two
    groups that cannot be called back. A short gathering on the floor takes nobody from it and
    may be held meanwhile. Source: 004 1B (nobody to turn to in the shift).
    """

    id = "one_at_a_time"

    def sentence(self, problem: Problem) -> str:
        """The rule, which has no numbers."""
        return t("rules.one_at_a_time")

    def post(self, model: Posting) -> None:
        """Starts of meetings that draw on one unit exclude each other where they overlap."""
        units = {person.id: person.unit for person in model.problem.roster.employees}
        uses: dict[str | None, list[tuple[Span, Var]]] = defaultdict(list)
        for slot in model.slots:
            if slot.kind.on_floor:
                continue
            # In the order of the roster: a set's would differ from one run to the next.
            for unit in dict.fromkeys(units[employee] for employee in slot.table.people):
                uses[unit] += [(slot.span(n), var) for n, var in enumerate(slot.at)]
        for taken in uses.values():
            never_at_once(model, taken)

    def check(self, facts: Facts) -> Iterator[Finding]:
        """An error for each two meetings at once to which people of one unit may come."""
        drawing: dict[str | None, list[Held]] = defaultdict(list)
        for held in facts.held:
            if held.kind.on_floor:
                continue
            for unit in facts.of_meeting(self.id, held, _units):
                drawing[unit].append(held)
        told: set[tuple[str, str]] = set()
        for meetings in drawing.values():
            for first, second in clashes(meetings):
                if (first.meeting.id, second.meeting.id) not in told:
                    told.add((first.meeting.id, second.meeting.id))
                    message = t(
                        "rules.one_at_a_time.broken",
                        first=meeting_name(first), second=meeting_name(second),
                    )
                    yield Finding("error", "one_at_a_time", message, meeting=second.meeting.id)


def _units(facts: Facts, held: Held) -> set[str | None]:
    """The units whose people a meeting is for."""
    due = facts.due.get(held.meeting.id)
    return {person.unit for person in participants(facts.problem, due)} if due else set()
