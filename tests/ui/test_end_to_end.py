"""The whole day of a scheduler: in a real window where there can be one, else drawn in memory."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def test_a_whole_day_from_roster_to_workbook(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "tests.ui.end_to_end", str(tmp_path)]
    environment = dict(os.environ)
    screen = shutil.which("xvfb-run")
    if screen is not None:
        command = [screen, "-a", "-s", "-screen 0 1600x1000x24", *command]
        environment["QT_QPA_PLATFORM"] = "xcb"
    done = subprocess.run(
        command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=500,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    platform = "xcb" if screen is not None else "offscreen"
    assert done.stdout.strip().endswith(platform)
