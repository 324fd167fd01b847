"""Which cell holds a person on a day: noted while reading, and only where somebody asks for it.

Whoever gives a roster back with something written into it has to know. Nothing is guessed from the
look of a sheet: the layouts say where they read each day of each person.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from planner.importing.sheet import Place, Sheet

if TYPE_CHECKING:
    from models.people import Employee
    from planner.importing.people import Person


@dataclass(frozen=True, slots=True)
class DayCell:
    """A cell of the file, row and column from 0, and who stands in it (ids)."""

    sheet: str
    place: Place
    people: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SheetUse:
    """Of a sheet that was read: the last row with somebody in it and the first column of names, as
    the file counts them, from 0."""

    last_row: int
    name_column: int


@dataclass(frozen=True, slots=True)
class CellsOfDays:
    """Cells by person (id) and day. Somebody who has none on a day stands in no cell of that day,
    or in one that says the same of other days too, as in a rotation."""

    cells: Mapping[tuple[str, date], DayCell]
    sheets: Mapping[str, SheetUse]


@dataclass(slots=True)
class DayNotes:
    """What an attempt at reading notes on the way."""

    _first: dict[tuple[int, date], tuple[str, Place]] = field(default_factory=dict)
    _days: dict[tuple[str, Place], date | None] = field(default_factory=dict)
    _names: dict[str, set[Place]] = field(default_factory=dict)

    def note(self, person: "Person", day: date, sheet: Sheet, place: Place) -> None:
        """A cell says what somebody does on a day; the first such cell is hers."""
        at = (sheet.name, sheet.place_in_file(*place))
        self._first.setdefault((id(person), day), at)
        if self._days.setdefault(at, day) != day:
            self._days[at] = None

    def comes_round(self, sheet: Sheet, place: Place) -> None:
        """What a cell says holds for any day that comes round to it, so it is the cell of none."""
        self._days[sheet.name, sheet.place_in_file(*place)] = None

    def name(self, sheet: Sheet, place: Place) -> None:
        """Somebody's name stands in a cell."""
        self._names.setdefault(sheet.name, set()).add(sheet.place_in_file(*place))

    def told(
        self, people: "Iterable[Person]", employees: "Sequence[Employee]"
    ) -> CellsOfDays:
        """What was noted, by the ids that `people`, in the same order, were given."""
        ids = {id(p): e.id for p, e in zip(people, employees, strict=True)}
        held: dict[tuple[str, Place], dict[str, None]] = {}
        mine: dict[tuple[str, date], tuple[str, Place]] = {}
        for (person, day), at in self._first.items():
            if person in ids and self._days[at] is not None:
                held.setdefault(at, {})[ids[person]] = None
                mine[ids[person], day] = at
        cells = {at: DayCell(at[0], at[1], tuple(who)) for at, who in held.items()}
        return CellsOfDays({key: cells[at] for key, at in mine.items()}, self._sheets(held))

    def _sheets(self, held: Iterable[tuple[str, Place]]) -> dict[str, SheetUse]:
        rows: dict[str, int] = {}
        for sheet, (row, _) in held:
            rows[sheet] = max(rows.get(sheet, 0), row)
        found = {}
        for sheet, places in self._names.items():
            last = max(rows.get(sheet, 0), *(row for row, _ in places))
            found[sheet] = SheetUse(last, min(column for _, column in places))
        return found
