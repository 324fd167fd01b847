"""What can be wrong with a plan file, each as an UnusableInput with a sentence and a way on."""

import sqlite3
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from models.finding import UnusableInput
from planner.texts import t


class Damaged(UnusableInput):
    """The file holds what no plan is: a backup is the way on."""


class Newer(UnusableInput):
    """A newer version of the program wrote the file: nothing is read or written."""


class Busy(UnusableInput):
    """Another program holds the file just now."""


class Changed(UnusableInput):
    """Somebody else changed the plan since it was read: nothing of hers was overwritten."""


class Locked(UnusableInput):
    """The plan has a password, and none was given."""


class WrongPassword(Locked):
    """The password is not that of the plan."""


def sqlite_faults() -> tuple[type[Exception], ...]:
    """What SQLite raises; plans with a password have a SQLite of their own, once it is loaded."""
    other = sys.modules.get("sqlcipher3.dbapi2")
    return (sqlite3.Error,) if other is None else (sqlite3.Error, other.Error)


def damaged(path: Path, what: str) -> Damaged:
    """`what`: the end of a key of the catalogue that says what is wrong."""
    return Damaged(t("plan_file.damaged", file=path.name, what=t(f"plan_file.damaged.{what}")))


_WAYS = {
    sqlite3.SQLITE_CORRUPT: "structure", sqlite3.SQLITE_NOTADB: "structure",
    sqlite3.SQLITE_FORMAT: "structure", sqlite3.SQLITE_TOOBIG: "content",
    sqlite3.SQLITE_SCHEMA: "tables", sqlite3.SQLITE_ERROR: "tables",
    sqlite3.SQLITE_CONSTRAINT: "content", sqlite3.SQLITE_MISMATCH: "content",
}
"""What is damaged, by the code of SQLite."""
_BUSY = frozenset({sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED, sqlite3.SQLITE_PROTOCOL})
_SENTENCES = {
    sqlite3.SQLITE_FULL: "plan_file.no_room", sqlite3.SQLITE_READONLY: "plan_file.read_only",
    sqlite3.SQLITE_PERM: "plan_file.read_only", sqlite3.SQLITE_AUTH: "plan_file.read_only",
    sqlite3.SQLITE_CANTOPEN: "plan_file.not_opened",
    sqlite3.SQLITE_READONLY_DBMOVED: "plan_file.vanished",
    # What a crash left half written would have to be rolled back first.
    sqlite3.SQLITE_READONLY_ROLLBACK: "plan_file.not_opened",
}
_LOCKING = frozenset({
    sqlite3.SQLITE_IOERR_LOCK, sqlite3.SQLITE_IOERR_RDLOCK, sqlite3.SQLITE_IOERR_UNLOCK,
    sqlite3.SQLITE_IOERR_CHECKRESERVEDLOCK,
})


@contextmanager
def told(path: Path) -> Iterator[None]:
    """Faults of SQLite and of the disk as sentences about a file."""
    try:
        yield
    except sqlite_faults() as fault:
        raise _said(path, fault) from fault
    except UnicodeDecodeError as fault:
        raise damaged(path, "content") from fault
    except FileNotFoundError as fault:
        folder = path.absolute().parent
        raise UnusableInput(t("import.missing", file=path.name, folder=folder)) from fault
    except OSError as fault:
        raise UnusableInput(t("service.unreadable", file=path.name or str(path))) from fault


def _said(path: Path, fault: Exception) -> UnusableInput:
    full: int | None = getattr(fault, "sqlite_errorcode", None)
    if full is None:
        # A text that is no UTF-8 is found by Python, not by SQLite.
        return damaged(path, "content")
    code = full & 0xFF
    values = {"file": path.name, "folder": path.absolute().parent}
    if code in _BUSY or full in _LOCKING:
        return Busy(t("plan_file.busy", file=path.name))
    if code in _WAYS:
        return damaged(path, _WAYS[code])
    if code == sqlite3.SQLITE_CANTOPEN and not path.exists():
        return UnusableInput(t("plan_file.vanished", **values))
    key = _SENTENCES.get(full) or _SENTENCES.get(code)
    if key is not None:
        return UnusableInput(t(key, **values))
    return UnusableInput(t("plan_file.failed", **values))
