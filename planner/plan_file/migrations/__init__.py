"""Steps from one version of the plan file's tables to the next, one file each, oldest first.

A step that was released is never changed: files of every version ever released are opened for ever.
"""

import sqlite3
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from planner.plan_file.migrations import from_1
from planner.plan_file.schema import Schema


@dataclass(frozen=True, slots=True)
class Migration:
    """From `version` to the next. `schema`: all that a file of that version holds; no other is
    touched. `run` changes tables and rows within a transaction that is not its own."""

    version: int
    schema: Schema
    run: Callable[[sqlite3.Connection], None]


MIGRATIONS: Final[tuple[Migration, ...]] = (Migration(1, from_1.SCHEMA, from_1.run),)
"""An explicit tuple: a step that is not named here is not taken."""


def older() -> dict[int, Schema]:
    """What files of older versions hold."""
    return {step.version: step.schema for step in MIGRATIONS}


def upgrade(connection: sqlite3.Connection, version: int) -> None:
    """Take all steps from a version on, wholly or not at all."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        for step in MIGRATIONS:
            if step.version >= version:
                step.run(connection)
                connection.execute(f"PRAGMA user_version = {step.version + 1}")
        connection.execute("COMMIT")
    except BaseException:
        connection.execute("ROLLBACK")
        raise
