"""What a fast cell reader does not tell of an .xlsx: hidden rows, comments, errors, lost formulas.

Each worksheet's XML is searched as bytes, which takes a tenth of the time of a full parse and
builds nothing from what it finds. It also sees a cell that lies too far out before a reader tries
to lay out the whole area up to it.
"""

import re
import zipfile
from dataclasses import dataclass, field
from pathlib import Path
from posixpath import join, normpath

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import ParseError, fromstring

from planner.importing.gate import refuse

MAX_ROWS = 1_048_576
MAX_COLUMNS = 16_384
MAX_AREA = 6_000_000
"""Cells from A1 to the last one. A thousand people over fifteen years."""

_HIDDEN_ROW = re.compile(
    rb'<(?:\w+:)?row\b(?=[^>]*\bhidden="(?:1|true)")[^>]*?\br="(\d+)"'
)
_HIDDEN_COLUMNS = re.compile(rb'<(?:\w+:)?col\b(?=[^>]*\bhidden="(?:1|true)")[^>]*>')
_MIN_MAX = re.compile(rb'\b(min|max)="(\d+)"')
_ROW_END = b"row>"
"""Of `</row>` and `</x:row>`; where it begins a row instead, no cell lies before it."""

_CELL = re.compile(rb' r="([A-Z]+\d+)"')
_FAR = re.compile(rb' r="(?=[A-Z]{3}|[A-Z]{1,2}\d{6})([A-Z]{1,9})(\d{1,12})')
"""What lies far out is looked for everywhere: in a damaged file it is not the last of its row."""

_ERROR = re.compile(rb'<(?:\w+:)?c\b(?=[^>]*\bt="e")[^>]*?\br="([A-Z]{1,3}\d{1,7})"')
_UNVALUED = re.compile(
    rb'<(?:\w+:)?c\b[^>]*?\br="([A-Z]{1,3}\d{1,7})"[^>]*>\s*'
    rb"<(?:\w+:)?f\b(?:[^>]*/>|[^>]*>[^<]*</(?:\w+:)?f>)\s*"
    rb"(?:<(?:\w+:)?v\s*/>|<(?:\w+:)?v>\s*</(?:\w+:)?v>)?\s*</(?:\w+:)?c>"
)
_PREFIXED = re.compile(rb"<\w+:worksheet\b")
_HEAD = 4096
"""The root of a sheet begins within so many bytes; with it its other tags bear a prefix."""

_COMMENT = re.compile(rb'<(?:\w+:)?comment\b[^>]*?\bref="([A-Z]{1,3}\d{1,7})"')
_OWN_COMMENT = re.compile(
    rb"<((?:\w+:)?comment)\b[^>]*>(?:\s*<[^>]*>)*"
    rb"(?:\xe2\x97\x86|&#9670;) \d\d:\d\d.*?</\1>", re.DOTALL
)
"""A comment that is nothing but meetings which the program wrote (see own_additions)."""

_ADDRESS = re.compile(r"([A-Z]+)(\d+)")


@dataclass(frozen=True, slots=True)
class SheetFacts:
    """Of one worksheet: rows and columns count from 0, cells are (row, column)."""

    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    errors: frozenset[tuple[int, int]] = frozenset()
    unvalued: frozenset[tuple[int, int]] = frozenset()
    comments: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class BookFacts:
    """Of a workbook: facts by the name of the sheet, and whether macros lie in it."""

    sheets: dict[str, SheetFacts] = field(default_factory=dict)
    macros: bool = False


def position(address: str) -> tuple[int, int]:
    """Row and column from 0 of an address like `D7`. Raises ValueError for anything else."""
    match = _ADDRESS.fullmatch(address)
    if match is None:
        raise ValueError(f"not a cell: {address!r}")
    column = 0
    for letter in match[1]:
        column = column * 26 + ord(letter) - 64
    return int(match[2]) - 1, column - 1


def address(row: int, column: int) -> str:
    """The address of a row and column from 0: `D7`."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return f"{letters}{row + 1}"


def place_of(cell: str) -> tuple[int, int]:
    """The row and column from 0 of an address."""
    letters = cell.rstrip("0123456789")
    column = 0
    for letter in letters:
        column = column * 26 + ord(letter) - 64
    return int(cell[len(letters):]) - 1, column - 1


def look(path: Path) -> BookFacts:
    """The facts of a workbook that the gate let through. Raises UnusableInput."""
    try:
        with zipfile.ZipFile(path) as package:
            names = set(package.namelist())
            sheets = {
                sheet: _sheet_facts(path, sheet, package, part, names)
                for sheet, part in _sheet_parts(package, names)
                if part.endswith(".xml") and part in names
            }
            return BookFacts(sheets, macros="xl/vbaProject.bin" in names)
    except (zipfile.BadZipFile, OSError, EOFError, ValueError) as error:
        raise refuse("damaged", path) from error
    except (ParseError, DefusedXmlException) as error:
        raise refuse("damaged", path) from error


def _sheet_parts(package: zipfile.ZipFile, names: set[str]) -> list[tuple[str, str]]:
    """(sheet, part) as the workbook relates them."""
    if not {"xl/workbook.xml", "xl/_rels/workbook.xml.rels"} <= names:
        return []
    targets = _relations(package, "xl/workbook.xml")
    found = []
    for element in fromstring(package.read("xl/workbook.xml")).iter():
        if element.tag.rpartition("}")[2] == "sheet":
            relation = next((v for k, v in element.items() if k.endswith("}id")), "")
            found.append((element.get("name", ""), targets.get(relation, "")))
    return found


def _relations(package: zipfile.ZipFile, part: str) -> dict[str, str]:
    folder, _, name = part.rpartition("/")
    root = fromstring(package.read(f"{folder}/_rels/{name}.rels"))
    return {
        element.get("Id", ""): normpath(join("/", folder, element.get("Target", ""))).lstrip("/")
        for element in root
    }


def _sheet_facts(
    path: Path, sheet: str, package: zipfile.ZipFile, part: str, names: set[str]
) -> SheetFacts:
    xml = package.read(part)
    _refuse_far_cells(path, sheet, xml)
    hidden = b"hidden=" in xml
    return SheetFacts(
        hidden_rows=frozenset(
            int(row) - 1 for row in _HIDDEN_ROW.findall(xml)
        ) if hidden else frozenset(),
        hidden_columns=_hidden_columns(xml) if hidden else frozenset(),
        errors=frozenset(position(a.decode()) for a in _found(_ERROR, xml, b't="e"')),
        unvalued=frozenset(position(a.decode()) for a in _formulas(xml)),
        comments=_comments(package, part, names),
    )


def _found(pattern: re.Pattern[bytes], xml: bytes, *signs: bytes) -> list[bytes]:
    """What the pattern finds; a plain search first, since most sheets hold none of it."""
    return pattern.findall(xml) if any(sign in xml for sign in signs) else []


def _formulas(xml: bytes) -> list[bytes]:
    signs = (b"<f", b":f") if _PREFIXED.search(xml, 0, _HEAD) else (b"<f",)
    return _found(_UNVALUED, xml, *signs)


def _refuse_far_cells(path: Path, sheet: str, xml: bytes) -> None:
    cells = [position(cell) for cell in _last_cells(xml)]
    far_columns: set[str] = set()
    far_rows: set[int] = set()
    for far in _FAR.finditer(xml):
        far_columns.add(far[1].decode())
        far_rows.add(int(far[2]))
    last_row = max([*(row + 1 for row, _ in cells), *far_rows, 1])
    last_column = max([
        *(column + 1 for _, column in cells), *(position(f"{c}1")[1] + 1 for c in far_columns), 1,
    ])
    if last_row > MAX_ROWS or last_column > MAX_COLUMNS:
        raise refuse("outside", path, sheet=sheet)
    if last_row * last_column > MAX_AREA:
        last = address(last_row - 1, last_column - 1)
        raise refuse("too_wide", path, sheet=sheet, cell=last)


def _last_cells(xml: bytes) -> list[str]:
    """The address of the last cell of each row: a plain search, since a sheet may have 50 MB."""
    found: list[str] = []
    begin, end = 0, xml.find(_ROW_END)
    while end >= 0:
        at = xml.rfind(b' r="', begin, end)
        cell = _CELL.match(xml, at) if at >= 0 else None
        if cell is not None:
            found.append(cell[1].decode())
        begin, end = end, xml.find(_ROW_END, end + 1)
    return found


def _hidden_columns(xml: bytes) -> frozenset[int]:
    hidden: set[int] = set()
    for tag in _HIDDEN_COLUMNS.findall(xml):
        ends = {key: int(value) for key, value in _MIN_MAX.findall(tag)}
        if {b"min", b"max"} <= ends.keys():
            hidden.update(range(ends[b"min"] - 1, min(ends[b"max"], MAX_COLUMNS)))
    return frozenset(hidden)


def _comments(package: zipfile.ZipFile, part: str, names: set[str]) -> tuple[str, ...]:
    folder, _, name = part.rpartition("/")
    if f"{folder}/_rels/{name}.rels" not in names:
        return ()
    cells: list[str] = []
    for target in _relations(package, part).values():
        if "comments" in target.lower() and target in names:
            comments = _OWN_COMMENT.sub(b"", package.read(target))
            cells += [a.decode() for a in _COMMENT.findall(comments)]
    return tuple(dict.fromkeys(cells))
