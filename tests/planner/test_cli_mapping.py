"""Answers on the command line: written, filled in, read again, and used for a plan."""

from pathlib import Path

import pytest

from models.finding import UnusableInput
from planner import service
from planner.cli import main
from planner.texts import t
from tests.planner.importing.books import Rows, book, days

Streams = pytest.CaptureFixture[str]


@pytest.fixture
def roster(tmp_path: Path) -> Path:
    plan: Rows = [["Navn", *days(7)], ["Bo Hansen", "D", "XQ"], ["Ida Toft", "A"]]
    return book(tmp_path, Plan=plan)


def test_written_filled_in_and_read_again(roster: Path, tmp_path: Path, capsys: Streams) -> None:
    answers = tmp_path / "m.toml"
    assert main(["read", str(roster), "--write-mapping", str(answers)]) == 1
    assert str(answers) in capsys.readouterr().out
    text = answers.read_text(encoding="utf-8")
    answers.write_text(text.replace('# XQ = ""', 'XQ = "12-20"'), encoding="utf-8")
    again = ["read", str(roster), "--mapping", str(answers), "--write-mapping", str(answers)]
    assert main(again) == 0
    assert t("cli.roster.no_doubts") in capsys.readouterr().out
    assert 'XQ = "12:00-20:00"' in answers.read_text(encoding="utf-8")


def test_to_standard_output(roster: Path, capsys: Streams) -> None:
    assert main(["read", str(roster), "--write-mapping", "-"]) == 1
    streams = capsys.readouterr()
    assert streams.out.startswith("# ")
    assert "sheet = \"Plan\"" in streams.out
    assert "XQ" in streams.err
    assert main(["read", str(roster), "--write-mapping", "-", "--json", "-"]) == 2


def test_the_roster_is_not_overwritten(roster: Path) -> None:
    before = roster.read_bytes()
    assert main(["read", str(roster), "--write-mapping", str(roster)]) == 2
    assert roster.read_bytes() == before


def test_an_unusable_file_of_answers(roster: Path, tmp_path: Path, capsys: Streams) -> None:
    answers = tmp_path / "m.toml"
    answers.write_text('[codes]\nXQ = "25:99-7"\n', encoding="utf-8")
    for command in ("read", "plan"):
        assert main([command, str(roster), "--mapping", str(answers)]) == 2
        message = capsys.readouterr().err
        assert "m.toml" in message
        assert "codes.XQ" in message


def test_a_plan_rests_on_the_answers(roster: Path, tmp_path: Path) -> None:
    answers = tmp_path / "m.toml"
    answers.write_text('[codes]\nXQ = "12-20"\n', encoding="utf-8")
    problem = service.open_problem(roster, service.read_mapping(answers))
    assert len(problem.roster.employees[0].shifts) == 2
    assert problem.roster.questions == ()
    assert main(["plan", str(roster), "--quiet"]) == 2


def test_answers_are_about_rosters(tmp_path: Path) -> None:
    template = tmp_path / "t.xlsx"
    assert main(["template", str(template)]) == 0
    (tmp_path / "m.toml").write_text("", encoding="utf-8")
    with pytest.raises(UnusableInput, match="--mapping"):
        service.open_problem(template, service.read_mapping(tmp_path / "m.toml"))
