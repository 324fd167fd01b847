"""Whose a row of shifts is: the names in its cells, one or several, in one column or several."""

import re
from dataclasses import dataclass, field

from planner.importing.layouts.cell_names import names_in
from planner.importing.layouts.shift_tables import NAME_ROLES, Table
from planner.importing.names import is_full_name, tidy
from planner.importing.sheet import Cell, Place

_NUMBER_BESIDE = re.compile(r"^[\d#][\w.]*\s*[-–:,]?\s+(?=\D)|\s*[(\[]\s*\w*\d\w*\s*[)\]]$")
_BETWEEN_NAMES = re.compile(r"[/;+&]|\bog\b|\band\b", re.IGNORECASE)
"""What stands between two names and within none, unlike a comma or the end of a line."""

_PAIR = 2


def without_number(name: str) -> str:
    """A name without the number of an employee that stands beside it."""
    return _NUMBER_BESIDE.sub("", name) or name


@dataclass(slots=True)
class RowNames:
    """The names in the rows of a table, with the cell of each."""

    table: Table
    _known: frozenset[str] | None = field(default=None)

    def of(self, row: int) -> list[tuple[str, Place]]:
        """Everybody whose the row is; one text that is no name where it cannot be told apart."""
        table = self.table
        if "first_name" in table.columns or "last_name" in table.columns:
            texts = [text for role in NAME_ROLES if (text := table.text(row, role))]
            return [(without_number(" ".join(texts)), table.place(row, "name"))]
        found: list[tuple[str, Place]] = []
        for column in (table.columns["name"], *table.more_names):
            names = self._split(table.sheet.rows[row][column])
            found += [(name, (row, column)) for name in names or ()]
            if names is None:
                text = table.sheet.text(row, column)
                if text or column == table.columns["name"]:
                    found.append((without_number(text), (row, column)))
        named = [entry for entry in found if entry[0]]
        return named or found[:1]

    def are_joined(self, row: int, column: int) -> bool:
        """Whether lines of a cell may be two people or one, and nothing says which."""
        value = self.table.sheet.rows[row][column]
        return len(_pieces(value)) > 1 and self._split(value) is None

    def _split(self, value: Cell) -> list[str] | None:
        """The several names in a cell, where they surely are; None for one name or a doubt.

        Two names of two words with a comma or a new line between them may be one long name, so
        each must stand somewhere else too.
        """
        pieces = _pieces(value)
        if not pieces or not isinstance(value, str):
            return None
        if len(pieces) > _PAIR or _BETWEEN_NAMES.search(value):
            return pieces
        if self._known is None:
            self._known = self._elsewhere()
        return pieces if all(tidy(piece).casefold() in self._known for piece in pieces) else None

    def _elsewhere(self) -> frozenset[str]:
        """Names that stand alone in a cell, or together with different people."""
        table, seen = self.table, dict[str, set[str]]()
        alone: set[str] = set()
        columns = (table.columns["name"], *table.more_names)
        values = {cells[c] for cells in table.sheet.rows[table.heading + 1 : table.end]
                  for c in columns}
        for value in values:
            if not isinstance(value, str):
                continue
            pieces = _pieces(value)
            for piece in pieces:
                seen.setdefault(tidy(piece).casefold(), set()).add(value)
            if not pieces:
                alone.add(tidy(value).casefold())
        return frozenset(alone | {name for name, cells in seen.items() if len(cells) > 1})


def _pieces(value: Cell) -> list[str]:
    """The parts of a cell that each look like a whole name; none where one of them does not."""
    if not isinstance(value, str) or "(" in value or "[" in value:
        return []
    pieces = names_in(value, frozenset())
    return pieces if len(pieces) > 1 and all(map(is_full_name, pieces)) else []
