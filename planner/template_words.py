"""How the template writes times, dates and choices as text, and reads them again.

Each `…_text` has a `parse_…` that comes back to the same value. What cannot be read raises
ValueError; the caller knows the cell and says so.
"""

import re
from collections.abc import Iterable
from datetime import date, timedelta

from models.meetings import Window
from models.people import TEAMS, Team
from models.timespan import DAY_MINUTES, clock
from planner.importing.codes import times_of
from planner.importing.dates import date_of, weekday_of
from planner.importing.words import fold
from planner.texts import capital, has, spellings, t
from planner.texts.dates import numeric_date, team_name

_ALL_WEEK = frozenset(range(1, 8))
_WINDOW = re.compile(r"(?P<days>.*?)\s*(?:kl\.?\s*)?(?P<times>\d.*)")
_RANGE = re.compile(r"\s*(?:-|–|—|\btil\b)\s*")
_SEVERAL = re.compile(r"\s*;\s*|\n")
_RUN = 3


def parts(text: str) -> list[str]:
    """What stands between semicolons or on lines of their own; empty parts left out."""
    return [part.strip() for part in _SEVERAL.split(text) if part.strip()]


def windows_text(windows: Iterable[Window]) -> str:
    """`man-fre 07:00-17:00; lør 09:00-12:00`."""
    return "; ".join(
        f"{_weekdays_text(w.weekdays)} {clock(w.start)}-{clock(w.end)}" for w in windows
    )


def parse_windows(text: str) -> tuple[Window, ...]:
    """The windows of a text; none for an empty one."""
    return tuple(_parse_window(part) for part in parts(text))


def _parse_window(text: str) -> Window:
    match = _WINDOW.fullmatch(text)
    span = times_of(match["times"]) if match else None
    if match is None or span is None or span[1] > DAY_MINUTES:
        raise ValueError(text)
    return Window(_parse_weekdays(match["days"]), *span)


def _weekdays_text(weekdays: frozenset[int]) -> str:
    """`man-fre`, `tir, tor`: three or more in a row become from–to."""
    if weekdays == _ALL_WEEK:
        return t("template.all_days")
    runs: list[list[int]] = []
    for day in sorted(weekdays):
        if runs and runs[-1][-1] == day - 1:
            runs[-1].append(day)
        else:
            runs.append([day])
    named = [[t(f"weekday.short.{day}") for day in run] for run in runs]
    return ", ".join(
        f"{run[0]}-{run[-1]}" if len(run) >= _RUN else ", ".join(run) for run in named
    )


def _parse_weekdays(text: str) -> frozenset[int]:
    if fold(text) in ("", *map(fold, spellings("template.all_days"))):
        return _ALL_WEEK
    days: set[int] = set()
    for part in re.split(r"\s*(?:,|\bog\b|\band\b|/)\s*", text.strip(" ,.:")):
        ends = [_weekday(end) for end in _RANGE.split(part)]
        first, last = ends[0], ends[-1]
        if first is None or last is None or len(ends) > 2:
            raise ValueError(text)
        days |= {(first - 1 + n) % 7 + 1 for n in range((last - first) % 7 + 1)}
    return frozenset(days)


def _weekday(text: str) -> int | None:
    """ISO weekday of a name. Among hours "Fri" is Friday, never the Danish day off."""
    spelled = (
        day for day in range(1, 8) for word in spellings(f"weekday.short.{day}")
        if fold(word) == fold(text)
    )
    return weekday_of(text) or next(spelled, None)


def dates_text(days: Iterable[date]) -> str:
    """`04-05-2026 til 08-05-2026; 12-05-2026`."""
    runs: list[list[date]] = []
    for day in sorted(days):
        if runs and runs[-1][-1] == day - timedelta(days=1):
            runs[-1].append(day)
        else:
            runs.append([day])
    return "; ".join(
        numeric_date(run[0]) if len(run) == 1
        else t("template.from_to", first=numeric_date(run[0]), last=numeric_date(run[-1]))
        for run in runs
    )


def parse_dates(text: str) -> frozenset[date]:
    """The days of a text like that of `dates_text`; none for an empty one."""
    found: set[date] = set()
    for part in parts(text):
        ends = [date_of(end) for end in re.split(r"\s+(?:til|to)\s+|\s+[-–—]\s+|\s*[–—]\s*", part)]
        first, last = ends[0], ends[-1]
        if first is None or last is None or len(ends) > 2 or last < first:
            raise ValueError(part)
        found |= {first + timedelta(days=n) for n in range((last - first).days + 1)}
    return frozenset(found)


def team_text(team: Team | None) -> str:
    """`Dagvagt`; a vagtlag of the roster's own keeps its name."""
    if team is None:
        return ""
    return capital(team_name(team)) if has(f"team.{team}") else team


def parse_team(text: str) -> Team:
    """The vagtlag of a text: one of the three by any of its names, else one of the roster's own."""
    for team in TEAMS:
        words = (*spellings(f"team.{team}"), *spellings(f"team.short.{team}"), team)
        if fold(text) in map(fold, words):
            return team
    return text
