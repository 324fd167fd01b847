"""Reads one table of names × dates into people."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta

from planner.importing.codes import (
    Absent,
    Codes,
    Meaning,
    Work,
    clock_of,
    is_blank,
    names_absence,
    work,
)
from planner.importing.dates import hints_of, mark_of, weekday_of
from planner.importing.doubts import Doubts, shown
from planner.importing.grid import Block, out_of_order
from planner.importing.headings import role_of
from planner.importing.names import (
    is_full_name,
    is_staff_code,
    is_team_group,
    is_total,
    is_unit,
    is_vacant,
    may_be_name,
)
from planner.importing.people import People, Person, Plain, plainly
from planner.importing.second_rows import rows_of_parts, rows_that_go_on
from planner.importing.sheet import Cell, Place, text_of
from planner.importing.totals import TotalRow, check_totals, is_count
from planner.importing.words import fold
from planner.texts import t
from planner.texts.dates import numeric_date

_HOURS = re.compile(r"(\d{1,2}(?:[.,]\d{1,2})?)\s*(?:t|timer|h|hours|/ ?uge|/ ?37)?\.?")
_CLOCKED = re.compile(r"(\d{1,2}):([0-5]\d)(?::00)?")
_WEEK_LABEL = re.compile(r"^(?:uge|week|woche|vecka|uke)\b")
_TITLE_ROWS = 3
"""A table's title stands at most so many rows above its dates."""

_TWO_NAMES = re.compile(r"\w\w\s*(?:/|&|\+|\bog\b)\s*[A-ZÆØÅ]\w")
_AWAY = (Absent.AWAY,)


def hours_of(value: Cell) -> float | None:
    """Contracted hours a week in a cell: `37`, `37,5`, `32 t`, `37:30`; at most 60."""
    if isinstance(value, bool):
        return None
    if isinstance(value, timedelta):
        value = value / timedelta(hours=1)
    if isinstance(value, (int, float)):
        return float(value) if 0 < value <= 60 else None
    text = text_of(value).lower()
    if clocked := _CLOCKED.fullmatch(text):
        return hours_of(int(clocked[1]) + int(clocked[2]) / 60)
    match = _HOURS.fullmatch(text)
    return hours_of(float(match[1].replace(",", "."))) if match else None


@dataclass(frozen=True, slots=True)
class _Column:
    """A day of a table, and what texts that leave no doubt were found to say on it."""

    column: int
    day: date
    plain: dict[Cell, Plain] = field(default_factory=dict)


@dataclass(slots=True)
class _State:
    """Where in the table the reader is."""

    unit: str | None = None
    heading: tuple[int, str] | None = None
    totals: list[TotalRow] = field(default_factory=list)
    seen: dict[str, Place] = field(default_factory=dict)
    columns: list[_Column] = field(default_factory=list)
    units_once: bool = False
    person: Person | None = None
    continued: frozenset[int] = frozenset()
    parts: frozenset[int] = frozenset()
    unit_above: str = ""


def _names_units_once(block: Block) -> bool:
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


@dataclass(frozen=True, slots=True)
class GridReader:
    """Reads blocks with a file's codes; people and doubts are collected over all blocks."""

    codes: Codes
    people: People
    doubts: Doubts

    def read(self, block: Block) -> None:
        """All rows of a table: people, groups, sums; what is none of these is asked about."""
        state = _State(block.unit, units_once=_names_units_once(block),
                       continued=rows_that_go_on(block, self.codes),
                       parts=rows_of_parts(block, self.codes))
        legend = self.codes.places.get(block.sheet.name, frozenset())
        self._check_weekdays(block)
        for column in out_of_order(block.days):
            self.doubts.ask("error", "date_order", block.sheet, (block.date_row, column),
                            day=numeric_date(block.days[column]))
        if block.counted:
            self.doubts.ask(
                "warning", "day_numbers", block.sheet, (block.date_row, min(block.days)),
                first=numeric_date(min(block.days.values())),
                last=numeric_date(max(block.days.values())),
            )
        if block.weak:
            self.doubts.ask(
                "warning", "dates_beside", block.sheet, (block.date_row, min(block.days)),
                first=numeric_date(min(block.days.values())),
                last=numeric_date(max(block.days.values())),
            )
        self._note_uses(block)
        structured = self._has_person_columns(block)
        state.columns = [_Column(column, day) for column, day in block.days.items()]
        for row in range(block.body, block.end):
            self._read_row(block, row, state, legend, structured)
        self._leave_heading(block, state)
        self._ask_about_columns(block)
        if state.totals:
            counted = list(self._work_by_column(block, state.continued | state.parts))
            check_totals(block, state.totals, self.codes, counted, self.doubts)

    def _note_uses(self, block: Block) -> None:
        """Note the heading of a table."""
        sheet, row = block.sheet, block.date_row
        self.doubts.used(sheet, "date", ((row, column) for column in block.days))
        self.doubts.used(sheet, "heading", (
            (at, column) for at in range(max(0, row - 2), block.body)
            for column in (*block.name_columns, *block.roles, *block.weekdays)
            if sheet.text(at, column)
        ))

    def _read_row(
        self, block: Block, row: int, state: _State, legend: frozenset[Place], structured: bool
    ) -> None:
        sheet = block.sheet
        cells = sheet.rows[row]
        filled = [c for c in range(block.left, block.right) if cells[c] != ""]
        if legend:
            filled = [c for c in filled if sheet.place_in_file(row, c) not in legend]
        if not filled:
            return
        label = self._label(block, row)
        in_days = any(c in block.days or c in block.ends.values() for c in filled)
        aliases = self.people.aliases
        if aliases.ignores(label):
            return
        if aliases.knows(label):
            self._person(block, row, label, state)
        elif is_total(label) or self._counts(block, row, label):
            state.totals.append(TotalRow(row, label))
        elif _WEEK_LABEL.match(fold(label)) or (
            (not label or role_of(label) in ("date", "weekday")) and self._is_calendar(block, row)
        ):
            return
        elif is_vacant(label):
            self._nobody(block, row, label, in_days)
        elif not label:
            self._nameless(block, row, filled, state)
        elif not in_days and self._is_group(block, row, label, filled, structured):
            self._group(block, row, label, state)
        else:
            self._somebody(block, row, label, filled, state)

    def _somebody(
        self, block: Block, row: int, label: str, filled: list[int], state: _State
    ) -> None:
        """A row with a label that may be a person's name, a vagtlag or something else."""
        if may_be_name(label) or (block.coded and is_staff_code(label)):
            self._person(block, row, label, state)
        elif is_team_group(label):
            self._nobody(block, row, label, in_days=True)
        else:
            self._stray(block, row, filled)

    def _nameless(self, block: Block, row: int, filled: list[int], state: _State) -> None:
        """A row without a name: of the person above, as somebody answered, or nobody's."""
        label = t("import.nameless", cell=block.sheet.address(row, block.name_columns[0]),
                  sheet=block.sheet.name)
        aliases = self.people.aliases
        if aliases.ignores(label):
            return
        if aliases.knows(label):
            self._person(block, row, label, state)
        elif state.person is None or row not in state.continued | state.parts:
            if self._stray(block, row, filled):
                self.doubts.leave_open("nobody", label, block.sheet, (row, block.name_columns[0]))
        else:
            if row not in state.parts:
                self.doubts.ask_once("warning", "row_below", block.sheet, (row, filled[0]), "",
                                     name=state.person.name)
            self._days(block, row, state.person, state.columns)

    def _nobody(self, block: Block, row: int, label: str, in_days: bool) -> None:
        """Shifts of nobody yet, or of a vagtlag as such: said, and an answer may tell whose."""
        place = (row, block.name_columns[0])
        self.doubts.ask("warning" if in_days else "info", "vacant", block.sheet, place,
                        text=shown(label))
        self.doubts.leave_open("nobody", label, block.sheet, place)

    def _counts(self, block: Block, row: int, label: str) -> bool:
        """Whether a row called by a code or a vagtlag only holds numbers that explain nothing."""
        if label not in self.codes.explained and not is_team_group(label):
            return False
        cells = [v for c in block.days if not is_blank(v := block.sheet.rows[row][c])]
        return bool(cells) and all(is_count(v) and self.codes.read(v) is None for v in cells)

    def _label(self, block: Block, row: int) -> str:
        parts = [text_of(block.sheet.spread(row, column)) for column in block.name_columns]
        return " ".join(part for part in parts if part)

    def _is_calendar(self, block: Block, row: int) -> bool:
        """A row of weekdays, dates or week numbers within the table."""
        texts = {column: text for column in block.days if (text := block.sheet.text(row, column))}
        return all(
            _WEEK_LABEL.match(fold(text)) or weekday_of(text)
            or self._is_day(text, block.days[column])
            for column, text in texts.items()
        )

    def _is_day(self, text: str, day: date) -> bool:
        """Whether a text is a day; one that may be times as well (23-07) only if it is that day."""
        mark = mark_of(text)
        if mark is None or (mark.day, mark.month) == (day.day, day.month):
            return mark is not None
        return not any(isinstance(meaning, Work) for meaning in self.codes.read(text) or ())

    def _is_group(
        self, block: Block, row: int, label: str, filled: list[int], structured: bool
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
            self.doubts.ask("warning", "group_or_person", block.sheet, place, text=shown(label))
            self.doubts.leave_open("nobody", label, block.sheet, place)
        return structured and not self._has_unit_rows(block)

    def _has_unit_rows(self, block: Block) -> bool:
        """Whether the groups of this table say what they are ("Hus Mågen")."""
        return any(is_unit(self._label(block, row)) for row in range(block.body, block.end))

    def _has_person_columns(self, block: Block) -> bool:
        """Whether people of this table have more beside their name than their days."""
        columns = [c for c, role in block.roles.items() if role in ("profession", "hours", "unit")]
        return any(
            block.sheet.text(row, column)
            for row in range(block.body, block.end) for column in columns
        )

    def _group(self, block: Block, row: int, label: str, state: _State) -> None:
        self._leave_heading(block, state)
        state.heading = (row, label)

    def _leave_heading(self, block: Block, state: _State) -> None:
        """A heading that no person followed is only a line of text."""
        if state.heading is not None:
            row, label = state.heading
            state.heading = None
            hints = hints_of(label)
            near = block.end - _TITLE_ROWS <= row and block.end < len(block.sheet.rows)
            if near and (hints.month or hints.week):
                return  # the title of the next table
            self.doubts.ask("info", "line_not_used", block.sheet, (row, block.name_columns[0]),
                            text=shown(label))

    def _person(self, block: Block, row: int, label: str, state: _State) -> None:
        sheet = block.sheet
        if state.heading is not None:
            label_above = state.heading[1]
            no_unit = is_team_group(label_above) or names_absence(label_above)
            state.unit = None if no_unit else label_above
            self.doubts.used(sheet, "heading", [(state.heading[0], block.name_columns[0])])
            state.heading = None
        known = {role: column for column, role in reversed(block.roles.items())}
        unit = text_of(sheet.spread(row, known["unit"])) if "unit" in known else ""
        if state.units_once:
            unit = state.unit_above = unit or state.unit_above
        profession = sheet.text(row, known["profession"]) if "profession" in known else ""
        hours = self._hours(block, row, known.get("hours"))
        place = (row, block.name_columns[0])
        self.doubts.used(sheet, "name", ((row, column) for column in block.name_columns))
        self.doubts.used(sheet, "fact", (
            (row, known[role]) for role in ("unit", "profession", "hours") if role in known
            if sheet.text(row, known[role])
        ))
        person = self.people.person(label, sheet, place, unit or state.unit, profession or None,
                                    hours)
        if _TWO_NAMES.search(label) and not self.people.aliases.knows(label):
            self.doubts.ask("warning", "two_names", sheet, place, text=shown(label))
            self.doubts.leave_open("nobody", label, sheet, place)
        state.person = person
        key = f"{person.name}|{person.unit}|{person.profession}"
        again = place if self.people.aliases.knows(label) else state.seen.setdefault(key, place)
        if again != place:
            self.doubts.ask("warning", "row_twice", sheet, place, name=person.name,
                            other=sheet.address(*again))
        self._days(block, row, person, state.columns)

    def _hours(self, block: Block, row: int, column: int | None) -> float | None:
        if column is None or is_blank(block.sheet.rows[row][column]):
            return None
        hours = hours_of(block.sheet.rows[row][column])
        if hours is None:
            self.doubts.ask_once("warning", "hours_unclear", block.sheet, (row, column), "",
                                 text=shown(block.sheet.text(row, column)))
        return hours

    def _days(self, block: Block, row: int, person: Person, columns: list[_Column]) -> None:
        """The cells of a row. What a text plainly says on a day is looked up only once."""
        sheet, cells, shifts = block.sheet, block.sheet.rows[row], person.shifts
        uses = self.doubts.uses_of_row(sheet, row)
        for at in columns:
            column = at.column
            plain = at.plain.get(cells[column])
            if plain is None:
                self._day(block, row, at, person)
                continue
            for shift in plain.shifts:
                shifts.append((shift, sheet, (row, column)))
            if plain.away:
                person.away.add(at.day)
            if uses is not None:
                uses[column] = plain.use

    def _day(self, block: Block, row: int, at: _Column, person: Person) -> None:
        """One cell, looked at closely."""
        sheet, column = block.sheet, at.column
        if column in block.ends:
            self._pair(block, row, column, at.day, person)
            return
        value = sheet.rows[row][column]
        meanings = () if value == "" else self.codes.read(value)
        if meanings is None:
            self.doubts.unknown(sheet, row, column, sheet.text(row, column))
            return
        mixed = meanings == _AWAY and self.codes.mixes(text_of(value))
        if mixed:
            self.doubts.ask_once("warning", "away_and_work", sheet, (row, column), "")
        code = text_of(value)
        person.add(at.day, meanings, code, sheet, (row, column), self.doubts)
        if isinstance(value, str) and not mixed:
            plain = plainly(at.day, meanings, code)
            if plain is not None:
                at.plain[value] = plain

    def _pair(self, block: Block, row: int, column: int, day: date, person: Person) -> None:
        """A day in two columns: when the shift begins and when it ends, or a code in the first."""
        sheet, cells = block.sheet, block.sheet.rows[row]
        start, end = cells[column], cells[block.ends[column]]
        if is_blank(start) and is_blank(end):
            return
        from_, to = clock_of(start), clock_of(end)
        shift = work(from_, to) if from_ is not None and to is not None and end != "" else None
        odd = start if from_ is None else end if to is None else None
        if shift:
            meanings: tuple[Meaning, ...] | None = (shift,)
        elif is_blank(end):
            meanings = self.codes.read(start)
        elif odd is not None and text_of(odd) in self.codes.answers:
            meanings = self.codes.read(odd)
        else:
            meanings = None
        if meanings is None:
            self.doubts.ask("error", "times_unclear", sheet, (row, column),
                            text=shown(f"{text_of(start)} {text_of(end)}"))
            self.doubts.used(sheet, "doubt", [(row, block.ends[column])])
            if odd is not None and not is_blank(odd):
                self.doubts.leave_open("code", text_of(odd), sheet, (row, column))
            return
        code = f"{text_of(start)}-{text_of(end)}" if shift else text_of(start)
        if shift:
            self.doubts.used(sheet, "time", [(row, column), (row, block.ends[column])])
        person.add(day, meanings, code, sheet, (row, column), self.doubts)

    def _stray(self, block: Block, row: int, filled: list[int]) -> bool:
        """Cells of a row that is nobody's: work without a name is an error, text a line.

        True where there is work."""
        sheet = block.sheet
        for column in filled:
            meanings = self.codes.read(sheet.rows[row][column])
            works = meanings is not None and any(isinstance(m, Work) for m in meanings)
            if column in block.days and works:
                self.doubts.ask("error", "no_name", sheet, (row, column),
                                text=shown(sheet.text(row, column)))
                return True
        loud = [column for column in filled if not is_blank(sheet.rows[row][column])]
        if loud:
            self.doubts.ask("info", "line_not_used", sheet, (row, loud[0]),
                            text=shown(sheet.text(row, loud[0])))
        return False

    def _check_weekdays(self, block: Block) -> None:
        wrong = [
            column for column, weekday in block.weekdays.items()
            if column in block.days and block.days[column].isoweekday() != weekday
        ]
        if wrong:
            day = block.days[wrong[0]]
            mark = mark_of(block.sheet.rows[block.date_row][wrong[0]])
            told = mark is not None and mark.whole is not None
            many = not told and len(wrong) * 2 > len(block.weekdays)
            self.doubts.ask(  # a month or year that does not fit would move every shift
                "error" if many else "warning", "weekday", block.sheet, (block.date_row, wrong[0]),
                day=numeric_date(day), right=t(f"weekday.{day.isoweekday()}"),
                wrong=t(f"weekday.{block.weekdays[wrong[0]]}"), count=len(wrong),
            )

    def _ask_about_columns(self, block: Block) -> None:
        notes = {
            column: block.sheet.text(block.date_row, column) or t("import.notes")
            for column, role in block.roles.items() if role == "note"
        }
        for column, text in (block.unknown | notes).items():
            cells = [block.sheet.rows[row][column] for row in range(block.body, block.end)]
            used = any(not is_blank(value) for value in cells)
            if used and column not in block.name_columns and not is_total(text) and (
                column not in block.ends.values()
            ):
                amid = min(block.days) < column < max(block.days)
                works = amid and any(
                    isinstance(meaning, Work)
                    for value in cells if value != "" for meaning in self.codes.read(value) or ()
                )
                self.doubts.ask("error" if works else "info", "column_not_used", block.sheet,
                                (block.date_row, column), text=shown(text))

    def _work_by_column(
        self, block: Block, nameless: frozenset[int]
    ) -> Iterator[tuple[int, list[tuple[str, Work]]]]:
        """For each day's column what people's cells in it say: (code, shift)."""
        rows = [
            row for row in range(block.body, block.end)
            if row in nameless
            or (may_be_name(label := self._label(block, row)) and not is_total(label))
        ]
        for column in block.days:
            cells = [block.sheet.rows[row][column] for row in rows]
            yield column, [
                (text_of(value), meaning)
                for value in cells if value != ""
                for meaning in self.codes.read(value) or () if isinstance(meaning, Work)
            ]
