"""Rule: nobody is asked for a meeting on a day on which she is not available, or while she is still
in one of the period before."""

from collections.abc import Iterator

import numpy as np

from models.finding import Finding
from models.people import Earlier, Employee
from models.problem import Problem
from models.timespan import DAY_MINUTES, moment_of
from planner.judging.facts import Facts
from planner.rules.base import Rule
from planner.rules.wording import counted, meeting_name
from planner.table import Asked, Flags
from planner.texts import t
from planner.texts.dates import short_date, when


class Absence(Rule):
    """No attendance, leading included, in a meeting that touches a day away.

    The last meeting of the period before may run past midnight; until its end whoever is in it is
    not available either. Why somebody is away is nobody's business and is not known here.
    Source: the roster; 003.
    """

    id = "absence"

    def sentence(self, problem: Problem) -> str:
        """The rule, and how many have days away in the period."""
        days = problem.period.days()
        away = sum(any(day in p.away for day in days) for p in problem.roster.employees)
        return t("rules.absence", people=counted("person", away))

    def blocks(self, asked: Asked) -> Flags:
        """Every time that touches a day away, or a meeting of the period before."""
        days = [(moment_of(day), moment_of(day, DAY_MINUTES)) for day in asked.person.away]
        earlier = [(one.span.start, one.span.end) for one in _earlier(asked.person)]
        away = np.array([*days, *earlier], np.int64).reshape(-1, 2)
        starts, ends = asked.starts[:, None], asked.ends[:, None]
        return np.asarray(((starts < away[:, 1]) & (away[:, 0] < ends)).any(axis=1))

    def check(self, facts: Facts) -> Iterator[Finding]:
        """An error for each seat on a day away or beside a meeting of the period before."""
        for held in facts.held:
            days = tuple(held.span.days())
            for seat in held.seats:
                away = next((day for day in days if day in seat.person.away), None)
                if away is not None:
                    message = t(
                        "rules.absence.broken", name=seat.person.name, day=short_date(away),
                        meeting=meeting_name(held),
                    )
                    yield Finding(
                        "error", "absence", message, meeting=held.meeting.id,
                        employee=seat.person.id,
                    )
                for one in _earlier(seat.person):
                    if one.span.shared(held.span):
                        message = t(
                            "rules.absence.still", name=seat.person.name, when=when(one.span),
                            meeting=meeting_name(held),
                        )
                        yield Finding(
                            "error", "absence", message, meeting=held.meeting.id,
                            employee=seat.person.id,
                        )


def _earlier(person: Employee) -> tuple[Earlier, ...]:
    return () if person.before is None else person.before.meetings
