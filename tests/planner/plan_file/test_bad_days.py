"""A little of what `tests/stress/plan_files.py` and `windows.py` do many times."""

import sys

import pytest

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows forks no processes")


@pytest.mark.parametrize(("part", "count"), [("kill", 9), ("mutate", 90), ("full", 8), ("two", 8)])
def test_nothing_is_lost_and_nothing_wrong_is_let_in(
    part: str, count: int, capsys: pytest.CaptureFixture[str]
) -> None:
    from tests.stress.plan_files import main

    assert main([part, str(count)]) == 0, capsys.readouterr().out


def test_two_windows_with_one_plan(capsys: pytest.CaptureFixture[str]) -> None:
    from tests.stress.windows import main

    assert main(["1", "4"]) == 0, capsys.readouterr().out
