"""A line a day, a column a vagt or a function, names or initials in the cells."""

import re
from dataclasses import dataclass
from datetime import date

from models.timespan import Period
from planner.importing.codes import Absent, Codes, Meaning, is_blank, names_absence
from planner.importing.doubts import Doubts, shown
from planner.importing.layouts.base import Reading, Source
from planner.importing.layouts.cell_names import BRACKETS, SPLIT, are_initials, is_code
from planner.importing.layouts.day_tables import DayTable, find_tables
from planner.importing.names import is_total, is_vacant
from planner.importing.people import People
from planner.importing.sheet import Place, text_of
from planner.texts import t
from planner.texts.dates import numeric_date

_WEEK = re.compile(r"(?:uge|week|woche|kw|vecka|uke)\.? ?\d{1,2}", re.IGNORECASE)


def confidence(source: Source) -> float:
    """A column of dates beside columns whose heading is a vagt, with names in the cells."""
    named = filled = 0
    for table in find_tables(source.book.sheets, source.codes, source.turned):
        for row in table.days.rows:
            for column in (*table.meanings, *table.open):
                value = table.sheet.rows[row][column]
                text = value if isinstance(value, str) else text_of(value)
                if text.strip():
                    filled += 1
                    named += all(
                        _is_name(part, table, source.codes) for part in table.names_in(text)
                    )
    return 0.94 * named / filled if filled else 0.0


def read(source: Source) -> Reading | None:
    """People in the order in which they first stand in a cell.

    Nobody at all where every heading still lacks its times: then these are asked for.
    """
    people = source.nobody_yet()
    tables = find_tables(source.book.sheets, source.codes, source.turned)
    for table in tables:
        _ask_about_days(table, source.doubts)
        _read_table(table, people, source.codes, source.doubts)
    if not len(people) and not any(table.open for table in tables):
        return None
    days = [day for table in tables for day in table.dated.values()]
    return Reading(
        Period(min(days), max(days)), people, frozenset(table.sheet.name for table in tables)
    )


def _is_name(text: str, table: DayTable, codes: Codes) -> bool:
    """A name, and not a code: "D" in a cell may be either, and a code that is explained is one."""
    return (table.may_be_name(text) or is_vacant(text)) and not is_code(text, table.known, codes)


def _ask_about_days(table: DayTable, doubts: Doubts) -> None:
    sheet, days = table.sheet, table.days
    wrong = [row for row, weekday in days.weekdays.items()
             if row in table.dated and table.dated[row].isoweekday() != weekday]
    if wrong:
        day = table.dated[wrong[0]]
        doubts.ask("warning", "weekday", sheet, (wrong[0], table.dates), day=numeric_date(day),
                   right=t(f"weekday.{day.isoweekday()}"),
                   wrong=t(f"weekday.{days.weekdays[wrong[0]]}"), count=len(wrong))
    first = min(table.dated)
    if days.weak and not any(row in table.dated for row in days.weekdays):
        doubts.ask("warning", "dates_beside", sheet, (first, table.dates),
                   first=numeric_date(min(days.rows.values())),
                   last=numeric_date(max(days.rows.values())))
    for row in sorted(days.below):
        doubts.ask_once("warning", "date_above", sheet, (row, table.dates), "")
    for column in table.beside:
        doubts.ask("warning", "heading_beside", sheet, (table.heading, column),
                   text=shown(sheet.text(table.heading, column - 1)))


def _read_table(table: DayTable, people: People, codes: Codes, doubts: Doubts) -> None:
    sheet = table.sheet
    doubts.used(sheet, "date", ((row, table.dates) for row in table.dated))
    doubts.used(sheet, "heading", [(table.heading, table.dates)])
    for column, meaning in table.meanings.items():
        place = (table.heading, column)
        doubts.heads(meaning, sheet.text(*place), sheet, place)
    for column, text in table.open.items():
        doubts.ask_once("error", "list_without_times", sheet, (table.heading, column), text,
                        text=shown(text))
        doubts.leave_open("code", text, sheet, (table.heading, column))
    legend = codes.places.get(sheet.name, frozenset())
    end = len(sheet.rows) if table.over is None else max(table.days.rows) + 1
    for row in range(table.body, end):
        day = table.days.rows.get(row)
        for column, meaning in table.meanings.items():
            value = sheet.rows[row][column]
            if is_blank(value) or is_total(sheet.text(row, 0)):
                continue
            if day is None:
                if sheet.place_in_file(row, column) not in legend:
                    doubts.ask("warning", "no_date", sheet, (row, column),
                               text=shown(sheet.text(row, column)))
                continue
            _Cell(table, (row, column), day, meaning, people, codes, doubts).read()
    for column, text in table.other.items():
        if any(not is_blank(sheet.rows[row][column]) for row in table.days.rows):
            doubts.ask("info", "column_not_used", sheet, (table.heading, column), text=shown(text))

@dataclass(frozen=True, slots=True)
class _Cell:
    """A cell of names on a day and what it means to stand there."""

    table: DayTable
    place: Place
    day: date
    meaning: Meaning
    people: People
    codes: Codes
    doubts: Doubts

    def read(self) -> None:
        """Each name in the cell, with what a bracket behind it changes."""
        sheet = self.table.sheet
        raw = sheet.rows[self.place[0]][self.place[1]]
        entries = SPLIT.split(_protect(raw)) if isinstance(raw, str) else [sheet.text(*self.place)]
        for entry in map(_unprotect, entries):
            own: Meaning | None = None
            for bracket in BRACKETS.finditer(entry):
                own = self._bracket(bracket[1]) or own
            for name in self.table.names_in(entry):
                self._name(name, own or self.meaning)

    def _bracket(self, text: str) -> Meaning | None:
        """What a bracket says: other times, away after all, one more name, or nothing known."""
        if self.meaning is Absent.AWAY or names_absence(text):
            return Absent.AWAY
        read = self.codes.read(text)
        if read:
            return read[0]
        names = self.table.names_in(text)
        if names and all(name.casefold() in self.table.known for name in names):
            self.doubts.ask("warning", "bracket_name", self.table.sheet, self.place,
                            text=shown(text))
            for name in names:
                self._name(name, self.meaning)
        else:
            self.doubts.ask("info", "bracket", self.table.sheet, self.place, text=shown(text))
        return None

    def _name(self, name: str, meaning: Meaning) -> None:
        sheet, people = self.table.sheet, self.people
        if people.aliases.ignores(name) or _WEEK.fullmatch(name):
            return
        known = people.aliases.knows(name) or are_initials(name, self.table.known)
        if names_absence(name) and not known:
            self.doubts.ask("info", "line_not_used", sheet, self.place, text=shown(name))
        elif known or self.table.may_be_name(name):
            person = people.person(name, sheet, self.place)
            code = sheet.text(self.table.heading, self.place[1])
            person.add(self.day, (meaning,), code, sheet, self.place, self.doubts)
        elif is_vacant(name):
            self.doubts.ask("warning", "vacant", sheet, self.place, text=shown(name))
            self.doubts.leave_open("nobody", name, sheet, self.place)
        elif not is_blank(name):
            self.doubts.ask("error", "name_in_cell", sheet, self.place, text=shown(name))
            self.doubts.leave_open("nobody", name, sheet, self.place)


def _protect(text: str) -> str:
    """Signs that cut a list apart do not cut within brackets."""
    return BRACKETS.sub(lambda match: re.sub(r"[,;/+&\n]", "\0", match[0]), text)


def _unprotect(text: str) -> str:
    return text.replace("\0", "/")
