"""Dates as rosters write them: whole ones, a day and a month, a day number, a weekday in a week.

A `Mark` is what one cell says; a row of marks becomes days with the help of what titles and sheet
names say (`Hints`). Where nothing says the year or the month there are no days, and nobody guesses.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from functools import lru_cache

from planner.importing.sheet import Cell
from planner.importing.words import MONTHS, WEEKDAYS, fold

FIRST_YEAR, LAST_YEAR = 2000, 2099
_SERIAL_ZERO = date(1899, 12, 30)

_LONGEST_GAP = 31
_ISO = re.compile(r"(?<!\d)(20\d\d)[-./](\d{1,2})[-./](\d{1,2})(?!\d)")
_COMPACT = re.compile(r"(20\d\d)(\d\d)(\d\d)")
_NUMERIC = re.compile(
    r"(\d{1,2})\s?[-./]\s?(\d{1,2})\.?(?:\s?[-./ ]\s?(20\d\d|\d\d))?"
)
_WRITTEN = re.compile(r"(?<!\d)(\d{1,2})\.?\s*([a-zæøåäöü]{3,9})\.?\s*(20\d\d)?(?!\d)")
_ANYWHERE = re.compile(
    r"20\d\d-\d{1,2}-\d{1,2}|\d{1,2}[-./]\d{1,2}[-./ ](?:20\d\d|\d\d)(?!\d)"
    r"|\d{1,2}\. ?[a-zæøåäöü]{3,9} 20\d\d"
)
_BRACKETED = re.compile(r"(.+?)\s*\((.+?)\)")
_SERIAL = re.compile(r"\d{5}")
"""A day as Excel counts it, in a text that a program wrote without its format."""

_DAY_ONLY = re.compile(r"(?<!\d)(\d{1,2})\.?$")
_MIDNIGHT = re.compile(r"(?<=\d)(?:t| )00[:.]00(?:[:.]00(?:\.0+)?)?$")
_ENGLISH = frozenset({"mon", "tue", "wed", "thu", "sat", "sun"})
_FRI = "fri"
_LETTERS = ("MTOTFLS", "MTWTFSS", "MDMDFSS")
_WEEK_OF_DAYS = 7
_YEAR = re.compile(r"(?<!\d)(20\d\d)(?!\d)")
_WEEK = re.compile(r"\b(?:uge|week|woche|vecka|veke|kw|uke|u)\.?\s*(\d{1,2})\b")
_PRINTED = re.compile(
    r"\b(?:udskrevet|udskrift|udskr|printet|printed|opdateret|gedruckt|utskriven|"
    r"skrevet ut|version|ver|rev|revideret|ændret|gemt|pr)\b.*"
)


@dataclass(frozen=True, slots=True)
class Mark:
    """What one cell says of a day. What it does not say is None."""

    day: int | None = None
    month: int | None = None
    year: int | None = None
    weekday: int | None = None

    @property
    def whole(self) -> date | None:
        """The date, if day, month and year stand there."""
        if self.day is None or self.month is None or self.year is None:
            return None
        return date(self.year, self.month, self.day)


@dataclass(frozen=True, slots=True)
class Hints:
    """What titles and sheet names say of a period; `first` is its first day, if that was told."""

    year: int | None = None
    month: int | None = None
    week: int | None = None
    first: date | None = None

    def filled(self, other: "Hints") -> "Hints":
        """These, and what `other` says where these say nothing."""
        return Hints(
            self.year or other.year, self.month or other.month, self.week or other.week,
            self.first or other.first,
        )


def mark_of(value: Cell) -> Mark | None:
    """The mark in a cell; None where it says nothing of a day."""
    if isinstance(value, datetime):
        return _checked(Mark(value.day, value.month, value.year))
    if isinstance(value, date):
        return _checked(Mark(value.day, value.month, value.year))
    if isinstance(value, bool) or not isinstance(value, (str, int, float)):
        return None
    if isinstance(value, str):
        return _mark_of_text(value) if 0 < len(value) < 60 else None
    if value != int(value):
        return None
    if 1 <= value <= 31:
        return Mark(day=int(value))
    if _COMPACT.fullmatch(str(int(value))):
        return _mark_of_text(str(int(value)))
    serial = _SERIAL_ZERO + timedelta(days=int(value)) if 36526 <= value <= 73050 else None
    return Mark(serial.day, serial.month, serial.year) if serial else None


def date_of(value: Cell) -> date | None:
    """The date in a cell, if it says all of it."""
    mark = mark_of(value)
    return mark.whole if mark else None


def dates_in(text: str) -> list[date]:
    """Whole dates anywhere in a text, in order, but not when it was printed."""
    found = []
    for match in _ANYWHERE.finditer(without_print(text)):
        mark = _mark_of_text(match[0])
        if mark and mark.whole:
            found.append(mark.whole)
    return found


def weekday_of(text: str) -> int | None:
    """ISO weekday of a text that is a weekday and nothing else."""
    return WEEKDAYS.get(fold(text))


def weekdays_in(texts: Sequence[str]) -> dict[int, int]:
    """ISO weekdays of texts that stand side by side, by their place.

    "Fri" is Friday among English weekdays only: elsewhere it is Danish for a day off. Single
    letters are weekdays where a week of them follow each other as they do ("M T O T F L S").
    """
    letters = {place: text.strip().upper() for place, text in enumerate(texts) if text.strip()}
    if len(letters) >= _WEEK_OF_DAYS and all(len(letter) == 1 for letter in letters.values()):
        return _lettered(letters)
    found = {place: day for place, text in enumerate(texts) if (day := weekday_of(text))}
    if any(fold(texts[place]) in _ENGLISH for place in found):
        found.update((place, 5) for place, text in enumerate(texts) if fold(text) == _FRI)
    return dict(sorted(found.items()))


def _lettered(letters: dict[int, str]) -> dict[int, int]:
    """Weekdays of letters that go round as the first letters of weekdays do; else none."""
    for week in _LETTERS:
        for first in range(_WEEK_OF_DAYS):
            days = [(first + n) % _WEEK_OF_DAYS for n in range(len(letters))]
            if [week[day] for day in days] == list(letters.values()):
                return {place: day + 1 for place, day in zip(letters, days, strict=True)}
    return {}


@lru_cache(maxsize=65536)
def _mark_of_text(raw: str) -> Mark | None:
    text = _MIDNIGHT.sub("", " ".join(raw.lower().split()))
    text = _bare(text)
    weekday = None
    first = re.match(r"([a-zæøåäöü]+)\.?(?:\s|d\.|$|(?=\d))", text)
    if first and (first[1] in WEEKDAYS or (first[1] == _FRI and first.end() < len(text))):
        weekday = WEEKDAYS.get(first[1], 5)
        text = re.sub(r"^(?:den|d|the|der)\b\.?\s*", "", text[first.end() :].lstrip(" ,.-"))
        if not text:
            return Mark(weekday=weekday)
    for pattern, order in ((_ISO, "ymd"), (_COMPACT, "ymd"), (_NUMERIC, "dmy"), (_WRITTEN, "dmy")):
        match = pattern.fullmatch(text)
        if match:
            parts = dict(zip(order, match.groups(), strict=True))
            mark = _from_parts(parts.get("d"), parts.get("m"), parts.get("y"), weekday)
            if mark:
                return mark
    if _SERIAL.fullmatch(text):
        return mark_of(int(text))
    match = _DAY_ONLY.fullmatch(text)
    return _checked(Mark(day=int(match[1]), weekday=weekday)) if match else None


def _bare(text: str) -> str:
    """A date without brackets round it or round its weekday, the weekday in front."""
    match = _BRACKETED.fullmatch(text)
    if match is None:
        return text
    before, inside = match[1].strip(" .,"), match[2].strip(" .")
    if inside in WEEKDAYS:
        return f"{inside} {before}"
    return f"{before} {inside}" if before in WEEKDAYS else text


def _from_parts(
    day: str | None, month: str | None, year: str | None, weekday: int | None
) -> Mark | None:
    if day is None or month is None:
        return None
    number = int(month) if month.isdigit() else MONTHS.get(month)
    whole = int(year) + (2000 if len(year) == 2 else 0) if year else None
    return _checked(Mark(int(day), number, whole, weekday)) if number else None


def _checked(mark: Mark) -> Mark | None:
    """The mark if there is such a day. A leap day needs no year to be one."""
    try:
        if mark.day is not None:
            date(mark.year or 2024, mark.month or 1, mark.day)
    except ValueError:
        return None
    if mark.year is not None and not FIRST_YEAR <= mark.year <= LAST_YEAR:
        return None
    return mark


def without_print(text: str) -> str:
    """A title in lower case without "udskrevet 12-12-2025": when it was printed is no period."""
    return _PRINTED.sub("", " ".join(text.lower().split()))


@lru_cache(maxsize=65536)
def hints_of(text: str) -> Hints:
    """What a title or a sheet's name says."""
    text = without_print(text)
    months = [MONTHS[word] for word in fold(text).split() if word in MONTHS and len(word) > 2]
    year, week = _YEAR.search(text), _WEEK.search(text)
    return Hints(
        int(year[1]) if year else None,
        months[0] if months else None,
        int(week[1]) if week and 1 <= int(week[1]) <= 53 else None,
    )


def months_named(text: str) -> tuple[tuple[int, int | None], ...]:
    """The months that a title names, with the year where one stands: ((1, 2026),)."""
    words = fold(without_print(text)).split()
    found = []
    for place, word in enumerate(words):
        if word in MONTHS and len(word) > 2:
            years = [int(w) for w in words[place + 1 :] if _YEAR.fullmatch(w)]
            found.append((MONTHS[word], years[0] if years else None))
    return tuple(found)


def resolve(marks: Sequence[Mark], hints: Hints) -> list[date] | None:
    """The days of marks that follow each other; None where what is needed stands nowhere."""
    if all(mark.whole for mark in marks):
        return [mark.whole for mark in marks if mark.whole]
    if all(mark.day and mark.month for mark in marks):
        return _with_year(marks, hints)
    if all(mark.day for mark in marks):
        return _day_numbers(marks, hints)
    if all(mark.weekday and not mark.day for mark in marks):
        return _in_week(marks, hints)
    return None


def _with_year(marks: Sequence[Mark], hints: Hints) -> list[date] | None:
    year = next((mark.year for mark in marks if mark.year), None) or hints.year
    if year is None and hints.first is not None:
        before = (marks[0].month or 0, marks[0].day or 0) < (hints.first.month, hints.first.day)
        year = hints.first.year + before
    if year is None:
        return None
    if hints.week is not None and marks[0].month == 12 and hints.week == 1:
        year -= 1  # a week 1 that begins in December bears the year to come
    days: list[date] = []
    for mark in marks:
        if days and (mark.month or 0) < days[-1].month:
            year += 1
        day = _checked(replace(mark, year=year))
        if day is None or day.whole is None:
            return None
        days.append(day.whole)
    return days


def _day_numbers(marks: Sequence[Mark], hints: Hints) -> list[date] | None:
    numbers = [mark.day or 0 for mark in marks]
    if hints.first is not None and (hints.year is None or hints.month is None):
        return _from_first(numbers, hints.first)
    if hints.year is None or hints.month is None:
        return None
    drop = next((n for n in range(1, len(numbers)) if numbers[n] < numbers[n - 1]), len(numbers))
    month = hints.year * 12 + hints.month - 1
    months = [month]
    if numbers[0] > 20 and drop < len(numbers):
        # The tail of the month before, in front of the month that the title names; or its own.
        months = [month - 1, month] if drop < len(numbers) - drop else [month, month - 1]
    found = [days for begin in months if (days := _from_month(numbers, begin))]
    in_week = [days for days in found if hints.week == days[0].isocalendar().week]
    return next(iter(in_week or found), None)


def _from_month(numbers: Sequence[int], month: int) -> list[date] | None:
    """Days by their numbers, the first in a month that is counted from the year 0."""
    days: list[date] = []
    for n, number in enumerate(numbers):
        if n and number < numbers[n - 1]:
            month += 1
        mark = _checked(Mark(number, month % 12 + 1, month // 12))
        if mark is None or mark.whole is None:
            return None
        days.append(mark.whole)
    return days


def _from_first(numbers: Sequence[int], first: date) -> list[date] | None:
    """Days by their numbers, the first of which is known."""
    days = [first]
    for number in numbers[1:]:
        day = days[-1] + timedelta(days=1)
        while day.day != number and (day - days[-1]).days < _LONGEST_GAP:
            day += timedelta(days=1)
        days.append(day)
    return days if [day.day for day in days] == list(numbers) else None


def _in_week(marks: Sequence[Mark], hints: Hints) -> list[date] | None:
    days: list[date] = []
    year, week = hints.year, hints.week
    if hints.first is not None and (year is None or week is None):
        year, week, weekday = hints.first.isocalendar()
        if weekday != marks[0].weekday:
            return None
    if year is None or week is None:
        return None
    try:
        monday = date.fromisocalendar(year, week, 1)
    except ValueError:
        return None
    for mark in marks:
        day = monday + timedelta(days=(mark.weekday or 1) - 1)
        if days and day <= days[-1]:
            monday += timedelta(days=7)
            day += timedelta(days=7)
        days.append(day)
    return days
