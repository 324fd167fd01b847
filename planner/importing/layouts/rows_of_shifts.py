"""One row a shift: a name, a date, and times or a code; headings in any order and language."""

import re
from dataclasses import dataclass, field
from datetime import date, timedelta

from models.timespan import Period
from planner.importing.codes import Absent, Codes, Meaning, is_blank, names_absence
from planner.importing.dates import date_of, mark_of, weekday_of
from planner.importing.doubts import Doubts, shown
from planner.importing.headings import Role
from planner.importing.hours import hours_of
from planner.importing.layouts.base import DayMissing, Reading, Source
from planner.importing.layouts.row_names import RowNames, without_number
from planner.importing.layouts.shift_cells import Shifts
from planner.importing.layouts.shift_days import day_and_times, point_in
from planner.importing.layouts.shift_tables import (
    NAME_ROLES,
    TIME_ROLES,
    Table,
    Turn,
    heading_in,
)
from planner.importing.names import is_total, is_vacant, may_be_name
from planner.importing.people import People
from planner.importing.sheet import Place, text_of
from planner.importing.trace import Use
from planner.importing.words import fold, words
from planner.texts import t
from planner.texts.dates import numeric_date

_USES: tuple[tuple[tuple[Role, ...], Use], ...] = (
    (NAME_ROLES, "name"), (("date", "end_date"), "date"), (TIME_ROLES, "time"),
    (("unit", "profession", "hours", "length"), "fact"),
)
_LONGEST_ABSENCE = 400
_SEVERAL = re.compile(r"\w\s*[/;+&\n]\s*\w|\w+ \w[^,]*,\s*\w+ \w|,.*,")
"""Several names in one cell; "Hansen, Bo" is one."""

_CALLED_OFF = re.compile(
    r"\b(?:aflyst|aflys|annulleret|slettet|afvist|udgår|udgået|cancell?ed|deleted|rejected|declined|"
    r"abgesagt|storniert|gelöscht|avlyst|slettet|kansellert|inställd|inställt|avbokad|avbruten)\b"
)
_IN_FORCE = re.compile(
    r"^(?:ok|ja|x|aktiv|active|godkendt|godk|planlagt|bekræftet|publiceret|udgivet|offentliggjort|"
    r"tildelt|accepteret|låst|lagt|fast|normal|ordinær|åben|arbejde|på arbejde|approved|planned|"
    r"confirmed|published|assigned|accepted|scheduled|genehmigt|bestätigt|geplant|godkjent|"
    r"publisert|planlagt|godkänd|publicerad|planerad|afholdt|udført|kladde|draft|entwurf|utkast)$"
)
_NOT_HERS = words(
    "fri fridag off byttet bytte byttet_væk bortbyttet byt vagtbytte frivagt bytter ledig afgivet"
)
"""A remark beside times that may well mean that the shift is not hers, or that it is no shift."""

_NOBODYS = re.compile(
    r"\b(?:open shift|unassigned|vacant|ikke tildelt|ubesat|udækket|ledig vagt|åben vagt|"
    r"vakant|offene schicht|ledig vakt|ledigt pass)\b"
)


def confidence(source: Source) -> float:
    """A heading row that names a person, a date and times or a code, with dates below it."""
    return 0.95 if _tables(source) else 0.0


def read(source: Source) -> Reading | None:
    """People in the order in which they first stand in the rows.

    Raises DayMissing where dates have no year and nothing says which it is.
    """
    people = source.nobody_yet()
    days: list[date] = []
    tables = _tables(source)
    for table in tables:
        _Reader(table, source.codes, people, source.doubts, days).read(source.book.file)
    if not days or not len(people):
        return None
    return Reading(
        Period(min(days), max(days)), people, frozenset(table.sheet.name for table in tables)
    )


def _tables(source: Source) -> list[Table]:
    return [table for sheet in source.book.sheets for table in source.shift_tables(sheet)]


@dataclass(slots=True)
class _Reader:
    """Reads the rows of a table. `over`: what the lines over the present row say of a person."""

    table: Table
    codes: Codes
    people: People
    doubts: Doubts
    days: list[date]
    last_day: date | None = None
    over: dict[Role, str] = field(default_factory=dict)
    over_at: Place | None = None
    no_year: bool = False
    _shifts: Shifts = field(init=False)
    _row_names: RowNames = field(init=False)

    def __post_init__(self) -> None:
        self._row_names = RowNames(self.table)
        self._shifts = Shifts(self.table, self.codes, self.doubts)

    def read(self, file: str) -> None:
        """All rows, then what is to be said of the table as a whole."""
        table, sheet, calendar = self.table, self.table.sheet, self.table.calendar
        place = self.table.place(table.heading, "date")
        first = max(0, table.heading - 1) if table.by_heading else table.heading + 1
        for row in range(first, table.end):
            if row != table.heading and not self._is_heading_again(row):
                self._read_line(row)
        if self.no_year:
            raise DayMissing(
                t("import.year_missing", file=file, sheet=sheet.name), sheet, [place]
            )
        if not calendar.sure:
            self.doubts.ask("error", "year_open", sheet, place, year=calendar.autumn)
        if calendar.order == "either":
            self.doubts.ask("error", "month_or_day", sheet, place)
        elif calendar.turned and sheet.first_day is None:
            self.doubts.ask("warning", "month_first", sheet, place)
        if table.person:
            self.doubts.ask("info", "person_sheet", sheet)
        self._ask_about_columns()

    def _is_heading_again(self, row: int) -> bool:
        cells, above = self.table.sheet.rows[row], self.table.sheet.rows[self.table.heading]
        return all(cells[column] == above[column] for column in self.table.columns.values())

    def _read_line(self, row: int) -> None:
        table, sheet = self.table, self.table.sheet
        if table.is_empty(row):
            return
        if table.by_heading:
            line = heading_in(sheet, row, not self._has_names(), "date" not in table.columns)
            if line is not None:
                use: Use = "name" if line.day is None else "date"
                self.doubts.used(sheet, use, [self._first(row)])
            if line is not None and line.day is not None:
                self.last_day = table.calendar.day(line.day)
                self.no_year = self.no_year or self.last_day is None
                return
            if line is not None:
                self.over, self.over_at = line.facts, self._first(row)
                return
        if row > table.heading:
            self._read_row(row)

    def _first(self, row: int) -> Place:
        """The first cell of a row that says something."""
        cells = self.table.sheet.rows[row]
        return row, next((c for c, value in enumerate(cells) if not is_blank(value)), 0)

    def _has_names(self) -> bool:
        return bool({"name", "first_name"} & self.table.columns.keys())

    def _names(self, row: int) -> list[tuple[str, Place]]:
        """Whose the row is, each with where that stands: in it, over it, or only on the tab."""
        if self._has_names():
            return self._row_names.of(row)
        place = self.over_at or self.table.place(self.table.heading, "date")
        return [(without_number(self.over.get("name", self.table.person)), place)]

    def _read_row(self, row: int) -> None:
        table, names = self.table, self._names(row)
        first = names[0][0]
        if is_total(first) or (is_total(table.text(row, "date")) and not self._dated(row)):
            return
        if is_total(next((text for c in table.own if (text := table.sheet.text(row, c))), "")):
            return
        names = [each for each in names if not self.people.aliases.ignores(each[0])]
        if not names:
            return
        day = self._day(row, first)
        if day is None:
            if not self.no_year:
                self._ask(row, "date", "date_unclear")
            return
        self._check_weekday(row, day)
        for name, place in names:
            if not self._is_nobodys(row, name, place):
                self._read_person(row, day, name, place)

    def _read_person(self, row: int, day: date, name: str, place: Place) -> None:
        table = self.table
        person = self.people.person(
            name, table.sheet, place, self._fact(row, "unit"),
            self._fact(row, "profession"), self._contract(row),
        )
        self.days.append(day)
        self._note_uses(row)
        status = self._status(row)
        if status is Absent.OFF:
            return
        turns = table.turns if status is None else ()
        meanings: list[tuple[tuple[Meaning, ...], Turn]] = [
            (meaning, turn) for turn in turns if (meaning := self._shifts.meanings(row, turn, day))
        ]
        if status is Absent.AWAY or any(Absent.AWAY in meaning for meaning, _ in meanings):
            self._away(row, day, person.away)
            meanings = [((Absent.AWAY,), table.turns[0])]
        for meaning, turn in meanings:
            code = next((text for role in ("code", "times") if role in turn.columns
                         if (text := text_of(table.sheet.rows[row][turn.columns[role]]))), "")
            column = next((turn.columns[role] for role in ("code", "times", "start")
                           if role in turn.columns), table.columns.get("date", 0))
            person.add(day, meaning, code, table.sheet, (row, column), self.doubts)

    def _fact(self, row: int, role: Role) -> str | None:
        return self.table.text(row, role) or self.over.get(role) or None

    def _is_nobodys(self, row: int, name: str, place: Place) -> bool:
        """Whether a row is no person's; that is asked, or said where the row says it itself."""
        sheet = self.table.sheet
        if self.people.aliases.knows(name):
            return False
        beside = " ".join(fold(self.table.text(row, role))
                          for role in ("code", "meaning", "note", "status"))
        if is_vacant(name) or _NOBODYS.search(fold(name)) or (
            not name and _NOBODYS.search(beside)
        ):
            self.doubts.ask_once("warning", "vacant", sheet, place, name,
                                 text=shown(name or self.table.text(row, "code")))
            if name:
                self.doubts.leave_open("nobody", name, sheet, place)
            return True
        joined = self._has_names() and self._row_names.are_joined(*place)
        if not may_be_name(name) or _SEVERAL.search(name) or joined:
            self.doubts.ask("error", "name_unclear", sheet, place, text=shown(name))
            if name:
                self.doubts.leave_open("nobody", name, sheet, place)
            return True
        return False

    def _dated(self, row: int) -> bool:
        return self.table.calendar.day_of(self.table.cell(row, "date")) is not None

    def _day(self, row: int, name: str) -> date | None:
        """The row's date; one that is left out is that of the row above, which is said."""
        table, place = self.table, self.table.place(row, "date")
        if "date" not in table.columns:
            return self.last_day
        if table.weeks is not None or table.year_open:
            self.no_year = self.no_year or table.year_open
            return (table.weeks or {}).get(row)
        value = table.sheet.spread(*place)
        if is_blank(value) and name and self.last_day is not None:
            if not table.sheet.merged:
                self.doubts.ask_once("warning", "date_above", table.sheet, place, "date")
            return self.last_day
        day = table.calendar.day_of(value)
        if day is None and (both := day_and_times(value)):
            day = table.calendar.day(both[0])
        mark = point_in(value).mark or mark_of(value)
        if day is None and mark is not None and mark.month and mark.year is None:
            self.no_year = self.no_year or table.calendar.autumn is None
        self.last_day = day
        return day

    def _check_weekday(self, row: int, day: date) -> None:
        role: Role = "weekday" if "weekday" in self.table.columns else "date"
        text = self.table.text(row, role)
        mark = mark_of(self.table.cell(row, "date"))
        said = weekday_of(text) or (mark.weekday if mark else None)
        if said is not None and said != day.isoweekday():
            self.doubts.ask_once(
                "warning", "weekday", self.table.sheet, self.table.place(row, role), "",
                day=numeric_date(day), right=t(f"weekday.{day.isoweekday()}"),
                wrong=t(f"weekday.{said}"),
            )

    def _doubt_remark(self, row: int, role: Role, said: str) -> None:
        """Ask about a word beside times that may take the shift away again."""
        timed = any(sign.isdigit() for each in TIME_ROLES for sign in self.table.text(row, each))
        if timed and said in _NOT_HERS:
            self.doubts.ask_once("warning", "status", self.table.sheet,
                                 self.table.place(row, role), said,
                                 text=shown(self.table.text(row, role)))

    def _status(self, row: int) -> Absent | None:
        """Whether a row is called off or an absence after all, as its status says."""
        place, text = self.table.place(row, "status"), self.table.text(row, "status")
        if not text:
            remarks: tuple[Role, ...] = ("code", "meaning", "note")
            for role in remarks:
                said = fold(self.table.text(row, role))
                self._doubt_remark(row, role, said)
                if _CALLED_OFF.search(said):
                    place = self.table.place(row, role)
                    self.doubts.ask_once("warning", "called_off", self.table.sheet, place, "")
                    return Absent.OFF
            return None
        answer = self.codes.answers.get(text)
        if isinstance(answer, Absent):
            self.codes.met.add(text)
            return answer
        folded = fold(text)
        if _CALLED_OFF.search(folded):
            self.doubts.ask_once("info", "called_off", self.table.sheet, place, "")
            return Absent.OFF
        if names_absence(text):
            return Absent.AWAY
        if not _IN_FORCE.match(folded):
            self.doubts.ask_once("warning", "status", self.table.sheet, place, text,
                                 text=shown(text))
            self.doubts.leave_open("code", text, self.table.sheet, place)
        return None

    def _contract(self, row: int) -> float | None:
        """Weekly hours, where the column is not the length of the shift itself."""
        if "hours" not in self.table.columns or self._shifts.hours_are_lengths():
            return None
        return hours_of(self.table.cell(row, "hours"))

    def _away(self, row: int, day: date, away: set[date]) -> None:
        """An absence may have an end date of its own."""
        ends = self.table.cell(row, "end_date") or self.table.cell(row, "end")
        last = self.table.calendar.day_of(ends) or date_of(ends) or day
        if last > day and (last - day).days <= _LONGEST_ABSENCE:
            away.update(day + timedelta(days=n) for n in range((last - day).days + 1))
            self.days.append(last)

    def _ask(self, row: int, role: Role, code: str) -> None:
        place = self.table.place(row, role)
        text = shown(self.table.sheet.text(*place))
        self.doubts.ask("error", code, self.table.sheet, place, text=text)

    def _note_uses(self, row: int) -> None:
        """Note what the cells of a person's row are, and those of the heading."""
        if self.doubts.trace is None:
            return
        sheet, columns, used = self.table.sheet, self.table.columns, self.doubts.used
        used(sheet, "heading", ((self.table.heading, column) for column in columns.values()))
        for roles, use in _USES:
            used(sheet, use, ((row, columns[role]) for role in roles
                              if role in columns and self.table.text(row, role)))

    def _ask_about_columns(self) -> None:
        """Columns with an unknown heading that hold something."""
        sheet = self.table.sheet
        for column, text in self.table.unknown.items():
            rows = range(self.table.heading + 1, self.table.end)
            if any(not is_blank(sheet.rows[row][column]) for row in rows):
                self.doubts.ask("info", "column_not_used", sheet, (self.table.heading, column),
                                text=shown(text))
