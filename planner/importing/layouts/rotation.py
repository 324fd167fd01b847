"""A rotation (rul): weeks that come round again, and each person's week in it at the start."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from models.timespan import Period
from planner.importing.codes import Meaning, is_blank
from planner.importing.dates import dates_in, weekday_of, weekdays_in
from planner.importing.doubts import shown
from planner.importing.grid_reader import hours_of
from planner.importing.headings import Role, role_of
from planner.importing.layouts.base import DayMissing, Reading, Source
from planner.importing.names import is_total, may_be_name
from planner.importing.people import People
from planner.importing.sheet import Place, Sheet, Workbook
from planner.importing.words import fold
from planner.texts import t
from planner.texts.dates import numeric_date

DEFAULT_WEEKS = 12
"""How far a rotation without an end is read: a quarter, as rosters are planned."""

_LONGEST = timedelta(days=731)
"""An end that lies further ahead is none that a roster has."""

_WEEKDAYS = 5
"""So many days at least a rotation's heading names."""

_WEEK = re.compile(r"(?:rulleuge|ruluge|uge|week|u)?\.? ?(\d{1,2})", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Line:
    """One week of a rotation: the meanings and codes of its cells by weekday 1–7."""

    sheet: Sheet
    row: int
    columns: dict[int, int]
    heading: int


@dataclass(frozen=True, slots=True)
class _Members:
    """The table of people: which rotation, and which of its weeks they start in."""

    sheet: Sheet
    heading: int
    columns: dict[Role, int]

    def text(self, row: int, role: Role) -> str:
        return self.sheet.text(row, self.columns[role]) if role in self.columns else ""


Rolls = dict[str, dict[int, _Line]]


def confidence(source: Source) -> float:
    """Numbered weeks under weekdays, and people with a week to start in."""
    return 0.97 if _rolls(source) and _members(source.book) else 0.0


def read(source: Source) -> Reading | None:
    """People, each with the rotation laid out from its start.

    Raises UnusableInput where nothing says when the rotation starts.
    """
    rolls, members = _rolls(source), _members(source.book)
    if not rolls or members is None:
        return None
    period = _period(source, {line.sheet.name for roll in rolls.values() for line in roll.values()})
    people = source.nobody_yet()
    for row in range(members.heading + 1, len(members.sheet.rows)):
        _read_member(members, row, rolls, period, people, source)
    if not len(people):
        return None
    sheets = {line.sheet.name for roll in rolls.values() for line in roll.values()}
    return Reading(period, people, frozenset({*sheets, members.sheet.name}))


def _rolls(source: Source) -> Rolls:
    """Weeks by number, by the folded name of the rotation ("" where none is named)."""
    rolls: Rolls = {}
    for sheet in source.book.sheets:
        legend = source.codes.places.get(sheet.name, frozenset())
        if len({weekday_of(text) for text in sheet.texts()} - {None}) < _WEEKDAYS:
            continue
        columns: dict[int, int] = {}
        heading, name = 0, ""
        for row in range(len(sheet.rows)):
            named = weekdays_in([sheet.text(row, column) for column in range(sheet.width)])
            weekdays = {weekday: column for column, weekday in named.items() if column}
            before = range(min(columns.values(), default=0))
            labels = [
                text for column in before
                if (text := sheet.text(row, column)) and (row, column) not in legend
            ]
            if len(weekdays) >= _WEEKDAYS:
                heading, columns = row, weekdays
            elif labels:
                label = labels[0]
                week = next((m for text in labels if (m := _WEEK.fullmatch(text))), None)
                if week:
                    rolls.setdefault(name, {})[int(week[1])] = _Line(sheet, row, columns, heading)
                elif not any(sheet.text(row, column) for column in columns.values()):
                    name = fold(label)
    return rolls


def _members(book: Workbook) -> _Members | None:
    for sheet in book.sheets:
        for row in range(min(30, len(sheet.rows))):
            columns: dict[Role, int] = {}
            for column in range(sheet.width):
                role = role_of(sheet.text(row, column))
                if role is not None:
                    columns.setdefault(role, column)
            if "name" in columns and "roll_week" in columns:
                return _Members(sheet, row, columns)
    return None


def _period(source: Source, sheets: set[str]) -> Period:
    """From the start that a text on the rotation's sheet names, to its end or twelve weeks on.

    Answers go before what the text says.
    """
    told = next((sheet.first_day for sheet in source.book.sheets if sheet.first_day), None)
    end = next((sheet.last_day for sheet in source.book.sheets if sheet.last_day), None)
    sheet, place, days = _said(source.book, sheets)
    if days:
        source.doubts.used(sheet, "date", [place])
    elif told is None:
        names = ", ".join(sorted(sheets))
        raise DayMissing(t("import.no_roll_start", file=source.book.file, sheet=names), sheet)
    first = told or days[0]
    if told is None:
        _check_start(source, sheet, place, first)
    for last in (end, *days[1:2]):
        if last is not None and first < last <= first + _LONGEST:
            return Period(first, last)
    last = first + timedelta(days=7 * DEFAULT_WEEKS - 1)
    source.doubts.ask("warning", "roll_end", sheet, place, weeks=DEFAULT_WEEKS,
                      last=numeric_date(last))
    return Period(first, last)


def _said(book: Workbook, sheets: set[str]) -> tuple[Sheet, Place, list[date]]:
    """The first cell on the rotation's sheets that names dates, and these; else the first sheet."""
    used = [sheet for sheet in book.sheets if sheet.name in sheets]
    for sheet in used:
        for row, cells in enumerate(sheet.rows):
            for column, value in enumerate(cells):
                if isinstance(value, str) and (days := dates_in(value)):
                    return sheet, (row, column), days
    return used[0], (0, 0), []


def _check_start(source: Source, sheet: Sheet, place: tuple[int, int], first: date) -> None:
    if first.isoweekday() != 1:
        source.doubts.ask("warning", "roll_start", sheet, place, first=numeric_date(first),
                          weekday=t(f"weekday.{first.isoweekday()}"))


def _read_member(
    members: _Members, row: int, rolls: Rolls, period: Period, people: People, source: Source
) -> None:
    sheet, name = members.sheet, members.text(row, "name")
    if all(is_blank(value) for value in sheet.rows[row]) or is_total(name):
        return
    if people.aliases.ignores(name):
        return
    place = (row, members.columns["name"])
    if not people.aliases.knows(name) and not may_be_name(name):
        source.doubts.ask("error", "name_unclear", sheet, place, text=shown(name))
        source.doubts.leave_open("nobody", name, sheet, place)
        return
    hours = sheet.rows[row][members.columns["hours"]] if "hours" in members.columns else ""
    person = people.person(
        name, sheet, place, members.text(row, "unit") or None,
        members.text(row, "profession") or None, hours_of(hours),
    )
    _note_uses(members, row, source)
    roll = _roll_of(members.text(row, "roll"), rolls)
    week = _WEEK.fullmatch(members.text(row, "roll_week"))
    if roll is None or week is None or int(week[1]) not in roll:
        role: Role = "roll" if roll is None and "roll" in members.columns else "roll_week"
        place = (row, members.columns[role])
        source.doubts.ask("error", "roll_unclear", sheet, place, name=person.name,
                          text=shown(sheet.text(*place)))
        return
    order = sorted(roll)
    at = order.index(int(week[1]))
    monday = period.first - timedelta(days=period.first.isoweekday() - 1)
    for day in period.days():
        line = roll[order[(at + (day - monday).days // 7) % len(order)]]
        column = line.columns.get(day.isoweekday())
        if column is None:
            continue
        meanings = _meanings(line, column, source)
        source.doubts.used(line.sheet, "date", [(line.heading, column), (line.row, 0)])
        if meanings is not None:
            code = line.sheet.text(line.row, column)
            person.add(day, meanings, code, line.sheet, (line.row, column), source.doubts)


def _note_uses(members: _Members, row: int, source: Source) -> None:
    sheet, used = members.sheet, source.doubts.used
    used(sheet, "heading", ((members.heading, c) for c in members.columns.values()))
    for role, column in members.columns.items():
        if members.text(row, role) and role in ("unit", "profession", "hours"):
            used(sheet, "fact", [(row, column)])
        elif members.text(row, role) and role in ("roll", "roll_week"):
            used(sheet, "date", [(row, column)])


def _roll_of(name: str, rolls: Rolls) -> dict[int, _Line] | None:
    if fold(name) in rolls:
        return rolls[fold(name)]
    return next(iter(rolls.values())) if not name and len(rolls) == 1 else None


def _meanings(line: _Line, column: int, source: Source) -> tuple[Meaning, ...] | None:
    value = line.sheet.rows[line.row][column]
    meanings = source.codes.read(value) if value != "" else ()
    if meanings is None:
        source.doubts.unknown(line.sheet, line.row, column, line.sheet.text(line.row, column))
    return meanings
