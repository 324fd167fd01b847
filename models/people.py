"""Employees, their shifts and the days they cannot be asked for."""

from dataclasses import dataclass, field
from datetime import date
from typing import Final

from models.timespan import Span

Team = str
"""A vagtlag. The three of every care home are named below; a roster may bring others."""

DAY: Final = "day"
EVENING: Final = "evening"
NIGHT: Final = "night"
TEAMS: Final[tuple[Team, ...]] = (DAY, EVENING, NIGHT)


def team_order(team: Team) -> tuple[int, str]:
    """Sorting key: day, evening, night, then others by name."""
    return (TEAMS.index(team) if team in TEAMS else len(TEAMS), team)


@dataclass(frozen=True, slots=True)
class Shift:
    """One vagt: its real span, the vagtlag it belongs to and the code that the roster wrote."""

    span: Span
    team: Team
    code: str = ""


@dataclass(frozen=True, slots=True)
class Employee:
    """A person of the roster.

    `shifts` are in order of time. `away` are days on which she cannot be asked; the roster's
    reason is gone before an Employee is made. `home_team` is the vagtlag that she belongs to,
    which may differ from that of a single shift. What the roster does not say is None.
    `group` is the borgergruppe: those who care for the same residents. `manager`: leads the unit.
    `alone`: works without a colleague beside her (004 1B, 6A, 9B).
    """

    id: str
    name: str
    unit: str | None = None
    profession: str | None = None
    hours_per_week: float | None = None
    home_team: Team | None = None
    shifts: tuple[Shift, ...] = ()
    away: frozenset[date] = field(default_factory=frozenset)
    group: str | None = None
    manager: bool = False
    alone: bool = False
