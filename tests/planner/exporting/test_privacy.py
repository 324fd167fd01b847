"""Nothing that leaves the program says who made it, why somebody is away, or what happened."""

import base64
import io
import re
import subprocess
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from shutil import which

import openpyxl
import pytest
from openpyxl.comments import Comment
from openpyxl.worksheet.worksheet import Worksheet

from models.agenda import occurrences
from models.meetings import Attendance, Meeting
from models.plan import Outcome, Plan
from models.timespan import Span
from planner import service
from planner.cli import main
from planner.importing.template import understand_template
from planner.paper.names import SHEETS
from planner.paper.page import Words
from planner.paper.sheets import Wanted
from planner.sample import write_example
from tests.ui.outcomes import sample_outcome

AUTHOR, USER = "Kragelundsen", "brugerplantet"
REASON, REMARK, STORY = "SYGEPLANTET", "barnplantet", "slagplantet"
PLANTED = (AUTHOR, USER, REASON, REMARK, STORY)


def planted_template(folder: Path) -> Path:
    """A filled template whose makers said far more than they were asked for."""
    path = write_example(folder).template
    book = openpyxl.load_workbook(path)
    book.properties.creator = book.properties.lastModifiedBy = AUTHOR
    codes, shifts, incidents = (
        at for name in ("Vagtkoder", "Vagtplan", "Hændelser")
        if isinstance(at := book[name], Worksheet)
    )
    for row in codes.iter_rows():
        if row[1].value == "X":
            row[1].value = REASON
    away = [c for row in shifts.iter_rows() for c in row if c.value == "X"]
    assert away
    for cell in away:
        cell.value = REASON
        cell.comment = Comment(REMARK, AUTHOR)
    first = next(row[1] for row in incidents.iter_rows() if row[1].value == "h1")
    first.comment = Comment(STORY, AUTHOR)
    incidents[f"L{first.row}"] = STORY
    book.save(path)
    return path


@pytest.fixture(scope="module")
def outcome(tmp_path_factory: pytest.TempPathFactory) -> Outcome:
    problem = understand_template(planted_template(tmp_path_factory.mktemp("plantet")))
    assert problem.incidents
    assert any(person.away for person in problem.roster.employees)
    plan = sample_outcome().plan
    return Outcome(problem, plan, service.check(problem, plan))


@pytest.fixture
def exported(
    outcome: Outcome, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> tuple[Path, ...]:
    """Everything that the command line can write of a plan."""
    for name in ("USER", "LOGNAME", "USERNAME"):
        monkeypatch.setenv(name, USER)
    plan, made = tmp_path / "plan.json", tmp_path / "ud"
    made.mkdir()
    service.save_plan(outcome, plan)
    service.save_plan(outcome, made / "plan.faellestid")
    wanted = [
        "--excel", str(made / "plan.xlsx"), "--review", str(made / "gennemgang.xlsx"),
        "--log", str(made / "log.xlsx"), "--ics", str(made / "kalendere"),
    ]
    assert main(["export", str(plan), *wanted]) == 0
    assert main(["export", str(plan), "--ics", str(made / "alle.ics")]) == 0
    for sheet in SHEETS:
        target = str(made / f"{sheet}.pdf")
        assert main(["export", str(plan), "--pdf", target, "--sheet", sheet]) == 0
    files = tuple(path for path in made.rglob("*") if path.is_file())
    assert {path.suffix for path in files} == {".xlsx", ".ics", ".pdf", ".faellestid"}
    return (plan, *files)


def contents(path: Path) -> Iterator[bytes]:
    """All that a file holds, unpacked."""
    data = path.read_bytes()
    yield data
    if zipfile.is_zipfile(io.BytesIO(data)):
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            yield from (package.read(name) for name in package.namelist())
    if path.suffix == ".pdf":
        yield from streams(data)
        if which("pdftotext"):
            yield subprocess.run(
                ["pdftotext", str(path), "-"], check=True, capture_output=True
            ).stdout


def streams(data: bytes) -> Iterator[bytes]:
    """The streams of a PDF, unpacked."""
    for packed in re.findall(rb"stream\r?\n(.*?)endstream", data, re.DOTALL):
        inner = packed.strip()
        if inner.endswith(b"~>"):
            inner = base64.a85decode(b"<~" + inner, adobe=True)
        try:
            yield zlib.decompress(inner)
        except zlib.error:
            yield inner


def test_a_planted_word_would_be_found(tmp_path: Path) -> None:
    path = tmp_path / "x.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("docProps/core.xml", f"<x>{AUTHOR}</x>")
    assert AUTHOR.encode() not in path.read_bytes()
    assert any(AUTHOR.encode() in part for part in contents(path))
    packed = base64.a85encode(zlib.compress(STORY.encode())) + b"~>"
    assert STORY.encode() in next(streams(b"stream\n" + packed + b"\nendstream"))


def test_no_export_holds_a_planted_word(exported: tuple[Path, ...]) -> None:
    for path in exported:
        for part in contents(path):
            for word in PLANTED:
                for spelled in (word, word.lower(), word.upper()):
                    for encoding in ("utf-8", "utf-16-le", "utf-16-be"):
                        assert spelled.encode(encoding) not in part, (path.name, word)


def test_no_file_names_its_maker(exported: tuple[Path, ...]) -> None:
    for path in exported:
        if path.suffix == ".xlsx":
            with zipfile.ZipFile(path) as package:
                core = package.read("docProps/core.xml").decode()
                app = package.read("docProps/app.xml").decode()
            assert not re.search(r"<dc:creator[^>]*>[^<]", core), path.name
            assert "lastModifiedBy" not in core
            assert "Company" not in app
            assert "Manager" not in app
        elif path.suffix == ".pdf":
            assert re.search(rb"/Author \(\s*\)", path.read_bytes()), path.name
        elif path.suffix == ".ics":
            text = path.read_text(encoding="utf-8")
            assert "ORGANIZER" not in text
            assert "ATTENDEE" not in text


def test_the_wall_shows_names_and_no_costs(outcome: Outcome) -> None:
    """Who comes on a day off, for how long and after which incident is nobody else's business."""
    for sheet in ("weeks", "months"):
        paper = service.paper(outcome, Wanted(sheet))
        said = "\n".join(
            mark.text for page in paper.pages for mark in page.marks if isinstance(mark, Words)
        ).lower()
        for word in ("indkald", "ekstra", "forlængelse", "rådighed", "hændelse", "ferie", "+"):
            assert word not in said, (sheet, word)
        if sheet == "weeks":
            first = outcome.plan.meetings[0].attendance[0].employee
            assert outcome.problem.roster.employee(first).name.lower() in said


def test_nobody_reads_who_was_in_an_incident(outcome: Outcome, tmp_path: Path) -> None:
    """Those involved read of the debriefing in their own calendars and on the list they sign."""
    problem, (incident,) = outcome.problem, outcome.problem.incidents
    (due,) = [one for one in occurrences(problem) if one.involved]
    seats = tuple(Attendance(person, "called_in", 60) for person in incident.involved)
    start = incident.at + 30 * 60
    meeting = Meeting(due.id, due.kind, due.series, Span(start, start + 60), seats)
    plan = Plan((meeting,))
    alone = Outcome(problem, plan, service.check(problem, plan))
    names = [problem.roster.employee(person).name for person in incident.involved]
    for sheet in ("weeks", "months"):
        paper = service.paper(alone, Wanted(sheet))
        lines = [m.text for page in paper.pages for m in page.marks if isinstance(m, Words)]
        assert "Debriefing" in "\n".join(lines)
        assert not [line for line in lines for name in names if name in line], sheet
    service.export_calendars(alone, tmp_path / "alle.ics")
    units = service.export_calendars(alone, tmp_path / "k")
    others = [f for f in units if f.parent.name == "Enheder"]
    for path in (tmp_path / "alle.ics", *others):
        text = re.sub(r"\r\n[ \t]", "", path.read_bytes().decode())
        assert "Debriefing" in text
        assert not [name for name in names if name in text], path
