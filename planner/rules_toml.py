"""Rules in a TOML file: limits, prices, kinds, rows, leads, rooms, wishes and whom to keep apart.

What stands in the file replaces what the problem has; what does not stand there stays as it is.
`[limits]`, `[weights]`, `[prices]` and entries of `[[kinds]]`, `[[series]]`, `[[leads]]`,
`[[rooms]]` and `[[people]]` change only the fields that they name; `[[floor]]`, `[[wishes]]`,
`[[bonds]]` and `[[travel]]` replace the whole list. The fields are those of a plan's JSON. Reading
is strict: the first thing that cannot be used is told with file, line and key.
"""

import math
import re
import tomllib
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import fields, replace
from datetime import date
from pathlib import Path
from typing import Any, Final, TypeVar

from models.finding import UnusableInput
from models.meetings import Course, MeetingKind, Series
from models.people import Employee
from models.policy import Bond, CoverageWeights, Policy, Wish
from models.problem import Problem
from planner import json_parts as parts
from planner.json_node import Broken, Node
from planner.kinds import catalogue
from planner.plan_json import kind_to_json, lead_to_json, room_to_json, series_more
from planner.texts import t

Json = dict[str, Any]
Item = TypeVar("Item")

_NEW: Final[Mapping[str, Json]] = {"kinds": {"windows": [], "teams_required": []}}
"""Fields of a new entry that need not be there."""

LIMITS: Final = tuple(
    f.name for f in fields(Policy) if f.name not in ("coverage", "floor", "prices")
)
WEIGHTS: Final = tuple(f.name for f in fields(CoverageWeights))
TABLES: Final = ("limits", "weights", "prices")
LISTS: Final = (
    "floor", "kinds", "series", "people", "leads", "rooms", "wishes", "bonds", "travel",
)
ENTRIES: Final[Mapping[str, tuple[str, ...]]] = {
    "floor": ("unit", "team", "min", "professions"),
    "kinds": (
        "id", "name", "minutes", "group", "interval_days", "windows", "teams_required", "team_min",
        "teams_strict", "professions_min", "lead", "lead_counts", "after_hours", "load_points",
        "source", "coming", "everybody", "on_floor", "same_group", "manager",
    ),
    "series": (
        "id", "kind", "unit", "team", "group", "people", "subjects", "weekday", "clock", "limit",
        "drop",
    ),
    "people": ("employee", "group", "manager", "alone"),
    "leads": (
        "id", "name", "employee", "kinds", "unit", "windows", "away", "max_per_week",
    ),
    "rooms": ("id", "name", "capacity", "unit", "windows"),
    "wishes": ("employee", "avoid", "window"),
    "bonds": ("people", "together"),
    "travel": ("one", "other", "minutes"),
}
"""Every field that an entry of a list may have. `drop`: the row is not held."""

_HEAD = re.compile(r"\s*\[(\[?)\s*([\w.-]+)\s*\]?\]\s*(?:#.*)?")
_KEY = re.compile(r"\s*([\w-]+)\s*=")


def read_rules(path: Path, problem: Problem) -> Problem:
    """The problem with the rules of a file. Raises UnusableInput with file, line and key."""
    try:
        text = path.read_bytes().decode("utf-8-sig")  # Notepad writes a mark
    except OSError as error:
        raise UnusableInput(t("rules_file.unreadable", file=path.name or str(path))) from error
    except UnicodeDecodeError as error:
        raise UnusableInput(t("rules_file.no_text", file=path.name)) from error
    return with_rules(problem, text, path.name)


def with_rules(problem: Problem, text: str, file: str) -> Problem:
    """The problem with the rules of a TOML text. Raises UnusableInput with file, line and key."""
    try:
        data = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        where = re.search(r"line (\d+)", str(error))
        line = where[1] if where else str(text.count("\n") + 1)
        raise UnusableInput(t("rules_file.no_toml", file=file, line=line)) from error
    try:
        return _Rules(problem, Node(_with_ids(plain(data), problem), file)).applied()
    except Broken as broken:
        raise UnusableInput(t(
            "rules_file.broken", file=file, line=line_of(text, broken.place),
            key=broken.place or t("json.top"), what=broken.what,
        )) from broken


def line_of(text: str, place: str) -> int:
    """The line of a TOML text where a place like `kinds[1].windows[0].from` stands, or the nearest
    that is around it."""
    wanted = [step for step in re.split(r"[.\[\]]+", place) if step]
    found, counts = 1, dict[str, int]()
    table: list[str] = []
    for number, line in enumerate(text.splitlines(), start=1):
        head, key = _HEAD.fullmatch(line), _KEY.match(line)
        if head:
            table = [head[2]]
            if head[1]:
                counts[head[2]] = counts.get(head[2], -1) + 1
                table.append(str(counts[head[2]]))
            here = table
        elif key:
            here = [*table, key[1]]
        else:
            continue
        if here == wanted[: len(here)]:
            found = number
    return found


def plain(value: object) -> object:
    """TOML's own dates and times as the texts that JSON has for them."""
    if isinstance(value, dict):
        return {name: plain(item) for name, item in value.items()}
    if isinstance(value, list):
        return [plain(item) for item in value]
    if isinstance(value, date):
        return value.isoformat()
    return value.isoformat()[:5] if hasattr(value, "isoformat") else value


def _with_ids(value: object, problem: Problem) -> object:
    """The same with ids where people are named by a name that only one of them has."""
    people = problem.roster.employees
    count = Counter(person.name for person in people)
    ids = {p.name: p.id for p in people if count[p.name] == 1}

    def walk(value: object, field: str) -> object:
        if isinstance(value, dict):
            return {name: walk(item, name) for name, item in value.items()}
        if isinstance(value, list):
            return [walk(item, field) for item in value]
        named = field in ("employee", "people") and isinstance(value, str)
        return ids.get(value, value) if named else value  # type: ignore[call-overload]

    return walk(value, "")


class _Rules:
    """A file of rules on top of a problem."""

    def __init__(self, problem: Problem, node: Node) -> None:
        self.problem, self.node = problem, node.only((*TABLES, *LISTS))
        self.ids = frozenset(person.id for person in problem.roster.employees)

    def applied(self) -> Problem:
        """The problem with all that the file says."""
        self.problem = replace(
            self.problem, policy=self._policy(), kinds=self._kinds(),
            roster=replace(self.problem.roster, employees=self._people()),
        )
        problem = replace(self.problem, series=self._series())
        problem = replace(
            problem,
            leads=tuple(self._merged(
                "leads", {lead.id: lead_to_json(lead) for lead in problem.leads},
                lambda n: parts.lead(n, self.ids), {},
            )),
            rooms=tuple(self._merged(
                "rooms", {room.id: room_to_json(room) for room in problem.rooms}, parts.room, {},
            )),
            wishes=self._list("wishes", self._wish, problem.wishes),
            bonds=self._list("bonds", self._bond, problem.bonds),
            travel=self._list("travel", parts.travel, problem.travel),
        )
        return _led(problem)

    def _policy(self) -> Policy:
        policy, node = self.problem.policy, self.node
        said = node.maybe("limits")
        if said is not None:
            read = parts.policy(said.only(LIMITS))
            policy = replace(policy, **{name: getattr(read, name) for name in said.names()})
        weights = node.maybe("weights")
        if weights is not None:
            read_weights = parts.weights(weights.only(WEIGHTS))
            policy = replace(policy, coverage=replace(
                policy.coverage, **{n: getattr(read_weights, n) for n in weights.names()}
            ))
        prices = node.maybe("prices")
        if prices is not None:
            policy = replace(policy, prices=parts.prices(prices))
        return replace(policy, floor=self._list("floor", parts.floor, policy.floor))

    def _kinds(self) -> tuple[MeetingKind, ...]:
        known = {kind.id: kind_to_json(kind) for kind in self.problem.kinds}
        presets = {
            kind.id: kind_to_json(kind) for kind in catalogue(self.problem.roster.teams())
        }
        return tuple(self._merged("kinds", known, parts.kind, presets))

    def _series(self) -> tuple[Series, ...]:
        kinds = {kind.id for kind in self.problem.kinds}
        whole = {row.id: row for row in self.problem.series}
        known = {
            row.id: {"id": row.id, "kind": row.kind, "unit": row.unit} | series_more(row)
            for row in self.problem.series
        }

        def read(node: Node) -> Series:
            old = whole.get(node.get("id").text(), Series("", ""))
            kind = node.get("kind").known(kinds)
            found = parts.series(node, kind, old.courses, old.incident)
            return replace(
                found, people=tuple(n.known(self.ids) for n in node.each("people")),
                previous=old.previous,
            )

        dropped = {
            item.get("id").name() for item in self.node.each("series")
            if item.only(ENTRIES["series"]).optional("drop", Node.flag, False)
        }
        return tuple(
            _with_courses(self.problem, row)
            for row in self._merged("series", known, read, {}) if row.id not in dropped
        )

    def _people(self) -> tuple[Employee, ...]:
        people = {person.id: person for person in self.problem.roster.employees}
        for item in self.node.each("people"):
            id_ = item.only(ENTRIES["people"]).get("employee").known(self.ids)
            old = people[id_]
            people[id_] = replace(
                old, group=item.optional("group", Node.text, old.group) or None,
                manager=item.optional("manager", Node.flag, old.manager),
                alone=item.optional("alone", Node.flag, old.alone),
            )
        return tuple(people.values())

    def _bond(self, node: Node) -> Bond:
        for person in node.get("people").some():
            person.known(self.ids)
        return parts.bond(node)

    def _wish(self, node: Node) -> Wish:
        node.get("employee").known(self.ids)
        return parts.wish(node)

    def _list(
        self, name: str, read: Callable[[Node], Item], usual: tuple[Item, ...]
    ) -> tuple[Item, ...]:
        """The entries of a list that is in the file, else what there was."""
        if self.node.maybe(name) is None:
            return usual
        return tuple(read(item.only(ENTRIES[name])) for item in self.node.each(name))

    def _merged(
        self, name: str, known: Mapping[str, Json], read: Callable[[Node], Item],
        presets: Mapping[str, Json],
    ) -> Iterable[Item]:
        """What there was with the fields that the file changes, then what the file adds."""
        made = {id_: Node(fields_, self.node.source) for id_, fields_ in known.items()}
        for item in self.node.each(name):
            id_ = item.only(ENTRIES[name]).get("id").name()
            base = known.get(id_) or presets.get(id_) or _NEW.get(name, {}) | {"name": id_}
            made[id_] = Node(_over(base, item), item.source, item.place)
        return [read(node) for node in made.values()]


def _over(base: Json, item: Node) -> Json:
    """Fields with others laid over them, within objects too."""
    merged = dict(base)
    for name in item.names():
        old, new = base.get(name), item.get(name).value
        both = isinstance(old, dict) and isinstance(new, dict)
        merged[name] = {**old, **new} if both else new  # type: ignore[dict-item]
    return merged


def _with_courses(problem: Problem, row: Series) -> Series:
    """A new row of a closed kind gets as many groups as its people need."""
    kind = problem.kind(row.kind)
    if row.courses or not kind.group.closed or kind.interval is None:
        return row
    count = math.ceil(len(problem.audience(row)) / kind.group.max)
    return replace(row, courses=tuple(
        Course(f"{row.id}-g{n}", t("course.name", number=n)) for n in range(1, count + 1)
    ))


def _led(problem: Problem) -> Problem:
    """Kinds that nobody leads are led by those who lead others of the sort."""
    led = {kind for lead in problem.leads for kind in lead.kinds}
    sorts = {kind.id: kind.lead for kind in problem.kinds}
    leads = tuple(
        replace(lead, kinds=(*lead.kinds, *(
            kind.id for kind in problem.kinds
            if kind.id not in led and kind.lead in {sorts.get(id_) for id_ in lead.kinds}
        )))
        for lead in problem.leads
    )
    return replace(problem, leads=leads)
