"""From 1 to 2: a plan remembers which remarks were taken away.

They are rows of a section that version 1 has not; a program that knows only that one would take
them for damage. With a version of their own it says that the file is newer. Rows stay as they are.
"""

import sqlite3
from typing import Final

SCHEMA: Final = (
    (
        "table", "part",
        "CREATE TABLE part (section TEXT NOT NULL, id TEXT NOT NULL, place INTEGER NOT NULL,"
        " content TEXT NOT NULL, PRIMARY KEY (section, id))",
    ),
    ("index", "sqlite_autoindex_part_1", None),
    (
        "table", "state",
        "CREATE TABLE state (one INTEGER PRIMARY KEY CHECK (one = 1), generation INTEGER NOT NULL,"
        " plan TEXT NOT NULL, notes TEXT NOT NULL)",
    ),
)
"""All that a file of version 1 holds."""


def run(_: sqlite3.Connection) -> None:
    """Take the step."""
