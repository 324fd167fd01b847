"""Sheet *Dækning pr. uge*: people and weeks, days since each was last in a meeting, worst first."""

from dataclasses import replace

from openpyxl.utils import get_column_letter

from planner.exporting.facts import Facts, Person, team_label
from planner.exporting.grid import Book, Grid, area
from planner.exporting.styles import (
    ALARM,
    BODY,
    CAUTION,
    DATE,
    FIGURE,
    HEAD,
    HEAD_LEFT,
    SEEN,
    TOTAL,
    TOTAL_LABEL,
    differential,
    team_fill,
)
from planner.texts import t

_FIELDS = (
    ("name", 28.0), ("unit", 16.0), ("team", 12.0), ("last_seen", 12.0), ("gap", 12.0),
    ("missed", 9.0),
)
_FIRST_WEEK = len(_FIELDS) + 1
# Seen in the last seven days: a dot before the number, so that it does not rest on colour alone.
_SINCE = replace(FIGURE, number_format='[<7]"● "0;0')
_DATE = replace(BODY, align="center", number_format=DATE)


def fill(book: Book, facts: Facts) -> None:
    """Add the sheet."""
    grid = book.add(t("export.sheet.reach"))
    limit = facts.problem.policy.reach_days
    reached = sum(not p.coverage.missed for p in facts.people)
    header = grid.heading(
        t("export.reach.summary", reached=reached, people=len(facts.people), days=limit),
        t("export.reach.note", days=limit, half=_half(limit)),
    )
    _header(grid, facts, header)
    first, last = header + 1, header + len(facts.people)
    for row, person in enumerate(worst_first(facts), start=first):
        _row(grid, facts, row, person)
    if facts.people:
        _sums(grid, facts, first, last)
        _formats(grid, facts, (first, last), limit)
    grid.page((header, header), columns=1)
    grid.filter(header, last, _FIRST_WEEK - 1 + len(facts.weeks))


def worst_first(facts: Facts) -> list[Person]:
    """Whoever was missed most often, then longest without a meeting, comes first."""
    return sorted(facts.people, key=lambda p: (-len(p.coverage.missed), -p.gap, p.employee.name))


def _half(limit: int) -> int:
    return limit // 2


def _header(grid: Grid, facts: Facts, row: int) -> None:
    for column, (field, width) in enumerate(_FIELDS, start=1):
        look = HEAD_LEFT if field == "name" else HEAD
        grid.text(row, column, t(f"export.person.{field}"), look)
        grid.widths(width, first=column)
    for column, week in enumerate(facts.weeks, start=_FIRST_WEEK):
        first = f"{week.first.day}/{week.first.month}"
        grid.text(row, column, t("export.reach.week", number=week.number, first=first), HEAD)
        grid.widths(7.0, first=column)
    grid.height(row, 30)


def _row(grid: Grid, facts: Facts, row: int, person: Person) -> None:
    employee = person.employee
    grid.text(row, 1, employee.name, BODY)
    grid.text(row, 2, employee.unit or "", BODY)
    team = replace(BODY, fill=team_fill(employee.home_team, facts.teams))
    grid.text(row, 3, team_label(employee.home_team), team)
    if person.last_seen is None:
        grid.text(row, 4, t("export.reach.never"), replace(BODY, align="center"))
    else:
        grid.day(row, 4, person.last_seen, _DATE)
    grid.number(row, 5, person.gap)
    grid.number(row, 6, len(person.coverage.missed))
    for column, since in enumerate(person.since, start=_FIRST_WEEK):
        grid.number(row, column, since, _SINCE)


def _sums(grid: Grid, facts: Facts, first: int, last: int) -> None:
    """How many were in a meeting during the seven days up to each week's end."""
    row = last + 1
    for column in range(1, _FIRST_WEEK):
        grid.blank(row, column, TOTAL)
    grid.text(row, 1, t("export.reach.sum"), TOTAL_LABEL)
    missed = sum(len(p.coverage.missed) for p in facts.people)
    grid.keep("reach.missed", area(first, 6, last, 6))
    grid.formula(row, 6, f"SUM({area(first, 6, last, 6)})", missed, TOTAL)
    for place in range(len(facts.weeks)):
        column = _FIRST_WEEK + place
        seen = sum(p.since[place] < 7 for p in facts.people)
        grid.formula(row, column, f'COUNTIF({area(first, column, last, column)},"<7")', seen, TOTAL)


def _formats(grid: Grid, facts: Facts, rows: tuple[int, int], limit: int) -> None:
    first, last = rows
    corner = f"{get_column_letter(_FIRST_WEEK)}{first}"
    weeks = area(first, _FIRST_WEEK, last, _FIRST_WEEK - 1 + len(facts.weeks))
    alarm = differential(fill=ALARM, color="FFFFFF", bold=True)
    for cells, formula, style in (
        (weeks, f"{corner}>{limit}", alarm),
        (weeks, f"{corner}>{_half(limit)}", differential(fill=CAUTION)),
        (weeks, f"{corner}<7", differential(fill=SEEN)),
        (area(first, 5, last, 5), f"E{first}>{limit}", differential(color=ALARM, bold=True)),
        (area(first, 6, last, 6), f"F{first}>0", alarm),
    ):
        grid.highlight(cells, formula, style, stop=True)
