"""Sheet *Oversigt*: the large figures of the plan, a chart, and what each sheet is for."""

from dataclasses import dataclass, replace

from models.people import Team
from planner.exporting.charts import Bars, add_bars
from planner.exporting.facts import Facts, team_label
from planner.exporting.grid import Book, Grid, days
from planner.exporting.styles import (
    ACCENT,
    BODY,
    DURATION,
    HEADER,
    PERCENT,
    QUIET,
    SECTION,
    SHADE,
    SUBTITLE,
    Look,
    team_fill,
)
from planner.texts import t
from planner.texts.dates import long_date

_WIDE, _TILE = 8.0, 4
"""Width of each of the sixteen columns in digits; columns of a tile."""
_ACROSS = 4
"""Tiles beside each other."""
_CHART = (385.0, 250.0)
_LABEL = Look(bold=True, size=10, align="center", edges="none", fill=HEADER)
_FIGURE = Look(
    bold=True, size=26, align="center", edges="none", color=ACCENT, fill=SHADE,
)
_NOTE = Look(size=9, color=QUIET, align="center", edges="none", fill=SHADE, wrap=True)


@dataclass(frozen=True, slots=True)
class _Tile:
    """One large figure: its name, where it is found, what it comes to and how it is written.

    `below`: a sentence, or two formulas with their results and formats: `53 af` and `54 møder`.
    """

    label: str
    formula: str
    result: float
    number_format: str
    below: str | tuple[tuple[str, float, str], tuple[str, float, str]]
    fill: str = HEADER


def fill(book: Book, facts: Facts) -> None:
    """Add the sheet. It comes after those that it takes its figures from, and is shown first."""
    grid = book.add(t("book.sheet.cover"))
    period = facts.problem.period
    row = grid.heading(t(
        "book.cover.period", first=long_date(period.first), last=long_date(period.last),
        made=long_date(facts.made),
    ))
    grid.widths(*[_WIDE] * _ACROSS * _TILE)
    teams = [tile for team in facts.teams for tile in _team(book, facts, team)]
    row = _tiles(grid, row, t("book.cover.teams"), teams)
    row = _tiles(grid, row, t("book.cover.whole"), _whole(book, facts))
    _chart(grid, facts, row)
    _sheets(grid, row)
    grid.page((0, 0))
    grid.sheet.page_setup.fitToHeight = 1
    book.to_front(grid)


def _team(book: Book, facts: Facts, team: Team) -> list[_Tile]:
    covered, due = facts.team_tally(team)
    if not due:
        return []
    # Rounded down, here and in the window: 100 % means all.
    there, asked = book.refs[f"covered of {team}"], book.refs[f"due of {team}"]
    return [_Tile(
        team_label(team), f"INT(100*{there}/{asked})/100", covered * 100 // due / 100, PERCENT,
        ((there, covered, "export.format.of"), (asked, due, "export.format.meetings")),
        team_fill(team, facts.teams) or HEADER,
    )]


def _whole(book: Book, facts: Facts) -> list[_Tile]:
    people, plan, refs = facts.people, facts.outcome.plan, book.refs
    due = len(plan.meetings) + len(plan.unplaced)
    days_between = facts.problem.policy.reach_days
    reached = sum(not p.coverage.missed for p in people)
    tiles = []
    if people:
        tiles.append(_Tile(
            t("export.about.reached"), f"COUNTIF({refs['reach.missed']},0)", reached, "0",
            t("book.cover.reached", people=len(people), days=days_between),
        ))
    if facts.meetings:
        tiles.append(_Tile(
            t("book.cover.placed"), f"COUNT({refs['meetings.date']})", len(facts.meetings), "0",
            t("book.cover.placed.note", due=due),
        ))
    if people:
        extra = sum(p.coverage.extra_minutes for p in people)
        tiles.append(_Tile(
            t("export.about.extra"), refs["load.extra"], days(extra), DURATION,
            t("book.cover.extra.note"),
        ))
        calls = sum(p.coverage.call_ins for p in people)
        tiles.append(_Tile(
            t("export.about.call_ins"), refs["load.call_ins"], calls, "0",
            t("book.cover.calls.note"),
        ))
    return tiles


def _tiles(grid: Grid, row: int, title: str, tiles: list[_Tile]) -> int:
    """Tiles in rows of four below a title. Returns the row of what follows."""
    if not tiles:
        return row
    grid.text(row, 1, title, SECTION)
    grid.height(row, 20)
    for start in range(0, len(tiles), _ACROSS):
        for place, tile in enumerate(tiles[start:start + _ACROSS]):
            _draw(grid, row + 1, 1 + place * _TILE, tile)
        for offset, height in enumerate((18.0, 40.0, 26.0, 8.0), start=1):
            grid.height(row + offset, height)
        row += 4
    return row + 1


def _draw(grid: Grid, row: int, column: int, tile: _Tile) -> None:
    label = replace(_LABEL, fill=tile.fill)
    for at, look in ((row, label), (row + 1, _FIGURE), (row + 2, _NOTE)):
        for place in range(column, column + _TILE):
            grid.blank(at, place, look)
    grid.text(row, column, tile.label, label)
    grid.merged(row, column, _TILE)
    look = replace(_FIGURE, number_format=tile.number_format)
    grid.formula(row + 1, column, tile.formula, tile.result, look)
    grid.merged(row + 1, column, _TILE)
    if isinstance(tile.below, str):
        grid.text(row + 2, column, tile.below, _NOTE)
        grid.merged(row + 2, column, _TILE)
        return
    half = _TILE // 2
    left, right = tile.below
    for place, look, (formula, result, number_format) in (
        (column, replace(_NOTE, align="right"), left),
        (column + half, replace(_NOTE, align="left"), right),
    ):
        look = replace(look, wrap=False, number_format=number_format)
        grid.formula(row + 2, place, formula, result, look)
        grid.merged(row + 2, place, half)


def _chart(grid: Grid, facts: Facts, row: int) -> None:
    """The share of meetings that have each vagtlag, month by month."""
    refs = grid.book.refs
    series = [
        (refs[f"months of {team}"], team_label(team), team_fill(team, facts.teams) or HEADER)
        for team in facts.teams if facts.team_tally(team)[1]
    ]
    if series:
        wanted = Bars(t("book.cover.chart"), refs["months"], series, _CHART)
        add_bars(grid, wanted, f"A{row}")


def _sheets(grid: Grid, row: int) -> None:
    """What the other sheets are for, beside the chart."""
    name, what = 2 * _TILE + 2, 2 * _TILE + 5
    grid.text(row, name, t("book.cover.sheets"), SECTION)
    for at, key in enumerate(_PURPOSES, start=row + 1):
        grid.text(at, name, t(key), replace(BODY, bold=True, edges="none", wrap=False))
        grid.text(at, what, t(f"{key}.for"), replace(SUBTITLE, size=9.0))
        grid.height(at, 17)


_PURPOSES = (
    "export.sheet.meetings", "book.sheet.weeks", "book.sheet.units", "book.sheet.teams",
    "book.sheet.people", "book.sheet.wheel", "export.sheet.participants", "export.sheet.coverage",
    "export.sheet.reach", "book.sheet.report", "book.sheet.signing", "export.sheet.load",
    "export.sheet.problems", "export.sheet.about",
)
