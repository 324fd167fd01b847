"""Two hundred names that somebody might have, or might have made up, in all that leaves the
program: they are text there, never a formula, a line of their own or the end of the file."""

import io
import random
import re
import subprocess
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from shutil import which

import openpyxl
import pytest
from icalendar import Calendar
from openpyxl.formula.tokenizer import Token, Tokenizer, TokenizerError

from models.meetings import Attendance
from models.plan import Outcome
from models.record import Entry
from planner import service
from planner.exporting.calendars import write_calendars
from planner.exporting.log_book import log_bytes
from planner.exporting.review_book import review_bytes
from planner.exporting.workbook import workbook_bytes
from planner.paper.page import SHEETS
from planner.paper.pdf import pdf_of
from planner.paper.sheets import Wanted, paper_of
from tests.planner.exporting.synthetic import outcome as made_outcome

MADE = date(2026, 1, 2)
NOW = datetime(2026, 1, 2, 12, tzinfo=UTC)
_BEGINNINGS = (
    "=", "+", "-", "@", "\t", "\r", "\n", "'", '"', ";", ",", "|", "%", "{=", "\\", "<", "&",
)
_MIDDLES = (
    "cmd|' /C calc'!A0", "SUM(1+1)", "HYPERLINK(\"http://example.org\")", "Åse Ørsted", "1",
    "END:VEVENT", "</t></is></c>", "x" * 500, "ligatur ﬁ", "\u202egnirts", "👩‍⚕️🙂", "مرحبا",
    "\u200b\u200d", "a\u0301\u0302\u0303", "\x00\x07\x1b[31m", "%s%n{0}{name}", "../../etc",
)
NUMBER = 200


def hostile_names() -> Iterator[str]:
    chance = random.Random(6)
    made = {begin + middle for begin in _BEGINNINGS for middle in _MIDDLES}
    yield from chance.sample(sorted(made), NUMBER)


@pytest.fixture(scope="module")
def hostile() -> Outcome:
    """A home of two hundred such people; each is in some meeting."""
    full = made_outcome()
    pattern = full.problem.roster.employees
    people = tuple(
        replace(pattern[n % len(pattern)], id=f"p{n}", name=name, unit=pattern[n % 2].unit)
        for n, name in enumerate(hostile_names())
    )
    assert len(people) == NUMBER
    meetings = tuple(
        replace(m, attendance=tuple(
            Attendance(f"p{n}", "on_shift", 0) for n in range(k * 8 % NUMBER, k * 8 % NUMBER + 8)
        ), lead=None)
        for k, m in enumerate(full.plan.meetings)
    )
    problem = replace(
        full.problem, name="=hjem\r\n@1", leads=(),
        roster=replace(full.problem.roster, employees=people),
    )
    plan = replace(full.plan, meetings=meetings, courses={})
    return Outcome(problem, plan, service.check(problem, plan))


def _kept(name: str) -> str:
    """What of a name a workbook can hold."""
    return re.sub("[\x00-\x08\x0b\x0c\x0e-\x1f]", "", re.sub("\r\n?", "\n", name))


FUNCTIONS = {
    "AVERAGE", "COUNT", "COUNTIF", "COUNTIFS", "DATE", "EXACT", "IF", "INT", "MAX", "MONTH", "N",
    "SUBTOTAL", "SUM", "SUMPRODUCT", "YEAR",
}
_CELLS = re.compile(r"\$?[A-Z]{1,3}\$?\d+(:\$?[A-Z]{1,3}\$?\d+)?")
_CRITERIA = re.compile(r'"([<>]?\d+|[?*►○L]+|Dagvagt|Aftenvagt|Nattevagt|indkaldt\*)"')


def _is_ours(formula: str, book: openpyxl.Workbook) -> bool:
    """Whether a formula holds nothing but our functions, cells of this workbook, names that we
    gave them, numbers, and what we count by: no other word, program or address."""
    try:
        parts = Tokenizer(formula).items
    except TokenizerError:
        return False
    for part in parts:
        if part.type == Token.FUNC and part.subtype == Token.OPEN:
            good = part.value.removesuffix("(") in FUNCTIONS
        elif part.type != Token.OPERAND:
            good = part.type != Token.LITERAL
        elif part.subtype == Token.TEXT:
            good = _CRITERIA.fullmatch(part.value) is not None
        elif part.subtype == Token.RANGE:
            title, _, cells = part.value.rpartition("!")
            known = not title or title.strip("'") in book.sheetnames
            good = known and bool(_CELLS.fullmatch(cells) or cells in book.defined_names)
        else:
            good = part.subtype == Token.NUMBER
        if not good:
            return False
    return True


def test_every_beginning_is_among_the_names() -> None:
    names = tuple(hostile_names())
    assert all(any(name.startswith(begin) for name in names) for begin in _BEGINNINGS)


def test_in_the_log_they_are_text(hostile: Outcome) -> None:
    names = list(hostile_names())
    log = tuple(Entry(1, name, "added", "m", name) for name in names)
    record = replace(hostile.problem.record, log=log)
    said = replace(hostile, problem=replace(hostile.problem, record=record))
    book = openpyxl.load_workbook(io.BytesIO(log_bytes(said, MADE)))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert all(cell.data_type != "f" for cell in cells)
    texts = {cell.value for cell in cells}
    assert {_kept(name) for name in names if _kept(name).strip()} <= texts
    pdf = pdf_of(paper_of(said, Wanted("log"), MADE))
    assert pdf.startswith(b"%PDF-")
    assert b"/URI" not in pdf


@pytest.mark.parametrize("formula", [
    "=HYPERLINK(\"http://x\")", "=cmd|'/C calc'!A0", "='[andre.xlsx]Ark1'!A1",
    '=COUNTIF(A1:A9,"Bo")', "=A1+ukendt",
])
def test_a_formula_of_somebody_else_is_known(formula: str) -> None:
    assert not _is_ours(formula, openpyxl.Workbook())


@pytest.mark.parametrize("make", [workbook_bytes, review_bytes])
def test_in_workbooks_they_are_text(hostile: Outcome, make: object) -> None:
    assert callable(make)
    data = make(hostile, MADE)
    book = openpyxl.load_workbook(io.BytesIO(data))
    names = [_kept(p.name).strip() for p in hostile.problem.roster.employees]
    texts: set[str] = set()
    for sheet in book.worksheets:
        for row in sheet.iter_rows():
            for cell in row:
                if cell.data_type == "f":
                    formula = str(cell.value)
                    assert _is_ours(formula, book), (sheet.title, cell.coordinate, formula)
                    assert not any(len(n) > 3 and n in formula for n in names), formula
                elif isinstance(cell.value, str):
                    texts.add(cell.value)
    for person in hostile.problem.roster.employees:
        if _kept(person.name).strip():
            assert _kept(person.name) in texts
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        assert package.testzip() is None
        whole = b"".join(package.read(name) for name in package.namelist())
    assert b"<hyperlink" not in whole
    assert b"externalLink" not in whole
    assert b"ddeLink" not in whole


def test_in_calendars_they_are_text(hostile: Outcome, tmp_path: Path) -> None:
    files = write_calendars(hostile, tmp_path / "ud", NOW)
    assert len(files) >= NUMBER
    for file in files:
        assert (tmp_path / "ud").resolve() in file.resolve().parents
        data = file.read_bytes()
        found = list(Calendar.from_ical(data).walk("VEVENT"))
        assert data.count(b"\r\nBEGIN:VEVENT\r\n") == len(found)
        assert len(found) <= len(hostile.plan.meetings)
        lines = data.split(b"\r\n")
        assert all(len(line) <= 75 for line in lines)
        assert not any(b"\r" in line or b"\n" in line or b"\x00" in line for line in lines)


@pytest.mark.parametrize("sheet", SHEETS)
def test_in_pdf_they_are_text(hostile: Outcome, tmp_path: Path, sheet: str) -> None:
    target = tmp_path / "ud.pdf"
    service.export_pdf(hostile, target, Wanted(sheet))  # type: ignore[arg-type]
    data = target.read_bytes()
    assert data.startswith(b"%PDF-")
    assert data.rstrip().endswith(b"%%EOF")
    for active in (b"/JavaScript", b"/Launch", b"/URI", b"/OpenAction"):
        assert active not in data
    if which("pdftotext"):
        subprocess.run(["pdftotext", target, tmp_path / "ud.txt"], check=True)
        assert "Uge" in (tmp_path / "ud.txt").read_text(encoding="utf-8") or sheet != "weeks"


def test_in_json_they_come_back_as_they_were(hostile: Outcome, tmp_path: Path) -> None:
    path = tmp_path / "plan.json"
    service.save_plan(hostile, path)
    again = service.open_outcome(path)
    assert [p.name for p in again.problem.roster.employees] == [
        p.name for p in hostile.problem.roster.employees
    ]
