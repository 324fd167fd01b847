"""Rooms, and those who lead meetings."""

from dataclasses import dataclass, field
from datetime import date

from models.meetings import Window
from models.timespan import Moment, Span


@dataclass(frozen=True, slots=True)
class Taken:
    """A meeting of another plan that a shared lead or room is in; `way`: minutes of travel from
    there, before and after it."""

    span: Span
    way: int = 0

    def bars(self, span: Span) -> bool:
        """Whether there is no time for a meeting then."""
        start: Moment = self.span.start - self.way
        return span.start < self.span.end + self.way and start < span.end


@dataclass(frozen=True, slots=True)
class Room:
    """A room. `unit` None: shared by all. No `windows`: open whenever a kind's window is.

    `taken`: when other plans have it.
    """

    id: str
    name: str
    capacity: int
    unit: str | None = None
    windows: tuple[Window, ...] = ()
    taken: tuple[Taken, ...] = ()


@dataclass(frozen=True, slots=True)
class Lead:
    """A supervisor or facilitator: an employee, or somebody from outside (`employee` None).

    `kinds`: ids of kinds that she may lead. `windows`: her calendar; empty means that only her
    shifts (an employee) or nothing (an outsider) limits her. `away`: days she cannot come.
    `taken`: what she leads in other plans, which counts in `max_per_week` too.
    """

    id: str
    name: str
    kinds: tuple[str, ...]
    employee: str | None = None
    unit: str | None = None
    windows: tuple[Window, ...] = ()
    away: frozenset[date] = field(default_factory=frozenset)
    max_per_week: int | None = None
    taken: tuple[Taken, ...] = ()


@dataclass(frozen=True, slots=True)
class Travel:
    """Minutes that a lead needs from a meeting in the one unit to one in the other, both ways."""

    one: str
    other: str
    minutes: int
