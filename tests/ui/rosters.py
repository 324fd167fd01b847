"""Small rosters as files."""

from datetime import date, timedelta
from pathlib import Path

from openpyxl import Workbook

PEOPLE = (
    ("Åse Bæk", "D"), ("Bo Dam", "D"), ("Cæcilie Eg", "D"), ("Dorthe Fog", "D"),
    ("Ejnar Gram", "A"), ("Freja Holm", "A"), ("Gørild Iversen", "A"), ("Hans Juhl", "N"),
    ("Ida Krog", "N"),
)
MONDAY = date(2026, 1, 5)


def write_roster(path: Path, *, days: int = 14, strange: str = "") -> Path:
    """Names × dates with codes and their times; `strange` is a code that nothing explains."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Vagtplan"
    sheet.append(["Navn", *(MONDAY + timedelta(days=n) for n in range(days))])
    for number, (name, code) in enumerate(PEOPLE):
        codes = [code if (n + 2 * number) % 7 < 5 else "" for n in range(days)]
        sheet.append([name, *codes])
    if strange:
        sheet["C3"] = strange
    legend = book.create_sheet("Koder")
    legend.append(["Kode", "Fra", "Til", "Vagtlag"])
    for row in (("D", "07:00", "15:00", "Dag"), ("A", "15:00", "23:00", "Aften"),
                ("N", "23:00", "07:00", "Nat")):
        legend.append(row)
    book.save(path)
    return path
