"""Small workbooks for the tests of importing."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from pathlib import Path

import openpyxl

from models.people import Employee
from models.roster import Roster
from models.timespan import iso
from planner.importing.understand import understand

MONDAY = date(2026, 1, 5)
LEGEND: tuple[tuple[object, ...], ...] = (
    ("Vagtkode", "Fra", "Til", "Betydning"),
    ("D", "07:00", "15:00", "Dagvagt"),
    ("M", "11:00", "19:00", "Dagvagt"),
    ("A", "15:00", "23:00", "Aftenvagt"),
    ("N", "23:00", "07:00", "Nattevagt"),
    ("F", None, None, "Ferie"),
    ("SYG", None, None, "Syg"),
)

Rows = Iterable[Sequence[object]]


def days(count: int, first: date = MONDAY) -> list[date]:
    """Days in a row."""
    return [first + timedelta(days=n) for n in range(count)]


def book(folder: Path, legend: Rows | None = LEGEND, **sheets: Rows) -> Path:
    """A workbook with those sheets, and a legend on its own one."""
    workbook = openpyxl.Workbook()
    workbook.remove(workbook.active)  # type: ignore[arg-type]
    for title, rows in sheets.items():
        sheet = workbook.create_sheet(title.replace("_", " "))
        for row in rows:
            sheet.append(list(row))
    if legend is not None:
        sheet = workbook.create_sheet("Vagtkoder")
        for row in legend:
            sheet.append(list(row))
    path = folder / "plan.xlsx"
    workbook.save(path)
    return path


def read(folder: Path, legend: Rows | None = LEGEND, **sheets: Rows) -> Roster:
    """The roster in such a workbook, understood in this process."""
    return understand(book(folder, legend, **sheets))


def work(person: Employee) -> list[str]:
    """A person's shifts as `2026-01-05T07:00 2026-01-05T15:00 day`."""
    return [f"{iso(s.span.start)} {iso(s.span.end)} {s.team}" for s in person.shifts]


def asked(roster: Roster, severity: str | None = None) -> list[tuple[str, str | None]]:
    """Questions as (code, cell)."""
    return [(q.code, q.cell) for q in roster.questions if severity in (None, q.severity)]
