"""Sheet *Mødeplan*: one row a meeting, in order of time."""

from dataclasses import replace

from openpyxl.utils import get_column_letter

from models.meetings import ATTENDANCE_CLASSES, Attendance, AttendanceClass, Meeting
from planner.exporting.facts import Facts, team_label
from planner.exporting.grid import Book, Grid, area, days
from planner.exporting.styles import (
    ALARM,
    CAUTION,
    DATE,
    DURATION,
    FIGURE,
    HEAD,
    SECTION,
    TIME,
    TOP,
    TOTAL,
    TOTAL_LABEL,
    differential,
    team_fill,
)
from planner.texts import capital, t
from planner.texts.dates import class_name, duration

_FIELDS = (
    ("date", 10.5), ("weekday", 10.5), ("week", 4.8), ("from", 6.0), ("to", 6.0), ("kind", 16.0),
    ("unit", 13.0), ("about", 12.0), ("room", 14.0), ("lead", 17.0), ("participants", 57.0),
    ("count", 7.0),
)
_AFTER_TEAMS = (("extra", 9.0), ("call_ins", 8.0), ("locked", 7.5), ("state", 12.0))
_FIRST_TEAM = len(_FIELDS) + 1

_CENTER = replace(TOP, align="center")
_COUNT = replace(FIGURE, top=True)
_DATE = replace(_CENTER, number_format=DATE)
_TIME = replace(_CENTER, number_format=TIME)
_LENGTH = replace(_CENTER, number_format=DURATION)
_LENGTH_TOTAL = replace(TOTAL, number_format=DURATION)


def fill(book: Book, facts: Facts) -> None:
    """Add the sheet."""
    grid = book.add(t("export.sheet.meetings"))
    header = grid.heading(_summary(facts), facts.tallies())
    teams = len(facts.teams)
    columns = len(_FIELDS) + teams + len(_AFTER_TEAMS)
    _header(grid, facts, header)
    for row, meeting in enumerate(facts.meetings, start=header + 1):
        _row(grid, facts, row, meeting)
    last = header + len(facts.meetings)
    if facts.meetings:
        _totals(grid, facts, header, last)
        for key, column in (("date", 1), ("kinds", 6), ("units", 7)):
            cells = area(header + 1, column, last, column)
            grid.keep(f"meetings.{key}", cells, f"book.name.{key}")
        _formats(grid, facts, header, last)
    else:
        grid.text(header + 1, 1, t("export.meetings.none"), replace(TOP, wrap=False, edges="none"))
    _cancelled(grid, facts, last + 3)
    grid.page((header, header), columns=6)
    grid.filter(header, last, columns)


def _summary(facts: Facts) -> str:
    unplaced = len(facts.outcome.plan.unplaced)
    key = "export.meetings.summary" if unplaced else "export.meetings.summary.all"
    return t(key, count=len(facts.meetings), unplaced=unplaced)


def _header(grid: Grid, facts: Facts, row: int) -> None:
    for column, (field, width) in enumerate(_FIELDS, start=1):
        grid.text(row, column, _head(field), HEAD)
        grid.widths(width, first=column)
    for column, team in enumerate(facts.teams, start=_FIRST_TEAM):
        look = replace(HEAD, fill=team_fill(team, facts.teams))
        grid.text(row, column, team_label(team), look)
        grid.widths(9.5, first=column)
    for column, (field, width) in enumerate(_AFTER_TEAMS, start=_FIRST_TEAM + len(facts.teams)):
        grid.text(row, column, _head(field), HEAD)
        grid.widths(width, first=column)
    grid.height(row, 28)


def _head(field: str) -> str:
    return t(f"book.{field}" if field in ("about", "state") else f"export.meetings.{field}")


def _row(grid: Grid, facts: Facts, row: int, meeting: Meeting) -> None:
    start = meeting.span.first_day
    grid.day(row, 1, start, _DATE)
    grid.text(row, 2, t(f"weekday.{start.isoweekday()}"), TOP)
    grid.number(row, 3, start.isocalendar().week, _COUNT)
    grid.clock(row, 4, meeting.span.start, _TIME)
    grid.clock(row, 5, meeting.span.end, _TIME)
    grid.text(row, 6, facts.kind(meeting.kind), TOP)
    grid.text(row, 7, facts.unit(meeting.unit), TOP)
    grid.text(row, 8, facts.about(meeting), TOP)
    grid.text(row, 9, facts.room(meeting.room), TOP)
    grid.text(row, 10, _lead(facts, meeting), TOP)
    grid.text(row, 11, _participants(facts, meeting), TOP)
    grid.number(row, 12, len(meeting.participants()), _COUNT)
    for column, team in enumerate(facts.teams, start=_FIRST_TEAM):
        grid.number(row, column, facts.present(meeting, team), _COUNT)
    column = _FIRST_TEAM + len(facts.teams)
    grid.duration(row, column, _extra(meeting), _LENGTH)
    grid.number(row, column + 1, _call_ins(meeting), _COUNT)
    grid.text(row, column + 2, t("export.yes") if meeting.locked else "", _CENTER)
    grid.text(row, column + 3, facts.state(meeting), TOP)


def _extra(meeting: Meeting) -> int:
    return sum(a.extra_minutes for a in meeting.attendance)


def _call_ins(meeting: Meeting) -> int:
    return sum(a.cls == "called_in" for a in meeting.attendance)


def _lead(facts: Facts, meeting: Meeting) -> str:
    """Who leads, and what it is to her where she is on the roster and it lies outside her shift."""
    costs = [
        t("export.lead.cost", cls=class_name(a.cls), extra=duration(a.extra_minutes))
        for a in meeting.attendance
        if a.leads and a.cls != "on_shift"
    ]
    return "\n".join(filter(None, (facts.lead(meeting.lead), *costs)))


def _participants(facts: Facts, meeting: Meeting) -> str:
    """Names, a line for each class of attendance."""
    lines = []
    for cls in ATTENDANCE_CLASSES:
        names = [_name(facts, a, cls) for a in meeting.participants() if a.cls == cls]
        if names:
            lines.append(
                t("export.participants", cls=capital(class_name(cls)), names=", ".join(names))
            )
    return "\n".join(lines)


def _name(facts: Facts, attendance: Attendance, cls: AttendanceClass) -> str:
    name = facts.person(attendance.employee)
    if cls == "on_shift":
        return name
    return t("export.name_extra", name=name, extra=duration(attendance.extra_minutes))


def _totals(grid: Grid, facts: Facts, header: int, last: int) -> None:
    """Sums of the rows that the filter shows."""
    row, first = last + 1, header + 1
    for column in range(1, len(_FIELDS) + len(facts.teams) + len(_AFTER_TEAMS) + 1):
        grid.blank(row, column, TOTAL)
    grid.text(row, 1, t("export.sum"), TOTAL_LABEL)
    extra = _FIRST_TEAM + len(facts.teams)
    results: dict[int, float] = {
        12: sum(len(m.participants()) for m in facts.meetings),
        extra: days(sum(map(_extra, facts.meetings))),
        extra + 1: sum(map(_call_ins, facts.meetings)),
    }
    for column, team in enumerate(facts.teams, start=_FIRST_TEAM):
        results[column] = sum(facts.present(m, team) for m in facts.meetings)
    for column, result in results.items():
        look = _LENGTH_TOTAL if column == extra else TOTAL
        # 109 is the sum that leaves out rows that are filtered away or hidden.
        cells = area(first, column, last, column)
        grid.formula(row, column, f"SUBTOTAL(109,{cells})", result, look)


def _cancelled(grid: Grid, facts: Facts, row: int) -> None:
    """Meetings that were planned and not held: outside the table, so that no sum counts them."""
    gone = facts.cancelled()
    if not gone:
        return
    grid.text(row, 1, t("book.cancelled"), SECTION)
    for at, meeting in enumerate(gone, start=row + 1):
        start = meeting.span.first_day
        grid.day(at, 1, start, _DATE)
        grid.text(at, 2, t(f"weekday.{start.isoweekday()}"), TOP)
        grid.number(at, 3, start.isocalendar().week, _COUNT)
        grid.clock(at, 4, meeting.span.start, _TIME)
        grid.clock(at, 5, meeting.span.end, _TIME)
        for column, text in enumerate(
            (facts.kind(meeting.kind), facts.unit(meeting.unit), facts.about(meeting),
             facts.room(meeting.room), facts.lead(meeting.lead), t("book.cancelled.one")),
            start=6,
        ):
            grid.text(at, column, text, TOP)


def _formats(grid: Grid, facts: Facts, header: int, last: int) -> None:
    """Call-ins stand out; a vagtlag has its colour where somebody of it attends."""
    call_ins = _FIRST_TEAM + len(facts.teams) + 1
    styles = {call_ins: differential(fill=CAUTION, color=ALARM, bold=True)}
    for column, team in enumerate(facts.teams, start=_FIRST_TEAM):
        styles[column] = differential(fill=team_fill(team, facts.teams))
    for column, style in styles.items():
        cells = area(header + 1, column, last, column)
        grid.highlight(cells, f"{get_column_letter(column)}{header + 1}>0", style)
