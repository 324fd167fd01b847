"""What a power cut in the middle of a save may leave on the disk, opened again.

    .venv/bin/python -m tests.stress.power_cuts [COUNT [FIRST_SEED [PASSWORD]]]

Nothing is cut off here. A save is done, and its journal is kept from just before the commit. From
the file before, the file after and that journal, states are put together that the order of writing
and flushing allows: whatever was not flushed is there, is not, or is torn within a page. Wanted:
before the journal is gone the file holds the plan before, then the new one, always whole, and it
can be saved again. That the system and the disk keep that order when they are asked to flush is
taken for granted and not shown.

Ends with 1 where anything went wrong, and names the seeds.
"""

import random
import sqlite3
import sys
import tempfile
import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final
from unittest.mock import patch

from models.finding import UnusableInput
from models.plan import Outcome, Plan
from models.problem import Problem
from planner.plan_file.file import PlanFile, save_as
from planner.plan_file.rows import write
from planner.plan_file.schema import VERSION
from tests.planner.plan_file.plans import moved, outcome, renamed, with_notes

_SECTOR: Final = 512
_MARK: Final = bytes.fromhex("d9d505f920a163d7")
"""How a journal begins, with the number of its pages behind; both are 0 until those are flushed."""

Held = tuple[Problem, Plan]


@dataclass(frozen=True, slots=True)
class Save:
    """The file before and after a save, its journal as it stood before the commit, and the bytes
    of a page. `was` and `now`: what the file holds then."""

    before: bytes
    after: bytes
    journal: bytes
    page: int
    was: Held
    now: Held


def saved(rnd: random.Random, path: Path, password: str | None) -> Save:
    """A save of a random change."""
    made = outcome(rnd.randrange(40))
    save_as(made, path, password)
    journals: list[bytes] = []
    def watched(connection: sqlite3.Connection, *rest: Any) -> Any:
        done = write(connection, *rest)
        # The commit counts up a number on the first page, which is then in the journal as well.
        connection.execute(f"PRAGMA user_version = {VERSION}")
        journals.append(path.with_name(f"{path.name}-journal").read_bytes())
        return done

    before = path.read_bytes()
    with (
        patch("planner.plan_file.file.write", watched),
        PlanFile.open(path, password=password) as file,
    ):
        page = int(file._connection.execute("PRAGMA page_size").fetchone()[0])
        done = file.save(_changed(rnd, made))
    was, now = (made.problem, made.plan), (done.problem, done.plan)
    return Save(before, path.read_bytes(), journals[0], page, was, now)


def _changed(rnd: random.Random, made: Outcome) -> Outcome:
    if made.plan.meetings and rnd.random() < 0.3:
        made = moved(made, 0, 15)
    if rnd.random() < 0.5:
        made = with_notes(made, "Bo", "Kan vi bytte? " * rnd.choice((1, 50, 2000)))
    return renamed(made, f"Huset {rnd.random()}")


def cut(rnd: random.Random, save: Save) -> tuple[str, bytes, bytes | None]:
    """How far the save came, and what the file and its journal then are."""
    how = rnd.choice(("journal", "pages", "pages", "pages", "flushed", "gone"))
    if how == "journal":
        return how, save.before, _unflushed(rnd, save.journal)
    if how == "pages":
        return how, mixed(rnd, save), _whole(save)
    return how, save.after, _whole(save) if how == "flushed" else None


def _whole(save: Save) -> bytes:
    """The journal once it is flushed: it says how many pages it has."""
    records = (len(save.journal) - _SECTOR) // (save.page + 8)
    head = _MARK + records.to_bytes(4, "big")
    return head + save.journal[len(head):]


def _unflushed(rnd: random.Random, journal: bytes) -> bytes:
    """A journal of which some sectors came to the disk, or none."""
    there = bytearray(journal[: rnd.randrange(len(journal) + 1)])
    for at in range(0, len(there), _SECTOR):
        if rnd.random() < 0.3:
            end = min(len(there), at + _SECTOR)
            there[at:end] = bytes(end - at)
    return bytes(there)


def mixed(rnd: random.Random, save: Save) -> bytes:
    """A file of which some pages are the new ones, some the old ones, and some torn."""
    size = rnd.choice((len(save.before), len(save.after)))
    there = bytearray(save.before.ljust(size, b"\0")[:size])
    for at in range(0, min(size, len(save.after)), save.page):
        sectors = rnd.choice((0, save.page // _SECTOR, rnd.randrange(save.page // _SECTOR + 1)))
        end = min(size, at + sectors * _SECTOR)
        there[at:end] = save.after[at:end]
    return bytes(there)


def tried(seed: int, folder: Path, password: str | None) -> str:
    """How a cut ended; with `wrong` at the beginning where it should not have."""
    rnd = random.Random(seed)
    path = folder / "plan.faellestid"
    save = saved(rnd, path, password)
    how, content, journal = cut(rnd, save)
    path.write_bytes(content)
    if journal is not None:
        path.with_name(f"{path.name}-journal").write_bytes(journal)
    wanted = save.now if how == "gone" else save.was
    try:
        with PlanFile.open(path, password=password) as file:
            problem, plan = file.read()
            if (problem, plan) != wanted:
                return f"wrong: {how}: another plan"
            again = renamed(Outcome(problem, plan, outcome().judgement), "Igen")
            if file.save(again).others:
                return f"wrong: {how}: taken for somebody else's"
        with PlanFile.open(path, password=password) as file:
            if file.read()[0] != again.problem:
                return f"wrong: {how}: not saved again"
    except (UnusableInput, sqlite3.Error) as fault:
        return f"wrong: {how}: {fault}"
    return how


def main(arguments: list[str]) -> int:
    """Cut so many saves and tell how they ended."""
    count, first = (int(text) for text in (arguments + ["200", "0"][len(arguments):])[:2])
    password = arguments[2] if len(arguments) > 2 else None
    began, ends = time.monotonic(), Counter[str]()
    for seed in range(first, first + count):
        with tempfile.TemporaryDirectory() as folder:
            end = tried(seed, Path(folder), password)
        ends["wrong" if end.startswith("wrong") else end] += 1
        if end.startswith("wrong"):
            print(f"seed {seed}: {end}", flush=True)
    for end, number in ends.most_common():
        print(f"{number:7}  {end}")
    print(f"{time.monotonic() - began:7.0f}  seconds")
    return int(ends["wrong"] > 0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
