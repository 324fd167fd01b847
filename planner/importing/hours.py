"""Contracted hours a week, as rosters write them."""

import re
from datetime import timedelta

from planner.importing.sheet import Cell, text_of

_HOURS = re.compile(r"(\d{1,2}(?:[.,]\d{1,2})?)\s*(?:t|timer|h|hours|/ ?uge|/ ?37)?\.?")
_CLOCKED = re.compile(r"(\d{1,2}):([0-5]\d)(?::00)?")
_MOST = 60


def hours_of(value: Cell) -> float | None:
    """Contracted hours a week in a cell: `37`, `37,5`, `32 t`, `37:30`; at most 60."""
    if isinstance(value, bool):
        return None
    if isinstance(value, timedelta):
        value = value / timedelta(hours=1)
    if isinstance(value, (int, float)):
        return float(value) if 0 < value <= _MOST else None
    text = text_of(value).lower()
    if clocked := _CLOCKED.fullmatch(text):
        return hours_of(int(clocked[1]) + int(clocked[2]) / 60)
    match = _HOURS.fullmatch(text)
    return hours_of(float(match[1].replace(",", "."))) if match else None
