"""Sheet *Deltagere*: people down, meetings across, a mark where somebody attends."""

from dataclasses import replace
from itertools import groupby

from openpyxl.utils import get_column_letter

from models.meetings import AttendanceClass, Meeting
from models.people import Team
from planner.exporting.clean_text import shortened
from planner.exporting.facts import Facts, Person, team_label
from planner.exporting.grid import PAGE_HEIGHT, PAGE_WIDTH, WIDEST_UNIT, Book, Grid, area, evenly
from planner.exporting.styles import (
    ALARM,
    BODY,
    CAUTION,
    FIGURE,
    HEAD,
    HEAD_LEFT,
    HEAD_UPRIGHT,
    HEADER,
    SHADE,
    TOTAL,
    TOTAL_LABEL,
    differential,
    team_fill,
)
from planner.texts import t
from planner.texts.dates import team_name

MARKS: dict[AttendanceClass, str] = {"on_shift": "●", "adjoining": "►", "called_in": "○"}
LEADS = "L"

_NAME, _TEAM, _SUMS, _FIRST = 1, 2, 3, 7
# Sums to the left, so that they stay in sight: key, and which marks are counted.
_COUNTS = (("meetings", "?*"), ("adjoining", "*►"), ("called_in", "*○"), ("leads", "L*"))
_LEFT_WIDTHS = (26.0, 12.5, 4.4, 4.4, 4.4, 4.4)
_MARK_WIDTH = 3.3
_ROW, _KIND_ROW, _DATE_ROW = 12.75, 92.0, 66.0
# Points of title and legend; smallest and usual size in print, in parts of a hundred.
_ABOVE, _SMALLEST, _USUAL = 55.0, 58, 75

_NAMES = replace(BODY, wrap=False, shrink=True)
_MARK = replace(FIGURE, number_format="General", size=9)
_UNIT = replace(TOTAL_LABEL, fill=HEADER)
_OUTSIDE = replace(_MARK, fill=SHADE)


def fill(book: Book, facts: Facts) -> None:
    """Add the sheet."""
    grid = book.add(t("export.sheet.participants"))
    marks = [f"{MARKS[cls]} {t(f'class.{cls}')}" for cls in MARKS]
    header = grid.heading(t("export.participants.legend", marks=" · ".join(marks)))
    first = header + 2
    lines = _lines(facts)
    last = header + 1 + len(lines)
    _header(grid, facts, header)
    for row, line in enumerate(lines, start=first):
        if isinstance(line, Person):
            _row(grid, facts, row, line)
        else:
            _unit_row(grid, facts, row, line)
    if facts.people and facts.meetings:
        _sums_below(grid, facts, first, last)
        _formats(grid, facts, first, last)
    grid.page((header, header + 1), columns=_FIRST - 1, smallest=_SMALLEST / 100)
    _pages(grid, facts, first, len(lines))


def _lines(facts: Facts) -> list[Person | str]:
    """People, and a unit's name before the first of it where there are several units."""
    several = len(facts.problem.roster.units()) > 1
    lines: list[Person | str] = []
    for unit, people in groupby(facts.people, key=lambda person: person.employee.unit):
        lines += [unit or t("no_unit")] if several else []
        lines += people
    return lines


def mark(meeting: Meeting, employee: str) -> str:
    """The mark of a person in a meeting; empty where she is not in it."""
    for attendance in meeting.attendance:
        if attendance.employee == employee:
            return (LEADS if attendance.leads else "") + MARKS[attendance.cls]
    return ""


def _header(grid: Grid, facts: Facts, row: int) -> None:
    grid.height(row, _KIND_ROW)
    grid.height(row + 1, _DATE_ROW)
    grid.widths(*_LEFT_WIDTHS)
    for column in range(1, _FIRST):
        grid.blank(row, column, HEAD)
    low = replace(HEAD_LEFT, wrap=False)
    grid.text(row + 1, _NAME, t("export.person.name"), low)
    grid.text(row + 1, _TEAM, t("export.person.team"), low)
    for column, (key, _) in enumerate(_COUNTS, start=_SUMS):
        grid.text(row + 1, column, t(f"export.participants.{key}"), HEAD_UPRIGHT)
    when = replace(HEAD_UPRIGHT, number_format=t("export.format.day_time"))
    for column, meeting in enumerate(facts.meetings, start=_FIRST):
        grid.text(row, column, _title(facts, meeting), HEAD_UPRIGHT)
        grid.moment(row + 1, column, meeting.span.start, when)
        grid.widths(_MARK_WIDTH, first=column)


def _title(facts: Facts, meeting: Meeting) -> str:
    """Kind and course, and below it the unit: two short lines that stand upright."""
    unit = shortened(facts.unit(meeting.unit), 21) if len(facts.problem.roster.units()) > 1 else ""
    return "\n".join(filter(None, (shortened(_short_label(facts, meeting), 21), unit)))


def _short_label(facts: Facts, meeting: Meeting) -> str:
    course = facts.course(meeting.course)
    kind = facts.kind(meeting.kind)
    return t("export.participants.course", kind=kind, course=course) if course else kind


def _unit_row(grid: Grid, facts: Facts, row: int, unit: str) -> None:
    grid.height(row, _ROW)
    for column in range(1, _FIRST + len(facts.meetings)):
        grid.blank(row, column, _UNIT)
    grid.text(row, _NAME, shortened(unit, 60), _UNIT)


def _row(grid: Grid, facts: Facts, row: int, person: Person) -> None:
    grid.height(row, _ROW)
    employee = person.employee
    grid.text(row, _NAME, shortened(employee.name, 60), _NAMES)
    team = replace(_NAMES, fill=team_fill(employee.home_team, facts.teams))
    grid.text(row, _TEAM, team_label(employee.home_team), team)
    marks = [mark(meeting, employee.id) for meeting in facts.meetings]
    if marks:
        cells = area(row, _FIRST, row, _FIRST + len(marks) - 1)
        for column, (_, pattern) in enumerate(_COUNTS, start=_SUMS):
            result = sum(_fits(m, pattern) for m in marks)
            grid.formula(row, column, f'COUNTIF({cells},"{pattern}")', result, FIGURE)
    for column, (meeting, sign) in enumerate(zip(facts.meetings, marks, strict=True), start=_FIRST):
        if sign:
            grid.text(row, column, sign, _MARK)
        else:
            concerned = meeting.unit in (None, employee.unit)
            grid.blank(row, column, _MARK if concerned else _OUTSIDE)


def _fits(sign: str, pattern: str) -> bool:
    """What COUNTIF counts, for the few patterns above."""
    if pattern.startswith("*"):
        return sign.endswith(pattern[1:])
    return sign.startswith(LEADS) if pattern.startswith(LEADS) else bool(sign)


def _sums_below(grid: Grid, facts: Facts, first: int, last: int) -> None:
    """Participants of each meeting, and how many of each vagtlag; who leads is not counted."""
    row = last + 1
    lines: list[tuple[str, Team | None]] = [(t("export.participants.sum"), None)]
    lines += [(t("export.participants.of_team", team=team_name(x)), x) for x in facts.teams]
    for number, (label, team) in enumerate(lines):
        at = row + number
        grid.height(at, _ROW)
        fill_color = team_fill(team, facts.teams) or SHADE
        for column in range(1, _FIRST):
            grid.blank(at, column, replace(TOTAL, fill=fill_color))
        grid.text(at, _NAME, label, replace(TOTAL_LABEL, fill=fill_color))
        for column, meeting in enumerate(facts.meetings, start=_FIRST):
            cells = area(first, column, last, column)
            there = [a for a in meeting.participants() if facts.knows(a.employee)]
            if team is None:
                # A mark of one character alone: whoever leads has two.
                formula = f'COUNTIF({cells},"?")'
                result = len(there)
            else:
                teams = f"$B${first}:$B${last}"
                formula = f'COUNTIFS({teams},"{_quoted(team_label(team))}",{cells},"?")'
                result = sum(facts.home_team(a.employee) == team for a in there)
            grid.formula(at, column, formula, result, replace(TOTAL, size=8, fill=fill_color))


def _quoted(text: str) -> str:
    """Text inside a formula: quotation marks doubled, wildcards made plain."""
    return "".join("~" + c if c in "*?~" else c for c in text).replace('"', '""')


def _formats(grid: Grid, facts: Facts, first: int, last: int) -> None:
    """Marks that cost somebody something stand out, also after a change by hand."""
    cells = area(first, _FIRST, last, _FIRST + len(facts.meetings) - 1)
    corner = f"{get_column_letter(_FIRST)}{first}"
    for sign, style in (
        (MARKS["called_in"], differential(fill=CAUTION, color=ALARM, bold=True)),
        (MARKS["adjoining"], differential(bold=True)),
    ):
        grid.highlight(cells, f'RIGHT({corner},1)="{sign}"', style)


def _pages(grid: Grid, facts: Facts, first: int, lines: int) -> None:
    """One page wide where it stays readable; else as many as needed, each with the names."""
    left, each = sum(_LEFT_WIDTHS) * WIDEST_UNIT, _MARK_WIDTH * WIDEST_UNIT
    if (left + len(facts.meetings) * each) * _SMALLEST / 100 <= PAGE_WIDTH:
        return
    head, lines = _ABOVE + _KIND_ROW + _DATE_ROW, lines + 1 + len(facts.teams)
    scale = min(_USUAL, int(100 * PAGE_HEIGHT / (head + lines * _ROW)))
    if scale < _SMALLEST:
        scale = _USUAL
    across = int((PAGE_WIDTH * 100 / scale - left) / each)
    down = int((PAGE_HEIGHT * 100 / scale - head) / _ROW)
    grid.spread(
        scale,
        titles=_FIRST - 1,
        after_columns=_ends(evenly(len(facts.meetings), across), _FIRST - 1),
        after_rows=_ends(evenly(lines, down), first - 1),
    )


def _ends(sizes: list[int], before: int) -> list[int]:
    """The last place of each part but the last."""
    return [before + sum(sizes[: n + 1]) for n in range(len(sizes) - 1)]
