"""Rule: after an incident everybody involved meets, not at once and not too late."""

from collections.abc import Iterator

from models.finding import Finding
from models.problem import Problem
from models.timespan import Moment, day_of
from planner.judging.facts import Facts, Held
from planner.rules.base import Rule
from planner.rules.wording import meeting_name, of_kinds
from planner.texts import t
from planner.texts.dates import short_date, time_of

HOURS = (24, 72)
"""What holds for a kind that an incident sets off without hours of its own."""


class AfterIncident(Rule):
    """A debriefing begins within the hours of its kind, and all who were in the incident come.

    Why: on the same day people are still in it; after three days it has set. Whoever cannot come
    is named, so that somebody talks with her. Source: 000 §2.1.3, 003.
    """

    id = "incident"

    def sentence(self, problem: Problem) -> str:
        """The hours of every kind that an incident sets off."""
        after = [(k, k.after_hours) for k in problem.kinds if k.after_hours is not None]
        if not after:
            return t("rules.incident.none")
        return t(
            "rules.incident",
            kinds=of_kinds(
                (k, t("rules.incident.hours", soonest=soonest, deadline=deadline))
                for k, (soonest, deadline) in after
            ),
        )

    def check(self, facts: Facts) -> Iterator[Finding]:
        """An error for each meeting at the wrong time, a warning for each involved missing."""
        for held in facts.held:
            if held.incident is None:
                continue
            soonest, deadline = (
                held.incident.at + hours * 60 for hours in held.kind.after_hours or HOURS
            )
            if held.span.start < soonest:
                yield _at_wrong_time(held, "rules.incident.early", soonest)
            if held.span.start > deadline:
                yield _at_wrong_time(held, "rules.incident.late", deadline)
            for id_ in held.incident.involved:
                if id_ not in held.present:
                    person = facts.people.get(id_)
                    message = t(
                        "rules.incident.missing", name=person.name if person else id_,
                        meeting=meeting_name(held),
                    )
                    yield Finding(
                        "warning", "involved_missing", message, meeting=held.meeting.id,
                        employee=id_,
                    )


def _at_wrong_time(held: Held, text: str, limit: Moment) -> Finding:
    at = t("rules.moment", day=short_date(day_of(limit)), time=time_of(limit))
    message = t(text, meeting=meeting_name(held), limit=at)
    return Finding("error", "incident_hours", message, meeting=held.meeting.id)
