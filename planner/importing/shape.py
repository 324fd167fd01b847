"""The shape of a workbook: what stays the same when next month's plan comes in the same form."""

import hashlib
import re
from dataclasses import dataclass

from planner.importing.headings import role_of
from planner.importing.sheet import Sheet, Workbook
from planner.importing.words import MONTHS, WEEKDAYS, fold

_HEADING_ROWS = 30
_DIGITS = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class Shape:
    """`sheets` are the names as they are. `forms`: each sheet's name without its dates, and the
    known headings on it; no names of people are in it. `layout`: what the file looked like."""

    sheets: tuple[str, ...]
    forms: tuple[tuple[str, tuple[str, ...]], ...]
    layout: str

    @property
    def key(self) -> str:
        """The same 32 letters and digits for all files of this shape."""
        return hashlib.sha256(repr((self.forms, self.layout)).encode()).hexdigest()[:32]


def shape_of(book: Workbook, layout: str) -> Shape:
    """The shape of a workbook that was read, or is to be, with that layout."""
    alone = len(book.sheets) == 1  # a text file's only sheet bears the name of the file
    forms = {("" if alone else _undated(s.name), _headings(s)) for s in book.sheets}
    return Shape(tuple(sheet.name for sheet in book.sheets), tuple(sorted(forms)), layout)


def _undated(name: str) -> str:
    words = fold(_DIGITS.sub(" # ", name)).split()
    return " ".join("#" if word in MONTHS or word in WEEKDAYS else word for word in words)


def _headings(sheet: Sheet) -> tuple[str, ...]:
    """The headings of columns that are known words, but none that are days."""
    found = {
        fold(value)
        for row in sheet.rows[:_HEADING_ROWS] for value in row
        if isinstance(value, str) and value and role_of(value) and fold(value) not in WEEKDAYS
    }
    return tuple(sorted(found))
