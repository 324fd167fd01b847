"""Dates down, names across: names × dates with rows and columns exchanged."""

from planner.importing.grid import Block
from planner.importing.layouts.base import Reading, Source
from planner.importing.layouts.names_by_dates import read_blocks

_MIN_DAYS = 3


def confidence(source: Source) -> float:
    """Dates in a column, with headings that are names and cells that are codes or times."""
    blocks = _blocks(source)
    if not blocks:
        return 0.0
    known, filled = 0, 0
    for block in blocks:
        for row in range(block.body, block.end):
            for column in block.days:
                value = block.sheet.rows[row][column]
                if value != "":
                    filled += 1
                    known += source.codes.read(value) is not None
    return 0.3 + 0.6 * known / filled if filled else 0.0


def read(source: Source) -> Reading | None:
    """People in the order of the columns."""
    return read_blocks(_blocks(source), source)


def _blocks(source: Source) -> list[Block]:
    return [block for block in source.blocks(turned=True) if len(block.days) >= _MIN_DAYS]
