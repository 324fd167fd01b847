"""Read thousands of damaged rosters, and count how each ends.

    .venv/bin/python -m tests.stress.mutated_workbooks [COUNT [FIRST_SEED [WORKERS]]]

A file is made from a seed alone, so each can be made again. It is read in a child process under the
limits of the import (20 s, 1 GB). A child reads many files in turn, which is a hundred times
quicker than one child a file; what happens to it is held against the file that it was reading.
Where LibreOffice is installed, .ods and .xls files are damaged too.

Wanted: 0 crashed, 0 hung, 0 unexpected. Ends with 1 otherwise, and names the seeds.
"""

import multiprocessing
import os
import random
import re
import resource
import shutil
import subprocess
import sys
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from multiprocessing.connection import Connection
from pathlib import Path

from models.finding import UnusableInput
from planner.importing.reader_process import Limits
from planner.importing.understand import understand
from planner.texts.da.importing import TEXTS
from tests.planner.importing.mutate import mutate, starting_points

READ, REFUSED, CRASHED, HUNG, UNEXPECTED = "read", "refused", "crashed", "hung", "unexpected"
WANTED_NONE = (CRASHED, HUNG, UNEXPECTED)
_ENDINGS = (".xlsx", ".xlsx", ".xlsx", ".csv", ".xls", ".ods", ".txt", "")
_BATCH = 250
_LINES_SHOWN = 4
_LIMITS = Limits()
_NO_MESSAGES = {"not_understood", "reader_died"}
_SENTENCES = {
    key.removeprefix("import."): re.compile(re.sub(r"\\{\w+\\}", ".*", re.escape(sentence)), re.S)
    for key, sentence in TEXTS.items() if not key.startswith("import.q.")
}


@dataclass(slots=True)
class Tally:
    """How many files ended how; `messages` by the key of the sentence, `bad` seed by seed."""

    ends: Counter[str] = field(default_factory=Counter)
    messages: Counter[str] = field(default_factory=Counter)
    bad: list[tuple[int, str, str]] = field(default_factory=list)

    def add(self, seed: int, end: str, detail: str) -> None:
        """Count one file; `detail` is a sentence's key or what went wrong."""
        self.ends[end] += 1
        if end == REFUSED:
            self.messages[detail] += 1
        if end in WANTED_NONE:
            self.bad.append((seed, end, detail))


def made(seed: int, sound: Sequence[bytes]) -> tuple[bytes, str]:
    """The damaged file of a seed, and the ending of its name."""
    rnd = random.Random(seed)
    content = mutate(rnd.choice(sound), rnd)
    if rnd.random() < 0.1:
        content = mutate(content, rnd) if _still_opens(content) else content
    return content, rnd.choice(_ENDINGS)


def _still_opens(content: bytes) -> bool:
    return not content.startswith(b"PK")


def run(first: int, count: int, sound: Sequence[bytes]) -> Tally:
    """Read the files of so many seeds."""
    tally = Tally()
    seed, last = first, first + count
    while seed < last:
        seed = _batch(seed, min(last, seed + _BATCH), sound, tally)
    return tally


def _batch(first: int, last: int, sound: Sequence[bytes], tally: Tally) -> int:
    """One child for some seeds; returns the seed to go on with."""
    context = multiprocessing.get_context("fork")
    receiver, sender = context.Pipe(duplex=False)
    child = context.Process(target=_read_all, args=(first, last, sound, sender))
    child.start()
    sender.close()
    seed, began = first, time.monotonic()
    try:
        while seed < last:
            left = began + _LIMITS.seconds - time.monotonic()
            if left <= 0 or not receiver.poll(left):
                tally.add(seed, HUNG, f"{_LIMITS.seconds:g} s")
                return seed + 1
            try:
                end, detail = receiver.recv()
            except EOFError:
                child.join()
                tally.add(seed, CRASHED, f"exit code {child.exitcode}")
                return seed + 1
            tally.add(seed, end, detail)
            seed, began = seed + 1, time.monotonic()
        return seed
    finally:
        child.kill()
        child.join()
        receiver.close()


def _read_all(
    first: int, last: int, sound: Sequence[bytes], sender: "Connection[object, object]"
) -> None:
    silent = os.open(os.devnull, os.O_WRONLY)
    os.dup2(silent, 2)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_AS, (_LIMITS.memory, resource.RLIM_INFINITY))
    with tempfile.TemporaryDirectory() as folder:
        for seed in range(first, last):
            content, ending = made(seed, sound)
            path = Path(folder) / f"plan{ending}"
            path.write_bytes(content)
            sender.send(_end_of(path))
            path.unlink()
    sender.close()
    os._exit(0)


def _end_of(path: Path) -> tuple[str, str]:
    try:
        roster = understand(path)
    except UnusableInput as problem:
        key = key_of(str(problem))
        return (UNEXPECTED if key in _NO_MESSAGES else REFUSED), key
    except MemoryError:
        return REFUSED, "too_heavy"
    except BaseException:  # noqa: BLE001 - a panic in a reading library is no Exception
        return UNEXPECTED, traceback.format_exc()
    return (READ, "") if roster.employees else (UNEXPECTED, "a roster of nobody")


def key_of(sentence: str) -> str:
    """The key of a sentence that made a file unusable; "not_understood" for an unknown one."""
    return next((k for k, p in _SENTENCES.items() if p.fullmatch(sentence)), "not_understood")


def converted(folder: Path, ending: str) -> list[bytes]:
    """The workbooks that LibreOffice makes of the sound ones; none where it is not installed."""
    office = shutil.which("soffice")
    if office is None:
        return []
    paths = []
    for number, content in enumerate(starting_points(folder)):
        if content.startswith(b"PK"):
            path = folder / f"sound{number}.xlsx"
            path.write_bytes(content)
            paths.append(str(path))
    out = folder / ending
    subprocess.run(
        [office, f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to",
         ending, "--outdir", str(out), *paths],
        check=True, capture_output=True, timeout=300,
    )
    return [path.read_bytes() for path in sorted(out.iterdir())]


def _grouped(tally: Tally) -> dict[tuple[str, str], list[int]]:
    """Seeds by what went wrong and the last lines that say where."""
    groups: dict[tuple[str, str], list[int]] = {}
    for seed, end, detail in tally.bad:
        where = "\n".join(detail.strip().splitlines()[-_LINES_SHOWN:])
        groups.setdefault((end, where), []).append(seed)
    return groups


def main(count: int = 10_000, first: int = 0, workers: int = 1) -> int:
    """Print the table; returns the exit status."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        sound = starting_points(folder)
        for ending in ("ods", "xls"):
            sound += converted(folder, ending)
    began = time.monotonic()
    share = -(-count // workers)
    starts = range(first, first + count, share)
    with ThreadPoolExecutor(workers) as pool:
        parts = list(pool.map(lambda at: run(at, min(share, first + count - at), sound), starts))
    tally = Tally()
    for part in parts:
        tally.ends += part.ends
        tally.messages += part.messages
        tally.bad += part.bad
    print(f"{count} damaged files of {len(sound)} sound ones, {time.monotonic() - began:.0f} s")
    for end in (READ, REFUSED, *WANTED_NONE):
        print(f"  {end:<12}{tally.ends[end]:>7}")
    print("refused with: " + ", ".join(f"{k} {n}" for k, n in tally.messages.most_common()))
    for (end, detail), seeds in _grouped(tally).items():
        print(f"{end} {len(seeds)} times, first with seeds {seeds[:5]}: {detail}")
    return 1 if tally.bad else 0


if __name__ == "__main__":
    sys.exit(main(*[int(text) for text in sys.argv[1:]]))
