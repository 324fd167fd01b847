import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from models.finding import UnusableInput
from planner.crashes import CRASHES
from planner.importing import ReadingCancelled, read_roster
from planner.importing.reader_process import Limits, run_limited
from planner.texts import t
from tests.planner.importing.books import book, days

FILE = Path("plan.xlsx")


def double(path: Path) -> str:
    return path.name * 2


def die(path: Path) -> None:
    os.abort()


def sleep(path: Path) -> None:
    time.sleep(60)


def swallow(path: Path) -> int:
    return len(bytearray(3_000_000_000))


def refuse(path: Path) -> None:
    raise UnusableInput("Det går ikke.")


def fail(path: Path) -> None:
    raise KeyError("ukendt")


def test_the_answer_comes_back() -> None:
    assert run_limited(double, FILE) == "plan.xlsxplan.xlsx"


@pytest.mark.parametrize(("work", "message"), [
    (die, t("import.reader_died", file="plan.xlsx")),
    (refuse, "Det går ikke."),
    (fail, t("import.not_understood", file="plan.xlsx")),
])
def test_what_goes_wrong_in_the_child_is_a_sentence(work: object, message: str) -> None:
    with pytest.raises(UnusableInput) as caught:
        run_limited(work, FILE)  # type: ignore[arg-type]
    assert str(caught.value) == message


def test_a_child_that_dies_leaves_its_stack_in_the_file_for_crashes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(CRASHES, str(tmp_path / "crash.log"))
    with pytest.raises(UnusableInput):
        run_limited(die, FILE)
    said = (tmp_path / "crash.log").read_text(encoding="utf-8")
    assert "Fatal Python error: Aborted" in said
    assert "in die" in said


def test_an_unforeseen_error_keeps_its_account_for_the_log() -> None:
    with pytest.raises(UnusableInput) as caught:
        run_limited(fail, FILE)
    assert "KeyError: 'ukendt'" in str(caught.value.__cause__)


@pytest.mark.skipif(sys.platform == "win32", reason="no limit on memory there")
def test_too_much_memory_is_a_sentence() -> None:
    with pytest.raises(UnusableInput) as caught:
        run_limited(swallow, FILE)
    assert str(caught.value) == t("import.too_heavy", file="plan.xlsx")


def test_a_late_child_is_ended() -> None:
    begin = time.monotonic()
    with pytest.raises(UnusableInput) as caught:
        run_limited(sleep, FILE, Limits(seconds=0.5))
    assert time.monotonic() - begin < 5
    assert "0 sekunder" in str(caught.value)


def test_cancelling_ends_the_child_at_once() -> None:
    begin = time.monotonic()
    with pytest.raises(ReadingCancelled):
        run_limited(sleep, FILE, cancel=lambda: True)
    assert time.monotonic() - begin < 5


def test_a_roster_comes_back_from_a_program_started_as_a_script(tmp_path: Path) -> None:
    plan = book(tmp_path, Plan=[["Navn", *days(7)], ["Bo Hansen", "D"]])
    assert len(read_roster(plan).employees) == 1
    script = tmp_path / "program.py"
    script.write_text(
        "from pathlib import Path\nfrom planner.importing import read_roster\n"
        "if __name__ == '__main__':\n"
        f"    print(read_roster(Path({str(plan)!r})).employees[0].id)\n",
        encoding="utf-8",
    )
    project = str(Path(__file__).parents[3])
    done = subprocess.run(
        [sys.executable, str(script)], capture_output=True, text=True, check=True, timeout=60,
        cwd=project, env=os.environ | {"PYTHONPATH": project},
    )
    assert (done.stdout, done.stderr) == ("bo-hansen\n", "")


def test_a_caller_without_a_file_or_a_guard_can_read(tmp_path: Path) -> None:
    """A program from standard input has no file, and a short script has no main guard."""
    work = "from pathlib import Path; from planner.importing.reader_process import run_limited; "
    work += "print(run_limited(Path.resolve, Path('x')).name)"
    script = tmp_path / "script.py"
    script.write_text(work, "utf-8")
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}
    for command, text in (([sys.executable, "-"], work), ([sys.executable, str(script)], None)):
        done = subprocess.run(
            command, input=text, capture_output=True, text=True, env=environment, check=False
        )
        assert (done.stdout, done.stderr, done.returncode) == ("x\n", "", 0)
