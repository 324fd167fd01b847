"""Everything that leaves the command line, and the remarks that come back."""

import json
from pathlib import Path

import openpyxl
import pytest

from planner import service
from planner.cli import main
from planner.cli_arguments import _COMMANDS, Parser
from planner.paper.names import FORMATS, SHEETS
from planner.review.form import FREE, NAME
from tests.planner.exporting.synthetic import outcome

Streams = pytest.CaptureFixture[str]


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    path = tmp_path / "plan.json"
    service.save_plan(outcome(), path)
    return path


def test_all_forms_are_written_at_once(plan: Path, tmp_path: Path, capsys: Streams) -> None:
    names = {"--excel": "a.xlsx", "--review": "b.xlsx", "--pdf": "c.pdf", "--ics": "d",
             "--log": "e.xlsx"}
    wanted = [part for option, name in names.items() for part in (option, str(tmp_path / name))]
    assert main(["export", str(plan), *wanted]) == 0
    assert all((tmp_path / name).exists() for name in names.values())
    assert "c.pdf" in capsys.readouterr().out


@pytest.mark.parametrize("paper", FORMATS)
@pytest.mark.parametrize("sheet", SHEETS)
def test_every_sheet_is_a_pdf(plan: Path, tmp_path: Path, sheet: str, paper: str) -> None:
    target = tmp_path / "x.pdf"
    wanted = ["--pdf", str(target), "--sheet", sheet, "--paper", paper]
    assert main(["export", str(plan), *wanted]) == 0
    assert target.read_bytes().startswith(b"%PDF-")


def test_two_files_in_one_place_are_refused(plan: Path, tmp_path: Path, capsys: Streams) -> None:
    same = str(tmp_path / "x.xlsx")
    assert main(["export", str(plan), "--excel", same, "--review", same]) == 2
    assert "hver sit navn" in capsys.readouterr().err
    assert main(["export", str(plan), "--excel", "-", "--pdf", "-"]) == 2


def test_a_sheet_that_there_is_not_is_told_with_those_there_are(
    plan: Path, capsys: Streams
) -> None:
    assert main(["export", str(plan), "--pdf", "x.pdf", "--sheet", "days"]) == 2
    told = capsys.readouterr().err
    assert "days" in told
    assert "weeks" in told


def test_remarks_come_back_into_the_plan(plan: Path, tmp_path: Path, capsys: Streams) -> None:
    sent, new = tmp_path / "gennemgang.xlsx", tmp_path / "ny.json"
    assert main(["export", str(plan), "--review", str(sent)]) == 0
    book = openpyxl.load_workbook(sent)
    front = book.worksheets[0]
    for row in front.iter_rows(max_col=3):
        if row[2].value == NAME:
            row[1].value = "Mia"
        elif row[2].value == FREE:
            row[1].value = "God plan"
            break
    book.save(sent)
    assert main(["remarks", str(plan), str(sent), "--json", str(new)]) == 0
    assert "1 bemærkning er hentet" in capsys.readouterr().out
    remarks = json.loads(new.read_text(encoding="utf-8"))["record"]["remarks"]
    assert [(r["by"], r["text"]) for r in remarks] == [("Mia", "God plan")]
    assert main(["check", str(new)]) in (0, 1)


def test_a_workbook_that_is_no_review_is_refused(
    plan: Path, tmp_path: Path, capsys: Streams
) -> None:
    openpyxl.Workbook().save(tmp_path / "x.xlsx")
    paths = [str(tmp_path / name) for name in ("x.xlsx", "n.json")]
    assert main(["remarks", str(plan), paths[0], "--json", paths[1]]) == 2
    assert "ikke et ark til gennemgang" in capsys.readouterr().err
    assert not (tmp_path / "n.json").exists()


def test_every_option_of_export_is_in_the_readme_and_has_a_test() -> None:
    """A form that somebody adds is walked through here, or in the test of the user's own roster."""
    walked = {"--excel", "--review", "--log", "--ics", "--pdf", "--sheet", "--paper"}
    own = {"--into", "--as", "--output", "--mapping", "--help"}
    parser = Parser("x", "y")
    _COMMANDS["export"](parser)
    options = {
        each for action in parser._actions for each in action.option_strings
        if each.startswith("--")
    }
    assert options == walked | own | {"--password-file"}  # see test_cli_password.py
    readme = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")
    assert all(f"{option} " in readme or f"`{option}`" in readme for option in walked)
