"""Plans for rosters in files, made at once: the meetings are on the first days of each week."""

import zipfile
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from models.meetings import Attendance, Meeting
from models.plan import Outcome, Plan
from models.problem import Problem
from models.roster import Roster
from models.timespan import Span, day_of, moment_of
from planner import service
from planner.exporting.own_workbook import Prepared, Way, prepare, write
from planner.importing.mapping import Mapping
from planner.importing.understand import understand
from planner.presets import problem_from_roster


def outcome_for(
    path: Path, *, meetings: int = 4, each: int = 4, mapping: Mapping | None = None,
    kind: str | None = None,
) -> Outcome:
    """A plan for the roster in a file: `meetings` of them, a few days apart, with `each` people
    who are on a shift on that day."""
    return outcome_of(understand(path, mapping), meetings=meetings, each=each, kind=kind)


def outcome_of(
    roster: Roster, *, meetings: int = 4, each: int = 4, kind: str | None = None
) -> Outcome:
    """The same for a roster that was read."""
    problem = problem_from_roster(roster, "Solgården")
    if kind is not None:
        first = replace(problem.kinds[0], name=kind)
        problem = replace(problem, kinds=(first, *problem.kinds[1:]))
    days = list(roster.period.days())
    step = max(1, len(days) // meetings)
    chosen = [day for day in days[::step] if _on_shift(roster, day)][:meetings]
    placed = tuple(
        _meeting(problem, number, day, _on_shift(roster, day)[number % 2 :][:each])
        for number, day in enumerate(chosen)
    )
    plan = Plan(placed)
    return Outcome(problem, plan, service.check(problem, plan))


def _on_shift(roster: Roster, day: date) -> list[str]:
    return [p.id for p in roster.employees if any(day_of(s.span.start) == day for s in p.shifts)]


def _meeting(problem: Problem, number: int, day: date, people: Sequence[str]) -> Meeting:
    series = next(s for s in problem.series if s.incident is None)
    start = moment_of(day, 13 * 60)
    return Meeting(
        f"m{number}", series.kind, series.id, Span(start, start + 90),
        tuple(Attendance(person, "on_shift", 0) for person in people),
    )


def ready(outcome: Outcome, roster: Path, way: Way) -> Prepared:
    """A copy that must be possible."""
    return prepare(outcome, roster, way)


def copied(roster: Path, way: Way, outcome: Outcome | None = None) -> Path:
    """The copy beside the roster."""
    made = ready(outcome or outcome_for(roster), roster, way)
    target = roster.with_name(f"{way}{made.suffix}")
    write(made, roster, target)
    return target


def parts(path: Path) -> dict[str, bytes]:
    """What each part of a workbook holds, in order."""
    with zipfile.ZipFile(path) as package:
        return {name: package.read(name) for name in package.namelist()}


def assert_else_alike(before: Path, after: Path, *, new: tuple[str, ...] = ()) -> set[str]:
    """All parts are there, in their order, and the same but for some; gives those that differ."""
    old, now = parts(before), parts(after)
    assert list(now)[: len(old)] == list(old)
    assert not [n for n in list(now)[len(old) :] if not n.startswith(new)]
    return {name for name in old if old[name] != now[name]}
