"""Dates, times, numbers and durations as people read them, in the language of the catalogue."""

from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING

from models.people import Team
from models.timespan import Moment, Span, clock, local, minute_of_day
from planner.texts import has, t

if TYPE_CHECKING:
    from models.meetings import AttendanceClass


def long_date(day: date) -> str:
    """`mandag den 5. januar 2026`, `Monday 5 January 2026`."""
    return t(
        "date.long", weekday=t(f"weekday.{day.isoweekday()}"), day=day.day,
        month=t(f"month.{day.month}"), year=day.year,
    )


def short_date(day: date) -> str:
    """`man 5/1`, `Mon 5 Jan`."""
    return t(
        "date.short", weekday=t(f"weekday.short.{day.isoweekday()}"), day=day.day,
        month=t(f"date.short.month.{day.month}"),
    )


def numeric_date(day: date) -> str:
    """`05-01-2026`, `05/01/2026`."""
    return t("date.numeric", day=f"{day:%d}", month=f"{day:%m}", year=f"{day:%Y}")


def month_name(day: date) -> str:
    """`januar 2026`, `January 2026`."""
    return t("date.month", month=t(f"month.{day.month}"), year=day.year)


def day_of_month(day: date) -> str:
    """`5.`, `5`."""
    return t("date.day", day=day.day)


def day_and_month(day: date, *, short: bool = False) -> str:
    """`5. januar`, `5 January`; short `5. jan`, `5 Jan`."""
    key = f"month.short.{day.month}" if short else f"month.{day.month}"
    return t("date.day_month", day=day.day, month=t(key))


def time_of(at: Moment) -> str:
    """`07:00`."""
    return clock(minute_of_day(at))


def times(span: Span) -> str:
    """`14:00–15:00`."""
    return _between(minute_of_day(span.start), minute_of_day(span.end))


@lru_cache(maxsize=2048)
def _between(start: int, end: int) -> str:
    # Shifts have few times among them, asked about once a cell.
    return f"{clock(start)}–{clock(end)}"


def when(span: Span) -> str:
    """`man 5/1 kl. 14:00–15:00`, `Mon 5 Jan 14:00–15:00`."""
    return t("date.when", day=short_date(span.first_day), times=times(span))


def at_time(at: Moment) -> str:
    """`man 5/1 kl. 14:00`, `Mon 5 Jan at 14:00`."""
    return t("date.at", day=short_date(local(at).date()), time=time_of(at))


def duration(minutes: int) -> str:
    """Hours and minutes, `1:05`; a minus sign in front where negative."""
    hours, rest = divmod(abs(minutes), 60)
    return f"{'-' if minutes < 0 else ''}{hours}:{rest:02d}"


def number(value: float, decimals: int | None = None) -> str:
    """`7,4`, `7.4`: with so many decimals, or as many as are needed."""
    text = f"{value:g}" if decimals is None else f"{value:.{decimals}f}"
    return text.replace(".", t("number.decimal"))


def percent(share: int) -> str:
    """`98 %`, `98%`."""
    return t("number.percent", number=share)


def team_name(team: Team | None) -> str:
    """`dagvagt`, `day team`; a vagtlag of the roster's own keeps its name."""
    if team is None:
        return "–"
    return t(f"team.{team}") if has(f"team.{team}") else team


def the_team(team: Team) -> str:
    """`nattevagten`, `the night team`; a vagtlag of the roster's own keeps its name."""
    return t(f"team.the.{team}") if has(f"team.the.{team}") else team


def class_name(cls: "AttendanceClass") -> str:
    """`i forlængelse`, `adjoining`."""
    return t(f"class.{cls}")
