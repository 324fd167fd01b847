"""The cells of a person's row in a table of names × dates: her shifts and days away."""

from dataclasses import dataclass, field
from datetime import date

from planner.importing.codes import (
    Absent,
    Codes,
    Meaning,
    clock_of,
    is_blank,
    work,
)
from planner.importing.doubts import Doubts, shown
from planner.importing.grid import Block
from planner.importing.people import Person, Plain, plainly
from planner.importing.sheet import Cell, text_of

_AWAY = (Absent.AWAY,)


@dataclass(frozen=True, slots=True)
class DayColumn:
    """A day of a table, and what texts that leave no doubt were found to say on it."""

    column: int
    day: date
    plain: dict[Cell, Plain] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class DayCells:
    """Reads the days of people with a file's codes."""

    codes: Codes
    doubts: Doubts

    def read(self, block: Block, row: int, person: Person, columns: list[DayColumn]) -> None:
        """The cells of a row. What a text plainly says on a day is looked up only once."""
        sheet, cells, shifts = block.sheet, block.sheet.rows[row], person.shifts
        uses, days = self.doubts.uses_of_row(sheet, row), self.doubts.days
        if days is not None:
            for at in columns:
                days.note(person, at.day, sheet, (row, at.column))
        for at in columns:
            plain = at.plain.get(cells[at.column])
            if plain is None:
                self._day(block, row, at, person)
                continue
            if plain.shifts:
                place = (row, at.column)
                for shift in plain.shifts:
                    shifts.append((shift, sheet, place))
            if plain.away:
                person.away.add(at.day)
            if uses is not None:
                uses[at.column] = plain.use

    def _day(self, block: Block, row: int, at: DayColumn, person: Person) -> None:
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
