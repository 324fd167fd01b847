"""Why somebody is away is kept nowhere: reasons are planted in a roster and looked for in every
file that the program writes."""

import logging
from datetime import date, timedelta
from pathlib import Path
from zipfile import ZipFile, is_zipfile

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.comments import Comment

from planner import service
from planner.exporting.own_workbook import WAYS, Way
from planner.presets import problem_from_roster
from planner.solver.options import PlanOptions
from tests.planner.exporting.own_books import outcome_for

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


@pytest.mark.parametrize("way", WAYS)
def test_nothing_private_is_added_to_somebody_s_own_workbook(tmp_path: Path, way: Way) -> None:
    """The copy is her own workbook: what she wrote in it stays, reasons and notes too. What the
    program writes into it has none of that, and puts nothing of hers in a second place."""
    source, target = roster_file(tmp_path), tmp_path / "kopi.xlsx"
    roster = service.read(source)
    outcome = outcome_for(source)
    made = service.own_workbook(outcome, source, (way,))[way]
    assert not isinstance(made, str), made
    target.write_bytes(made.content)
    before, after = (_texts(load_workbook(path)) for path in (source, target))
    added = [text.replace(before.get(place, ""), "", 1) for place, text in after.items()]
    assert "◆" in "".join(added)  # the meetings
    for word in (*REASONS, NARRATIVE):
        assert not [text for text in added if word.casefold() in text.casefold()], word
        # Wherever in the package it stands: properties, comments, drawings, strings.
        both = [_loud(path).count(word.casefold().encode()) for path in (source, target)]
        assert both[1] <= both[0], word
        assert word not in " ".join(made.notes)
    away = {person.name for person in roster.employees if person.away}
    assert away  # and that she is away is hers to write, not ours
    assert "ikke til rådighed" not in "".join(added)


def _texts(book: Workbook) -> dict[tuple[str, str, str], str]:
    """All texts of a workbook by where they stand: cells, notes at them, and names of sheets."""
    found: dict[tuple[str, str, str], str] = {}
    for sheet in book.worksheets:
        found[sheet.title, "", "title"] = sheet.title
        for row in sheet.iter_rows():
            for cell in row:
                found[sheet.title, cell.coordinate, "cell"] = str(cell.value or "")
                if cell.comment is not None:
                    said = f"{cell.comment.author}\n{cell.comment.text}"
                    found[sheet.title, cell.coordinate, "comment"] = said
    return found


def _loud(file: Path) -> bytes:
    """All that is packed in a workbook, in lower case."""
    with ZipFile(file) as packed:
        text = b"".join(packed.read(name) for name in packed.namelist())
    return text.decode("utf-8", "replace").casefold().encode()
