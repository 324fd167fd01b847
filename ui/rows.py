"""Changes of the rows of a meeting kind and of the groups of its courses. Knows no Qt."""

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from itertools import groupby

from models.meetings import Course, MeetingKind, Series
from models.people import Employee, team_order
from models.problem import Problem
from planner.texts import t
from ui.dealing import in_groups
from ui.said import free_id


def with_series(problem: Problem, series: Series) -> Problem:
    """The problem with a row in the place of that of the same id."""
    return replace(
        problem, series=tuple(series if s.id == series.id else s for s in problem.series)
    )


def with_rows(problem: Problem, kind: MeetingKind, units: Sequence[str | None]) -> Problem:
    """The problem with one row more of a kind for each of some units (None: the whole home)."""
    for unit in units:
        taken = frozenset(series.id for series in problem.series)
        series = Series(free_id(f"{kind.id}-raekke", taken), kind.id, unit)
        if kind.group.closed:
            series = with_groups_needed(problem, series, kind)
        problem = replace(problem, series=(*problem.series, series))
    return problem


def without_row(problem: Problem, series_id: str) -> Problem:
    """The problem without a row."""
    return replace(problem, series=tuple(s for s in problem.series if s.id != series_id))


def units_without(problem: Problem, kind: MeetingKind) -> tuple[str | None, ...]:
    """Units that no row of a kind is for, and the whole home where that has none."""
    there = {series.unit for series in problem.series if series.kind == kind.id}
    return tuple(u for u in dict.fromkeys((*problem.roster.units(), None)) if u not in there)


def with_groups_needed(problem: Problem, series: Series, kind: MeetingKind) -> Series:
    """The row with as many groups as its people need, without members."""
    count = max(1, math.ceil(len(problem.audience(series)) / kind.group.max))
    return replace(series, courses=_named(series, count))


def with_closed(problem: Problem, kind: MeetingKind, closed: bool) -> Problem:
    """The problem with a kind whose groups are fixed, or not; its rows get or lose their groups."""
    kind = replace(kind, group=replace(kind.group, closed=closed))

    def fitting(series: Series) -> Series:
        if series.kind != kind.id or series.incident is not None:
            return series
        if not closed:
            return replace(series, courses=())
        return series if series.courses else with_groups_needed(problem, series, kind)

    return replace(
        problem, kinds=tuple(kind if k.id == kind.id else k for k in problem.kinds),
        series=tuple(map(fitting, problem.series)),
    )


# Groups -----------------------------------------------------------------------------------------


def with_group(problem: Problem, series: Series) -> Problem:
    """The problem with one group more in a row."""
    taken = frozenset(course.id for row in problem.series for course in row.courses)
    number = len(series.courses) + 1
    course = Course(free_id(f"{series.id}-g{number}", taken), t("course.name", number=number))
    return with_series(problem, replace(series, courses=(*series.courses, course)))


def without_group(problem: Problem, series: Series, course_id: str) -> Problem:
    """The problem without a group; its people are in none then."""
    return with_series(
        problem, replace(series, courses=tuple(c for c in series.courses if c.id != course_id))
    )


def renamed_group(problem: Problem, series: Series, course_id: str, name: str) -> Problem:
    """The problem with a group of another name."""
    return with_series(problem, replace(series, courses=tuple(
        replace(c, name=name) if c.id == course_id else c for c in series.courses
    )))


def dealt(problem: Problem, series: Series, count: int) -> Problem:
    """The problem with the people of a row in so many groups."""
    old = series.courses
    fresh = _named(series, count)
    groups = in_groups(
        problem.audience(series), count, problem.kind(series.kind), problem.bonds
    )
    return with_series(problem, replace(series, courses=tuple(
        replace(old[n] if n < len(old) else fresh[n], members=members)
        for n, members in enumerate(groups)
    )))


def with_members(
    problem: Problem, series: Series, members: Mapping[str, Sequence[str]]
) -> Problem:
    """The problem with other people in some groups of a row."""
    return with_series(problem, replace(series, courses=tuple(
        replace(c, members=tuple(members.get(c.id, c.members))) for c in series.courses
    )))


def moved(
    now: Mapping[str, Sequence[str]], people: Sequence[str], joining: str
) -> dict[str, tuple[str, ...]]:
    """Groups with some people in another one; an empty name: in none."""
    going = set(people)
    after = {course: tuple(e for e in ids if e not in going) for course, ids in now.items()}
    if joining:
        after[joining] = (*after[joining], *people)
    return after


def teams_told(
    people: Sequence[Employee], named: Callable[[str | None], str]
) -> tuple[tuple[str, int], ...]:
    """How many of each vagtlag are among some people, in the usual order."""
    line = sorted(people, key=lambda p: team_order(p.home_team or "~"))
    return tuple(
        (named(team), len(list(those))) for team, those in groupby(line, key=lambda p: p.home_team)
    )


def _named(series: Series, count: int) -> tuple[Course, ...]:
    return tuple(
        Course(f"{series.id}-g{n}", t("course.name", number=n)) for n in range(1, count + 1)
    )
