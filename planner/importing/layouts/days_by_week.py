"""The days of rows that name a week and a weekday and no date ("Uge 10 | Mandag")."""

import re
from datetime import date
from statistics import median_low

from planner.importing.codes import is_blank
from planner.importing.dates import hints_of, weekday_of
from planner.importing.headings import Role
from planner.importing.layouts.shift_days import years_said
from planner.importing.sheet import Cell, Sheet, text_of

_LATE, _EARLY, _LAST = 45, 8, 53
"""A list over new year has weeks from the one on and up to the other."""

_ROTATION = re.compile(r"\b(?:rul|rulle|ruller|rulleplan|grundplan|grunnturnus|rotation)")
_TITLE_ROWS = 12
Told = tuple[int | None, int, int]
"""What a row says: year, week, ISO weekday."""


def weekday_column(sheet: Sheet, row: int, end: int, columns: dict[Role, int]) -> int | None:
    """The column of weekdays below a heading that has one of weeks too; None where days are
    not said so. A rotation counts weeks of its own, which are no weeks of a year."""
    titles = [text_of(v) for cells in sheet.rows[max(0, row - _TITLE_ROWS) : row] for v in cells]
    if "week" not in columns or _ROTATION.search(" ".join([sheet.name, *titles]).lower()):
        return None
    for role in ("weekday", "date"):
        column = columns.get(role)
        if column is None:
            continue
        values = (cells[column] for cells in sheet.rows[row + 1 : end])
        filled = [value for value in values if not is_blank(value)]
        named = sum(1 for value in filled if weekday_of(text_of(value)))
        if named and named * 2 > len(filled) and _told(sheet, row, end, columns, column):
            return column
    return None


def days_by_week(
    sheet: Sheet, row: int, end: int, columns: dict[Role, int], weekdays: int
) -> dict[int, date] | None:
    """The day of each row; none for one that says no day. None where nothing says the year, or
    which of two it is."""
    told = _told(sheet, row, end, columns, weekdays)
    weeks = {week for _, week, _ in told.values()}
    turns = max(weeks) >= _LATE and min(weeks) <= _EARLY
    years, first = years_said(sheet, row), sheet.first_day
    possible = {said: _possible(*said) for said in set(told.values())}
    sure = [possible[said][0] for said in told.values() if len(possible[said]) == 1]
    middle = median_low(sure) if sure else None
    found: dict[int, date | None] = {}
    for place, (year, week, weekday) in told.items():
        if year is not None:
            found[place] = _nearest(possible[year, week, weekday], middle)
        elif len(years) == 1 and not turns:
            found[place] = _day(years[0], week, weekday)
        elif len(years) > 1 and turns:
            found[place] = _day(years[0] + (week <= _EARLY), week, weekday)
        elif first is not None:
            begins = first.isocalendar()
            found[place] = _day(begins.year + (week < begins.week), week, weekday)
        else:
            return None
    return {place: day for place, day in found.items() if day is not None}


def _possible(year: int | None, week: int, weekday: int) -> list[date]:
    """The days meant by a year that may be that of the week or, about new year, of the day."""
    near = (year - 1, year, year + 1) if year else ()
    days = [day for said in near if (day := _day(said, week, weekday))]
    return [day for day in days if year in (day.year, day.isocalendar().year)]


def _nearest(days: list[date], middle: date | None) -> date | None:
    """Of two possible days that nearest to the rest of the list; none where nothing tells."""
    if len(days) > 1 and middle is None:
        return None
    return min(days, key=lambda day: abs(day - (middle or day)), default=None)


def _day(year: int, week: int, weekday: int) -> date | None:
    try:
        return date.fromisocalendar(year, week, weekday)
    except ValueError:
        return None


def _told(
    sheet: Sheet, row: int, end: int, columns: dict[Role, int], weekdays: int
) -> dict[int, Told]:
    """What each row says; a year, week or weekday that is left out is that of the row above."""
    found: dict[int, Told] = {}
    year: int | None = None
    week: int | None = None
    weekday: int | None = None
    for place in range(row + 1, end):
        cells = sheet.rows[place]
        if "year" in columns and not is_blank(cells[columns["year"]]):
            year = _number(cells[columns["year"]], 2000, 2099)
        if not is_blank(cells[columns["week"]]):
            said = hints_of(text_of(cells[columns["week"]])).week
            week = said or _number(cells[columns["week"]], 1, _LAST)
        if not is_blank(cells[weekdays]):
            weekday = weekday_of(text_of(cells[weekdays]))
        if week is not None and weekday is not None and (year or "year" not in columns):
            found[place] = (year, week, weekday)
    return found


def _number(value: Cell, least: int, most: int) -> int | None:
    text = text_of(value).strip()
    return int(text) if text.isdigit() and least <= int(text) <= most else None
