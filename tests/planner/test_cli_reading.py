"""`read`: a template is read as one, the program's own files are told apart, progress is shown."""

import io
import json
from pathlib import Path

import pytest

from models.plan import Outcome, Plan
from models.roster import Roster
from planner import service
from planner.cli import main
from planner.cli_progress import Late, waiting
from planner.importing.template import read_template
from planner.progress import Cancel, Progress, Report
from planner.sample import sample_problem, write_example
from planner.texts import t
from tests.planner.importing.books import Rows, book, days

Streams = pytest.CaptureFixture[str]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a filled template, a plan as Excel and as JSON."""
    folder = tmp_path_factory.mktemp("made")
    write_example(folder)
    problem = sample_problem()
    outcome = Outcome(problem, Plan(()), service.check(problem, Plan(())))
    service.save_json(outcome, folder / "plan.json")
    service.export_excel(outcome, folder / "plan.xlsx")
    return folder


def template_of(folder: Path) -> Path:
    return next(p for p in folder.glob("*.xlsx") if "skabelon" in p.name)


def test_a_filled_template_is_read_as_one(made: Path, tmp_path: Path, capsys: Streams) -> None:
    template, out = template_of(made), tmp_path / "ud.json"
    status = main(["read", str(template), "--json", str(out)])
    roster: Roster = read_template(template).roster
    data = json.loads(out.read_text("utf-8"))
    assert status == (1 if any(q.severity == "error" for q in roster.questions) else 0)
    assert data["format"] == "faellestid-roster/1"
    assert [(e["id"], e["unit"], e["hours_per_week"], len(e["shifts"]))
            for e in data["employees"]] == [
        (e.id, e.unit, e.hours_per_week, len(e.shifts)) for e in roster.employees]
    assert len({e["unit"] for e in data["employees"]}) > 1
    assert f"{len(roster.employees)} medarbejdere" in capsys.readouterr().out


def test_answers_are_not_about_a_template(made: Path, tmp_path: Path, capsys: Streams) -> None:
    answers = tmp_path / "svar.toml"
    assert main(["read", str(template_of(made)), "--write-mapping", str(answers)]) == 2
    assert not answers.exists()
    assert "--mapping" in capsys.readouterr().err


@pytest.mark.parametrize(("name", "says"), [
    ("plan.json", "faellestid check plan.json"), ("plan.xlsx", "faellestid check PLAN.json"),
])
@pytest.mark.parametrize("called", ["{}", "omdøbt", "{}.csv"])
def test_a_plan_is_no_roster(
    made: Path, tmp_path: Path, name: str, says: str, called: str, capsys: Streams
) -> None:
    path = tmp_path / called.format(name)
    path.write_bytes((made / name).read_bytes())
    assert main(["read", str(path)]) == 2
    streams = capsys.readouterr()
    assert streams.out == ""
    assert says.replace(name, path.name) in streams.err
    assert streams.err.count("\n") == 1


def test_what_was_read_of_a_roster_is_no_roster(tmp_path: Path, capsys: Streams) -> None:
    plan = book(tmp_path, Plan=[["Navn", *days(7)], ["Bo Hansen", "D"]])
    assert main(["read", str(plan), "--json", str(tmp_path / "ud.json")]) == 0
    capsys.readouterr()
    assert main(["read", str(tmp_path / "ud.json")]) == 2
    assert "faellestid read VAGTPLAN" in capsys.readouterr().err


def test_a_roster_with_a_sheet_called_as_one_of_a_plan_is_one(tmp_path: Path) -> None:
    rows: Rows = [["Navn", *days(7)], ["Bo Hansen", "D"]]
    assert main(["read", str(book(tmp_path, Deltagere=rows))]) == 0


def test_a_database_is_a_saved_plan(tmp_path: Path, capsys: Streams) -> None:
    path = tmp_path / "plan.faellestid"
    path.write_bytes(b"SQLite format 3\0" + bytes(100))
    assert main(["read", str(path)]) == 2
    assert t("import.own_plan", file=path.name) in capsys.readouterr().err


class Clock:
    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


def test_progress_is_shown_only_where_it_takes_long() -> None:
    told: list[Progress] = []
    clock = Clock()
    late = Late(told.append, 2.0, clock)
    for at in (0.0, 1.9, 2.0, 3.0):
        clock.now = at
        late(Progress("people", f"{at}", at / 10))
    assert [p.message for p in told] == ["2.0", "3.0"]
    assert late.heard


def test_a_short_reading_writes_nothing_of_its_progress(tmp_path: Path, capsys: Streams) -> None:
    plan = book(tmp_path, Plan=[["Navn", *days(7)], ["Bo Hansen", "D"]])
    assert main(["read", str(plan)]) == 0
    assert capsys.readouterr().err == ""


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def _long(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("planner.cli_progress._QUIET_SECONDS", 0.0)


@pytest.mark.parametrize("stream", [Terminal(), io.StringIO()])
def test_a_long_one_shows_a_bar_or_lines(
    stream: io.StringIO, monkeypatch: pytest.MonkeyPatch
) -> None:
    _long(monkeypatch)
    with waiting(stream) as report:
        report(Progress("sheet", "Læser ark 1 af 2: »Plan«", 0.25))
    shown = stream.getvalue()
    assert " 25 % Læser ark 1 af 2: »Plan«" in shown
    assert shown.endswith("\r" if stream.isatty() else "\n")
    with waiting(stream, quiet=True) as report:
        report(Progress("sheet", "Stille", 0.25))
    assert stream.getvalue() == shown


def test_read_and_plan_report_from_the_child(
    tmp_path: Path, capsys: Streams, monkeypatch: pytest.MonkeyPatch
) -> None:
    _long(monkeypatch)
    plan = book(tmp_path, Plan=[["Navn", *days(7)], ["Bo Hansen", "D", "XQ"]])
    for command in (["read", str(plan)], ["plan", str(plan)]):
        assert main(command) in (1, 2)
        assert "Læser ark 1 af 2: »Plan«" in capsys.readouterr().err
    assert main(["plan", str(plan), "--quiet"]) == 2
    assert "Læser ark" not in capsys.readouterr().err


def test_a_problem_is_opened_with_progress_and_can_be_cancelled(tmp_path: Path) -> None:
    from planner.importing import ReadingCancelled

    plan = book(tmp_path, Plan=[["Navn", *days(7)], ["Bo Hansen", "D"]])
    told: list[Progress] = []
    report: Report = told.append
    assert service.open_problem(plan, report=report).roster.employees[0].name == "Bo Hansen"
    assert told
    cancel: Cancel = lambda: True  # noqa: E731
    with pytest.raises(ReadingCancelled):
        service.open_problem(plan, cancel=cancel)
