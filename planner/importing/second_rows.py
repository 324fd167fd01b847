"""Rows without a name that hold second shifts of the people above them."""

from planner.importing.codes import Codes, Work
from planner.importing.grid import Block

_FEWEST, _MOSTLY = 3, 0.8
"""A sheet is written so if it has so many such rows, and so much of what stands without a name
fits."""

Spans = list[tuple[int, int]]


def rows_that_go_on(block: Block, codes: Codes) -> frozenset[int]:
    """Rows without a name, right below a person's, whose shifts each share a day with one of hers
    and never lie upon it: a day with two shifts. None unless the sheet does so throughout."""
    fitting: set[int] = set()
    nameless = 0
    above: int | None = None
    for row in range(block.body, block.end):
        if any(block.sheet.text(row, column) for column in block.name_columns):
            above = row
            continue
        works = _works(block, row, codes)
        if works:
            nameless += 1
            if above is not None and _fits(works, _works(block, above, codes)):
                fitting.add(row)
        above = None
    if len(fitting) < _FEWEST or len(fitting) < _MOSTLY * nameless:
        return frozenset()
    return frozenset(fitting)


def _works(block: Block, row: int, codes: Codes) -> dict[int, Spans]:
    """The shifts of a row by column."""
    found: dict[int, Spans] = {}
    for column in block.days:
        value = block.sheet.rows[row][column]
        meanings = codes.read(value) if value != "" else None
        spans = [(m.start, m.end) for m in meanings or () if isinstance(m, Work)]
        if spans:
            found[column] = spans
    return found


def _fits(second: dict[int, Spans], first: dict[int, Spans]) -> bool:
    return all(
        column in first and all(
            start >= other_end or end <= other_start
            for start, end in spans for other_start, other_end in first[column]
        )
        for column, spans in second.items()
    )
