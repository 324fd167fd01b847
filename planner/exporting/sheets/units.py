"""Sheet *Pr. enhed*: the meetings of each unit, a page each."""

from dataclasses import replace

from models.meetings import Meeting
from planner.exporting.facts import Facts
from planner.exporting.grid import Book, Grid, area, days
from planner.exporting.sheets.lists import (
    AT_TIME,
    CENTER,
    COUNT,
    LENGTH,
    LENGTH_TOTAL,
    ON_DAY,
    Clock,
    Column,
    Length,
    Value,
    heads,
    line,
    section,
    total_row,
)
from planner.exporting.styles import TOP, TOTAL, Look
from planner.texts import t, tn

_MEETINGS = replace(TOTAL, number_format="export.format.meetings")
_KIND, _PEOPLE, _EXTRA = 5, 10, 11


def fill(book: Book, facts: Facts) -> None:
    """Add the sheet."""
    grid = book.add(t("book.sheet.units"))
    header = grid.heading(t("book.units.note"))
    columns = _columns()
    heads(grid, header, columns)
    row, blocks = header + 1, []
    for unit in _units(facts):
        held = [m for m in facts.meetings if m.unit == unit]
        first, row = row, _block(grid, facts, row, unit, held, columns)
        blocks.append((first, row - 2))
    grid.page((header, header))
    grid.blocks(header, blocks, each=True)


def _columns() -> tuple[Column, ...]:
    return (
        Column(t("export.meetings.date"), 10.5, ON_DAY),
        Column(t("export.meetings.weekday"), 10.5),
        Column(t("export.meetings.from"), 6.5, AT_TIME),
        Column(t("export.meetings.to"), 6.5, AT_TIME),
        Column(t("export.meetings.kind"), 18.0), Column(t("book.about"), 16.0),
        Column(t("export.meetings.room"), 15.0), Column(t("export.meetings.lead"), 19.0),
        Column(t("export.meetings.participants"), 48.0),
        Column(t("export.meetings.count"), 7.0, COUNT),
        Column(t("export.meetings.extra"), 8.0, LENGTH),
        Column(t("book.state"), 13.0, CENTER),
    )


def _units(facts: Facts) -> list[str | None]:
    """The units of the roster, then what is held for the whole home."""
    units = {u: None for u in facts.problem.roster.units() if u is not None}
    known = units | dict.fromkeys(m.unit for m in facts.meetings if m.unit is not None)
    whole: list[str | None] = [None] if any(m.unit is None for m in facts.meetings) else []
    return [*known, *whole]


def _block(
    grid: Grid, facts: Facts, row: int, unit: str | None, held: list[Meeting],
    columns: tuple[Column, ...],
) -> int:
    """A unit's meetings and their sum. Returns the row for the next unit."""
    people = len(facts.problem.people(unit))
    section(grid, row, facts.unit(unit), tn("book.people", people), _KIND)
    if not held:
        grid.text(row + 1, 1, t("book.units.none"), replace(TOP, wrap=False, edges="none"))
        return row + 3
    first, last = row + 1, row + len(held)
    for at, meeting in enumerate(held, start=first):
        line(grid, at, columns, _values(facts, meeting))
    total_row(grid, last + 1, len(columns), t("export.sum"))
    results: tuple[tuple[int, str, int, float, Look], ...] = (
        (_KIND, "COUNT", 1, len(held), _MEETINGS),
        (_PEOPLE, "SUM", _PEOPLE, sum(len(m.participants()) for m in held), TOTAL),
        (_EXTRA, "SUM", _EXTRA, days(_extra(held)), LENGTH_TOTAL),
    )
    for column, function, source, result, look in results:
        cells = area(first, source, last, source)
        grid.formula(last + 1, column, f"{function}({cells})", result, look)
    return last + 3


def _extra(held: list[Meeting]) -> int:
    return sum(a.extra_minutes for m in held for a in m.attendance)


def _values(facts: Facts, meeting: Meeting) -> list[Value]:
    day = meeting.span.first_day
    names = sorted(facts.person(a.employee) for a in meeting.participants())
    return [
        day, t(f"weekday.{day.isoweekday()}"), Clock(meeting.span.start), Clock(meeting.span.end),
        facts.kind(meeting.kind), facts.about(meeting), facts.room(meeting.room),
        facts.lead(meeting.lead), ", ".join(names), len(names), Length(_extra([meeting])),
        facts.state(meeting),
    ]
