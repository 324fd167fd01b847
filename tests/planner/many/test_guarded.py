"""`plan --many` and `plan --after` with plans that have a password: it opens them, what is made of
them has it, and no child process, argument or line of output tells it."""

import contextlib
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from models.plan import Outcome
from models.roster import Roster
from models.timespan import Period
from planner import service
from planner.cli import main
from planner.cli_password import NEW_VARIABLE, VARIABLE
from planner.judging import check
from planner.many.kept import FOLDER
from planner.many.solving import in_this_process, solved
from planner.plan_file.locked import is_locked
from planner.plan_file.saving import protect
from planner.sample.region import write_region
from tests.make import day, employee, meeting, plan, problem
from ui.launch import PASSWORDS

pytest.importorskip("sqlcipher3")

LIMIT = ("--time-limit", "0.3", "--quiet")
ONE, OTHER = "rød bil æder grød", "en helt anden"


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in (VARIABLE, NEW_VARIABLE):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(
        "planner.many.crew.Crew.__call__", lambda _, task, told, cancel: solved(task, told, cancel)
    )


@pytest.fixture(scope="module")
def units(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three small units, two of them with a password each."""
    made_in = tmp_path_factory.mktemp("enheder")
    write_region(made_in, 3, people=8, weeks=2)
    for number, password in ((1, ONE), (2, OTHER)):
        (source,) = made_in.glob(f"enhed-00{number}.*")
        problem = service.open_problem(source)
        made = service.make_plan(problem, service.PlanOptions(time_limit=0.2))
        source.unlink()
        service.save_plan(made, made_in / f"enhed-00{number}.faellestid", password=password)
    return made_in


@pytest.fixture
def folder(units: Path, tmp_path: Path) -> Path:
    """The same units for one test alone."""
    return shutil.copytree(units, tmp_path / "enheder")


def say(folder: Path, *passwords: str) -> tuple[str, ...]:
    file = folder / "koder.txt"
    file.write_text("\n".join(passwords), encoding="utf-8")
    return "--password-file", str(file)


def test_what_is_made_of_a_plan_with_a_password_has_it_and_nothing_else_is_written(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["plan", "--many", str(folder), *LIMIT, *say(folder, ONE, OTHER)]) in (0, 1)
    out = folder / "planer"
    assert sorted(file.name for file in out.iterdir() if file.name != FOLDER) == [
        "enhed-001.faellestid", "enhed-002.faellestid",
        "enhed-003.faellestid", "enhed-003.json", "enhed-003.xlsx", "overblik.csv",
    ]
    for number, password in ((1, ONE), (2, OTHER)):
        made = out / f"enhed-00{number}.faellestid"
        outcome = service.open_outcome(made, password)
        assert outcome.plan.meetings
    kept = list((out / FOLDER).glob("*.faellestid"))
    assert len(kept) >= 2
    assert all(is_locked(file) for file in kept)
    told = capsys.readouterr()
    assert "Enheder med adgangskode: enhed-001, enhed-002." in told.out
    assert ONE not in told.out + told.err
    before = {file: file.stat().st_mtime_ns for file in kept}
    assert main(["plan", "--many", str(folder), *LIMIT, *say(folder, ONE, OTHER)]) in (0, 1)
    assert {file: file.stat().st_mtime_ns for file in before} == before  # gone on from, not anew


def test_a_unit_without_its_password_is_left_out_and_told(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["plan", "--many", str(folder), *LIMIT, *say(folder, OTHER)]) == 1
    told = capsys.readouterr().out
    assert "2 af 3 enheder er planlagt" in told
    assert "passer ikke til planen »enhed-001.faellestid«" in told
    assert not (folder / "planer" / "enhed-001.faellestid").exists()


def test_what_stands_there_with_another_password_or_none_is_not_written_over(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = folder / "planer"
    out.mkdir()
    one = service.open_outcome(folder / "enhed-001.faellestid", ONE)
    service.save_plan(one, out / "enhed-001.faellestid")
    service.save_plan(one, out / "enhed-002.faellestid", password=ONE)
    before = {file: file.read_bytes() for file in out.iterdir()}
    assert main(["plan", "--many", str(folder), *LIMIT, *say(folder, ONE, OTHER)]) == 1
    assert "1 af 3 enheder er planlagt" in capsys.readouterr().out
    assert {file: file.read_bytes() for file in before} == before


def test_at_a_terminal_what_opened_one_plan_is_tried_on_the_next(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    service.save_plan(
        service.open_outcome(folder / "enhed-001.faellestid", ONE),
        folder / "enhed-004.faellestid", password=ONE,
    )
    answers, asked = [ONE, OTHER], list[str]()

    def answer(prompt: str) -> str:
        asked.append(prompt)
        return answers.pop(0)

    monkeypatch.setattr("planner.cli_password.getpass.getpass", answer)
    monkeypatch.setattr("sys.stdin.isatty", lambda: True)
    assert main(["plan", "--many", str(folder), *LIMIT]) in (0, 1)
    assert len(asked) == 2
    assert is_locked(folder / "planer" / "enhed-004.faellestid")


def test_a_cluster_gets_no_plan_with_a_password(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    @contextlib.contextmanager
    def here(_: str) -> Iterator[object]:
        yield in_this_process

    monkeypatch.setattr("planner.many.cluster.cluster", here)
    command = ["plan", "--many", str(folder), *LIMIT, "--dask", "tcp://x"]
    assert main([*command, *say(folder, ONE, OTHER)]) == 1
    told = capsys.readouterr().out
    assert "1 af 3 enheder er planlagt" in told
    assert told.count("søges derfor ikke på en klynge") == 2


def test_the_plan_after_one_with_a_password_is_opened_by_it_and_gets_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    before = problem(employee("Åse Lund", shifts=["2026-01-05 07-15"]))
    held = plan(meeting("2026-01-05 14-16", "Åse Lund"))
    earlier, later = tmp_path / "før.faellestid", tmp_path / "efter.faellestid"
    service.save_plan(Outcome(before, held, check(before, held)), earlier, password=ONE)
    newer = Roster(Period(day("2026-01-12"), day("2026-01-18")), (
        employee("Åse Lund", shifts=["2026-01-12 07-15"]),
    ))
    monkeypatch.setattr(service, "read", lambda *_, **__: newer)
    command = ["plan", "ny.xlsx", "--after", str(earlier), "--save", str(later), *LIMIT]
    assert main([*command, *say(tmp_path, OTHER)]) == 2
    assert "passer ikke til planen »før.faellestid«" in capsys.readouterr().err
    assert main([*command, *say(tmp_path, ONE)]) in (0, 1)
    assert service.open_outcome(later, ONE).problem.carried["Åse Lund"].extra_minutes == 60


@pytest.mark.skipif(not Path("/proc/self/environ").exists(), reason="reads /proc")
def test_no_child_process_has_it_in_its_environment_or_arguments(folder: Path) -> None:
    two = folder / "enhed-002.faellestid"
    protect(two, OTHER, ONE)
    run = subprocess.Popen(
        [sys.executable, "-m", "ui.launch",
         "plan", "--many", str(folder), "--time-limit", "1", "--workers", "2"],
        env={**os.environ, VARIABLE: ONE, NEW_VARIABLE: OTHER},
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
    )
    seen: set[int] = set()
    while run.poll() is None:
        for child in children(run.pid):
            with contextlib.suppress(OSError):
                said = Path(f"/proc/{child}/environ").read_bytes()
                said += Path(f"/proc/{child}/cmdline").read_bytes()
                seen.add(child)
                assert ONE.encode() not in said
                assert OTHER.encode() not in said
        time.sleep(0.01)
    told = run.communicate()[0]
    assert ONE.encode() not in told
    assert run.returncode in (0, 1), told.decode()
    assert len(seen) >= 2  # units are searched in processes of their own
    assert is_locked(folder / "planer" / two.name)


def children(pid: int) -> set[int]:
    """All processes below one."""
    parents: dict[int, int] = {}
    for stat in Path("/proc").glob("[0-9]*/stat"):
        with contextlib.suppress(OSError):
            parents[int(stat.parent.name)] = int(stat.read_text().rpartition(")")[2].split()[1])
    found = {pid}
    while more := {one for one, above in parents.items() if above in found} - found:
        found |= more
    return found - {pid}


def test_the_window_drops_the_same_variables() -> None:
    assert set(PASSWORDS) == {VARIABLE, NEW_VARIABLE}
