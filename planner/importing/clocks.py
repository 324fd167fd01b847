"""Times of day and spans of them, in the ways in which people and spreadsheets write them."""

import re
from datetime import date, datetime, time, timedelta
from functools import lru_cache

from models.timespan import DAY_MINUTES
from planner.importing.sheet import Cell, text_of

_FRACTIONS = {"0": 0, "00": 0, "5": 30, "25": 15, "50": 30, "75": 45, "15": 15, "30": 30, "45": 45}
"""Minutes of what stands behind a comma: parts of an hour (7,5), or minutes (7,30). Only what is a
quarter of an hour in one of the two ways, and in no other way in the other, is understood."""

_CLOCK = (
    r"(\d{1,2})(?:[:.]?(\d{2})(?:[:.]\d{2})?|([.,]\d{1,2})|h(\d{2})?)?"
    r"(?:\s?([ap])\.?m\b\.?)?(?:\s*uhr)?"
)
_TO = r"\s*(?:[-–—]|->|til|to|bis|till)\s*"
_AT = r"(?:kl\.?\s*)?"
_RANGE = re.compile(rf"(?:fra\s+|von\s+|from\s+)?{_AT}{_CLOCK}{_TO}{_AT}{_CLOCK}")
_LINES = re.compile(r"(\d{1,2})[:.](\d{2})\s+(\d{1,2})[:.](\d{2})")
_PARTS = 5
INSIDE = re.compile(
    r"(?<![\d.,:/-])\d{1,2}(?:[:.]?\d{2}|[.,]\d{1,2})?"
    r"\s*(?:[-–—]|->|til\b|to\b|bis\b|till\b)\s*(?:kl\.?\s*)?"
    r"\d{1,2}(?:[:.]?\d{2}|[.,]\d{1,2})?(?![\d:/-])(?![.,]\d)"
)
"""A span of times somewhere in a text that says more."""

_POINT = re.compile(rf"{_AT}{_CLOCK}")
_SIGNS = str.maketrans({"½": ",5", "−": "-", "→": "-", "‐": "-", "‑": "-", " ": " "})


def plain_signs(text: str) -> str:
    """A text in lower case, its halves and the many kinds of dashes as ordinary signs."""
    return text.translate(_SIGNS).lower()


def clock_of(value: Cell) -> int | None:
    """Minutes after midnight (0–1440) of a cell that holds one time of day."""
    if isinstance(value, datetime):
        minutes = value.hour * 60 + value.minute
        return DAY_MINUTES if minutes == 0 and value.date() == date(1900, 1, 1) else minutes
    if isinstance(value, time):
        return value.hour * 60 + value.minute
    if isinstance(value, timedelta):
        return _within_day(round(value.total_seconds() / 60))
    if isinstance(value, date):
        return {date(1899, 12, 31): DAY_MINUTES, date(1900, 1, 1): DAY_MINUTES,
                date(1899, 12, 30): 0}.get(value)
    if isinstance(value, bool):
        return None
    if isinstance(value, (int, float)):
        return _clock_of_number(float(value))
    match = _POINT.fullmatch(plain_signs(text_of(value)))
    return _minutes(*match.groups()) if match else None


def _clock_of_number(value: float) -> int | None:
    """7 and 700 are hours, 0.29 a part of a day; 7.5 is half past and 7.3 was typed as 7.30."""
    if 0 < value < 1:
        return round(value * DAY_MINUTES)
    if not value.is_integer():
        hours, part = divmod(round(value, 6), 1)
        minutes = _FRACTIONS.get(f"{round(part * 100):02d}")
        whole = abs(part * 100 - round(part * 100)) < 0.01
        return _within_day(int(hours) * 60 + minutes) if whole and minutes is not None else None
    if 0 <= value <= 24:
        return int(value) * 60
    digits = str(int(value))
    return _minutes(digits[:-2], digits[-2:]) if 100 <= value <= 2400 else None


def _within_day(minutes: int) -> int | None:
    return minutes if 0 <= minutes <= DAY_MINUTES else None


def _minutes(
    hours: str, minutes: str | None, fraction: str | None = None, behind: str | None = None,
    half: str | None = None,
) -> int | None:
    part = _FRACTIONS.get(fraction[1:]) if fraction else int(minutes or behind or 0)
    if part is None or part >= 60:
        return None
    hour = int(hours)
    if half is not None:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + 12 * (half == "p")
    return _within_day(hour * 60 + part)


def end_of(start: Cell, end: Cell) -> int | None:
    """Minutes after midnight of a shift's end; 1 behind a part of a day is a whole one, 24:00."""
    of_day = isinstance(start, float) and 0 < start < 1
    whole = isinstance(end, (int, float)) and not isinstance(end, bool) and end == 1
    return DAY_MINUTES if of_day and whole else clock_of(end)


def times_of(value: Cell) -> tuple[int, int] | None:
    """Start and end of a text like `07.00–15.00`, `0700-1500`, `7-15`, `23-07`; end > start."""
    return _times_in(plain_signs(text_of(value))) if isinstance(value, str) else None


@lru_cache(maxsize=65536)
def _times_in(text: str) -> tuple[int, int] | None:
    match = _RANGE.fullmatch(text)
    if match is not None:
        start, end = _minutes(*match.groups()[:_PARTS]), _minutes(*match.groups()[_PARTS:])
    else:
        lines = _LINES.fullmatch(text)
        if lines is None:
            return None
        start, end = _minutes(lines[1], lines[2]), _minutes(lines[3], lines[4])
    return None if start is None or end is None else span_of(start, end)


def span_of(start: int, end: int) -> tuple[int, int] | None:
    """Clock minutes of a shift: one that ends at or before its start ends on the next day.

    A shift from 24:00 lies wholly on the next day. One without length is none.
    """
    if start == end or (start, end) == (DAY_MINUTES, 0):
        return None
    return (start, end) if end > start else (start, end + DAY_MINUTES)
