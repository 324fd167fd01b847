"""The sample home's roster with what makes an import ask, and a newer version: for pictures."""

from datetime import date, datetime
from pathlib import Path

from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from planner.sample.files import write_example

NAMES, HOURS, DATES, FIRST_DAY = 1, 3, 6, 4
"""Columns of names and hours, the row of dates and the first column of days."""
LONG_DAY, LATE = "D9", "AK"
RENAMED = "Amina Warsame-Holt"
NEW = "Zenia Nygaard"
AWAY = (date(2026, 3, 9), date(2026, 3, 20))


def doubtful(folder: Path) -> Path:
    """Two codes that nothing explains, and initials that may be somebody of the list."""
    sheet = _sample(folder)
    for number, row in enumerate(_people(sheet)):
        for column in range(FIRST_DAY, sheet.max_column + 1):
            cell = sheet.cell(row, column)
            if (number + column) % 19 == 0 and cell.value in ("D", "A"):
                cell.value = LONG_DAY if cell.value == "D" else LATE
    last = _people(sheet)[-1] + 1
    sheet.insert_rows(last)
    first = str(sheet.cell(_people(sheet)[2], NAMES).value)
    sheet.cell(last, NAMES).value = "".join(part[0] for part in first.split())
    for column in range(FIRST_DAY, FIRST_DAY + 40, 8):
        sheet.cell(last, column).value = "D"
    return _keep(sheet, folder / "Vagtplan forår.xlsx")


def newer(folder: Path) -> Path:
    """One has another name, one is new for another, one is away, and some shifts have changed."""
    sheet = _sample(folder)
    rows = _people(sheet)
    sheet.cell(rows[2], NAMES).value = RENAMED
    sheet.cell(rows[5], NAMES).value = NEW
    for column in range(FIRST_DAY, sheet.max_column + 1):
        day = sheet.cell(DATES, column).value
        day = day.date() if isinstance(day, datetime) else day
        if isinstance(day, date) and AWAY[0] <= day <= AWAY[1]:
            sheet.cell(rows[8], column).value = "F"
        for row in rows[9::4]:
            cell = sheet.cell(row, column)
            if (row + column) % 31 == 0:
                cell.value = None if cell.value else "D"
    return _keep(sheet, folder / "Vagtplan forår, 2. udgave.xlsx")


def _sample(folder: Path) -> Worksheet:
    """The roster without its counts, which are formulas that only Excel fills in."""
    sheet = load_workbook(write_example(folder).roster).worksheets[0]
    last = _people(sheet)[-1]
    sheet.delete_rows(last + 1, sheet.max_row - last)
    return sheet


def _people(sheet: Worksheet) -> list[int]:
    return [
        row for row in range(DATES + 1, sheet.max_row + 1)
        if isinstance(sheet.cell(row, HOURS).value, (int, float))
    ]


def _keep(sheet: Worksheet, path: Path) -> Path:
    book = sheet.parent
    assert book is not None
    book.save(path)
    return path
