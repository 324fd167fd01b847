"""Where a sheet with one row a shift has its headings, its days and the names of its people."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from planner.importing.codes import is_blank
from planner.importing.dates import Mark, mark_of, weekday_of
from planner.importing.headings import (
    REPEATED,
    Role,
    is_numbered_name,
    numbered_role_of,
    role_of,
)
from planner.importing.layouts.days_by_week import days_by_week, weekday_column
from planner.importing.layouts.shift_days import (
    Calendar,
    Point,
    calendar_of,
    day_and_times,
    point_in,
)
from planner.importing.names import is_full_name, is_total, is_unit
from planner.importing.sheet import Cell, Place, Sheet, text_of

NAME_ROLES: tuple[Role, ...] = ("name", "first_name", "last_name")
TIME_ROLES: tuple[Role, ...] = ("start", "end", "times")
_FEWEST_HEADINGS = 2
_LOOKED_AT = 40
_PERSON = re.compile(
    r"(?:medarbejder|medarbejdernavn|navn|ansat|name|employee|mitarbeiter|namn)\s*[:=]\s*(.+)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Turn:
    """The columns of one of the shifts that a row may hold."""

    columns: dict[Role, int]


@dataclass(frozen=True, slots=True)
class Heading:
    """A line that stands over the rows below it: a day, or a person and what else is said."""

    day: Mark | None = None
    facts: dict[Role, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of shifts below a heading. `end`: the row after the last.

    `by_heading`: days or names stand as lines over their rows. `person`: whose sheet it is, where
    only the sheet's name says so.
    """

    sheet: Sheet
    heading: int
    end: int
    columns: dict[Role, int]
    turns: tuple[Turn, ...]
    unknown: dict[int, str]
    calendar: Calendar
    by_heading: bool = False
    person: str = ""
    own: tuple[int, ...] = ()
    more_names: tuple[int, ...] = ()
    weeks: Mapping[int, date] | None = None
    year_open: bool = False

    def is_empty(self, row: int) -> bool:
        """Whether a row says nothing in the columns of the table."""
        cells = self.sheet.rows[row]
        return all(is_blank(cells[column]) for column in self.own)

    def cell(self, row: int, role: Role) -> Cell:
        """What stands in a role's column; empty where there is none."""
        column = self.columns.get(role)
        return "" if column is None else self.sheet.rows[row][column]

    def place(self, row: int, role: Role) -> Place:
        """Where a role stands in a row; another cell of it where the role has no column."""
        columns = self.columns
        fallback = columns.get("first_name", columns.get("date", columns.get("name", 0)))
        return (row, columns.get(role, fallback))

    def text(self, row: int, role: Role) -> str:
        """The same as one line of text."""
        return text_of(self.cell(row, role))


def find_tables(sheet: Sheet, legend: frozenset[Place]) -> list[Table]:
    """The tables of a sheet. A heading that is repeated goes on with the table before it.

    Columns that the file's `legend` begins in are none of a table's.
    """
    found: list[tuple[int, dict[Role, int], tuple[Turn, ...], dict[int, str]]] = []
    for row in _heading_rows(sheet):
        columns, turns, unknown = _columns(sheet, row, legend)
        if not _says_when_and_what(columns):
            continue
        if found and found[-1][1] == columns:
            continue
        found.append((row, columns, turns, unknown))
    tables = []
    for place, (row, columns, turns, unknown) in enumerate(found):
        end = found[place + 1][0] if place + 1 < len(found) else len(sheet.rows)
        table = _table(sheet, row, end, columns, turns, unknown)
        if table is not None:
            tables.append(table)
    return tables


_WIDEST = 40
"""Headings of rows of shifts stand within so many columns of each other."""


def heads_shifts(sheet: Sheet, row: int, column: int) -> bool:
    """Whether a cell stands in the heading of rows of shifts, so that no legend begins there."""
    first = last = column
    while column - first < _WIDEST and sheet.text(row, first - 1):
        first -= 1
    while last - column < _WIDEST and sheet.text(row, last + 1):
        last += 1
    roles = {place: role_of(sheet.text(row, place)) for place in range(first, last + 1)}
    if not {"name", "first_name"} & set(roles.values()):
        return False
    return "date" in roles.values() or any(
        _holds_days(sheet, row, place) for place, role in roles.items() if role == "start"
    )


def _holds_days(sheet: Sheet, row: int, column: int) -> bool:
    """Whether the first value below a heading is a day, with or without a time of day."""
    below = (cells[column] for cells in sheet.rows[row + 1 :] if cells[column] != "")
    return _is_dated(next(below, ""))


def _heading_rows(sheet: Sheet) -> Iterator[int]:
    words = {text for text in sheet.texts() if text and numbered_role_of(text)}
    for row, cells in enumerate(sheet.rows) if len(words) >= _FEWEST_HEADINGS else ():
        if len(words.intersection(cells)) >= _FEWEST_HEADINGS and not _holds_values(cells, words):
            yield row


def _holds_values(cells: list[Cell], words: set[str]) -> bool:
    """Whether values stand beside a word of a heading, without a gap."""
    first = next(place for place, value in enumerate(cells) if value in words)
    gap = next((place for place in range(first, len(cells)) if cells[place] == ""), len(cells))
    return any(_is_value(value) for value in cells[:gap] if value != "")


def _is_value(value: Cell) -> bool:
    """Whether a cell holds a day, a time or a number, as no heading does."""
    if not isinstance(value, str):
        return True
    return value[:1].isdigit() and (point_in(value) != Point(None, None) or bool(mark_of(value)))


def _columns(
    sheet: Sheet, row: int, legend: frozenset[Place]
) -> tuple[dict[Role, int], tuple[Turn, ...], dict[int, str]]:
    columns: dict[Role, int] = {}
    turns: list[dict[Role, int]] = [{}]
    unknown: dict[int, str] = {}
    for column in range(sheet.width):
        text = "" if (row, column) in legend else sheet.text(row, column)
        role = numbered_role_of(text)
        if role in REPEATED:
            if role in turns[-1]:
                turns.append({})
            turns[-1][role] = column
            columns.setdefault(role, column)
        elif role is not None and role not in columns:
            columns[role] = column
        elif text:
            unknown[column] = text
    for turn in turns[1:]:
        if not {"start", "times", "code"} & turn.keys():
            unknown.update((column, sheet.text(row, column)) for column in turn.values())
    kept = [turn for turn in turns if turn is turns[0] or {"start", "times", "code"} & turn.keys()]
    return columns, tuple(Turn(turn) for turn in kept), unknown


def _says_when_and_what(columns: dict[Role, int]) -> bool:
    if not {"name", "first_name", "date", "start"} & columns.keys():
        return False
    lasts = {"end", "length", "minutes", "hours"} & columns.keys()
    return bool({"times", "code"} & columns.keys()) or ("start" in columns and bool(lasts))


def _table(
    sheet: Sheet, row: int, end: int, columns: dict[Role, int], turns: tuple[Turn, ...],
    unknown: dict[int, str],
) -> Table | None:
    named = bool({"name", "first_name"} & columns.keys())
    column, weeks = _day_column(sheet, row, end, columns), None
    by_week = weekday_column(sheet, row, end, columns) if column is None and named else None
    if by_week is not None:
        column, weeks = by_week, days_by_week(sheet, row, end, columns, by_week)
    if column is not None:
        columns = {**columns, "date": column}
    lines = [heading for r in range(row - 1 if row else 0, end) if (heading := heading_in(
        sheet, r, not named, column is None))]
    by_day = column is None and named and any(line.day for line in lines)
    by_name = column is not None and not named and any(line.facts.get("name") for line in lines)
    person = ""
    if column is not None and not named and not by_name:
        person = sheet.name if is_full_name(sheet.name) and not is_unit(sheet.name) else ""
    if not by_day and not by_name and not person and (column is None or not named):
        return None
    if not named and not {"start", "times"} & columns.keys():
        return None
    if column is None:
        columns = {role: c for role, c in columns.items() if role != "date"}
        values: list[Cell] = [
            value for r in range(max(0, row - 1), end) for value in sheet.rows[r][:1] if value != ""
        ]
    else:
        values = [cells[column] for cells in sheet.rows[row + 1 : end] if cells[column] != ""]
    own = _own(columns, turns, unknown, named)
    more = tuple(c for c, text in unknown.items() if named and is_numbered_name(text))
    rest = {c: text for c, text in unknown.items() if c not in more}
    return Table(sheet, row, end, columns, turns, rest, calendar_of(sheet, row, values),
                 by_day or by_name, person, own, more, weeks,
                 by_week is not None and weeks is None)


def _own(
    columns: dict[Role, int], turns: tuple[Turn, ...], unknown: dict[int, str], named: bool
) -> tuple[int, ...]:
    """All columns of a table; the first one too, where lines with names may stand."""
    first = () if named and "date" in columns else (0,)
    of_turns = (column for turn in turns for column in turn.columns.values())
    return tuple(sorted({*first, *columns.values(), *of_turns, *unknown}))


def _day_column(sheet: Sheet, row: int, end: int, columns: dict[Role, int]) -> int | None:
    """The column that holds days below a heading: that of dates, or that of starts or times."""
    for role in ("date", "start", "times", "code"):
        column = columns.get(role)
        if column is None:
            continue
        filled = [
            value for cells in sheet.rows[row + 1 : end] if (value := cells[column]) != ""
            and not role_of(text_of(value))
        ][:_LOOKED_AT]
        dated = sum(1 for value in filled if _is_dated(value))
        if dated and dated * 2 >= len(filled):
            return column
    return None


def _is_dated(value: Cell) -> bool:
    mark = point_in(value).mark or mark_of(value)
    if mark is None or mark.day is None or mark.month is None:
        return day_and_times(value) is not None
    return True


def heading_in(sheet: Sheet, row: int, names: bool, days: bool) -> Heading | None:
    """What a line over rows says, where it is one: nothing but a day, or nothing but a person."""
    filled = [value for value in sheet.rows[row] if not is_blank(value)]
    texts = [text_of(value) for value in filled]
    if not filled or is_total(texts[0]):
        return None
    if days:
        marks = [mark for value in filled if (mark := mark_of(value)) and mark.day and mark.month]
        beside = [text for text in texts if weekday_of(text.rstrip(":"))]
        if len(marks) == 1 and len(marks) + len(beside) == len(filled):
            return Heading(marks[0])
    if names:
        return person_in(texts)
    return None


def person_in(texts: list[str]) -> Heading | None:
    """The person that the texts of a line name, where it names nothing else."""
    pairs: dict[Role, str] = {}
    for place in range(0, len(texts) - 1, 2):
        role = role_of(texts[place])
        if role is not None:
            pairs.setdefault(role, texts[place + 1])
    if "name" in pairs and len(pairs) * 2 == len(texts):
        return Heading(facts=pairs)
    said = _PERSON.fullmatch(texts[0])
    if said is not None:
        return Heading(facts={"name": said[1]})
    if len(texts) == 1 and is_full_name(texts[0]) and not is_unit(texts[0]):
        return Heading(facts={"name": texts[0]})
    return None
