"""The command line: exit statuses, streams, Danish throughout, Ctrl+C that keeps the best plan."""

import json
import os
import re
import signal
import subprocess
import sys
import time
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from models.finding import Finding, Question, UnusableInput
from models.meetings import Attendance, Meeting
from models.plan import (
    Judgement,
    Objective,
    Outcome,
    PersonCoverage,
    Plan,
    Reason,
    TeamCoverage,
    Unplaced,
)
from models.problem import Problem
from models.timespan import Period, Span, moment_of
from planner import service
from planner.cli import main
from planner.cli_summary import outcome_lines, roster_lines
from planner.json_node import to_text
from planner.period import with_period
from planner.plan_json import plan_from_json, plan_to_json
from planner.sample import sample_problem

ROOT = Path(__file__).resolve().parents[2]
ENGLISH = re.compile(
    r"\b(usage|options|positional|arguments:|error|show this|required|invalid|expected|"
    r"choose from|unrecognized|default)\b"
)
Streams = pytest.CaptureFixture[str]


@pytest.fixture(scope="module")
def problem() -> Problem:
    return sample_problem()


def an_outcome(problem: Problem, *findings: Finding) -> Outcome:
    """A plan with one meeting, one that is missing, and what somebody said of it."""
    person = problem.roster.employees[0]
    start = moment_of(problem.period.first, 13 * 60)
    series = problem.series[0]
    meeting = Meeting(
        "m1", series.kind, series.id, Span(start, start + 60),
        (Attendance(person.id, "called_in", 95),),
    )
    missing = Unplaced(
        "gone", series.kind, series.id, None, problem.period.first, problem.period.last,
        (Reason("rest", 3, "3 bryder hviletiden."), Reason("lead", 34, "34 uden mødeleder.")),
        "Supervision uge 2 kan ikke placeres.",
    )
    plan = Plan(
        (meeting,), unplaced=(missing,),
        objectives=(
            Objective("coverage", 6, 6, True, 1.0), Objective("reach", 4, 2, False, 1.0),
            Objective("extra_time", 95, None, False, 0.0),
        ),
    )
    judgement = Judgement(
        (TeamCoverage("m1", "day", 1, 1), TeamCoverage("m1", "night", 0, 1)),
        tuple(
            PersonCoverage(p.id, None, 0, 95 if p == person else 0, int(p == person))
            for p in problem.roster.employees
        ),
        {}, findings,
    )
    return Outcome(problem, plan, judgement)


# Summaries


def test_the_summary_names_coverage_load_proof_and_what_is_missing(problem: Problem) -> None:
    unplaced = Finding("warning", "unplaced", "Supervision uge 2 kan ikke placeres.", "gone")
    grave = Finding("error", "rest", "Åse har kun 9 timers hvil.")
    text = "\n".join(outcome_lines(an_outcome(problem, grave, unplaced)))
    assert "1 af 2 møder" in text
    assert re.search(r"dagvagt +med i +1 af +2 møder", text)
    assert re.search(r"nattevagt +med i +0 af +2 møder", text)
    assert "Ekstra tid: 1:35 timer i alt. Indkald: 1." in text
    assert problem.roster.employees[0].name in text
    assert re.search(r"Dækning +6 +bevist: ", text)
    assert re.search(r"ikke nås +4 +ikke bevist: bliver aldrig bedre end 2", text)
    assert re.search(r"indkald +95 +ikke bevist$", text, re.MULTILINE)
    assert "Ikke lagt\n  Supervision uge 2 kan ikke placeres." in text
    assert text.count("uge 2 kan ikke placeres") == 1
    assert "fejl 1, advarsler 0, oplysninger 0\n  Fejl: Åse har kun 9 timers hvil." in text


def test_long_lists_of_findings_end_with_their_number(problem: Problem) -> None:
    findings = [Finding("warning", "x", f"Sætning {n}.") for n in range(25)]
    lines = outcome_lines(an_outcome(problem, *findings))
    assert lines[-1] == "  … og 13 til."


def test_the_summary_of_a_roster_puts_the_gravest_doubt_first(problem: Problem) -> None:
    roster = replace(
        problem.roster,
        questions=(Question("info", "a", "Lidt."), Question("error", "b", "Meget.", "Ark1", "D7")),
    )
    lines = roster_lines(roster)
    assert lines[-2:] == ["  Fejl (Ark1!D7): Meget.", "  Oplysning: Lidt."]
    assert f"{len(roster.employees)} medarbejdere" in lines[1]


# Periods


def test_a_part_of_the_period(problem: Problem) -> None:
    first = problem.period.first + timedelta(days=7)
    part = with_period(problem, first, 2)
    assert part.period == Period(first, first + timedelta(days=13))
    assert part.roster == problem.roster
    assert with_period(problem, first, None).period == Period(first, problem.period.last)
    assert with_period(problem, None, 1).period.length == 7
    assert with_period(problem, None, None) is problem


def test_meetings_after_incidents_outside_the_period_are_left_out(problem: Problem) -> None:
    weeks = problem.period.length // 7
    kept = {
        row.incident
        for week in range(weeks)
        for row in with_period(
            problem, problem.period.first + timedelta(days=7 * week), 1
        ).series
        if row.incident
    }
    assert kept == {incident.id for incident in problem.incidents}
    counts = [
        sum(
            row.incident is not None
            for row in with_period(
                problem, problem.period.first + timedelta(days=7 * week), 1
            ).series
        )
        for week in range(weeks)
    ]
    assert min(counts) == 0


@pytest.mark.parametrize(
    ("first", "weeks"), [(date(2020, 1, 1), 1), (None, 500), (date(2030, 1, 1), None)]
)
def test_days_that_the_roster_does_not_cover_are_refused(
    problem: Problem, first: date | None, weeks: int | None
) -> None:
    with pytest.raises(UnusableInput, match="dækker ikke"):
        with_period(problem, first, weeks)


# Whole commands


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch, problem: Problem) -> dict[str, Any]:
    """The service with a plan that is there at once, and what it was asked for."""
    asked: dict[str, Any] = {"findings": ()}

    def make_plan(given: Problem, options: Any, **_rest: Any) -> Outcome:
        asked.update(problem=given, options=options)
        return an_outcome(given, *asked["findings"])

    monkeypatch.setattr(service, "make_plan", make_plan)
    monkeypatch.setattr(service, "open_problem", lambda *_, **__: asked.get("open", problem))
    return asked


def test_plan_writes_json_and_sums_up(
    quick: dict[str, Any], tmp_path: Path, capsys: Streams, problem: Problem
) -> None:
    out = tmp_path / "plan.json"
    argv = ["plan", "x.xlsx", "--json", str(out), "--seed", "9", "--time-limit", "2,5", "--quiet"]
    assert main(argv) == 0
    assert plan_from_json(json.loads(out.read_text("utf-8")))[1].meetings[0].id == "m1"
    streams = capsys.readouterr()
    assert "Dækning pr. vagtlag" in streams.out
    assert f"Skrevet: {out}" in streams.out
    assert streams.err == ""
    assert quick["options"] == service.PlanOptions(time_limit=2.5, seed=9)


def test_json_on_standard_output_stands_alone(quick: dict[str, Any], capsys: Streams) -> None:
    assert main(["plan", "x.xlsx", "--json", "-", "--quiet"]) == 0
    streams = capsys.readouterr()
    assert json.loads(streams.out)["format"] == "faellestid-plan/1"
    assert "Dækning pr. vagtlag" in streams.err


def test_a_workbook_on_standard_output(
    quick: dict[str, Any], capfdbinary: pytest.CaptureFixture[bytes], tmp_path: Path
) -> None:
    assert main(["plan", "x.xlsx", "-o", "-", "--quiet"]) == 0
    assert capfdbinary.readouterr().out.startswith(b"PK")


def test_a_plan_that_is_not_saved_says_so(quick: dict[str, Any], capsys: Streams) -> None:
    assert main(["plan", "x.xlsx", "--quiet"]) == 0
    assert "Planen er ikke gemt" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("finding", "status"),
    [
        (Finding("error", "rest", "For lidt hvil."), 1),
        (Finding("warning", "unplaced", "Intet.", "gone"), 0),
    ],
)
def test_an_error_is_status_1_and_a_single_missing_meeting_is_not(
    quick: dict[str, Any], finding: Finding, status: int
) -> None:
    quick["findings"] = (finding,)
    assert main(["plan", "x.xlsx", "--quiet"]) == status


def test_part_of_the_roster_is_planned(quick: dict[str, Any], problem: Problem) -> None:
    first = problem.period.first + timedelta(days=7)
    argv = ["plan", "x.xlsx", "--from", first.isoformat(), "--weeks", "2", "--quiet"]
    assert main(argv) == 0
    assert quick["problem"].period == Period(first, first + timedelta(days=13))


def test_a_roster_with_grave_doubts_is_not_planned(
    quick: dict[str, Any], problem: Problem, capsys: Streams
) -> None:
    doubts = tuple(
        Question("error", "code", f"Koden X{n} er ukendt.", "A", "D7") for n in range(12)
    )
    quick["open"] = replace(problem, roster=replace(problem.roster, questions=doubts))
    assert main(["plan", "x.xlsx", "--quiet"]) == 2
    message = capsys.readouterr().err
    assert message.startswith("x.xlsx kan ikke planlægges")
    assert "  Fejl (A!D7): Koden X0 er ukendt." in message
    assert message.endswith("  … og 2 til.\n")


def test_ctrl_c_while_planning_writes_the_best_and_is_status_130(
    monkeypatch: pytest.MonkeyPatch, problem: Problem, tmp_path: Path
) -> None:
    def make_plan(given: Problem, options: Any, report: Any, cancel: Any) -> Outcome:
        os.kill(os.getpid(), signal.SIGINT)
        until = time.monotonic() + 20
        while not cancel() and time.monotonic() < until:
            time.sleep(0.01)
        return an_outcome(given)

    monkeypatch.setattr(service, "make_plan", make_plan)
    monkeypatch.setattr(service, "open_problem", lambda *_, **__: problem)
    out = tmp_path / "plan.json"
    assert main(["plan", "x.xlsx", "--json", str(out)]) == 130
    assert json.loads(out.read_text("utf-8"))["meetings"]


def test_a_fault_of_the_program_is_not_taken_for_a_plan_with_findings(
    monkeypatch: pytest.MonkeyPatch, capsys: Streams
) -> None:
    def broken(*_: object, **__: object) -> Problem:
        raise ZeroDivisionError

    monkeypatch.setattr(service, "open_problem", broken)
    assert main(["plan", "x.xlsx"]) == 70
    assert "ZeroDivisionError" in capsys.readouterr().err


def test_a_plan_that_nothing_allows_is_named_with_its_reasons_and_status_1(
    problem: Problem, tmp_path: Path, capsys: Streams
) -> None:
    nobody_leads = replace(problem, leads=())
    path, out = tmp_path / "umulig.json", tmp_path / "ud.json"
    judgement = Judgement((), (), {}, ())
    path.write_text(to_text(plan_to_json(Outcome(nobody_leads, Plan(()), judgement))), "utf-8")
    argv = ["plan", str(path), "--weeks", "1", "--time-limit", "5", "--json", str(out), "--quiet"]
    assert main(argv) == 1
    assert "Ikke lagt" in capsys.readouterr().out
    written = json.loads(out.read_text("utf-8"))
    assert written["meetings"] == []
    assert written["unplaced"]
    assert [missing for missing in written["unplaced"] if not missing["why"]] == []


@pytest.mark.parametrize(
    ("argv", "says"),
    [
        (["read", "{}/væk.xlsx"], "væk.xlsx"),
        (["plan", "{}/væk.xlsx"], "væk.xlsx"),
        (["check", "{}/væk.json"], "væk.json"),
        (["check", "{}/broken.json"], "broken.json"),
        (["check", "{}/broken.xlsx"], "broken.xlsx"),
        (["read", "{}/broken.xlsx"], "broken.xlsx"),
        (["read", "{}"], ""),
        (["plan", "{}/broken.json", "--json", "{}/broken.json"], "overskrives ikke"),
        (["plan", "{}/broken.json", "--json", "{}/mappe/ud.json"], "findes ikke"),
        (["plan", "{}/broken.json", "-o", "{}"], "er en mappe"),
        (["plan", "{}/broken.json", "-o", "-", "--json", "-"], "standard ud"),
        (["template", "{}/mappe/ud.xlsx"], "findes ikke"),
        (["example", "{}/broken.json"], "ikke en mappe"),
    ],
)
def test_what_cannot_be_used_is_one_message_and_status_2(
    argv: list[str], says: str, tmp_path: Path, capsys: Streams
) -> None:
    (tmp_path / "broken.json").write_text('{"format": "faellestid-plan/1"}')
    (tmp_path / "broken.xlsx").write_bytes(b"PK\x03\x04 not a workbook")
    assert main([argument.format(tmp_path) for argument in argv]) == 2
    streams = capsys.readouterr()
    assert streams.out == ""
    assert says in streams.err
    assert streams.err.count("\n") == 1
    assert ENGLISH.findall(streams.err) == []


def test_read_shows_and_writes_what_is_understood(tmp_path: Path, capsys: Streams) -> None:
    from planner.sample import write_example

    files = write_example(tmp_path)
    out = tmp_path / "roster.json"
    assert main(["read", str(files.roster), "--json", str(out)]) == 0
    data = json.loads(out.read_text("utf-8"))
    assert data["format"] == "faellestid-roster/1"
    assert f"{len(data['employees'])} medarbejdere" in capsys.readouterr().out


def test_a_template_can_be_written(tmp_path: Path, capsys: Streams) -> None:
    out = tmp_path / "skabelon.xlsx"
    assert main(["template", str(out)]) == 0
    assert out.read_bytes().startswith(b"PK")
    assert str(out) in capsys.readouterr().out


@pytest.mark.skipif(os.name == "nt", reason="Windows sends Ctrl+C to a whole console")
def test_from_example_through_ctrl_c_to_check_and_export(tmp_path: Path, capsys: Streams) -> None:
    """The whole path with the real solver, which somebody interrupts."""
    folder = tmp_path / "eksempel"
    with subprocess.Popen(
        [sys.executable, "-c",
         "import sys; from planner.cli import main; sys.exit(main(sys.argv[1:]))",
         "example", str(folder), "--time-limit", "300"],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=ROOT, encoding="utf-8",
        env=os.environ | {"PYTHONUTF8": "1"},
    ) as process:
        assert process.stderr is not None
        for line in process.stderr:
            if "Dækning" in line:  # the first step of the ladder: the solver is at work
                break
        time.sleep(0.5)
        process.send_signal(signal.SIGINT)
        summary, complaint = process.communicate(timeout=60)
    assert process.returncode == 130, complaint
    assert "Stopper og beholder" in complaint
    assert "Søgningen blev stoppet før tid" in summary
    assert (folder / "plan.xlsx").read_bytes().startswith(b"PK")

    plan = folder / "plan.json"
    written = json.loads(plan.read_text("utf-8"))
    assert written["stopped"] is True
    assert len(written["meetings"]) + len(written["unplaced"]) > 40
    grave = {f["code"] for f in written["findings"] if f["severity"] == "error"}
    assert grave <= {"never_held"}  # the search was stopped before it came to everything
    assert main(["check", str(plan)]) in (0, 1)
    judged = capsys.readouterr().out.rstrip()
    assert judged in summary
    assert json.loads(json.dumps(plan_to_json(service.open_outcome(plan)))) == written
    excel = tmp_path / "igen.xlsx"
    assert main(["export", str(plan), "--excel", str(excel)]) == 0
    assert excel.stat().st_size > 5000
    assert main(["export", str(plan), "--ics", str(tmp_path / "kalendere")]) == 0
    assert len(list((tmp_path / "kalendere").rglob("*.ics"))) > 42


def test_an_export_says_what_it_should_write(capsys: Streams) -> None:
    assert main(["export", "x"]) == 2
    assert "Sig, hvad der skal skrives" in capsys.readouterr().err


def test_a_reader_that_leaves_early_gets_no_complaint() -> None:
    with subprocess.Popen(
        [sys.executable, "-c",
         "import sys; from planner.cli import main; sys.exit(main(['template', '-']))"],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=ROOT,
    ) as process:
        assert process.stdout is not None
        process.stdout.close()
        assert process.stderr is not None
        complaint = process.stderr.read()
    assert (process.returncode, complaint) == (1, b"")
