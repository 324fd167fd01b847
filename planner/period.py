"""A problem cut to a part of its roster's days."""

from dataclasses import replace
from datetime import date, timedelta

from models.agenda import occurrences
from models.finding import UnusableInput
from models.problem import Problem
from models.timespan import Period
from planner.texts import t
from planner.texts.dates import long_date


def with_period(problem: Problem, first: date | None, weeks: int | None) -> Problem:
    """The problem from `first` (None: its own first day) and `weeks` on (None: to its end).

    Shifts outside stay known, for rest and fridøgn at the edges; meetings after an incident whose
    time lies outside are left out. Raises UnusableInput where the roster does not cover the days.
    """
    if first is None and weeks is None:
        return problem
    known = problem.roster.period
    start = problem.period.first if first is None else first
    end = problem.period.last if weeks is None else start + timedelta(days=7 * weeks - 1)
    if start not in known or end not in known or end < start:
        raise UnusableInput(
            t(
                "cli.period.outside", first=long_date(start), last=long_date(end),
                known_first=long_date(known.first), known_last=long_date(known.last),
            )
        )
    period = Period(start, end)
    elsewhere = {
        due.series
        for due in occurrences(problem)
        if due.earliest is not None and (due.last < start or due.first > end)
    }
    locked = tuple(meeting for meeting in problem.locked if meeting.span.first_day in period)
    return replace(
        problem,
        period=period,
        series=tuple(row for row in problem.series if row.id not in elsewhere),
        locked=locked,
        # Meetings are numbered from the first day on: another one bears the same name.
        lengths=problem.lengths if start == problem.period.first else problem.lengths_of(locked),
    )
