"""How long the window takes to come up, against an empty window of the same library.

    python -m benchmarks.start [--runs N]
    xvfb-run python -m benchmarks.start --program /usr/bin/faellestid-app

Each run is a process of its own, the two kinds in turn. Measured is from the start of the process
to the first moment at which the window stands there, is painted, and waits for somebody, by the
clock and in processor time. Only then the program looks for unsaved work and listens for other
starts of itself. All files are compiled beforehand, as they are in an installed program.

With --program it is an installed program, on a screen and on Linux, until xdotool sees its window.
"""

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Final

ALLOWED: Final = 3.0
"""Times what an empty window takes."""

LONGEST: Final = 120.0
"""Seconds after which nobody waits for a window any more."""

EMPTY: Final = """
import time
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow
class Window(QMainWindow):
    def paintEvent(self, event):
        super().paintEvent(event)
        QTimer.singleShot(0, idle)
def idle():
    print(time.process_time(), flush=True)
    application.quit()
application = QApplication([])
window = Window()
window.resize(1480, 920)
window.show()
application.exec()
"""
OURS: Final = """
import sys, time
sys.argv = ["faellestid"]
from PySide6.QtCore import QTimer
from ui import app
from ui.views.start import DropField
begin, paint, painted = app._begin, DropField.paintEvent, []
def painting(*parts):
    paint(*parts)
    painted.append(True)
def begun(*parts):
    assert painted
    print(time.process_time(), flush=True)
    begin(*parts)
    QTimer.singleShot(0, parts[0].close)
app._begin, DropField.paintEvent = begun, painting
from ui.launch import main
sys.exit(main())
"""


def of_nobody(home: Path) -> dict[str, str]:
    """What surrounds a process whose user has never started the program before."""
    surroundings = os.environ | {
        "HOME": str(home), "XDG_CONFIG_HOME": str(home), "XDG_DATA_HOME": str(home),
        "APPDATA": str(home), "LOCALAPPDATA": str(home), "PYTHONPYCACHEPREFIX": str(home / "pyc"),
    }
    surroundings.pop("PYTHONDONTWRITEBYTECODE", None)
    return surroundings


def until_seen(program: Path, home: Path) -> tuple[float, float]:
    """From the start of a program to its window on the screen: by the clock, and of the
    processor."""
    began = time.perf_counter()
    with subprocess.Popen([program], env=of_nobody(home)) as process:
        seeing = ["xdotool", "search", "--onlyvisible", "--name", "Fællestid"]
        while not subprocess.run(seeing, capture_output=True, check=False).stdout:
            if process.poll() is not None or time.perf_counter() - began > LONGEST:
                process.kill()
                raise SystemExit("the window did not come up")
        taken = time.perf_counter() - began
        fields = Path(f"/proc/{process.pid}/stat").read_text(encoding="utf-8").split()
        process.kill()
    return taken, (int(fields[13]) + int(fields[14])) / os.sysconf("SC_CLK_TCK")


def seconds(code: str, home: Path) -> tuple[float, float]:
    """From the start of a process to its window being idle: by the clock, and of the processor."""
    surroundings = of_nobody(home)
    began = time.perf_counter()
    with subprocess.Popen(
        [sys.executable, "-c", code], stdout=subprocess.PIPE, env=surroundings, text=True
    ) as process:
        assert process.stdout is not None
        line = process.stdout.readline()
        taken = time.perf_counter() - began
        if process.wait(30) or not line:
            raise SystemExit("the window did not come up")
    return taken, float(line)


def main() -> int:
    """Measure and print; 1 where the window takes more than is allowed."""
    parser = argparse.ArgumentParser(description="start of the window against an empty one")
    parser.add_argument("--runs", type=int, default=9)
    parser.add_argument("--program", type=Path)
    arguments = parser.parse_args()
    runs = arguments.runs
    if arguments.program is not None:
        return installed(arguments.program, runs)
    empty, ours = [], []
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        for code in (EMPTY, OURS):  # the first one of each reads files that the others have at hand
            seconds(code, home)
        for _ in range(runs):
            empty.append(seconds(EMPTY, home))
            ours.append(seconds(OURS, home))
    for name, low, high in zip(
        ("processor", "clock"), _medians(empty)[::-1], _medians(ours)[::-1], strict=True
    ):
        print(f"{name}: empty window {low * 1000:.0f} ms, Fællestid {high * 1000:.0f} ms:"
              f" {high / low:.2f} times ({runs} runs each, allowed {ALLOWED:.0f})")
    return high > ALLOWED * low


def installed(program: Path, runs: int) -> int:
    """Measure an installed program and print."""
    with tempfile.TemporaryDirectory() as folder:
        until_seen(program, Path(folder))
        clock, processor = _medians([until_seen(program, Path(folder)) for _ in range(runs)])
    print(f"{program.name}: processor {processor * 1000:.0f} ms, clock {clock * 1000:.0f} ms"
          f" ({runs} runs)")
    return 0


def _medians(taken: list[tuple[float, float]]) -> list[float]:
    return [statistics.median(each) for each in zip(*taken, strict=True)]


if __name__ == "__main__":
    sys.exit(main())
