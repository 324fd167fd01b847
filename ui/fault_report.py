"""A report of what went wrong, for whoever is to mend it: a text file without personal data.

What is let in has to look like the program's own: of the log its times, sorts of faults and places
in the program. Whatever else stands there is left out and counted, so that no name gets in through
a sentence, a path or a line that nobody thought of.
"""

import platform
import re
import sys
from collections.abc import Iterable, Iterator
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QStandardPaths

from models.finding import UnusableInput
from models.problem import Problem
from planner.exporting.safe_write import replace_file
from planner.texts import t
from ui.faults import crash_file, log_file, place

if TYPE_CHECKING:
    from ui.main_window import MainWindow

_LIBRARIES: Final = ("faellestid", "PySide6-Essentials", "ortools", "openpyxl", "numpy")
_WORD: Final = r"[A-Za-z_][A-Za-z0-9_]*"
_ENTRY: Final = re.compile(
    rf"(\d{{4}}-\d\d-\d\d \d\d:\d\d:\d\d),\d+ ([A-Z]+) ((?:ui|planner|models)(?:\.{_WORD})*) "
)
_FRAME: Final = re.compile(
    rf"  ((?:[\w.-]+/)?{_WORD}\.py):(\d+) (<?{_WORD}>?)$", re.ASCII
)
_SORT: Final = re.compile(r"[A-Z][A-Za-z]*(?:Error|Exception|Warning|Stopped|Input|Exit)$")
_CRASH: Final = re.compile(
    r"(Fatal Python error|Windows fatal exception): "
    r"(Segmentation fault|Aborted|Bus error|Floating.point exception|Illegal instruction"
    r"|access violation|stack overflow|int divide by zero|code 0x[0-9a-f]{1,8})"
)
_CRASH_FRAME: Final = re.compile(rf'  File "(.+)", line (\d+) in (<?{_WORD}>?)$', re.ASCII)
_PROGRAM: Final = frozenset({"ui", "planner", "models", "views", "widgets", "verbs", "solver"})


def offer(window: "MainWindow") -> None:
    """Ask where the report is to stand, write it and say where it is."""
    verbs, document = window.verbs, window.document
    data = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.AppDataLocation))
    near = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    path = verbs.dialogs.where_to_report(Path(near) / t("ui_faults.file"))
    if path is None:
        return
    try:
        write_report(path, data, document.state.problem)
    except UnusableInput as refusal:
        verbs.told.emit("error", str(refusal))
    else:
        verbs.told.emit("good", t("ui_faults.done", file=str(path)))


def write_report(path: Path, folder: Path, problem: Problem | None) -> None:
    """Write a report on the log in a folder. Raises UnusableInput where it cannot be written."""
    replace_file(path, ("\n".join(_lines(folder, problem)) + "\n").encode())


def _lines(folder: Path, problem: Problem | None) -> Iterator[str]:
    yield f"{platform.system()} {platform.release()} {platform.machine()}"
    yield f"Python {platform.python_version()} {'frozen' if hasattr(sys, 'frozen') else ''}".strip()
    for name in _LIBRARIES:
        try:
            yield f"{name} {version(name)}"
        except PackageNotFoundError:
            yield f"{name} -"
    if problem is not None:
        yield (
            f"plan: {len(problem.roster.employees)} employees, {len(problem.period.days())} days, "
            f"{len(problem.kinds)} kinds, {len(problem.series)} series"
        )
    for file in (log_file(folder), crash_file(folder)):
        for each in (file.with_suffix(".log.1"), file):
            yield ""
            yield each.name
            yield from let_in(_read(each))


def let_in(lines: Iterable[str]) -> Iterator[str]:
    """Those lines that can hold no name, and at the end how many others there were."""
    dropped = 0
    for line in lines:
        known = _known(line)
        if known is None:
            dropped += bool(line.strip())
        else:
            yield known
    yield f"({dropped} lines left out)"


def _known(line: str) -> str | None:
    entry = _ENTRY.match(line)
    if entry:
        return " ".join(entry.groups())
    frame = _FRAME.match(line)
    if frame:
        return f"  {_own(frame[1])}:{frame[2]} {frame[3]}"
    frame = _CRASH_FRAME.match(line)
    if frame:
        return f"  {_own(place(frame[1]))}:{frame[2]} {frame[3]}"
    crash = _CRASH.match(line)
    if crash:
        return crash[0]
    return line if _SORT.match(line) else None


def _own(where: str) -> str:
    """A place, without a folder that is none of the program's."""
    folder, _, file = where.rpartition("/")
    return f"{folder}/{file}" if folder in _PROGRAM else file


def _read(file: Path) -> list[str]:
    try:
        return file.read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return []
