"""A made municipality: units that share supervisors and a hall, the same for the same seed.

Nobody in it exists. Each unit works in a rotation of two weeks; five units have one supervisor
together, who comes from outside, and next to each unit's own room there is a hall for those five.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path
from random import Random
from typing import Final

from models.finding import UnusableInput
from models.people import DAY, EVENING, NIGHT, TEAMS, Employee, Shift, Team
from models.plan import Outcome, Plan
from models.problem import Problem
from models.roster import Roster
from models.timespan import Period, Span, moment_of
from planner.presets import SUPERVISION, problem_from_roster
from planner.texts import t

FIRST: Final = date(2026, 8, 31)
SHARING: Final = 5
"""Units that have one supervisor."""

_CLOCKS: Final = {DAY: (420, 900), EVENING: (900, 1380), NIGHT: (1380, 1860)}
_ROTATIONS: Final = (
    (0, 1, 3, 4, 7, 8, 9, 12, 13), (0, 2, 3, 5, 6, 8, 10, 11), (1, 2, 4, 7, 9, 10, 12, 13),
    (0, 1, 2, 5, 6, 9, 10, 11), (2, 3, 4, 7, 8, 11, 12, 13), (0, 1, 3, 4, 8, 9, 10, 11),
)
_PROFESSIONS: Final = ("SSA", "SSH", "SSH", "Sygeplejerske")


def region(
    units: int, seed: int = 1, people: int = 40, weeks: int = 12
) -> tuple[tuple[tuple[str, Problem], ...], str]:
    """Name and problem of each unit, and the text of their `resources.toml`."""
    period = Period(FIRST, FIRST + timedelta(days=7 * weeks - 1))
    made = tuple(
        (name, _unit(name, Random(1000 * seed + n), people, period))
        for n, name in enumerate(_names(units))
    )
    return made, "\n".join(_resources([name for name, _ in made]))


def write_region(
    folder: Path, units: int, seed: int = 1, people: int = 40, weeks: int = 12
) -> tuple[Path, ...]:
    """The same as files: a plan without meetings for each unit, and `resources.toml`. Raises
    UnusableInput where they cannot be written."""
    from planner.exporting.safe_write import replace_file
    from planner.service import check, save_json

    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as fault:
        raise UnusableInput(t("sample.no_folder", folder=folder)) from fault
    made, resources = region(units, seed, people, weeks)
    replace_file(folder / "resources.toml", resources.encode())
    files = []
    for name, problem in made:
        files.append(folder / f"{name}.json")
        save_json(Outcome(problem, Plan(()), check(problem, Plan(()))), files[-1])
    return tuple(files)


def _names(units: int) -> Iterator[str]:
    return (t("sample.region.unit", number=f"{n:03d}") for n in range(1, units + 1))


def _unit(name: str, rng: Random, people: int, period: Period) -> Problem:
    teams = [TEAMS[0 if n % 20 < 11 else 1 if n % 20 < 17 else 2] for n in range(people)]
    roster = Roster(period, tuple(
        _person(name, n, team, rng, period) for n, team in enumerate(teams)
    ))
    problem = problem_from_roster(roster, name)
    kinds = tuple(
        replace(kind, teams_strict=False) if kind.id == SUPERVISION else kind
        for kind in problem.kinds
    )
    return replace(problem, kinds=kinds)


def _person(name: str, number: int, team: Team, rng: Random, period: Period) -> Employee:
    rotation = _ROTATIONS[int(rng.random() * len(_ROTATIONS))]
    turn, (start, end) = 7 * int(rng.random() * 2), _CLOCKS[team]
    free = 7 * int(rng.random() * (period.length // 7))
    away = frozenset(period.first + timedelta(days=free + d) for d in range(7))
    shifts = tuple(
        Shift(Span(moment_of(day, start), moment_of(day, end)), team, team[0].upper())
        for n, day in enumerate(period.days())
        if (n + turn) % 14 in rotation and day not in away
    )
    return Employee(
        f"{name}-{number + 1:02d}", t("sample.region.person", number=number + 1, unit=name),
        name, _PROFESSIONS[number % len(_PROFESSIONS)], 32.0, team, shifts, away,
    )


def _resources(names: list[str]) -> Iterator[str]:
    for number, first in enumerate(range(0, len(names), SHARING), start=1):
        served = names[first : first + SHARING]
        units = ", ".join(f'"{name}"' for name in served)
        yield (
            f'[[leads]]\nid = "supervisor-{number}"\n'
            f'name = "{t("sample.region.supervisor", number=number)}"\n'
            f'kinds = ["{SUPERVISION}"]\nunits = [{units}]\nmax_per_week = 10\n'
            f'windows = [{{ weekdays = [1, 2, 3, 4, 5], from = "09:00", to = "17:00" }}]\n'
        )
        yield (
            f'[[rooms]]\nid = "hall-{number}"\nname = "{t("sample.region.hall", number=number)}"\n'
            f"capacity = 30\nunits = [{units}]\n"
        )
        for one, other in pairwise(served):
            yield f'[[travel]]\none = "{one}"\nother = "{other}"\nminutes = 15\n'
