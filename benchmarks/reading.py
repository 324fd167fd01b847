"""How long a roster takes from file to shifts, against what its cells alone take.

    .venv/bin/python -m benchmarks.reading [PEOPLE [DAYS [RUNS]]]

Writes a workbook of 2,000 people × 365 days (736,000 cells) into a temporary folder, reads it as
the program does, in a child process, and with python-calamine alone. Prints the median seconds of
both, their ratio, and the most memory that a child took. The aim: at most 3 times, at most 400 MB.
"""

import io
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

from planner.importing import read_roster

FIRST = date(2026, 1, 1)
CODES = {"D": 5, "A": 4, "N": 3, "FRI": 3, "": 2, "F": 1}
LEGEND = (
    ("Vagtkode", "Fra", "Til", "Betydning"), ("D", "07:00", "15:00", "Dagvagt"),
    ("A", "15:00", "23:00", "Aftenvagt"), ("N", "23:00", "07:00", "Nattevagt"),
    ("F", "", "", "Ferie"),
)


def main(people: int, days: int, runs: int) -> None:
    """Measure both ways in turns, so that what else the machine does weighs on both."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "plan.xlsx"
        write_roster(path, people, days)
        alone, whole = [], []
        for _ in range(runs):
            alone.append(_seconds(lambda: _cells(path)))
            whole.append(_seconds(lambda: read_roster(path)))
    cells, shifts = statistics.median(alone), statistics.median(whole)
    ratio = statistics.median(b / a for a, b in zip(alone, whole, strict=True))
    print(f"{people} people × {days} days, median of {runs} runs")
    print(f"cells alone {cells:.2f} s, into shifts {shifts:.2f} s: {ratio:.1f} times")
    print(f"memory of the child at most {_child_megabytes()}")


def write_roster(path: Path, people: int, days: int) -> None:
    """A roster as a municipal system writes it; the same at each run."""
    import openpyxl

    chance = random.Random(1)
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("Plan")
    sheet.append(["Navn", "Stilling", "Timer", *(FIRST + timedelta(days=n) for n in range(days))])
    for number in range(people):
        codes = chance.choices(list(CODES), list(CODES.values()), k=days)
        sheet.append([_name(number), "SSA", 32, *codes])
    legend = book.create_sheet("Vagtkoder")
    for row in LEGEND:
        legend.append(row)
    book.save(path)


def _name(number: int) -> str:
    """Another name for each number."""
    letters = "abcdefghij"
    return "Bo H" + "".join(letters[int(digit)] for digit in f"{number:05d}")


def _cells(path: Path) -> int:
    from python_calamine import CalamineWorkbook

    book = CalamineWorkbook.from_filelike(io.BytesIO(path.read_bytes()))
    rows = [
        book.get_sheet_by_name(name).to_python(skip_empty_area=False) for name in book.sheet_names
    ]
    return sum(map(len, rows))


def _seconds(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def _child_megabytes() -> str:
    if sys.platform == "win32":
        return "an amount that Windows does not tell"
    import resource

    most = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    return f"{most / (1_000_000 if sys.platform == 'darwin' else 1000):.0f} MB"


if __name__ == "__main__":
    given = [int(text) for text in sys.argv[1:]]
    main(*[*given, *(2000, 365, 5)[len(given):]])
