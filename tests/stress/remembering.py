"""Kill a process that keeps answers about rosters and settings at a random moment.

    .venv/bin/python -m tests.stress.remembering [COUNT [FIRST_SEED]]

Wanted: what was acknowledged of the answers is there, whole; the settings can be read and hold one
of the states that they had. Ends with 1 otherwise, and names the seeds.
"""

import multiprocessing
import random
import sys
import tempfile
import time
from multiprocessing.connection import Connection
from pathlib import Path

from planner.importing.mapping import Mapping
from planner.importing.memory import proposal, remember
from planner.importing.shape import Shape
from ui.settings import Settings

FORK = multiprocessing.get_context("fork")
_LONGEST = 0.3
_MOST = 100_000
SHAPE = Shape(("Plan",), (("Plan", ("navn",)),), "grid")


def answered(number: int) -> Mapping:
    """The answers after so many."""
    names = (f"Navn {each}" for each in range(number % 200 + 1))
    return Mapping(ignore=(*names, str(number)))


def keep_on(folder: Path, shape: Shape, sender: "Connection[int, int]") -> None:
    """Keep one state of answers and settings after the other, and say which."""
    for number in range(1, _MOST):
        remember(folder, shape, answered(number))
        settings = Settings(folder / "settings.ini")
        settings.person = f"Åse {number}"
        settings.remember(folder / f"plan {number}.faellestid")
        settings._store.sync()
        sender.send(number)


def killed(seed: int, folder: Path) -> str | None:
    """What is wrong after a writer was killed; None where all is whole."""
    remember(folder, SHAPE, answered(0))
    receiver, sender = FORK.Pipe(duplex=False)
    process = FORK.Process(target=keep_on, args=(folder, SHAPE, sender))
    process.start()
    sender.close()
    time.sleep(random.Random(seed).uniform(0.001, _LONGEST))
    process.kill()
    process.join()
    said = 0
    while True:
        try:
            said = receiver.recv()
        except EOFError:
            break
    found = proposal(folder, SHAPE)
    if found is None:
        return f"no answers after {said}"
    number = int(found.ignore[-1])
    if number not in (said, said + 1) or found.ignore != answered(number).ignore:
        return f"answers {number} after {said}"
    person = Settings(folder / "settings.ini").person
    wanted = {"", *(f"Åse {each}" for each in (said, said + 1))}
    whole = person in wanted and (person or not said)
    return None if whole else f"settings {person!r} after {said}"


def main(argv: list[str]) -> int:
    """Kill so many writers; says how many left something that is not whole."""
    count, first = (int(text) for text in (argv + ["200", "0"][len(argv):])[:2])
    failed = 0
    for seed in range(first, first + count):
        with tempfile.TemporaryDirectory() as name:
            wrong = killed(seed, Path(name))
        if wrong is not None:
            failed += 1
            print(f"{seed}: {wrong}", flush=True)
    print(f"{count} killed while keeping answers and settings, {failed} not whole")
    return int(failed > 0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
