"""Why somebody is away is kept nowhere: reasons are planted in a roster and looked for in every
file that the program writes."""

import logging
from datetime import date, timedelta
from pathlib import Path
from zipfile import ZipFile, is_zipfile

import pytest
from openpyxl import Workbook
from openpyxl.comments import Comment

from planner import service
from planner.presets import problem_from_roster
from planner.solver.options import PlanOptions

REASONS = ("Syg", "barns 1. sygedag", "Barselsorlov", "Ferie", "Omsorgsdag", "Sygemeldt stress")
NARRATIVE = "Beboeren kastede en kop"


def roster_file(folder: Path) -> Path:
    """A roster in which each reason stands in a cell, and a narrative in a note at one."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    first = date(2026, 1, 5)
    sheet.append(["Navn", *(first + timedelta(days=n) for n in range(14))])
    for row, name in enumerate(("Anna Holm", "Bo Krogh", "Cilla Munk", "Dorte Friis")):
        cells = ["07:00-15:00" if (n + row) % 3 else "" for n in range(14)]
        for number, reason in enumerate(REASONS):
            if number % 4 == row:
                cells[2 * number] = reason
        sheet.append([name, *cells])
    sheet["C2"].comment = Comment(NARRATIVE, NARRATIVE)
    path = folder / "vagtplan.xlsx"
    book.save(path)
    return path


def content(file: Path) -> bytes:
    """All bytes of a file, and of what is packed in it."""
    data = file.read_bytes()
    if is_zipfile(file):
        with ZipFile(file) as packed:
            data += b"".join(packed.read(name) for name in packed.namelist())
    return data


def test_no_reason_and_no_narrative_is_in_anything_that_is_written(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    written = tmp_path / "written"
    written.mkdir()
    source = roster_file(tmp_path)
    with caplog.at_level(logging.DEBUG):
        understood = service.read_explained(source)
        problem = problem_from_roster(understood.roster, "Prøve")
        assert any(person.away for person in problem.roster.employees)
        outcome = service.make_plan(problem, PlanOptions(time_limit=30, seed=1, work=0.1))
        service.save_json(outcome, written / "plan.json")
        for _ in range(2):
            service.save_plan(outcome, written / "plan.faellestid", backups=written / "backups")
        service.export_excel(outcome, written / "plan.xlsx")
    files = [file for file in written.rglob("*") if file.is_file()]
    assert len(files) >= 4
    for word in (*REASONS[1:3], *REASONS[4:], NARRATIVE):
        assert word not in caplog.text
        for file in files:
            for coded in (word, word.lower()):
                assert coded.encode() not in content(file), (file.name, word)
                assert coded.encode("utf-16-le") not in content(file), (file.name, word)
    for reason in ('"Syg"', '"Ferie"', "'Syg'", "'Ferie'", ">Syg<", ">Ferie<"):
        for file in files:
            assert reason.encode() not in content(file), (file.name, reason)
