"""A sheet a week, names down and the week's days across."""

from datetime import date, timedelta

from models.timespan import Period
from planner.importing.dates import hints_of
from planner.importing.doubts import Doubts
from planner.importing.grid import Block
from planner.importing.layouts.base import Reading, Source
from planner.importing.layouts.names_by_dates import read_blocks
from planner.importing.titles import title_hints
from planner.texts.dates import numeric_date

_LONGEST = 14
"""Days in one sheet at most; a fortnight is often printed on one page."""


def confidence(source: Source) -> float:
    """Several sheets, each with a few days and the number of a week in its name or title."""
    blocks = source.blocks()
    sheets = {block.sheet.name for block in blocks}
    weekly = [block for block in blocks if len(block.days) <= _LONGEST and _week(block)]
    return 0.93 if len(sheets) > 1 and len(weekly) == len(blocks) else 0.0


def read(source: Source) -> Reading | None:
    """People of all weeks. A week that is left out between others is asked about."""
    blocks = source.blocks()
    reading = read_blocks(blocks, source)
    if reading is not None:
        _check_gaps(blocks, reading.period, source.doubts)
    return reading


def _week(block: Block) -> int | None:
    return hints_of(block.sheet.name).week or title_hints(block.sheet, block.date_row).week


def _check_gaps(blocks: list[Block], period: Period, doubts: Doubts) -> None:
    written = {day for block in blocks for day in block.days.values()}
    missing = [day for day in period.days() if day not in written]
    if missing:
        doubts.ask("warning", "days_missing", first=numeric_date(missing[0]),
                   last=numeric_date(_end_of_run(missing)), count=len(missing))


def _end_of_run(days: list[date]) -> date:
    end = days[0]
    for day in days[1:]:
        if day - end > timedelta(days=1):
            break
        end = day
    return end
