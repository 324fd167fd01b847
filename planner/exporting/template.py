"""The template workbook: everything that a plan is made from, to be filled in by people.

Empty it holds a guide, the standard kinds and rules, and rows marked as examples; with a problem
it holds that problem, and `planner.importing.template.read_template` comes back to it. What is not
written: locked meetings, questions of an import, and assumptions (they stand in the sheets as if
somebody had said them).
"""

from datetime import date, timedelta
from pathlib import Path

from models.policy import Policy
from models.problem import Problem
from models.roster import Roster
from models.timespan import Period
from planner.exporting.safe_write import replace_file
from planner.exporting.template_book import TemplateBook
from planner.exporting.template_rows import STANDARD_CODES, CodeTable, all_rows
from planner.exporting.template_sheets import add_form, add_guide, add_plan
from planner.presets import standard_kinds
from planner.template_form import FORMS, PEOPLE
from planner.texts import t

_WEEKS = 12


def write_template(path: Path, problem: Problem | None = None) -> None:
    """Write the template to `path` (.xlsx), empty or filled from a problem.

    Raises UnusableInput with a sentence for people where the file cannot be written.
    """
    replace_file(path, template_bytes(problem))


def template_bytes(problem: Problem | None = None, today: date | None = None) -> bytes:
    """The .xlsx file. An empty one begins on the first Monday four weeks after `today`."""
    today = today or date.today()
    shown = problem or _empty(today)
    codes = CodeTable.of(problem.roster.employees) if problem else STANDARD_CODES
    rows = all_rows(shown, codes)
    name = problem.name if problem else t("template.title")
    book = TemplateBook(name, today, examples=problem is None)
    add_guide(book)
    add_form(book, PEOPLE, rows)
    add_plan(book, shown, codes)
    for form in FORMS[1:]:
        add_form(book, form, rows)
    return book.to_bytes()


def _empty(today: date) -> Problem:
    """No people and no meetings yet; the standard kinds and rules."""
    soon = today + timedelta(weeks=4)
    first = soon + timedelta(days=(7 - soon.weekday()) % 7)
    period = Period(first, first + timedelta(days=7 * _WEEKS - 1))
    return Problem(
        name=t("template.new_plan"), roster=Roster(period, ()), period=period,
        kinds=standard_kinds(), series=(), policy=Policy(),
    )
