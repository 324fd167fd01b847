"""The workbook for review: coverage and load, with cells to write in that are read back.

All but those cells is protected, without a password: against slips, not against people.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from openpyxl.styles import Protection
from openpyxl.utils import get_column_letter

from models.meetings import Meeting
from models.people import Team
from models.plan import Outcome
from models.record import About, Remark
from planner.exporting.facts import Facts, Person, team_label
from planner.exporting.grid import Book, Grid
from planner.exporting.safe_write import replace_file
from planner.exporting.styles import (
    BODY,
    DURATION_OR_DASH,
    FIGURE,
    HEAD,
    HIDDEN,
    SUBTITLE,
    TITLE,
    Look,
)
from planner.review.form import CLOCK, DAY, FREE, KEY, NAME, REMARK, key_of, plan_mark
from planner.texts import t
from planner.texts.dates import short_date, times

_WRITE = Look(wrap=True, top=True, fill="FFFBEA")
"""Where somebody writes."""
_DAY = replace(BODY, number_format="@", fill="FFFBEA", top=True)
_DURATION = replace(FIGURE, number_format=DURATION_OR_DASH)
_FREE_LINES = 8

@dataclass(frozen=True, slots=True)
class _Column:
    """A column: its heading, its width, what it is read back as, and its look."""

    head: str
    width: float
    mark: str | None = None
    look: Look = BODY


Value = str | int | date | None


def write_review(outcome: Outcome, path: Path, made: date | None = None) -> None:
    """Write the workbook, wholly or not at all. Raises UnusableInput where it cannot be."""
    replace_file(path, review_bytes(outcome, made or date.today()))


def review_bytes(outcome: Outcome, made: date) -> bytes:
    """The workbook as the bytes of an .xlsx file."""
    book, facts = Book(outcome.problem.name, made), Facts(outcome, made)
    _front(book, facts)
    _meetings(book, facts)
    _people(book, facts)
    _teams(book, facts)
    return book.to_bytes()


# The first sheet ----------------------------------------------------------------------------


def _front(book: Book, facts: Facts) -> None:
    grid = book.add(t("review.sheet.front"))
    grid.widths(28.0, 90.0, 2.0)
    grid.text(1, 1, t("review.title", name=facts.problem.name), TITLE)
    grid.text(1, 3, plan_mark(facts.problem), HIDDEN)
    grid.height(1, 26)
    plain = replace(SUBTITLE, size=10.5, wrap=True)
    row = 2
    for number in range(1, 5):
        grid.text(row, 1, t(f"review.guide.{number}"), plain)
        grid.sheet.merge_cells(start_row=row, end_row=row, start_column=1, end_column=2)
        grid.height(row, 30)
        row += 1
    row += 1
    grid.text(row, 1, t("review.name"), replace(BODY, bold=True))
    grid.blank(row, 2, _WRITE)
    grid.text(row, 3, NAME, HIDDEN)
    _open(grid, row, 2)
    row += 2
    grid.text(row, 1, t("review.whole"), replace(BODY, bold=True))
    said = [r for r in facts.problem.record.remarks if r.about == "plan"]
    for remark in said:
        grid.text(row, 2, _said(remark), BODY)
        row += 1
    for _ in range(_FREE_LINES):
        grid.blank(row, 2, _WRITE)
        grid.text(row, 3, FREE, HIDDEN)
        grid.height(row, 26)
        _open(grid, row, 2)
        row += 1
    grid.sheet.column_dimensions["C"].hidden = True
    _protect(grid)
    grid.page((0, 0))
    # Three columns to write in are not stretched over a page.
    grid.sheet.page_setup.orientation = "portrait"


# The tables ---------------------------------------------------------------------------------


def _meetings(book: Book, facts: Facts) -> None:
    teams = [team for team in facts.teams if facts.team_tally(team)[1]]
    columns = (
        _Column(t("review.day"), 11.0), _Column(t("review.time"), 13.0),
        _Column(t("review.meeting"), 26.0), _Column(t("review.unit"), 18.0),
        *(_Column(team_label(team), 14.0, look=FIGURE) for team in teams),
        *_writing(), _Column(t("review.new_day"), 13.0, DAY, _DAY),
        _Column(t("review.new_time"), 12.0, CLOCK, _DAY),
    )

    def line(meeting: Meeting) -> list[Value]:
        return [
            short_date(meeting.span.first_day), times(meeting.span), facts.label(meeting),
            facts.unit(meeting.unit),
            *(_present(facts, meeting, team) for team in teams),
            _earlier(facts, "meeting", meeting.id), None, None, None,
        ]

    _table(
        book, t("review.sheet.meetings"), t("review.note.meetings"), columns,
        [(key_of("meeting", m.id), line(m)) for m in facts.meetings],
    )


def _present(facts: Facts, meeting: Meeting, team: Team) -> str:
    wanted = facts.wanted(meeting, team)
    if wanted is None:
        return "–"
    return t("review.present", present=facts.present(meeting, team), wanted=wanted)


def _people(book: Book, facts: Facts) -> None:
    columns = (
        _Column(t("review.person"), 26.0), _Column(t("review.unit"), 16.0),
        _Column(t("review.team"), 12.0), _Column(t("review.meetings"), 9.0, look=FIGURE),
        _Column(t("review.last_seen"), 12.0), _Column(t("review.gap"), 11.0, look=FIGURE),
        _Column(t("review.extra"), 10.0, look=_DURATION),
        _Column(t("review.call_ins"), 9.0, look=FIGURE), *_writing(),
    )

    def line(person: Person) -> list[Value]:
        return [
            person.employee.name, facts.unit(person.employee.unit),
            team_label(person.employee.home_team), person.coverage.meetings,
            short_date(person.last_seen) if person.last_seen else "–", person.gap,
            person.coverage.extra_minutes, person.coverage.call_ins,
            _earlier(facts, "person", person.employee.id), None,
        ]

    _table(
        book, t("review.sheet.people"), t("review.note.people"), columns,
        [(key_of("person", p.employee.id), line(p)) for p in facts.people],
    )


def _teams(book: Book, facts: Facts) -> None:
    columns = (
        _Column(t("review.team"), 18.0), _Column(t("review.people"), 13.0, look=FIGURE),
        _Column(t("review.reached"), 13.0, look=FIGURE),
        _Column(t("review.covered"), 15.0, look=FIGURE),
        _Column(t("review.extra"), 10.0, look=_DURATION),
        _Column(t("review.call_ins"), 9.0, look=FIGURE), *_writing(),
    )

    def line(team: Team) -> list[Value]:
        people = [p for p in facts.people if p.employee.home_team == team]
        covered, wanting = facts.team_tally(team)
        return [
            team_label(team), len(people), sum(not p.coverage.missed for p in people),
            t("review.of", present=covered, wanted=wanting),
            sum(p.coverage.extra_minutes for p in people),
            sum(p.coverage.call_ins for p in people), _earlier(facts, "team", team), None,
        ]

    _table(
        book, t("review.sheet.teams"), t("review.note.teams"), columns,
        [(key_of("team", team), line(team)) for team in facts.teams],
    )


def _writing() -> tuple[_Column, _Column]:
    """What was said before, and where to write."""
    return (
        _Column(t("review.earlier"), 34.0),
        _Column(t("review.remark"), 46.0, REMARK, _WRITE),
    )


def _table(
    book: Book, title: str, note: str, columns: Sequence[_Column],
    lines: Iterable[tuple[str, list[Value]]],
) -> None:
    grid = book.add(title)
    header = grid.heading(note)
    for number, column in enumerate(columns, start=1):
        grid.text(header, number, column.head, HEAD)
        grid.widths(column.width, first=number)
        if column.mark:
            grid.text(header - 1, number, column.mark, HIDDEN)
    keys = len(columns) + 1
    grid.text(header - 1, keys, KEY, HIDDEN)
    grid.sheet.row_dimensions[header - 1].hidden = True
    grid.height(header, 30)
    row = header
    for row, (key, values) in enumerate(lines, start=header + 1):
        for number, (column, value) in enumerate(zip(columns, values, strict=True), start=1):
            _put(grid, row, number, column, value)
            if column.mark:
                _open(grid, row, number)
        grid.text(row, keys, key, HIDDEN)
    grid.page((header, header), columns=3)
    grid.filter(header, row, len(columns))
    # Hidden only now: the width of a hidden column would be counted in the page.
    grid.sheet.column_dimensions[get_column_letter(keys)].hidden = True
    _protect(grid)


def _put(grid: Grid, row: int, number: int, column: _Column, value: Value) -> None:
    if isinstance(value, int) and column.look is _DURATION:
        grid.duration(row, number, value, column.look)
    elif isinstance(value, int):
        grid.number(row, number, value, column.look)
    elif isinstance(value, str) and value:
        grid.text(row, number, value, column.look)
    else:
        grid.blank(row, number, column.look)


def _earlier(facts: Facts, about: About, subject: str) -> str:
    said = [
        _said(r) for r in facts.problem.record.remarks if (r.about, r.subject) == (about, subject)
    ]
    return "\n".join(said)


def _said(remark: Remark) -> str:
    """What was said before, with its answers."""
    lines = [t("review.said", by=remark.by, text=remark.text)] if remark.text else []
    if remark.proposal is not None:
        when = f"{short_date(remark.proposal.first_day)} {times(remark.proposal)}"
        lines.append(t("review.said.proposal", by=remark.by, when=when))
    lines.extend(t("review.said", by=a.by, text=a.text) for a in remark.answers)
    if remark.state != "open":
        lines.append(t(f"review.state.{remark.state}"))
    return "\n".join(lines)


def _open(grid: Grid, row: int, column: int) -> None:
    grid.sheet.cell(row, column).protection = Protection(locked=False)


def _protect(grid: Grid) -> None:
    protection = grid.sheet.protection
    protection.sheet = True
    # Here False means that it is allowed.
    protection.sort = protection.autoFilter = protection.formatColumns = False
    protection.formatRows = protection.insertRows = False
