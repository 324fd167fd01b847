"""A line a day, a column a vagt (Dag, Aften, Nat), names or initials in the cells."""

import re
from dataclasses import dataclass, field
from datetime import date

from models.timespan import Period
from planner.importing.codes import (
    Absent,
    Codes,
    Meaning,
    Work,
    is_blank,
    names_absence,
    team_in,
    times_of,
    usual_team,
)
from planner.importing.dates import Hints, Mark, mark_of, resolve
from planner.importing.doubts import Doubts, shown
from planner.importing.grid import title_hints
from planner.importing.headings import role_of
from planner.importing.layouts.base import Reading, Source
from planner.importing.names import is_total, may_be_name
from planner.importing.people import People
from planner.importing.sheet import Sheet, text_of

_TIMES = re.compile(r"\d{1,2}(?:[:.]?\d{2})?\s*(?:-|–|—|til)\s*\d{1,2}(?:[:.]?\d{2})?")
_BRACKETS = re.compile(r"[(\[]([^)\]]*)[)\]]")
_SPLIT = re.compile(r"\s*(?:[,;/+&\n]|\bog\b|\band\b)\s*")
_INITIALS = re.compile(r"[A-ZÆØÅ]{2,4}(?: [A-ZÆØÅ]{2,4})+")
_MIN_LINES = 2
_HEADING_ROWS = 30
_DATE_COLUMNS = 40
"""The dates stand in one of so many first columns."""

_QUIET = frozenset({"weekday", "date", "number"})


@dataclass(frozen=True, slots=True)
class _Table:
    """`meanings` tell what it is to stand in a column; `open` are columns that do not say."""

    sheet: Sheet
    heading: int
    days: dict[int, date]
    meanings: dict[int, Meaning]
    open: dict[int, str] = field(default_factory=dict)
    other: dict[int, str] = field(default_factory=dict)
    dates: int = 0


def confidence(source: Source) -> float:
    """A column of dates beside columns whose heading is a vagt, with names in the cells."""
    tables = _tables(source)
    named = filled = 0
    for table in tables:
        for row in table.days:
            for column in (*table.meanings, *table.open):
                if text := table.sheet.text(row, column):
                    filled += 1
                    named += all(_is_name(part, source.codes) for part in _names_in(text))
    return 0.94 * named / filled if filled else 0.0


def read(source: Source) -> Reading | None:
    """People in the order in which they first stand in a cell."""
    people = source.nobody_yet()
    tables = _tables(source)
    for table in tables:
        _read_table(table, people, source.codes, source.doubts)
    if not len(people):
        return None
    days = [day for table in tables for day in table.days.values()]
    return Reading(
        Period(min(days), max(days)), people, frozenset(table.sheet.name for table in tables)
    )


def _is_name(text: str, codes: Codes) -> bool:
    """A name, and not a code: "D" in a cell may be either, and a code that is explained is one."""
    return may_be_name(text) and codes.read(text) is None


def _tables(source: Source) -> list[_Table]:
    """Tables of all sheets; where a sheet has none, of its rows and columns exchanged."""
    found = []
    for sheet in source.book.sheets:
        table = _table(sheet, source.codes)
        if table is None and sheet.rows:
            table = _table(sheet.turn(), source.codes)
        if table is not None:
            found.append(table)
    return found


def _table(sheet: Sheet, codes: Codes) -> _Table | None:
    dates = _date_columns(sheet)
    known: dict[str, Meaning | None] = {}
    for heading in range(min(_HEADING_ROWS, len(sheet.rows)) if dates else 0):
        meanings: dict[int, Meaning] = {}
        unsure: dict[int, str] = {}
        other: dict[int, str] = {}
        for column, value in enumerate(sheet.rows[heading]):
            text = text_of(value)
            if text not in known:
                known[text] = _meaning_of(text, codes)
            meaning = known[text]
            if meaning is not None:
                meanings[column] = meaning
            elif text and team_in(text) and not _is_date_column(sheet, heading, column):
                unsure[column] = text
            elif text and role_of(text) not in _QUIET:
                other[column] = text
        if not any(isinstance(meaning, Work) for meaning in meanings.values()) and not unsure:
            continue
        first = min(*meanings, *unsure, sheet.width)
        for column in [c for c in dates if c < first and heading not in dates[c]]:
            days = {row: day for row, day in dates[column].items() if row > heading}
            if len(days) >= _MIN_LINES:
                return _Table(sheet, heading, days, meanings, unsure, other, column)
    return None


def _is_date_column(sheet: Sheet, heading: int, column: int) -> bool:
    """Whether a column called "Dag" holds days, and not those who work in the day."""
    if role_of(sheet.text(heading, column)) != "date":
        return False
    below = [cells[column] for cells in sheet.rows[heading + 1 :] if not is_blank(cells[column])]
    return sum(1 for value in below if mark_of(value)) * 2 >= len(below)


def _meaning_of(text: str, codes: Codes) -> Meaning | None:
    """What standing under a heading means: a shift with times, or being away."""
    if not text or mark_of(text):
        return None
    if text in codes.explained:
        codes.met.add(text)
        return codes.explained[text]
    match = _TIMES.search(text)
    span = times_of(match[0]) if match else None
    if span:
        return Work(*span, team_in(text) or usual_team(*span))
    return Absent.AWAY if names_absence(text) else None


def _date_columns(sheet: Sheet) -> dict[int, dict[int, date]]:
    """Columns that hold days in order, and the days by row."""
    marked = {value for value in sheet.values if value != "" and mark_of(value)}
    found: dict[int, dict[int, date]] = {}
    for column in range(min(sheet.width, _DATE_COLUMNS) if marked else 0):
        marks: dict[int, Mark] = {}
        for row, cells in enumerate(sheet.rows):
            value = sheet.spread(row, column) if sheet.merged else cells[column]
            mark = mark_of(value) if value in marked else None
            if mark is not None and mark.day is not None:
                marks[row] = mark
        if len(marks) < _MIN_LINES:
            continue
        whole = all(mark.whole for mark in marks.values())
        hints = Hints() if whole else title_hints(sheet, min(marks))
        days = resolve(list(marks.values()), hints)
        if days is not None and days == sorted(days):
            found[column] = dict(zip(marks, days, strict=True))
    return found


def _names_in(text: str) -> list[str]:
    """The names in a cell, without what stands in brackets."""
    bare = _BRACKETS.sub("", text)
    parts = [part.strip() for part in _SPLIT.split(bare) if part.strip()]
    if len(parts) == 1 and _INITIALS.fullmatch(parts[0]):
        return parts[0].split()
    return parts


def _read_table(table: _Table, people: People, codes: Codes, doubts: Doubts) -> None:
    sheet = table.sheet
    doubts.used(sheet, "date", ((row, table.dates) for row in table.days))
    for column, meaning in table.meanings.items():
        place = (table.heading, column)
        doubts.read_as((meaning,), sheet.text(*place), sheet, place)
    for column, text in table.open.items():
        doubts.ask("error", "list_without_times", sheet, (table.heading, column), text=shown(text))
        doubts.leave_open("code", text, sheet, (table.heading, column))
    for row in range(table.heading + 1, len(sheet.rows)):
        day = table.days.get(row)
        for column, meaning in table.meanings.items():
            value = sheet.rows[row][column]
            if is_blank(value) or is_total(sheet.text(row, 0)):
                continue
            if day is None:
                _stray(sheet, row, column, doubts)
                continue
            _read_cell(table, (row, column), day, meaning, people, codes, doubts)
    for column, text in table.other.items():
        if any(not is_blank(sheet.rows[row][column]) for row in table.days):
            doubts.ask("info", "column_not_used", sheet, (table.heading, column), text=shown(text))


def _stray(sheet: Sheet, row: int, column: int, doubts: Doubts) -> None:
    doubts.ask("warning", "no_date", sheet, (row, column), text=shown(sheet.text(row, column)))


def _read_cell(
    table: _Table, place: tuple[int, int], day: date, meaning: Meaning, people: People,
    codes: Codes, doubts: Doubts,
) -> None:
    sheet = table.sheet
    raw = sheet.rows[place[0]][place[1]]
    entries = _SPLIT.split(_protect(raw)) if isinstance(raw, str) else [sheet.text(*place)]
    for entry in entries:
        bracket = _BRACKETS.search(_unprotect(entry))
        own = _own_meaning(bracket[1], meaning, codes) if bracket else meaning
        if bracket and own is None:
            doubts.ask("info", "bracket", sheet, place, text=shown(bracket[1]))
        for name in _names_in(_unprotect(entry)):
            if people.aliases.ignores(name):
                continue
            if names_absence(name) and not people.aliases.knows(name):
                doubts.ask("info", "line_not_used", sheet, place, text=shown(name))
            elif people.aliases.knows(name) or may_be_name(name):
                person = people.person(name, sheet, place)
                code = sheet.text(table.heading, place[1])
                person.add(day, (own or meaning,), code, sheet, place, doubts)
            elif not is_blank(name):
                doubts.ask("error", "name_in_cell", sheet, place, text=shown(name))
                doubts.leave_open("nobody", name, sheet, place)


def _own_meaning(text: str, meaning: Meaning, codes: Codes) -> Meaning | None:
    """What a bracket behind a name changes: other times, or away after all."""
    if meaning is Absent.AWAY or names_absence(text):
        return Absent.AWAY
    read = codes.read(text)
    return read[0] if read else None


def _protect(text: str) -> str:
    """Signs that cut a list apart do not cut within brackets."""
    return _BRACKETS.sub(lambda match: re.sub(r"[,;/+&\n]", "\0", match[0]), text)


def _unprotect(text: str) -> str:
    return text.replace("\0", "/")
