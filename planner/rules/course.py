"""Rule: a closed course keeps its people."""

from collections.abc import Iterator

from models.finding import Finding
from models.problem import Problem
from planner.judging.facts import Facts
from planner.rules.base import Rule
from planner.rules.wording import counted, meeting_name, of_kinds
from planner.texts import t
from planner.variables import Posting


class ClosedCourse(Rule):
    """Only members of a course take part in its meetings, and it has no more than its kind allows.

    Why: trust grows where the same people meet through the whole course. A course that came with
    members keeps them. Source: 000 §2.1.2.
    """

    id = "course"

    def sentence(self, problem: Problem) -> str:
        """The closed kinds and how many a group may have."""
        closed = [kind for kind in problem.kinds if kind.group.closed]
        if not closed:
            return t("rules.course.none")
        return t("rules.course", kinds=of_kinds((k, str(k.group.max)) for k in closed))

    def post(self, model: Posting) -> None:
        """Only members attend, in courses whose groups are still to be formed."""
        for slot in model.slots:
            if slot.member and slot.locked is None:
                for employee, chances in slot.by_employee().items():
                    attends = model.total(chance.var for chance in chances)
                    if employee in slot.member:
                        model.require(attends <= slot.member[employee])
                    else:
                        model.require(attends == 0)

    def check(self, facts: Facts) -> Iterator[Finding]:
        """An error for each stranger, each group too large and each that lost its members."""
        yield from _groups(facts)
        members = {course.id: facts.members(course) for course in facts.courses.values()}
        for held in facts.held:
            if held.course is None:
                continue
            for seat in held.participants:
                if seat.person.id not in members[held.course.id]:
                    message = t(
                        "rules.course.stranger", name=seat.person.name,
                        meeting=meeting_name(held), course=held.course.name,
                    )
                    yield Finding(
                        "error", "not_member", message, meeting=held.meeting.id,
                        employee=seat.person.id,
                    )


def _groups(facts: Facts) -> Iterator[Finding]:
    for series in facts.problem.series:
        kind = facts.kinds.get(series.kind)
        for course in series.courses:
            members = facts.members(course)
            if kind is not None and len(members) > kind.group.max:
                message = t(
                    "rules.course.large", course=course.name,
                    count=counted("participant", len(members)), limit=kind.group.max,
                )
                yield Finding("error", "course_large", message)
            if course.members and members != frozenset(course.members):
                message = t("rules.course.changed", course=course.name)
                yield Finding("error", "course_changed", message)
