"""One row a shift: a name, a date, and times or a code; headings in any order and language."""

from dataclasses import dataclass
from datetime import date, timedelta

from models.timespan import Period
from planner.importing.codes import (
    Absent,
    Codes,
    Meaning,
    Work,
    clock_of,
    is_blank,
    names_absence,
    team_in,
    times_of,
    work,
)
from planner.importing.dates import date_of
from planner.importing.doubts import Doubts, shown
from planner.importing.grid_reader import hours_of
from planner.importing.headings import Role, role_of
from planner.importing.layouts.base import Reading, Source
from planner.importing.names import is_total, is_vacant, may_be_name
from planner.importing.people import People
from planner.importing.sheet import Cell, Sheet, text_of
from planner.importing.trace import Use
from planner.importing.words import fold

_NAME_ROLES: tuple[Role, ...] = ("name", "first_name", "last_name")
_TIME_ROLES: tuple[Role, ...] = ("start", "end", "times")
_USES: tuple[tuple[tuple[Role, ...], Use], ...] = (
    (_NAME_ROLES, "name"), (("date", "end_date"), "date"), (_TIME_ROLES, "time"),
    (("unit", "profession", "hours", "length"), "fact"),
)
_HEADING_ROWS = 30
_LONGEST_ABSENCE = 400
_PLAIN_HOURS = frozenset({"timer", "hours", "stunden", "timmar", "timetal"})
_PAUSE_MINUTES = 60
"""A shift may be written shorter by an unpaid pause of at most this."""


@dataclass(frozen=True, slots=True)
class _Table:
    sheet: Sheet
    heading: int
    columns: dict[Role, int]
    unknown: dict[int, str]

    def cell(self, row: int, role: Role) -> Cell:
        column = self.columns.get(role)
        return "" if column is None else self.sheet.rows[row][column]

    def text(self, row: int, role: Role) -> str:
        return text_of(self.cell(row, role))


def confidence(source: Source) -> float:
    """A heading row that names a person, a date and times or a code, with dates below it."""
    return 0.95 if _tables(source) else 0.0


def read(source: Source) -> Reading | None:
    """People in the order in which they first stand in the rows."""
    people = source.nobody_yet()
    days: list[date] = []
    tables = _tables(source)
    for table in tables:
        reader = _Reader(table, source.codes, people, source.doubts, days)
        for row in range(table.heading + 1, len(table.sheet.rows)):
            reader.read_row(row)
        reader.ask_about_columns()
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
        unknown: dict[int, str] = {}
        for column in range(sheet.width):
            text = sheet.text(row, column)
            role = role_of(text)
            if role is not None and role not in columns:
                columns[role] = column
            elif text:
                unknown[column] = text
        named = {"name", "first_name"} & columns.keys()
        says = {"start", "end"} <= columns.keys() or {"times", "code"} & columns.keys()
        if "date" not in columns and "start" in columns:
            columns["date"] = columns["start"]
        if named and says and "date" in columns and _has_dates(sheet, row, columns["date"]):
            return _Table(sheet, row, columns, unknown)
    return None


def _has_dates(sheet: Sheet, heading: int, column: int) -> bool:
    below = [cells[column] for cells in sheet.rows[heading + 1 : heading + 21]]
    filled = [value for value in below if value != ""]
    dated = sum(1 for value in filled if date_of(value))
    return dated > 0 and dated * 2 >= len(filled)


def _clock(value: Cell) -> int | None:
    """The time of day in a cell; a whole day in a column of times is its midnight."""
    clock = clock_of(value)
    return 0 if clock is None and type(value) is date else clock


@dataclass(slots=True)
class _Reader:
    table: _Table
    codes: Codes
    people: People
    doubts: Doubts
    days: list[date]
    last_day: date | None = None

    def read_row(self, row: int) -> None:
        table, sheet = self.table, self.table.sheet
        if all(is_blank(value) for value in sheet.rows[row]):
            return
        name = " ".join(
            text for role in _NAME_ROLES if (text := table.text(row, role))
        )
        if is_total(name) or (not name and is_total(table.text(row, "date"))):
            return
        aliases = self.people.aliases
        if aliases.ignores(name):
            return
        day = self._day(row, name)
        if day is None:
            self._ask(row, "date", "date_unclear")
            return
        known = aliases.knows(name)
        if is_vacant(name) and not known:
            self.doubts.ask_once("warning", "vacant", sheet, self._place(row, "name"), name,
                                 text=shown(name))
            self.doubts.leave_open("nobody", name, sheet, self._place(row, "name"))
            return
        if not known and not may_be_name(name):
            self._ask(row, "name", "name_unclear")
            if name:
                self.doubts.leave_open("nobody", name, sheet, self._place(row, "name"))
            return
        person = self.people.person(
            name, sheet, self._place(row, "name"), table.text(row, "unit") or None,
            table.text(row, "profession") or None, self._contract(row),
        )
        self.days.append(day)
        self._note_uses(row)
        meanings = self._meanings(row)
        if meanings is None:
            return
        if Absent.AWAY in meanings:
            self._away(row, day, person.away)
        role: Role = "code" if "code" in table.columns else "date"
        code = table.text(row, "code") or table.text(row, "times")
        person.add(day, meanings, code, sheet, self._place(row, role), self.doubts)

    def _note_uses(self, row: int) -> None:
        """Note what the cells of a person's row are, and those of the heading."""
        if self.doubts.trace is None:
            return
        sheet, columns, used = self.table.sheet, self.table.columns, self.doubts.used
        used(sheet, "heading", ((self.table.heading, column) for column in columns.values()))
        for roles, use in _USES:
            used(sheet, use, ((row, columns[role]) for role in roles
                              if role in columns and self.table.text(row, role)))

    def _day(self, row: int, name: str) -> date | None:
        """The row's date; one that is left out is that of the row above, which is said."""
        sheet, place = self.table.sheet, self._place(row, "date")
        value = sheet.spread(*place)
        if is_blank(value) and name and self.last_day is not None:
            self.doubts.ask_once("warning", "date_above", sheet, place, "date")
            return self.last_day
        self.last_day = date_of(value)
        return self.last_day

    def _contract(self, row: int) -> float | None:
        """Weekly hours, where the column is not the length of the shift itself."""
        if "hours" not in self.table.columns or self._hours_are_lengths():
            return None
        return hours_of(self.table.cell(row, "hours"))

    def _hours_are_lengths(self) -> bool:
        """A column that is only called "Timer" holds the length of each shift."""
        heading = self.table.sheet.text(self.table.heading, self.table.columns["hours"])
        return "length" not in self.table.columns and fold(heading) in _PLAIN_HOURS

    def _meanings(self, row: int) -> tuple[Meaning, ...] | None:
        """What the row says; None where it says nothing understood, which is then asked."""
        table = self.table
        code = table.text(row, "code")
        explained = self.codes.explained.get(code)
        roles: tuple[Role, ...] = ("code", *_TIME_ROLES)
        if isinstance(explained, Work):
            roles = _TIME_ROLES
        if explained is Absent.AWAY or any(names_absence(table.text(row, r)) for r in roles):
            return (Absent.AWAY,)
        shift = self._times(row)
        if shift is not None:
            self._check_length(row, shift)
            return (shift,)
        unreadable = self._unreadable(row)
        if unreadable is not None and table.text(row, unreadable) in self.codes.answers:
            return self.codes.read(table.cell(row, unreadable))
        meanings = self.codes.read(code) if code else None
        if meanings and (unreadable is None or Absent.OFF in meanings):
            return meanings
        if names_absence(table.text(row, "note")) or names_absence(table.text(row, "meaning")):
            return (Absent.AWAY,)
        no_times = all(is_blank(table.cell(row, role)) for role in _TIME_ROLES)
        if not meanings and (meanings is not None or (not code and no_times)):
            return ()
        if code and no_times:
            self.doubts.unknown(table.sheet, row, table.columns["code"], code)
        else:
            self._ask_about_times(row, unreadable)
        return None

    def _unreadable(self, row: int) -> Role | None:
        """The column that holds something else than a time in this row, if one does."""
        for role in _TIME_ROLES:
            value = self.table.cell(row, role)
            read = times_of(value) if role == "times" else _clock(value)
            if not is_blank(value) and read is None:
                return role
        return None

    def _ask_about_times(self, row: int, unreadable: Role | None) -> None:
        role: Role = unreadable or ("start" if "start" in self.table.columns else "times")
        self._ask(row, role, "times_unclear")
        if unreadable is not None:
            text, place = self.table.text(row, unreadable), self._place(row, unreadable)
            self.doubts.leave_open("code", text, self.table.sheet, place)

    def _times(self, row: int) -> Work | None:
        table = self.table
        words = " ".join((table.text(row, "code"), table.text(row, "meaning")))
        explained = self.codes.explained.get(table.text(row, "code"))
        start, end = table.cell(row, "start"), table.cell(row, "end")
        if not is_blank(start) and not is_blank(end):
            from_, to = _clock(start), _clock(end)
            shift = None if from_ is None or to is None else work(from_, to, words)
        else:
            span = times_of(table.cell(row, "times"))
            shift = work(*span, words) if span else None
        if shift and isinstance(explained, Work) and team_in(words) is None:
            shift = Work(shift.start, shift.end, explained.team)
        return shift

    def _check_length(self, row: int, shift: Work) -> None:
        role: Role = "length" if "length" in self.table.columns else "hours"
        value = self.table.cell(row, role)
        if role == "hours" and ("hours" not in self.table.columns or not self._hours_are_lengths()):
            return
        hours = hours_of(value)
        if hours is None:
            return
        minutes = shift.end - shift.start
        if not minutes - _PAUSE_MINUTES <= round(hours * 60) <= minutes + _PAUSE_MINUTES:
            self.doubts.ask(
                "warning", "length", self.table.sheet, (row, self.table.columns[role]),
                written=f"{hours:g}", read=f"{minutes / 60:g}",
            )

    def _away(self, row: int, day: date, away: set[date]) -> None:
        """An absence may have an end date of its own."""
        ends = self.table.cell(row, "end_date") or self.table.cell(row, "end")
        last = date_of(ends) or day
        if last > day and (last - day).days <= _LONGEST_ABSENCE:
            away.update(day + timedelta(days=n) for n in range((last - day).days + 1))
            self.days.append(last)

    def _place(self, row: int, role: Role) -> tuple[int, int]:
        fallback = self.table.columns.get("first_name", self.table.columns["date"])
        return (row, self.table.columns.get(role, fallback))

    def _ask(self, row: int, role: Role, code: str) -> None:
        place = self._place(row, role)
        text = shown(self.table.sheet.text(*place))
        self.doubts.ask("error", code, self.table.sheet, place, text=text)

    def ask_about_columns(self) -> None:
        """Columns with an unknown heading that hold something."""
        sheet = self.table.sheet
        for column, text in self.table.unknown.items():
            rows = range(self.table.heading + 1, len(sheet.rows))
            if any(not is_blank(sheet.rows[row][column]) for row in rows):
                self.doubts.ask("info", "column_not_used", sheet, (self.table.heading, column),
                                text=shown(text))
