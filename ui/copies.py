"""Copies of unsaved work in the user's own folder: writing, finding and removing them. Knows no Qt.

A copy is a saved plan with a small file beside it that says what it is a copy of. It stands there
for as long as something is unsaved, so a copy without a program that owns it is work to be saved.
"""

import contextlib
import signal
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

from models.finding import UnusableInput
from models.plan import Judgement, Outcome, Plan
from models.problem import Problem
from planner.plan_file import SUFFIX
from ui.faults import watch_child

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

    from planner.plan_file.parts import Rows
    from planner.plan_file.rows import Version

NOTE: Final = ".json"
"""How the name of the file beside a copy ends."""


@dataclass(frozen=True, slots=True)
class Copy:
    """`file`: the copy. `name`: of the care home. `path`: the user's own file, None where the plan
    was never saved. `written`: local time. `version`: the state of that file that the work began
    from, None where it has none or nothing is known of it. `planned`: False where there is a roster
    with its rules and no plan yet; `path` is then that of the roster."""

    file: Path
    name: str
    path: Path | None
    written: datetime
    version: "Version | None" = None
    planned: bool = True

    @property
    def note(self) -> Path:
        """The file that says so."""
        return self.file.with_suffix(NOTE)

    @property
    def lock(self) -> Path:
        """Held by the program that writes the copy."""
        return self.file.with_suffix(".lock")


def write(
    copy: Copy, problem: Problem, plan: Plan, password: str | None = None,
    rows: "Rows | None" = None,
) -> None:
    """Write a copy, wholly or not at all, with the password of the plan. `rows`: what makes the
    rows of each copy in turn. Raises UnusableInput where it cannot."""
    import json

    from planner import service
    from planner.exporting.safe_write import replace_file
    from planner.plan_file.faults import Locked
    from planner.plan_file.locked import is_locked

    # Opening judges anew, so there is no need to wait for a judgement.
    outcome = Outcome(problem, plan, Judgement((), (), {}, ()))
    if copy.file.exists() and is_locked(copy.file) != (password is not None):
        copy.file.unlink()  # the plan got a password, or lost it, since the last copy
    try:
        service.save_plan(outcome, copy.file, password=password, rows=rows)
    except Locked:
        copy.file.unlink()
        service.save_plan(outcome, copy.file, password=password, rows=rows)
    said: dict[str, object] = {"name": copy.name, "path": str(copy.path) if copy.path else None,
            "written": copy.written.isoformat(timespec="seconds"), "version": None,
            "planned": copy.planned}
    if copy.version is not None:
        seals = copy.version.seals
        said["version"] = [copy.version.generation, seals.plan, seals.notes]
    replace_file(copy.note, json.dumps(said, ensure_ascii=False).encode())


def remove(copy: Copy) -> None:
    """Take a copy away; where it is in use it stays."""
    # A program that was killed while it wrote leaves a journal beside the copy.
    journal = copy.file.with_name(f"{copy.file.name}-journal")
    for file in (copy.note, copy.file, journal, copy.lock):
        with contextlib.suppress(OSError):
            file.unlink(missing_ok=True)


def found(folder: Path) -> Iterator[Copy]:
    """All copies of a folder that can be told what they are, the latest first."""
    made = (_read(note) for note in folder.glob(f"*{NOTE}"))
    there = [copy for copy in made if copy is not None and copy.file.is_file()]
    yield from sorted(there, key=lambda copy: copy.written, reverse=True)


def _read(note: Path) -> Copy | None:
    import json

    try:
        said = json.loads(note.read_text(encoding="utf-8"))
        path = Path(said["path"]) if said["path"] else None
        written = datetime.fromisoformat(said["written"])
        file, version = note.with_suffix(SUFFIX), _version(said.get("version"))
        return Copy(
            file, str(said["name"]), path, written, version, said.get("planned") is not False
        )
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _version(said: object) -> "Version | None":
    from planner.plan_file.parts import Seals
    from planner.plan_file.rows import Version

    match said:
        case [int(generation), str(plan), str(notes)]:
            return Version(generation, Seals(plan, notes))
    return None


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be written. `problem`: None where it is that of the order before. Without a copy
    nothing is written: problem and plan will be wanted soon, with an edit."""

    copy: Copy | None
    problem: Problem | None
    plan: Plan
    password: str | None = field(default=None, repr=False)


def serve(line: "Connection") -> None:
    """Write what is ordered until the other end is closed; answer each order with whether it was
    written."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    watch_child()
    # Loaded before the first edit, which is not to wait for it.
    from planner import service
    from planner.exporting import safe_write
    from planner.plan_file.parts import Rows
    from ui.parts_sent import Receiver

    del service, safe_write
    problem: Problem | None = None
    receiver, rows = Receiver(), Rows()
    # The window may be killed; its end of the line is then closed, and this ends as well.
    with contextlib.suppress(EOFError, OSError):
        while True:
            order = receiver.unpack(line.recv_bytes())
            assert isinstance(order, Order)
            problem = order.problem or problem
            try:
                assert problem is not None
                if order.copy is None:
                    rows.of(problem, order.plan)  # the first edit is not to wait for them
                else:
                    write(order.copy, problem, order.plan, order.password, rows)
                line.send(True)
            except (UnusableInput, OSError, MemoryError):
                line.send(False)
