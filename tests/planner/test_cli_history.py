"""`faellestid plan --after` and `forget`: what stays of people, and what is deleted for good."""

import json
from pathlib import Path

import pytest

from models.plan import Outcome
from models.roster import Roster
from models.timespan import Period, iso
from planner import service
from planner.cli import main
from planner.judging import check
from planner.plan_file.backups import list_backups
from planner.plan_json import plan_from_json, plan_to_json
from tests.make import day, employee, meeting, plan, problem

ABOUT = problem(
    employee("Åse Lund", shifts=["2026-01-05 07-15"]),
    employee("Bo Berg", shifts=["2026-01-05 07-15"]),
)
HELD = plan(meeting("2026-01-05 14-16", "Åse Lund", "Bo Berg"))
WEEK = ["2026-01-12 07-15", "2026-01-13 07-15"]
Streams = pytest.CaptureFixture[str]


@pytest.fixture
def saved(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A finished plan, and a roster of the next week in which Åse spells her name otherwise."""
    file = tmp_path / "plan.json"
    outcome = Outcome(ABOUT, HELD, check(ABOUT, HELD))
    file.write_text(json.dumps(plan_to_json(outcome)), encoding="utf-8")
    newer = Roster(Period(day("2026-01-12"), day("2026-01-18")), (
        employee("Aase Lund", shifts=WEEK), employee("Ea", shifts=WEEK),
    ))
    monkeypatch.setattr(service, "read", lambda *_, **__: newer)
    return file


def command(saved: Path, *more: str) -> list[str]:
    return ["plan", "ny.xlsx", "--after", str(saved), "--quiet", "--time-limit", "2",
            "--workers", "1", *more]


def test_the_next_period_begins_with_what_was_given(
    saved: Path, tmp_path: Path, capsys: Streams
) -> None:
    out = tmp_path / "ny.json"
    assert main(command(saved, "--json", str(out), "--same", "Aase Lund=Åse Lund")) == 0
    shown = capsys.readouterr().out
    assert "Næste periode: mandag den 12. januar 2026" in shown
    assert "2 medarbejdere har timer" in shown
    assert "Ét møde er ikke noteret som holdt." in shown
    assert "Aase Lund er den samme som Åse Lund." in shown
    assert "Nye: Ea" in shown
    assert "Ikke længere i vagtplanen: Bo Berg." in shown
    made, _ = plan_from_json(json.loads(out.read_text("utf-8")))
    assert made.name == "ny"
    assert made.carried["Åse Lund"].extra_minutes == 60
    assert made.roster.employee("Åse Lund").name == "Aase Lund"
    before = made.roster.employee("Åse Lund").before
    assert before is not None
    assert [iso(m.span.start) for m in before.meetings] == ["2026-01-05T14:00"]
    assert before.worked == (540, 0, 0, 0, 0, 0, 0)
    assert [row.previous for row in made.series] == [day("2026-01-05")]


def test_who_may_be_the_same_is_proposed(saved: Path, capsys: Streams) -> None:
    assert main(command(saved)) == 0
    assert '--same "Aase Lund=Åse Lund"' in capsys.readouterr().out


@pytest.mark.parametrize(("more", "told"), [
    (["--same", "Aase"], "skrives som"),
    (["--same", "Ingen=Åse Lund"], "ingen i ny.xlsx, der hedder Ingen"),
    (["--same", "Aase Lund=Ingen"], "ingen i plan.json, der hedder Ingen"),
    (["--same", "Aase Lund=Bo Berg", "--same", "Ea=Bo Berg"], "samme person i planen før"),
])
def test_wrong_answers_are_refused(
    saved: Path, capsys: Streams, more: list[str], told: str
) -> None:
    assert main(command(saved, *more)) == 2
    assert told in capsys.readouterr().err


def test_it_takes_a_roster_and_a_plan(saved: Path, capsys: Streams) -> None:
    assert main(["plan", str(saved), "--after", str(saved)]) == 2
    assert "vagtplan fra Excel" in capsys.readouterr().err
    assert main(["plan", "ny.xlsx", "--same", "a=b"]) == 2
    assert "sammen med --after" in capsys.readouterr().err


def test_what_a_plan_knows_is_shown_and_nothing_deleted(saved: Path, capsys: Streams) -> None:
    before = saved.read_bytes()
    assert main(["forget", str(saved), "--employee", "Bo Berg"]) == 0
    shown = capsys.readouterr().out
    assert "Én vagt" in shown
    assert "Én plads i et møde" in shown
    assert "Intet er slettet" in shown
    assert saved.read_bytes() == before


def test_a_person_is_deleted_from_the_plan_and_its_copies(
    saved: Path, tmp_path: Path, capsys: Streams, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, file = tmp_path / "kopier", tmp_path / "plan.faellestid"
    monkeypatch.setattr("planner.plan_file.backups.usual_folder", lambda: folder)
    service.save_plan(service.open_outcome(saved), file, backups=folder)
    order = ["forget", str(file), "--employee", "Bo Berg", "--save", str(file)]
    assert main(order) == 0
    assert "Sikkerhedskopierne er ikke rørt" in capsys.readouterr().out
    assert b"Bo Berg" not in file.read_bytes()
    (copy,) = list_backups(file, folder)
    assert b"Bo Berg" in copy.file.read_bytes()
    also = ["forget", str(file), "--employee", "Bo Berg", "--copies"]
    assert main(also) == 0
    assert "Slettet i én sikkerhedskopi." in capsys.readouterr().out
    assert b"Bo Berg" not in copy.file.read_bytes()
    assert main(also) == 2
    shown = capsys.readouterr()
    assert "ingen i plan.faellestid, der hedder Bo Berg" in shown.err
