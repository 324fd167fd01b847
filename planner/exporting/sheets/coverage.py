"""Sheet *Dækning*: each meeting and vagtlag, present against wanted."""

from dataclasses import replace

from openpyxl.utils import get_column_letter

from models.meetings import Meeting
from models.plan import Unplaced
from planner.exporting.facts import Facts, team_label
from planner.exporting.grid import Book, Grid, area
from planner.exporting.styles import (
    ALARM,
    BODY,
    DATE,
    HEAD,
    TIME,
    TOTAL,
    TOTAL_LABEL,
    differential,
    team_fill,
)
from planner.texts import t
from planner.texts.dates import team_name

_FIELDS = (
    ("date", 11.0), ("weekday", 10.0), ("from", 7.0), ("kind", 22.0), ("unit", 18.0),
    ("about", 14.0),
)
_FIRST_TEAM = len(_FIELDS) + 1
_CENTER = replace(BODY, align="center")
_DATE = replace(_CENTER, number_format=DATE)
_TIME = replace(_CENTER, number_format=TIME)


def fill(book: Book, facts: Facts) -> None:
    """Add the sheet."""
    grid = book.add(t("export.sheet.coverage"))
    header = grid.heading(facts.tallies(), t("export.coverage.note"))
    columns = len(_FIELDS) + 2 * len(facts.teams) + 1
    _header(grid, facts, header)
    first = header + 1
    for row, meeting in enumerate(facts.meetings, start=first):
        _row(grid, facts, row, meeting)
    missing = facts.outcome.plan.unplaced
    for row, one in enumerate(missing, start=first + len(facts.meetings)):
        _missing(grid, facts, row, one)
    last = header + len(facts.meetings) + len(missing)
    if last > header:
        _sums(grid, facts, first, last)
        _formats(grid, facts, first, last)
    else:
        grid.text(first, 1, t("export.meetings.none"), replace(BODY, wrap=False, edges="none"))
    grid.page((header, header), columns=3)
    grid.filter(header, last, columns)


def _header(grid: Grid, facts: Facts, row: int) -> None:
    for column, (field, width) in enumerate(_FIELDS, start=1):
        grid.text(row, column, t("book.about" if field == "about" else f"export.meetings.{field}"),
                  HEAD)
        grid.widths(width, first=column)
    for column, team in enumerate(facts.teams, start=_FIRST_TEAM):
        look = replace(HEAD, fill=team_fill(team, facts.teams))
        name = team_label(team)
        grid.text(row, column, t("export.coverage.present", team=name), look)
        wanted = t("export.coverage.wanted", team=name)
        grid.text(row, column + len(facts.teams), wanted, look)
        grid.widths(12.0, first=column)
        grid.widths(12.0, first=column + len(facts.teams))
    result = _FIRST_TEAM + 2 * len(facts.teams)
    grid.text(row, result, t("export.coverage.result"), HEAD)
    grid.widths(30.0, first=result)
    grid.height(row, 30)


def _row(grid: Grid, facts: Facts, row: int, meeting: Meeting) -> None:
    start = meeting.span.first_day
    grid.day(row, 1, start, _DATE)
    grid.text(row, 2, t(f"weekday.{start.isoweekday()}"), BODY)
    grid.clock(row, 3, meeting.span.start, _TIME)
    grid.text(row, 4, facts.kind(meeting.kind), BODY)
    grid.text(row, 5, facts.unit(meeting.unit), BODY)
    grid.text(row, 6, facts.about(meeting), BODY)
    for column, team in enumerate(facts.teams, start=_FIRST_TEAM):
        grid.number(row, column, facts.present(meeting, team))
        grid.number(row, column + len(facts.teams), facts.wanted(meeting, team))
    grid.text(row, _FIRST_TEAM + 2 * len(facts.teams), _result(facts, meeting), BODY)


def _missing(grid: Grid, facts: Facts, row: int, one: Unplaced) -> None:
    """A meeting that is to be held and is not placed, on the first day on which it might be."""
    grid.day(row, 1, one.first, _DATE)
    grid.text(row, 2, "", BODY)
    grid.text(row, 3, "", BODY)
    grid.text(row, 4, facts.kind(one.kind), BODY)
    grid.text(row, 5, facts.unit(facts.unit_of_series(one.series)), BODY)
    grid.text(row, 6, facts.about_due(one.occurrence, one.course), BODY)
    for column, team in enumerate(facts.teams, start=_FIRST_TEAM):
        wanted = facts.wanted_of(one, team)
        grid.number(row, column, None if wanted is None else 0)
        grid.number(row, column + len(facts.teams), wanted)
    grid.text(row, _FIRST_TEAM + 2 * len(facts.teams), t("book.not_placed"), BODY)


def _result(facts: Facts, meeting: Meeting) -> str:
    missing = facts.missing(meeting)
    if missing:
        return t("export.coverage.missing", teams=", ".join(map(team_name, missing)))
    wanted = any(facts.wanted(meeting, team) for team in facts.teams)
    return t("export.coverage.covered") if wanted else t("export.coverage.not_asked")


def _sums(grid: Grid, facts: Facts, first: int, last: int) -> None:
    """For each team: meetings in which it is covered, and meetings that want it."""
    row = last + 1
    for column in range(1, _FIRST_TEAM + 2 * len(facts.teams) + 1):
        grid.blank(row, column, TOTAL)
    grid.text(row, 1, t("export.coverage.sum"), TOTAL_LABEL)
    grid.keep("coverage.date", area(first, 1, last, 1), "book.name.coverage")
    for column, team in enumerate(facts.teams, start=_FIRST_TEAM):
        covered, wanting = facts.team_tally(team)
        there = area(first, column, last, column)
        asked = area(first, column + len(facts.teams), last, column + len(facts.teams))
        grid.keep(f"present {team}", there)
        grid.keep(f"wanted {team}", asked)
        grid.keep(f"covered of {team}", area(row, column, row, column))
        grid.keep(f"due of {team}", area(row, column + len(facts.teams), row,
                                         column + len(facts.teams)))
        formula = f"SUMPRODUCT(({asked}>0)*({there}>={asked}))"
        grid.formula(row, column, formula, covered, TOTAL)
        grid.formula(row, column + len(facts.teams), f'COUNTIF({asked},">0")', wanting, TOTAL)


def _formats(grid: Grid, facts: Facts, first: int, last: int) -> None:
    """Enough of the team: its colour. Too few: alarm. Not asked for: as it is."""
    teams = len(facts.teams)
    short: list[str] = []
    for column, team in enumerate(facts.teams, start=_FIRST_TEAM):
        there = f"${get_column_letter(column)}{first}"
        asked = f"${get_column_letter(column + teams)}{first}"
        short.append(f"{there}<{asked}")
        cells = area(first, column, last, column)
        alarm = differential(fill=ALARM, color="FFFFFF", bold=True)
        enough = differential(team_fill(team, facts.teams))
        grid.highlight(cells, short[-1], alarm, stop=True)
        grid.highlight(cells, f"AND({asked}>0,{there}>={asked})", enough, stop=True)
    if short:
        result = _FIRST_TEAM + 2 * teams
        style = differential(color=ALARM, bold=True)
        grid.highlight(area(first, result, last, result), f"OR({','.join(short)})", style)
