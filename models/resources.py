"""Rooms, and those who lead meetings."""

from dataclasses import dataclass, field
from datetime import date

from models.meetings import Window


@dataclass(frozen=True, slots=True)
class Room:
    """A room. `unit` None: shared by all. No `windows`: open whenever a kind's window is."""

    id: str
    name: str
    capacity: int
    unit: str | None = None
    windows: tuple[Window, ...] = ()


@dataclass(frozen=True, slots=True)
class Lead:
    """A supervisor or facilitator: an employee, or somebody from outside (`employee` None).

    `kinds`: ids of kinds that she may lead. `windows`: her calendar; empty means that only her
    shifts (an employee) or nothing (an outsider) limits her. `away`: days she cannot come.
    """

    id: str
    name: str
    kinds: tuple[str, ...]
    employee: str | None = None
    unit: str | None = None
    windows: tuple[Window, ...] = ()
    away: frozenset[date] = field(default_factory=frozenset)
    max_per_week: int | None = None


@dataclass(frozen=True, slots=True)
class Travel:
    """Minutes that a lead needs from a meeting in the one unit to one in the other, both ways."""

    one: str
    other: str
    minutes: int
