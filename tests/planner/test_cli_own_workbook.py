"""`faellestid export --into`: the meetings in a copy of a roster, without a screen."""

import io
from pathlib import Path

import openpyxl
import pytest

from planner import service
from planner.cli import main
from tests.planner.exporting.own_books import outcome_for
from tests.planner.importing.books import Rows, book, days

Streams = pytest.CaptureFixture[str]
ROWS: Rows = [
    ["Navn", *days(14)], *([name, *"DDDDDDDAAAAAAA"] for name in ("Bo Hansen", "Ida Toft")),
]


@pytest.fixture
def roster(tmp_path: Path) -> Path:
    return book(tmp_path, Plan=ROWS)


@pytest.fixture
def plan(roster: Path, tmp_path: Path) -> Path:
    path = tmp_path / "plan.json"
    service.save_plan(outcome_for(roster), path)
    return path


@pytest.mark.parametrize("way", ["cell", "comment", "rows"])
def test_a_copy_is_written_and_what_there_is_to_say_is_said(
    roster: Path, plan: Path, tmp_path: Path, way: str, capsys: Streams
) -> None:
    before, target = roster.read_bytes(), tmp_path / "copy.xlsx"
    asked = ["export", str(plan), "--into", str(roster), "--as", way, "-o", str(target)]
    assert main(asked) == 0
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.splitlines()[0].startswith(("Møderne skrives", "4 møder skrives"))
    assert said.err.splitlines()[-1].endswith("plan.xlsx er ikke ændret.")
    assert "◆" in "".join(
        str(cell.value) + (cell.comment.text if cell.comment else "")
        for row in openpyxl.load_workbook(target)["Plan"].iter_rows() for cell in row
    )
    assert roster.read_bytes() == before


def test_it_is_said_even_where_nothing_can_be_written(
    roster: Path, plan: Path, tmp_path: Path, capsys: Streams, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    target = tmp_path / "copy.xlsx"
    asked = ["export", str(plan), "--into", str(roster), "--as", "comment", "-o", str(target)]
    assert main(asked) == 2
    assert "peger på cellen" in capsys.readouterr().err
    assert not target.exists()


def test_to_standard_output(roster: Path, plan: Path, capfdbinary: pytest.CaptureFixture[bytes]
                            ) -> None:
    assert main(["export", str(plan), "--into", str(roster), "--as", "cell", "-o", "-"]) == 0
    data, said = capfdbinary.readouterr()
    assert openpyxl.load_workbook(io.BytesIO(data))["Plan"]["A2"].value == "Bo Hansen"
    assert "Møderne skrives".encode() in said


def test_the_roster_itself_is_refused_before_anything_is_said(
    roster: Path, plan: Path, capsys: Streams
) -> None:
    assert main(
        ["export", str(plan), "--into", str(roster), "--as", "cell", "-o", str(roster)]
    ) == 2
    assert capsys.readouterr().err.count("\n") == 1


def test_the_plan_itself_is_refused(roster: Path, plan: Path, capsys: Streams) -> None:
    assert main(["export", str(plan), "--into", str(roster), "--as", "cell", "-o", str(plan)]) == 2
    assert plan.name in capsys.readouterr().err


@pytest.mark.parametrize("left_out", ["--into", "--as", "-o"])
def test_what_belongs_together_is_asked_for(
    roster: Path, plan: Path, left_out: str, capsys: Streams
) -> None:
    said = {"--into": str(roster), "--as": "cell", "-o": "copy.xlsx"}
    asked = [part for pair in said.items() if pair[0] != left_out for part in pair]
    assert main(["export", str(plan), *asked]) == 2
    assert "hører sammen" in capsys.readouterr().err


def test_a_roster_of_another_plan_is_refused(
    roster: Path, plan: Path, tmp_path: Path, capsys: Streams
) -> None:
    (tmp_path / "other").mkdir()
    other = book(tmp_path / "other", Plan=[["Navn", *days(14)], ["Eva Krag", *"DDDDDDDAAAAAAA"]])
    target = tmp_path / "copy.xlsx"
    asked = ["export", str(plan), "--into", str(other), "--as", "cell", "-o", str(target)]
    assert main(asked) == 2
    assert "passer ikke" in capsys.readouterr().err
    assert not target.exists()


def test_answers_that_the_roster_was_read_with(tmp_path: Path, capsys: Streams) -> None:
    rows = [["Navn", *days(7)], ["Bo Hansen", *"QQQQQ"], ["Ida Toft", *"QQQQQ"]]
    path = book(tmp_path, None, Plan=rows)
    answers = tmp_path / "m.toml"
    answers.write_text('[codes]\nQ = "07:00-15:00"\n')
    outcome = outcome_for(path, meetings=1, mapping=service.read_mapping(answers))
    plan, target = tmp_path / "plan.json", tmp_path / "copy.xlsx"
    service.save_plan(outcome, plan)
    asked = ["export", str(plan), "--into", str(path), "--as", "cell", "-o", str(target)]
    assert main(asked) == 2
    assert "andre vagter" in capsys.readouterr().err
    assert main([*asked, "--mapping", str(answers)]) == 0
    assert str(openpyxl.load_workbook(target)["Plan"]["B2"].value).startswith("Q ◆ ")
