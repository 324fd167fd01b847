"""Meetings that the program wrote into somebody's roster: told apart from what the roster says.

Each addition in a cell begins with the mark and two times and goes on to its end; each row of its
own begins with the mark and a day, or is called by the mark and the word for meetings. Whoever
reads such a file again gets the roster as it was without them.
"""

import re
from dataclasses import replace
from itertools import chain
from typing import Final

from planner.importing.sheet import Cell, Sheet, Workbook
from planner.texts import spellings

MARK: Final = "◆"
"""What every text begins with that the program writes into a roster."""

_IN_CELL = re.compile(rf"(?:^| ){MARK} \d\d:\d\d–\d\d:\d\d .*", re.DOTALL)
_LINE_OF_DAY = re.compile(rf"{MARK} \d\d[-/.]\d\d[-/.]\d{{4}} ")


def without_additions(book: Workbook) -> Workbook:
    """The workbook as it was before meetings were written into it."""
    if not any(_may_have(sheet) for sheet in book.sheets):
        return book
    return replace(book, sheets=tuple(_without(sheet) for sheet in book.sheets))


def _may_have(sheet: Sheet) -> bool:
    return any(MARK in text for text in sheet.texts())


def _without(sheet: Sheet) -> Sheet:
    if not _may_have(sheet):
        return sheet
    labels = {f"{MARK} {word}" for word in spellings("own_workbook.label")}
    rows: list[list[Cell]] = []
    own = 0
    for cells in sheet.rows:
        first = next((value for value in cells if value != ""), "")
        if isinstance(first, str) and (first in labels or _LINE_OF_DAY.match(first)):
            rows.append([""] * len(cells))
            own += 1
            continue
        kept: list[Cell] = [
            _IN_CELL.sub("", value) if isinstance(value, str) and MARK in value else value
            for value in cells
        ]
        own += sum(1 for old, new in zip(cells, kept, strict=True) if old is not new)
        rows.append(kept)
    while rows and all(value == "" for value in rows[-1]):
        rows.pop()
    return replace(sheet, rows=rows, values=frozenset(chain.from_iterable(rows)), own=own)
