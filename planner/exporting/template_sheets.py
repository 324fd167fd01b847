"""The sheets of the template: the guide, names × dates, and the tables."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from openpyxl.utils import get_column_letter, quote_sheetname
from openpyxl.worksheet.datavalidation import DataValidation

from models.people import TEAMS
from models.problem import Problem
from planner.exporting.grid import Grid, area
from planner.exporting.styles import (
    ACCENT,
    BODY,
    DATE,
    FIGURE,
    HEAD_LEFT,
    SECTION,
    SHADE,
    SUBTITLE,
    TITLE,
    Look,
    differential,
    team_fill,
)
from planner.exporting.template_book import (
    EXAMPLE_COLOR,
    HEAD,
    HEADER_ROW,
    LAST_LISTED,
    MARK_COLUMN,
    MARK_WIDTH,
    TemplateBook,
    body_look,
    head,
    note,
    offer,
    put,
)
from planner.exporting.template_examples import EXAMPLE_CODES, examples
from planner.exporting.template_rows import CodeTable, Labels
from planner.template_form import CODES, GUIDE, PEOPLE, PLAN, RULES, Form, Row, sheet_name
from planner.template_words import team_text
from planner.texts import has, t

_SPARE_ROWS: Final = 14
_SPARE_PEOPLE: Final = 4
_MARK = Look(italic=True, size=8, color=EXAMPLE_COLOR, edges="none")
_WEEK_ROW, _WEEKDAY_ROW, _DATE_ROW = 4, 5, 6
_FIRST_DAY: Final = 3
_EXCEL_ZERO: Final = date(1899, 12, 30)
_WEEKEND = "EEF1F3"
_ABSENT = "D9DDE0"
# Each section of the rules begins before the limit named here.
_SECTIONS: Final = (
    "plan.name", "rest_minutes", "max_call_ins", "full_time_hours", "half_holidays_from",
    "price.windows", "ladder.1",
)


def add_form(book: TemplateBook, form: Form, rows: Mapping[str, Sequence[Row]]) -> None:
    """A table with its rows, examples where the template is empty, and room for more."""
    grid = book.add(form.sheet)
    _heading(grid, form.sheet, t(f"template.{form.key}.about"))
    head(grid, form, HEADER_ROW)
    grid.height(HEADER_ROW, 44 if form.key == "kinds" else 30)
    row = HEADER_ROW + 1
    for example in examples().get(form.key, ()) if book.examples else ():
        _row(grid, form, row, example, example=True)
        row += 1
    ladder: list[int] = []
    for values in rows[form.key]:
        key = values.get("key")
        if form is RULES and key in _SECTIONS:
            _section(grid, form, row, t(f"template.section.{key}"))
            row += 1
        if isinstance(key, str) and key.startswith("ladder."):
            ladder.append(row)
        _row(grid, form, row, values)
        row += 1
    if form is not RULES:
        for spare in range(row, row + _SPARE_ROWS):
            _row(grid, form, spare, {})
    _offer_objectives(grid, ladder)
    units = tuple(dict.fromkeys(str(r["unit"]) for r in rows["people"] if r["unit"]))
    for place, column in enumerate(form.columns, start=MARK_COLUMN + 1):
        offer(grid, column, place, HEADER_ROW + 1, units)
    if form is CODES:
        _color_teams(grid)
    grid.page((HEADER_ROW, HEADER_ROW), columns=2)


def _heading(grid: Grid, title: str, about: str) -> None:
    grid.text(1, 2, title, TITLE)
    grid.height(1, 24)
    grid.text(2, 2, about, SUBTITLE)
    grid.height(2, 15)


def _row(grid: Grid, form: Form, row: int, values: Row, example: bool = False) -> None:
    grid.text(row, MARK_COLUMN, t("template.example") if example else "", _MARK)
    for place, column in enumerate(form.columns, start=MARK_COLUMN + 1):
        value = values.get(column.key)
        look = body_look(column, example)
        if form is RULES and column.key in ("value", "default"):
            look = _rule_look(value, column.key == "value")
        put(grid, row, place, value, look)


def _rule_look(value: object, editable: bool) -> Look:
    look = replace(BODY, align="center", bold=editable, fill="FFF9E5" if editable else None)
    return replace(look, number_format=DATE) if isinstance(value, date) else look


def _section(grid: Grid, form: Form, row: int, text: str) -> None:
    look = replace(HEAD_LEFT, fill=SHADE, color=ACCENT, wrap=False)
    for place in range(MARK_COLUMN + 1, len(form.columns) + 2):
        grid.blank(row, place, look)
    grid.text(row, MARK_COLUMN + 1, text, look)
    grid.height(row, 18)


def _offer_objectives(grid: Grid, ladder: list[int]) -> None:
    """The six objectives to choose from stand beside: they are the defaults."""
    if ladder:
        value, default = RULES.letter_place("value"), RULES.letter_place("default")
        letter = get_column_letter(default)
        check = DataValidation(
            type="list", formula1=f"${letter}${ladder[0]}:${letter}${ladder[-1]}"
        )
        check.errorTitle, check.error = t("template.invalid.title"), t("template.invalid.choice")
        check.showErrorMessage = True
        check.add(area(ladder[0], value, ladder[-1], value))
        grid.sheet.add_data_validation(check)


def _color_teams(grid: Grid) -> None:
    """The legend takes the colours that the roster has."""
    team = get_column_letter(CODES.letter_place("team"))
    cells = area(HEADER_ROW + 1, 2, LAST_LISTED, 2)
    for text, fill in _team_colours():
        grid.highlight(cells, f'${team}{HEADER_ROW + 1}="{text}"', differential(fill))


def _team_colours() -> list[tuple[str, str]]:
    teams = [(team_text(team), team_fill(team, TEAMS) or _ABSENT) for team in TEAMS]
    return [*teams, (t("template.away"), _ABSENT)]


# -- names × dates ------------------------------------------------------------------------------


def add_plan(book: TemplateBook, problem: Problem, codes: CodeTable) -> None:
    """The roster. In an empty template all dates follow the first one."""
    grid = book.add(sheet_name(PLAN))
    _heading(grid, sheet_name(PLAN), t("template.plan.about", codes=CODES.sheet))
    days = problem.roster.period.days()
    _days(grid, days, follow=book.examples)
    grid.text(_DATE_ROW, 2, t("template.plan.name"), HEAD)
    note(grid, _DATE_ROW, 2, t("template.plan.name.note", sheet=PEOPLE.sheet))
    note(grid, _DATE_ROW, _FIRST_DAY, t("template.plan.dates.note"))
    labels = Labels.of(problem).people
    row = _DATE_ROW + 1
    if book.examples:
        for name, pattern in EXAMPLE_CODES:
            cells = [pattern[n % len(pattern)] for n in range(len(days))]
            _person(grid, row, name, cells, example=True)
            row += 1
    for person in problem.roster.employees:
        _person(grid, row, labels[person.id], [codes.cell(person, day) for day in days])
        row += 1
    for spare in range(row, row + (_SPARE_ROWS if book.examples else _SPARE_PEOPLE)):
        _person(grid, spare, "", [""] * len(days))
    _offer_names(grid)
    _color_codes(grid, len(days))
    grid.widths(MARK_WIDTH, 26, *[4.4] * len(days))
    grid.page((_WEEK_ROW, _DATE_ROW), columns=2)
    if len(days) > 42:
        grid.spread(62, 2, list(range(_FIRST_DAY - 1 + 42, _FIRST_DAY - 1 + len(days), 42)), [])


def _days(grid: Grid, days: Sequence[date], follow: bool) -> None:
    """Three rows: week, weekday and date; the upper two are the date in another format."""
    look = replace(HEAD_LEFT, align="center", size=8, wrap=False)
    for number, day in enumerate(days):
        column = _FIRST_DAY + number
        letter = get_column_letter(column)
        serial = (day - _EXCEL_ZERO).days
        day_look = replace(look, number_format=r"d\/m")
        if follow and number:
            before = get_column_letter(column - 1)
            grid.formula(_DATE_ROW, column, f"{before}{_DATE_ROW}+1", serial, day_look)
        else:
            first = replace(day_look, fill="FFF9E5") if follow else day_look
            grid.day(_DATE_ROW, column, day, first)
        grid.formula(_WEEKDAY_ROW, column, f"{letter}{_DATE_ROW}", serial,
                     replace(look, number_format=t("export.format.weekday")))
        if number % 7 == 0:
            grid.formula(
                _WEEK_ROW, column, f"_xlfn.ISOWEEKNUM({letter}{_DATE_ROW})",
                day.isocalendar().week, replace(look, number_format=t("template.plan.week")),
            )
            last = min(column + 6, _FIRST_DAY + len(days) - 1)
            if last > column:
                grid.sheet.merge_cells(area(_WEEK_ROW, column, _WEEK_ROW, last))


def _person(
    grid: Grid, row: int, name: str, cells: Sequence[str], example: bool = False
) -> None:
    grid.text(row, MARK_COLUMN, t("template.example") if example else "", _MARK)
    color = EXAMPLE_COLOR if example else BODY.color
    grid.text(row, 2, name, replace(BODY, wrap=False, italic=example, color=color))
    look = replace(
        FIGURE, size=8, number_format="General", shrink=True, italic=example, color=color
    )
    for column, text in enumerate(cells, start=_FIRST_DAY):
        grid.text(row, column, text, look)
    grid.height(row, 14)


def _offer_names(grid: Grid) -> None:
    letter = get_column_letter(PEOPLE.letter_place("name"))
    names = f"${letter}${HEADER_ROW + 1}:${letter}${LAST_LISTED}"
    check = DataValidation(type="list", formula1=f"{quote_sheetname(PEOPLE.sheet)}!{names}")
    check.showErrorMessage = False
    check.add(area(_DATE_ROW + 1, 2, LAST_LISTED, 2))
    grid.sheet.add_data_validation(check)


def _color_codes(grid: Grid, days: int) -> None:
    """A cell takes the colour of the vagtlag that its code has in the legend."""
    sheet, first = quote_sheetname(CODES.sheet), HEADER_ROW + 1
    code = get_column_letter(CODES.letter_place("code"))
    team = get_column_letter(CODES.letter_place("team"))
    corner = f"{get_column_letter(_FIRST_DAY)}{_DATE_ROW + 1}"
    cells = area(_DATE_ROW + 1, _FIRST_DAY, LAST_LISTED, _FIRST_DAY + days - 1)
    looked_up = (
        f"INDEX({sheet}!${team}${first}:${team}${LAST_LISTED},"
        f"MATCH({corner},{sheet}!${code}${first}:${code}${LAST_LISTED},0))"
    )
    for text, fill in _team_colours():
        grid.highlight(cells, f'{looked_up}="{text}"', differential(fill), stop=True)
    column = get_column_letter(_FIRST_DAY)
    upper = area(_WEEKDAY_ROW, _FIRST_DAY, LAST_LISTED, _FIRST_DAY + days - 1)
    grid.highlight(upper, f"WEEKDAY({column}${_DATE_ROW},2)>5", differential(_WEEKEND))


# -- the guide ----------------------------------------------------------------------------------


def add_guide(book: TemplateBook) -> None:
    """What to do, in which order, and what each sheet is for."""
    grid = book.add(sheet_name(GUIDE))
    grid.text(1, 2, t("template.title"), replace(TITLE, size=18))
    grid.height(1, 32)
    grid.text(2, 2, t("template.guide.intro"), SUBTITLE)
    row = 4
    plain = replace(BODY, edges="none", size=10)
    number = replace(plain, bold=True, color=ACCENT, align="center")
    for section in ("steps", "sheets", "writing", "privacy"):
        grid.text(row, 2, t(f"template.guide.{section}"), SECTION)
        grid.height(row, 20)
        row += 1
        for place in range(1, 20):
            key = f"template.guide.{section}.{place}"
            if not has(key):
                break
            title, _, text = t(key).partition(" | ")
            grid.text(row, 1, str(place) if section == "steps" else "", number)
            grid.text(row, 2, title, replace(plain, bold=True))
            grid.text(row, 3, text, plain)
            row += 1
        row += 1
    grid.widths(4, 26, 104)
    grid.page((0, 0))
