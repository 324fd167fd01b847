"""A row a person and week: the name, the week's number, and a cell for each weekday.

Or a block of weeks for each person, her name above it, in its corner or on its sheet.
"""

import re
from dataclasses import dataclass, field
from datetime import date, timedelta

from models.timespan import Period
from planner.importing.codes import is_blank
from planner.importing.dates import date_of, mark_of, weekday_of, weekdays_in
from planner.importing.doubts import shown
from planner.importing.headings import Role, role_of
from planner.importing.hours import hours_of
from planner.importing.layouts.base import DayMissing, Reading, Source
from planner.importing.layouts.shift_days import years_said
from planner.importing.layouts.shift_tables import person_in
from planner.importing.names import is_full_name, is_total, is_unit, may_be_name
from planner.importing.people import People
from planner.importing.sheet import Cell, Sheet, text_of
from planner.importing.words import fold
from planner.texts import t

_WEEKDAYS = 5
_ABOVE = 2
"""A person's name stands at most so many rows above her weeks."""

_WEEK = re.compile(
    r"(?:(20\d\d)\s*[-/ ]?\s*)?(?:uge|u|w|kw|week|woche|vecka|veke|uke|v)?\.?\s*"
    r"(\d{1,2})(?:\s*[-/ ]\s*(20\d\d))?"
)
_BRACKETS = re.compile(r"\s*\(.*\)$")
_LATE, _EARLY = 40, 13
"""Weeks over new year have numbers from the one on and up to the other."""


@dataclass(frozen=True, slots=True)
class _Table:
    """A heading of weekdays and the weeks below it. `end`: the row after the last.

    `facts`: what stands above the heading, or in its corner, of the one person whose weeks follow.
    """

    sheet: Sheet
    heading: int
    end: int
    columns: dict[Role, int]
    weekdays: dict[int, int]
    facts: dict[Role, str] = field(default_factory=dict)

    def text(self, row: int, role: Role) -> str:
        """What stands in a role's column; empty where there is none."""
        return self.sheet.text(row, self.columns[role]) if role in self.columns else ""


def confidence(source: Source) -> float:
    """A heading with a week and the weekdays, and a name in it, above it or on its sheet."""
    return 0.96 if _tables(source) else 0.0


def read(source: Source) -> Reading | None:
    """People in the order of the rows. Raises DayMissing where nothing says the year."""
    people = source.nobody_yet()
    days: list[date] = []
    tables = _tables(source)
    for table in tables:
        _Reader(table, source, people, days).read()
    if not days or not len(people):
        return None
    return Reading(
        Period(min(days), max(days)), people, frozenset(table.sheet.name for table in tables)
    )


def _tables(source: Source) -> list[_Table]:
    return [table for sheet in source.book.sheets for table in _tables_of(sheet)]


def _tables_of(sheet: Sheet) -> list[_Table]:
    days = {text for text in sheet.texts() if weekday_of(text) is not None}
    if len(days) < _WEEKDAYS:
        return []
    headings = [
        row for row, cells in enumerate(sheet.rows)
        if len(days.intersection(cells)) >= _WEEKDAYS
    ]
    found = []
    for place, row in enumerate(headings):
        end = headings[place + 1] if place + 1 < len(headings) else len(sheet.rows)
        table = _table(sheet, row, end)
        if table is not None:
            found.append(table)
    return found


def _table(sheet: Sheet, row: int, end: int) -> _Table | None:
    columns: dict[Role, int] = {}
    weekdays: dict[int, int] = {}
    texts = [sheet.text(row, column) for column in range(sheet.width)]
    named = weekdays_in(texts)
    for column, text in enumerate(texts):
        weekday, role = named.get(column), role_of(text)
        if weekday is not None:
            weekdays.setdefault(weekday, column)
        elif role is not None:
            columns.setdefault(role, column)
    before = range(min(weekdays.values(), default=0))
    named_columns = frozenset(columns)
    if not {"week", "name"} & columns.keys():
        week = next((c for c in before if _holds_weeks(sheet, row, end, c)), None)
        if week is None or fold(sheet.text(row, week)).startswith("rul"):
            return None
        columns["week"] = week
    if "week" not in columns or len(weekdays) < _WEEKDAYS:
        return None
    if "week" not in named_columns and _are_dated(sheet, row, weekdays):
        return None  # names × dates with weekdays over them, and numbers that are no weeks
    if columns.get("hours", -1) > min(weekdays.values()):
        del columns["hours"]  # to the right of the days stand sums, not contracts
    if "name" in columns:
        return _Table(sheet, row, end, columns, weekdays)
    facts = _facts(sheet, row, columns["week"])
    lines = any(_line(sheet, below) for below in range(row + 1, end))
    if not facts and not lines:
        return None
    return _Table(sheet, row, end, columns, weekdays, facts)


def _are_dated(sheet: Sheet, row: int, weekdays: dict[int, int]) -> bool:
    """Whether days stand right above or below most of the weekdays."""
    for near in (row - 1, row + 1):
        marks = [mark_of(sheet.rows[near][c]) if 0 <= near < len(sheet.rows) else None
                 for c in weekdays.values()]
        if sum(1 for mark in marks if mark and mark.day) * 2 > len(marks):
            return True
    return False


def _holds_weeks(sheet: Sheet, row: int, end: int, column: int) -> bool:
    below = [sheet.rows[r][column] for r in range(row + 1, end) if sheet.rows[r][column] != ""]
    weeks = [value for value in below if _week_in(value) is not None]
    return bool(weeks) and _week_in(below[0]) is not None


def _facts(sheet: Sheet, row: int, corner: int) -> dict[Role, str]:
    """What is said of the one person whose weeks follow a heading."""
    text = sheet.text(row, corner)
    if text and role_of(text) is None and is_full_name(text):
        return {"name": text}
    for above in range(row - 1, max(-1, row - 1 - _ABOVE), -1):
        if facts := _line(sheet, above):
            return facts
    if row <= _ABOVE + 1 and is_full_name(sheet.name) and not is_unit(sheet.name):
        return {"name": sheet.name}
    return {}


def _line(sheet: Sheet, row: int) -> dict[Role, str]:
    """What a line that names a person and nothing else says of her."""
    texts = [text_of(value) for value in sheet.rows[row] if not is_blank(value)]
    line = person_in(texts) if texts and not is_total(texts[0]) else None
    return line.facts if line is not None else {}


def _week_in(value: Cell) -> tuple[int | None, int] | None:
    """The ISO year, where it is said, and the week of a cell, which may hold the week's Monday."""
    day = date_of(value)
    if day is not None:
        year, week, weekday = day.isocalendar()
        return (year, week) if weekday == 1 else None
    text = _BRACKETS.sub("", text_of(value).lower())
    match = _WEEK.fullmatch(text)
    if match is None or not 1 <= int(match[2]) <= 53:
        return None
    said = match[1] or match[3]
    return (int(said) if said else None), int(match[2])


@dataclass(slots=True)
class _Reader:
    """Reads the weeks of a table. `late` and `early`: the years of weeks before and after new
    year that have none; `asked`: whether they may be others."""

    table: _Table
    source: Source
    people: People
    days: list[date]
    facts: dict[Role, str] = field(default_factory=dict)
    week: tuple[int, int] | None = None
    late: int | None = None
    early: int | None = None

    def read(self) -> None:
        """All rows of the table."""
        table = self.table
        self.facts = table.facts
        self._find_years()
        for row in range(table.heading + 1, table.end):
            facts = {} if "name" in table.columns else _line(table.sheet, row)
            if facts and _week_in(table.sheet.rows[row][table.columns["week"]]) is None:
                self.facts = facts
                continue
            self._read_row(row)

    def _has_days(self, row: int) -> bool:
        cells = self.table.sheet.rows[row]
        return any(not is_blank(cells[column]) for column in self.table.weekdays.values())

    def _find_years(self) -> None:
        """The years of the weeks that say none."""
        table, sheet = self.table, self.table.sheet
        column = table.columns["week"]
        said = [_week_in(sheet.rows[row][column]) for row in range(table.heading + 1, table.end)]
        weeks = {week[1] for week in said if week is not None and week[0] is None}
        years, first = years_said(sheet, table.heading), sheet.first_day
        if not weeks or (not years and first is None):
            return
        turns = max(weeks) >= _LATE and min(weeks) <= _EARLY
        if first is not None and (turns or len(years) != 1):
            year, week, _ = first.isocalendar()
            self.late = year - (turns and week <= _EARLY)
        elif not turns:
            self.late = years[0] if len(years) == 1 else None
        else:
            tried = years[:1] if len(years) > 1 else [years[0] - 1, years[0]]
            able = [year for year in tried if _exists(year, max(weeks))]
            self.late = able[-1] if able else None
            if len(able) > 1:
                self.source.doubts.ask("error", "year_open", sheet, (table.heading, column),
                                       year=self.late)
        self.early = None if self.late is None else self.late + turns

    def _read_row(self, row: int) -> None:
        table, sheet, doubts = self.table, self.table.sheet, self.source.doubts
        written = table.text(row, "name")
        name = written or self.facts.get("name", "")
        if (not table.text(row, "week") and not self._has_days(row)) or is_total(written):
            return
        if self.people.aliases.ignores(name):
            return
        place = (row, table.columns.get("name", table.columns["week"]))
        if not self.people.aliases.knows(name) and not may_be_name(name):
            doubts.ask("error", "name_unclear", sheet, place, text=shown(name))
            doubts.leave_open("nobody", name, sheet, place)
            return
        if written:
            self.facts = {"name": written}
        week = self._week_of(row, bool(written))
        if week is None:
            at = (row, table.columns["week"])
            doubts.ask("error", "week_unclear", sheet, at, text=shown(sheet.text(*at)))
            return
        hours = sheet.rows[row][table.columns["hours"]] if "hours" in table.columns else ""
        person = self.people.person(
            name, sheet, place, table.text(row, "unit") or self.facts.get("unit"),
            table.text(row, "profession") or self.facts.get("profession"), hours_of(hours),
        )
        self._note_uses(row)
        for weekday, column in table.weekdays.items():
            day = date.fromisocalendar(*week, 1) + timedelta(days=weekday - 1)
            self.days.append(day)
            value = sheet.rows[row][column]
            if doubts.days is not None:
                doubts.days.note(person, day, sheet, (row, column))
            meanings = self.source.codes.read(value) if value != "" else ()
            if meanings is None:
                doubts.unknown(sheet, row, column, sheet.text(row, column))
            elif value != "":
                person.add(day, meanings, sheet.text(row, column), sheet, (row, column), doubts)

    def _week_of(self, row: int, named: bool) -> tuple[int, int] | None:
        """ISO year and week of a row; a row with a name alone is of the week above it."""
        table = self.table
        if named and not table.text(row, "week") and table.columns["week"] < table.columns["name"]:
            return self.week
        self.week = None
        found = _week_in(table.sheet.spread(row, table.columns["week"]))
        if found is None:
            return None
        year, week = found
        in_row = table.text(row, "year")
        if year is None and in_row.isdigit():
            year = int(in_row)
        if year is None:
            year = self.late if week > _EARLY else self.early
        if year is None:
            raise DayMissing(
                t("import.no_year", file=self.source.book.file, sheet=table.sheet.name),
                table.sheet, [(row, table.columns["week"])],
            )
        self.week = (year, week) if _exists(year, week) else None
        return self.week

    def _note_uses(self, row: int) -> None:
        table, sheet, used = self.table, self.table.sheet, self.source.doubts.used
        used(sheet, "heading", ((table.heading, column) for column in table.columns.values()))
        used(sheet, "date", ((table.heading, column) for column in table.weekdays.values()))
        for role, column in table.columns.items():
            if table.text(row, role) and role in ("name", "week", "year"):
                used(sheet, "name" if role == "name" else "date", [(row, column)])
            elif table.text(row, role) and role in ("unit", "profession", "hours"):
                used(sheet, "fact", [(row, column)])


def _exists(year: int, week: int) -> bool:
    try:
        date.fromisocalendar(year, week, 1)
    except ValueError:
        return False
    return True
