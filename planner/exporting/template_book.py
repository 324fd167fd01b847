"""The template under construction: looks, lists to choose from, comments, and its own mark."""

from dataclasses import replace
from datetime import date
from typing import Final

from openpyxl.comments import Comment
from openpyxl.utils import get_column_letter, quote_sheetname
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation

from models.meetings import COMING, MANAGER
from models.people import TEAMS
from planner.exporting.grid import Book, Grid, area
from planner.exporting.styles import (
    ACCENT,
    BODY,
    DATE,
    HEAD_LEFT,
    QUIET,
    TIME,
    Look,
)
from planner.template_form import KINDS, MARKER, PEOPLE, Choices, Column, Form, Value
from planner.template_words import team_text
from planner.texts import has, t

HEADER_ROW: Final = 4
MARK_COLUMN: Final = 1
MARK_WIDTH: Final = 4.0
LAST_LISTED: Final = 400
"""Rows down to which a list of choices is offered and looked up."""

HEAD: Final = replace(HEAD_LEFT, color="FFFFFF", fill=ACCENT)
HEAD_QUIET: Final = replace(HEAD_LEFT, bold=False, italic=True, color=QUIET, fill="EEF1F3")
EXAMPLE_COLOR: Final = "8A949B"
_LIST_UNITS = 250


class TemplateBook:
    """The workbook, and whether it shows examples (an empty one does)."""

    def __init__(self, name: str, made: date, examples: bool) -> None:
        self.examples = examples
        self._book = Book(name, made)
        names = self._book.workbook.defined_names
        names[MARKER] = DefinedName(MARKER, attr_text="1", hidden=True)

    def add(self, title: str) -> Grid:
        """A new sheet after the others."""
        return self._book.add(title)

    def to_bytes(self) -> bytes:
        """The finished .xlsx file."""
        return self._book.to_bytes()


def put(grid: Grid, row: int, column: int, value: Value, look: Look) -> None:
    """A value of any kind that the template knows; text never becomes a formula."""
    if isinstance(value, str):
        grid.text(row, column, value, look)
    else:
        grid.blank(row, column, look)
        grid.sheet.cell(row, column).value = value


def body_look(column: Column, example: bool = False) -> Look:
    """How the cells of a column look."""
    look = BODY
    if column.kind == "number":
        look = replace(look, align="center", wrap=False)
    elif column.kind == "date":
        look = replace(look, align="center", wrap=False, number_format=DATE)
    elif column.kind == "clock":
        look = replace(look, align="center", wrap=False, number_format=TIME)
    if column.quiet:
        look = replace(look, color=QUIET, size=8, wrap=False)
    return replace(look, italic=True, color=EXAMPLE_COLOR) if example else look


def note(grid: Grid, row: int, column: int, text: str) -> None:
    """A comment on a cell, large enough for its text."""
    comment = Comment(text, "Fællestid")
    comment.width, comment.height = 300, 34 + 17 * (len(text) // 42 + 1)
    grid.sheet.cell(row, column).comment = comment


def head(grid: Grid, form: Form, row: int) -> None:
    """The headings of a table, each with its note."""
    for place, column in enumerate(form.columns, start=MARK_COLUMN + 1):
        wanted = " *" if column.wanted else ""
        look = HEAD_QUIET if column.quiet else HEAD
        if column.kind != "text":
            look = replace(look, align="center")
        grid.text(row, place, form.heading(column) + wanted, look)
        key = f"template.{form.key}.{column.key}.note"
        if has(key):
            note(grid, row, place, t(key))
    grid.widths(MARK_WIDTH, *(column.width for column in form.columns))


def offer(grid: Grid, column: Column, place: int, first: int, units: tuple[str, ...]) -> None:
    """The list of choices of a column; units and vagtlag of one's own may be written too."""
    formula = _list(column.choices, units) if column.choices else None
    if formula is None:
        return
    check = DataValidation(type="list", formula1=formula, allow_blank=True)
    check.showErrorMessage = column.choices not in ("units", "teams", "code_teams")
    check.errorTitle = t("template.invalid.title")
    check.error = t("template.invalid.choice")
    check.add(area(first, place, LAST_LISTED, place))
    grid.sheet.add_data_validation(check)


def _list(choices: Choices, units: tuple[str, ...]) -> str | None:
    """The formula of a list: written out, or the names in another sheet."""
    if choices in ("people", "kinds"):
        form = PEOPLE if choices == "people" else KINDS
        letter = get_column_letter(form.letter_place("name"))
        return (
            f"{quote_sheetname(form.sheet)}!${letter}${HEADER_ROW + 1}:${letter}${LAST_LISTED}"
        )
    written = ",".join(_written(choices, units))
    return f'"{written}"' if written and len(written) <= _LIST_UNITS else None


def _written(choices: Choices, units: tuple[str, ...]) -> list[str]:
    teams = [team_text(team) for team in TEAMS]
    return {
        "yes_no": [t("template.yes"), t("template.no")],
        "teams": teams,
        "code_teams": [*teams, t("template.away"), t("template.off")],
        "units": [unit for unit in units if "," not in unit and '"' not in unit],
        "lead": [t(f"template.lead.{lead}") for lead in ("external", "internal", "none")],
        "wish": [t("template.wish.avoid"), t("template.wish.prefer")],
        "coming": [t(f"template.coming.{coming}") for coming in COMING],
        "manager": [t(f"template.manager.{manager}") for manager in MANAGER],
        "bond": [t("template.bond.apart"), t("template.bond.together")],
        "weekday": [t(f"weekday.{day}") for day in range(1, 8)],
    }.get(choices, [])
