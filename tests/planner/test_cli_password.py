"""Plans with a password on the command line: asked for, read from a file or a variable, never an
argument."""

from pathlib import Path

import pytest

from planner import service
from planner.cli import main
from planner.plan_file import locked
from planner.plan_file.backups import list_backups, usual_folder
from planner.plan_file.lock import Held, acquire
from planner.plan_file.locked import is_locked
from tests.planner.plan_file.plans import outcome, with_notes

pytest.importorskip("sqlcipher3")

PASSWORD = "rød bil æder grød"


@pytest.fixture(autouse=True)
def _own_data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        "planner.plan_file.backups.user_data_path", lambda *_, **__: tmp_path / "data"
    )
    monkeypatch.setitem(locked.COST, "n", 2)
    for name in ("FAELLESTID_PASSWORD", "FAELLESTID_NEW_PASSWORD"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    path = tmp_path / "plan.faellestid"
    service.save_plan(outcome(), path, password=PASSWORD)
    return path


@pytest.fixture
def said(tmp_path: Path) -> list[str]:
    """The password as a file says it."""
    file = tmp_path / "kode.txt"
    file.write_text(f"{PASSWORD}\n", encoding="utf-8")
    return ["--password-file", str(file)]


def typed(monkeypatch: pytest.MonkeyPatch, *answers: str) -> list[str]:
    """Somebody who types at a terminal; what she was asked."""
    asked: list[str] = []
    left = list(answers)

    def answer(prompt: str) -> str:
        asked.append(prompt)
        return left.pop(0)

    monkeypatch.setattr("planner.cli_password.getpass.getpass", answer)
    monkeypatch.setattr("sys.stdin.isatty", lambda: True)
    return asked


def test_a_file_or_a_variable_says_the_password(
    plan: Path, said: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert main(["check", str(plan), *said]) in (0, 1)
    monkeypatch.setenv("FAELLESTID_PASSWORD", PASSWORD)
    assert main(["check", str(plan)]) in (0, 1)


def test_a_wrong_password_is_told_once_and_not_repeated(
    plan: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("FAELLESTID_PASSWORD", "noget forkert")
    assert main(["check", str(plan)]) == 2
    told = capsys.readouterr()
    assert told.err.count("Adgangskoden passer ikke") == 1
    assert "noget forkert" not in told.out + told.err


def test_three_tries_at_the_terminal(
    plan: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    asked = typed(monkeypatch, "en", "to", PASSWORD)
    assert main(["check", str(plan)]) in (0, 1)
    assert len(asked) == 3
    asked = typed(monkeypatch, "en", "to", "tre", PASSWORD)
    assert main(["check", str(plan)]) == 2
    assert len(asked) == 3
    assert capsys.readouterr().err.count("passer ikke") == 2 + 3


def test_without_a_terminal_it_is_said_how_to_give_the_password(
    plan: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin.isatty", lambda: False)
    assert main(["check", str(plan)]) == 2
    told = capsys.readouterr().err
    assert "FAELLESTID_PASSWORD" in told
    assert "--password-file" in told


def test_a_plan_gets_a_password_changes_it_and_loses_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    plan = tmp_path / "plan.faellestid"
    service.save_plan(outcome(), plan, backups=usual_folder())
    asked = typed(monkeypatch, PASSWORD, PASSWORD)
    assert main(["protect", str(plan)]) == 0
    assert len(asked) == 2
    assert "er planen tabt" in capsys.readouterr().out
    assert is_locked(plan)
    assert all(is_locked(copy.file) for copy in list_backups(plan, usual_folder()))
    monkeypatch.setenv("FAELLESTID_PASSWORD", PASSWORD)
    monkeypatch.setenv("FAELLESTID_NEW_PASSWORD", "en helt anden")
    assert main(["protect", str(plan)]) == 0
    monkeypatch.setenv("FAELLESTID_PASSWORD", PASSWORD)
    assert main(["protect", str(plan), "--remove"]) == 2
    monkeypatch.setenv("FAELLESTID_PASSWORD", "en helt anden")
    assert main(["protect", str(plan), "--remove"]) == 0
    assert service.open_outcome(plan).plan == outcome().plan


def test_two_that_differ_or_are_short_change_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    plan = tmp_path / "plan.faellestid"
    service.save_plan(outcome(), plan)
    typed(monkeypatch, PASSWORD, "noget andet")
    assert main(["protect", str(plan)]) == 2
    assert "ikke ens" in capsys.readouterr().err
    typed(monkeypatch, "kort", "kort")
    assert main(["protect", str(plan)]) == 2
    assert not is_locked(plan)


def test_a_plan_that_somebody_has_open_is_left_alone(
    plan: Path, said: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    lock = acquire(plan, "Mette")
    assert isinstance(lock, Held)
    try:
        assert main(["protect", str(plan), "--remove", *said]) == 2
    finally:
        lock.release()
    assert "Mette" in capsys.readouterr().err
    assert is_locked(plan)


def test_what_is_made_of_it_has_its_password_where_it_can_and_otherwise_it_is_said(
    plan: Path, said: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    sent, new = tmp_path / "gennemgang.xlsx", tmp_path / "ny.faellestid"
    noted = with_notes(outcome(), "AMR")
    service.save_plan(noted, plan, password=PASSWORD)
    service.export_review(noted, sent)
    assert main(["remarks", str(plan), str(sent), "--save", str(new), *said]) == 0
    assert "ikke selv beskyttet" not in capsys.readouterr().err
    assert is_locked(new)
    assert [r.by for r in service.open_outcome(new, PASSWORD).problem.record.remarks] == ["AMR"]
    assert all(is_locked(copy.file) for copy in list_backups(new, usual_folder()))
    assert main(["export", str(plan), "--excel", str(tmp_path / "p.xlsx"), *said]) == 0
    assert "ikke selv beskyttet" in capsys.readouterr().err
