"""Rows without a name that belong to the people above them.

They hold second shifts of a day, or each person has a row for each vagtlag, which is named beside.
"""

from planner.importing.codes import Codes, Work, is_blank, team_in, times_of
from planner.importing.grid import Block
from planner.importing.names import is_total
from planner.importing.totals import is_count

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


def rows_of_parts(block: Block, codes: Codes) -> frozenset[int]:
    """Rows without a name below a person's with a vagtlag or times in front of their days, as in
    hers ("Dag", "Aften", "Nat"); without a label in hers only if nothing lies upon her shifts."""
    found: set[int] = set()
    above: int | None = None
    labels: set[str] = set()
    for row in range(block.body, block.end):
        if any(block.sheet.rows[row][column] != "" for column in block.name_columns):
            above, labels = row, set()
            continue
        label = _part_label(block, row)
        if above == row - 1:
            labels = {_part_label(block, above)} - {""}
        if not label or label in labels or above is None or _holds_counts(block, row, codes):
            above = None
        else:
            works = _works(block, row, codes)
            if labels or (works and _lies_free(works, _works(block, above, codes))):
                found.add(row)
            labels = labels | {label}
    return frozenset(found)


def _part_label(block: Block, row: int) -> str:
    """The vagtlag or the times in front of the days of a row; empty where none stand there."""
    for column in range(block.left, min(block.days)):
        text = "" if column in block.name_columns else block.sheet.text(row, column)
        if text and not is_total(text) and (team_in(text) or times_of(text)):
            return text
    return ""


def _holds_counts(block: Block, row: int, codes: Codes) -> bool:
    """Whether numbers that explain nothing stand in a row: it counts the people of a vagtlag."""
    cells = [v for c in block.days if not is_blank(v := block.sheet.rows[row][c])]
    return any(is_count(value) and codes.read(value) is None for value in cells)


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
    return second.keys() <= first.keys() and _lies_free(second, first)


def _lies_free(second: dict[int, Spans], first: dict[int, Spans]) -> bool:
    return all(
        start >= other_end or end <= other_start
        for column, spans in second.items()
        for start, end in spans for other_start, other_end in first.get(column, ())
    )
