"""What a row of a table of names × dates is, besides a person's: a group, a calendar, a count."""

import re
from datetime import date

from planner.importing.codes import Codes, Work, is_blank
from planner.importing.dates import mark_of, weekday_of, weekdays_in
from planner.importing.doubts import Doubts, shown
from planner.importing.grid import Block
from planner.importing.names import is_full_name, is_team_group, is_unit, may_be_name
from planner.importing.sheet import text_of
from planner.importing.totals import is_count
from planner.importing.words import fold

WEEK_LABEL = re.compile(r"^(?:uge|week|woche|vecka|uke)\b")


def label_of(block: Block, row: int) -> str:
    """What stands in a row where names stand."""
    parts = [text_of(block.sheet.spread(row, column)) for column in block.name_columns]
    return " ".join(part for part in parts if part)


def is_calendar(block: Block, row: int, codes: Codes) -> bool:
    """A row of weekdays, dates or week numbers within the table."""
    texts = {column: text for column in block.days if (text := block.sheet.text(row, column))}
    return len(weekdays_in(list(texts.values()))) == len(texts) or all(
        WEEK_LABEL.match(fold(text)) or weekday_of(text)
        or _is_day(text, block.days[column], codes)
        for column, text in texts.items()
    )


def _is_day(text: str, day: date, codes: Codes) -> bool:
    """Whether a text is a day; one that may be times as well (23-07) only if it is that day."""
    mark = mark_of(text)
    if mark is None or (mark.day, mark.month) == (day.day, day.month):
        return mark is not None
    return not any(isinstance(meaning, Work) for meaning in codes.read(text) or ())


def counts(block: Block, row: int, label: str, codes: Codes) -> bool:
    """Whether a row called by a code or a vagtlag only holds numbers that explain nothing."""
    if label not in codes.explained and not is_team_group(label):
        return False
    cells = [v for c in block.days if not is_blank(v := block.sheet.rows[row][c])]
    return bool(cells) and all(is_count(v) and codes.read(v) is None for v in cells)


def is_group(
    block: Block, row: int, label: str, filled: list[int], structured: bool, doubts: Doubts
) -> bool:
    """A label alone in its row: a unit's heading, unless it can only be a person's name."""
    if len(filled) > len(block.name_columns):
        return False
    if is_unit(label) or is_team_group(label):
        return True
    across = any(
        top == row and left in block.name_columns and right > left
        for top, left, _, right in block.sheet.merged
    )
    if across or not is_full_name(label):
        return True
    if structured:
        place = (row, block.name_columns[0])
        doubts.ask("warning", "group_or_person", block.sheet, place, text=shown(label))
        doubts.leave_open("nobody", label, block.sheet, place)
    return structured and not _has_unit_rows(block)


def _has_unit_rows(block: Block) -> bool:
    """Whether the groups of this table say what they are ("Hus Mågen")."""
    return any(is_unit(label_of(block, row)) for row in range(block.body, block.end))


def has_person_columns(block: Block) -> bool:
    """Whether people of this table have more beside their name than their days."""
    columns = [c for c, role in block.roles.items() if role in ("profession", "hours", "unit")]
    return any(
        block.sheet.text(row, column)
        for row in range(block.body, block.end) for column in columns
    )


def names_units_once(block: Block) -> bool:
    """Whether the column of units names each only in the first of its rows."""
    column = next((c for c, role in block.roles.items() if role == "unit"), None)
    if column is None:
        return False
    sheet = block.sheet
    texts = [
        sheet.text(row, column) for row in range(block.body, block.end)
        if may_be_name(sheet.text(row, block.name_columns[0]))
    ]
    named = [text for text in texts if text]
    return bool(named) and bool(texts[0]) and len(set(named)) == len(named) < len(texts)
