"""An imagined version of the plan file before the first, and the step from it."""

import sqlite3
from contextlib import closing
from pathlib import Path

from planner.plan_file import locked
from planner.plan_file.migrations import Migration
from planner.plan_file.schema import SCHEMA


def make_older(path: Path, password: str | None = None) -> Migration:
    """Give the tables of a plan file other names; the step that gives them back their own."""
    with closing(_connected(path, password)) as connection, connection:
        connection.execute("ALTER TABLE part RENAME TO kept_part")
        connection.execute("ALTER TABLE state RENAME TO kept_state")
        connection.execute("PRAGMA user_version = 0")
        schema = connection.execute("SELECT type, name, sql FROM sqlite_schema").fetchall()
    return Migration(0, tuple(schema), rename_back)


def _connected(path: Path, password: str | None) -> sqlite3.Connection:
    if password is None:
        return sqlite3.connect(path)
    return locked.connect(path.as_uri(), locked.key_of(path, password), 5.0)


def rename_back(connection: sqlite3.Connection) -> None:
    """The step."""
    for _, name, sentence in SCHEMA:
        if sentence is not None:
            connection.execute(sentence)
            connection.execute(f"INSERT INTO {name} SELECT * FROM kept_{name}")
            connection.execute(f"DROP TABLE kept_{name}")
