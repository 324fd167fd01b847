"""Answers to the questions of an import: what a scheduler says, kept in a TOML file of her own.

    sheet = "Plan"
    layout = "names_by_dates"
    first_day = 2026-01-05
    last_day = 2026-03-29

    [codes]
    A4 = "12:00-21:00"
    AF = "12:00-21:00 evening"
    NO = "off"
    SYG = "away"

    [people]
    ignore = ["Kaffe"]

    [people.same]
    BHA = "Bo Hansen"

Every part may be left out. An answer goes before what the file says.
"""

import re
import tomllib
from collections import abc
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import cast

from models.finding import UnusableInput
from models.timespan import DAY_MINUTES, clock
from planner.importing.codes import Absent, Codes, Meaning, Work, team_in, usual_team
from planner.importing.layouts import LAYOUTS
from planner.importing.sheet import text_of
from planner.texts import t

MAX_BYTES = 1_000_000

_KEYS = ("sheet", "layout", "first_day", "last_day", "codes", "people")
_PEOPLE_KEYS = ("ignore", "same")
_LINE = re.compile(r"at line (\d+)")
_WITH_TEAM = re.compile(r"(.*\d)\s+([^\d]+)")
_ABSENT = frozenset(meaning.value for meaning in Absent)

Table = abc.Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Mapping:
    """What a scheduler answered about one file.

    `sheets`: only these hold the roster (none: all do); legends are found on any. `layout`: a key
    of `LAYOUTS`. `first_day`: the day of the first date, where the file does not say it, or says
    two things. `codes`: what a code means. `ignore`: names that are nobody's. `same`: who a name
    or initials belong to; a name that is the same as itself is one person wherever it stands.
    `remembered`: from an earlier file, so that what does not fit this one is no question.
    `last_day`: where a rotation ends that would go on for ever.
    """

    sheets: tuple[str, ...] = ()
    layout: str | None = None
    first_day: date | None = None
    codes: abc.Mapping[str, Meaning] = field(default_factory=dict)
    ignore: tuple[str, ...] = ()
    same: abc.Mapping[str, str] = field(default_factory=dict)
    remembered: bool = False
    last_day: date | None = None


def read_mapping(path: Path) -> Mapping:
    """The answers in a TOML file.

    Raises UnusableInput with a sentence that names the file, the line or key, and what to do.
    """
    try:
        size = path.stat().st_size
        content = path.read_bytes() if size <= MAX_BYTES else b""
    except OSError as error:
        raise UnusableInput(
            t("mapping.unreadable", file=path.name, folder=path.parent, why=error.strerror or error)
        ) from error
    if size > MAX_BYTES:
        raise UnusableInput(t("mapping.too_large", file=path.name))
    return parse_mapping(_decode(content), path.name)


def parse_mapping(text: str, file: str) -> Mapping:
    """The answers in the text of a TOML file; `file` is its name, for sentences."""
    try:
        data = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError, ValueError) as error:
        line = _LINE.search(str(error))
        where = line[1] if line else str(text.count("\n") + 1)
        raise UnusableInput(t("mapping.not_toml", file=file, line=where)) from error
    return _Reader(file).mapping(data)


def _decode(content: bytes) -> str:
    """TOML is UTF-8; what an old editor of Windows saves is read as it was meant."""
    try:
        return content.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace").replace("\r\n", "\n")


def parse_meaning(text: str) -> Meaning | None:
    """`12:00-21:00`, with a vagtlag behind it or not, `off` or `away`; None for anything else."""
    words = text_of(text)
    if words in _ABSENT:
        return Absent(words)
    plain = Codes()
    read = plain.read(words)
    if read and len(read) == 1 and not plain.noted:
        return read[0]
    with_team = _WITH_TEAM.fullmatch(words)
    if with_team is None:
        return None
    span, team = plain.read(with_team[1]), team_in(with_team[2])
    if not span or len(span) != 1 or not isinstance(span[0], Work) or team is None:
        return None
    return Work(span[0].start, span[0].end, team)


@dataclass(frozen=True, slots=True)
class _Reader:
    """Checks what a file says, and names the key of what it cannot say."""

    file: str

    def mapping(self, data: Table) -> Mapping:
        self._known(data, _KEYS, "")
        people = self._table(data.get("people", {}), "people")
        self._known(people, _PEOPLE_KEYS, "people.")
        return Mapping(
            sheets=self._names(data.get("sheet", []), "sheet"),
            layout=self._layout(data.get("layout")),
            first_day=self._day(data.get("first_day"), "first_day"),
            last_day=self._day(data.get("last_day"), "last_day"),
            codes=self._codes(self._table(data.get("codes", {}), "codes")),
            ignore=self._names(people.get("ignore", []), "people.ignore"),
            same=self._same(self._table(people.get("same", {}), "people.same")),
        )

    def _known(self, table: Table, keys: tuple[str, ...], prefix: str) -> None:
        for key in table:
            if key not in keys:
                raise UnusableInput(t(
                    "mapping.unknown_key", file=self.file, key=prefix + key,
                    choices=", ".join(prefix + name for name in keys),
                ))

    def _table(self, value: object, key: str) -> Table:
        if not isinstance(value, dict):
            raise self._wrong(key, value, "table", table=key)
        return cast(Table, value)

    def _names(self, value: object, key: str) -> tuple[str, ...]:
        """A text, or a list of texts; the name of a sheet is kept as it is."""
        entries = value if isinstance(value, list) else [value]
        for entry in entries:
            if not isinstance(entry, str) or not entry.strip():
                raise self._wrong(key, entry, "names")
        return tuple(dict.fromkeys(entries))

    def _layout(self, value: object) -> str | None:
        if value is None or (isinstance(value, str) and value in LAYOUTS):
            return value
        raise self._wrong("layout", value, "layout", choices=", ".join(LAYOUTS))

    def _day(self, value: object, key: str) -> date | None:
        if isinstance(value, datetime):
            value = value.date()
        if isinstance(value, str):
            try:
                value = date.fromisoformat(value)
            except ValueError:
                raise self._wrong(key, value, "day") from None
        if value is None or isinstance(value, date):
            return value
        raise self._wrong(key, value, "day")

    def _codes(self, table: Table) -> dict[str, Meaning]:
        codes: dict[str, Meaning] = {}
        for code, value in table.items():
            meaning = parse_meaning(value) if isinstance(value, str) else None
            if meaning is None or not text_of(code):
                raise self._wrong(f"codes.{code}", value, "code")
            codes[text_of(code)] = meaning
        return codes

    def _same(self, table: Table) -> dict[str, str]:
        for name, value in table.items():
            if not isinstance(value, str) or not value.strip() or not name.strip():
                raise self._wrong(f"people.same.{name}", value, "name")
        return {name: cast(str, value) for name, value in table.items()}

    def _wrong(self, key: str, value: object, hint: str, **values: object) -> UnusableInput:
        what = t(f"mapping.hint.{hint}", **values)
        shown = "…" if isinstance(value, (list, dict)) else str(value)
        return UnusableInput(
            t("mapping.wrong", file=self.file, key=key, value=shown, hint=what)
        )


def meaning_text(meaning: Meaning) -> str:
    """What `parse_meaning` reads; the vagtlag only where the times alone would give another."""
    if isinstance(meaning, Absent):
        return meaning.value
    end = meaning.end if meaning.end <= DAY_MINUTES else meaning.end - DAY_MINUTES
    times = f"{clock(meaning.start)}-{clock(end)}"
    usual = usual_team(meaning.start, meaning.end)
    return times if meaning.team == usual else f"{times} {meaning.team}"
