"""Text put into some cells of a worksheet.

Only the bytes of those cells change. A cell keeps its style; its text becomes its own (an inline
string), since the shared strings belong to other cells too.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from planner.exporting.clean_text import CELL_UNITS
from planner.exporting.own_workbook_look import SheetXml, areas_of, holds
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
    walk,
    with_prefix,
    within,
)
from planner.importing.ooxml import address
from planner.importing.sheet import Place

_RUN = re.compile(rb"<(?:[\w.-]+:)?r[\s>/]")
_LAST_RUN = re.compile(rb".*</(?:[\w.-]+:)?r\s*>", re.DOTALL)
_PLAIN = re.compile(rb"\s*<(?:[\w.-]+:)?t\b[^>]*?(?:/>|>(.*?)</(?:[\w.-]+:)?t\s*>)(.*)", re.DOTALL)
_TYPE = re.compile(rb"""\s+t\s*=\s*(?:"[^"]*"|'[^']*')""")
_SPANS = re.compile(rb"""\s+spans\s*=\s*(?:"[^"]*"|'[^']*')""")
_OTHERS = re.compile(rb"<(?:[\w.-]+:)?(?:f|extLst)[\s>/]")
_VALUE = re.compile(rb"<(?:[\w.-]+:)?v\b[^>]*>(.*?)</(?:[\w.-]+:)?v\s*>", re.DOTALL)
_MARKUP = re.compile(rb"<[^>]*>")


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
