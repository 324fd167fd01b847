"""The log as a workbook: who changed what and when, and who has gone through the plan."""

from datetime import date
from pathlib import Path

from models.plan import Outcome
from models.timespan import Moment
from planner.exporting.grid import Book, Grid
from planner.exporting.safe_write import replace_file
from planner.exporting.styles import BODY, HEAD_LEFT, Look
from planner.review.log_words import COLUMNS, entries, entry_texts, reviews
from planner.texts import t
from planner.texts.dates import numeric_date

_WHEN = Look(number_format="export.format.moment", align="left")
_WIDTHS = (17.0, 24.0, 18.0, 38.0, 30.0, 30.0)


def write_log(outcome: Outcome, path: Path, made: date | None = None) -> None:
    """Write the log, wholly or not at all. Raises UnusableInput where it cannot be written."""
    replace_file(path, log_bytes(outcome, made or date.today()))


def log_bytes(outcome: Outcome, made: date) -> bytes:
    """The workbook as the bytes of an .xlsx file."""
    problem = outcome.problem
    book = Book(problem.name, made)
    period = problem.period
    said = t(
        "review.log.period", first=numeric_date(period.first), last=numeric_date(period.last)
    )
    _table(
        book.add(t("review.log.sheet")), said, COLUMNS,
        [(e.at, entry_texts(e)[1:]) for e in entries(problem)],
    )
    _table(
        book.add(t("review.log.seen")), t("review.log.seen.note"), COLUMNS[:2],
        [(one.at, (one.by or t("review.nobody"),)) for one in reviews(problem)],
    )
    return book.to_bytes()


def _table(
    grid: Grid, note: str, columns: tuple[str, ...], lines: list[tuple[Moment, tuple[str, ...]]]
) -> None:
    """Moments as real ones, so that Excel can sort and filter by them, then words."""
    header = grid.heading(note)
    grid.widths(*_WIDTHS[:len(columns)])
    for number, key in enumerate(columns, start=1):
        grid.text(header, number, t(f"review.log.{key}"), HEAD_LEFT)
    row = header
    for row, (at, texts) in enumerate(lines, start=header + 1):
        grid.moment(row, 1, at, _WHEN)
        for number, text in enumerate(texts, start=2):
            grid.text(row, number, text, BODY)
    if not lines:
        grid.text(header + 1, 1, t("review.log.none"), BODY)
    grid.page((header, header))
    grid.filter(header, row, len(columns))
