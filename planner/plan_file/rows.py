"""Rows of a plan in the tables of a plan file: read and held against their digests, and written so
that only what changed is touched."""

import sqlite3
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from models.plan import Plan
from models.problem import Problem
from planner.plan_file.faults import damaged
from planner.plan_file.locked import Key, made_in_folder
from planner.plan_file.parts import SECTIONS, Row, Seals
from planner.plan_file.places import LAST, places
from planner.plan_file.schema import create

Stored = Mapping[tuple[str, str], tuple[int, str]]
"""Place and content by section and id."""
_ORDER: Final = {section: number for number, section in enumerate(SECTIONS)}


@dataclass(frozen=True, slots=True)
class Version:
    """Which state of a plan a file holds: how often it was saved, and the digests of its rows."""

    generation: int
    seals: Seals


@dataclass(frozen=True, slots=True)
class Saved:
    """What a file holds after a save. `others`: somebody else had written meanwhile, and problem
    and plan are not those that were given, but hers and mine together."""

    version: Version
    problem: Problem
    plan: Plan
    others: bool = False


def version_in(path: Path, connection: sqlite3.Connection) -> Version:
    """The state that a file says it holds."""
    found = connection.execute("SELECT generation, plan, notes FROM state").fetchmany(2)
    match found:
        case [(int() as generation, str() as plan, str() as notes)]:
            return Version(generation, Seals(plan, notes))
    raise damaged(path, "content")


def stored_in(path: Path, connection: sqlite3.Connection) -> Stored:
    """All rows of a file as they stand."""
    stored: dict[tuple[str, str], tuple[int, str]] = {}
    for row in connection.execute("SELECT section, id, place, content FROM part"):
        match row:
            case (str() as section, str() as id_, int() as place, str() as content) if (
                section in _ORDER and 0 < place <= LAST
            ):
                stored[section, id_] = place, content
            case _:
                raise damaged(path, "content")
    return stored


def in_order(stored: Stored) -> tuple[Row, ...]:
    """The rows by section and place."""
    keys = sorted(stored, key=lambda key: (_ORDER[key[0]], stored[key][0]))
    return tuple(Row(section, id_, stored[section, id_][1]) for section, id_ in keys)


def write(
    connection: sqlite3.Connection, rows: Iterable[Row], stored: Stored, version: Version
) -> Stored:
    """Make a file hold some rows where it held others, and say that it is of a version.

    Within a transaction of the caller's. Returns what the file then holds.
    """
    wanted = _placed(rows, stored)
    for key in stored.keys() - wanted.keys():
        connection.execute("DELETE FROM part WHERE section = ? AND id = ?", key)
    for key, (place, content) in wanted.items():
        before = stored.get(key)
        if before is None or before[1] != content:
            connection.execute(
                "INSERT OR REPLACE INTO part (section, id, place, content) VALUES (?, ?, ?, ?)",
                (*key, place, content),
            )
        elif before[0] != place:
            connection.execute(
                "UPDATE part SET place = ? WHERE section = ? AND id = ?", (place, *key)
            )
    connection.execute(
        "INSERT OR REPLACE INTO state (one, generation, plan, notes) VALUES (1, ?, ?, ?)",
        (version.generation, version.seals.plan, version.seals.notes),
    )
    return wanted


def whole_file(rows: tuple[Row, ...], version: Version, key: Key | None = None) -> bytes:
    """The bytes of a new plan file, one with a password where a key is given."""
    if key is not None:
        return made_in_folder(key, lambda connection: _fill(connection, rows, version))
    connection = sqlite3.connect(":memory:", isolation_level=None)
    try:
        _fill(connection, rows, version)
        return connection.serialize()
    finally:
        connection.close()


def _fill(connection: sqlite3.Connection, rows: tuple[Row, ...], version: Version) -> None:
    create(connection)
    connection.execute("BEGIN")
    write(connection, rows, {}, version)
    connection.execute("COMMIT")


def _placed(rows: Iterable[Row], stored: Stored) -> Stored:
    sections: dict[str, dict[str, str]] = {}
    for row in rows:
        sections.setdefault(row.section, {})[row.id] = row.content
    before: dict[str, dict[str, int]] = {}
    for (section, id_), (place, _) in stored.items():
        before.setdefault(section, {})[id_] = place
    return {
        (section, id_): (place, contents[id_])
        for section, contents in sections.items()
        for id_, place in places(tuple(contents), before.get(section, {})).items()
    }
