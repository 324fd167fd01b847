"""The log in words: the same lines in the window, on paper and in Excel."""

from collections.abc import Iterable
from datetime import date
from typing import Final

from models.problem import Problem
from models.record import Entry, Seen
from models.timespan import Moment, day_of, local
from planner.texts import capital, t
from planner.texts.dates import numeric_date, time_of, when

COLUMNS: Final = ("when", "who", "what", "meeting", "from", "to")
"""What stands in a line, each a key `review.log.…`."""


def moment_words(at: Moment) -> str:
    """`05-01-2026 14:00`."""
    return f"{numeric_date(local(at).date())} {time_of(at)}"


def entry_texts(entry: Entry) -> tuple[str, ...]:
    """One line of the log: when, who, what, the meeting, its time before and after."""
    return (
        moment_words(entry.at), entry.by or t("review.nobody"),
        capital(t(f"review.deed.{entry.deed}")), entry.name,
        when(entry.before) if entry.before else "", when(entry.after) if entry.after else "",
    )


def entries(
    problem: Problem, first: date | None = None, last: date | None = None
) -> tuple[Entry, ...]:
    """The log, or what was written of it on the days `first`–`last`, the oldest line first."""
    return tuple(
        e for e in problem.record.log
        if (first is None or day_of(e.at) >= first) and (last is None or day_of(e.at) <= last)
    )


def reviews(problem: Problem) -> Iterable[Seen]:
    """Who has gone through the plan, the oldest review first."""
    return sorted(problem.record.seen, key=lambda seen: seen.at)
