"""Rule: those who meet care for the same residents, where the kind asks for it."""

from collections import defaultdict
from collections.abc import Iterator, Mapping

from models.finding import Finding
from models.problem import Problem
from planner.judging.facts import Facts
from planner.rules.base import Rule
from planner.rules.wording import listed, meeting_name
from planner.texts import t
from planner.variables import Posting, Var


class SameGroup(Rule):
    """The participants of a meeting, and the members of a course, are of one resident group.

    Why: supervision is about residents whom all in the group know. Whoever has no resident group
    may be in any. Meetings after an incident are for those who were in it.
    Source: 000 §2.1.2; 004 2A.
    """

    id = "same_group"

    def sentence(self, problem: Problem) -> str:
        """The kinds that ask for it."""
        asking = [kind.name for kind in problem.kinds if kind.same_group]
        return t("rules.same_group", kinds=listed(asking)) if asking else t("rules.same_group.none")

    def post(self, model: Posting) -> None:
        """One resident group for each course that is formed, and for each other meeting."""
        groups = {p.id: p.group for p in model.problem.roster.employees}
        formed: set[str] = set()
        for slot in model.slots:
            if not slot.kind.same_group or slot.due.involved:
                continue
            if slot.member and slot.due.course is not None:
                if slot.due.course not in formed:
                    formed.add(slot.due.course)
                    one_group(model, {p: [var] for p, var in slot.member.items()}, groups)
            elif slot.locked is None:
                people = {p: [c.var for c in some] for p, some in slot.by_employee().items()}
                one_group(model, people, groups)

    def check(self, facts: Facts) -> Iterator[Finding]:
        """An error for each meeting and each formed course with people of several groups."""
        for held in facts.held:
            mixed = sorted({s.person.group for s in held.participants if s.person.group})
            if held.kind.same_group and held.incident is None and len(mixed) > 1:
                message = t(
                    "rules.same_group.mixed", meeting=meeting_name(held), groups=listed(mixed)
                )
                yield Finding("error", "mixed_groups", message, meeting=held.meeting.id)
        for series in facts.problem.series:
            kind = facts.kinds.get(series.kind)
            for course in series.courses:
                people = [facts.people[id_] for id_ in facts.members(course) if id_ in facts.people]
                mixed = sorted({person.group for person in people if person.group})
                if kind is not None and kind.same_group and not course.members and len(mixed) > 1:
                    message = t(
                        "rules.same_group.course", course=course.name, groups=listed(mixed)
                    )
                    yield Finding("error", "mixed_groups", message)


def one_group(
    model: Posting, people: Mapping[str, list[Var]], groups: Mapping[str, str | None]
) -> None:
    """Of people with a known group only those of one are chosen; what is locked stays."""
    of_group: dict[str, list[Var]] = defaultdict(list)
    kept: set[str] = set()
    for person, literals in people.items():
        group = groups[person]
        if group is not None:
            of_group[group] += [v for v in literals if v.index not in model.locked]
            if any(literal.index in model.locked for literal in literals):
                kept.add(group)
    if len(of_group) < 2:
        return
    chosen = {group: model.bool() for group in of_group}
    for group, literals in of_group.items():
        for literal in literals:
            model.require(literal <= chosen[group])
        if group in kept:
            model.require(chosen[group] == 1)
    model.require(model.total(chosen.values()) <= max(1, len(kept)))
