"""Made rosters with their truth: what a file must say, what it must ask, and what answers mend."""

import re
from collections import Counter
from collections.abc import Mapping as Table
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path

from models.finding import UnusableInput
from models.roster import Roster
from models.timespan import iso
from planner.importing.codes import usual_team
from planner.importing.mapping import Mapping
from planner.importing.understand import understand
from tests.planner.importing.books import LEGEND, Rows, book

_SHIFT = re.compile(r"(\d\d):(\d\d)-(\d\d):(\d\d)(?: (\w+))?")
UNUSABLE = "unusable"
"""Stands among the errors of a file that is refused until it is answered for."""


@dataclass(frozen=True)
class Case:
    """`truth`: by name, "5 07:00-15:00, 6 15:00-23:00, 1/2 away": days of January 2026 unless
    said. `errors` and `warnings`: the codes of what is asked before `answers`, each once.
    """

    name: str
    sheets: Table[str, Rows]
    truth: Table[str, str]
    errors: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
    answers: Mapping | None = None
    legend: Rows | None = None
    units: Table[str, str] = field(default_factory=dict)

    def __str__(self) -> str:
        return self.name


CODES = LEGEND


def _day(text: str) -> date:
    parts = [int(part) for part in text.split("/")]
    day, month, year = [*parts, *(1, 2026)[len(parts) - 1 :]]
    return date(year, month, day)


def facts_of_truth(truth: Table[str, str]) -> Counter[str]:
    """One text a person, a shift and a day away."""
    facts: Counter[str] = Counter()
    for name, said in truth.items():
        facts[name] += 1
        for part in filter(None, said.split(", ")):
            written, what = part.split(" ", 1)
            day = _day(written)
            if what == "away":
                facts[f"{name} {day} away"] += 1
                continue
            match = _SHIFT.fullmatch(what)
            assert match is not None, part
            start = int(match[1]) * 60 + int(match[2])
            end = int(match[3]) * 60 + int(match[4])
            until = day + timedelta(days=int(end <= start))
            if match[3] == "24":
                until, match_end = day + timedelta(days=1), "00:00"
            else:
                match_end = f"{match[3]}:{match[4]}"
            team = match[5] or usual_team(start, end + 1440 * (end <= start))
            facts[f"{name} {day}T{match[1]}:{match[2]} {until}T{match_end} {team}"] += 1
    return facts


def facts_of_roster(roster: Roster) -> Counter[str]:
    """The same of what was read."""
    facts: Counter[str] = Counter()
    for person in roster.employees:
        facts[person.name] += 1
        facts.update(f"{person.name} {day} away" for day in person.away)
        facts.update(
            f"{person.name} {iso(s.span.start)} {iso(s.span.end)} {s.team}" for s in person.shifts
        )
    return facts


def check(case: Case, folder: Path) -> None:
    """The file says its truth and nothing else, at once or after its answers."""
    path = book(folder, case.legend, **case.sheets)
    truth = facts_of_truth(case.truth)
    first: Roster | None = None
    try:
        first = understand(path)
    except UnusableInput:
        assert case.errors == (UNUSABLE,)
    if first is not None:
        assert _codes(first, "error") == case.errors, _told(first)
        if case.answers is None and not case.errors:
            assert _codes(first, "warning") == case.warnings, _told(first)
            assert facts_of_roster(first) == truth
        wrong = facts_of_roster(first) - truth
        assert not wrong or case.errors or case.warnings, wrong
    if case.answers is not None:
        answered = understand(path, case.answers)
        assert facts_of_roster(answered) == truth, _told(answered)
        assert _codes(answered, "error") == (), _told(answered)
        first = answered
    if first is not None:
        units = {p.name: p.unit for p in first.employees if p.name in case.units}
        assert units == case.units


def _codes(roster: Roster, severity: str) -> tuple[str, ...]:
    return tuple(sorted({q.code for q in roster.questions if q.severity == severity}))


def _told(roster: Roster) -> str:
    return "\n".join(q.message for q in roster.questions)
