"""`resources.toml`: leads and rooms that several units share, and the way between the units."""

import re
import tomllib
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from models.finding import UnusableInput
from models.shared import Shared
from planner import json_parts as parts
from planner.json_node import Broken, Node
from planner.rules_toml import line_of, plain
from planner.texts import t

NAME: Final = "resources.toml"
LEAD: Final = ("id", "name", "kinds", "units", "windows", "away", "max_per_week")
ROOM: Final = ("id", "name", "capacity", "units", "windows")
TRAVEL: Final = ("one", "other", "minutes")


def read_resources(path: Path, units: Sequence[str]) -> Shared:
    """What the units of a folder share. `units`: names of their files without ending; a lead or
    room that names none serves all. Raises UnusableInput with file, line and key."""
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise UnusableInput(t("rules_file.unreadable", file=path.name)) from error
    except UnicodeDecodeError as error:
        raise UnusableInput(t("rules_file.no_text", file=path.name)) from error
    return shared_of(text, path.name, units)


def shared_of(text: str, file: str, units: Sequence[str]) -> Shared:
    """The same of a text."""
    try:
        data = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        where = re.search(r"line (\d+)", str(error))
        line = where[1] if where else str(text.count("\n") + 1)
        raise UnusableInput(t("rules_file.no_toml", file=file, line=line)) from error
    try:
        return _read(Node(plain(data), file).only(("leads", "rooms", "travel")), units)
    except Broken as broken:
        raise UnusableInput(t(
            "rules_file.broken", file=file, line=line_of(text, broken.place),
            key=broken.place or t("json.top"), what=broken.what,
        )) from broken


def _read(node: Node, units: Sequence[str]) -> Shared:
    serves: dict[str, tuple[str, ...]] = {}
    leads = [
        parts.lead(_entry(item, LEAD, units, serves), frozenset()) for item in node.each("leads")
    ]
    rooms = [parts.room(_entry(item, ROOM, units, serves)) for item in node.each("rooms")]
    travel = []
    for item in node.each("travel"):
        found = item.only(TRAVEL)
        for end in ("one", "other"):
            found.get(end).known(units)
        travel.append(parts.travel(found))
    return Shared(tuple(leads), tuple(rooms), serves, tuple(travel))


def _entry(
    node: Node, fields: Sequence[str], units: Sequence[str], serves: dict[str, tuple[str, ...]]
) -> Node:
    """An entry whose fields are known, noted in `serves`."""
    id_ = node.only(fields).get("id").name()
    if id_ in serves:
        node.get("id").fail("many.twice", id=id_)
    named = {item.known(units) for item in node.each("units")}
    serves[id_] = tuple(unit for unit in units if not named or unit in named)
    return node
