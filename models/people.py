"""Employees, their shifts and the days they cannot be asked for."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Final

from models.timespan import Period, Span

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
class Earlier:
    """A meeting that somebody was in before the period: what rules with a distance ask of it.

    `incident`: the one that it answered; where that is forgotten, the meeting goes with it.
    """

    span: Span
    called_in: bool = False
    load_points: int = 0
    on_floor: bool = False
    incident: str | None = None


@dataclass(frozen=True, slots=True)
class Before:
    """What somebody did up to the eve of a period, as far back as a rule looks.

    `eve`: the last day of it. `meetings`: in order of time. `worked`: minutes of shifts and
    meetings on each day, the eve last; days further back are not known.
    """

    eve: date
    meetings: tuple[Earlier, ...] = ()
    worked: tuple[int, ...] = ()

    def last_called(self) -> date | None:
        """The day of the latest call-in."""
        return max((m.span.first_day for m in self.meetings if m.called_in), default=None)

    def last_heavy(self, points: int) -> date | None:
        """The day of the latest meeting that was at least so heavy."""
        heavy = (m.span.first_day for m in self.meetings if m.load_points >= points)
        return max(heavy, default=None)

    def in_week(self, day: date) -> int:
        """How many meetings she was in in the ISO week of a day, short ones at work left out."""
        week = day.isocalendar()[:2]
        return sum(
            m.span.first_day.isocalendar()[:2] == week for m in self.meetings if not m.on_floor
        )

    def known(self, days: int) -> Period | None:
        """The last days up to the eve of which her work is known, at most so many."""
        number = min(days, len(self.worked))
        return Period(self.eve - timedelta(days=number - 1), self.eve) if number > 0 else None


@dataclass(frozen=True, slots=True)
class Employee:
    """A person of the roster.

    `shifts` are in order of time. `away` are days on which she cannot be asked; the roster's
    reason is gone before an Employee is made. `home_team` is the vagtlag that she belongs to,
    which may differ from that of a single shift. What the roster does not say is None.
    `group` is the borgergruppe: those who care for the same residents. `manager`: leads the unit.
    `alone`: works without a colleague beside her (004 1B, 6A, 9B). `before`: what she did in the
    period before, where one is known.
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
    before: Before | None = None
