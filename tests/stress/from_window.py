"""Kill a window's process at a random moment while it exports, or reads a roster with answers.

    .venv/bin/python -m tests.stress.from_window export|import [COUNT [FIRST_SEED]]

The window's own jobs, importer and processes are used, without a screen. Killed is the window alone
or all of its processes at once. Wanted: no process stays; what is exported is wholly one of the two
plans; the roster is untouched, and the answers that were kept last are there, whole. Ends with 1
otherwise, and names the seeds.
"""

import contextlib
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import partial
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

from PySide6.QtCore import QCoreApplication

from models.plan import Outcome
from planner import service
from planner.importing.codes import Work
from planner.importing.mapping import Mapping
from planner.importing.memory import proposal
from tests.stress.exports import outcomes
from tests.ui.rosters import write_roster
from ui.importer import Importer
from ui.job import Job
from ui.tasks import ExportExcel, Read, ReadRoster

LONGEST = 2.0
"""Seconds from the first work that was done to the kill, at most."""
ENDS_SECONDS = 30.0
"""How long the processes of a window that was killed may stay."""


# The window that is killed ---------------------------------------------------------------------


def export_on(target: Path) -> None:
    """Export one plan after the other over the same file, for ever."""
    application = QCoreApplication([])
    made = outcomes()

    def export(number: int) -> None:
        job = Job(ExportExcel(made[number % len(made)], target), application)
        job.done.connect(lambda _: print(number, flush=True))
        job.ended.connect(lambda: export(number + 1))
        job.start()

    export(1)
    application.exec()


def answer_on(roster: Path, memory: Path) -> None:
    """Read a roster again and again, each time with another answer, and say what was kept."""
    application = QCoreApplication([])
    importer = Importer(memory, application)

    def kept(number: int) -> None:
        print(number, flush=True)
        importer.answer(answered(number + 1))

    def changed() -> None:
        keeping = importer._keeping
        if not importer.busy and keeping is not None:
            number = number_of(importer.said.mapping)
            keeping.ended.connect(lambda: kept(number))

    def begin(found: Read) -> None:
        importer.begin(roster, found, ask=True)
        importer.changed.connect(changed)
        importer.answer(answered(1))

    job = Job(ReadRoster(roster), application)
    job.done.connect(begin)
    job.start()
    application.exec()


def answered(number: int) -> Mapping:
    """Answers that tell which they are; what the code means changes too, so all is read anew."""
    minutes = number % 60
    code = Work(12 * 60 + minutes, 21 * 60 + minutes, "evening")
    return Mapping(
        codes={"QX9": code}, ignore=(str(number),), same={"Bo Dam": "Bo Dam", "BD": "Bo Dam"}
    )


def number_of(mapping: Mapping) -> int:
    """Which answers they are."""
    return int(mapping.ignore[0])


# The one who kills it --------------------------------------------------------------------------


def killed(seed: int, *arguments: str) -> tuple[int, str | None]:
    """The last number that a window said before it was killed; and what is wrong with its end."""
    rnd = random.Random(seed)
    window = subprocess.Popen(
        [sys.executable, "-m", __spec__.name, "serve", *arguments],
        stdout=subprocess.PIPE, text=True, start_new_session=True,
    )
    assert window.stdout is not None
    said = [window.stdout.readline()]
    time.sleep(rnd.uniform(0, LONGEST))
    if rnd.random() < 0.5:
        window.kill()
    else:
        os.killpg(window.pid, signal.SIGKILL)
    said += window.stdout.readlines()  # its processes have the line too, until they end
    window.wait()
    window.stdout.close()
    until = time.monotonic() + ENDS_SECONDS
    while time.monotonic() < until:
        try:
            os.killpg(window.pid, 0)
        except ProcessLookupError:
            break
        time.sleep(0.05)
    else:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(window.pid, signal.SIGKILL)
        return 0, "processes stayed"
    whole = [int(line) for line in said if line.endswith("\n")]
    return max(whole, default=0), None if whole else "nothing was done"


def exported(made: Iterable[Outcome], folder: Path, seed: int) -> str | None:
    """What is wrong with a target after the window that writes it was killed."""
    target = folder / f"{seed}.xlsx"
    for outcome in made:
        service.export_excel(outcome, target)
    _, wrong = killed(seed, "export", str(target))
    try:
        with ZipFile(BytesIO(target.read_bytes())) as packed:
            return wrong or packed.testzip()
    except Exception as fault:  # noqa: BLE001 - whatever it is, the file is not whole
        return f"{type(fault).__name__}: {fault}"


def remembered(folder: Path, seed: int) -> str | None:
    """What is wrong with a roster and its answers after the window that reads it was killed."""
    roster = write_roster(folder / f"{seed}.xlsx", strange="QX9")
    before, memory = roster.read_bytes(), folder / str(seed)
    shape = service.read_explained(roster).shape
    said, wrong = killed(seed, "import", str(roster), str(memory))
    found = proposal(memory, shape)
    if wrong or found is None or roster.read_bytes() != before:
        return wrong or ("no answers" if found is None else "the roster was written to")
    number = number_of(found)
    if number not in (said, said + 1) or found != replace(answered(number), remembered=True):
        return f"answers {number} after {said}"
    return None


def main(argv: list[str]) -> int:
    """Kill so many windows; says after how many something was wrong."""
    what = argv[0] if argv else ""
    if what == "serve":
        match argv[1:]:
            case ["export", target]:
                export_on(Path(target))
            case ["import", roster, memory]:
                answer_on(Path(roster), Path(memory))
        return 0
    count, first = (int(text) for text in (argv[1:] + ["20", "0"][len(argv) - 1:])[:2])
    failed = 0
    with tempfile.TemporaryDirectory() as name:
        tried: Callable[[int], str | None] = partial(remembered, Path(name))
        if what == "export":
            tried = partial(exported, outcomes(), Path(name))
        for seed in range(first, first + count):
            wrong = tried(seed)
            if wrong is not None:
                failed += 1
                print(f"{seed}: {wrong}", flush=True)
    print(f"{count} windows killed ({what}), {failed} times something was wrong")
    return int(failed > 0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
