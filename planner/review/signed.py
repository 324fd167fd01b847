"""Reading the attendance lists of the workbook that came back with ticks: who came to what."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from models.finding import UnusableInput
from models.meetings import Meeting
from models.plan import Outcome
from models.timespan import Moment
from planner.importing.gate import reach
from planner.importing.reader_process import run_limited
from planner.importing.sheet import Cell, Sheet, Workbook, load, text_of, visible
from planner.progress import Cancel, never
from planner.review.form import LIST, OTHER, PLAN, plan_mark, subject_of
from planner.review.holding import held
from planner.texts import spellings, t

_NOT: Final = frozenset({"nej", "no", "n", "-", "–", "0", "ikke", "falsk", "false", "✗"})
"""What says in the column of ticks that somebody did not come."""


@dataclass(frozen=True, slots=True)
class SignedList:
    """One meeting's list with ticks: ids of who came, and names that were added by hand, each with
    its cell."""

    sheet: str
    cell: str
    meeting: str
    people: tuple[str, ...]
    others: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Signed:
    """A workbook with lists, those alone on which somebody has a tick."""

    file: str
    plan: str
    lists: tuple[SignedList, ...]


@dataclass(frozen=True, slots=True)
class Noted:
    """The outcome's problem and plan with what the lists say, to be judged. `new` meetings are
    noted as held, of `corrected` others came; `doubts`: sentences about what was left out."""

    outcome: Outcome
    new: int
    corrected: int
    known: int
    doubts: tuple[str, ...]


def read_signed(path: Path, cancel: Cancel = never) -> Signed:
    """The lists of a workbook, read in a child process. Raises UnusableInput for one without."""
    reach(path)
    return run_limited(understand_signed, path, cancel=cancel)


def understand_signed(path: Path) -> Signed:
    """The same, read in this process."""
    return signed_of(load(path))


def signed_of(workbook: Workbook) -> Signed:
    """The lists of a workbook that is open. Raises UnusableInput where it has none."""
    lists: list[SignedList] = []
    plan = ""
    for sheet in workbook.sheets:
        for row, cells in enumerate(sheet.rows):
            for column, cell in enumerate(cells):
                if isinstance(cell, str) and cell.startswith(LIST):
                    lists.extend(_list(sheet, row, column, cell.removeprefix(LIST)))
                    plan = plan or _plan_of(sheet)
    if not plan:
        raise UnusableInput(t("review.signed.none", file=workbook.file))
    return Signed(workbook.file, plan, tuple(lists))


def _plan_of(sheet: Sheet) -> str:
    return next((
        cell for row in sheet.rows for cell in row
        if isinstance(cell, str) and cell.startswith(PLAN)
    ), "")


def _list(sheet: Sheet, head: int, keys: int, meeting: str) -> Iterator[SignedList]:
    """A list, where anybody has a tick in it."""
    columns = _columns(sheet.rows[head])
    people: list[str] = []
    others: list[tuple[str, str]] = []
    for row in range(head + 1, len(sheet.rows)):
        cells = sheet.rows[row]
        key = text_of(cells[keys])
        if key.startswith(LIST):
            break
        subject = subject_of(key)
        name = visible(text_of(cells[columns["name"]])).strip()
        if subject is not None and subject[0] == "person":
            if _came(cells, columns):
                people.append(subject[1])
        elif key == OTHER and name and text_of(cells[columns["came"]]).strip().lower() not in _NOT:
            others.append((name, sheet.address(row, columns["name"])))
    if people or others:
        yield SignedList(
            sheet.name, sheet.address(head, columns["name"]), meeting, tuple(people),
            tuple(others),
        )


def _columns(heads: list[Cell]) -> Mapping[str, int]:
    """Where names, ticks and signatures stand; as they were written where a heading is gone."""
    known = {"name": 0, "came": 2, "sign": 3}
    texts = [text_of(cell) for cell in heads]
    for name in known:
        found = [n for n, text in enumerate(texts) if text in spellings(f"paper.attendance.{name}")]
        if found:
            known[name] = found[0]
    return known


def _came(cells: list[Cell], columns: Mapping[str, int]) -> bool:
    """A tick or a signature; a tick that says no counts before a signature."""
    tick = text_of(cells[columns["came"]]).strip().lower()
    return tick not in _NOT if tick else bool(text_of(cells[columns["sign"]]).strip())


# Into the plan ------------------------------------------------------------------------------


def noted(outcome: Outcome, signed: Signed, by: str, at: Moment) -> Noted:
    """The plan with all meetings noted as held on whose list somebody has a tick. What is noted
    already stays as it is. Raises UnusableInput for the lists of another plan."""
    if signed.plan != plan_mark(outcome.problem):
        raise UnusableInput(
            t("review.other_plan", file=signed.file, name=outcome.problem.name)
        )
    meetings = {meeting.id: meeting for meeting in outcome.plan.meetings}
    ids = {person.id for person in outcome.problem.roster.employees}
    doubts: list[str] = []
    new = corrected = known = 0
    for one in signed.lists:
        meeting = meetings.get(one.meeting)
        if meeting is None or meeting.span.start > at:
            key = "review.signed.gone" if meeting is None else "review.signed.early"
            doubts.append(t(key, sheet=one.sheet, cell=one.cell))
            continue
        people = [person for person in one.people if person in ids]
        people += _named(outcome, one, doubts)
        was = outcome.problem.record.was_held(meeting.id)
        if was and _attending(meeting) == set(people):
            known += 1
            continue
        problem, plan = held(outcome, meeting.id, people, by, at)
        outcome = Outcome(problem, plan, outcome.judgement)
        new, corrected = new + (not was), corrected + was
    return Noted(outcome, new, corrected, known, tuple(doubts))


def _attending(meeting: Meeting) -> set[str]:
    return {seat.employee for seat in meeting.attendance}


def _named(outcome: Outcome, one: SignedList, doubts: list[str]) -> Iterator[str]:
    """Ids of those who were added by name; a name that is nobody's, or two people's, is doubted."""
    people = outcome.problem.roster.employees
    for name, cell in one.others:
        found = [p.id for p in people if p.name.casefold() == " ".join(name.split()).casefold()]
        if len(found) == 1:
            yield found[0]
        else:
            doubts.append(t("review.signed.who", sheet=one.sheet, cell=cell, name=name))
