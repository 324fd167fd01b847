"""Strict reading of JSON that may have been edited by hand: every fault names its place.

A `Node` is one value of a JSON text together with the way to it (`meetings[3].start`). Its methods
say what is expected there and give it back typed, or raise UnusableInput with one sentence.
"""

import json
import math
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import lru_cache
from typing import Any, NoReturn, TypeVar, cast

from models.finding import UnusableInput
from models.timespan import ZONE, Moment, local, moment
from planner.texts import t

Json = dict[str, Any]
"""An object of a JSON text."""

MAX_NUMBER = 10_000_000
"""No count or number of minutes in a plan comes near; beyond it a solver's sums could overflow."""

_YEARS = range(1970, 2200)
_CLOCK = re.compile(r"(\d\d):([0-5]\d)")
_HALF_A_LETTER = re.compile("[\ud800-\udfff]")
"""JSON can write a surrogate alone; no file or workbook could be written with it."""
_LONGEST_QUOTE = 80
_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d(\+01:00)?")

Choice = TypeVar("Choice", bound=str)
Item = TypeVar("Item")
Default = TypeVar("Default")


def to_text(data: object) -> str:
    """JSON as the program writes it: letters as they are, one value a line."""
    return json.dumps(data, ensure_ascii=False, indent=1, allow_nan=False) + "\n"


@lru_cache(maxsize=65536)  # shifts of many people begin at the same moments
def moment_text(at: Moment) -> str:
    """Local time without an offset, `2026-01-05T07:00`.

    Only in the hour that the autumn change repeats the second passing carries `+01:00`: without it
    a moment there would come back an hour early.
    """
    shown = local(at).replace(fold=0)
    text = shown.isoformat(timespec="minutes")
    return text if moment(shown) == at else f"{text}+01:00"


class Broken(UnusableInput):
    """A value that is not what is expected at its place: `what` says what is."""

    def __init__(self, source: str, place: str, what: str) -> None:
        shown = place or t("json.top")
        super().__init__(t("json.broken", source=source, place=shown, what=what))
        self.place, self.what = place, what


@dataclass(frozen=True, slots=True)
class Node:
    """A JSON value, the way to it, and the name of the file that it stands in."""

    value: object
    source: str
    place: str = ""

    def fail(self, key: str, /, **values: object) -> NoReturn:
        """Raise UnusableInput with this place and the text of a key of the catalogue."""
        what = t(key, **{name: _brief(value) for name, value in values.items()})
        raise Broken(self.source, self.place, what)

    def get(self, name: str) -> "Node":
        """A field that must be there (its value may be null)."""
        fields = self._fields()
        if name not in fields:
            self.fail("json.missing", name=name)
        return self._child(name, fields[name])

    def maybe(self, name: str) -> "Node | None":
        """A field that may be missing or null."""
        value = self._fields().get(name)
        return None if value is None else self._child(name, value)

    def optional(
        self, name: str, read: "Callable[[Node], Item]", default: Default
    ) -> Item | Default:
        """What `read` makes of a field, or the default where it is missing or null."""
        node = self.maybe(name)
        return default if node is None else read(node)

    def only(self, names: Iterable[str]) -> "Node":
        """The same, where its fields are none but these."""
        known = tuple(names)
        for name in self._fields():
            if name not in known:
                self._child(name, None).fail("json.no_field", name=name, names=", ".join(known))
        return self

    def names(self) -> tuple[str, ...]:
        """The names of an object's fields."""
        return tuple(self._fields())

    def items(self) -> list["Node"]:
        """The values of a list."""
        if not isinstance(self.value, list):
            self.fail("json.not_list", value=self._shown())
        values = cast("list[object]", self.value)
        return [
            Node(value, self.source, f"{self.place}[{number}]")
            for number, value in enumerate(values)
        ]

    def each(self, name: str) -> list["Node"]:
        """The values of a list field that may be missing."""
        return self.optional(name, Node.items, [])

    def distinct(
        self, read: "Callable[[Node], Item]", key: Callable[[Item], str]
    ) -> tuple[Item, ...]:
        """What `read` makes of the values of a list in which no key may come twice."""
        found: dict[str, Item] = {}
        for node in self.items():
            item = read(node)
            if key(item) in found:
                node.fail("json.twice", value=key(item))
            found[key(item)] = item
        return tuple(found.values())

    def text(self) -> str:
        """A text."""
        if not isinstance(self.value, str) or _HALF_A_LETTER.search(self.value):
            self.fail("json.not_string", value=self._shown())
        return self.value

    def name(self) -> str:
        """A text that is not empty."""
        if not self.text().strip():
            self.fail("json.empty")
        return self.text()

    def some(self) -> list["Node"]:
        """The values of a list that is not empty."""
        if not self.items():
            self.fail("json.no_items")
        return self.items()

    def texts(self) -> tuple[str, ...]:
        """A list of texts."""
        return tuple(item.text() for item in self.items())

    def flag(self) -> bool:
        """True or false."""
        if not isinstance(self.value, bool):
            self.fail("json.not_flag", value=self._shown())
        return self.value

    def integer(self, low: int = 0, high: int = MAX_NUMBER) -> int:
        """A whole number from `low` to `high`."""
        if isinstance(self.value, bool) or not isinstance(self.value, int):
            self.fail("json.not_integer", value=self._shown())
        if not low <= self.value <= high:
            self.fail("json.out_of_range", value=self.value, low=low, high=high)
        return self.value

    def number(self, low: float = 0.0, high: float = MAX_NUMBER) -> float:
        """A finite number from `low` to `high`."""
        if isinstance(self.value, bool) or not isinstance(self.value, int | float):
            self.fail("json.not_number", value=self._shown())
        if not math.isfinite(self.value) or not low <= self.value <= high:
            self.fail("json.out_of_range", value=self.value, low=low, high=high)
        return float(self.value)

    def choice(self, options: Iterable[Choice]) -> Choice:
        """One of some texts."""
        options = tuple(options)
        found = next((option for option in options if self.value == option), None)
        if found is None:
            self.fail("json.not_choice", value=self._shown(), options=", ".join(options))
        return found

    def known(self, ids: Iterable[str]) -> str:
        """A text that names something that stands elsewhere in the file."""
        if self.text() not in ids:
            self.fail("json.unknown", value=self.text())
        return self.text()

    def day(self) -> date:
        """An ISO date, `2026-01-05`."""
        text = self.text()
        try:
            day = date.fromisoformat(text) if len(text) == 10 else None
        except ValueError:
            day = None
        if day is None or day.year not in _YEARS:
            self.fail("json.not_date", value=self._shown())
        return day

    def moment(self) -> Moment:
        """What `moment_text` wrote."""
        at = _moment_of(self.text())
        if at is None:
            self.fail("json.not_moment", value=self._shown())
        return at

    def clock(self) -> int:
        """Minutes after midnight of `07:00`; `24:00` and later belong to the night that follows."""
        match = _CLOCK.fullmatch(self.text())
        minutes = int(match[1]) * 60 + int(match[2]) if match else -1
        if not 0 <= minutes <= 2880:
            self.fail("json.not_clock", value=self._shown())
        return minutes

    def _fields(self) -> dict[str, object]:
        if not isinstance(self.value, dict):
            self.fail("json.not_object", value=self._shown())
        return cast("dict[str, object]", self.value)

    def _child(self, name: str, value: object) -> "Node":
        return Node(value, self.source, f"{self.place}.{name}" if self.place else name)

    def _shown(self) -> str:
        text = json.dumps(self.value, ensure_ascii=False, default=str)
        text = text.encode(errors="backslashreplace").decode()
        return text if len(text) <= 40 else f"{text[:37]}…"


@lru_cache(maxsize=65536)
def _moment_of(text: str) -> Moment | None:
    """The moment of a text of `moment_text`, None for any other text."""
    try:
        parsed = datetime.fromisoformat(text) if _MOMENT.fullmatch(text) else None
    except ValueError:
        return None
    if parsed is None or parsed.year not in _YEARS:
        return None
    if parsed.tzinfo is None:
        return moment(parsed)
    if parsed.utcoffset() != parsed.astimezone(ZONE).utcoffset():
        return None
    return int(parsed.astimezone(UTC).timestamp()) // 60


def _brief(value: object) -> object:
    """A text of a file as part of one sentence, however long it is and whatever lines it has."""
    if not isinstance(value, str):
        return value
    text = " ".join(value.split())
    return text if len(text) <= _LONGEST_QUOTE else f"{text[:_LONGEST_QUOTE]}…"
