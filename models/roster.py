"""A roster as it was understood, and what the reading was in doubt about."""

from collections.abc import Iterable
from dataclasses import dataclass

from models.finding import Question
from models.people import Employee, Team, team_order
from models.timespan import Period


@dataclass(frozen=True, slots=True)
class Roster:
    """Who works when in a period. `employees` are in the order of the file."""

    period: Period
    employees: tuple[Employee, ...]
    questions: tuple[Question, ...] = ()

    def employee(self, employee_id: str) -> Employee:
        """The employee of an id. Raises KeyError for an unknown one."""
        for person in self.employees:
            if person.id == employee_id:
                return person
        raise KeyError(employee_id)

    def units(self) -> tuple[str | None, ...]:
        """Units in the order in which they first appear; None where people have none."""
        return tuple(dict.fromkeys(person.unit for person in self.employees))

    def teams(self) -> tuple[Team, ...]:
        """Home teams that somebody has: day, evening, night, then others."""
        return home_teams(self.employees)


def home_teams(people: Iterable[Employee]) -> tuple[Team, ...]:
    """The home teams among some people, in the usual order."""
    return tuple(
        sorted({p.home_team for p in people if p.home_team is not None}, key=team_order)
    )
