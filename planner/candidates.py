"""Candidate times: every start at which a meeting that is due might begin.

A start lies on the grid of `policy.step_minutes` (counted from local midnight), within a window of
the kind, on an open day. Times that fall away already here are counted by reason, because "why was
this not placed" is a count over all times.
"""

from collections import Counter
from dataclasses import dataclass, replace
from datetime import date, timedelta

import numpy as np

from models.agenda import Occurrence
from models.meetings import MeetingKind, Window
from models.policy import Policy
from models.timespan import DAY_MINUTES, Span, minute_of_day, moment_of
from planner.holidays import closed_from
from planner.resources import in_a_window
from planner.table import Minutes


@dataclass(frozen=True, slots=True, eq=False)
class Candidates:
    """Possible starts (moments, in order), the day of each, and how many fell away and why.

    `paid`: points for the priced rules that each start breaks; empty where there are none.
    """

    starts: Minutes
    days: tuple[date, ...]
    dropped: Counter[str]
    paid: tuple[int, ...] = ()


def candidate_times(due: Occurrence, kind: MeetingKind, policy: Policy) -> Candidates:
    """Every start of an occurrence that its kind and the calendar allow.

    Where windows or holidays are priced, also the starts that they would forbid, at that price.
    """
    starts: list[int] = []
    days: list[date] = []
    paid: list[int] = []
    dropped: Counter[str] = Counter()
    asked = replace(kind, windows=()) if "windows" in policy.prices else kind
    for offset in range((due.last - due.first).days + 1):
        day = due.first + timedelta(days=offset)
        suits = kind.interval is None or due.suits(day, kind.interval)
        for clock in clocks_of(asked, day.isoweekday(), policy.step_minutes):
            start = moment_of(day, clock)
            span = Span(start, start + kind.minutes)
            if minute_of_day(start) != clock or not in_a_window(windows_of(asked), span):
                continue  # the spring change skips an hour
            if (due.earliest is not None and start < due.earliest) or (
                due.latest is not None and start > due.latest
            ):
                continue
            if "public_holidays" not in policy.prices and is_closed(span, policy):
                dropped["public_holidays"] += 1
                continue
            if not suits and "interval" not in policy.prices:
                dropped["previous"] += 1
                continue
            starts.append(start)
            days.append(day)
            paid.append(price_of_time(kind, span, policy))
    return Candidates(
        np.array(starts, np.int64), tuple(days), dropped, tuple(paid) if any(paid) else ()
    )


def price_of_time(kind: MeetingKind, span: Span, policy: Policy) -> int:
    """Points for the priced rules that a meeting then breaks, whoever comes."""
    paid = 0
    if "windows" in policy.prices and not in_a_window(windows_of(kind), span):
        paid += policy.prices["windows"]
    if "public_holidays" in policy.prices and is_closed(span, policy):
        paid += policy.prices["public_holidays"]
    return paid


def clocks_of(kind: MeetingKind, weekday: int, step: int) -> list[int]:
    """Clock minutes at which a meeting of that kind may begin on a weekday."""
    return sorted({
        clock
        for window in windows_of(kind)
        if weekday in window.weekdays
        for clock in range(-(-window.start // step) * step, DAY_MINUTES, step)
        if clock + kind.minutes <= window.end
    })


def windows_of(kind: MeetingKind) -> tuple[Window, ...]:
    """The kind's windows; a kind that names none may be held at any time of any day."""
    return kind.windows or (Window(frozenset(range(1, 8)), 0, DAY_MINUTES),)


def is_closed(span: Span, policy: Policy) -> bool:
    """Whether some minute of a span lies in the closed time of a day that it touches."""
    closed = ((day, closed_from(day, policy)) for day in span.days())
    return any(at is not None and moment_of(day, at) < span.end for day, at in closed)
