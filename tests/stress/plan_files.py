"""Plan files on bad days, many times over; each part counts how it ended.

    .venv/bin/python -m tests.stress.plan_files kill 200 [FIRST_SEED]
    .venv/bin/python -m tests.stress.plan_files mutate 2000 [FIRST_SEED]
    .venv/bin/python -m tests.stress.plan_files full 50 [FOLDER]
    .venv/bin/python -m tests.stress.plan_files two 100

kill: a process that saves again and again is killed at a random moment; what it had said was saved
must be there, whole. mutate: damaged files must be refused with a sentence, or read as they were.
full: a plan grows while files may have so many bytes; with FOLDER on a small disk, while that is
filled up. two: two processes save to one file at one moment, with remarks and with changes.

With --password before the part all files have a password; sentences of a database cannot damage
them then, only bytes. Ends with 1 where anything went wrong, and names the seeds.
"""

import multiprocessing
import os
import random
import resource
import signal
import sqlite3
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from models.finding import UnusableInput
from models.plan import Outcome, Plan
from models.problem import Problem
from planner.plan_file import migrations, saving
from planner.plan_file.faults import Changed, Damaged
from planner.plan_file.file import PlanFile
from planner.plan_file.opening import read_plan
from planner.review.remarks import with_remark
from tests.planner.plan_file.older import make_older
from tests.planner.plan_file.plans import moved, outcome, renamed, with_notes

FORK = multiprocessing.get_context("fork")
Ends = Counter[str]
_BATCH_SECONDS = 60.0
_LONG = "æ" * 3000
_SWITCH = "--password"
_PASSWORD = "rød bil æder grød" if _SWITCH in sys.argv else None
"""Of all files."""


def save(made: Outcome, path: Path) -> None:
    """Save a plan with the password that all have."""
    saving.save(made, path, password=_PASSWORD)


def held(path: Path) -> tuple[Problem, Plan]:
    """What is in a file."""
    return read_plan(path, _PASSWORD)[:2]


def state(number: int) -> Outcome:
    """The plan after so many edits."""
    made = renamed(moved(outcome(), number % 3, 15 * (number % 40 + 1)), f"Hjem {number}")
    return with_notes(made, "AMR", _LONG) if number % 5 == 4 else made


# Killed ----------------------------------------------------------------------------------------


def kill(count: int, first: int) -> Ends:
    """Kill so many processes: three in four that save, one that brings a file up to date."""
    ends: Ends = Counter()
    for seed in range(first, first + count):
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "plan.faellestid"
            end = _migrated(seed, path) if seed % 4 == 3 else _killed(seed, path)
        ends[end] += 1
        if end.startswith("wrong"):
            print(f"seed {seed}: {end}")
    return ends


def _killed(seed: int, path: Path) -> str:
    rnd = random.Random(seed)
    save(state(0), path)
    receiver, sender = FORK.Pipe(duplex=False)
    child = FORK.Process(target=_save_on, args=(path, sender, seed % 4))
    child.start()
    sender.close()
    time.sleep(rnd.uniform(0.005, 0.25))
    assert child.pid is not None
    os.kill(child.pid, signal.SIGKILL)
    child.join()
    said = 0
    while True:
        try:
            said = receiver.recv()
        except EOFError:
            break
    hot = path.with_name(f"{path.name}-journal").exists()
    try:
        problem, plan = held(path)
    except UnusableInput as fault:
        return f"wrong: not opened after {said} saves: {fault}"
    number = int(problem.name.split()[1])
    wanted = state(number)
    if (problem, plan) != (wanted.problem, wanted.plan):
        return f"wrong: half of two states, {number}"
    if number not in (said, said + 1):
        return f"wrong: {said} saves were acknowledged, the file holds {number}"
    save(state(number + 1), path)
    again = state(number + 1)
    if held(path) != (again.problem, again.plan):
        return "wrong: not saved to after the crash"
    how = "the last save rolled back" if hot else "between two saves or after its end"
    return f"sound, {how}"


def _migrated(seed: int, path: Path) -> str:
    """Killed while it brings a file of an older version up to date."""
    save(state(seed), path)
    before = migrations.MIGRATIONS
    migrations.MIGRATIONS = (make_older(path, _PASSWORD), *before)  # type: ignore[misc]
    try:
        child = FORK.Process(target=lambda: PlanFile.open(path, password=_PASSWORD))
        child.start()
        time.sleep(random.Random(seed).uniform(0.001, 0.02))
        assert child.pid is not None
        os.kill(child.pid, signal.SIGKILL)
        child.join()
        hot = path.with_name(f"{path.name}-journal").exists()
        with PlanFile.open(path, password=_PASSWORD) as file:
            found = file.read()
    finally:
        migrations.MIGRATIONS = before  # type: ignore[misc]
    if found != (state(seed).problem, state(seed).plan):
        return "wrong: not the same after a step that was cut short"
    return f"sound, a step to the next version {'rolled back' if hot else 'taken or not begun'}"


def _save_on(path: Path, sender: "Connection[int, int]", way: int) -> None:
    """Save one state after the other and say so: with one object, with a new one each time, or as
    a whole new file."""
    file = PlanFile.open(path, password=_PASSWORD) if way == 0 else None
    for number in range(1, 100_000):
        if file is not None:
            file.save(state(number))
        elif way == 1:
            save(state(number), path)
        else:
            from planner.plan_file.file import save_as

            save_as(state(number), path, _PASSWORD)
        sender.send(number)


# Damaged ---------------------------------------------------------------------------------------


def mutate(count: int, first: int) -> Ends:
    """Open so many damaged files, in child processes that a crash may end."""
    ends: Ends = Counter()
    seed, last = first, first + count
    while seed < last:
        receiver, sender = FORK.Pipe(duplex=False)
        child = FORK.Process(target=_open_all, args=(seed, last, sender))
        child.start()
        sender.close()
        while seed < last:
            try:
                end = receiver.recv() if receiver.poll(_BATCH_SECONDS) else "wrong: hung"
            except EOFError:
                child.join()
                end = f"wrong: crashed with {child.exitcode}"
            ends[end] += 1
            if end.startswith("wrong"):
                print(f"seed {seed}: {end}")
            seed += 1
            if end.startswith(("wrong: hung", "wrong: crashed")):
                break
        child.kill()
        child.join()
    return ends


def _open_all(first: int, last: int, sender: "Connection[str, str]") -> None:
    with tempfile.TemporaryDirectory() as folder:
        sound = Path(folder) / "sound.faellestid"
        save(state(4), sound)
        for seed in range(first, last):
            path = Path(folder) / "plan.faellestid"
            sender.send(_opened(seed, sound.read_bytes(), path))
            for one in path.parent.glob(f"{path.name}*"):
                one.unlink()


def _opened(seed: int, sound: bytes, path: Path) -> str:
    rnd = random.Random(seed)
    by_bytes = _PASSWORD is not None or rnd.random() < 0.7
    path.write_bytes(_by_bytes(sound, rnd) if by_bytes else sound)
    if path.read_bytes() == sound and _PASSWORD is None:
        _by_sentences(path, rnd)
    before = path.read_bytes()
    try:
        problem, plan = held(path)
        end = "read as it was"
        if (problem, plan) != (state(4).problem, state(4).plan):
            return "wrong: other data were accepted"
    except Damaged as fault:
        end = f"refused: {str(fault).split(':')[1].split('.')[0].strip()}"
    except UnusableInput as fault:
        end = f"refused: {str(fault).split('«')[-1].split('.')[0].strip()[:60]}"
    except Exception as fault:  # noqa: BLE001  (what must not happen is counted)
        return f"wrong: {type(fault).__name__}: {fault}"
    if path.read_bytes() != before and not end.startswith("read"):
        return "wrong: a refused file was written to"
    return end if _saved_over(path) else "wrong: a save over it was not whole"


def _saved_over(path: Path) -> bool:
    """Whether a save over a damaged file is whole, or refused with a sentence."""
    try:
        save(state(1), path)
    except UnusableInput:
        return True
    return held(path) == (state(1).problem, state(1).plan)


def _by_bytes(sound: bytes, rnd: random.Random) -> bytes:
    data = bytearray(sound)
    at, size = rnd.randrange(len(data)), rnd.choice((1, 4, 64, 512, 4096))
    match rnd.randrange(8):
        case 0:
            data[at] ^= 1 << rnd.randrange(8)
        case 1:
            data[at:at + size] = rnd.randbytes(min(size, len(data) - at))
        case 2:
            data[at:at + size] = bytes(min(size, len(data) - at))
        case 3:
            del data[at:]
        case 4:
            data[at:at] = rnd.randbytes(size)
        case 5:
            page = 4096 * rnd.randrange(len(data) // 4096)
            other = 4096 * rnd.randrange(len(data) // 4096)
            data[page:page + 4096] = sound[other:other + 4096]
        case 6:
            data[rnd.randrange(100)] = rnd.randrange(256)
        case _:
            for _ in range(rnd.randint(2, 40)):
                data[rnd.randrange(len(data))] = rnd.randrange(256)
    return bytes(data)


def _by_sentences(path: Path, rnd: random.Random) -> None:
    """Damage that keeps a database in order."""
    number = rnd.randrange(1, 40)
    row = f"rowid = (SELECT rowid FROM part ORDER BY rowid LIMIT 1 OFFSET {number})"
    sentence = rnd.choice((
        f"DELETE FROM part WHERE {row}", f"UPDATE part SET place = {number * 77777} WHERE {row}",
        f"UPDATE part SET content = replace(content, '{number % 10}', '5') WHERE {row}",
        f"UPDATE part SET content = substr(content, {number}) WHERE {row}",
        f"UPDATE part SET id = 'x{number}' WHERE {row}",
        f"UPDATE part SET section = 'rooms' WHERE {row}",
        f"UPDATE part SET content = 1 WHERE {row}",
        f"UPDATE part SET content = zeroblob({number}000000) WHERE {row}",
        f"INSERT INTO part VALUES ('meetings', 'n', {number}, '[{number}]')",
        f"UPDATE state SET generation = {number}", "UPDATE state SET notes = plan",
        "CREATE VIEW v AS SELECT * FROM part", "PRAGMA user_version = 7", "DROP TABLE part",
        "CREATE TRIGGER z AFTER INSERT ON part BEGIN DELETE FROM part; END",
        "PRAGMA application_id = 3", "PRAGMA journal_mode = WAL", "DELETE FROM state",
    ))
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute(sentence)


# No room ---------------------------------------------------------------------------------------


def full(count: int, folder: Path | None) -> Ends:
    """Save a plan that grows with so many amounts of room left."""
    ends: Ends = Counter()
    for number in range(count):
        with tempfile.TemporaryDirectory(dir=folder) as inner:
            path = Path(inner) / "plan.faellestid"
            if number % 2 == 0:
                save(state(1), path)
            room = 1000 + number * 12_000
            end = _filled(path, room) if folder else _limited(path, room)
            end = end if end.startswith("wrong") or _intact(path, end) else "wrong: data lost"
        ends[end] += 1
        if end.startswith("wrong"):
            print(f"{room} bytes: {end}")
    return ends


def grown() -> Outcome:
    made = state(2)
    for number in range(40):
        made = with_notes(made, f"AMR {number}", _LONG[:1500])
    return made


def _limited(path: Path, room: int) -> str:
    """In a child process whose files may not be longer."""
    receiver, sender = FORK.Pipe(duplex=False)

    def run() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (room, room))
        sender.send(_saved_or_told(path))

    child = FORK.Process(target=run)
    child.start()
    end = receiver.recv()
    child.join()
    return str(end)


def _filled(path: Path, room: int) -> str:
    """On a disk that is filled up but for so much."""
    filler = path.parent / "filler"
    usage = os.statvfs(path.parent)
    filler.write_bytes(bytes(max(0, usage.f_bavail * usage.f_frsize - room)))
    try:
        return _saved_or_told(path)
    finally:
        filler.unlink()


def _saved_or_told(path: Path) -> str:
    try:
        save(grown(), path)
    except UnusableInput as fault:
        told = "ikke er plads nok" in str(fault) or "kunne ikke" in str(fault)
        return "refused with a sentence" if told else f"wrong: another sentence: {fault}"
    except Exception as fault:  # noqa: BLE001  (what must not happen is counted)
        return f"wrong: {type(fault).__name__}: {fault}"
    return "saved whole"


def _intact(path: Path, end: str) -> bool:
    if end.startswith("refused") and not path.exists():
        return True
    wanted = grown() if end.startswith("saved") else state(1)
    return held(path) == (wanted.problem, wanted.plan)


# Two at once -----------------------------------------------------------------------------------


def two(count: int) -> Ends:
    """Two processes save to one file at one moment, so many times."""
    ends: Ends = Counter()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "plan.faellestid"
        save(outcome(), path)
        for number in range(count):
            end = _round(path, number)
            ends[end] += 1
            if end.startswith("wrong"):
                print(f"round {number}: {end}")
        remarks = held(path)[0].record.remarks
        if len(remarks) != 2 * count or len({(r.by, r.text) for r in remarks}) != 2 * count:
            ends[f"wrong: {len(remarks)} remarks of {2 * count}"] += 1
    return ends


def _round(path: Path, number: int) -> str:
    """Both write a remark; Åse moves a meeting too, and every other time Bo renames the home."""
    barrier = FORK.Barrier(2)
    pipes = [FORK.Pipe(duplex=False) for _ in range(2)]
    edits: tuple[Callable[[Outcome], Outcome], ...] = (
        lambda made: moved(made, number % 3),
        (lambda made: renamed(made, f"Hjem {number}")) if number % 2 else (lambda made: made),
    )
    before = held(path)
    children = [
        FORK.Process(target=_take_part, args=(path, name, number, edit, barrier, pipe[1]))
        for name, edit, pipe in zip(("Åse", "Bo"), edits, pipes, strict=True)
    ]
    for child in children:
        child.start()
    said = [pipe[0].recv() for pipe in pipes]
    for child in children:
        child.join()
    problem, plan = held(path)
    if any(text not in ("saved", "refused") for text in said):
        return f"wrong: {said}"
    start = replace(outcome(), problem=before[0], plan=before[1])
    if (said[0] == "saved") != (plan == moved(start, number % 3).plan):
        return "wrong: Åse was overwritten in silence"
    if number % 2 and (said[1] == "saved") != (problem.name == f"Hjem {number}"):
        return "wrong: Bo was overwritten in silence"
    return "both in the file" if said == ["saved", "saved"] else "one told that the other was first"


def _take_part(
    path: Path, name: str, number: int, edit: Callable[[Outcome], Outcome], barrier: Any,
    sender: "Connection[str, str]",
) -> None:
    try:
        with PlanFile.open(path, password=_PASSWORD) as file:
            problem, plan = file.read()
            noted = with_remark(problem, name, 1000 + number, f"{name} {number}")
            barrier.wait()
            file.save(edit(replace(outcome(), problem=noted, plan=plan)))
            sender.send("saved")
    except Changed:
        sender.send("refused")
    except Exception as fault:  # noqa: BLE001  (what must not happen is counted)
        sender.send(f"{type(fault).__name__}: {fault}")


def main(arguments: list[str]) -> int:
    part, count, *more = (each for each in arguments if each != _SWITCH)
    began = time.monotonic()
    if part == "full":
        ends = full(int(count), Path(more[0]) if more else None)
    elif part == "two":
        ends = two(int(count))
    else:
        ends = {"kill": kill, "mutate": mutate}[part](int(count), int(more[0]) if more else 0)
    for end, number in ends.most_common():
        print(f"{number:7}  {end}")
    print(f"{time.monotonic() - began:7.0f}  seconds")
    return int(any(end.startswith("wrong") for end in ends))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
