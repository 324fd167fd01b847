"""Who has a plan open: a small file beside it, so that whoever comes second sees it.

Shares of municipalities do not all keep locks of files, but all can make a file only where there is
none. So the lock is a file with a name in it, which its holder writes again every half minute. It
is stale when that has not happened for minutes by the clock of the share (those of two machines
may differ), or when its holder's process is gone on this machine. That nobody overwrites anybody
does not hang on it: a save holds the state of the file against the one it began from.
"""

import contextlib
import json
import os
import platform
import time
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Final
from uuid import uuid4

from models.finding import UnusableInput
from planner.exporting.leftovers import clear_leftovers
from planner.processes import alive
from planner.texts import t

BEAT_SECONDS: Final = 30
"""How often a holder should call `Held.refresh`."""
MISSED: Final = 4
"""After so many beats that did not come, a lock is stale."""
_LONGEST: Final = 4096
_NAME: Final = 80
_TRIES: Final = 20
_PAUSE: Final = 0.05
"""Seconds between tries: another may be in the middle of writing hers."""


@dataclass(frozen=True, slots=True)
class Taken:
    """Somebody else has the plan open. `since`: aware. Without a name where hers cannot be read."""

    by: str
    machine: str
    since: datetime


@dataclass(frozen=True, slots=True)
class _Note:
    """What stands in a lock."""

    token: str
    by: str
    machine: str
    pid: int
    since: datetime

    def text(self, beat: int) -> bytes:
        return json.dumps({
            "token": self.token, "name": self.by, "machine": self.machine, "pid": self.pid,
            "since": self.since.isoformat(timespec="seconds"), "beat": beat,
        }, ensure_ascii=False).encode()


@dataclass(slots=True)
class Held:
    """A plan is open here. Refresh it every BEAT_SECONDS, and release it at the end."""

    path: Path
    _note: _Note
    _beat: int = 0

    def refresh(self) -> bool:
        """Say that the plan is still open here. False where somebody else has taken it over, since
        this machine slept or lost the share; nothing is written then."""
        found = _read(self.path)
        if found is None:
            with contextlib.suppress(OSError):
                return _make(self.path, self._note.text(self._beat))
            return False
        if found.token != self._note.token:
            return False
        self._beat += 1
        with contextlib.suppress(OSError), self.path.open("r+b") as file:
            file.write(self._note.text(self._beat))
            file.truncate()
            file.flush()
            os.fsync(file.fileno())
            return True
        return False

    def release(self) -> None:
        """The plan is closed here. Without effect where somebody else holds it by now."""
        found = _read(self.path)
        if found is not None and found.token == self._note.token:
            with contextlib.suppress(OSError):
                self.path.unlink(missing_ok=True)


def lock_of(path: Path) -> Path:
    """The file that says who has a plan open."""
    return path.with_name(f"{path.name}.lock")


def acquire(path: Path, name: str) -> Held | Taken:
    """Open a plan under a person's name, or learn who has it open.

    Raises UnusableInput where nothing can be written beside the plan: it can then only be read.
    """
    lock = lock_of(path)
    note = _Note(uuid4().hex, name[:_NAME], platform.node(), os.getpid(), datetime.now(UTC))
    found: _Note | None = None
    for _ in range(_TRIES):
        try:
            if _make(lock, note.text(0)):
                clear_leftovers(lock)
                return Held(lock, note)
        except OSError as fault:
            folder = path.absolute().parent
            raise UnusableInput(t("plan_file.no_lock", file=path.name, folder=folder)) from fault
        found = _read(lock)
        if found is not None and not _stale(lock, found):
            break
        if found is not None or _old(lock):
            _clear(lock, found)
        else:
            time.sleep(_PAUSE)
    return _taken(found)


def holder(path: Path) -> Taken | None:
    """Who has a plan open, without a claim to it; None where nobody has."""
    lock = lock_of(path)
    found = _read(lock)
    return None if found is None or _stale(lock, found) else _taken(found)


def held_here(path: Path, process: int) -> bool:
    """Whether that process of this machine has a plan open."""
    found = _read(lock_of(path))
    return found is not None and (found.machine, found.pid) == (platform.node(), process)


def left_by(path: Path) -> Taken | None:
    """Who left a lock behind without releasing it; None where there is no such lock."""
    lock = lock_of(path)
    found = _read(lock)
    return _taken(found) if found is not None and _stale(lock, found) else None


def _taken(found: _Note | None) -> Taken:
    if found is None:
        return Taken("", "", datetime.now(UTC))
    return Taken(found.by, found.machine, found.since)


def _make(lock: Path, text: bytes) -> bool:
    """Make the file with its content where there is none; whether there was none."""
    try:
        handle = os.open(lock, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o666)
    except FileExistsError:
        return False
    with os.fdopen(handle, "wb") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    return True


def _read(lock: Path) -> _Note | None:
    """What stands in a lock; None where there is none, or it is just being written."""
    try:
        with lock.open("rb") as file:
            said = json.loads(file.read(_LONGEST))
        since = datetime.fromisoformat(said["since"])
        if since.tzinfo is None:
            return None
        return _Note(
            str(said["token"]), str(said["name"])[:_NAME], str(said["machine"])[:_NAME],
            int(said["pid"]), since,
        )
    except (OSError, ValueError, KeyError, TypeError, RecursionError, OverflowError):
        return None


def _stale(lock: Path, note: _Note) -> bool:
    if note.machine == platform.node() and not alive(note.pid):
        return True
    return _old(lock)


def _old(lock: Path) -> bool:
    """Whether a lock was last written too long ago, both times by the clock of the share."""
    probe = lock.with_name(f"{lock.name}.{uuid4().hex}")
    try:
        written = lock.stat().st_mtime
        _make(probe, b"")
        # Far in a time to come: the clock was set back, and nobody has written it since.
        return abs(probe.stat().st_mtime - written) > BEAT_SECONDS * MISSED
    except OSError:
        return False
    finally:
        with contextlib.suppress(OSError):
            probe.unlink(missing_ok=True)


def _clear(lock: Path, seen: _Note | None) -> None:
    """Take a stale lock away, but not one that somebody made since it was seen."""
    aside = lock.with_name(f"{lock.name}.{uuid4().hex}")
    try:
        # Of several who try, one alone succeeds.
        lock.rename(aside)
    except OSError:
        return
    found = _read(aside)
    if found is not None and (seen is None or found.token != seen.token):
        with contextlib.suppress(OSError):
            _make(lock, aside.read_bytes())
    with contextlib.suppress(OSError):
        aside.unlink()
