"""What leaves the program, and what of it comes back."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from models.plan import Outcome
from models.timespan import Moment
from planner.progress import Cancel, never
from planner.service.plans import check

if TYPE_CHECKING:
    from planner.exporting.own_workbook import Prepared, Way
    from planner.importing import Mapping
    from planner.paper.page import Paper
    from planner.paper.sheets import Wanted
    from planner.review.returned import Returned, Taken
    from planner.review.signed import Noted, Signed


def export_excel(outcome: Outcome, path: Path) -> None:
    """Write the plan as a workbook, wholly or not at all. Raises UnusableInput where it cannot."""
    from planner.exporting.workbook import write_workbook

    write_workbook(outcome, path)


def export_calendars(outcome: Outcome, target: Path) -> tuple[Path, ...]:
    """Write calendars (.ics) into a folder, or the whole plan into one file; older ones there are
    updated. Gives back the files. Raises UnusableInput where one cannot be written."""
    from planner.exporting.calendars import write_calendars

    return write_calendars(outcome, target)


def paper(outcome: Outcome, wanted: "Wanted") -> "Paper":
    """A plan as a document to print: pages with marks in millimetres."""
    from planner.paper.sheets import paper_of

    return paper_of(outcome, wanted, date.today())


def export_pdf(outcome: Outcome, path: Path, wanted: "Wanted") -> None:
    """Write a plan as PDF, wholly or not at all. Raises UnusableInput where it cannot."""
    from planner.paper.pdf import write_pdf

    write_pdf(paper(outcome, wanted), path)


def export_review(outcome: Outcome, path: Path) -> None:
    """Write the workbook for review, wholly or not at all. Raises UnusableInput where it cannot."""
    from planner.exporting.review_book import write_review

    write_review(outcome, path)


def own_workbook(
    outcome: Outcome, roster: Path, ways: "Iterable[Way]", mapping: "Mapping | None" = None,
    cancel: Cancel = never,
) -> "dict[Way, Prepared | str]":
    """The plan's meetings in a copy of a roster, ready to be written, for each way of writing them;
    a sentence where one is not possible. Raises UnusableInput where none can be."""
    from planner.exporting.own_workbook import prepare_all

    return prepare_all(outcome, roster, ways, mapping, cancel)


def refuse_own_target(prepared: "Prepared", roster: Path, target: Path) -> None:
    """Raise UnusableInput for a place at which such a copy may not be written: the roster itself,
    by whatever name, and one whose ending does not fit."""
    from planner.exporting.own_workbook import refuse_target

    refuse_target(roster, target, prepared.suffix)


def write_own_workbook(prepared: "Prepared", roster: Path, target: Path) -> None:
    """Write such a copy, wholly or not at all. Raises UnusableInput where it cannot."""
    from planner.exporting.own_workbook import write

    write(prepared, roster, target)


def export_log(outcome: Outcome, path: Path) -> None:
    """Write the log as a workbook, wholly or not at all. Raises UnusableInput where it cannot."""
    from planner.exporting.log_book import write_log

    write_log(outcome, path)


def read_review(path: Path, cancel: Cancel = never) -> "Returned":
    """What was written into a workbook for review. Raises UnusableInput for what is none."""
    from planner.review.returned import read_returned

    return read_returned(path, cancel)


def read_signed(path: Path, cancel: Cancel = never) -> "Signed":
    """The ticks on the attendance lists of a workbook. Raises UnusableInput for one without."""
    from planner.review.signed import read_signed as read_lists

    return read_lists(path, cancel)


def note_signed(outcome: Outcome, signed: "Signed", by: str, at: Moment) -> "Noted":
    """The outcome with what attendance lists say, judged anew. Raises UnusableInput for those of
    another plan."""
    from planner.review.signed import noted

    found = noted(outcome, signed, by, at)
    judged = check(found.outcome.problem, found.outcome.plan)
    return replace(found, outcome=replace(found.outcome, judgement=judged))


def take_remarks(outcome: Outcome, returned: "Returned", at: Moment) -> "Taken":
    """The outcome's problem with the remarks of a workbook that came back, noted at a moment.
    Raises UnusableInput for the workbook of another plan."""
    from planner.review.returned import taken

    return taken(outcome.problem, outcome.plan, returned, at)
