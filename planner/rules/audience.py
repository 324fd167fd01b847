"""Rule: a unit's meetings are for the unit's people, an incident's for those who were in it."""

from collections.abc import Iterator

from models.finding import Finding
from models.problem import Problem
from planner.judging.facts import Facts, Held, Seat
from planner.rules.base import Rule
from planner.rules.wording import listed, meeting_name
from planner.texts import t
from planner.texts.dates import the_team


class Audience(Rule):
    """Who may take part: the involved of an incident, otherwise those whom the row is for: a unit,
    a home vagtlag, a resident group or named people.

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
    series, person = held.series, seat.person
    if series is None:
        return None
    if series.unit is not None and person.unit != series.unit:
        return t("rules.audience.unit", name=name, meeting=meeting, unit=series.unit)
    if series.team is not None and person.home_team != series.team:
        return t("rules.audience.team", name=name, meeting=meeting, team=the_team(series.team))
    if series.group is not None and person.group != series.group:
        return t("rules.audience.group", name=name, meeting=meeting, group=series.group)
    if series.people and person.id not in series.people:
        return t("rules.audience.people", name=name, meeting=meeting)
    return None
