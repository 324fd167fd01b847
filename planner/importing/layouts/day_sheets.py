"""Days one below the other: a line with the day, the vagtlag as headings below it, then names."""

import re
from collections.abc import Callable, Iterator
from datetime import date
from itertools import pairwise

from models.people import Team
from planner.importing.clocks import INSIDE
from planner.importing.codes import Work, is_blank, team_in, times_of
from planner.importing.dates import Mark, mark_of
from planner.importing.sheet import Sheet

_FEWEST = 2
"""So many days a sheet of this kind has at least."""

_HEADING_WITHIN = 2
_BEFORE_TIMES = re.compile(r"([^\W\d]+)\s*[:(=]?\s*(?:kl\.?)?\s*$")

Section = tuple[int, int, int, int]
"""The row of a day, the row of its headings, its first row of names and the row after the last."""


def day_lines(sheet: Sheet) -> dict[int, Mark]:
    """Rows that hold nothing but a day, with month, or that and its weekday; by row."""
    said = {value: mark for value in sheet.values if value != "" and (mark := mark_of(value))}
    days = {value for value, mark in said.items() if mark.day and mark.month}
    found: dict[int, Mark] = {}
    for row, cells in enumerate(sheet.rows) if days else ():
        if days.isdisjoint(cells):
            continue
        filled = [value for value in cells if not is_blank(value)]
        marks = [said[value] for value in filled if value in days]
        if len(marks) == 1 and len(filled) <= _FEWEST and said.keys() >= set(filled):
            found[row] = marks[0]
    return found if len(found) >= _FEWEST else {}


def sections(
    sheet: Sheet, days: dict[int, date], heads: Callable[[int], bool]
) -> Iterator[Section]:
    """The part of the sheet below each day; `heads` tells whether a row is one of headings.

    A day without headings of its own has those of the day before it, or those above the first.
    """
    heading = next((row for row in range(min(days) - 1, -1, -1) if heads(row)), None)
    for line, after in pairwise([*sorted(days), len(sheet.rows)]):
        near = range(line + 1, min(line + 1 + _HEADING_WITHIN, after))
        own = next((row for row in near if heads(row)), None)
        heading = heading if own is None else own
        if heading is not None:
            body = line + 1 if own is None else own + 1
            yield line, heading, body, _end(sheet, body, after)


def _end(sheet: Sheet, body: int, after: int) -> int:
    """The first empty row of a section, or the day after it: what follows is a remark."""
    for row in range(body, after):
        if all(is_blank(value) for value in sheet.rows[row]):
            return row
    return after


def times_above(sheet: Sheet, row: int) -> dict[Team, Work]:
    """The times that lines above a row give each vagtlag ("dagvagt 7-15, aften 15-23")."""
    found: dict[Team, Work] = {}
    for cells in sheet.rows[:row]:
        for value in cells:
            text = value if isinstance(value, str) else ""
            for match in INSIDE.finditer(text):
                before = _BEFORE_TIMES.search(text[: match.start()])
                team, span = team_in(before[1]) if before else None, times_of(match[0])
                if team is not None and span is not None:
                    found.setdefault(team, Work(*span, team))
    return found
