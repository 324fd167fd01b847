"""One open plan file: a SQLite database in which a save writes what changed, in one transaction.

To be used within one process and thread; each may have an object of its own for the same file.
"""

import contextlib
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Self

from models.finding import UnusableInput
from models.plan import Outcome, Plan
from models.problem import Problem
from planner.exporting.safe_write import replace_file
from planner.plan_file import migrations
from planner.plan_file.backups import before_update
from planner.plan_file.faults import Changed, damaged, sqlite_faults, told
from planner.plan_file.locked import Key, copy_of, decrypted, is_locked, key_of
from planner.plan_file.parts import Row, Rows, plan_of, seals_of
from planner.plan_file.rows import (
    Saved,
    Stored,
    Version,
    in_order,
    stored_in,
    version_in,
    whole_file,
    write,
)
from planner.plan_file.schema import VERSION, connect, number
from planner.plan_file.together import together
from planner.texts import t


class PlanFile:
    """An open plan file. `version` is the state that was read or written last."""

    def __init__(
        self, path: Path, connection: sqlite3.Connection, key: Key | None = None,
        rows: Rows | None = None,
    ) -> None:
        self._path, self._connection, self._key = path, connection, key
        self._stored: Stored | None = None
        self._taken = rows or Rows()
        self.version = version_in(path, connection)

    @classmethod
    def open(
        cls, path: Path, read_only: bool = False, password: str | None = None,
        rows: Rows | None = None,
    ) -> Self:
        """Open a plan file. One of an older version is brought up to date, after a copy of it was
        put beside it; for reading only, in memory. `password`: not used where it has none. `rows`:
        what makes the rows of a plan, where it knows those of earlier ones.

        Raises UnusableInput: `Damaged`, `Newer`, `Busy`, `Locked`, `WrongPassword`, or for
        a file that is no plan or cannot be read.
        """
        with told(path):
            key = key_of(path, password) if is_locked(path) else None
            connection = connect(path, migrations.older(), write=not read_only, key=key)
            try:
                version = number(connection, "user_version")
                if version != VERSION and read_only:
                    connection = _in_memory(connection, key)
                elif version != VERSION:
                    replace_file(before_update(path, version), _content(connection, key))
                if version != VERSION:
                    migrations.upgrade(connection, version)
                return cls(path, connection, key, rows)
            except BaseException:
                connection.close()
                raise

    def read(self) -> tuple[Problem, Plan]:
        """The problem and the plan in the file. Raises UnusableInput where it is damaged."""
        with self._transaction("BEGIN"):
            rows = self._rows()
        return plan_of(rows, self._path.name)

    def save(self, outcome: Outcome, since: Version | None = None) -> Saved:
        """Make the file hold a plan, on the disk when this returns.

        `since`: the state that the plan was made from, where it was not read or written by this
        object. Where somebody else wrote since, her remarks and mine come together; if both changed
        more than remarks, only mine go in and Changed is raised. Raises UnusableInput where
        nothing can be written; the file is then as it was.
        """
        base, mine = since or self.version, (outcome.problem, outcome.plan)
        rows = self._taken.of(*mine)
        with self._transaction("BEGIN IMMEDIATE"):
            now = version_in(self._path, self._connection)
            if now == base:
                self._write(rows, now)
                return Saved(self.version, *mine)
            theirs = plan_of(self._rows(), self._path.name)
            both = together(mine, theirs, base.seals, seals_of(rows), now.seals)
            self._write(self._taken.of(both.problem, both.plan), now)
        if both.refused:
            raise Changed(t("plan_file.changed", file=self._path.name))
        return Saved(self.version, both.problem, both.plan, others=True)

    def content(self) -> bytes:
        """The whole file as it stands, for a copy of it."""
        with told(self._path):
            return _content(self._connection, self._key)

    def close(self) -> None:
        """Let the file go."""
        self._connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    @contextmanager
    def _transaction(self, begin: str) -> Iterator[None]:
        with told(self._path):
            before = self.version
            self._connection.execute(begin)
            try:
                yield
                self._connection.execute("COMMIT")
            except BaseException:
                self._stored, self.version = None, before
                with contextlib.suppress(*sqlite_faults()):
                    self._connection.execute("ROLLBACK")
                raise

    def _rows(self) -> tuple[Row, ...]:
        """All rows, as whole as when they were written."""
        now = version_in(self._path, self._connection)
        self._stored = stored_in(self._path, self._connection)
        rows = in_order(self._stored)
        if seals_of(rows) != now.seals:
            raise damaged(self._path, "content")
        self.version = now
        return rows

    def _write(self, rows: tuple[Row, ...], now: Version) -> None:
        if self._stored is None or self.version != now:
            self._stored = stored_in(self._path, self._connection)
        seals, self.version = seals_of(rows), now
        # Held against the rows too: a file that was damaged meanwhile is mended by this save.
        if seals == now.seals and in_order(self._stored) == rows:
            return
        version = Version(now.generation + 1, seals)
        self._stored = write(self._connection, rows, self._stored, version)
        self.version = version


def save_as(
    outcome: Outcome, path: Path, password: str | None = None, generation: int = 1,
    making: Rows | None = None,
) -> Version:
    """Write a whole new plan file beside `path`, flush it to the disk and let it take that name.

    For a name under which no plan file stands: one that does may be open elsewhere, and is written
    by `PlanFile.save`. `password`: that it gets, or none. `making`: as in `PlanFile.open`. Raises
    UnusableInput where it cannot be written; what was there then stays.
    """
    rows = (making or Rows()).of(outcome.problem, outcome.plan)
    journal = path.with_name(f"{path.name}-journal")
    try:
        # Left behind by a crash, it would be rolled back into the new file.
        if journal.exists():
            journal.unlink()
    except OSError as fault:
        raise UnusableInput(t("plan_file.busy", file=path.name)) from fault
    version = Version(generation, seals_of(rows))
    # One with a password is made in a folder of the system's, where there may be no room either.
    with told(path):
        content = whole_file(rows, version, Key.new(password) if password else None)
    replace_file(path, content)
    return version


def _content(connection: sqlite3.Connection, key: Key | None) -> bytes:
    return connection.serialize() if key is None else copy_of(connection, key)


def _in_memory(connection: sqlite3.Connection, key: Key | None) -> sqlite3.Connection:
    copy = sqlite3.connect(":memory:", isolation_level=None)
    if key is None:
        connection.backup(copy)
    else:
        decrypted(connection, copy)
    connection.close()
    return copy
