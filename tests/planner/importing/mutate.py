"""Workbooks damaged at random: cells, XML and bytes. The import must answer each with words."""

import io
import random
import zipfile
from datetime import date, datetime, time
from pathlib import Path

import openpyxl

from tests.planner.importing.books import LEGEND, book, days

_VALUES: tuple[object, ...] = (
    "", "-", "FRI", "XQ", "D", "ferie", "07-15", "25:00", "7-7", "Navn", "Dato", "I alt D", "Uge 9",
    "Hansen, Bo", "Bo Hansen", "mandag", "2. marts", "01-13-2026", "29-02-2026", "D = 7-15", "\n",
    "#N/A", "=1/0", "Hus Mågen", "Ma", "24:00", "A" * 3000, "(", "[", "0", "æøå" * 9, "D/A/N",
    ",;/", 0, 1, 31, 7.5, -1, 1e15, 46027, 0.29, 900, True, date(2026, 1, 5), datetime(1900, 1, 1),
    datetime(2026, 3, 29, 2, 30), time(7), time(23, 59), None,
)
_MAX_ROW, _MAX_COLUMN = 12, 12


def starting_points(folder: Path) -> list[bytes]:
    """Sound workbooks of each layout."""
    week = days(7)
    shift: list[object] = ["Bo Hansen", "05-01-2026", "07:00", "15:00"]
    weekdays: list[object] = ["Ma", "Ti", "On", "To", "Fr", "Lø", "Sø"]
    plans: list[dict[str, list[list[object]]]] = [
        {"Plan": [["Plan januar 2026"], ["Navn", "Stilling", *week], ["Hus Mågen"],
                  ["Bo Hansen", "SSA", "D", "A"], ["Ida Toft", "SSH", "N"], ["I alt D", "", 1]]},
        {"Data": [["Navn", "Dato", "Start", "Slut"], *[list(shift) for _ in range(5)]]},
        {"Liste": [["Dato", "Dag (7-15)", "Nat (23-7)", "Fravær"],
                   *[[day, "Bo Hansen, Ida Toft", "KH/MS", "Per Friis (syg)"] for day in week]]},
        {"Rul": [["Rullet starter 05-01-2026"], ["Rulleuge", *weekdays], [1, "D"], [2, "", "A"]],
         "Folk": [["Navn", "Startuge i rul"], ["Bo Hansen", 1], ["Ida Toft", 2]]},
        {"Dage": [["Dato", "Ugedag", "Bo Hansen", "Ida Toft"],
                  *[[day, "", "07-15", "ferie"] for day in week]]},
    ]
    return [book(folder, LEGEND, **plan).read_bytes() for plan in plans]


def mutate(content: bytes, rnd: random.Random) -> bytes:
    """One damaged workbook: mostly its cells, sometimes its XML or its bytes."""
    way = rnd.random()
    if way < 0.7:
        return _cells(content, rnd)
    return _xml(content, rnd) if way < 0.9 else _bytes(content, rnd)


def _cells(content: bytes, rnd: random.Random) -> bytes:
    workbook = openpyxl.load_workbook(io.BytesIO(content))
    sheet = rnd.choice(workbook.worksheets)
    for _ in range(rnd.randint(1, 8)):
        act = rnd.random()
        row, column = rnd.randint(1, _MAX_ROW), rnd.randint(1, _MAX_COLUMN)
        if act < 0.7:
            sheet.cell(row, column).value = rnd.choice(_VALUES)  # type: ignore[assignment]
        elif act < 0.8:
            sheet.insert_rows(row)
        elif act < 0.9:
            sheet.insert_cols(column)
        elif act < 0.95:
            sheet.delete_cols(column)
        else:
            sheet.delete_rows(row)
    out = io.BytesIO()
    workbook.save(out)
    return out.getvalue()


def _xml(content: bytes, rnd: random.Random) -> bytes:
    source, out = zipfile.ZipFile(io.BytesIO(content)), io.BytesIO()
    victim = rnd.choice(source.namelist())
    with zipfile.ZipFile(out, "w") as package:
        for name in source.namelist():
            part = source.read(name)
            package.writestr(name, _bytes(part, rnd) if name == victim else part)
    return out.getvalue()


def _bytes(content: bytes, rnd: random.Random) -> bytes:
    changed = bytearray(content)
    for _ in range(rnd.randint(1, 6)):
        at = rnd.randrange(len(changed))
        if rnd.random() < 0.5:
            changed[at] = rnd.randrange(256)
        else:
            del changed[at : at + rnd.randint(1, 30)]
        if not changed:
            return b"x"
    return bytes(changed)
