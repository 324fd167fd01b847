"""Which weekday and time suit as a fixed meeting day: how many of each vagtlag could come.

For each weekday and time of the day, over all weeks of the period: how many could come on a shift
or next to one, and in how many weeks somebody of every vagtlag could, without a call-in and with
one. What the floor can spare is not asked. Source: 000 §2.2.2 (agree on a fixed day as the starting
point).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np

from models.agenda import occurrences
from models.meetings import MeetingKind, Series, Window
from models.people import Employee, Team
from models.problem import Problem
from models.roster import home_teams
from models.timespan import Span, clock, day_of, minute_of_day, moment_of
from planner.advice.view import tables_of
from planner.candidates import is_closed, windows_of
from planner.resources import (
    in_a_window,
    lead_is_free,
    room_is_open,
    suitable_leads,
    suitable_rooms,
)
from planner.table import ADJOINING, IMPOSSIBLE, AttendanceTable, Flags, Minutes
from planner.texts import t
from planner.texts.dates import number

FIRST_CLOCK, LAST_CLOCK = 6 * 60, 22 * 60
"""The part of the day that the grid shows, in clock minutes: starts from the first, ends by the
last."""

USUAL_MINUTES = 60
"""Length of a meeting where no series is asked about."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One weekday (1–7) and start (clock minutes).

    `teams`: of each vagtlag, how many could come on shift or adjoining, a week on average.
    `together`: the same of all; `extra`: the minutes that it would cost each of them. `weeks`:
    weeks in which the day is open and, for a series, a lead and a room are free. `full`: those of
    them in which enough of every vagtlag could come; `called`: the same where some are called in.
    `in_window`: whether the kind (any regular one) may be held then.
    """

    weekday: int
    clock: int
    teams: tuple[tuple[Team, float], ...]
    together: float
    extra: float
    weeks: int
    full: int
    called: int
    in_window: bool


@dataclass(frozen=True, slots=True)
class MeetingDays:
    """The grid of a series (None: of the whole home), its cells by weekday and time.

    `weeks`: of the period. `best`: the cell to recommend; None where the kind has no time.
    """

    series: str | None
    name: str
    minutes: int
    weeks: int
    cells: tuple[Cell, ...]
    best: Cell | None
    message: str


def meeting_days(problem: Problem, series_id: str | None = None) -> MeetingDays:
    """The grid for one series, or for everybody and an hour. Raises KeyError for an unknown one."""
    series = None if series_id is None else problem.series_of(series_id)
    kind = None if series is None else problem.kind(series.kind)
    people = problem.roster.employees if series is None else problem.audience(series)
    minutes = USUAL_MINUTES if kind is None else kind.minutes
    starts = _starts(problem, minutes)
    table = tables_of(problem).of(people, starts, minutes).table
    open_ = _open(problem, series, kind, starts, minutes)
    windows = tuple(
        window for one in (problem.kinds if kind is None else (kind,))
        if kind is not None or one.interval is not None for window in windows_of(one)
    )
    cells = tuple(_cells(people, kind, windows, table, open_))
    usable = [cell for cell in cells if cell.in_window and cell.weeks]
    best = max(usable, key=_worth, default=None)
    weeks = len({day.isocalendar()[:2] for day in problem.period.days()})
    name = t("advice.days.home") if series is None else series_name(problem, series)
    return MeetingDays(
        series_id, name, minutes, weeks, cells, best, _message(name, best, weeks)
    )


def all_meeting_days(problem: Problem) -> tuple[MeetingDays, ...]:
    """The grid of every row that is held again and again, in the order of the problem."""
    return tuple(
        meeting_days(problem, series.id) for series in problem.series
        if series.incident is None and problem.kind(series.kind).interval is not None
    )


def series_name(problem: Problem, series: Series) -> str:
    """`Faglig refleksion (Hus Bøgen)`."""
    name = problem.kind(series.kind).name
    return f"{name} ({series.unit})" if series.unit else name


def moment_name(weekday: int, start: int) -> str:
    """`tirsdag kl. 14:00`."""
    return t("advice.days.moment", weekday=t(f"weekday.{weekday}"), time=clock(start))


def _starts(problem: Problem, minutes: int) -> Minutes:
    """Every start of the grid in the period; those that the spring change skips are left out."""
    step = problem.policy.step_minutes
    clocks = range(-(-FIRST_CLOCK // step) * step, LAST_CLOCK - minutes + 1, step)
    found = [
        (moment_of(day, at), at) for day in problem.period.days() for at in clocks
    ]
    return np.array([start for start, at in found if minute_of_day(start) == at], np.int64)


def _open(
    problem: Problem, series: Series | None, kind: MeetingKind | None, starts: Minutes, minutes: int
) -> Flags:
    """Whether a meeting could be held at each start at all: the day, a lead and a room."""
    spans = [Span(int(start), int(start) + minutes) for start in starts]
    opened = np.array([not is_closed(span, problem.policy) for span in spans], np.bool_)
    due = next((d for d in occurrences(problem) if series and d.series == series.id), None)
    if kind is None or due is None:
        return opened
    leads, rooms = suitable_leads(problem, due, kind), suitable_rooms(problem, due, kind)
    for column in np.flatnonzero(opened):
        span = spans[column]
        led = kind.lead == "none" or any(
            lead_is_free(lead, span)
            and not _away(problem, lead.employee, span.first_day) for lead in leads
        )
        opened[column] = led and (
            not problem.rooms or any(room_is_open(room, span) for room in rooms)
        )
    return opened


def _away(problem: Problem, employee: str | None, day: date) -> bool:
    return employee is not None and day in problem.roster.employee(employee).away


def _cells(
    people: Sequence[Employee], kind: MeetingKind | None, windows: Sequence[Window],
    table: AttendanceTable, open_: Flags,
) -> Iterator[Cell]:
    teams = home_teams(people)
    wanted = dict.fromkeys(teams, 1) if kind is None else dict.fromkeys(
        kind.teams_required, kind.team_min
    )
    homes = np.array([person.home_team or "" for person in people])
    near = table.cls <= ADJOINING
    counts = {team: near[homes == team].sum(axis=0) for team in {*teams, *wanted}}
    full, called = open_.copy(), open_.copy()
    for team, least in wanted.items():
        full &= counts[team] >= least
        called &= (table.cls[homes == team] != IMPOSSIBLE).sum(axis=0) >= least
    everybody = near.sum(axis=0)
    minutes = (near * table.extra).sum(axis=0)
    moments = np.array(
        [(day_of(int(s)).isoweekday(), minute_of_day(int(s))) for s in table.starts]
    )
    for weekday, at in sorted({(int(d), int(m)) for d, m in moments}):
        here = np.flatnonzero((moments[:, 0] == weekday) & (moments[:, 1] == at))
        held, first = here[open_[here]], int(table.starts[here[0]])
        yield Cell(
            weekday, at,
            tuple((team, float(counts[team][held].sum()) / len(here)) for team in teams),
            float(everybody[held].sum()) / len(here),
            float(minutes[held].sum()) / max(1, int(everybody[held].sum())),
            len(held), int(full[here].sum()), int(called[here].sum()),
            in_a_window(windows, Span(first, first + table.minutes)),
        )


def _worth(cell: Cell) -> tuple[int, int, float, float, float]:
    """More is better: weeks with every vagtlag, the same with call-ins, the vagtlag that is there
    least, and all; then few minutes."""
    least = min((mean for _, mean in cell.teams), default=0.0)
    return cell.full, cell.called, least, cell.together, -cell.extra


def _message(name: str, best: Cell | None, weeks: int) -> str:
    if best is None:
        return t("advice.days.none", series=name)
    return t(
        "advice.days.best", series=name, moment=moment_name(best.weekday, best.clock),
        full=best.full, called=best.called, weeks=weeks,
        together=number(best.together, decimals=1),
    )
