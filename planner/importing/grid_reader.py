"""Reads one table of names × dates into people."""

import re
from dataclasses import dataclass, field

from planner.importing.codes import Codes, Work, is_blank, names_absence
from planner.importing.dates import hints_of
from planner.importing.doubts import Doubts, shown
from planner.importing.grid import Block
from planner.importing.grid_cells import DayCells, DayColumn
from planner.importing.grid_checks import ask_about_columns, check_days, work_by_column
from planner.importing.grid_rows import (
    WEEK_LABEL,
    counts,
    has_person_columns,
    is_calendar,
    is_group,
    label_of,
    names_units_once,
)
from planner.importing.headings import role_of
from planner.importing.hours import hours_of
from planner.importing.names import is_staff_code, is_team_group, is_total, is_vacant, may_be_name
from planner.importing.people import People, Person
from planner.importing.second_rows import rows_of_parts, rows_that_go_on
from planner.importing.sheet import Place, text_of
from planner.importing.totals import TotalRow, check_totals
from planner.importing.words import fold
from planner.texts import t

_TITLE_ROWS = 3
"""A table's title stands at most so many rows above its dates."""

_TWO_NAMES = re.compile(r"\w\w\s*(?:/|&|\+|\bog\b)\s*[A-ZÆØÅ]\w")


@dataclass(slots=True)
class _State:
    """Where in the table the reader is."""

    unit: str | None = None
    heading: tuple[int, str] | None = None
    totals: list[TotalRow] = field(default_factory=list)
    seen: dict[str, Place] = field(default_factory=dict)
    columns: list[DayColumn] = field(default_factory=list)
    units_once: bool = False
    person: Person | None = None
    continued: frozenset[int] = frozenset()
    parts: frozenset[int] = frozenset()
    unit_above: str = ""


@dataclass(frozen=True, slots=True)
class GridReader:
    """Reads blocks with a file's codes; people and doubts are collected over all blocks."""

    codes: Codes
    people: People
    doubts: Doubts
    _cells: DayCells = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_cells", DayCells(self.codes, self.doubts))

    def read(self, block: Block) -> None:
        """All rows of a table: people, groups, sums; what is none of these is asked about."""
        state = _State(block.unit, units_once=names_units_once(block),
                       continued=rows_that_go_on(block, self.codes),
                       parts=rows_of_parts(block, self.codes))
        legend = self.codes.places.get(block.sheet.name, frozenset())
        check_days(block, self.doubts)
        self._note_uses(block)
        structured = has_person_columns(block)
        state.columns = [DayColumn(column, day) for column, day in block.days.items()]
        for row in range(block.body, block.end):
            self._read_row(block, row, state, legend, structured)
        self._leave_heading(block, state)
        ask_about_columns(block, self.codes, self.doubts)
        if state.totals:
            counted = list(work_by_column(block, state.continued | state.parts, self.codes))
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
        label = label_of(block, row)
        in_days = any(c in block.days or c in block.ends.values() for c in filled)
        aliases = self.people.aliases
        if aliases.ignores(label):
            return
        if aliases.knows(label):
            self._person(block, row, label, state)
        elif is_total(label) or counts(block, row, label, self.codes):
            state.totals.append(TotalRow(row, label))
        elif WEEK_LABEL.match(fold(label)) or (
            (not label or role_of(label) in ("date", "weekday"))
            and is_calendar(block, row, self.codes)
        ):
            return
        elif is_vacant(label):
            self._nobody(block, row, label, in_days)
        elif not label:
            self._nameless(block, row, filled, state)
        elif not in_days and is_group(
            block, row, label, filled, structured, self.doubts
        ):
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
            self._cells.read(block, row, state.person, state.columns)

    def _nobody(self, block: Block, row: int, label: str, in_days: bool) -> None:
        """Shifts of nobody yet, or of a vagtlag as such: said, and an answer may tell whose."""
        place = (row, block.name_columns[0])
        self.doubts.ask("warning" if in_days else "info", "vacant", block.sheet, place,
                        text=shown(label))
        self.doubts.leave_open("nobody", label, block.sheet, place)

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
        self._cells.read(block, row, person, state.columns)

    def _hours(self, block: Block, row: int, column: int | None) -> float | None:
        if column is None or is_blank(block.sheet.rows[row][column]):
            return None
        hours = hours_of(block.sheet.rows[row][column])
        if hours is None:
            self.doubts.ask_once("warning", "hours_unclear", block.sheet, (row, column), "",
                                 text=shown(block.sheet.text(row, column)))
        return hours

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
