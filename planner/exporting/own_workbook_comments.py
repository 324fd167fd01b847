"""Comments on cells of a worksheet: added to those that are there, which stay as they are.

A comment is two things in a workbook: its text in a part of comments, and the yellow note in a
drawing of an old kind (VML), without which Excel shows nothing.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from planner.exporting.own_workbook_look import Widths, insert_after, look
from planner.exporting.own_workbook_package import Package
from planner.exporting.own_workbook_sheet import with_more
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
    walk,
    within,
)
from planner.importing.ooxml import MAX_COLUMNS, address, position
from planner.importing.own_additions import MARK
from planner.importing.sheet import Place

AUTHOR: Final = "Fællestid"
"""Comments bear an author; it is the program, and never a person."""

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_COMMENTS_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml"
_VML_TYPE = "application/vnd.openxmlformats-officedocument.vmlDrawing"
_NO_COMMENTS = (
    f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<comments xmlns="{_MAIN}">'
    f"<authors/><commentList/></comments>"
).encode()
_SHAPE_TYPE = (
    b'<v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" '
    b'path="m,l,21600r21600,l21600,xe"><v:stroke joinstyle="miter"/>'
    b'<v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>'
)
_NO_SHAPES = (
    b'<xml xmlns:v="urn:schemas-microsoft-com:vml"'
    b' xmlns:o="urn:schemas-microsoft-com:office:office"'
    b' xmlns:x="urn:schemas-microsoft-com:office:excel"><o:shapelayout v:ext="edit">'
    b'<o:idmap v:ext="edit" data=""/></o:shapelayout></xml>'
)
_SHAPE = (
    '<v:shape id="_x0000_s{id}" type="#_x0000_t202" style="position:absolute;margin-left:60pt;'
    'margin-top:2pt;width:{width}pt;height:{height}pt;z-index:{order};visibility:hidden" '
    'fillcolor="#ffffe1" o:insetmode="auto"><v:fill color2="#ffffe1"/>'
    '<v:shadow on="t" color="black" obscured="t"/><v:path o:connecttype="none"/>'
    '<v:textbox style="mso-direction-alt:auto"><div style="text-align:left"></div></v:textbox>'
    '<x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/>'
    "<x:Anchor>{left}, 15, {top}, 2, {right}, 15, {bottom}, 4</x:Anchor>"
    "<x:AutoFill>False</x:AutoFill><x:Row>{row}</x:Row><x:Column>{column}</x:Column></x:ClientData></v:shape>"
)
_SHAPE_ID = re.compile(rb"_x0000_s(\d{1,9})\b")
_MAP = re.compile(rb"""<o:idmap\b[^>]*?\bdata=["']([^"']*)["']""")
_THOUSAND: Final = 1024
"""Excel deals out numbers of shapes by so many at once."""

_AFTER_DRAWING: Final = (
    "legacyDrawingHF", "drawingHF", "picture", "oleObjects", "controls", "webPublishItems",
    "tableParts", "extLst",
)
"""Elements of a worksheet that stand behind the drawing of its comments."""

_LETTERS, _WIDEST, _LINE, _MARGIN = 5.2, 46, 13, 10
"""Of the note: points of a letter, letters of its longest line, points of a line and around it."""
_ROW, _MOST_COLUMNS = 15, 60
"""Points of a usual row; a note goes over so many columns at most."""


@dataclass(slots=True)
class _Comment:
    at: Element
    text: Element | None = None


class Comments:
    """The comments of one sheet, and those that are to be added."""

    def __init__(self, package: Package, part: str) -> None:
        self._package, self._part = package, part
        kinds = {relation.type.rpartition("/")[2]: relation.target
                 for relation in package.relations(part) if relation.target in package.names}
        self._comments = kinds.get("comments")
        self._threads = kinds.get("threadedComment")
        self._vml = self._drawing()
        self._known = self._look()
        self._talks = self._talked()

    def takes(self, place: Place) -> bool:
        """Whether a comment can be put there; a conversation keeps its text elsewhere."""
        return place not in self._talks

    def has(self, place: Place) -> bool:
        """Whether a comment stands there already."""
        return place in self._known

    def has_meetings(self) -> bool:
        """Whether the program wrote some of them: this is no roster as somebody made it."""
        if self._comments is None:
            return False
        data = self._package.read(self._comments)
        return any(sign in data for sign in (MARK.encode(), escaped(MARK)))

    def write(self, texts: Mapping[Place, str]) -> None:
        """Put a comment on each cell, or more text into the one that is there."""
        if not texts:
            return
        self._write_texts(texts)
        new = [place for place in sorted(texts) if place not in self._known]
        if new:
            self._write_shapes({place: texts[place] for place in new})

    def _drawing(self) -> str | None:
        """The drawing that the sheet's comments stand in."""
        ids: list[str] = []

        def start(name: str, said: Attributes, _: int) -> None:
            if name == "legacyDrawing":
                ids.extend(value for key, value in said.items() if key.endswith(":id"))

        walk(self._package.read(self._part), start, lambda _name, _at: None)
        relations = {r.id: r.target for r in self._package.relations(self._part)}
        return relations.get(ids[0]) if ids else None

    def _look(self) -> dict[Place, _Comment]:
        if self._comments is None:
            return {}
        data = self._package.read(self._comments)
        found: dict[Place, _Comment] = {}
        now: list[tuple[Place, int]] = []
        text: list[int] = []
        inner: list[Element] = []

        def start(name: str, said: Attributes, at: int) -> None:
            if name == "comment":
                now[:] = [(position(said.get("ref", "")), at)]
                inner.clear()
            elif name == "text":
                text[:] = [at]

        def end(name: str, at: int) -> None:
            if name == "text":
                inner[:] = [element(data, text[0], at)]
            elif name == "comment":
                place, began = now[0]
                found[place] = _Comment(element(data, began, at), inner[0] if inner else None)

        try:
            walk(data, start, end)
        except ValueError as fault:
            raise OddXml(str(fault)) from fault
        return found

    def _talked(self) -> frozenset[Place]:
        if self._threads is None:
            return frozenset()
        found: set[Place] = set()

        def start(name: str, said: Attributes, _: int) -> None:
            if name == "threadedComment" and "ref" in said:
                found.add(position(said["ref"]))

        walk(self._package.read(self._threads), start, lambda _name, _at: None)
        return frozenset(found)

    def _write_texts(self, texts: Mapping[Place, str]) -> None:
        if self._comments is None:
            self._comments = self._package.free("xl/comments{}.xml")
            self._package.put(self._comments, _NO_COMMENTS)
            self._package.declare(self._comments, _COMMENTS_TYPE)
            self._package.relate(self._part, f"{_OFFICE}/comments", self._comments)
        data = self._package.read(self._comments)
        prefix = prefix_of(data)
        author, author_edit = self._author(data, prefix)
        edits: list[Edit] = []
        added: list[bytes] = []
        for place, text in sorted(texts.items()):
            known = self._known.get(place)
            if known is not None:
                edits.append(_longer(data, known, text, prefix))
                continue
            added.append(b'<%scomment ref="%s" authorId="%d"><%stext>%s</%stext></%scomment>' % (
                prefix, address(*place).encode(), author, prefix,
                with_more(b"", text, prefix, b""), prefix, prefix,
            ))
        listed = find(data, "commentList")
        if listed is None:
            raise OddXml("comments without a list")
        if added:
            edits += [author_edit, within(data, listed, b"".join(added))]
        self._package.put(self._comments, edited(data, edits))

    def _author(self, data: bytes, prefix: bytes) -> tuple[int, Edit]:
        """The number of the program among the authors, and the edit that adds it."""
        authors = find(data, "authors")
        if authors is None:
            raise OddXml("comments without authors")
        count: list[int] = []
        walk(data, lambda name, _s, at: count.append(at) if name == "author" else None,
             lambda _name, _at: None)
        name = escaped(AUTHOR)
        new = b"<%sauthor>%s</%sauthor>" % (prefix, name, prefix)
        return len(count), within(data, authors, new)

    def _write_shapes(self, texts: Mapping[Place, str]) -> None:
        if self._vml is None:
            self._vml = self._package.free("xl/drawings/vmlDrawing{}.vml")
            self._package.put(self._vml, _NO_SHAPES)
            self._package.declare_ending("vml", _VML_TYPE)
            number = self._package.relate(self._part, f"{_OFFICE}/vmlDrawing", self._vml)
            self._name_drawing(number)
        data = self._package.read(self._vml)
        end = data.rfind(b"</xml>")
        if end < 0:
            raise OddXml("a drawing without an end")
        widths = Widths(look(self._package.read(self._part), ()))
        first = self._free_number(data)
        shapes = [] if b'"_x0000_t202"' in data else [_SHAPE_TYPE]
        shapes += [
            _shape(first + number, number + 1, place, text, widths)
            for number, (place, text) in enumerate(texts.items())
        ]
        whole = data[:end] + b"".join(shapes) + data[end:]
        self._package.put(self._vml, _with_map(whole, first, first + len(texts)))

    def _free_number(self, drawing: bytes) -> int:
        """The number of the next shape. Drawings have numbers by the thousand, each its own."""
        own = [int(number) for number in _SHAPE_ID.findall(drawing)]
        if own:
            return max(own) + 1
        others = [
            int(number) for name in self._package.names if name.lower().endswith(".vml")
            for number in _SHAPE_ID.findall(self._package.read(name))
        ]
        return (max([0, *others]) // _THOUSAND + 1) * _THOUSAND + 1

    def _name_drawing(self, relation: str) -> None:
        sheet = look(self._package.read(self._part), ())
        tag = b'<%slegacyDrawing xmlns:r="%s" r:id="%s"/>' % (
            sheet.prefix, _OFFICE.encode(), relation.encode()
        )
        self._package.put(self._part, insert_after(sheet, tag, _AFTER_DRAWING))


def _longer(data: bytes, comment: _Comment, text: str, prefix: bytes) -> Edit:
    """A comment with more text behind what stands in it."""
    if comment.text is None:
        new = b"<%stext>%s</%stext>" % (prefix, with_more(b"", text, prefix, b""), prefix)
        return within(data, comment.at, new)
    at = comment.text
    inside = as_ascii(data, data[at.inner : at.close])
    new = b"<%stext>%s</%stext>" % (prefix, with_more(inside, text, prefix, b"\n"), prefix)
    return Edit(at.start, at.end, new)


def _with_map(drawing: bytes, first: int, end: int) -> bytes:
    """A drawing that says of which thousands its numbers are."""
    found = _MAP.search(drawing)
    if found is None:
        return drawing
    told = [part for part in found[1].split(b",") if part.strip()]
    wanted = [b"%d" % part for part in range(first // _THOUSAND, (end - 1) // _THOUSAND + 1)]
    whole = b",".join([*told, *(part for part in wanted if part not in told)])
    return drawing[: found.start(1)] + whole + drawing[found.end(1) :]


def _shape(number: int, order: int, place: Place, text: str, widths: Widths) -> bytes:
    """The note of a cell, as large as its text wants it."""
    row, column = place
    lines = text.split("\n")
    longest = min(_WIDEST, max(len(line) for line in lines))
    high = sum(-(-max(1, len(line)) // _WIDEST) for line in lines)
    width, height = round(longest * _LETTERS) + _MARGIN, high * _LINE + _MARGIN
    return _SHAPE.format(
        id=number, order=order, width=width, height=height, row=row, column=column,
        left=column + 1, right=_column_after(column + 1, width, widths),
        top=max(0, row - 1), bottom=max(0, row - 1) + height // _ROW + 2,
    ).encode()


def _column_after(column: int, width: int, widths: Widths) -> int:
    """The column in which a note that begins in another one ends."""
    last = min(column + _MOST_COLUMNS, MAX_COLUMNS - 1)
    while width > 0 and column < last:
        width -= round(widths.of(column) * _LETTERS) + 4
        column += 1
    return column
