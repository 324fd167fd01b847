"""Closed groups go on from one period to the next, and newcomers are put where there is room."""

from collections.abc import Collection
from dataclasses import dataclass, replace

from models.meetings import Series
from models.people import Employee
from models.plan import Plan
from models.problem import Problem


@dataclass(frozen=True, slots=True)
class Groups:
    """Rows with the groups that go on. `joined`: newcomers and the group that each was put into;
    `groupless`: those for whom no group of a row had room, each with the row."""

    series: tuple[Series, ...]
    joined: tuple[tuple[str, str], ...]
    groupless: tuple[tuple[str, str], ...]


def go_on(problem: Problem, plan: Plan, there: Collection[str]) -> Groups:
    """The rows of a problem with the groups as the plan before formed them.

    `there`: ids of those whom the newer roster names; others leave their groups. Somebody in no
    group of a row that is for her joins the one with fewest of her vagtlag, then with fewest
    people. A group of which nobody is left is formed anew.
    """
    joined: list[tuple[str, str]] = []
    groupless: list[tuple[str, str]] = []
    series = tuple(
        _grouped(problem, row, plan, there, joined, groupless) if row.courses else row
        for row in problem.series
    )
    return Groups(series, tuple(joined), tuple(groupless))


def _grouped(
    problem: Problem, row: Series, plan: Plan, there: Collection[str],
    joined: list[tuple[str, str]], groupless: list[tuple[str, str]],
) -> Series:
    formed = {
        course.id: [id_ for id_ in plan.courses.get(course.id, course.members) if id_ in there]
        for course in row.courses
    }
    teams = {person.id: person.home_team for person in problem.roster.employees}
    grouped = {id_ for members in formed.values() for id_ in members}
    most = problem.kind(row.kind).group.max
    # With no group formed, the planner forms them all and nobody is left over.
    newcomers: tuple[Employee, ...] = () if not grouped else tuple(
        p for p in problem.audience(row) if p.id in there and p.id not in grouped
    )
    for person in newcomers:
        room = [c for c in row.courses if formed[c.id] and len(formed[c.id]) < most]
        if not room:
            groupless.append((person.id, row.id))
            continue
        chosen = min(room, key=lambda c: (
            sum(teams.get(id_) == person.home_team for id_ in formed[c.id]), len(formed[c.id])
        ))
        formed[chosen.id].append(person.id)
        joined.append((person.id, chosen.id))
    return replace(row, courses=tuple(
        replace(course, members=tuple(formed[course.id])) for course in row.courses
    ))
