"""`faellestid replan` and `plan --alternatives`: files beside each other, the difference first."""

import io
import json
from dataclasses import replace
from pathlib import Path

import pytest

from models.plan import Outcome, Plan
from models.problem import Problem
from models.roster import Roster
from models.timespan import Period
from planner import service
from planner.cli import main
from planner.judging import check
from planner.plan_json import plan_from_json, plan_to_json
from tests.make import day, employee, meeting, plan, problem

WEEK = ["2026-01-05 07-15", "2026-01-06 07-15"]
PEOPLE = [employee("Åse", shifts=WEEK), employee("Bo", shifts=WEEK)]
ABOUT = problem(*PEOPLE)
HELD = plan(meeting("2026-01-05 10-11", "Åse", "Bo"))
Streams = pytest.CaptureFixture[str]


@pytest.fixture
def saved(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A saved plan, and a newer roster in which Bo cannot be asked on the day of its meeting."""
    file = tmp_path / "plan.json"
    outcome = Outcome(ABOUT, HELD, check(ABOUT, HELD))
    file.write_text(json.dumps(plan_to_json(outcome)), encoding="utf-8")
    sick = replace(PEOPLE[1], away=frozenset({day("2026-01-05")}))
    newer = Roster(Period(day("2026-01-05"), day("2026-01-11")), (PEOPLE[0], sick))
    monkeypatch.setattr(service, "read", lambda *_, **__: newer)
    return file


def test_the_difference_is_shown_and_the_mended_plan_written(
    saved: Path, tmp_path: Path, capsys: Streams
) -> None:
    out, told = tmp_path / "ny.json", tmp_path / "forskel.json"
    argv = ["replan", str(saved), "--roster", "ny.xlsx", "--json", str(out), "--difference",
            str(told), "--quiet"]
    assert main(argv) == 0
    shown = capsys.readouterr().out
    assert "1 møde ændres" in shown
    assert "Bo er ikke længere med" in shown
    assert "Færre ændringer er ikke mulige." in shown
    made = plan_from_json(json.loads(out.read_text("utf-8")))[1]
    assert [seat.employee for seat in made.meetings[0].attendance] == ["Åse"]
    assert json.loads(told.read_text("utf-8"))["people"] == ["Bo"]


def test_meetings_before_a_day_stay(saved: Path, tmp_path: Path, capsys: Streams) -> None:
    out = tmp_path / "ny.json"
    argv = ["replan", str(saved), "--roster", "ny.xlsx", "--json", str(out), "--quiet",
            "--lock-before", "2026-01-06"]
    assert main(argv) == 1  # what stays breaks a rule, and the check says so
    assert "Ingen møder ændres." in capsys.readouterr().out


class Terminal(io.StringIO):
    """Somebody who types an answer."""

    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(("answer", "taken"), [("ja\n", True), ("\n", False), ("n\n", False)])
def test_on_a_terminal_the_difference_is_asked_about(
    saved: Path, tmp_path: Path, capsys: Streams, monkeypatch: pytest.MonkeyPatch, answer: str,
    *, taken: bool,
) -> None:
    out = tmp_path / "ny.json"
    monkeypatch.setattr("sys.stdin", Terminal(answer))
    argv = ["replan", str(saved), "--roster", "ny.xlsx", "--json", str(out), "--quiet"]
    assert main(argv) == 0
    assert out.exists() is taken
    assert ("er ikke gemt" in capsys.readouterr().err) is not taken


def test_other_plans_are_written_beside_the_first(
    tmp_path: Path, capsys: Streams, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = plan(meeting("2026-01-06 10-11", "Åse", "Bo"))

    def judged(about: Problem, *plans: Plan) -> tuple[Outcome, ...]:
        return tuple(Outcome(about, some, check(about, some)) for some in plans)

    monkeypatch.setattr(service, "open_problem", lambda *_, **__: ABOUT)
    monkeypatch.setattr(service, "make_plan", lambda *_, **__: judged(ABOUT, HELD)[0])
    monkeypatch.setattr(service, "alternatives", lambda *_: judged(ABOUT, HELD, other))
    out = tmp_path / "plan.json"
    argv = ["plan", "x.xlsx", "--json", str(out), "--alternatives", "3", "--quiet"]
    assert main(argv) == 0
    second = plan_from_json(json.loads((tmp_path / "plan-2.json").read_text("utf-8")))[1]
    assert second.meetings[0].span == other.meetings[0].span
    assert not (tmp_path / "plan-3.json").exists()
    shown = capsys.readouterr().out
    assert "Plan 2, lige så god som den første: 1 møde ændres" in shown
    assert "Lige gode planer, der blev fundet: 2." in shown


def test_somebody_with_the_number_of_another_is_asked_about(
    saved: Path, tmp_path: Path, capsys: Streams, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = replace(PEOPLE[1], name="Per Friis")
    newer = Roster(Period(day("2026-01-05"), day("2026-01-11")), (PEOPLE[0], other))
    monkeypatch.setattr(service, "read", lambda *_, **__: newer)
    out = tmp_path / "ny.json"
    argv = ["replan", str(saved), "--roster", "ny.xlsx", "--json", str(out), "--quiet", "--yes"]
    assert main(argv) in (0, 1)
    assert '--same "Per Friis=Bo"' in capsys.readouterr().err
    made = plan_from_json(json.loads(out.read_text("utf-8")))[0]
    assert made.roster.employee("Bo-2").name == "Per Friis"
    assert main([*argv, "--same", "Per Friis=Bo"]) == 0
    assert "--same" not in capsys.readouterr().err
    made = plan_from_json(json.loads(out.read_text("utf-8")))[0]
    assert made.roster.employee("Bo").name == "Per Friis"
