"""Where the program begins: commands do not wake Qt, and nothing wakes the solver early."""

import os
import subprocess
import sys

import pytest


def modules_after(code: str) -> set[str]:
    done = subprocess.run(
        [sys.executable, "-c", f"{code}\nimport sys; print(*sys.modules)"],
        capture_output=True, encoding="utf-8", timeout=60, check=True,
    )
    return set(done.stdout.splitlines()[-1].split())


def test_a_command_goes_to_the_command_line_without_qt() -> None:
    loaded = modules_after(
        "import sys; sys.argv = ['faellestid', '--version']\n"
        "from ui.launch import main\nassert main() == 0"
    )
    assert "PySide6" not in loaded


@pytest.mark.parametrize("heavy", ["ortools", "openpyxl", "numpy", "python_calamine"])
def test_the_window_comes_up_without_what_planning_needs(heavy: str) -> None:
    assert heavy not in modules_after("import ui.app")


def test_a_child_needs_no_qt() -> None:
    assert "PySide6" not in modules_after("import ui.child, ui.tasks")


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="elsewhere there is a screen")
@pytest.mark.parametrize(
    ("argument", "said"), [("plann", "hverken en kommando eller en fil"), (None, "ingen skærm")]
)
def test_what_no_window_can_be_opened_for_is_said(argument: str | None, said: str) -> None:
    lacking = {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}
    done = subprocess.run(
        [sys.executable, "-m", "ui.launch", *([argument] if argument else [])],
        capture_output=True, encoding="utf-8", timeout=60, check=False,
        env={k: v for k, v in os.environ.items() if k not in lacking} | {"PYTHONUTF8": "1"},
    )
    assert done.returncode == 2
    assert said in done.stderr
    assert "Traceback" not in done.stderr
