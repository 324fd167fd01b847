"""Rule: a unit's meetings are for the unit's people, an incident's for those who were in it."""

from collections.abc import Iterator

from models.finding import Finding
from models.problem import Problem
from planner.judging.facts import Facts, Held, Seat
from planner.rules.base import Rule
from planner.rules.wording import listed, meeting_name
from planner.texts import t


class Audience(Rule):
    """Who may take part: the involved of an incident, otherwise the people of the row's unit.

    Why: those who care for the same residents can help each other, and what happened is talked
    over among those who saw it. Leaders may come from anywhere. Source: 000 §2.1.2, §2.1.3.
    """

    id = "audience"

    def sentence(self, problem: Problem) -> str:
        """The rule, and the units where there are some."""
        units = [unit for unit in problem.roster.units() if unit is not None]
        return t("rules.audience.units", units=listed(units)) if units else t("rules.audience")

    def check(self, facts: Facts) -> Iterator[Finding]:
        """An error for each participant whom the meeting is not for."""
        for held in facts.held:
            for seat in held.participants:
                message = _trouble(held, seat)
                if message is not None:
                    yield Finding(
                        "error", "not_invited", message, meeting=held.meeting.id,
                        employee=seat.person.id,
                    )


def _trouble(held: Held, seat: Seat) -> str | None:
    name, meeting = seat.person.name, meeting_name(held)
    if held.incident is not None:
        if seat.person.id in held.incident.involved:
            return None
        return t("rules.audience.incident", name=name, meeting=meeting)
    unit = held.series.unit if held.series is not None else None
    if unit is None or seat.person.unit == unit:
        return None
    return t("rules.audience.unit", name=name, meeting=meeting, unit=unit)
