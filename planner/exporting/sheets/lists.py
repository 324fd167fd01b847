"""Tables row by row: what each column is called, how wide it is and how its cells look."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from models.timespan import Moment
from planner.exporting.grid import Grid
from planner.exporting.styles import (
    DATE,
    DURATION_OR_DASH,
    FIGURE,
    HEAD,
    HEAD_LEFT,
    SECTION,
    SUBTITLE,
    TIME,
    TOP,
    TOTAL,
    TOTAL_LABEL,
    Look,
)

CENTER = replace(TOP, align="center")
ON_DAY = replace(CENTER, number_format=DATE)
AT_TIME = replace(CENTER, number_format=TIME)
COUNT = replace(FIGURE, top=True)
LENGTH = replace(CENTER, number_format=DURATION_OR_DASH)
LENGTH_TOTAL = replace(TOTAL, number_format=DURATION_OR_DASH)


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its head, its width in digits, the look of its cells."""

    head: str
    width: float
    look: Look = TOP


@dataclass(frozen=True, slots=True)
class Clock:
    """A moment of which the time of day is shown."""

    at: Moment


@dataclass(frozen=True, slots=True)
class Length:
    """A length of time in minutes."""

    minutes: int


Value = str | int | float | date | Clock | Length | None


def heads(grid: Grid, row: int, columns: Sequence[Column], height: float = 26.0) -> None:
    """The heads of a table, and its widths."""
    for number, column in enumerate(columns, start=1):
        left = column.look.align == "left" and column.width > 24
        grid.text(row, number, column.head, HEAD_LEFT if left else HEAD)
        grid.widths(column.width, first=number)
    grid.height(row, height)


def line(grid: Grid, row: int, columns: Sequence[Column], values: Sequence[Value]) -> None:
    """A row of the table."""
    for number, (column, value) in enumerate(zip(columns, values, strict=True), start=1):
        put(grid, row, number, value, column.look)


def put(grid: Grid, row: int, column: int, value: Value, look: Look) -> None:
    """One cell, whatever it holds."""
    if isinstance(value, str):
        grid.text(row, column, value, look)
    elif isinstance(value, Clock):
        grid.clock(row, column, value.at, look)
    elif isinstance(value, Length):
        grid.duration(row, column, value.minutes, look)
    elif isinstance(value, date):
        grid.day(row, column, value, look)
    else:
        grid.number(row, column, value, look)


def section(grid: Grid, row: int, title: str, note: str, at: int, look: Look = SECTION) -> None:
    """The head of a block: what it is of, and from column `at` on a note in quiet letters."""
    grid.text(row, 1, title, look)
    grid.text(row, at, note, SUBTITLE)
    grid.height(row, 22)


def total_row(grid: Grid, row: int, columns: int, label: str) -> None:
    """An empty row of sums with its name."""
    for column in range(1, columns + 1):
        grid.blank(row, column, TOTAL)
    grid.text(row, 1, label, TOTAL_LABEL)
