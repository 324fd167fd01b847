"""The days of rows of shifts: dates without a year, months in front, date and time in one cell."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from typing import Literal

from models.timespan import DAY_MINUTES, ZONE
from planner.importing.clocks import INSIDE, clock_of, plain_signs, times_of
from planner.importing.dates import Mark, mark_of, months_named, without_print
from planner.importing.sheet import Cell, Sheet, text_of

_SLASHED = re.compile(r"(\d{1,2})([/.-])(\d{1,2})\2(20\d\d|\d\d)")
_WITH_CLOCK = re.compile(
    r"(?P<day>.*?\d\S*)(?:[t ]|, ?)\s*(?:kl\.?\s*)?"
    r"(?P<clock>\d{1,2}[:.]\d{2})(?:[:.]\d{2}(?:[.,]\d+)?)?(?P<half>\s?[ap]\.?m\.?)?"
    r"\s?(?P<zone>z|utc|[+-]\d{2}:?\d{2})?"
)
_YEAR = re.compile(r"(?<!\d)(20\d\d)(?:\s?/\s?(\d\d)(?!\d))?(?!\d)")
_TITLE_ROWS = 12
_AUTUMN, _SPRING = 8, 5
"""A period over new year has months from the one on and up to the other."""
_FEW = 3

Order = Literal["day", "month", "either"]
_EPOCHS = (1899, 1900)


@dataclass(frozen=True, slots=True)
class Point:
    """What a cell says of when: a day's mark, minutes after its midnight, or both."""

    mark: Mark | None
    minute: int | None


def point_in(value: Cell) -> Point:
    """The day and the time of day in a cell; times of other zones are those of Denmark."""
    if isinstance(value, datetime) and value.year not in _EPOCHS:
        return Point(mark_of(value), value.hour * 60 + value.minute)
    if isinstance(value, date) and not isinstance(value, datetime) and value.year not in _EPOCHS:
        return Point(mark_of(value), 0)
    clock = clock_of(value)
    if clock is not None or not isinstance(value, str):
        return Point(None, clock)
    match = _WITH_CLOCK.fullmatch(text_of(value).lower())
    mark = mark_of(match["day"]) if match else None
    if match is None or mark is None or mark.day is None:
        whole = mark_of(value)
        return Point(whole if whole and whole.whole else None, 0 if whole and whole.whole else None)
    clock = clock_of(match["clock"] + (match["half"] or ""))
    if match["zone"] and mark.whole and clock is not None:
        return _at_home(mark.whole, clock, match["zone"])
    return Point(mark, clock)


def _at_home(day: date, clock: int, zone: str) -> Point:
    away = timedelta()
    if zone[0] in "+-":
        away = timedelta(hours=int(zone[1:3]), minutes=int(zone[-2:]))
        away = -away if zone[0] == "-" else away
    there = datetime(day.year, day.month, day.day, tzinfo=UTC) + timedelta(minutes=clock) - away
    here = there.astimezone(ZONE)
    return Point(mark_of(here.date()), here.hour * 60 + here.minute)


def day_and_times(value: Cell) -> tuple[Mark, str] | None:
    """A day and the times behind it in one cell: "ma 05-01-2026 kl. 7-15"."""
    if not isinstance(value, str):
        return None
    plain = plain_signs(text_of(value))
    for match in reversed(list(INSIDE.finditer(plain))):
        before = re.sub(r"[\s,:]+(?:kl\.?\s*)?$", "", plain[: match.start()])
        mark = mark_of(before) if before != plain[: match.start()] else None
        told = mark is not None and (mark.year or mark.weekday or "/" in before)
        if told and mark is not None and mark.day and times_of(plain[match.start() :]):
            return mark, plain[match.start() :]
    return None


@dataclass(frozen=True, slots=True)
class Calendar:
    """How the dates of a table are to be read. `lack`: what nothing says ("year"), or None.

    `order`: whether the day or the month stands first in 05/01/2026; "either": nothing tells.
    `spring`, `autumn`: the year of months without one. `sure`: no other year may be meant.
    """

    order: Order = "day"
    turned: bool = False
    autumn: int | None = None
    spring: int | None = None
    sure: bool = True

    def day_of(self, value: Cell) -> date | None:
        """The day that a cell says."""
        point = point_in(value)
        mark = point.mark or mark_of(value)
        return self.day(self._turn(value) or mark)

    def day(self, mark: Mark | None) -> date | None:
        """The day of a mark."""
        if mark is None or mark.day is None or mark.month is None:
            return None
        if mark.year is None:
            year = self.autumn if mark.month > _AUTUMN - 2 else self.spring
            if year is None:
                return None
            try:
                return date(year, mark.month, mark.day)
            except ValueError:
                return None
        return mark.whole

    def _turn(self, value: Cell) -> Mark | None:
        match = _SLASHED.match(text_of(value)) if self.turned and isinstance(value, str) else None
        if match is None:
            return None
        return mark_of(f"{match[3]}-{match[1]}-{match[4]}") or Mark()


def calendar_of(sheet: Sheet, heading: int, values: Iterable[Cell]) -> Calendar:
    """What the dates of a column, the titles above it and an answer say of how to read them."""
    different = set(values)
    marks = [
        mark for value in different
        if (mark := point_in(value).mark or mark_of(value)) and mark.day and mark.month
    ]
    calendar = _years(sheet, heading, [mark for mark in marks if mark.year is None])
    order = _order({v for v in different if isinstance(v, str)}, sheet.first_day)
    return replace(calendar, order=order, turned=order == "month")


def _order(texts: set[str], first: date | None) -> Order:
    """Whether the months stand first: where one of the places holds more than twelve."""
    parts = [match for text in texts if (match := _SLASHED.match(text_of(text)))]
    pairs = {(int(match[1]), int(match[3])) for match in parts}
    if not pairs or any(a > 12 for a, _ in pairs):
        return "day"
    if any(b > 12 for _, b in pairs):
        return "month"
    firsts, seconds = {a for a, _ in pairs}, {b for _, b in pairs}
    if len(firsts) > 1 or len(seconds) < _FEW:
        return "day"
    if first is not None:
        return "month" if (first.month, first.day) == min(pairs) else "day"
    return "either"


def _years(sheet: Sheet, heading: int, marks: list[Mark]) -> Calendar:
    if not marks:
        return Calendar()
    first, years = sheet.first_day, years_said(sheet, heading)
    months = {mark.month for mark in marks if mark.month}
    turns = max(months) >= _AUTUMN and min(months) <= _SPRING
    if first is not None and len(years) != 1:
        if turns:
            autumn = first.year - (first.month <= _SPRING)
            return Calendar(autumn=autumn, spring=autumn + 1)
        early = any(((m.month or 0), (m.day or 0)) < (first.month, first.day) for m in marks)
        year = first.year + (early and first.month > max(months))
        return Calendar(autumn=year, spring=year)
    by_weekday = _by_weekday(marks, years)
    if turns:
        if len(years) > 1:
            return Calendar(autumn=years[0], spring=years[0] + 1)
        if by_weekday or not years:
            return Calendar(autumn=by_weekday, spring=by_weekday + 1 if by_weekday else None)
        named = _months_said(sheet, heading)
        if named and (min(named) >= _AUTUMN or max(named) <= _SPRING):
            autumn = years[0] - (max(named) <= _SPRING)
            return Calendar(autumn=autumn, spring=autumn + 1)
        if first is None:
            return Calendar(autumn=years[0], spring=years[0] + 1, sure=False)
        autumn = first.year - (first.month <= _SPRING)
        return Calendar(autumn=autumn, spring=autumn + 1)
    only = years[0] if len(years) == 1 else by_weekday
    return Calendar(autumn=only, spring=only)


def _by_weekday(marks: list[Mark], years: list[int]) -> int | None:
    """The one year, of those said and their neighbours, in which the weekdays are right."""
    told = [mark for mark in marks if mark.weekday]
    tried = sorted({near for year in years for near in (year - 1, year)}) if told else []
    fits = []
    for year in tried:
        days = [Calendar(autumn=year, spring=year + 1).day(mark) for mark in told]
        if all(d and d.isoweekday() == m.weekday for d, m in zip(days, told, strict=True)):
            fits.append(year)
    return fits[0] if len(fits) == 1 else None


def years_said(sheet: Sheet, heading: int) -> list[int]:
    """The years in the titles above a heading, nearest first, else in the sheet's name."""
    if sheet.first_day_wins:
        return []
    for row in range(heading, max(-1, heading - _TITLE_ROWS), -1):
        texts = [value for value in sheet.rows[row] if isinstance(value, str) and value]
        if found := _years_in(" ".join(without_print(text) for text in texts)):
            return found
    return _years_in(sheet.name)


def _months_said(sheet: Sheet, heading: int) -> set[int]:
    """The months in the titles above a heading and in the sheet's name."""
    rows = sheet.rows[max(0, heading - _TITLE_ROWS) : heading]
    texts = [value for cells in rows for value in cells if isinstance(value, str) and value]
    return {month for text in (*texts, sheet.name) for month, _ in months_named(text)}


def _years_in(text: str) -> list[int]:
    found: set[int] = set()
    for match in _YEAR.finditer(text):
        found.add(int(match[1]))
        if match[2]:
            found.add(int(match[1][:2] + match[2]))
    return sorted(found)


def length_between(start: Point, end: Point, days_apart: int | None) -> int | None:
    """The end in minutes after the midnight before the start; None where it cannot be one.

    `days_apart`: from the day of the start to that of the end, where the file says both.
    """
    if start.minute is None or end.minute is None:
        return None
    if days_apart is None:
        if start.minute == end.minute:
            return None
        return end.minute + DAY_MINUTES * (end.minute <= start.minute)
    until = end.minute + DAY_MINUTES * days_apart
    return until if 0 < until - start.minute <= DAY_MINUTES else None
