"""Rosters damaged at random: cells, XML and bytes. The import must answer each with words."""

import csv
import io
import random
from datetime import date, datetime, time
from pathlib import Path

import openpyxl
from openpyxl.cell import Cell
from openpyxl.worksheet.worksheet import Worksheet

from tests.planner.importing.books import LEGEND, book, days
from tests.planner.importing.mutate_xml import damage, flip

_VALUES: tuple[object, ...] = (
    "", "-", "FRI", "XQ", "D", "ferie", "07-15", "25:00", "7-7", "Navn", "Dato", "I alt D", "Uge 9",
    "Hansen, Bo", "Bo Hansen", "mandag", "2. marts", "01-13-2026", "29-02-2026", "D = 7-15", "\n",
    "#N/A", "=1/0", "Hus Mågen", "Ma", "24:00", "A" * 3000, "(", "[", "0", "æøå" * 9, "D/A/N",
    ",;/", 0, 1, 31, 7.5, -1, 1e15, 46027, 0.29, 900, True, date(2026, 1, 5), datetime(1900, 1, 1),
    datetime(2026, 3, 29, 2, 30), time(7), time(23, 59), None,
)
_MAX_ROW, _MAX_COLUMN = 12, 12


_ENCODINGS = ("utf-8", "utf-8-sig", "utf-16", "cp1252")
_TITLES = ("Uge 9", "uge 53 2025", "Vagtkoder", "Ønsker", "2026", "\u202eplan", "Å" * 31, "K (2)")
_LINES = ('"', '"a;b', ";" * 400, "\x00", "\r", "'", "\x1a")
_ZIP = b"PK"

Plans = list[dict[str, list[list[object]]]]


def plans() -> Plans:
    """Small sound rosters in each layout, as sheets of rows."""
    week = days(7)
    shift: list[object] = ["Bo Hansen", "05-01-2026", "07:00", "15:00"]
    weekdays: list[object] = ["Ma", "Ti", "On", "To", "Fr", "Lø", "Sø"]
    return [
        {"Plan": [["Plan januar 2026"], ["Navn", "Stilling", *week], ["Hus Mågen"],
                  ["Bo Hansen", "SSA", "D", "A"], ["Ida Toft", "SSH", "N"], ["I alt D", "", 1]]},
        {"Data": [["Navn", "Dato", "Start", "Slut"], *[list(shift) for _ in range(5)]]},
        {"Liste": [["Dato", "Dag (7-15)", "Nat (23-7)", "Fravær"],
                   *[[day, "Bo Hansen, Ida Toft", "KH/MS", "Per Friis (syg)"] for day in week]]},
        {"Rul": [["Rullet starter 05-01-2026"], ["Rulleuge", *weekdays], [1, "D"], [2, "", "A"]],
         "Folk": [["Navn", "Startuge i rul"], ["Bo Hansen", 1], ["Ida Toft", 2]]},
        {"Dage": [["Dato", "Ugedag", "Bo Hansen", "Ida Toft"],
                  *[[day, "", "07-15", "ferie"] for day in week]]},
        {"Uger": [["Plan 2026"], ["Navn", "Uge", *weekdays], ["Bo Hansen", 2, "D", "D"],
                  ["Ida Toft", 2, "", "N", "N"], ["Bo Hansen", 3, "A"]]},
        {f"Uge {number}": [["Navn", *days(7, date.fromisocalendar(2026, number, 1))],
                           ["Bo Hansen", "D", "A"], ["Ida Toft", "N", "ferie"]]
         for number in (2, 3)},
        {"To": [["", *[cell for day in week for cell in (day, "")]],
                ["Navn", *["Fra", "Til"] * 7], ["Bo Hansen", "07:00", "15:00", "", "", 23, 7]]},
    ]


def starting_points(folder: Path) -> list[bytes]:
    """Sound files to damage: a workbook of each layout, and its first sheet as text."""
    workbooks = [book(folder, LEGEND, **plan).read_bytes() for plan in plans()]
    return workbooks + [
        as_text(next(iter(plan.values())), ";,\t"[n % 3], _ENCODINGS[n % len(_ENCODINGS)])
        for n, plan in enumerate(plans())
    ]


def as_text(rows: list[list[object]], delimiter: str, encoding: str) -> bytes:
    """Rows as a text with columns."""
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter).writerows(rows)
    return out.getvalue().encode(encoding)


def mutate(content: bytes, rnd: random.Random) -> bytes:
    """One damaged file: of a workbook its cells, XML or bytes, of anything else its bytes."""
    way = rnd.random()
    if not content.startswith(_ZIP):
        return flip(content, rnd) if way < 0.5 else _fields(content, rnd)
    if way < 0.45 and b"xl/workbook.xml" in content:
        return _cells(content, rnd)
    return damage(content, rnd) if way < 0.9 else flip(content, rnd)


def _cells(content: bytes, rnd: random.Random) -> bytes:
    workbook = openpyxl.load_workbook(io.BytesIO(content))
    for _ in range(rnd.randint(1, 8)):
        _act(rnd.choice(workbook.worksheets), rnd)
    if rnd.random() < 0.1:
        workbook.copy_worksheet(rnd.choice(workbook.worksheets))
    out = io.BytesIO()
    workbook.save(out)
    return out.getvalue()


def _act(sheet: Worksheet, rnd: random.Random) -> None:
    """One thing that people do to a sheet, where it makes no sense."""
    way = rnd.random()
    row, column = rnd.randint(1, _MAX_ROW), rnd.randint(1, _MAX_COLUMN)
    if way < 0.55:
        cell = sheet.cell(row, column)
        if isinstance(cell, Cell):  # not one that a merge has swallowed
            cell.value = rnd.choice(_VALUES)  # type: ignore[assignment]
    elif way < 0.62:
        sheet.insert_rows(row)
    elif way < 0.69:
        sheet.insert_cols(column)
    elif way < 0.73:
        sheet.delete_cols(column)
    elif way < 0.77:
        sheet.delete_rows(row)
    elif way < 0.83:
        sheet.merge_cells(None, row, column, row + rnd.randrange(9), column + rnd.randrange(9))
    elif way < 0.89:
        sheet.move_range(f"A{row}:F{row + 2}", rows=rnd.randrange(9), cols=rnd.randrange(5))
    elif way < 0.93:
        sheet.title = rnd.choice(_TITLES)
    elif way < 0.96:
        sheet.row_dimensions[row].hidden = True
        sheet.column_dimensions["ABCDEFGHIJKL"[column - 1]].hidden = True
    else:
        others = sheet.parent.worksheets if sheet.parent else []
        if sum(1 for other in others if other.sheet_state == "visible") > 1:
            sheet.sheet_state = rnd.choice(["hidden", "veryHidden"])


def _fields(content: bytes, rnd: random.Random) -> bytes:
    """A text with other fields, lines or quotes; any other bytes are changed as bytes."""
    encoding = rnd.choice(_ENCODINGS)
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError:
        return flip(content, rnd)
    lines = text.split("\n")
    for _ in range(rnd.randint(1, 6)):
        at = rnd.randrange(len(lines))
        way = rnd.random()
        if way < 0.5:
            fields = lines[at].split(";")
            fields[rnd.randrange(len(fields))] = str(rnd.choice(_VALUES))
            lines[at] = ";".join(fields)
        elif way < 0.7:
            lines[at] = rnd.choice([*_LINES, lines[at] * 9])
        else:
            lines.insert(at, rnd.choice(lines))
    return "\n".join(lines).encode(rnd.choice(_ENCODINGS), errors="replace")
