"""How long the window ever lets people wait: the largest gap in the event loop, journey by journey.

    QT_QPA_PLATFORM=offscreen python -m benchmarks.event_loop [--runs 3] [--only WORD ...]

Each run is a process of its own, so that the first time of everything is the first time. It drives
the real window through what people do with a plan of 200 people and a year: import, opening, every
view, choosing, dragging, locking, undoing, asking, mending, searching, noting, saving, planning.

A timer of one millisecond stands in the event loop, and the time from one of its ticks to the next
is the gap: that is how long a key or a click would have waited at the worst moment. A thread that
posts events would fight the window for the interpreter and measure itself as well; the dispatcher's
own signals tell when the loop sleeps, but not how long what waits has waited while it does not.

Beside each gap stands how much of it the window's own thread worked: the rest it was kept waiting,
by another thread of it or by other programs. Prints the median and the largest of the runs, and
ends with 1 where a median is above 100 ms.
"""

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.event_watch import Gap

LIMIT_MS = 100
PLAN, ROSTER = "plan.faellestid", "roster.xlsx"


def main() -> int:
    """Run as often as asked and print the table; 1 where the window lets people wait too long."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.event_loop")
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--only", nargs="*", default=[], help="parts whose name begins with these")
    parser.add_argument("--once", type=Path, help=argparse.SUPPRESS)
    given = parser.parse_args()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    if given.once is not None:
        from benchmarks.journeys import live

        for name, gap in live(given.once, PLAN, ROSTER, given.only):
            sys.stdout.write(f"{json.dumps([name, gap.ms, gap.worked_ms])}\n")
            sys.stdout.flush()
        return 0
    with tempfile.TemporaryDirectory() as folder:
        _make(Path(folder))
        found = [_run(Path(folder), given.only) for _ in range(given.runs)]
    return _tell(found)


def _make(folder: Path) -> None:
    """The files that are opened: the plan, and a workbook as large."""
    from benchmarks.large_home import large_outcome
    from benchmarks.reading import write_roster
    from planner import service

    service.save_plan(large_outcome(), folder / PLAN)
    write_roster(folder / ROSTER, 200, 365)


def _run(folder: Path, only: list[str]) -> dict[str, Gap]:
    command = [sys.executable, "-m", "benchmarks.event_loop", "--once", str(folder)]
    began = time.perf_counter()
    done = subprocess.run(
        [*command, "--only", *only], check=True, capture_output=True, text=True
    )
    sys.stderr.write("".join(
        f"{line}\n" for line in done.stderr.splitlines() if "propagateSizeHints" not in line
    ))
    sys.stderr.write(f"a run of {time.perf_counter() - began:.0f} s\n")
    lines = (json.loads(line) for line in done.stdout.splitlines())
    return {name: Gap(ms, worked) for name, ms, worked in lines}


def _tell(found: list[dict[str, Gap]]) -> int:
    print(f"{'largest gap in the event loop, ms':44} median  worked  largest")
    slow = 0
    for name in dict.fromkeys(name for run in found for name in run):
        gaps = [run[name] for run in found if name in run]
        median = statistics.median(gap.ms for gap in gaps)
        worked = statistics.median(gap.worked_ms for gap in gaps)
        largest = max(gap.ms for gap in gaps)
        slow += median > LIMIT_MS
        mark = "  too long" if median > LIMIT_MS else ""
        print(f"{name:44} {median:6.0f}  {worked:6.0f}  {largest:7.0f}{mark}")
    if hasattr(os, "getloadavg"):
        print(f"{len(found)} runs, load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")
    print(f"over {LIMIT_MS} ms: {slow}")
    return int(slow > 0)


if __name__ == "__main__":
    sys.exit(main())
