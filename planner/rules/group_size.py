"""Rule: a group is neither too small nor too large to talk in."""

from collections.abc import Iterator

from models.finding import Finding
from models.problem import Problem
from planner.judging.facts import Facts
from planner.rules.base import Rule
from planner.rules.wording import counted, meeting_name, of_kinds, span_of
from planner.texts import t
from planner.variables import Linear, Posting


class GroupSizes(Rule):
    """Participants, the leader not counted, are as many as the kind asks for.

    Why: below, there is no exchange; above, not everybody gets to speak. Source: 000 §2.1.
    """

    id = "group_size"
    priced = frozenset({"group_small", "group_large"})

    def sentence(self, problem: Problem) -> str:
        """The sizes of every kind."""
        return t(
            "rules.group_size",
            kinds=of_kinds((k, span_of(k.group.min, k.group.max)) for k in problem.kinds),
        )

    def post(self, model: Posting) -> None:
        """As many participants as the kind says, wherever the meeting is held."""
        price = model.problem.policy.prices.get(self.id)
        for slot in model.slots:
            people = [chance.var for chance in slot.chances if not chance.leads]
            size = slot.kind.group
            if price is not None:
                # Somebody comes at any price: a meeting of nobody is none.
                if slot.locked is None:
                    model.require(model.total(people) >= min(1, size.min), when=[slot.placed])
                few = Linear(0, [slot.placed], [size.min])
                for var in people:
                    few = few.less(var, 1)
                most = Linear.of(people, -size.max)
                model.breach(price, max(size.min, len(people), 1), few, most)
            elif slot.locked is None:
                model.require(model.total(people) >= slot.kind.group.min, when=[slot.placed])
                model.at_most(people, slot.kind.group.max, when=[slot.placed])

    def breaches(self, facts: Facts) -> int:
        """Participants missing or too many in each meeting."""
        return sum(
            max(held.kind.group.min - len(held.participants),
                len(held.participants) - held.kind.group.max, 0)
            for held in facts.held
        )

    def check(self, facts: Facts) -> Iterator[Finding]:
        """An error for each meeting with too few or too many."""
        for held in facts.held:
            number, size = len(held.participants), held.kind.group
            if size.min <= number <= size.max:
                continue
            small = number < size.min
            message = t(
                "rules.group_size.small" if small else "rules.group_size.large",
                meeting=meeting_name(held), count=counted("participant", number),
                limit=size.min if small else size.max,
            )
            code = "group_small" if small and number else "group_large"
            if small and not number:
                code = "group_empty"
            yield Finding("error", code, message, meeting=held.meeting.id)
