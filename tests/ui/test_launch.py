"""Where the program begins: commands do not wake Qt, and nothing wakes the solver early."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

LATE = (
    "hashlib", "json", "logging.handlers", "models", "multiprocessing", "ortools",
    "planner.advice", "planner.rules", "planner.service", "planner.stored_texts",
    "planner.texts.da.rules", "planner.texts.da.template", "planner.texts.dates",
    "planner.texts.en.ui", "planner.texts.retelling", "PySide6.QtNetwork", "sqlite3", "ui.adviser",
    "ui.autosave", "ui.copies", "ui.job", "ui.last_time", "ui.measures", "ui.tasks", "ui.wording",
    "ui.workers", "zoneinfo",
)
"""Modules and packages that a window can be seen without."""


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


STARTED = """
import sys
sys.argv = ["faellestid"]
from ui import app
from ui.views.start import DropField
paint, painted = DropField.paintEvent, []
def painting(*parts):
    paint(*parts)
    painted.append(True)
def begun(window, *rest):
    print(len(painted), *sys.modules)
    window.close()
app._begin, DropField.paintEvent = begun, painting
{before}
from ui.launch import main
main()
"""
"""A window comes up, says how often its first page was painted and what is loaded, and goes."""


def started(home: Path, before: str = "") -> tuple[int, set[str]]:
    """How often the first page was painted before anything else was done, and what was loaded."""
    done = subprocess.run(
        [sys.executable, "-c", STARTED.format(before=before)],
        capture_output=True, encoding="utf-8", timeout=60, check=True,
        env=os.environ | {"HOME": str(home), "XDG_CONFIG_HOME": str(home),
                          "XDG_DATA_HOME": str(home), "APPDATA": str(home),
                          "LOCALAPPDATA": str(home), "FAELLESTID_LANGUAGE": "da"},
    )
    painted, *loaded = done.stdout.split()
    return int(painted), set(loaded)


def test_the_window_is_seen_before_anything_else_is_done_and_loads_little(tmp_path: Path) -> None:
    painted, loaded = started(tmp_path)
    assert painted
    early = {
        name for name in loaded for late in LATE if name == late or name.startswith(f"{late}.")
    }
    assert early == set()


def test_what_comes_after_the_window_comes_where_it_is_never_painted_too(tmp_path: Path) -> None:
    _, loaded = started(tmp_path, "app.MainWindow.paintEvent = lambda *_: None")
    assert "ui.main_window" in loaded


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
