"""Who has a plan open: seen by whoever comes second, and let go when the holder is gone."""

import json
import os
import platform
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from models.finding import UnusableInput
from planner.plan_file.lock import BEAT_SECONDS, MISSED, Held, Taken, acquire, holder, lock_of

STALE = BEAT_SECONDS * MISSED


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "plan.faellestid"
    path.write_bytes(b"")
    return path


def taken(path: Path, name: str) -> Held:
    held = acquire(path, name)
    assert isinstance(held, Held)
    return held


def elsewhere(path: Path, **changes: object) -> None:
    """Make the lock one of another machine, or otherwise other than it is."""
    lock = lock_of(path)
    said = json.loads(lock.read_bytes()) | {"machine": "KONTOR-2"} | changes
    lock.write_text(json.dumps(said), encoding="utf-8")


def aged(path: Path, seconds: float) -> None:
    then = lock_of(path).stat().st_mtime - seconds
    os.utime(lock_of(path), (then, then))


def test_the_second_sees_who_has_it_open_where_and_since_when(path: Path) -> None:
    held = taken(path, "Åse Østergård")
    second = acquire(path, "Bo")
    assert isinstance(second, Taken)
    assert (second.by, second.machine) == ("Åse Østergård", platform.node())
    assert timedelta() <= datetime.now(UTC) - second.since < timedelta(minutes=1)
    assert holder(path) == second
    held.release()
    assert holder(path) is None
    assert [one.name for one in path.parent.iterdir()] == [path.name]


def test_a_lock_goes_with_its_process_on_the_same_machine(path: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from planner.plan_file.lock import acquire\n"
        "acquire(Path(sys.argv[1]), 'Åse')"
    )
    subprocess.run([sys.executable, "-c", code, str(path)], check=True, timeout=60)
    assert lock_of(path).exists()
    assert holder(path) is None
    taken(path, "Bo")


def test_a_lock_of_another_machine_is_stale_after_beats_that_did_not_come(path: Path) -> None:
    taken(path, "Åse")
    elsewhere(path, pid=1)
    aged(path, STALE - 20)
    assert isinstance(acquire(path, "Bo"), Taken)
    aged(path, STALE)
    assert holder(path) is None
    mine = taken(path, "Bo")
    second = acquire(path, "Cæcilie")
    assert isinstance(second, Taken)
    assert second.by == "Bo"
    mine.release()


def test_a_beat_keeps_a_lock_alive(path: Path) -> None:
    held = taken(path, "Åse")
    aged(path, STALE * 2)
    assert holder(path) is None
    assert held.refresh()
    assert holder(path) is not None


def test_who_lost_the_lock_learns_of_it_and_takes_nothing_from_the_new_holder(path: Path) -> None:
    lost = taken(path, "Åse")
    aged(path, STALE * 2)
    taken(path, "Bo")
    assert not lost.refresh()
    lost.release()
    found = holder(path)
    assert found is not None
    assert found.by == "Bo"


def test_a_lock_that_vanished_is_made_again(path: Path) -> None:
    held = taken(path, "Åse")
    lock_of(path).unlink()
    assert held.refresh()
    assert isinstance(acquire(path, "Bo"), Taken)


@pytest.mark.parametrize("content", [
    b"", b"{", b"[]", b"\xff", b'{"token": 1}', b"[" * 5000,
    b'{"token":"a","name":"b","machine":"c","pid":1e999,"since":"2026-01-05T07:00:00+00:00"}',
    b'{"token":"a","name":"b","machine":"c","pid":1,"since":"2026-01-05T07:00:00"}',
])
def test_a_lock_that_says_nothing_is_somebodys_while_it_is_fresh(
    path: Path, content: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("planner.plan_file.lock._PAUSE", 0.001)
    lock_of(path).write_bytes(content)
    second = acquire(path, "Bo")
    assert isinstance(second, Taken)
    assert second.by == ""
    aged(path, STALE + 5)
    taken(path, "Bo")


def test_where_nothing_can_be_written_the_plan_can_only_be_read(tmp_path: Path) -> None:
    with pytest.raises(UnusableInput, match="ikke ændres"):
        acquire(tmp_path / "mangler" / "plan.faellestid", "Bo")


def test_two_who_come_at_once_to_a_stale_lock_do_not_both_get_it(path: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from planner.plan_file.lock import Held, acquire\n"
        "path = Path(sys.argv[1]); sys.stdin.readline()\n"
        "print(isinstance(acquire(path, 'x'), Held), flush=True); sys.stdin.readline()"
    )
    taken(path, "Åse")
    elsewhere(path, pid=1)
    aged(path, STALE * 2)
    both = [
        subprocess.Popen(
            [sys.executable, "-c", code, str(path)], stdin=subprocess.PIPE,
            stdout=subprocess.PIPE, text=True,
        )
        for _ in range(3)
    ]
    for one in both:
        assert one.stdin is not None
        one.stdin.write("\n")
        one.stdin.flush()
    got = [one.stdout.readline().strip() for one in both if one.stdout is not None]
    for one in both:
        one.communicate("\n", timeout=60)
    assert sorted(got) == ["False", "False", "True"]
