"""Forms of rosters with their truth: what a file looks like, and every fact that it tells."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path

import openpyxl
import pytest

from models.finding import UnusableInput
from models.people import Employee
from models.roster import Roster
from models.timespan import day_of, iso
from planner.importing.mapping import parse_mapping
from planner.importing.understand import understand
from tests.planner.importing.books import LEGEND, MONDAY, Rows

TIMES = {"D": "07:00-15:00 day", "M": "11:00-19:00 day", "A": "15:00-23:00 evening",
         "N": "23:00-07:00 night"}
"""What a letter of a pattern stands for. A dot is a day without work, F one away."""

PEOPLE: Mapping[str, str] = {"Anne Hansen": "DD.AAN.", "Bo Lund": ".NN..DD", "Ida Toft": "FDDAA.."}
"""Who works when in the usual form, a letter a day, week after week."""

Edit = Callable[[openpyxl.Workbook], object]
Fact = tuple[str, ...]


@dataclass(frozen=True)
class Truth:
    """All that a file tells. `lines`: a letter a day from `first`, by name; shorter ones repeat."""

    first: date = MONDAY
    count: int = 7
    lines: Mapping[str, str] = field(default_factory=lambda: PEOPLE)
    units: Mapping[str, str] = field(default_factory=dict)
    professions: Mapping[str, str] = field(default_factory=dict)
    hours: Mapping[str, float] = field(default_factory=dict)
    times: Mapping[str, str] = field(default_factory=lambda: TIMES)
    more: frozenset[Fact] = frozenset()

    def facts(self) -> set[Fact]:
        """Each fact once: who, what, and when."""
        found: set[Fact] = {(name, "stands here") for name in self.lines}
        for name, line in self.lines.items():
            for n, letter in enumerate(repeated(line, self.count)):
                day = (self.first + timedelta(days=n)).isoformat()
                if letter == "F":
                    found.add((name, "away", day))
                elif letter != ".":
                    found.add((name, "works", day, self.times[letter]))
        for told, what in ((self.units, "unit"), (self.professions, "profession"),
                           (self.hours, "hours")):
            found |= {(name, what, str(value)) for name, value in told.items()}
        return found | self.more


@dataclass(frozen=True)
class Case:
    """One form. `asks`: codes of the questions of severity error or warning before any answer;
    `answers`: the mapping (TOML) after which every fact is right and `after` is still asked;
    `refused`: part of the sentence with which the file is refused before the answers."""

    name: str
    sheets: Mapping[str, Rows]
    truth: Truth = field(default_factory=Truth)
    legend: Rows | None = LEGEND
    asks: frozenset[str] = frozenset()
    answers: str = ""
    after: frozenset[str] = frozenset()
    edit: Edit | None = None
    file: str = "plan.xlsx"
    refused: str = ""

    def __str__(self) -> str:
        return self.name


def repeated(line: str, count: int) -> str:
    """A pattern repeated to so many days."""
    return (line * (count // len(line) + 1))[:count]


def cells(line: str, count: int = 7, written: Mapping[str, object] | None = None) -> list[object]:
    """The cells of a row: nothing for a dot, else the letter or what is `written` for it."""
    written = written or {}
    return [written.get(letter, None if letter == "." else letter)
            for letter in repeated(line, count)]


def rows(
    count: int = 7, lines: Mapping[str, str] = PEOPLE, written: Mapping[str, object] | None = None
) -> list[list[object]]:
    """A row a person: the name and her cells."""
    return [[name, *cells(line, count, written)] for name, line in lines.items()]


def merged(*areas: str) -> Edit:
    """Merge areas of the first sheet."""
    def edit(book: openpyxl.Workbook) -> None:
        for area in areas:
            book.worksheets[0].merge_cells(area)
    return edit


def write(folder: Path, case: Case) -> Path:
    """The workbook of a form."""
    workbook = openpyxl.Workbook()
    workbook.remove(workbook.active)  # type: ignore[arg-type]
    sheets: dict[str, Rows] = dict(case.sheets)
    if case.legend is not None:
        sheets["Vagtkoder"] = case.legend
    for title, lines in sheets.items():
        sheet: Sequence[Sequence[object]] = list(lines)
        page = workbook.create_sheet(title)
        for line in sheet:
            page.append(list(line))
    if case.edit is not None:
        case.edit(workbook)
    path = folder / case.file
    workbook.save(path)
    return path


def facts_of(roster: Roster) -> set[Fact]:
    """What was read, in the form of the truth."""
    found: set[Fact] = set()
    for person in roster.employees:
        found.add((person.name, "stands here"))
        found |= {(person.name, "away", day.isoformat()) for day in person.away}
        found |= _shifts(person)
        for value, what in ((person.unit, "unit"), (person.profession, "profession"),
                            (person.hours_per_week, "hours")):
            if value is not None:
                found.add((person.name, what, str(value)))
    return found


def _shifts(person: Employee) -> set[Fact]:
    return {
        (person.name, "works", day_of(s.span.start).isoformat(),
         f"{iso(s.span.start)[11:]}-{iso(s.span.end)[11:]} {s.team}")
        for s in person.shifts
    }


def codes_asked(roster: Roster) -> set[str]:
    """Codes of questions that are more than information."""
    return {q.code for q in roster.questions if q.severity != "info"}


def check(folder: Path, case: Case) -> None:
    """Before the answers the questions are asked, after them every fact is right."""
    path = write(folder, case)
    if case.refused:
        with pytest.raises(UnusableInput, match=case.refused):
            understand(path)
    else:
        roster = understand(path)
        if not case.answers:
            assert facts_of(roster) == case.truth.facts()
        assert codes_asked(roster) == case.asks
    if case.answers:
        roster = understand(path, parse_mapping(case.answers, "svar.toml"))
        assert facts_of(roster) == case.truth.facts()
        assert codes_asked(roster) == case.after
