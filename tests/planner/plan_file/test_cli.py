"""Plan files on the command line: written by plan, replan and remarks, read by all commands."""

from pathlib import Path

import pytest

from planner import service
from planner.cli import main
from planner.plan_file.backups import list_backups, usual_folder
from planner.plan_file.lock import Held, acquire
from tests.planner.importing.books import book, days
from tests.planner.plan_file.plans import outcome, with_notes

QUICK = ("--time-limit", "20", "--workers", "1", "--quiet")


@pytest.fixture(autouse=True)
def _own_data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        "planner.plan_file.backups.user_data_path", lambda *_, **__: tmp_path / "data"
    )


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    path = tmp_path / "plan.faellestid"
    service.save_plan(outcome(), path)
    return path


def roster(folder: Path) -> Path:
    return book(folder, Plan=[
        ("Navn", "Team", *days(7)), ("Anne Holm", "Dag", *["D"] * 7), ("Bo Lind", "Dag", *["D"] * 7)
    ])


def test_plan_saves_a_plan_file_that_every_command_opens(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path, mended = tmp_path / "ny.faellestid", tmp_path / "rettet.faellestid"
    assert main(["plan", str(roster(tmp_path)), "--save", str(path), *QUICK]) in (0, 1)
    assert "ny.faellestid" in capsys.readouterr().out
    assert path.read_bytes()[:6] == b"SQLite"
    assert main(["check", str(path)]) in (0, 1)
    assert main(["export", str(path), "--excel", str(tmp_path / "plan.xlsx")]) == 0
    replan = ["replan", str(path), "--roster", str(roster(tmp_path)), "--save", str(mended)]
    assert main([*replan, "--yes", *QUICK]) in (0, 1)
    assert service.open_outcome(mended).problem.roster.employees
    assert len(list_backups(mended, usual_folder())) == 1


def test_remarks_go_into_a_plan_file(plan: Path, tmp_path: Path) -> None:
    sent, new = tmp_path / "gennemgang.xlsx", tmp_path / "ny.faellestid"
    noted = tmp_path / "bemærket.faellestid"
    service.save_plan(with_notes(outcome(), "AMR"), noted)
    service.export_review(service.open_outcome(noted), sent)
    assert main(["remarks", str(noted), str(sent), "--save", str(new)]) == 0
    assert [r.by for r in service.open_outcome(new).problem.record.remarks] == ["AMR"]
    assert main(["remarks", str(plan), str(sent)]) == 2


def test_a_plan_that_somebody_has_open_is_not_overwritten(
    plan: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = plan.read_bytes()
    held = acquire(plan, "Åse Østergård")
    assert isinstance(held, Held)
    assert main(["plan", str(roster(tmp_path)), "--save", str(plan), *QUICK]) == 2
    assert "åben hos Åse Østergård på" in capsys.readouterr().err
    assert plan.read_bytes() == before
    held.release()


@pytest.mark.parametrize("name", ["plan.xlsx", "-", "plan"])
def test_a_plan_file_has_its_own_ending(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["plan", str(roster(tmp_path)), "--save", name]) == 2
    assert ".faellestid" in capsys.readouterr().err


def test_a_damaged_plan_is_told_of_in_one_sentence(
    plan: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    plan.write_bytes(plan.read_bytes()[:6000])
    assert main(["check", str(plan)]) == 2
    said = capsys.readouterr().err
    assert "beskadiget" in said
    assert len(said.splitlines()) == 1
