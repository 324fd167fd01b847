"""Names down, dates across, a code or times in each cell; one table or several, on any sheets."""

from models.timespan import Period
from planner.importing.dates import months_named
from planner.importing.doubts import Doubts
from planner.importing.grid import Block
from planner.importing.grid_reader import GridReader
from planner.importing.layouts.base import Reading, Source
from planner.texts import t
from planner.texts.dates import numeric_date

_MANY = 5


def confidence(source: Source) -> float:
    """Many dates in a row say it clearly."""
    widest = max((len(b.days) for b in source.blocks() if _says_something(b, source)), default=0)
    if widest == 0:
        return 0.0
    return 0.9 if widest >= _MANY else 0.4 + 0.1 * widest


def _says_something(block: Block, source: Source) -> bool:
    """A few dates in a row head a plan only if something below them is understood.

    So do dates over starts and ends.
    """
    if len(block.days) >= _MANY or block.ends:
        return True
    return any(
        source.codes.read(block.sheet.rows[row][column])
        for row in range(block.body, block.end) for column in block.days
        if block.sheet.rows[row][column] != ""
    )


def read(source: Source) -> Reading | None:
    """People of all tables; one who stands in several is one person."""
    return read_blocks(source.blocks(), source)


def read_blocks(blocks: list[Block], source: Source) -> Reading | None:
    """People of some tables of names × dates."""
    people = source.nobody_yet()
    reader = GridReader(source.codes, people, source.doubts)
    for block in blocks:
        reader.read(block)
        _check_title(block, source.doubts)
    if not len(people):
        return None
    days = [day for block in blocks for day in block.days.values()]
    return Reading(
        Period(min(days), max(days)), people, frozenset(block.sheet.name for block in blocks)
    )


def _check_title(block: Block, doubts: Doubts) -> None:
    """A title that names other months than the dates below it: the dates hold, and it is said."""
    days = block.days.values()
    first, last = min(days), max(days)
    in_dates = {(day.month, day.year) for day in days}
    on_tab = months_named(block.sheet.name)
    if on_tab and not {month for month, _ in on_tab} & {month for month, _ in in_dates}:
        doubts.ask("warning", "sheet_month", block.sheet, (block.date_row, min(block.days)),
                   first=numeric_date(first), last=numeric_date(last))
    for row in range(block.date_row - 1, -1, -1):
        for column in range(block.sheet.width):
            if column in block.days and row > 2:
                continue
            months = months_named(block.sheet.text(row, column))
            if not months:
                continue
            named = {(month, year or first.year) for month, year in months}
            missing = in_dates - named
            span = len(months) > 1 or named - in_dates
            if named - in_dates or (missing and not span):
                doubts.ask(
                    "info", "title", block.sheet, (row, column),
                    title=", ".join(t(f"month.{month}") for month, _ in months),
                    first=numeric_date(first), last=numeric_date(last),
                )
            return
