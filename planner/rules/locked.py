"""Rule: what is locked stays."""

from collections.abc import Iterator

from models.finding import Finding
from models.meetings import Meeting
from models.problem import Problem
from planner.judging.facts import Facts
from planner.rules.base import Rule
from planner.rules.wording import counted, named
from planner.texts import t
from planner.texts.dates import when


class Locked(Rule):
    """A locked meeting is in the plan at its time, with its people, its leader and its room.

    Why: it has been told to staff, and a plan made again moves as little as it can. Source: the
    roster is known four weeks ahead, and a later change is a change to be told.
    """

    id = "locked"

    def sentence(self, problem: Problem) -> str:
        """How many are locked."""
        if not problem.locked:
            return t("rules.locked.none")
        return t("rules.locked", count=counted("meeting", len(problem.locked)))

    def check(self, facts: Facts) -> Iterator[Finding]:
        """An error for each locked meeting that is gone or other than it was."""
        planned = {meeting.id: meeting for meeting in facts.plan.meetings}
        for locked in facts.problem.locked:
            if locked.kind not in facts.kinds:
                continue
            name, now = named(facts.kinds[locked.kind], locked.span), planned.get(locked.id)
            if now is None:
                message = t("rules.locked.gone", meeting=name)
            elif now.span != locked.span:
                message = t("rules.locked.moved", meeting=name, when=when(now.span))
            elif _who(now) != _who(locked):
                message = t("rules.locked.changed", meeting=name)
            else:
                continue
            yield Finding("error", "locked", message, meeting=locked.id)


def _who(meeting: Meeting) -> tuple[frozenset[tuple[str, bool]], str | None, str | None]:
    seats = frozenset((seat.employee, seat.leads) for seat in meeting.attendance)
    return seats, meeting.lead, meeting.room
