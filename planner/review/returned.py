"""Reading a workbook for review that came back: every remark at its place, whatever was sorted."""

import re
from calendar import monthrange
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import TypeVar

from models.finding import UnusableInput
from models.meetings import Meeting
from models.plan import Plan
from models.problem import Problem
from models.record import About
from models.timespan import Moment, Span, minute_of_day, moment_of
from planner.importing.clocks import clock_of, times_of
from planner.importing.dates import Mark, mark_of
from planner.importing.gate import reach
from planner.importing.reader_process import run_limited
from planner.importing.sheet import Cell, Sheet, Workbook, load, text_of, visible
from planner.progress import Cancel, never
from planner.review.form import CLOCK, DAY, FREE, KEY, NAME, PLAN, REMARK, plan_mark, subject_of
from planner.review.remarks import with_remark
from planner.texts import spellings, t

T = TypeVar("T")

_AT = re.compile(r"^(?:kl\.?|at)\s*", re.IGNORECASE)
_LONGEST = 4000


@dataclass(frozen=True, slots=True)
class Said:
    """One remark of the workbook and the cell it stands in. `day` and `clock` (minutes after
    midnight) are what was proposed, `wish` the same as it was written; `about` None: a line that
    the plan has nothing of."""

    sheet: str
    cell: str
    about: About | None
    subject: str | None
    text: str
    day: Mark | None = None
    clock: int | None = None
    wish: str = ""


@dataclass(frozen=True, slots=True)
class Returned:
    """A workbook that came back. `by` is empty where nobody wrote a name."""

    file: str
    plan: str
    by: str
    said: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class Misplaced:
    """A remark that could not be put at its place and went to the whole plan: its id, and a
    sentence about it."""

    remark: str
    said: str


@dataclass(frozen=True, slots=True)
class Taken:
    """The problem with the remarks in it. `new` of them were not there before, `known` were."""

    problem: Problem
    new: int
    known: int
    misplaced: tuple[Misplaced, ...]


def read_returned(path: Path, cancel: Cancel = never) -> Returned:
    """What was written into a workbook for review, read in a child process.

    Raises UnusableInput for a file that is none, and where a day or time cannot be understood.
    """
    reach(path)
    return run_limited(understand_returned, path, cancel=cancel)


def understand_returned(path: Path) -> Returned:
    """The same, read in this process."""
    return returned_of(load(path))


def returned_of(workbook: Workbook) -> Returned:
    """What stands in the sheets of a workbook for review. Raises UnusableInput."""
    plans = [
        cell for sheet in workbook.sheets for row in sheet.rows for cell in row
        if isinstance(cell, str) and cell.startswith(PLAN)
    ]
    if not plans:
        raise UnusableInput(t("review.not_one", file=workbook.file))
    said: list[Said] = []
    by = ""
    for sheet in workbook.sheets:
        by = by or _name(sheet)
        said.extend(_free(sheet))
        said.extend(_lines(workbook.file, sheet))
    return Returned(workbook.file, plans[0], by, tuple(said))


def _name(sheet: Sheet) -> str:
    return next((_beside(sheet, row, column) for row, column in _places(sheet, NAME)), "")


def _free(sheet: Sheet) -> Iterator[Said]:
    """Remarks on the whole plan."""
    for row, column in _places(sheet, FREE):
        text = _beside(sheet, row, column)
        if text:
            yield Said(sheet.name, sheet.address(row, max(0, column - 1)), "plan", None, text)


def _beside(sheet: Sheet, row: int, column: int) -> str:
    """What stands nearest to the left of a mark."""
    texts = (_text(sheet.rows[row][left]) for left in range(column - 1, 0, -1))
    return next((text for text in texts if text), "")


def _lines(file: str, sheet: Sheet) -> Iterator[Said]:
    for top, keys in _places(sheet, KEY):
        marks = {text_of(cell): column for column, cell in enumerate(sheet.rows[top])}
        if REMARK not in marks:
            raise UnusableInput(t("review.no_column", file=file, sheet=sheet.name))
        for row in range(top + 1, len(sheet.rows)):
            line = _line(file, sheet, row, keys, marks)
            if line is not None:
                yield line


def _line(
    file: str, sheet: Sheet, row: int, keys: int, marks: dict[str, int]
) -> Said | None:
    """What a line says; None where nobody wrote anything in it."""
    cells, column = sheet.rows[row], marks[REMARK]
    text, key = _text(cells[column]), subject_of(text_of(cells[keys]))
    # The heading of the column stands below its mark, with no key beside it.
    if key is None:
        if not text or text in spellings("review.remark"):
            return None
        return Said(sheet.name, sheet.address(row, column), None, None, text)
    place = sheet.address(row, column)
    day = _understood(file, sheet, (row, marks.get(DAY)), mark_of, "review.no_day")
    clock = _understood(file, sheet, (row, marks.get(CLOCK)), _start_of, "review.no_clock")
    if not text and day is None and clock is None:
        return None
    wish = " ".join(
        text_of(cells[at]) for at in (marks.get(DAY), marks.get(CLOCK)) if at is not None
    ).strip()
    return Said(sheet.name, place, key[0], key[1], text, day, clock, wish)


def _understood(
    file: str, sheet: Sheet, place: tuple[int, int | None], read: Callable[[Cell], T | None],
    complaint: str,
) -> T | None:
    row, column = place
    if column is None or not text_of(sheet.rows[row][column]):
        return None
    found = read(sheet.rows[row][column])
    if found is None:
        raise UnusableInput(t(
            complaint, file=file, sheet=sheet.name, cell=sheet.address(row, column),
            text=text_of(sheet.rows[row][column]),
        ))
    return found


def _start_of(cell: Cell) -> int | None:
    """The time at which something begins: `14`, `14.30`, `kl. 14:30`, `14-15`."""
    at = clock_of(cell)
    if at is None and isinstance(cell, str):
        at = clock_of(_AT.sub("", cell.strip()))
        times = times_of(_AT.sub("", cell.strip()))
        at = times[0] if at is None and times is not None else at
    return at


def _places(sheet: Sheet, mark: str) -> Iterator[tuple[int, int]]:
    for row, cells in enumerate(sheet.rows):
        for column, cell in enumerate(cells):
            if cell == mark:
                yield row, column


def _text(cell: Cell) -> str:
    """What somebody wrote, with its line ends, no longer than anybody would read."""
    text = cell if isinstance(cell, str) else text_of(cell)
    return visible(text).strip()[:_LONGEST]


# Into the plan ------------------------------------------------------------------------------


def taken(problem: Problem, plan: Plan, returned: Returned, at: Moment) -> Taken:
    """The problem with all that was written. What it has already is not added again, so that a
    workbook may come twice. Raises UnusableInput for the workbook of another plan."""
    if returned.plan != plan_mark(problem):
        raise UnusableInput(t("review.other_plan", file=returned.file, name=problem.name))
    by = returned.by or t("review.nobody")
    meetings = {meeting.id: meeting for meeting in plan.meetings}
    misplaced: list[Misplaced] = []
    new = known = 0
    for said in returned.said:
        about, subject, text, proposal = said.about, said.subject, said.text, None
        if about == "meeting" and (said.day is not None or said.clock is not None):
            proposal = _proposal(problem, meetings.get(subject or ""), said)
        there = _there(problem, meetings, said)
        if not there:
            about, subject, proposal = "plan", None, None
            text = text or t("review.wish", wish=said.wish)
        if not text and proposal is None:
            continue
        same = (
            _known(problem, by, about, subject, text, proposal) if there
            else _known_anywhere(problem, by, text)
        )
        if same is None:
            problem = with_remark(problem, by, at, text, about or "plan", subject, proposal)
        new, known = new + (same is None), known + (same is not None)
        if not there:
            where = t("review.misplaced", sheet=said.sheet, cell=said.cell, text=text)
            misplaced.append(Misplaced(same or problem.record.remarks[-1].id, where))
    return Taken(problem, new, known, tuple(misplaced))


def _there(problem: Problem, meetings: Mapping[str, Meeting], said: Said) -> bool:
    """Whether what a remark is on is there."""
    if said.about == "meeting":
        return said.subject in meetings
    if said.about == "person":
        return any(person.id == said.subject for person in problem.roster.employees)
    return said.about is not None


def _known(
    problem: Problem, by: str, about: About | None, subject: str | None, text: str,
    proposal: Span | None,
) -> str | None:
    """The id of a remark that says the same of the same."""
    wanted = (by, about, subject, text, proposal)
    return next((
        r.id for r in problem.record.remarks
        if (r.by, r.about, r.subject, r.text, r.proposal) == wanted
    ), None)


def _known_anywhere(problem: Problem, by: str, text: str) -> str | None:
    """The same, wherever somebody has put it since."""
    return next((r.id for r in problem.record.remarks if (r.by, r.text) == (by, text)), None)


def _proposal(problem: Problem, meeting: Meeting | None, said: Said) -> Span | None:
    """The time that was proposed: what is left out is as it is now."""
    if meeting is None:
        return None
    now = meeting.span
    day = now.first_day if said.day is None else _day(problem, now.first_day, said.day)
    clock = minute_of_day(now.start) if said.clock is None else said.clock
    start = moment_of(day, clock)
    proposed = Span(start, start + now.minutes)
    return None if proposed == now else proposed


def _day(problem: Problem, now: date, mark: Mark) -> date:
    """The day that is meant: a weekday in the meeting's week, a date in its month or in the
    period's year that is nearest."""
    if mark.day is None:
        return now + timedelta(days=(mark.weekday or now.isoweekday()) - now.isoweekday())
    years = (
        (mark.year,) if mark.year else
        range(problem.period.first.year, problem.period.last.year + 1)
    )
    month = mark.month or now.month
    days = [
        date(year, month, mark.day) for year in years
        if mark.day <= monthrange(year, month)[1]
    ]
    return min(days, key=lambda day: abs((day - now).days), default=now)
