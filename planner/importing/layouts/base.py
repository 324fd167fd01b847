"""What a layout is: one way of writing a roster, which says how sure it is and reads it."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Protocol

from models.finding import UnusableInput
from models.timespan import Period
from planner.importing.aliases import Aliases
from planner.importing.codes import Codes
from planner.importing.doubts import Doubts
from planner.importing.grid import Block, find_blocks
from planner.importing.layouts.shift_tables import Table, find_tables
from planner.importing.people import People
from planner.importing.sheet import Place, Sheet, Workbook


class DayMissing(UnusableInput):
    """Raised where nothing says when a roster's days are; `places`: the cells that wait for it."""

    def __init__(self, message: str, sheet: Sheet, places: Iterable[Place] = ()) -> None:
        super().__init__(message)
        self.sheet, self.places = sheet, tuple(places)


@dataclass(frozen=True, slots=True)
class Source:
    """What a layout reads from: the workbook, the codes it explains, and where doubts go."""

    book: Workbook
    codes: Codes
    doubts: Doubts
    aliases: Aliases = field(default_factory=Aliases)
    _blocks: dict[bool, list[Block]] = field(default_factory=dict)
    _tables: dict[int, list[Table]] = field(default_factory=dict)
    _turned: dict[int, Sheet] = field(default_factory=dict)

    def blocks(self, turned: bool = False) -> list[Block]:
        """The tables of names × dates in all sheets, or in all sheets turned; found only once."""
        if turned not in self._blocks:
            self._blocks[turned] = [
                block
                for sheet in self.book.sheets if sheet.rows
                for block in find_blocks(self.turned(sheet) if turned else sheet)
            ]
        return self._blocks[turned]

    def turned(self, sheet: Sheet) -> Sheet:
        """One of the sheets with its rows and columns exchanged; made only once."""
        if id(sheet) not in self._turned:
            self._turned[id(sheet)] = sheet.turn()
        return self._turned[id(sheet)]

    def shift_tables(self, sheet: Sheet) -> list[Table]:
        """The tables of rows of shifts in a sheet; found only once."""
        if id(sheet) not in self._tables:
            self._tables[id(sheet)] = find_tables(
                sheet, self.codes.places.get(sheet.name, frozenset())
            )
        return self._tables[id(sheet)]

    def nobody_yet(self) -> People:
        """People to collect, with what was answered about names."""
        return People(self.doubts, self.aliases)

    def again(self, codes: Codes, doubts: Doubts, aliases: Aliases) -> "Source":
        """The same for a new attempt, with what was found and without the doubts."""
        return replace(self, codes=codes, doubts=doubts, aliases=aliases)


@dataclass(frozen=True, slots=True)
class Reading:
    """What a layout read. `sheets` are the names of those it used."""

    period: Period
    people: People
    sheets: frozenset[str]


class Layout(Protocol):
    """One module of this package."""

    def confidence(self, source: Source) -> float:
        """How sure it is that the file is written this way: 0 (not at all) to 1."""
        ...

    def read(self, source: Source) -> Reading | None:
        """The people and their shifts; None where there are none after all."""
        ...
