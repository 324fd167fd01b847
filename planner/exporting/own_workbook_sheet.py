"""A worksheet's XML: where its rows and cells stand, and text put into some cells of it.

Only the bytes of those cells change. A cell keeps its style; its text becomes its own (an inline
string), since the shared strings belong to other cells too.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final

from planner.exporting.clean_text import CELL_UNITS
from planner.exporting.own_workbook_xml import (
    Attributes,
    Edit,
    Element,
    OddXml,
    as_ascii,
    edited,
    element,
    escaped,
    find,
    prefix_of,
    tag_end,
    walk,
    with_prefix,
    within,
)
from planner.importing.ooxml import address, position
from planner.importing.sheet import Place

Area = tuple[int, int, int, int]
"""Top, left, bottom, right; from 0, ends included."""

_VALUES: Final = frozenset({"v", "is", "f"})
_WITH_AREAS: Final = {"mergeCell": "ref", "conditionalFormatting": "sqref",
                      "dataValidation": "sqref"}
_RUN = re.compile(rb"<(?:[\w.-]+:)?r[\s>/]")
_LAST_RUN = re.compile(rb".*</(?:[\w.-]+:)?r\s*>", re.DOTALL)
_PLAIN = re.compile(rb"\s*<(?:[\w.-]+:)?t\b[^>]*?(?:/>|>(.*?)</(?:[\w.-]+:)?t\s*>)(.*)", re.DOTALL)
_TYPE = re.compile(rb"""\s+t\s*=\s*(?:"[^"]*"|'[^']*')""")
_SPANS = re.compile(rb"""\s+spans\s*=\s*(?:"[^"]*"|'[^']*')""")
_OTHERS = re.compile(rb"<(?:[\w.-]+:)?(?:f|extLst)[\s>/]")
_VALUE = re.compile(rb"<(?:[\w.-]+:)?v\b[^>]*>(.*?)</(?:[\w.-]+:)?v\s*>", re.DOTALL)
_WIDTHS = re.compile(rb"<(?:[\w.-]+:)?(?:col|sheetFormatPr)\s[^>]*>")
_NUMBERS = re.compile(rb"""\b(min|max|width|defaultColWidth)\s*=\s*["']([^"']*)["']""")
_USUAL_WIDTH = 8.43
_MARKUP = re.compile(rb"<[^>]*>")


@dataclass(slots=True)
class Row:
    """A row and the cells of it that stand in the file, by column."""

    at: Element
    cells: dict[int, tuple[Element, Attributes]] = field(default_factory=dict)


@dataclass(slots=True)
class SheetXml:
    """What a look through a worksheet found. `rows`: those that were asked for, by number from 0;
    `starts`: the offset of every row. `used`: rows with a value in them. `areas`: of merged cells,
    conditional formats and lists of allowed values, by the name of the element."""

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


class Strings:
    """The shared strings of a workbook, found when one is asked for."""

    def __init__(self, data: bytes | None) -> None:
        self._data = data
        self._items: list[Element] | None = None

    def inside(self, number: int) -> bytes | None:
        """What stands within a string's element, in plain ASCII; None where there is none."""
        if self._data is None:
            return None
        if self._items is None:
            self._items = _items(self._data)
        if not 0 <= number < len(self._items):
            return None
        item = self._items[number]
        return as_ascii(self._data, self._data[item.inner : item.close])


def _items(data: bytes) -> list[Element]:
    found: list[Element] = []
    opened = [0]

    def start(name: str, _: Attributes, at: int) -> None:
        if name == "si":
            opened[0] = at

    def end(name: str, at: int) -> None:
        if name == "si":
            found.append(element(data, opened[0], at))

    walk(data, start, end)
    return found


@dataclass(frozen=True, slots=True)
class TextCells:
    """Puts text into cells of a worksheet, behind what stands there."""

    sheet: SheetXml
    strings: Strings

    def can_hold(self, place: Place, text: str) -> bool:
        """Whether a cell is empty or holds text, and has room for more. One with a number, a date
        or a formula would no longer be what it is."""
        cell = self._cell(place)
        if cell is None:
            return True
        inside = self._inside(*cell)
        room = CELL_UNITS - len(_MARKUP.sub(b"", inside or b"")) - 2 * len(text) - 1
        return inside is not None and room > 0

    def length(self, place: Place) -> int:
        """How many letters stand in a cell that can hold text."""
        cell = self._cell(place)
        return 0 if cell is None else len(_MARKUP.sub(b"", self._inside(*cell) or b""))

    def write(self, texts: Mapping[Place, str]) -> bytes:
        """The worksheet with each text behind what stands in its cell. All must be such as
        `can_hold` says."""
        edits: list[Edit] = []
        by_row: dict[int, dict[int, str]] = {}
        for (row, column), text in sorted(texts.items()):
            by_row.setdefault(row, {})[column] = text
        new_rows: dict[int, bytes] = {}
        for row, cells in by_row.items():
            if row in self.sheet.rows:
                edits += self._in_row(row, cells)
            else:
                new_rows[row] = self._new_row(row, cells)
        edits += self._insert(new_rows)
        return edited(self.sheet.data, [*edits, *self._dimension(texts)])

    def _cell(self, place: Place) -> tuple[Element, Attributes] | None:
        row = self.sheet.rows.get(place[0])
        return row.cells.get(place[1]) if row is not None else None

    def _inside(self, at: Element, said: Attributes) -> bytes | None:
        """What stands within the text of a cell; None where it holds something else than text."""
        inner = self.sheet.data[at.inner : at.close]
        if _OTHERS.search(inner):
            return None
        kind = said.get("t", "n")
        value = _VALUE.search(inner)
        if kind == "inlineStr":
            text = find(inner, "is") if inner.strip() else None
            return as_ascii(self.sheet.data, inner[text.inner : text.close]) if text else b""
        if value is None:
            return b""
        if kind == "s" and value[1].strip().isdigit():
            return self.strings.inside(int(value[1]))
        if kind == "str":
            return b"<t>" + as_ascii(self.sheet.data, value[1]) + b"</t>"
        return None

    def _in_row(self, row: int, cells: Mapping[int, str]) -> list[Edit]:
        """The edits of a row that stands in the file."""
        known = self.sheet.rows[row]
        edits: list[Edit] = []
        added: dict[int, list[bytes]] = {}
        for column, text in cells.items():
            if column in known.cells:
                at, said = known.cells[column]
                inside = self._inside(at, said) or b""
                tag = _TYPE.sub(b"", self.sheet.data[at.start : at.inner]).rstrip(b"/> \t\r\n")
                tag += b' t="inlineStr">'
                edits.append(Edit(at.start, at.end, self._closed(tag, inside, text)))
                continue
            tag = b'<%sc r="%s" t="inlineStr">' % (
                self.sheet.prefix, address(row, column).encode()
            )
            after = min((c for c in known.cells if c > column), default=None)
            before = known.at.close if after is None else known.cells[after][0].start
            added.setdefault(before, []).append(self._closed(tag, b"", text))
        for before, new in added.items():
            if before == known.at.close:
                edits.append(within(self.sheet.data, known.at, b"".join(new)))
            else:
                edits.append(Edit(before, before, b"".join(new)))
        if added and not known.at.empty:
            edits += self._without_spans(known.at)
        return edits

    def _without_spans(self, row: Element) -> list[Edit]:
        """Which columns a row spans is told to readers in a hurry, and is no longer so."""
        match = _SPANS.search(self.sheet.data, row.start, row.inner)
        return [Edit(match.start(), match.end(), b"")] if match else []

    def _closed(self, tag: bytes, inside: bytes, text: str) -> bytes:
        prefix = self.sheet.prefix
        name = tag[1:].split(None, 1)[0]
        # On the same line: where lines are not broken, a code above would no longer be seen.
        text_inside = with_more(inside, text, prefix, b" ")
        return b"%s<%sis>%s</%sis></%s>" % (tag, prefix, text_inside, prefix, name)

    def _new_row(self, row: int, cells: Mapping[int, str]) -> bytes:
        prefix = self.sheet.prefix
        made = b"".join(
            self._closed(
                b'<%sc r="%s" t="inlineStr">' % (prefix, address(row, column).encode()), b"", text
            )
            for column, text in sorted(cells.items())
        )
        return b'<%srow r="%d">%s</%srow>' % (prefix, row + 1, made, prefix)

    def _insert(self, rows: Mapping[int, bytes]) -> list[Edit]:
        """New rows, each before the next one that stands in the file."""
        if not rows:
            return []
        places: dict[int, list[bytes]] = {}
        for row in sorted(rows):
            later = min((n for n in self.sheet.starts if n > row), default=None)
            at = self.sheet.body.close if later is None else self.sheet.starts[later]
            places.setdefault(at, []).append(rows[row])
        return [
            within(self.sheet.data, self.sheet.body, b"".join(new))
            if at == self.sheet.body.close else Edit(at, at, b"".join(new))
            for at, new in places.items()
        ]

    def _dimension(self, texts: Iterable[Place]) -> list[Edit]:
        """The area that the sheet says it uses, made large enough."""
        found = find(self.sheet.data, "dimension")
        if found is None:
            return []
        tag = self.sheet.data[found.start : found.inner]
        match = re.search(rb"""\bref\s*=\s*["']([^"']*)["']""", tag)
        areas = areas_of(match[1].decode("ascii", "replace")) if match else []
        if match is None or len(areas) != 1 or all(holds(areas[0], place) for place in texts):
            return []
        top, left, bottom, right = areas[0]
        rows = [top, bottom, *(row for row, _ in texts)]
        columns = [left, right, *(column for _, column in texts)]
        ref = f"{address(min(rows), min(columns))}:{address(max(rows), max(columns))}"
        start = found.start + match.start(1)
        return [Edit(start, start + len(match[1]), ref.encode())]


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


def with_more(inside: bytes, text: str, prefix: bytes, between: bytes) -> bytes:
    """What stands in a text's element with more text behind it; the look of its letters stays."""
    inside = with_prefix(inside, prefix)
    opened = b'<%st xml:space="preserve">' % prefix
    closed = b"</%st>" % prefix
    if not inside.strip():
        return opened + escaped(text) + closed
    if _RUN.search(inside):
        end = _LAST_RUN.match(inside)
        at = end.end() if end else len(inside)
        run = b"<%sr>%s%s</%sr>" % (prefix, opened + between + escaped(text), closed, prefix)
        return inside[:at] + run + inside[at:]
    plain = _PLAIN.match(inside)
    if plain is None:
        raise OddXml("a text that is none")
    return opened + (plain[1] or b"") + between + escaped(text) + closed + plain[2]


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
    place = at[0]
    tag_end(sheet.data, place)
    return sheet.data[:place] + new + sheet.data[place:]
