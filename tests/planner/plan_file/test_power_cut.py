"""A save that a power cut broke off leaves the plan before or the new one, whole."""

import random
from pathlib import Path

import pytest

from planner.plan_file.faults import Damaged
from planner.plan_file.file import PlanFile
from tests.stress.power_cuts import main, mixed, saved


@pytest.mark.parametrize(("count", "password"), [("24", None), ("4", "rød bil æder grød")])
def test_what_a_cut_may_leave_is_the_plan_before_or_the_new_one(
    count: str, password: str | None, capsys: pytest.CaptureFixture[str]
) -> None:
    if password is not None:
        pytest.importorskip("sqlcipher3")
    more = [password] if password is not None else []
    assert main([count, "0", *more]) == 0, capsys.readouterr().out


def test_without_the_journal_such_a_file_is_refused(tmp_path: Path) -> None:
    path, refused = tmp_path / "plan.faellestid", 0
    for seed in range(12):
        rnd = random.Random(seed)
        path.unlink(missing_ok=True)
        save = saved(rnd, path, None)
        content = mixed(rnd, save)
        path.write_bytes(content)
        if content in (save.before, save.after):
            continue
        try:
            with PlanFile.open(path) as file:
                assert file.read() in (save.was, save.now)
        except Damaged:
            refused += 1
    assert refused >= 6
