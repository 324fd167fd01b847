"""The one door: what it opens, what it refuses, and that a saved plan comes back the same."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from models.finding import Question, UnusableInput
from models.meetings import Meeting
from models.plan import Outcome, Plan
from models.problem import Problem
from planner import service
from planner.exporting.template import write_template
from planner.importing.template import is_template
from planner.presets import REFLECTION
from planner.progress import Progress
from tests.make import TALK, employee, meeting, problem, seeded_problem, window
from tests.planner.importing.books import book, days

QUICK = service.PlanOptions(time_limit=60, seed=4, work=0.2)


@pytest.fixture(scope="module")
def outcome() -> Outcome:
    return service.make_plan(seeded_problem(7), QUICK)


def a_roster(folder: Path, *codes: str) -> Path:
    weeks = [("Navn", "Team", *days(14)), ("Anne Holm", "Dag", *codes, *["D"] * (14 - len(codes))),
             ("Bo Lind", "Nat", *["N"] * 14)]
    return book(folder, Plan=weeks)


def test_a_roster_becomes_a_problem_with_the_standard_kinds(tmp_path: Path) -> None:
    opened = service.open_problem(a_roster(tmp_path))
    assert opened.name == "plan"
    assert [person.name for person in opened.roster.employees] == ["Anne Holm", "Bo Lind"]
    assert REFLECTION in {kind.id for kind in opened.kinds}
    assert opened.period.length == 14
    assert opened.roster == service.read(tmp_path / "plan.xlsx")
    assert opened.assumed


def test_a_filled_template_becomes_its_problem(tmp_path: Path) -> None:
    path = tmp_path / "skabelon.xlsx"
    people = [employee(name, unit="Nord", shifts=["2026-01-05 07-15"]) for name in ("Åse", "Bo")]
    about = problem(*people, kinds=[replace(TALK, windows=(window("10-12"),))])
    write_template(path, about)
    assert is_template(path)
    opened = service.open_problem(path)
    assert [person.name for person in opened.roster.employees] == ["Åse", "Bo"]
    assert opened.period == about.period
    assert [kind.name for kind in opened.kinds] == ["Refleksion"]


def test_a_saved_plan_becomes_its_problem(tmp_path: Path, outcome: Outcome) -> None:
    path = tmp_path / "plan.JSON"
    service.save_json(outcome, path)
    assert service.open_problem(path) == outcome.problem


def test_saved_and_opened_again_is_the_same(tmp_path: Path, outcome: Outcome) -> None:
    first, second = tmp_path / "en.json", tmp_path / "to.json"
    service.save_json(outcome, first)
    opened = service.open_outcome(first)
    assert opened.plan.meetings
    assert opened == outcome
    service.save_json(opened, second)
    assert first.read_bytes() == second.read_bytes()
    assert first.read_bytes().endswith(b"}\n")


def test_what_was_locked_and_left_out_comes_back_too(tmp_path: Path, outcome: Outcome) -> None:
    fixed = replace(outcome.plan.meetings[0], locked=True)
    about = replace(outcome.problem, locked=(fixed,))
    made = service.make_plan(about, replace(QUICK, work=0.0))
    assert made.plan.meetings == (fixed,)
    assert made.plan.unplaced
    path = tmp_path / "plan.json"
    service.save_json(made, path)
    assert service.open_outcome(path) == made


def test_a_plan_is_judged_anew_when_it_is_opened(tmp_path: Path, outcome: Outcome) -> None:
    path = tmp_path / "plan.json"
    service.save_json(outcome, path)
    data = json.loads(path.read_text(encoding="utf-8"))
    data["meetings"][0]["attendance"][0]["extra_minutes"] += 1
    data["findings"] = []
    path.write_text(json.dumps(data), encoding="utf-8")
    codes = [finding.code for finding in service.open_outcome(path).judgement.findings]
    assert "attendance_class" in codes


@pytest.mark.parametrize("text", ["", "{", "[]", "[" * 100_000, '{"format": "andet"}', "null"])
def test_what_is_no_plan_is_refused_in_danish(tmp_path: Path, text: str) -> None:
    path = tmp_path / "min plan.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(UnusableInput, match=r"min plan\.json"):
        service.open_outcome(path)


def test_bytes_that_are_no_text_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "plan.json"
    path.write_bytes(b"\xff\xfe\x00\x01")
    with pytest.raises(UnusableInput, match="er ikke en gemt plan"):
        service.open_outcome(path)


def test_a_plan_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnusableInput, match=r"^Filen »intet\.json« findes ikke i mappen "):
        service.open_problem(tmp_path / "intet.json")
    with pytest.raises(UnusableInput, match="kan ikke læses som en gemt plan"):
        service.open_outcome(tmp_path)


def doubtful(*severities: str) -> Problem:
    about = problem(employee("Åse", shifts=["2026-01-05 07-15"]))
    questions = tuple(
        Question(severity, "code", f"Hvad er {n}?")  # type: ignore[arg-type]
        for n, severity in enumerate(severities)
    )
    return replace(about, roster=replace(about.roster, questions=questions))


def test_no_plan_rests_on_a_roster_with_open_errors() -> None:
    with pytest.raises(UnusableInput) as refused:
        service.make_plan(doubtful("info", "error", "warning", "error"))
    assert str(refused.value) == (
        "Vagtplanen kan ikke bruges endnu. Spørgsmål, der skal afklares først: 2. "
        "Det første: Hvad er 1?"
    )


def test_smaller_doubts_stop_nothing() -> None:
    assert service.make_plan(doubtful("info", "warning"), QUICK).plan.seed == 4


def test_an_unclear_cell_of_a_file_is_asked_about_and_then_refused(tmp_path: Path) -> None:
    opened = service.open_problem(a_roster(tmp_path, "D", "Q7"))
    assert any(q.severity == "error" for q in opened.roster.questions)
    with pytest.raises(UnusableInput, match="Q7"):
        service.make_plan(opened, QUICK)


def test_a_plan_is_made_judged_and_told_of() -> None:
    heard: list[Progress] = []
    made = service.make_plan(seeded_problem(7), QUICK, heard.append)
    assert made.plan.meetings
    assert made.judgement == service.check(made.problem, made.plan)
    assert heard[-1].done == 1.0


def test_a_plan_that_is_stopped_is_a_plan() -> None:
    made = service.make_plan(seeded_problem(7), QUICK, cancel=lambda: True)
    assert made.plan.stopped
    assert made.plan.unplaced


def test_check_needs_no_search() -> None:
    about = problem(employee("Åse", shifts=["2026-01-05 07-15"]))
    held: Meeting = meeting("2026-01-05 10-11", "Åse")
    assert not service.check(about, Plan((held,))).failed
    assert service.check(about, Plan((replace(held, room="væk"),))).failed


def test_the_workbook_is_written_whole_or_not_at_all(tmp_path: Path, outcome: Outcome) -> None:
    path = tmp_path / "plan.xlsx"
    service.export_excel(outcome, path)
    assert path.read_bytes()[:2] == b"PK"
    assert [one.name for one in tmp_path.iterdir()] == ["plan.xlsx"]
    with pytest.raises(UnusableInput):
        service.export_excel(outcome, tmp_path / "findes ikke" / "plan.xlsx")
