"""Raw sheets: the cells of a file, whatever its format, and what stands beside the values."""

import csv
import io
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from itertools import chain
from math import isfinite
from pathlib import Path
from typing import TYPE_CHECKING

from models.finding import UnusableInput
from planner.importing.gate import examine, refuse
from planner.importing.ooxml import MAX_AREA, BookFacts, SheetFacts, address, look

if TYPE_CHECKING:
    from planner.importing.dates import Hints

Cell = str | int | float | bool | date | datetime | time | timedelta
"""A value as the file has it; an empty cell is an empty text."""

Place = tuple[int, int]
"""Row and column, from 0."""

_SPACE = re.compile(r"\s+")
_INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]"
)
_DELIMITERS = ";\t,|"
_MANY_ROWS, _LEAST_FILLED = 100_000, 0.1
"""Of so many rows this share holds something; else a cell has strayed far from the plan."""

_PANIC = "PanicException"
"""What calamine raises where it fails beyond its own errors; no module has it to import."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet. `rows` have equal lengths. `merged`: (top, left, bottom, right), ends included.

    `turned`: rows and columns are exchanged against the file; addresses still name its cells.
    `values`: each different value once, so that what stands nowhere is not looked for everywhere.
    `first_day`: what somebody answered that the first date is; it fills in what titles leave out,
    and is heard before them if `first_day_wins`. `last_day`: where a rotation is to end. `around`:
    what the file's name and its other sheets say of the time. `own`: so many cells and rows held
    meetings that the program wrote; they are left out.
    """

    name: str
    rows: list[list[Cell]]
    hidden: bool = False
    merged: tuple[tuple[int, int, int, int], ...] = ()
    facts: SheetFacts = field(default_factory=SheetFacts)
    turned: bool = False
    values: frozenset[Cell] = frozenset()
    first_day: date | None = None
    first_day_wins: bool = False
    last_day: date | None = None
    around: "Hints | None" = None
    own: int = 0

    def texts(self) -> Iterator[str]:
        """Each different text once."""
        return (value for value in self.values if isinstance(value, str))

    @property
    def width(self) -> int:
        """Number of columns."""
        return len(self.rows[0]) if self.rows else 0

    def text(self, row: int, column: int) -> str:
        """What stands in a cell as one line of text; empty outside the sheet."""
        if 0 <= row < len(self.rows) and 0 <= column < self.width:
            return text_of(self.rows[row][column])
        return ""

    def address(self, row: int, column: int) -> str:
        """The address in the file, `D7`."""
        return address(column, row) if self.turned else address(row, column)

    def spread(self, row: int, column: int) -> Cell:
        """The value of a cell, or of the merged area that it lies in."""
        value = self.rows[row][column]
        if value == "":
            for top, left, bottom, right in self.merged:
                if top <= row <= bottom and left <= column <= right:
                    return self.rows[top][left]
        return value

    def turn(self) -> "Sheet":
        """The same sheet with rows and columns exchanged."""
        rows = [list(column) for column in zip(*self.rows, strict=True)]
        merged = tuple((left, top, right, bottom) for top, left, bottom, right in self.merged)
        return replace(self, rows=rows, merged=merged, turned=not self.turned)

    def place_in_file(self, row: int, column: int) -> Place:
        """Row and column as the file counts them."""
        return (column, row) if self.turned else (row, column)


@dataclass(frozen=True, slots=True)
class Workbook:
    """A file's sheets in order. `file` is its name, for sentences."""

    file: str
    sheets: tuple[Sheet, ...]
    macros: bool = False


@lru_cache(maxsize=65536)
def _one_line(text: str) -> str:
    return _SPACE.sub(" ", visible(text)).strip()


def visible(text: str) -> str:
    """A text without signs that nobody sees: direction marks, zero widths, control characters."""
    return _INVISIBLE.sub("", text)


def text_of(value: Cell) -> str:
    """A value as one line of text: spaces joined, whole numbers without a point."""
    if isinstance(value, str):
        return _one_line(value)
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, time):
        return f"{value:%H:%M}"
    return str(value)


ToldOfSheet = Callable[[int, int, str], object]
"""Told before the cells of a sheet are read: which from 1, of how many, and its name."""


def load(path: Path, told: ToldOfSheet | None = None) -> Workbook:
    """The sheets of a file. Raises UnusableInput for a file that cannot or may not be read."""
    kind = examine(path)
    if kind == "text":
        rows = _text_rows(path)
        values = frozenset(chain.from_iterable(rows))
        return Workbook(path.name, (Sheet(path.stem, rows, values=values),))
    facts = look(path) if kind == "ooxml" else BookFacts()
    return Workbook(path.name, _calamine_sheets(path, facts, told), facts.macros)


def _calamine_sheets(
    path: Path, facts: BookFacts, told: ToldOfSheet | None
) -> tuple[Sheet, ...]:
    from python_calamine import (
        CalamineError,
        CalamineWorkbook,
        PasswordError,
        SheetTypeEnum,
        SheetVisibleEnum,
    )

    try:
        # Opened as bytes: calamine judges a path by its ending, and names lie.
        with path.open("rb") as file:
            book = CalamineWorkbook.from_filelike(io.BytesIO(file.read()))
        sheets = []
        metas = [m for m in book.sheets_metadata if m.typ == SheetTypeEnum.WorkSheet]
        for number, meta in enumerate(metas, start=1):
            if told is not None:
                told(number, len(metas), meta.name)
            sheet = book.get_sheet_by_name(meta.name)
            ranges = sheet.merged_cell_ranges or []
            last = sheet.end or (0, 0)
            if (last[0] + 1) * (last[1] + 1) > MAX_AREA:
                raise _too_wide(path, meta.name, last)
            rows = _level(sheet.to_python(skip_empty_area=False))
            if len(rows) > _MANY_ROWS and _filled(rows) < _LEAST_FILLED * len(rows):
                raise _too_wide(path, meta.name, (len(rows) - 1, len(rows[0]) - 1))
            values = _finite(rows)
            sheets.append(
                Sheet(
                    name=meta.name,
                    rows=rows,
                    hidden=meta.visible != SheetVisibleEnum.Visible,
                    merged=tuple((a[0], a[1], b[0], b[1]) for a, b in ranges),
                    facts=facts.sheets.get(meta.name, SheetFacts()),
                    values=values,
                )
            )
    except PasswordError as error:
        raise refuse("password", path) from error
    except (CalamineError, OSError, ValueError, OverflowError) as error:
        raise refuse("damaged", path) from error
    except BaseException as error:
        if type(error).__name__ != _PANIC:
            raise
        raise refuse("damaged", path) from error
    return tuple(sheets)


def _too_wide(path: Path, sheet: str, last: Place) -> UnusableInput:
    return refuse("too_wide", path, sheet=sheet, cell=address(*last))


def _filled(rows: list[list[Cell]]) -> int:
    """The number of rows that hold something."""
    return sum(1 for row in rows if any(value != "" for value in row))


def _finite(rows: list[list[Cell]]) -> frozenset[Cell]:
    """Each different value. Numbers that are none (NaN, infinity) become text, which is asked."""
    values = frozenset(chain.from_iterable(rows))
    if not any(isinstance(value, float) and not isfinite(value) for value in values):
        return values
    for row in rows:
        row[:] = [str(v) if isinstance(v, float) and not isfinite(v) else v for v in row]
    return frozenset(chain.from_iterable(rows))


def _level(rows: list[list[Cell]]) -> list[list[Cell]]:
    """Rows of one length, without empty ones at the end."""
    while rows and all(value == "" for value in rows[-1]):
        rows.pop()
    width = max((len(row) for row in rows), default=0)
    for row in rows:
        row.extend([""] * (width - len(row)))
    return rows


def _text_rows(path: Path) -> list[list[Cell]]:
    text = _decode(path)
    delimiter = _delimiter(text)
    try:
        table = csv.reader(io.StringIO(text), delimiter=delimiter)
        rows: list[list[Cell]] = [list(fields) for fields in table]
    except csv.Error as error:
        raise refuse("damaged", path) from error
    return _level(rows)


def _decode(path: Path) -> str:
    content = path.read_bytes()
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        encodings = ["utf-16"]
    elif b"\x00" in content:
        encodings = ["utf-16-le" if content[1:2] == b"\x00" else "utf-16-be"]
    else:
        encodings = ["utf-8-sig", "cp1252", "latin-1"]
    for encoding in encodings:
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise refuse("damaged", path)


def _delimiter(text: str) -> str:
    """The sign that cuts most of the first lines into the same number of fields, above one."""
    sample = [line for line in text.splitlines()[:50] if line.strip()]

    def score(sign: str) -> tuple[int, int]:
        counts = [len(row) for row in csv.reader(sample, delimiter=sign)]
        cut = [count for count in counts if count > 1]
        usual = max(set(cut), key=cut.count, default=0)
        return (cut.count(usual), usual) if usual else (0, 0)

    return max(_DELIMITERS, key=score)
