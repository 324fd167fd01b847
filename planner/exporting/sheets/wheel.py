"""Sheet *Årshjul*: how many meetings each month of the year holds, by kind and by unit."""

import calendar
from dataclasses import replace

from planner.exporting.charts import Wheel, add_wheel
from planner.exporting.facts import Facts
from planner.exporting.grid import Book, Grid, area
from planner.exporting.styles import (
    BODY,
    FIGURE,
    HEAD,
    HEAD_LEFT,
    PAPER,
    RINGS,
    SHADE,
    SUBTITLE,
    TITLE,
    TOTAL,
    TOTAL_LABEL,
)
from planner.texts import t

_FIRST, _LAST, _SUM = 2, 13, 14
_CHART_WIDE, _CHART_HIGH, _CHART_ROWS = 600.0, 430.0, 30
_COUNT = replace(FIGURE, number_format='0;;""')
_QUIET = replace(FIGURE, color="5B6770", size=8.0)


def fill(book: Book, facts: Facts) -> None:
    """Add the sheet."""
    grid = book.add(t("book.sheet.wheel"))
    header = grid.heading(t("book.wheel.note"), t("book.wheel.colours")) - 1
    grid.widths(30.0, *[6.2] * 12, 8.0)
    period = facts.problem.period
    row, blocks = header + 1, []
    for year in range(period.first.year, period.last.year + 1):
        first, row = row, _year(grid, facts, row, year)
        blocks.append((first, row - 2))
    grid.page((0, 0), upright=True)
    grid.blocks(header, blocks, each=True)


def _year(grid: Grid, facts: Facts, row: int, year: int) -> int:
    """A year's tables and its wheel. Returns the row for the next year."""
    grid.number(row, 1, year, replace(TITLE, number_format="0"))
    grid.height(row, 24)
    head = row + 1
    grid.text(head, 1, t("book.wheel.kinds"), HEAD_LEFT)
    for month in range(1, 13):
        grid.text(head, _FIRST + month - 1, t(f"month.short.{month}"), HEAD)
    grid.text(head, _SUM, t("export.sum"), HEAD)
    kinds = _kinds(facts)
    rings = dict(zip(kinds, RINGS, strict=False))
    place = (year, f"$A${head - 1}")
    row = _rows(grid, facts, head + 1, place, kinds, "kinds", rings)
    grid.text(row, 1, t("book.wheel.units"), HEAD_LEFT)
    for column in range(_FIRST, _SUM + 1):
        grid.blank(row, column, HEAD)
    row = _rows(grid, facts, row + 1, place, _units(facts), "units", {})
    grid.text(row, 1, t("book.wheel.days"), replace(SUBTITLE, size=8.0))
    for month in range(1, 13):
        grid.number(row, _FIRST + month - 1, calendar.monthrange(year, month)[1], _QUIET)
    add_wheel(
        grid,
        Wheel(
            title=t("book.wheel.title", year=year), sizes=row, names=head,
            columns=(_FIRST, _LAST),
            rings=[(kind, _months(facts, year, kind, color)) for kind, color in rings.items()],
            size=(_CHART_WIDE, _CHART_HIGH),
        ),
        f"A{row + 2}",
    )
    return row + 2 + _CHART_ROWS


def _kinds(facts: Facts) -> list[str]:
    """Names of the kinds that have meetings, the most frequent first."""
    names = [facts.kind(m.kind) for m in facts.meetings]
    return sorted(dict.fromkeys(names), key=lambda name: -names.count(name))


def _units(facts: Facts) -> list[str]:
    return list(dict.fromkeys(facts.unit(m.unit) for m in facts.meetings))


def _months(facts: Facts, year: int, kind: str, color: str) -> list[str]:
    """The colour of each month: its own, that of a month without the kind, or that of the paper
    where the plan does not reach."""
    days = [m.span.first_day for m in facts.meetings if facts.kind(m.kind) == kind]
    held = {day.month for day in days if day.year == year}
    planned = {part.number for part in facts.months() if part.year == year}
    return [
        color if month in held else (SHADE if month in planned else PAPER)
        for month in range(1, 13)
    ]


def _rows(
    grid: Grid, facts: Facts, first: int, place: tuple[int, str], names: list[str], what: str,
    fills: dict[str, str],
) -> int:
    """A line for each name with its meetings month by month, then their sum. Returns the next
    row. `place`: the year and its cell; `what`: whether the names are of kinds or of units."""
    year, start = place
    dates, cells = grid.book.refs.get("meetings.date"), grid.book.refs.get(f"meetings.{what}")
    called = [
        (m.span.first_day, facts.kind(m.kind) if what == "kinds" else facts.unit(m.unit))
        for m in facts.meetings
    ]
    for row, name in enumerate(names, start=first):
        grid.text(row, 1, name, replace(BODY, fill=fills.get(name)))
        for month in range(1, 13):
            formula = (
                f"SUMPRODUCT((YEAR({dates})={start})*(MONTH({dates})={month})"
                f"*EXACT({cells},$A{row}))"
            )
            result = sum(
                (day.year, day.month, one) == (year, month, name) for day, one in called
            )
            grid.formula(row, _FIRST + month - 1, formula, result, _COUNT)
        across = area(row, _FIRST, row, _LAST)
        total = sum(day.year == year and one == name for day, one in called)
        grid.formula(row, _SUM, f"SUM({across})", total, replace(FIGURE, bold=True))
    return _total(grid, first, first + len(names), [d.month for d, _ in called if d.year == year])


def _total(grid: Grid, first: int, row: int, months: list[int]) -> int:
    """The sum of the lines from `first` on, in `row`. Returns the next row but one."""
    grid.text(row, 1, t("export.sum"), TOTAL_LABEL)
    for column in range(_FIRST, _SUM + 1):
        result = len(months) if column == _SUM else months.count(column - _FIRST + 1)
        if row > first:
            formula = f"SUM({area(first, column, row - 1, column)})"
            grid.formula(row, column, formula, result, TOTAL)
        else:
            grid.number(row, column, 0, TOTAL)
    return row + 2
