"""A file as it stands, with what was understood of it laid over: what the import wizard paints."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta
from typing import Final, Literal

from models.people import Team
from planner.importing.codes import clock_of
from planner.importing.sheet import Cell, Place, Sheet
from planner.importing.trace import BYTES, USES, Trace, Use
from planner.texts import t
from planner.texts.dates import numeric_date

Mark = Literal["name", "date", "shift", "off", "away", "legend", "heading", "doubt", "fact"]
"""What a cell was read as. `doubt`: it was not understood, or an open question is about it.
`fact`: what else it says of a person: unit, profession, hours."""

_FIRST_YEAR = 1901
"""An earlier day is a time of day that Excel counts from its own beginning."""


def _mark(use: Use) -> Mark:
    return "shift" if use == "time" else use


_MARKS: Final[tuple[Mark | None, ...]] = (None, *(_mark(use) for use in USES))


class Marks(Mapping[Place, Mark]):
    """Marks by place, kept as one byte a cell. A place outside the sheet has none."""

    __slots__ = ("_rows",)

    def __init__(self, rows: Iterable[bytes] = ()) -> None:
        self._rows = tuple(rows)

    def __getitem__(self, place: Place) -> Mark:
        row, column = place
        if 0 <= row < len(self._rows) and 0 <= column < len(self._rows[row]):
            mark = _MARKS[self._rows[row][column]]
            if mark is not None:
                return mark
        raise KeyError(place)

    def row(self, row: int, width: int) -> list[Mark | None]:
        """The marks of so many cells of a row from the left, in one go."""
        cells = self._rows[row][:width] if row < len(self._rows) else b""
        return [_MARKS[byte] for byte in cells.ljust(width, b"\0")]

    def __iter__(self) -> Iterator[Place]:
        return (
            (row, column) for row, cells in enumerate(self._rows) if any(cells)
            for column, byte in enumerate(cells) if byte
        )

    def __len__(self) -> int:
        return sum(len(cells) - cells.count(0) for cells in self._rows)


@dataclass(frozen=True, slots=True)
class SheetPicture:
    """One sheet. `texts`: row by row what stands in the cells, rows of one length. `marks`: what
    cells were read as; one that is missing was not read. `merged`: (top, left, bottom, right),
    ends included. Places count rows and columns of the file from 0."""

    name: str
    texts: tuple[tuple[str, ...], ...]
    marks: Mapping[Place, Mark] = field(default_factory=dict)
    merged: tuple[tuple[int, int, int, int], ...] = ()
    hidden: bool = False
    used: bool = False

    def marks_of(self, row: int) -> list[Mark | None]:
        """What each cell of a row was read as."""
        width = len(self.texts[row])
        if isinstance(self.marks, Marks):
            return self.marks.row(row, width)
        return [self.marks.get((row, column)) for column in range(width)]


@dataclass(frozen=True, slots=True)
class Picture:
    """Every sheet of a file in its order."""

    sheets: tuple[SheetPicture, ...]


CodeSource = Literal["legend", "usual", "answer", "remembered", "unknown", "cell"]


@dataclass(frozen=True, slots=True)
class CodeFact:
    """What a text in cells of days means, and how that is known.

    `meaning` is what `parse_meaning` takes ("12:00-21:00 evening", "off", "away"), None where it is
    not known. `source`: the file's legend, a usual word, an answer of now or of an earlier file,
    nothing, or the times in the cell itself. `count`: cells it stands in; `places`: the first of
    them (sheet, address).
    """

    text: str
    meaning: str | None
    team: Team | None
    count: int
    source: CodeSource
    places: tuple[tuple[str, str], ...] = ()


PersonStatus = Literal["read", "doubt", "ignored", "same"]


@dataclass(frozen=True, slots=True)
class PersonFact:
    """A name that stands in the file, and whose it is.

    `id`: the employee in the roster, None where it is nobody's. `status`: read as a person; there
    is an open question about it; somebody said that it is nobody; somebody said that it is
    `other`. `other`: the name of the person whom it is, or may be, the same as.
    """

    id: str | None
    name: str
    unit: str | None
    profession: str | None
    home_team: Team | None
    shifts: int
    hours: float | None
    place: tuple[str, str] | None
    status: PersonStatus
    other: str | None = None


def as_seen(value: Cell) -> str:
    """A cell as a person sees it: 05-01-2026, 07:00, 7,5; whole numbers without a point."""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return t("reading.true") if value else t("reading.false")
    if isinstance(value, (int, float)):
        return f"{value:.10g}".replace(".", t("number.decimal"))
    if isinstance(value, timedelta):
        return _clock(round(value.total_seconds() / 60))
    if isinstance(value, time):
        return f"{value:%H:%M}"
    if value.year < _FIRST_YEAR and (clock := clock_of(value)) is not None:
        return _clock(clock)
    if isinstance(value, datetime):
        return f"{numeric_date(value.date())} {value:%H:%M}"
    return numeric_date(value)


def _clock(minutes: int) -> str:
    return f"{minutes // 60:02d}:{minutes % 60:02d}"


def paint(sheets: Iterable[Sheet], trace: Trace, doubts: Mapping[str, Iterable[Place]],
          legends: Mapping[str, Iterable[Place]], used: frozenset[str]) -> Picture:
    """The picture of a file's sheets after a reading. Places of doubts and legends by sheet."""
    return Picture(tuple(_painted(sheet, trace, doubts, legends, used) for sheet in sheets))


def _painted(
    sheet: Sheet, trace: Trace, doubts: Mapping[str, Iterable[Place]],
    legends: Mapping[str, Iterable[Place]], used: frozenset[str],
) -> SheetPicture:
    more = [
        *((place, BYTES["legend"]) for place in legends.get(sheet.name, ())),
        *((place, BYTES["doubt"]) for place in doubts.get(sheet.name, ())),
    ]
    return SheetPicture(
        sheet.name, _texts(sheet), Marks(map(bytes, trace.rows_in_file(sheet, more))),
        sheet.merged, sheet.hidden, sheet.name in used,
    )


def _texts(sheet: Sheet) -> tuple[tuple[str, ...], ...]:
    """Equal texts are one object, so that a large sheet is sent to another process quickly."""
    pool: dict[str, str] = {}
    keep = pool.setdefault
    return tuple(
        tuple([keep(text, text) for text in
               (value if type(value) is str else as_seen(value) for value in cells)])
        for cells in sheet.rows
    )
