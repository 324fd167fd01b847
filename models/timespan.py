"""Moments, spans and days.

A **moment** is a whole number of real minutes since 1970-01-01T00:00Z. Roster times are local to
Denmark, and two nights a year are an hour shorter or longer than they look; counting in real
minutes makes every difference right without a thought (a night shift over the spring change is
420 minutes). Local time appears only where people or files see it, through the functions here.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

ZONE = ZoneInfo("Europe/Copenhagen")
DAY_MINUTES = 1440

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MINUTE = timedelta(minutes=1)

Moment = int
"""Real minutes since 1970-01-01T00:00Z."""


def moment(local: datetime) -> Moment:
    """The moment of a naive local time.

    A time that the spring change skips is read as if the clock had not been moved; a time that
    the autumn change repeats is its first passing.
    """
    return (local.replace(tzinfo=ZONE).astimezone(UTC) - _EPOCH) // _MINUTE


@lru_cache(maxsize=65536)
def local(at: Moment) -> datetime:
    """The naive local time of a moment."""
    return (_EPOCH + timedelta(minutes=at)).astimezone(ZONE).replace(tzinfo=None)


@lru_cache(maxsize=65536)
def moment_of(day: date, minute: int = 0) -> Moment:
    """The moment at `minute` (0–2880, minutes on the clock after midnight) of `day`."""
    days, rest = divmod(minute, DAY_MINUTES)
    return moment(datetime.combine(day + timedelta(days=days), time(rest // 60, rest % 60)))


def day_of(at: Moment) -> date:
    """The local calendar day in which a moment lies."""
    return local(at).date()


def minute_of_day(at: Moment) -> int:
    """Minutes on the local clock since midnight, 0–1439."""
    clock = local(at)
    return clock.hour * 60 + clock.minute


def iso(at: Moment) -> str:
    """Local ISO text without an offset: `2026-01-05T07:00`."""
    return local(at).isoformat(timespec="minutes")


def parse_iso(text: str) -> Moment:
    """The moment that `iso` wrote. Raises ValueError for anything else."""
    return moment(datetime.fromisoformat(text))


def clock(minute: int) -> str:
    """Minutes after midnight as `07:00`; 1440 is `24:00`."""
    return f"{minute // 60:02d}:{minute % 60:02d}"


def parse_clock(text: str) -> int:
    """Minutes after midnight of `07:00`. Raises ValueError for anything else."""
    hours, minutes = text.split(":")
    value = int(hours) * 60 + int(minutes)
    if not 0 <= value <= DAY_MINUTES or not 0 <= int(minutes) < 60:
        raise ValueError(f"not a time of day: {text!r}")
    return value


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """From `start` up to, not including, `end` (moments, `start < end`)."""

    start: Moment
    end: Moment

    def __post_init__(self) -> None:
        if self.end <= self.start:
            raise ValueError(f"a span ends after it starts: {iso(self.start)} to {iso(self.end)}")

    @property
    def minutes(self) -> int:
        """Length in real minutes."""
        return self.end - self.start

    @property
    def first_day(self) -> date:
        """The local day in which it starts."""
        return day_of(self.start)

    def days(self) -> Iterator[date]:
        """Each local day that it touches."""
        day, last = self.first_day, day_of(self.end - 1)
        while day <= last:
            yield day
            day += timedelta(days=1)

    def shared(self, other: "Span") -> int:
        """Minutes in both."""
        return max(0, min(self.end, other.end) - max(self.start, other.start))

    def holds(self, other: "Span") -> bool:
        """Whether `other` lies wholly within."""
        return self.start <= other.start and other.end <= self.end

    def gap(self, other: "Span") -> int:
        """Minutes between the two; 0 where they touch or overlap."""
        return max(0, other.start - self.end, self.start - other.end)


@dataclass(frozen=True, slots=True)
class Period:
    """Whole days from `first` to `last`, both included."""

    first: date
    last: date

    def __post_init__(self) -> None:
        if self.last < self.first:
            raise ValueError(f"a period ends after it starts: {self.first} to {self.last}")

    @property
    def length(self) -> int:
        """Number of days."""
        return (self.last - self.first).days + 1

    def days(self) -> tuple[date, ...]:
        """Each day in order."""
        return tuple(self.first + timedelta(days=n) for n in range(self.length))

    def __contains__(self, day: date) -> bool:
        return self.first <= day <= self.last
