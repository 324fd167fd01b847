"""Plans with a password: the same database, each page of it encrypted by SQLCipher.

A file begins with 16 bytes that stand in the clear: a mark, eight bytes that differ from file to
file, and four that tell a wrong password from a damaged file. All else looks like noise. SQLCipher
is an extra package and is imported with the first such plan.
"""

import os
import sqlite3
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, field
from hashlib import blake2b, scrypt
from importlib.util import find_spec
from pathlib import Path
from typing import Final, cast

from models.finding import UnusableInput
from planner.exporting.leftovers import passing_folder
from planner.plan_file.faults import Locked, WrongPassword
from planner.texts import t

MARK: Final = b"\xf8tL1"
"""How a plan with a password begins."""
LEAST: Final = 8
"""Characters that a password must have."""
_HEAD: Final = 16
_CHECK: Final = 4
COST: Final = {"n": 1 << 15, "r": 8, "p": 1, "maxmem": 1 << 26}
"""32 MB and about a tenth of a second for each password that somebody guesses."""
_SETTINGS: Final = (
    "cipher_log_level = NONE", "cipher_compatibility = 4", "cipher_memory_security = OFF",
)


@dataclass(frozen=True, slots=True)
class Key:
    """What opens one file. `head`: the file's first 16 bytes."""

    raw: bytes = field(repr=False)
    head: bytes

    @classmethod
    def new(cls, password: str) -> "Key":
        """A key for a new file."""
        start = MARK + os.urandom(_HEAD - _CHECK - len(MARK))
        raw = _derived(password, start)
        return cls(raw, start + _check(raw))


def available() -> bool:
    """Whether plans with a password can be read and written here."""
    return find_spec("sqlcipher3") is not None


def is_locked(path: Path) -> bool:
    """Whether a file is a plan with a password. Raises OSError where it cannot be read."""
    with path.open("rb") as file:
        return file.read(len(MARK)) == MARK


def key_of(path: Path, password: str | None) -> Key:
    """The key of a file. Raises Locked without a password, and WrongPassword."""
    if password is None:
        raise Locked(t("plan_password.needed", file=path.name))
    with path.open("rb") as file:
        head = file.read(_HEAD)
    raw = _derived(password, head[:-_CHECK])
    if len(head) < _HEAD or _check(raw) != head[-_CHECK:]:
        raise WrongPassword(t("plan_password.wrong", file=path.name))
    return Key(raw, head)


def connect(address: str, key: Key, seconds: float) -> sqlite3.Connection:
    """A connection to an encrypted file; it has the methods of a usual one, save `serialize` and
    `setlimit`. Raises UnusableInput where SQLCipher is not installed."""
    try:
        from sqlcipher3 import dbapi2
    except ImportError as fault:
        raise UnusableInput(t("plan_password.not_installed")) from fault
    connection = cast(sqlite3.Connection, dbapi2.connect(
        address, uri=True, isolation_level=None, timeout=seconds
    ))
    # The log would tell on standard error what the fault says anyway.
    connection.execute(f"PRAGMA {_SETTINGS[0]}")
    connection.execute(f"PRAGMA key = \"x'{key.raw.hex()}{key.head.hex()}'\"")
    for setting in _SETTINGS[1:]:
        connection.execute(f"PRAGMA {setting}")
    return connection


def copy_of(connection: sqlite3.Connection, key: Key) -> bytes:
    """The bytes of an open file as it stands, encrypted with the same key.

    Not read from the file itself: letting that go would take back the locks of this process.
    """
    return made_in_folder(key, connection.backup)


def made_in_folder(key: Key, fill: Callable[[sqlite3.Connection], None]) -> bytes:
    """The bytes of a new encrypted file that something is put in. It is made in a folder for a
    moment, since one in memory would have no encryption."""
    with passing_folder() as folder:
        path = Path(folder) / "copy"
        connection = connect(f"{path.as_uri()}?mode=rwc", key, 0.0)
        try:
            fill(connection)
        finally:
            connection.close()
        return path.read_bytes()


def decrypted(connection: sqlite3.Connection, memory: sqlite3.Connection) -> None:
    """Put all tables of an encrypted file into a database in memory, which has none of it."""
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    memory.execute(f"PRAGMA user_version = {int(version)}")
    tables = connection.execute("SELECT name, sql FROM sqlite_schema WHERE type = 'table'")
    for name, sentence in tables.fetchall():
        memory.execute(sentence)
        for row in connection.execute(f'SELECT * FROM "{name}"'):
            memory.execute(f'INSERT INTO "{name}" VALUES ({",".join("?" * len(row))})', row)


def _derived(password: str, start: bytes) -> bytes:
    said = unicodedata.normalize("NFC", password).encode("utf-8", "surrogatepass")
    return scrypt(said, salt=start, dklen=32, **COST)


def _check(raw: bytes) -> bytes:
    return blake2b(raw, digest_size=_CHECK, person=b"faellestid").digest()
