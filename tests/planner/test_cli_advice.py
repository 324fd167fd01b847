"""The commands that ask about a plan, end to end."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from planner import service
from planner.cli import main
from tests.make import day, meeting, seat
from tests.planner.advice.homes import home, led, outcome

HERE = meeting("2026-01-06 14-15", "Åse", seat("Carl", "adjoining", 60))


@pytest.fixture
def plan(tmp_path: Path) -> str:
    """A plan of one meeting, of which Bo, Dorte and Eva are not."""
    service.save_json(outcome(home(), HERE), tmp_path / "plan.json")
    return str(tmp_path / "plan.json")


@pytest.fixture
def empty(tmp_path: Path) -> str:
    """A plan without its meeting, whose lead is away."""
    about = led()
    lead = replace(about.leads[0], away=frozenset(day(f"2026-01-{n:02d}") for n in range(5, 12)))
    service.save_json(outcome(replace(about, leads=(lead,))), tmp_path / "empty.json")
    return str(tmp_path / "empty.json")


def said(capsys: pytest.CaptureFixture[str], *argv: str, status: int = 0) -> str:
    assert main(argv) == status
    return capsys.readouterr().out


def data(capsys: pytest.CaptureFixture[str], *argv: str, status: int = 0) -> object:
    return json.loads(said(capsys, *argv, "--json", "-", status=status))


def test_explain_names_what_is_missing(plan: str, capsys: pytest.CaptureFixture[str]) -> None:
    text = said(capsys, "explain", plan)
    assert "Bo@2026-01-05\n  Bo er ikke med i noget møde man 5/1–søn 11/1: af 63" in text
    rows = data(capsys, "explain", plan, "--missing")
    assert isinstance(rows, list)
    assert [row["trouble"]["employee"] for row in rows] == ["Bo", "Dorte", "Eva"]
    assert all(sum(r["candidates"] for r in row["why"]) == row["total"] for row in rows)


def test_explain_a_person(plan: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert "Eva er ikke med" in said(capsys, "explain", plan, "--person", "Eva")
    assert said(capsys, "explain", plan, "--person", "Åse") == (
        "Medarbejderen bliver nået i hele perioden.\n"
    )


def test_explain_a_meeting_and_a_time(plan: str, capsys: pytest.CaptureFixture[str]) -> None:
    text = said(capsys, "explain", plan, "--meeting", "row-1", "--person", "Carl")
    assert "tider kan bruges. De billigste:" in text
    assert "tir 6/1 kl. 14:00: koster ikke mere" in text
    assert "Dorte kan komme i forlængelse af en vagt, 60 min. ekstra." in text
    text = said(capsys, "explain", plan, "--meeting", "row-1", "--at", "2026-01-06T08:00")
    assert text.startswith(
        "Refleksion kan ikke holdes tir 6/1 kl. 08:00–09:00: uden for mødeformens tider."
    )
    move = data(capsys, "explain", plan, "--meeting", "row-1", "--at", "2026-01-08T14:00")
    assert isinstance(move, dict)
    assert move["possible"]
    assert move["effect"]["message"] == "ingen forskel på planen"


def test_helps_finds_the_lead_and_saves_the_plan(
    empty: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    mended = tmp_path / "mended.json"
    text = said(
        capsys, "helps", empty, "--trouble", "row-1", "--time-limit", "20", "--quiet",
        "--save", str(mended),
    )
    assert "Hvis Vibe kan komme" in text
    assert len(service.open_outcome(mended).plan.meetings) == 1
    rows = data(capsys, "helps", empty, "--trouble", "row-1", "--time-limit", "20", "--quiet")
    assert isinstance(rows, list)
    assert {remedy["change"] for remedy in rows[0]["remedies"]} >= {"lead_day"}


def test_meeting_days_with_and_without_a_price(
    plan: str, capsys: pytest.CaptureFixture[str]
) -> None:
    text = said(capsys, "meeting-days", plan)
    assert text.startswith("Refleksion: bedste faste mødedag er tirsdag kl. 14:00.")
    assert "  14:00 " in text
    price = said(
        capsys, "meeting-days", plan, "--series", "row", "--on", "onsdag 14:00",
        "--time-limit", "4", "--quiet",
    )
    assert price.startswith("Refleksion fast onsdag kl. 14:00: ")
    rows = data(capsys, "meeting-days", plan, "--series", "row")
    assert isinstance(rows, list)
    assert rows[0]["best"]["clock"] == "14:00"


def test_what_if(plan: str, capsys: pytest.CaptureFixture[str]) -> None:
    text = said(
        capsys, "what-if", plan, "--rule", "max_call_ins=5", "--person", "Åse", "--room",
        "--time-limit", "2", "--quiet",
    )
    assert text.startswith(
        "Med max_call_ins = 5 i stedet for 4, og med én medarbejder mere, der arbejder som Åse: "
    ) or "og med ét mødelokale mere: " in text


@pytest.mark.parametrize("argv", [
    ["explain", "--meeting", "nothing"], ["explain", "--person", "nobody"],
    ["explain", "--meeting", "row-1", "--at", "i morgen"],
    ["helps", "--trouble", "nothing"], ["meeting-days", "--series", "nothing"],
    ["meeting-days", "--on", "tirsdag 14:00"], ["meeting-days", "--on", "engang"],
    ["what-if"], ["what-if", "--rule", "nothing=1"], ["what-if", "--lead", "nothing"],
    ["what-if", "--rule", "fem"],
])
def test_what_cannot_be_answered_is_refused_in_one_sentence(
    plan: str, argv: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([argv[0], plan, *argv[1:]]) == 2
    complaint = capsys.readouterr().err
    assert "Traceback" not in complaint
    assert complaint.split("\n")[0].endswith(".")
