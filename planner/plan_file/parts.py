"""A plan as rows of text, one for each person, meeting and so on, and back.

The JSON of a row is that of `planner.plan_json`; here it is only taken apart and put together.
What a check finds is left out, since it is found anew when a plan is opened.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from hashlib import blake2b
from typing import Final, Generic, TypeVar

from models.finding import UnusableInput
from models.meetings import Meeting
from models.people import Employee
from models.plan import Judgement, Outcome, Plan
from models.problem import Problem
from planner.json_node import Json
from planner.meeting_json import meeting_to_json
from planner.plan_json import employee_to_json, plan_from_json, plan_to_json
from planner.texts import t

NOTES: Final = ("remarks", "reviews", "withdrawn")
"""Sections that somebody who reads a plan may write in beside the one who makes it."""
_RECORD: Final = (*NOTES, "log", "held", "cancelled")
_SINGLE: Final = ("plan", "rules")
SECTIONS: Final = (
    *_SINGLE, "employees", "rooms", "leads", "kinds", "series", "incidents_without_meeting",
    "meetings", "unplaced", "unreached", "objectives", "questions", *_RECORD,
)
_RESOURCES: Final = ("rooms", "leads")
_TOP: Final = ("format", "name", "period", "seed", "stopped", "assumed")
_NOT_JUDGED: Final = Judgement((), (), {}, ())
T = TypeVar("T")
_encode = json.JSONEncoder(ensure_ascii=False, allow_nan=False, separators=(",", ":")).encode


@dataclass(frozen=True, slots=True)
class Row:
    """One part of a plan. `id` tells it from the others of its section; `content` is JSON."""

    section: str
    id: str
    content: str


@dataclass(frozen=True, slots=True)
class Seals:
    """Digests of all rows in their order: of the notes of readers, and of everything else."""

    plan: str
    notes: str


class Rows:
    """Makes the rows of plans. Those of people and meetings are nearly all, and few of them change
    from one plan to the next, so they are kept."""

    def __init__(self) -> None:
        self._people = _Texts[Employee](employee_to_json)
        self._meetings = _Texts[Meeting](meeting_to_json)

    def of(self, problem: Problem, plan: Plan) -> tuple[Row, ...]:
        """All rows of a plan, by section and in order."""
        others = replace(problem, roster=replace(problem.roster, employees=()))
        lists = _lists(plan_to_json(Outcome(others, replace(plan, meetings=()), _NOT_JUDGED)))
        texts = {name: [(_id(one), _encode(one)) for one in some] for name, some in lists.items()}
        texts["employees"] = self._people.of(problem.roster.employees)
        texts["meetings"] = self._meetings.of(plan.meetings)
        return tuple(row for section in SECTIONS for row in _rows(section, texts[section]))


class _Texts(Generic[T]):
    """The JSON of things, each with its id; kept as long as the very same thing is asked about."""

    def __init__(self, to_json: Callable[[T], Json]) -> None:
        self._to_json = to_json
        self._known: dict[int, tuple[T, str, str]] = {}

    def of(self, some: Sequence[T]) -> list[tuple[str, str]]:
        """Id and JSON of each, in their order."""
        self._known = {id(one): self._known.get(id(one)) or self._text(one) for one in some}
        return [self._known[id(one)][1:] for one in some]

    def _text(self, one: T) -> tuple[T, str, str]:
        made = self._to_json(one)
        return one, _id(made), _encode(made)


def plan_of(rows: Iterable[Row], source: str) -> tuple[Problem, Plan]:
    """Problem and plan of rows in order. Raises UnusableInput with the place of the first fault;
    `source` is the name of the file."""
    try:
        data = _joined(rows)
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as fault:
        raise UnusableInput(t("service.no_plan", file=source)) from fault
    return plan_from_json(data, source)


def seals_of(rows: Iterable[Row]) -> Seals:
    """The digests of rows in order."""
    plan, notes = blake2b(digest_size=16), blake2b(digest_size=16)
    for row in rows:
        one = notes if row.section in NOTES else plan
        for text in (row.section, row.id, row.content):
            said = text.encode()
            # With its length, so that no two series of texts are fed in alike.
            one.update(len(said).to_bytes(8, "big"))
            one.update(said)
    return Seals(plan.hexdigest(), notes.hexdigest())


def _lists(data: Json) -> dict[str, list[Json]]:
    """The JSON of a plan as a list for each section."""
    kinds = [{name: value for name, value in k.items() if name != "series"} for k in data["kinds"]]
    series = [{"kind": kind["id"], **row} for kind in data["kinds"] for row in kind["series"]]
    return {
        **{name: data[name] for name in SECTIONS if name in data},
        "plan": [{name: data[name] for name in _TOP}], "rules": [data["rules"]],
        "kinds": kinds, "series": series,
        **{name: data["resources"][name] for name in _RESOURCES},
        **{name: data["record"].get(name, []) for name in _RECORD},
    }


def _id(item: Json) -> str:
    return str(item.get("id") or "")


def _rows(section: str, texts: Iterable[tuple[str, str]]) -> Iterator[Row]:
    seen: set[str] = set()
    for number, (id_, text) in enumerate(texts):
        key = section if section in _SINGLE else id_ or str(number)
        while key in seen:  # reading refuses two of one id; that is not for saving to do
            key += "+"
        seen.add(key)
        yield Row(section, key, text)


def _joined(rows: Iterable[Row]) -> Json:
    lists: dict[str, list[Json]] = {section: [] for section in SECTIONS}
    for row in rows:
        lists[row.section].append(json.loads(row.content))
    top: Json = {name: value for single in lists["plan"] for name, value in single.items()}
    rules: Json = {name: value for single in lists["rules"] for name, value in single.items()}
    for kind in lists["kinds"]:
        kind["series"] = [row for row in lists["series"] if row["kind"] == kind["id"]]
    apart = {*_SINGLE, *_RESOURCES, *_RECORD, "series"}
    return {
        **top, "rules": rules, **{name: lists[name] for name in SECTIONS if name not in apart},
        "resources": {name: lists[name] for name in _RESOURCES},
        "record": {name: lists[name] for name in _RECORD},
    }
