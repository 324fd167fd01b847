"""Homes of two or three small units with one supervisor, which are planned in parts."""

from dataclasses import replace

import pytest

from models.meetings import Series
from models.plan import Plan
from models.problem import Problem
from models.resources import Lead, Room
from models.roster import Roster
from planner.many import large
from planner.presets import SUPERVISION
from planner.sample.region import region
from planner.solver.groups import form_groups


def home_of(units: int) -> Problem:
    """Units of twelve people as one home with one supervisor."""
    made = [problem for _, problem in region(units, people=12, weeks=4)[0]]
    first = made[0]
    names = [problem.roster.employees[0].unit for problem in made]

    def own(row: Series, unit: str | None) -> Series:
        return replace(row, id=f"{row.id}-{unit}", unit=unit, courses=tuple(
            replace(course, id=f"{course.id}-{unit}") for course in row.courses
        ))

    return replace(
        first, roster=Roster(first.period, tuple(
            p for problem in made for p in problem.roster.employees
        )),
        series=tuple(
            own(row, unit) for problem, unit in zip(made, names, strict=True)
            for row in problem.series
        ),
        leads=(
            Lead("sup", "Supervisor", (SUPERVISION,), max_per_week=4),
            Lead("all", "Facilitator", tuple(kind.id for kind in first.kinds)),
        ),
    )


@pytest.fixture(scope="session")
def three_units() -> Problem:
    """What `home` is made of once."""
    return home_of(3)


@pytest.fixture
def home(three_units: Problem, monkeypatch: pytest.MonkeyPatch) -> Problem:
    """A home of three units, in parts from one meeting."""
    monkeypatch.setattr(large, "MEETINGS", 1)
    return three_units


@pytest.fixture(scope="session")
def formed() -> Problem:
    """A home of two units with a room for each, and all groups formed: so it is known who is
    wanted, and when meetings would be."""
    home = home_of(2)
    groups = form_groups(home, Plan(()))
    rooms = (*(Room(f"r-{unit}", unit, 14, unit) for unit in home.roster.units() if unit),
             Room("hall", "Sal", 30))
    return replace(home, rooms=rooms, series=tuple(
        replace(row, courses=tuple(
            replace(course, members=groups[course.id]) for course in row.courses
        )) for row in home.series
    ))
