"""Sheet *Pr. vagtlag*: the meetings that ask for each vagtlag or have somebody of it."""

from dataclasses import replace

from models.meetings import Meeting
from models.people import Team
from models.plan import Unplaced
from planner.exporting.facts import Facts, team_label
from planner.exporting.grid import Book, Grid, area
from planner.exporting.sheets.lists import (
    AT_TIME,
    COUNT,
    ON_DAY,
    Clock,
    Column,
    Value,
    heads,
    line,
    section,
    total_row,
)
from planner.exporting.styles import ALARM, SECTION, TOP, TOTAL, differential, team_fill
from planner.texts import t, tn

_KIND, _PRESENT, _WANTED, _RESULT = 5, 8, 9, 10


def fill(book: Book, facts: Facts) -> None:
    """Add the sheet."""
    grid = book.add(t("book.sheet.teams"))
    header = grid.heading(facts.tallies(), t("book.teams.note"))
    columns = _columns()
    heads(grid, header, columns)
    row, blocks = header + 1, []
    for team in facts.teams:
        first, row = row, _block(grid, facts, row, team, columns)
        blocks.append((first, row - 2))
    grid.page((header, header))
    grid.blocks(header, blocks, each=True)


def _columns() -> tuple[Column, ...]:
    return (
        Column(t("export.meetings.date"), 10.5, ON_DAY),
        Column(t("export.meetings.weekday"), 10.5),
        Column(t("export.meetings.from"), 6.5, AT_TIME),
        Column(t("export.meetings.to"), 6.5, AT_TIME),
        Column(t("export.meetings.kind"), 19.0), Column(t("book.about"), 16.0),
        Column(t("export.meetings.unit"), 17.0), Column(t("book.teams.present"), 8.0, COUNT),
        Column(t("book.teams.wanted"), 8.0, COUNT), Column(t("export.coverage.result"), 17.0),
        Column(t("book.teams.who"), 50.0),
    )


def _block(
    grid: Grid, facts: Facts, row: int, team: Team, columns: tuple[Column, ...]
) -> int:
    """A team's meetings and their sum. Returns the row for the next team."""
    people = sum(p.employee.home_team == team for p in facts.people)
    look = replace(SECTION, fill=team_fill(team, facts.teams))
    section(grid, row, team_label(team), tn("book.people", people), _KIND, look)
    for column in range(2, _KIND):
        grid.blank(row, column, look)
    lines = [
        _values(facts, meeting, team) for meeting in facts.meetings
        if facts.wanted(meeting, team) or facts.present(meeting, team)
    ]
    placed = len(lines)
    lines += [_missing(facts, one, wanted) for one in facts.outcome.plan.unplaced
              for wanted in [facts.wanted_of(one, team)] if wanted]
    if not lines:
        grid.text(row + 1, 1, t("book.teams.none"), replace(TOP, wrap=False, edges="none"))
        return row + 3
    first, last = row + 1, row + len(lines)
    for at, values in enumerate(lines, start=first):
        line(grid, at, columns, values)
    _sums(grid, facts, team, (first, last), placed)
    there, asked = f"$H{first}", f"$I{first}"
    for column in (_PRESENT, _RESULT):
        grid.highlight(
            area(first, column, last, column), f"{there}<{asked}",
            differential(color=ALARM, bold=True),
        )
    return last + 3


def _values(facts: Facts, meeting: Meeting, team: Team) -> list[Value]:
    day, wanted = meeting.span.first_day, facts.wanted(meeting, team)
    present = facts.present(meeting, team)
    if wanted is None:
        result = t("book.teams.not_asked")
    else:
        result = t("export.coverage.covered" if present >= wanted else "book.teams.lacking")
    names = sorted(
        facts.person(a.employee) for a in facts.counted(meeting)
        if facts.home_team(a.employee) == team
    )
    return [
        day, t(f"weekday.{day.isoweekday()}"), Clock(meeting.span.start), Clock(meeting.span.end),
        facts.kind(meeting.kind), facts.about(meeting), facts.unit(meeting.unit), present, wanted,
        result, ", ".join(names),
    ]


def _missing(facts: Facts, one: Unplaced, wanted: int) -> list[Value]:
    return [
        one.first, "", None, None, facts.kind(one.kind),
        facts.about_due(one.occurrence, one.course),
        facts.unit(facts.unit_of_series(one.series)), 0, wanted, t("book.not_placed"), "",
    ]


def _sums(
    grid: Grid, facts: Facts, team: Team, rows: tuple[int, int], placed: int
) -> None:
    first, last = rows
    total_row(grid, last + 1, 11, t("export.sum"))
    there, asked = area(first, _PRESENT, last, _PRESENT), area(first, _WANTED, last, _WANTED)
    covered, wanting = facts.team_tally(team)
    present = sum(facts.present(m, team) for m in facts.meetings)
    starts = area(first, 3, last, 3)
    for column, formula, result, number_format in (
        (_KIND, f"COUNT({starts})", placed, "export.format.meetings"),
        (_PRESENT, f"SUM({there})", present, "0"),
        (_WANTED, f'COUNTIF({asked},">0")', wanting, "0"),
        (_RESULT, f"SUMPRODUCT(({asked}>0)*({there}>={asked}))", covered, "export.format.covered"),
    ):
        grid.formula(last + 1, column, formula, result, replace(TOTAL, number_format=number_format))
