"""One table of a filled template: its headings found, its rows read, every fault collected."""

import math
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TypeVar

from rapidfuzz import process

from models.finding import UnusableInput
from models.timespan import DAY_MINUTES
from planner.importing.codes import clock_of
from planner.importing.dates import date_of
from planner.importing.sheet import Cell, Place, Sheet, text_of
from planner.importing.words import fold
from planner.template_form import Column, Form
from planner.texts import spellings, t

_SEARCHED_ROWS = 30
_LIKE = 75
_LONG_CLOCK = re.compile(r"(\d{2}):([0-5]\d)")

T = TypeVar("T")


@dataclass(slots=True)
class Faults:
    """What is wrong in a filled template, and where; all of it is told at once."""

    file: str
    lines: list[str] = field(default_factory=list)

    def add(self, sheet: Sheet, place: Place, key: str, **values: object) -> None:
        """One fault in one cell, with the sentence of `template.fault.<key>`."""
        self._line(t("template.fault.cell", sheet=sheet.name, cell=sheet.address(*place),
                     what=t(f"template.fault.{key}", **values)))

    def add_broken(self, sheet: Sheet, place: Place) -> None:
        """A fault where a cell shows an error, or holds a formula that nobody worked out."""
        if place in sheet.facts.errors:
            self.add(sheet, place, "error_cell")
        elif place in sheet.facts.unvalued:
            self.add(sheet, place, "formula")

    def add_sheet(self, name: str, key: str, **values: object) -> None:
        """One fault of a whole sheet."""
        self._line(t("template.fault.sheet", sheet=name,
                     what=t(f"template.fault.{key}", **values)))

    def _line(self, line: str) -> None:
        if line not in self.lines:
            self.lines.append(line)

    def raise_any(self) -> None:
        """Raise UnusableInput with all of them, if there are any."""
        if self.lines:
            count = len(self.lines)
            start = t("template.faults.one" if count == 1 else "template.faults",
                      file=self.file, count=count)
            raise UnusableInput("\n".join([start, *(f"• {line}" for line in self.lines)]))


@dataclass(frozen=True, slots=True)
class Entry:
    """One row of a table. What a cell should hold and does not becomes a fault and None."""

    form: Form
    sheet: Sheet
    row: int
    columns: Mapping[str, int]
    faults: Faults

    def place(self, key: str) -> Place:
        """Where the cell of a column is; the row's first cell where the column is missing."""
        return (self.row, self.columns.get(key, min(self.columns.values(), default=0)))

    def cell(self, key: str) -> Cell:
        """The value of a column; an empty text where there is none."""
        column = self.columns.get(key)
        if column is None:
            return ""
        self.faults.add_broken(self.sheet, (self.row, column))
        return finite(self.sheet.rows[self.row][column])

    def text(self, key: str) -> str:
        """The text of a column in one line; empty where there is none."""
        return text_of(self.cell(key))

    def fault(self, key: str, what: str, **values: object) -> None:
        """Say that something is wrong with a column's cell."""
        self.faults.add(self.sheet, self.place(key), what, **values)

    def number(
        self, key: str, least: float = 0, most: float = 1_000_000, whole: bool = True
    ) -> int | float | None:
        """A number within bounds; None for an empty cell."""
        cell = self.cell(key)
        if text_of(cell) == "":
            return None
        value = as_number(cell)
        if value is None:
            self.fault(key, "number", text=self.text(key))
        elif whole and not float(value).is_integer():
            self.fault(key, "whole", text=self.text(key))
        elif not least <= value <= most:
            self.fault(key, "bounds", text=self.text(key), least=f"{least:g}", most=f"{most:g}")
        else:
            return int(value) if whole else value
        return None

    def whole(self, key: str, default: int, least: float = 0, most: float = 1_000_000) -> int:
        """A whole number; the default for an empty or faulty cell."""
        value = self.number(key, least, most)
        return default if value is None else int(value)

    def day(self, key: str) -> date | None:
        """A date; None for an empty cell."""
        if self.text(key) == "":
            return None
        day = date_of(self.cell(key))
        if day is None:
            self.fault(key, "date", text=self.text(key))
        return day

    def clock(self, key: str, longest: int = DAY_MINUTES) -> int | None:
        """Minutes after midnight, up to `longest`; None for an empty cell."""
        if self.text(key) == "":
            return None
        cell = self.cell(key)
        minute = clock_of(cell)
        match = _LONG_CLOCK.fullmatch(self.text(key))
        if minute is None and match:
            minute = int(match[1]) * 60 + int(match[2])
        if minute is None or minute > longest:
            self.fault(key, "clock", text=self.text(key))
            return None
        return minute

    def yes(self, key: str) -> bool:
        """Whether a cell says yes; an empty one says no."""
        return bool(self.word(key, {"template.yes": True, "template.no": False}))

    def word(self, key: str, meanings: Mapping[str, T]) -> T | None:
        """What a cell's word stands for, in whichever language it was written; None for an empty
        cell. The words are given by their keys in the catalogue."""
        text = fold(self.text(key))
        for word, meaning in meanings.items():
            if text and text in map(fold, spellings(word)):
                return meaning
        return self.one_of(key, {t(word): meaning for word, meaning in meanings.items()})

    def one_of(self, key: str, known: Mapping[str, T]) -> T | None:
        """What a cell's word stands for; None for an empty cell."""
        text = self.text(key)
        if not text:
            return None
        return self.known(key, text, known)

    def known(self, key: str, text: str, known: Mapping[str, T], what: str = "choice") -> T | None:
        """What one word stands for; an unknown one is a fault that names the likeliest."""
        folded = {fold(word): meaning for word, meaning in known.items()}
        if text in known:
            return known[text]
        if fold(text) in folded:
            return folded[fold(text)]
        self.fault(key, what, text=text, hint=likeliest(text, known))
        return None


def finite(cell: Cell) -> Cell:
    """The value of a cell; what a damaged file has instead of a number becomes text."""
    return str(cell) if isinstance(cell, float) and not math.isfinite(cell) else cell


def as_number(cell: Cell) -> float | None:
    """A number, also one that was typed as text."""
    if isinstance(cell, bool) or not isinstance(cell, (int, float, str)):
        return None
    try:
        number = float(text_of(cell).replace(",", ".")) if isinstance(cell, str) else float(cell)
    except (ValueError, OverflowError):
        return None
    return number if math.isfinite(number) else None


def likeliest(text: str, known: Mapping[str, object]) -> str:
    """A sentence that proposes what may have been meant, or lists the choices where few."""
    best = process.extractOne(text, list(known), processor=fold, score_cutoff=_LIKE)
    if best:
        return " " + t("template.fault.did_you_mean", text=best[0])
    if 0 < len(known) <= 8:
        return " " + t("template.fault.choices", choices="; ".join(known))
    return ""


def entries(form: Form, sheet: Sheet | None, faults: Faults) -> Iterator[Entry]:
    """The rows of a table that say something and are no examples.

    A wanted column that is missing, or a wanted cell that is empty, is a fault.
    """
    if sheet is None:
        return
    found = _header(form, sheet)
    if found is None:
        wanted = ", ".join(form.heading(c) for c in form.columns if not c.quiet)
        faults.add_sheet(sheet.name, "no_headings", headings=wanted)
        return
    header, columns = found
    for column in form.columns:
        if column.wanted and column.key not in columns:
            faults.add_sheet(sheet.name, "no_heading", heading=form.heading(column))
    for row in range(header + 1, len(sheet.rows)):
        entry = Entry(form, sheet, row, columns, faults)
        if _says_something(entry) and not is_example(sheet, row):
            for column in form.columns:
                if column.wanted and column.key in columns and not entry.text(column.key):
                    entry.fault(column.key, "empty", heading=form.heading(column))
            yield entry


def is_example(sheet: Sheet, row: int) -> bool:
    """Whether a row is marked as an example."""
    marks = {fold(mark) for mark in spellings("template.example")}
    return any(isinstance(value, str) and fold(value) in marks for value in sheet.rows[row])


def _says_something(entry: Entry) -> bool:
    """Whether any cell of the table is filled, apart from those that the program fills."""
    return any(
        entry.text(column.key) for column in entry.form.columns
        if not column.quiet or entry.form.key == "rules"
    )


def _header(form: Form, sheet: Sheet) -> tuple[int, dict[str, int]] | None:
    """The row that has most of the headings, at least two, and the column of each."""
    best: tuple[int, dict[str, int]] | None = None
    for row in range(min(_SEARCHED_ROWS, len(sheet.rows))):
        places = _headings(form, sheet, row)
        if len(places) >= 2 and (best is None or len(places) > len(best[1])):
            best = (row, places)
    return best


def _headings(form: Form, sheet: Sheet, row: int) -> dict[str, int]:
    wanted: dict[str, Column] = {_plain(h): c for c in form.columns for h in form.headings(c)}
    places: dict[str, int] = {}
    for column in range(sheet.width):
        heading = wanted.get(_plain(sheet.text(row, column)))
        if heading is not None:
            places.setdefault(heading.key, column)
    return places


def _plain(heading: str) -> str:
    """A heading without its star, hyphens at line ends and spaces."""
    return fold(heading).replace(" ", "")
