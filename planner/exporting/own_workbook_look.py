"""Where things stand in a worksheet's XML: rows, cells, areas, and how wide columns are."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final

from planner.exporting.own_workbook_xml import (
    Attributes,
    Element,
    OddXml,
    element,
    find,
    prefix_of,
    walk,
)
from planner.importing.ooxml import position
from planner.importing.sheet import Place

Area = tuple[int, int, int, int]
"""Top, left, bottom, right; from 0, ends included."""

_VALUES: Final = frozenset({"v", "is", "f"})
_WITH_AREAS: Final = {"mergeCell": "ref", "conditionalFormatting": "sqref",
                      "dataValidation": "sqref"}
_WIDTHS = re.compile(rb"<(?:[\w.-]+:)?(?:col|sheetFormatPr)\s[^>]*>")
_NUMBERS = re.compile(rb"""\b(min|max|width|defaultColWidth)\s*=\s*["']([^"']*)["']""")
_USUAL_WIDTH = 8.43


@dataclass(slots=True)
class Row:
    """A row and the cells of it that stand in the file, by column."""

    at: Element
    cells: dict[int, tuple[Element, Attributes]] = field(default_factory=dict)


@dataclass(slots=True)
class SheetXml:
    """What a look through a worksheet found. `rows`: those that were asked for, by number from 0;
    `starts`: the offset of every row. `used`: rows with a value in them, and hidden ones. `areas`:
    of merged cells, conditional formats and lists of allowed values, by the element's name."""

    data: bytes
    prefix: bytes
    body: Element
    rows: dict[int, Row]
    starts: dict[int, int]
    used: frozenset[int]
    areas: dict[str, list[Area]]
    names: frozenset[str]


class _Look:
    """Goes through a worksheet once."""

    def __init__(self, data: bytes, wanted: Iterable[int]) -> None:
        self.data = data
        self.wanted = frozenset(wanted)
        self.rows: dict[int, Row] = {}
        self.starts: dict[int, int] = {}
        self.used: set[int] = set()
        self.areas: dict[str, list[Area]] = {name: [] for name in _WITH_AREAS}
        self.names: set[str] = set()
        self._row, self._column = -1, -1
        self._cells: dict[int, tuple[Element, Attributes]] = {}
        self._row_at = self._cell_at = 0
        self._said: Attributes = {}

    def start(self, name: str, said: Attributes, at: int) -> None:
        """A tag that opens."""
        if name == "c":
            self._column = position(said["r"])[1] if "r" in said else self._column + 1
            self._cell_at, self._said = at, said
        elif name == "row":
            self._row = int(said["r"]) - 1 if "r" in said else self._row + 1
            self._column, self._row_at, self._cells = -1, at, {}
            self.starts.setdefault(self._row, at)
            if said.get("hidden") in ("1", "true"):
                self.used.add(self._row)
        elif name in _VALUES:
            self.used.add(self._row)
        elif name in _WITH_AREAS:
            self.areas[name] += areas_of(said.get(_WITH_AREAS[name], ""))
        self.names.add(name)

    def end(self, name: str, at: int) -> None:
        """A tag that closes."""
        if name == "c" and self._row in self.wanted:
            self._cells[self._column] = (element(self.data, self._cell_at, at), self._said)
        elif name == "row" and self._row in self.wanted:
            self.rows[self._row] = Row(element(self.data, self._row_at, at), self._cells)


def look(data: bytes, wanted: Iterable[int]) -> SheetXml:
    """Where things stand in a worksheet; `wanted`: rows whose cells are asked for, from 0.

    Raises OddXml.
    """
    seen = _Look(data, wanted)
    try:
        walk(data, seen.start, seen.end)
    except ValueError as fault:
        raise OddXml(str(fault)) from fault
    body = find(data, "sheetData")
    if body is None:
        raise OddXml("a worksheet without data")
    return SheetXml(data, prefix_of(data), body, seen.rows, seen.starts, frozenset(seen.used),
                    seen.areas, frozenset(seen.names))


def areas_of(refs: str) -> list[Area]:
    """The areas of a list of references; what is none is left out."""
    found = []
    for ref in refs.replace("$", "").split():
        first, _, last = ref.partition(":")
        try:
            top, left = position(first)
            bottom, right = position(last or first)
        except ValueError:
            continue
        found.append((top, left, bottom, right))
    return found


def holds(area: Area, place: Place) -> bool:
    """Whether a cell lies in an area."""
    top, left, bottom, right = area
    return top <= place[0] <= bottom and left <= place[1] <= right


class Widths:
    """How many letters the columns of a worksheet have room for."""

    def __init__(self, sheet: SheetXml) -> None:
        self._usual = _USUAL_WIDTH
        self._spans: list[tuple[int, int, float]] = []
        self._read(sheet)

    def of(self, column: int) -> float:
        """That of a column, from 0."""
        return next(
            (width for first, last, width in self._spans if first <= column + 1 <= last),
            self._usual,
        )

    def _read(self, sheet: SheetXml) -> None:
        head = sheet.data[: sheet.body.start]
        for tag in _WIDTHS.findall(head):
            said = {name: _number(value) for name, value in _NUMBERS.findall(tag)}
            if b"defaultColWidth" in said:
                self._usual = said[b"defaultColWidth"]
            elif {b"min", b"max", b"width"} <= said.keys():
                self._spans.append((int(said[b"min"]), int(said[b"max"]), said[b"width"]))


def _number(text: bytes) -> float:
    try:
        return float(text)
    except ValueError:
        return 0.0


def insert_after(sheet: SheetXml, new: bytes, before: Iterable[str]) -> bytes:
    """The worksheet with an element before the first of some others, or at its end."""
    later = frozenset(before)
    at: list[int] = []
    depth = [0]

    def start(name: str, _: Attributes, offset: int) -> None:
        depth[0] += 1
        if depth[0] == 2 and name in later and not at:
            at.append(offset)

    def end(_: str, offset: int) -> None:
        depth[0] -= 1
        if depth[0] == 0 and not at:
            at.append(offset)

    walk(sheet.data, start, end)
    return sheet.data[: at[0]] + new + sheet.data[at[0] :]
