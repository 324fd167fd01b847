"""What a reading used each cell as, noted while it reads: the truth behind a picture of the file.

Nothing is guessed afterwards: layouts say which cells are dates and headings, people are collected
with the cells of their names, and each cell that is read as work or as none is noted with its
meaning. One byte a cell, because a sheet may hold a million.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Final, Literal

from planner.importing.codes import Absent, Meaning, Work
from planner.importing.sheet import Place, Sheet

if TYPE_CHECKING:
    from planner.importing.people import Person

Use = Literal["heading", "fact", "legend", "off", "away", "shift", "time", "date", "name", "doubt"]
"""`fact`: what else is said of a person (unit, profession, hours). `time`: a start or an end, part
of a shift and no code. What stands later wins where a cell is used twice."""

USES: Final[tuple[Use, ...]] = (
    "heading", "fact", "legend", "off", "away", "shift", "time", "date", "name", "doubt",
)
BYTES: Final[dict[Use, int]] = {use: number for number, use in enumerate(USES, start=1)}


def use_of(meanings: Sequence[Meaning], text: str) -> int:
    """The byte of a cell with those meanings: a sign for nothing is a day off, an empty cell 0."""
    if any(isinstance(meaning, Work) for meaning in meanings):
        return BYTES["shift"]
    if Absent.AWAY in meanings:
        return BYTES["away"]
    return BYTES["off"] if text else 0


class Trace:
    """The cells that one attempt at reading used. Rows are those of the sheet as it was read.

    `names`: where each person first stands under each name. `headings`: what it means to stand
    below a text.
    """

    def __init__(self) -> None:
        self._rows: dict[tuple[str, bool], dict[int, bytearray]] = {}
        self.names: dict[tuple[int, str], tuple[Person, str, Sheet, Place]] = {}
        self.headings: dict[str, Meaning] = {}

    def row(self, sheet: Sheet, row: int) -> bytearray:
        """The bytes of a row, to be written to."""
        rows = self._rows.setdefault((sheet.name, sheet.turned), {})
        if row not in rows:
            rows[row] = bytearray(sheet.width)
        return rows[row]

    def use(self, sheet: Sheet, place: Place, byte: int) -> None:
        """Note what a cell was used as; of two uses the later one in `USES` stays."""
        row, column = place
        cells = self.row(sheet, row)
        if column < len(cells) and cells[column] < byte:
            cells[column] = byte

    def name(self, written: str, person: "Person", sheet: Sheet, place: Place) -> None:
        """Note where somebody first stands under that name."""
        self.use(sheet, place, BYTES["name"])
        self.names.setdefault((id(person), written), (person, written, sheet, place))

    def rows_in_file(self, sheet: Sheet, more: Iterable[tuple[Place, int]] = ()) -> list[bytearray]:
        """The bytes of all rows of a sheet as the file has it, with `more` places of the file."""
        found = [bytearray(sheet.width) for _ in sheet.rows]
        for (row, column), byte in (*self._in_file(sheet.name), *more):
            if row < len(found) and column < sheet.width and found[row][column] < byte:
                found[row][column] = byte
        return found

    def _in_file(self, name: str) -> Iterator[tuple[Place, int]]:
        for (sheet, turned), rows in self._rows.items():
            if sheet != name:
                continue
            for row, cells in rows.items():
                for column, byte in enumerate(cells):
                    if byte:
                        yield ((column, row) if turned else (row, column)), byte
