"""Text and tables that run from page to page: a cursor goes down, heads of tables come again."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from planner.paper.letters import fitted, wrapped
from planner.paper.page import (
    ACCENT,
    INK,
    LINE,
    POINT,
    QUIET,
    SHADE,
    Align,
    Box,
    Format,
    Mark,
    Page,
    Paper,
    Stroke,
    Words,
    size_of,
)
from planner.texts import t

MARGIN: Final = 15.0
_FOOT: Final = 12.0
_LEADING: Final = 1.32
_PAD: Final = 1.3


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: its head, its part of the width, and to which side it leans."""

    head: str
    part: float
    align: Align = "left"
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """A row's texts. `height`: at least so many millimetres, for writing by hand."""

    cells: tuple[str, ...]
    colour: str = INK
    bold: bool = False
    height: float = 0.0


class Flow:
    """Pages in the making. `paper` and `wide` say on what; `foot` stands below on each."""

    def __init__(self, title: str, foot: str, paper: Format = "A4", *, wide: bool = False) -> None:
        self.title, self._foot = title, foot
        self.width, self.height = size_of(paper, wide=wide)
        # What is meant for a wall is read from farther away.
        self.scale = 1.0 if paper == "A4" else 1.41
        self._pages: list[list[Mark]] = []
        self.y = 0.0
        self.new_page()

    @property
    def room(self) -> float:
        """Millimetres from margin to margin."""
        return self.width - 2 * MARGIN

    @property
    def bottom(self) -> float:
        """Where the page's own content ends."""
        return self.height - MARGIN - _FOOT / 2

    def new_page(self) -> None:
        """Begin another page."""
        self._pages.append([])
        self.y = MARGIN

    def put(self, *marks: Mark) -> None:
        """Draw on the present page."""
        self._pages[-1].extend(marks)

    def need(self, height: float) -> bool:
        """Begin another page where less than so much is left; whether it did."""
        if self.y + height <= self.bottom:
            return False
        self.new_page()
        return True

    def gap(self, height: float) -> None:
        """Leave room."""
        self.y += height

    def line_height(self, size: float) -> float:
        """Millimetres from one line of text to the next."""
        return size * _LEADING * POINT

    def heading(self, text: str, size: float = 16.0, *, colour: str = ACCENT) -> None:
        """A heading, never alone at the end of a page."""
        size *= self.scale
        self.need(self.line_height(size) * 3)
        self.text(text, size / self.scale, bold=True, colour=colour)

    def text(
        self, text: str, size: float = 9.0, *, bold: bool = False, colour: str = INK
    ) -> None:
        """A paragraph over the whole width."""
        size *= self.scale
        for line in wrapped(text, self.room, size, bold=bold):
            self.need(self.line_height(size))
            self.y += self.line_height(size)
            self.put(Words(MARGIN, self.y - size * 0.22 * POINT, line, size, bold, colour))

    def table(self, columns: Sequence[Column], rows: Iterable[Row], size: float = 8.5) -> None:
        """A table over the whole width; its head stands again on each page."""
        size *= self.scale
        whole = sum(column.part for column in columns)
        widths = [self.room * column.part / whole for column in columns]
        self.need(self.line_height(size) * 4)
        self._head(columns, widths, size)
        for row in rows:
            lines = [
                wrapped(cell, width - 2 * _PAD, size, bold=row.bold or column.bold)
                for cell, width, column in zip(row.cells, widths, columns, strict=True)
            ]
            height = max(row.height, max(map(len, lines)) * self.line_height(size) + _PAD)
            if self.need(height):
                self._head(columns, widths, size)
            self._cells(columns, widths, lines, size, row)
            self.y += height
            self.put(Stroke(MARGIN, self.y, MARGIN + self.room, self.y))

    def _head(self, columns: Sequence[Column], widths: Sequence[float], size: float) -> None:
        lines = [
            wrapped(column.head, width - 2 * _PAD, size, bold=True)
            for column, width in zip(columns, widths, strict=True)
        ]
        height = max(map(len, lines)) * self.line_height(size) + _PAD
        self.put(Box(MARGIN, self.y, self.room, height, SHADE))
        self._cells(columns, widths, lines, size, Row((), QUIET, bold=True))
        self.y += height

    def _cells(
        self, columns: Sequence[Column], widths: Sequence[float], lines: Sequence[Sequence[str]],
        size: float, row: Row,
    ) -> None:
        left = MARGIN
        for column, width, cell in zip(columns, widths, lines, strict=True):
            for number, line in enumerate(cell, start=1):
                y = self.y + number * self.line_height(size)
                self.put(_words(left, width, y, line, size, column.align,
                                bold=row.bold or column.bold, colour=row.colour))
            left += width

    def finished(self) -> Paper:
        """The document, with the number of each page and of how many."""
        count = len(self._pages)
        return Paper(self.title, tuple(
            Page(self.width, self.height, (*marks, *self._footer(number, count)))
            for number, marks in enumerate(self._pages, start=1)
        ))

    def _footer(self, number: int, count: int) -> tuple[Mark, ...]:
        y = self.height - MARGIN + 2
        size = 7.5 * self.scale
        page = t("paper.page", number=number, count=count)
        return (
            Stroke(MARGIN, y - 5, self.width - MARGIN, y - 5, LINE),
            Words(MARGIN, y, fitted(self._foot, self.room * 0.8, size), size, colour=QUIET),
            Words(self.width - MARGIN, y, page, size, colour=QUIET, align="right"),
        )


def _words(
    left: float, width: float, y: float, text: str, size: float, align: Align, *,
    bold: bool, colour: str,
) -> Words:
    """Text in a cell, at the side to which its column leans."""
    x = {"left": left + _PAD, "center": left + width / 2, "right": left + width - _PAD}[align]
    return Words(x, y - size * 0.22 * POINT, text, size, bold, colour, align)
