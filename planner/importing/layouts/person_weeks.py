"""A row a person and week: the name, the week's number, and a cell for each weekday."""

import re
from dataclasses import dataclass
from datetime import date

from models.timespan import Period
from planner.importing.codes import is_blank
from planner.importing.dates import hints_of, weekday_of
from planner.importing.doubts import shown
from planner.importing.grid_reader import hours_of
from planner.importing.headings import Role, role_of
from planner.importing.layouts.base import DayMissing, Reading, Source
from planner.importing.names import is_total, may_be_name
from planner.importing.people import People
from planner.importing.sheet import Sheet
from planner.importing.titles import title_hints
from planner.texts import t

_WEEKDAYS = 5
_HEADING_ROWS = 30
_WEEK = re.compile(
    r"(?:(20\d\d)\s*[-/ ]\s*)?(?:uge|u|w|kw|week)?\.?\s*(\d{1,2})(?:\s*[-/ ]\s*(20\d\d))?"
)


@dataclass(frozen=True, slots=True)
class _Table:
    sheet: Sheet
    heading: int
    columns: dict[Role, int]
    weekdays: dict[int, int]
    year: int | None

    def text(self, row: int, role: Role) -> str:
        return self.sheet.text(row, self.columns[role]) if role in self.columns else ""


def confidence(source: Source) -> float:
    """A heading row with a name, a week and the weekdays."""
    return 0.96 if _tables(source) else 0.0


def read(source: Source) -> Reading | None:
    """People in the order of the rows. Raises UnusableInput where nothing says the year."""
    people = source.nobody_yet()
    days: list[date] = []
    tables = _tables(source)
    for table in tables:
        name = ""
        for row in range(table.heading + 1, len(table.sheet.rows)):
            name = _read_row(table, row, name, people, days, source)
    if not days or not len(people):
        return None
    return Reading(
        Period(min(days), max(days)), people, frozenset(table.sheet.name for table in tables)
    )


def _tables(source: Source) -> list[_Table]:
    found = (_table(sheet) for sheet in source.book.sheets)
    return [table for table in found if table is not None]


def _table(sheet: Sheet) -> _Table | None:
    for row in range(min(_HEADING_ROWS, len(sheet.rows))):
        columns: dict[Role, int] = {}
        weekdays: dict[int, int] = {}
        for column in range(sheet.width):
            text = sheet.text(row, column)
            weekday = weekday_of(text)
            role = role_of(text)
            if weekday is not None:
                weekdays.setdefault(weekday, column)
            elif role is not None:
                columns.setdefault(role, column)
        if {"name", "week"} <= columns.keys() and len(weekdays) >= _WEEKDAYS:
            hints = title_hints(sheet, row)
            year = hints.year or (hints.first.isocalendar().year if hints.first else None)
            return _Table(sheet, row, columns, weekdays, year)
    return None


def _read_row(
    table: _Table, row: int, above: str, people: People, days: list[date], source: Source
) -> str:
    """Reads one row and returns whose it is: a row without a name goes on with the one above."""
    sheet = table.sheet
    name = table.text(row, "name") or above
    cells = [column for column in table.weekdays.values() if not is_blank(sheet.rows[row][column])]
    if (not table.text(row, "week") and not cells) or is_total(table.text(row, "name")):
        return name
    if people.aliases.ignores(name):
        return name
    if not people.aliases.knows(name) and not may_be_name(name):
        place = (row, table.columns["name"])
        source.doubts.ask("error", "name_unclear", sheet, place, text=shown(name))
        source.doubts.leave_open("nobody", name, sheet, place)
        return above
    week = _week_of(table, row, source)
    if week is None:
        place = (row, table.columns["week"])
        source.doubts.ask("error", "week_unclear", sheet, place, text=shown(sheet.text(*place)))
        return name
    hours = sheet.rows[row][table.columns["hours"]] if "hours" in table.columns else ""
    person = people.person(
        name, sheet, (row, table.columns["name"]), table.text(row, "unit") or None,
        table.text(row, "profession") or None, hours_of(hours),
    )
    _note_uses(table, row, source)
    for weekday, column in table.weekdays.items():
        day = date.fromisocalendar(*week, weekday)
        days.append(day)
        value = sheet.rows[row][column]
        meanings = source.codes.read(value) if value != "" else ()
        if meanings is None:
            source.doubts.unknown(sheet, row, column, sheet.text(row, column))
        elif value != "":
            code = sheet.text(row, column)
            person.add(day, meanings, code, sheet, (row, column), source.doubts)
    return name


def _note_uses(table: _Table, row: int, source: Source) -> None:
    sheet, used = table.sheet, source.doubts.used
    used(sheet, "heading", ((table.heading, column) for column in table.columns.values()))
    used(sheet, "date", ((table.heading, column) for column in table.weekdays.values()))
    for role, column in table.columns.items():
        if table.text(row, role) and role in ("name", "week", "year"):
            used(sheet, "name" if role == "name" else "date", [(row, column)])
        elif table.text(row, role) and role in ("unit", "profession", "hours"):
            used(sheet, "fact", [(row, column)])


def _week_of(table: _Table, row: int, source: Source) -> tuple[int, int] | None:
    """ISO year and week of a row; None where its cell holds no week."""
    match = _WEEK.fullmatch(table.text(row, "week").lower())
    if match is None:
        return None
    in_row = table.text(row, "year")
    year = match[1] or match[3] or (in_row if in_row.isdigit() else None) or table.year
    if year is None:
        year = hints_of(table.sheet.name).year
    if year is None:
        raise DayMissing(
            t("import.no_year", file=source.book.file, sheet=table.sheet.name), table.sheet,
            [(row, table.columns["week"])],
        )
    try:
        date.fromisocalendar(int(year), int(match[2]), 1)
    except ValueError:
        return None
    return int(year), int(match[2])
