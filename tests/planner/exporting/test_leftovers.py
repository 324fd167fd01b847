"""What a killed program leaves beside a file goes with the next one who writes there."""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from planner import service
from planner.exporting.leftovers import OLD_SECONDS, SURE_SECONDS, passing_folder
from planner.exporting.safe_write import replace_file
from planner.plan_file.lock import Held, acquire
from tests.planner.plan_file.plans import outcome

DEAD = 2**30
"""No system gives a process such a number."""
KILLED = (
    "import os, sys; from pathlib import Path\n"
    "from planner.exporting.safe_write import replace_file\n"
    "os.fsync = lambda _: os._exit(9)\n"
    "replace_file(Path(sys.argv[1]), b'hemmeligt')\n"
)


def left(folder: Path, seconds: float = OLD_SECONDS + 60, process: int = DEAD) -> Path:
    made = folder / f".faellestid-{process}-abc_1234.tmp"
    made.write_bytes(b"hemmeligt")
    age(made, seconds)
    return made


def age(path: Path, seconds: float) -> None:
    now = path.stat().st_mtime
    os.utime(path, (now - seconds, now - seconds))


def test_what_a_program_that_was_killed_left_goes_with_the_next_file(tmp_path: Path) -> None:
    target = tmp_path / "plan.json"
    ended = subprocess.run([sys.executable, "-c", KILLED, str(target)], check=False)
    assert ended.returncode == 9
    (beside,) = tmp_path.iterdir()
    assert beside.read_bytes() == b"hemmeligt"
    replace_file(target, b"ny")
    assert beside.exists()  # it may still be written, by somebody on another machine
    age(beside, OLD_SECONDS + 60)
    replace_file(target, b"ny")
    assert list(tmp_path.iterdir()) == [target]


def test_a_process_that_still_runs_keeps_its_file_for_a_day(tmp_path: Path) -> None:
    mine = left(tmp_path, SURE_SECONDS - 60, os.getpid())
    replace_file(tmp_path / "plan.json", b"ny")
    assert mine.exists()
    age(mine, SURE_SECONDS)
    replace_file(tmp_path / "plan.json", b"ny")
    assert not mine.exists()


def test_a_leftover_from_a_time_to_come_goes_too(tmp_path: Path) -> None:
    ahead = left(tmp_path, -2 * SURE_SECONDS)
    replace_file(tmp_path / "plan.json", b"ny")
    assert not ahead.exists()


@pytest.mark.parametrize("name", [
    "plan.tmp", ".faellestid-many", ".faellestid-.tmp", "faellestid-noter.tmp",
    ".faellestid-12-abc_1234.tmp.xlsx", "plan.faellestid.lock", "plan.faellestid-journal",
])
def test_nothing_else_is_touched(tmp_path: Path, name: str) -> None:
    other = tmp_path / name
    other.write_bytes(b"andet")
    age(other, 2 * SURE_SECONDS)
    replace_file(tmp_path / "plan.json", b"ny")
    assert other.exists()


def test_who_opens_or_saves_a_plan_takes_them_away(tmp_path: Path) -> None:
    file = tmp_path / "plan.faellestid"
    first = service.save_plan(outcome(), file)
    assert first is not None
    beside, aside = left(tmp_path), tmp_path / f"{file.name}.lock.{'0' * 32}"
    aside.write_bytes(b"Anna")
    age(aside, OLD_SECONDS + 60)
    held = acquire(file, "Anna")
    assert isinstance(held, Held)
    assert not beside.exists()
    assert not aside.exists()
    held.release()
    left(tmp_path)
    service.save_plan(outcome(), file, since=first.version)
    assert list(tmp_path.iterdir()) == [file]


def test_folders_of_the_system_are_cleared_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    old = tmp_path / f"faellestid-{DEAD}-abc_1234"
    old.mkdir()
    (old / "copy").write_bytes(b"hemmeligt")
    age(old, OLD_SECONDS + 60)
    with passing_folder() as folder:
        assert list(tmp_path.iterdir()) == [Path(folder)]
    assert list(tmp_path.iterdir()) == []
