"""A plan and the roster that it is to be written into: whose meetings belong in which cells."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from models.finding import UnusableInput
from models.meetings import Meeting
from models.plan import Outcome
from models.roster import Roster
from planner.exporting.facts import Facts
from planner.importing import CellsOfDays
from planner.importing.reconcile import Difference, compare
from planner.importing.sheet import Place
from planner.texts import t
from planner.texts.dates import numeric_date, short_date

_SHOWN = 3
"""A sentence names so many people at most."""


@dataclass(slots=True)
class Entry:
    """What is to be written into one cell: meetings, with the people (ids of the plan) who have
    them; `shared`: several people stand in the cell, so that names must be told."""

    shared: bool
    meetings: dict[str, tuple[Meeting, list[str]]] = field(default_factory=dict)

    def people(self) -> list[str]:
        """Everybody, once for each meeting."""
        return [person for _, people in self.meetings.values() for person in people]


@dataclass(slots=True)
class Matched:
    """A plan's people in a roster: `ids` are the roster's by the plan's."""

    facts: Facts
    cells: CellsOfDays
    ids: Mapping[str, str]
    notes: tuple[str, ...]

    def entries(self) -> tuple[dict[str, dict[Place, Entry]], list[tuple[str, date]]]:
        """What belongs in which cell of each sheet; and who has no cell on which day."""
        found: dict[str, dict[Place, Entry]] = {}
        missing: list[tuple[str, date]] = []
        for meeting in self.facts.meetings:
            day = meeting.span.first_day
            for attendance in meeting.attendance:
                person = attendance.employee
                cell = self.cells.cells.get((self.ids[person], day))
                if cell is None:
                    missing.append((person, day))
                    continue
                entry = found.setdefault(cell.sheet, {}).setdefault(
                    cell.place, Entry(len(cell.people) > 1)
                )
                entry.meetings.setdefault(meeting.id, (meeting, []))[1].append(person)
        return found, missing

    def of_sheet(self, sheet: str) -> list[Meeting]:
        """The meetings on days of a sheet to which somebody comes who stands on it."""
        held = [key for key, cell in self.cells.cells.items() if cell.sheet == sheet]
        people, days = {person for person, _ in held}, {day for _, day in held}
        return [
            meeting for meeting in self.facts.meetings
            if meeting.span.first_day in days
            and any(self.ids[a.employee] in people for a in meeting.attendance)
        ]

    def columns(self, sheet: str) -> dict[date, int]:
        """The column of each day, where each day of the sheet has one and no column has two."""
        found: dict[date, int] = {}
        owner: dict[int, date] = {}
        for (_, day), cell in self.cells.cells.items():
            if cell.sheet != sheet:
                continue
            column = cell.place[1]
            if found.setdefault(day, column) != column or owner.setdefault(column, day) != day:
                return {}
        return found


def match(facts: Facts, outcome: Outcome, roster: Roster, cells: CellsOfDays, file: str) -> Matched:
    """Raises UnusableInput where the plan was not made for this roster."""
    if not facts.meetings:
        raise UnusableInput(t("own_workbook.no_meetings"))
    if any(question.code == "own_meetings" for question in roster.questions):
        raise UnusableInput(t("own_workbook.written_before", file=file))
    difference = compare(outcome.problem.roster, roster)
    _refuse_other_days(facts, roster, file)
    _refuse_other_people(facts, difference, file)
    _refuse_other_shifts(difference, file)
    ids = {older: newer for newer, older in difference.same.items()}
    return Matched(facts, cells, ids, tuple(_notes(facts, difference)))


def _refuse_other_days(facts: Facts, roster: Roster, file: str) -> None:
    period = roster.period
    outside = [m for m in facts.meetings
               if not period.first <= m.span.first_day <= period.last]
    if outside:
        raise UnusableInput(t(
            "own_workbook.other_days", file=file, first=numeric_date(period.first),
            last=numeric_date(period.last), count=len(outside),
            day=numeric_date(outside[0].span.first_day),
        ))


def _refuse_other_people(facts: Facts, difference: Difference, file: str) -> None:
    known = set(difference.same.values())
    gone = dict.fromkeys(
        a.employee for m in facts.meetings for a in m.attendance if a.employee not in known
    )
    if gone:
        raise UnusableInput(t(
            "own_workbook.other_people", file=file, count=len(gone), names=named(facts, gone)
        ))


def _refuse_other_shifts(difference: Difference, file: str) -> None:
    """Of a roster in which most people work otherwise the plan knows nothing."""
    changed = {change.employee for change in difference.shifts}
    if len(changed) * 2 > len(difference.same):
        raise UnusableInput(t(
            "own_workbook.other_shifts", file=file, count=len(changed),
            people=len(difference.same),
        ))


def _notes(facts: Facts, difference: Difference) -> Iterable[str]:
    changed = dict.fromkeys(difference.same[change.employee] for change in difference.shifts)
    if changed:
        yield t("own_workbook.note.shifts", count=len(changed), names=named(facts, changed))


def named(facts: Facts, people: Iterable[str]) -> str:
    """The first of some people by name."""
    names = [facts.person(person) for person in dict.fromkeys(people)]
    return ", ".join(names[:_SHOWN]) + (" …" if len(names) > _SHOWN else "")


def named_with_days(facts: Facts, missing: Iterable[tuple[str, date]]) -> str:
    """The first of some people, each with her day."""
    texts = [f"{facts.person(person)} {short_date(day)}" for person, day in missing]
    return ", ".join(texts[:_SHOWN]) + (" …" if len(texts) > _SHOWN else "")
