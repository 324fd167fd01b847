"""Made rosters as files: workbooks, and texts with columns in the usual encodings."""

import csv
import io
import random
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import openpyxl
from openpyxl.comments import Comment

from benchmarks.made_rosters.draft import Book, Page
from planner.importing.ooxml import address

_ENCODINGS = ("utf-8", "utf-8-sig", "utf-16", "cp1252")
_FORMATS = ("DD-MM-YYYY", "dd/mm", "d. mmm", "yyyy-mm-dd", "ddd dd-mm-yy")


@dataclass(frozen=True, slots=True)
class Made:
    """A written file. `down`, `right`: how far the tables were moved from the sheets' corners."""

    book: Book
    path: Path
    kind: str
    down: int = 0
    right: int = 0

    def place(self, name: str, day: date) -> tuple[str, str] | None:
        """The sheet and address of the cell that says what somebody does on a day."""
        found = self.book.cells.get((name, day))
        if found is None:
            return None
        sheet = self.path.stem if self.kind == "csv" else found[0][:31]
        return sheet, address(found[1] + self.down, found[2] + self.right)


def write(book: Book, folder: Path, seed: int) -> Made:
    """The file of a book: mostly .xlsx; a text where one sheet says all."""
    rnd = random.Random(f"file {book.layout} {seed}")
    plain = len(book.pages) == 1 and not book.pages[0].merged
    down, right = rnd.choice([0, 0, 0, 1, 2]), rnd.choice([0, 0, 0, 0, 1])
    if plain and rnd.random() < 0.4:
        path = folder / f"plan{seed}.csv"
        _write_text(book.pages[0], path, rnd)
        return Made(book, path, "csv")
    path = folder / f"plan{seed}.xlsx"
    _write_workbook(book, path, down, right, rnd)
    return Made(book, path, "xlsx", down, right)


def _write_text(page: Page, path: Path, rnd: random.Random) -> None:
    how = rnd.choice(["%d-%m-%Y", "%Y-%m-%d", "%d/%m/%Y", "%d.%m.%Y"])
    rows = [
        [value.strftime(how) if isinstance(value, date) else value for value in row]
        for row in page.rows()
    ]
    out = io.StringIO()
    csv.writer(out, delimiter=rnd.choice(";;,\t")).writerows(rows)
    path.write_bytes(out.getvalue().encode(rnd.choice(_ENCODINGS)))


def _write_workbook(book: Book, path: Path, down: int, right: int, rnd: random.Random) -> None:
    workbook = openpyxl.Workbook()
    workbook.remove(workbook.worksheets[0])
    shown = rnd.choice(_FORMATS)
    for page in book.pages:
        sheet = workbook.create_sheet(page.title[:31])
        for (row, column), value in page.cells.items():
            cell = sheet.cell(row + 1 + down, column + 1 + right)
            cell.value = value
            if isinstance(value, date):
                cell.number_format = shown
        for top, left, bottom, last in page.merged:
            sheet.merge_cells(None, top + 1 + down, left + 1 + right, bottom + 1 + down,
                              last + 1 + right)
        for row in page.hidden_rows:
            sheet.row_dimensions[row + 1 + down].hidden = True
        for (row, column), text in page.comments.items():
            sheet.cell(row + 1 + down, column + 1 + right).comment = Comment(text, "Leder")
        if page.hidden:
            sheet.sheet_state = "hidden"
    workbook.save(path)
