"""Sheet *Pr. medarbejder*: a block for each person with her meetings, never cut by a page."""

from dataclasses import replace

from models.meetings import Attendance, Meeting
from planner.exporting.facts import Facts, Person, team_label
from planner.exporting.grid import Book, Grid, area, days
from planner.exporting.sheets.lists import (
    AT_TIME,
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
from planner.texts import t
from planner.texts.dates import class_name, number

_KIND, _YOURS, _EXTRA = 5, 8, 9

Seats = list[tuple[Meeting, Attendance]]


def fill(book: Book, facts: Facts) -> None:
    """Add the sheet."""
    grid = book.add(t("book.sheet.people"))
    header = grid.heading(t("book.people.note"))
    columns = _columns()
    heads(grid, header, columns)
    seats = facts.seats()
    row, blocks = header + 1, []
    for person in by_unit_and_name(facts):
        first, row = row, _block(grid, facts, row, person, seats.get(person.employee.id, []))
        blocks.append((first, row - 2))
    grid.page((header, header), upright=True)
    grid.blocks(header, blocks)


def by_unit_and_name(facts: Facts) -> list[Person]:
    """Everybody by unit, in the order of the roster, and in each by name."""
    units = facts.problem.roster.units()
    return sorted(facts.people, key=lambda p: (units.index(p.employee.unit), p.employee.name))


def _columns() -> tuple[Column, ...]:
    return (
        Column(t("export.meetings.date"), 10.5, ON_DAY),
        Column(t("export.meetings.weekday"), 10.5),
        Column(t("export.meetings.from"), 6.0, AT_TIME),
        Column(t("export.meetings.to"), 6.0, AT_TIME),
        Column(t("export.meetings.kind"), 19.0), Column(t("book.about"), 12.5),
        Column(t("book.place"), 22.0), Column(t("book.yours"), 16.5),
        Column(t("export.meetings.extra"), 8.0, LENGTH),
    )


def _block(grid: Grid, facts: Facts, row: int, person: Person, seats: Seats) -> int:
    """A person's meetings and their sum. Returns the row for the next person."""
    employee = person.employee
    hours = employee.hours_per_week
    parts = (
        employee.unit, team_label(employee.home_team) if employee.home_team else None,
        None if hours is None else t("book.people.hours", hours=number(hours)),
    )
    section(grid, row, employee.name, " · ".join(filter(None, parts)), _KIND + 1)
    if not seats:
        grid.text(row + 1, 1, t("paper.person.none"), replace(TOP, wrap=False, edges="none"))
        return row + 3
    first, last = row + 1, row + len(seats)
    columns = _columns()
    for at, (meeting, seat) in enumerate(seats, start=first):
        line(grid, at, columns, _values(facts, meeting, seat))
    _sums(grid, (first, last), seats)
    return last + 3


def _values(facts: Facts, meeting: Meeting, seat: Attendance) -> list[Value]:
    day = meeting.span.first_day
    yours = class_name(seat.cls)
    if seat.leads:
        yours = t("book.people.leads", cls=yours)
    return [
        day, t(f"weekday.{day.isoweekday()}"), Clock(meeting.span.start), Clock(meeting.span.end),
        facts.kind(meeting.kind), facts.about(meeting), facts.place(meeting), yours,
        Length(seat.extra_minutes),
    ]


def _sums(grid: Grid, rows: tuple[int, int], seats: Seats) -> None:
    first, last = rows
    total_row(grid, last + 1, _EXTRA, t("export.sum"))
    yours = area(first, _YOURS, last, _YOURS)
    meetings = replace(TOTAL, number_format="export.format.meetings")
    called = replace(TOTAL, number_format="export.format.called")
    lines: tuple[tuple[int, str, float, Look], ...] = (
        (_KIND, f"COUNT({area(first, 1, last, 1)})", len(seats), meetings),
        (
            _YOURS, f'COUNTIF({yours},"{class_name("called_in")}*")',
            sum(seat.cls == "called_in" for _, seat in seats), called,
        ),
        (
            _EXTRA, f"SUM({area(first, _EXTRA, last, _EXTRA)})",
            days(sum(seat.extra_minutes for _, seat in seats)), LENGTH_TOTAL,
        ),
    )
    for column, formula, result, look in lines:
        grid.formula(last + 1, column, formula, result, look)
