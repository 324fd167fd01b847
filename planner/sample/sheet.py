"""The sample home's roster as a workbook, the way a care home keeps its own."""

from dataclasses import replace
from datetime import date, time
from typing import Final

from models.people import TEAMS, Team
from planner.exporting.grid import Book, Grid, area
from planner.exporting.styles import (
    BODY,
    FIGURE,
    HEAD,
    HEAD_LEFT,
    QUIET,
    SUBTITLE,
    TIME,
    TITLE,
    TOTAL,
    TOTAL_LABEL,
    Look,
    team_fill,
)
from planner.sample.people import HOME, HOUSES, LEADER, Post
from planner.sample.roster import CODES, PERIOD, WEEKS, Code, Codes, code_rows, public_holiday
from planner.texts import t
from planner.texts.dates import team_name

_MADE: Final = date(2026, 2, 2)
_FIXED: Final = 3
_WEEK_ROW, _WEEKDAY_ROW, _DATE_ROW, _FIRST_ROW = 4, 5, 6, 7
_WEEKEND = "EEF1F3"
_HOLIDAY = "F7D9D4"
_ABSENT = "D9DDE0"
_HOUSE = "1F4E5F"
_DAY_HEAD = replace(HEAD, size=8, wrap=False, number_format=r"d\/m")
_CODE = replace(FIGURE, size=8, number_format="General")
_BY_CODE: Final = {code.code: code for code in CODES}


def roster_workbook() -> bytes:
    """The .xlsx file: sheets *Vagtplan* and *Vagtkoder*."""
    book = Book(t("sample.title", home=HOME), _MADE)
    _roster_sheet(book.add(t("sample.sheet.roster")))
    _codes_sheet(book.add(t("sample.sheet.codes")))
    return book.to_bytes()


def _roster_sheet(grid: Grid) -> None:
    days = PERIOD.days()
    grid.text(1, 1, t("sample.title", home=HOME), TITLE)
    grid.height(1, 24)
    grid.text(2, 1, t("sample.subtitle", sheet=t("sample.sheet.codes")), SUBTITLE)
    _heading(grid, days)
    row = _FIRST_ROW
    for house in HOUSES:
        _house_row(grid, row, house, len(days))
        row += 1
        for where, post, codes in code_rows():
            if where == house:
                _person_row(grid, row, post, codes, days)
                row += 1
    _totals(grid, row, days)
    grid.widths(23, 16, 6.5, *[4.2] * len(days))
    grid.page((_WEEK_ROW, _DATE_ROW), columns=_FIXED)
    # Two pages of six weeks, both houses on each.
    grid.spread(62, _FIXED, [_FIXED + 7 * WEEKS // 2], [])


def _heading(grid: Grid, days: tuple[date, ...]) -> None:
    for column, key in enumerate(("name", "profession", "hours"), start=1):
        for row in (_WEEK_ROW, _WEEKDAY_ROW):
            grid.blank(row, column, HEAD)
        grid.text(_DATE_ROW, column, t(f"sample.{key}"), HEAD_LEFT)
    for number, day in enumerate(days):
        column = _FIXED + 1 + number
        if number % 7 == 0:
            grid.text(_WEEK_ROW, column, t("sample.week", week=day.isocalendar().week), HEAD)
            grid.sheet.merge_cells(area(_WEEK_ROW, column, _WEEK_ROW, column + 6))
        look = replace(_DAY_HEAD, fill=_day_fill(day) or HEAD.fill)
        grid.text(_WEEKDAY_ROW, column, t(f"weekday.short.{day.isoweekday()}")[:2].title(), look)
        grid.day(_DATE_ROW, column, day, look)


def _day_fill(day: date) -> str | None:
    """Public holidays and weekends stand out, in the heading and below."""
    if public_holiday(day):
        return _HOLIDAY
    return _WEEKEND if day.isoweekday() >= 6 else None


def _house_row(grid: Grid, row: int, house: str, days: int) -> None:
    look = Look(bold=True, size=10, color="FFFFFF", fill=_HOUSE, edges="none")
    for column in range(2, _FIXED + days + 1):
        grid.blank(row, column, look)
    grid.text(row, 1, house, look)
    grid.height(row, 16)


def _person_row(grid: Grid, row: int, post: Post, codes: Codes, days: tuple[date, ...]) -> None:
    grid.text(row, 1, post.name, replace(BODY, wrap=False, bold=post.profession == LEADER))
    grid.text(row, 2, post.profession, replace(BODY, wrap=False, color=QUIET))
    grid.number(row, 3, post.hours, replace(FIGURE, number_format="General"))
    for column, day in enumerate(days, start=_FIXED + 1):
        text = codes.get(day)
        if text is None:
            grid.blank(row, column, replace(_CODE, fill=_day_fill(day)))
        else:
            grid.text(row, column, text, replace(_CODE, fill=_code_fill(_BY_CODE[text])))
    grid.height(row, 13.5)


def _code_fill(code: Code) -> str | None:
    return _ABSENT if code.team is None else team_fill(code.team, TEAMS)


def _totals(grid: Grid, first: int, days: tuple[date, ...]) -> None:
    """One row for each vagtlag: how many work that day, counted by a formula over the codes."""
    for row, team in enumerate(TEAMS, start=first):
        label = replace(TOTAL_LABEL, fill=team_fill(team, TEAMS))
        grid.text(row, 1, t("sample.total", team=team_name(team)), label)
        for column in (2, 3):
            grid.blank(row, column, label)
        quoted = ",".join(f'"{code.code}"' for code in CODES if code.team == team)
        for column, day in enumerate(days, start=_FIXED + 1):
            cells = area(_FIRST_ROW, column, first - 1, column)
            grid.formula(
                row, column, f"SUM(COUNTIF({cells},{{{quoted}}}))", _working(team, day),
                replace(TOTAL, size=8),
            )


def _working(team: Team, day: date) -> int:
    return sum(
        day in codes and _BY_CODE[codes[day]].team == team for _, _, codes in code_rows()
    )


def _codes_sheet(grid: Grid) -> None:
    grid.text(1, 1, t("sample.codes.title"), TITLE)
    grid.height(1, 24)
    for column, key in enumerate(("code", "from", "to", "meaning"), start=1):
        grid.text(3, column, t(f"sample.codes.{key}"), HEAD_LEFT)
    for row, code in enumerate(CODES, start=4):
        fill = _code_fill(code)
        grid.text(row, 1, code.code, replace(BODY, bold=True, align="center", fill=fill))
        for column, minute in ((2, code.start), (3, code.end)):
            grid.blank(row, column, replace(FIGURE, number_format=TIME))
            if minute is not None:
                grid.sheet.cell(row, column).value = time(*divmod(minute, 60))
        grid.text(row, 4, code.meaning, BODY)
    grid.widths(12, 9, 9, 26)
    grid.page((3, 3))
