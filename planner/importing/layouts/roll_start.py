"""When a rotation starts, and the days for which it is laid out."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from models.timespan import Period
from planner.importing.dates import date_of, dates_in
from planner.importing.layouts.base import DayMissing, Source
from planner.importing.sheet import Place, Sheet, text_of
from planner.importing.words import fold
from planner.texts import t
from planner.texts.dates import numeric_date

DEFAULT_WEEKS = 12
"""How far a rotation without an end is read: a quarter, as rosters are planned."""

_LONGEST = timedelta(days=731)
"""An end that lies further ahead is none that a roster has."""

_START = re.compile(r"\b(?:\w*start\w*|begynder|gælder fra|gyldig fra|gültig ab|ab|från|fra)\b")
_END = re.compile(r"\b(?:slut\w*|ender|udløber|til og med|til|bis|end|ends|slutter)\b")
_WORD_FIRST = re.compile(r"(?!\d{1,2}\. )(?:\d{1,2}\W)?\s*[^\W\d]{2}")
"""A line of words, perhaps with a number in front ("4-ugers rul"); no day ("5. januar 2026")."""

_LOOKED_AT = 60
"""The days stand in so many first rows."""


@dataclass(frozen=True, slots=True)
class _Said:
    """A place that names days, and the words in front of them."""

    sheet: Sheet
    place: Place
    words: str
    days: list[date]


@dataclass(frozen=True, slots=True)
class Start:
    """The days that are read, and the Monday of the week in which the rotation began."""

    period: Period
    monday: date


def start_of(source: Source, sheets: list[Sheet]) -> Start:
    """When the rotation on some sheets starts and ends; answers go before what they say.

    Raises DayMissing where nothing says it.
    """
    said = [entry for sheet in sheets for entry in _said(sheet)]
    told = next((sheet.first_day for sheet in source.book.sheets if sheet.first_day), None)
    last = next((sheet.last_day for sheet in source.book.sheets if sheet.last_day), None)
    spans = [entry for entry in said if len(entry.days) > 1 and entry.days[0] < entry.days[1]]
    single = [entry for entry in said if len(entry.days) == 1]
    begun = next((entry for entry in single if _START.search(entry.words)), None)
    ended = next((entry for entry in single if _END.search(entry.words) and entry is not begun),
                 None)
    if begun is None and not spans and single and single[0] is not ended:
        begun = single[0]
    for entry in (begun, ended, *spans[:1]):
        if entry is not None:
            source.doubts.used(entry.sheet, "date", [entry.place])
    if told is None and begun is None and not spans:
        names = ", ".join(sorted(sheet.name for sheet in sheets))
        raise DayMissing(t("import.no_roll_start", file=source.book.file, sheet=names), sheets[0])
    anchor = told or (begun or spans[0]).days[0]
    first = told or (max(spans[0].days[0], anchor) if spans else anchor)
    where = begun or (spans[0] if spans else None)
    sheet, place = (where.sheet, where.place) if where else (sheets[0], (0, 0))
    if told is None and anchor.isoweekday() != 1:
        source.doubts.ask("warning", "roll_start", sheet, place, first=numeric_date(anchor),
                          weekday=t(f"weekday.{anchor.isoweekday()}"))
    ends = (last, spans[0].days[1] if spans else None, ended.days[0] if ended else None)
    end = next((day for day in ends if day and first < day <= first + _LONGEST), None)
    if end is None:
        end = first + timedelta(days=7 * DEFAULT_WEEKS - 1)
        source.doubts.ask("warning", "roll_end", sheet, place, weeks=DEFAULT_WEEKS,
                          last=numeric_date(end))
    return Start(Period(first, end), monday_of(anchor))


def monday_of(day: date) -> date:
    """The Monday of a day's week."""
    return day - timedelta(days=day.isoweekday() - 1)


def _said(sheet: Sheet) -> list[_Said]:
    """The cells of titles that name days, with their words or those of the cell in front."""
    found = []
    for row, cells in enumerate(sheet.rows[:_LOOKED_AT]):
        for column, value in enumerate(cells):
            if value == "" or isinstance(value, (int, float)):
                continue
            days = dates_in(value) if isinstance(value, str) else []
            if days:
                words = fold(text_of(value)) if _WORD_FIRST.match(text_of(value)) else ""
            elif (day := date_of(value)) is not None:
                days, words = [day], ""
            else:
                continue
            before = sheet.text(row, column - 1) if column else ""
            if words or (before and not before[:1].isdigit()):
                found.append(_Said(sheet, (row, column), words or fold(before), days))
    return found
