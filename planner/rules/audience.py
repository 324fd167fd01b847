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
                trouble = _trouble(held, seat)
                if trouble is not None:
                    key, words = trouble
                    message = t(
                        key, name=seat.person.name, meeting=meeting_name(held), **words
                    )
                    yield Finding(
                        "error", "not_invited", message, meeting=held.meeting.id,
                        employee=seat.person.id,
                    )


def _trouble(held: Held, seat: Seat) -> tuple[str, dict[str, str]] | None:
    """The sentence that is to be said and what only it names, where there is one."""
    if held.incident is not None:
        if seat.person.id in held.incident.involved:
            return None
        return "rules.audience.incident", {}
    series, person = held.series, seat.person
    if series is None:
        return None
    if series.unit is not None and person.unit != series.unit:
        return "rules.audience.unit", {"unit": series.unit}
    if series.team is not None and person.home_team != series.team:
        return "rules.audience.team", {"team": the_team(series.team)}
    if series.group is not None and person.group != series.group:
        return "rules.audience.group", {"group": series.group}
    if series.people and person.id not in series.people:
        return "rules.audience.people", {}
    return None
