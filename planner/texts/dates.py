"""Dates, times and durations as people read them, in the language of the catalogue."""

from datetime import date
from typing import TYPE_CHECKING

from models.people import Team
from models.timespan import Moment, Span, local
from planner.texts import has, t

if TYPE_CHECKING:
    from models.meetings import AttendanceClass


def long_date(day: date) -> str:
    """`mandag den 5. januar 2026`."""
    return f"{t(f'weekday.{day.isoweekday()}')} den {day.day}. {t(f'month.{day.month}')} {day.year}"


def short_date(day: date) -> str:
    """`man 5/1`."""
    return f"{t(f'weekday.short.{day.isoweekday()}')} {day.day}/{day.month}"


def numeric_date(day: date) -> str:
    """`05-01-2026`."""
    return f"{day:%d-%m-%Y}"


def time_of(at: Moment) -> str:
    """`07:00`."""
    return f"{local(at):%H:%M}"


def times(span: Span) -> str:
    """`14:00–15:00`."""
    return f"{time_of(span.start)}–{time_of(span.end)}"


def when(span: Span) -> str:
    """`man 5/1 kl. 14:00–15:00`."""
    return f"{short_date(span.first_day)} kl. {times(span)}"


def duration(minutes: int) -> str:
    """Hours and minutes, `1:05`; a minus sign in front where negative."""
    hours, rest = divmod(abs(minutes), 60)
    return f"{'-' if minutes < 0 else ''}{hours}:{rest:02d}"


def team_name(team: Team | None) -> str:
    """`dagvagt`; a vagtlag of the roster's own keeps its name."""
    if team is None:
        return "–"
    return t(f"team.{team}") if has(f"team.{team}") else team


def class_name(cls: "AttendanceClass") -> str:
    """`i forlængelse`."""
    return t(f"class.{cls}")
