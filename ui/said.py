"""Rules told in plain sentences of which some words can be changed. Knows no Qt.

A sentence is a text of the catalogue; each of its changeable words is a part: a number, a choice,
several of a list, or something typed. `Said.put` gives the problem with another value of a part.
"""

import re
from calendar import isleap
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from models.meetings import Window
from models.problem import Problem
from models.timespan import clock, parse_clock
from planner.texts import spellings, t
from planner.texts.dates import duration, number, numeric_date
from ui.wording import listed

MOST_DAYS = 400
"""A longer stretch of days away is rather a slip of the pen."""
_WEEK = 168
_ALL_DAYS = frozenset(range(1, 8))
_WORKDAYS = frozenset(range(1, 6))


class Wrong(ValueError):
    """A value that cannot be; the text says why, for people."""


@dataclass(frozen=True, slots=True)
class Number:
    """A whole number between two limits; `zero` stands there for 0."""

    value: int
    least: int
    most: int
    zero: str = ""

    @property
    def shown(self) -> str:
        """As it stands in the sentence."""
        return self.zero or "0" if self.value == 0 else str(self.value)


@dataclass(frozen=True, slots=True)
class Choice:
    """One of some options, each a key and a text."""

    value: str
    options: tuple[tuple[str, str], ...]

    @property
    def shown(self) -> str:
        """As it stands in the sentence."""
        return dict(self.options).get(self.value, self.value)


@dataclass(frozen=True, slots=True)
class Several:
    """Any of some options; `empty` stands there where none is chosen."""

    values: frozenset[str]
    options: tuple[tuple[str, str], ...]
    empty: str
    words: str = ""

    @property
    def shown(self) -> str:
        """As it stands in the sentence: all of them, or how many where they are too many."""
        names = [text for key, text in self.options if key in self.values]
        if self.words or not names:
            return self.words or self.empty
        return listed(names) if len(names) <= 4 else t("ui_kinds.several", count=len(names))


@dataclass(frozen=True, slots=True)
class Typed:
    """Something that is written; `read` makes a value of the text or raises Wrong."""

    text: str
    read: Callable[[str], Any]
    empty: str = ""

    @property
    def shown(self) -> str:
        """As it stands in the sentence."""
        return self.text or self.empty


Part = Number | Choice | Several | Typed


@dataclass(frozen=True, slots=True)
class Said:
    """One sentence: its id in its card, its key, its parts, other words in it, what a change
    makes of the problem, and what is told about it beside (its source)."""

    id: str
    key: str
    parts: Mapping[str, Part]
    put: Callable[[str, Any], Problem]
    words: Mapping[str, str] = field(default_factory=dict)
    tip: str = ""


# Parts that occur everywhere --------------------------------------------------------------------


def weekdays(chosen: frozenset[int]) -> Several:
    """Some days of the week, as `Windows` have them."""
    words = {_WORKDAYS: t("ui_kinds.workdays"), _ALL_DAYS: t("ui_kinds.every_day")}
    options = tuple((str(day), t(f"weekday.{day}")) for day in range(1, 8))
    shown = words.get(chosen) or listed(t(f"weekday.{day}") for day in sorted(chosen))
    return Several(frozenset(map(str, chosen)), options, "–", shown)


def at_clock(minute: int | None, empty: str = "") -> Typed:
    """A time of day; empty where there may be none."""
    return Typed("" if minute is None else clock(minute), lambda text: _clock(text, empty), empty)


def hours(minutes: int, most: int, none: str = "") -> Typed:
    """A length of time in hours and minutes, `11:00`; `none` stands there for no minutes."""
    if not none:
        return Typed(duration(minutes), lambda text: _duration(text, most))
    return Typed(
        duration(minutes) if minutes else "",
        lambda text: _duration(text, most) if text.strip() else 0, none,
    )


def limit(value: int | None, most: int, empty: str) -> Typed:
    """A whole number from 1, or nothing."""
    return Typed("" if value is None else str(value), lambda text: _limit(text, most), empty)


def weekly_hours(value: float | None, empty: str) -> Typed:
    """Hours a week with decimals; `empty` where there may be none."""
    return Typed(
        "" if value is None else number(value), lambda text: _hours(text, empty), empty
    )


def word(text: str | None, empty: str) -> Typed:
    """Something with a name, or nothing: None."""
    return Typed(text or "", lambda typed: typed.strip() or None, empty)


def flag(value: bool, no: str, yes: str) -> Choice:
    """One of two: the key `yes` or `no`."""
    return Choice("yes" if value else "no", (("no", no), ("yes", yes)))


def name(text: str) -> Typed:
    """What something is called."""
    return Typed(text, _name)


def days(chosen: frozenset[date], empty: str, near: date) -> Typed:
    """Single dates and stretches of dates, `05-01-2026, 12-01-2026 – 16-01-2026`; those without a
    year are looked for from `near` on."""
    return Typed(dates_told(chosen), lambda text: dates_read(text, near), empty)


def window_parts(window: Window) -> dict[str, Part]:
    """The parts of a window: its days, from when and until when."""
    return {
        "days": weekdays(window.weekdays), "start": at_clock(window.start),
        "end": at_clock(window.end),
    }


def with_window(windows: tuple[Window, ...], at: int, part: str, value: Any) -> tuple[Window, ...]:
    """The windows with one part of one of them changed. Raises Wrong where it cannot be."""
    old = windows[at]
    if part == "days":
        if not value:
            raise Wrong(t("ui_kinds.wrong.days"))
        new = Window(frozenset(map(int, value)), old.start, old.end)
    else:
        start, end = (value, old.end) if part == "start" else (old.start, value)
        if end <= start:
            raise Wrong(t("ui_kinds.wrong.window"))
        new = Window(old.weekdays, start, end)
    return (*windows[:at], new, *windows[at + 1:])


def units(problem: Problem, everyone: str) -> tuple[tuple[str, str], ...]:
    """The units to choose from, and none of them."""
    return (("", everyone), *((unit, unit) for unit in problem.roster.units() if unit))


# Reading what is written ------------------------------------------------------------------------


def dates_told(chosen: frozenset[date]) -> str:
    """Days as people write them, stretches by their ends."""
    runs: list[list[date]] = []
    for day in sorted(chosen):
        if runs and day - runs[-1][-1] == timedelta(days=1):
            runs[-1].append(day)
        else:
            runs.append([day])
    return ", ".join(
        numeric_date(run[0]) if len(run) == 1
        else f"{numeric_date(run[0])} – {numeric_date(run[-1])}" for run in runs
    )


def dates_read(text: str, near: date) -> frozenset[date]:
    """The days of a text like `5-1-2026, 12/1 – 16/1, 5. januar 2026`. Raises Wrong.

    A day without a year is the first of its kind from `near` on.
    """
    found: set[date] = set()
    for piece in filter(None, (each.strip() for each in re.split("[,;]", text))):
        first, last = _stretch(piece, near)
        if not 0 <= (last - first).days <= MOST_DAYS:
            raise Wrong(t("ui_kinds.wrong.dates", text=piece))
        found |= {first + timedelta(days=n) for n in range((last - first).days + 1)}
    return frozenset(found)


_DAY = (
    r"(?:(?P<iso{n}>\d{{4}})-(?P<m{n}>\d{{1,2}})-(?P<d{n}>\d{{1,2}})"
    r"|(?P<day{n}>\d{{1,2}})[./-]\s*(?P<month{n}>\d{{1,2}})"
    r"(?:[./-]\s*(?P<year{n}>\d{{4}}|\d{{2}}))?\.?)"
)
_ONE = re.compile(_DAY.format(n=1))
_TWO = re.compile(
    rf"(?:{_DAY.format(n=1)}|(?P<only>\d{{1,2}})\.?)\s*[-–—]\s*{_DAY.format(n=2)}"
)


def _stretch(piece: str, near: date) -> tuple[date, date]:
    """The first and the last day of a date or of two with a line between."""
    plain = _with_numbers(piece)
    one = _ONE.fullmatch(plain)
    two = None if one else _TWO.fullmatch(plain)
    try:
        if one is not None:
            day = _made(one, 1, None, near)
            return day, day
        if two is None:
            raise ValueError(piece)
        last = _made(two, 2, None, near)
        if two["only"]:
            return last.replace(day=int(two["only"])), last
        if two["iso1"] or two["year1"]:
            first = _made(two, 1, None, near)
            return first, _made(two, 2, None, first)
        first = _made(two, 1, last.year, near)
        return (first if first <= last else _made(two, 1, last.year - 1, near)), last
    except ValueError:
        raise Wrong(t("ui_kinds.wrong.dates", text=piece)) from None


def _made(found: re.Match[str], n: int, year: int | None, near: date) -> date:
    """One date of a text; `year` is that of one without. Raises ValueError."""
    if found[f"iso{n}"]:
        return date(int(found[f"iso{n}"]), int(found[f"m{n}"]), int(found[f"d{n}"]))
    day, month, said = int(found[f"day{n}"]), int(found[f"month{n}"]), found[f"year{n}"]
    if said:
        return date(int(said) + (2000 if len(said) == 2 else 0), month, day)
    if year is not None:
        return date(year, month, day)
    tried = range(near.year, near.year + 9)  # 29 February may be eight years off
    return next(
        made for made in (_date(each, month, day) for each in tried)
        if made is not None and made >= near
    )


def _date(year: int, month: int, day: int) -> date | None:
    """The date; None for 29 February of a year without one. Raises ValueError for what never is."""
    date(2024, month, day)
    return date(year, month, day) if (month, day) != (2, 29) or isleap(year) else None


def _with_numbers(piece: str) -> str:
    """A text of dates with numbers for the names of months: `5. januar 2026` is `5.1.2026`."""
    plain = piece.casefold()
    for key in ("month", "month.short"):
        for month in range(1, 13):
            for spelt in spellings(f"{key}.{month}"):
                plain = re.sub(
                    rf"(\d)\.?\s*{re.escape(spelt.casefold())}\b\.?(?:\s*(\d{{4}}))?",
                    lambda found, n=month: (  # type: ignore[misc]
                        f"{found[1]}.{n}" + (f".{found[2]}" if found[2] else "")
                    ), plain,
                )
    return plain


def _clock(text: str, empty: str) -> int | None:
    plain = re.sub(r"^kl\b\.?\s*", "", text.strip().casefold())
    if not plain and empty:
        return None
    found = re.fullmatch(r"(\d{1,2})(?:[.:,]?(\d{2}))?", plain)
    try:
        if found is None:
            raise ValueError(text)
        return parse_clock(f"{found[1]}:{found[2] or '00'}")
    except ValueError:
        raise Wrong(t("ui_kinds.wrong.clock", text=text.strip())) from None


def _duration(text: str, most: int) -> int:
    """Minutes of `11`, `11:30`, `11.30` or `7,5`: two digits are minutes, one is a half."""
    found = re.fullmatch(r"(\d{1,4})(?:[.:,](\d{2})|[.,](5|0))?", text.strip())
    minutes = -1
    if found is not None and int(found[2] or 0) < 60:
        minutes = int(found[1]) * 60 + int(found[2] or 0) + (30 if found[3] == "5" else 0)
    if not 0 <= minutes <= most:
        raise Wrong(t("ui_kinds.wrong.hours", text=text.strip(), most=duration(most)))
    return minutes


def _limit(text: str, most: int) -> int | None:
    if not text.strip():
        return None
    if not text.strip().isdecimal() or not 1 <= int(text) <= most:
        raise Wrong(t("ui_kinds.wrong.limit", most=most))
    return int(text)


def _hours(text: str, empty: str) -> float | None:
    plain = text.strip().replace(",", ".")
    if not plain and empty:
        return None
    if not re.fullmatch(r"\d{1,3}(\.\d{1,2})?", plain) or not 0 < float(plain) <= _WEEK:
        raise Wrong(t("ui_kinds.wrong.weekly", text=text.strip()))
    return float(plain)


def _name(text: str) -> str:
    if not text.strip():
        raise Wrong(t("ui_kinds.wrong.name"))
    return text.strip()


def free_id(wanted: str, taken: frozenset[str]) -> str:
    """An id that nothing has yet."""
    number, found = 1, wanted
    while found in taken:
        number += 1
        found = f"{wanted}-{number}"
    return found
