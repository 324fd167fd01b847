"""The tables of a plan file, and which files are let in.

A file from elsewhere may hold anything. It is let in where it is marked as a plan, has these tables
and nothing else (no view, no trigger), and SQLite finds its pages in order.
"""

import sqlite3
import struct
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Final
from urllib.parse import quote

from models.finding import UnusableInput
from planner.plan_file import locked
from planner.plan_file.faults import Newer, damaged, sqlite_faults
from planner.plan_file.locked import Key
from planner.texts import t

APPLICATION: Final = 0x46746964
"""`Ftid`, in the header of each plan file."""
VERSION: Final = 2
"""Of the schema. A file of a higher one was written by a newer program."""
MAGIC: Final = b"SQLite format 3\x00"
PAGE: Final = 4096
MOST_BYTES: Final = 1 << 29
"""512 MB; a year of 200 people is 5 MB."""
MOST_OF_A_ROW: Final = 1 << 26
TABLES: Final = (
    "CREATE TABLE part (section TEXT NOT NULL, id TEXT NOT NULL, place INTEGER NOT NULL,"
    " content TEXT NOT NULL, PRIMARY KEY (section, id))",
    "CREATE TABLE state (one INTEGER PRIMARY KEY CHECK (one = 1), generation INTEGER NOT NULL,"
    " plan TEXT NOT NULL, notes TEXT NOT NULL)",
)
Schema = tuple[tuple[str, str, str | None], ...]
"""All that a database holds: type, name and the sentence that made it."""
SCHEMA: Final[Schema] = (
    ("table", "part", TABLES[0]), ("index", "sqlite_autoindex_part_1", None),
    ("table", "state", TABLES[1]),
)
_HEADER: Final = struct.Struct(">16sHBB80x")
_WAIT_SECONDS: Final = 3.0
"""For another program that writes just now; a save takes a fraction of it."""
_CHECK_SECONDS: Final = 2.0
"""For looking through all pages. What it does not come to, the digests of the content cover."""
_SETTINGS: Final = (
    "trusted_schema = OFF", "cell_size_check = ON", "foreign_keys = ON", "mmap_size = 0",
    "temp_store = MEMORY",
    # Not only FULL: the folder reaches the disk too, so that no power cut takes back a commit.
    "journal_mode = DELETE", "synchronous = EXTRA",
    # What was deleted is not to be found in the file afterwards.
    "secure_delete = ON",
)


def is_database(path: Path) -> bool:
    """Whether a file begins as a database does, one with a password or without. Raises OSError
    where it cannot be read."""
    with path.open("rb") as file:
        return file.read(len(MAGIC)).startswith((MAGIC, locked.MARK))


def connect(
    path: Path, older: Mapping[int, Schema], *, write: bool, key: Key | None = None
) -> sqlite3.Connection:
    """A connection to a plan file that was let in. `older`: what files of older versions hold.
    `key`: of a plan with a password.

    Raises UnusableInput for any other file, and what `faults.told` turns into sentences.
    """
    _look_at_header(path, key is not None)
    # Also for reading: what a crash left half written can then be rolled back first.
    connection = _opened(_address(path), key)
    try:
        for setting in _SETTINGS:
            connection.execute(f"PRAGMA {setting}")
        if not write:
            connection.execute("PRAGMA query_only = ON")
        _look_within(path, connection, older)
    except BaseException:
        connection.close()
        raise
    return connection


def _opened(address: str, key: Key | None) -> sqlite3.Connection:
    if key is not None:
        # Each page is signed with the key, so what is in there was not made to do harm.
        return locked.connect(address, key, _WAIT_SECONDS)
    connection = sqlite3.connect(
        address, uri=True, isolation_level=None, timeout=_WAIT_SECONDS
    )
    connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, MOST_OF_A_ROW)
    return connection


def create(connection: sqlite3.Connection) -> None:
    """Make an empty plan file of a new database."""
    connection.execute(f"PRAGMA page_size = {PAGE}")
    connection.execute(f"PRAGMA application_id = {APPLICATION}")
    connection.execute(f"PRAGMA user_version = {VERSION}")
    for table in TABLES:
        connection.execute(table)


def number(connection: sqlite3.Connection, name: str) -> int:
    """A number in the header: `user_version` is that of the schema."""
    return int(connection.execute(f"PRAGMA {name}").fetchone()[0])


def _address(path: Path) -> str:
    """The file as SQLite takes it; a server's name must not be taken for a host."""
    posix = path.absolute().as_posix()
    return f"file://{'' if posix.startswith('/') else '/'}{quote(posix)}?mode=rw"


def _look_at_header(path: Path, has_key: bool) -> None:
    """Refuse what is no database that a plan can be in, before SQLite opens it."""
    with path.open("rb") as file:
        header = file.read(_HEADER.size)
    if path.stat().st_size > MOST_BYTES:
        raise UnusableInput(t("plan_file.too_large", file=path.name))
    if has_key:
        if len(header) < _HEADER.size:
            raise damaged(path, "structure")
        return
    if len(header) < _HEADER.size or not header.startswith(MAGIC):
        raise UnusableInput(t("service.no_plan", file=path.name))
    # Anything but 1 would make SQLite keep a log beside the file, which a share cannot bear.
    if _HEADER.unpack(header) != (MAGIC, PAGE, 1, 1):
        raise damaged(path, "structure")


def _look_within(
    path: Path, connection: sqlite3.Connection, older: Mapping[int, Schema]
) -> None:
    if number(connection, "application_id") != APPLICATION:
        raise UnusableInput(t("service.no_plan", file=path.name))
    version = number(connection, "user_version")
    if version > VERSION:
        raise Newer(t("plan_file.newer", file=path.name))
    schema = SCHEMA if version == VERSION else older.get(version)
    held = connection.execute("SELECT type, name, sql FROM sqlite_schema").fetchmany(64)
    # Before the pages are looked through: conditions of foreign tables would be reckoned there.
    if schema is None or sorted(held, key=str) != sorted(schema, key=str):
        raise damaged(path, "tables")
    if connection.execute("PRAGMA encoding").fetchone() != ("UTF-8",):
        raise damaged(path, "structure")
    ends = time.monotonic() + _CHECK_SECONDS
    connection.set_progress_handler(lambda: time.monotonic() > ends, 10_000)
    try:
        found = connection.execute("PRAGMA quick_check(1)").fetchone()
    except sqlite_faults() as fault:
        if getattr(fault, "sqlite_errorcode", None) != sqlite3.SQLITE_INTERRUPT:
            raise
        found = ("ok",)
    finally:
        connection.set_progress_handler(None, 0)
    if found != ("ok",):
        raise damaged(path, "structure")
