"""A large problem taken apart into problems that share no people: units, and those that hang
together by somebody who leads or is for both.

What they still share are leads from outside and rooms, which are given out between them as between
the plans of a folder. Every objective of the whole is the sum of those of the parts.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from models.agenda import Occurrence, occurrences, participants
from models.plan import Plan
from models.problem import Problem
from models.resources import Travel
from models.shared import Shared
from planner.many.units import Unit
from planner.resources import suitable_leads, suitable_rooms


@dataclass(frozen=True, slots=True)
class Parts:
    """The parts as units, what they share, and how many meetings are to be placed in
    each."""

    units: tuple[Unit, ...]
    shared: Shared
    due: Mapping[str, int]


def parts_of(problem: Problem, start: Plan | None = None) -> Parts:
    """The parts of a problem, the first meeting's first; a single one where all hang together.
    `start`: a plan, which is taken apart with it."""
    due = occurrences(problem)
    groups = _groups(problem, due)
    everybody = [p.id for p in problem.roster.employees]
    alone = frozenset(everybody).difference(*(people for people, _ in groups))
    if groups and alone:
        groups[0] = groups[0][0] | alone, groups[0][1]
    names = [f"{number:03d}" for number in range(1, len(groups) + 1)]
    units = tuple(
        Unit(name, _part(problem, people, rows), _part_of_plan(start, problem, rows))
        for name, (people, rows) in zip(names, groups, strict=True)
    )
    locked = {meeting.id for meeting in problem.locked}
    counted = {
        name: sum(one.series in rows and one.id not in locked for one in due)
        for name, (_, rows) in zip(names, groups, strict=True)
    }
    return Parts(units, _shared(problem, due, units), counted)


def as_one(problem: Problem, units: Iterable[Unit]) -> Problem:
    """Some parts of a problem as one problem."""
    some = [unit.problem for unit in units]
    leads = {lead.id for one in some for lead in one.leads}
    rooms = {room.id for one in some for room in one.rooms}
    whole = _part(
        problem, frozenset(p.id for one in some for p in one.roster.employees),
        frozenset(s.id for one in some for s in one.series),
    )
    return replace(
        whole, leads=tuple(lead for lead in whole.leads if lead.id in leads),
        rooms=tuple(room for room in whole.rooms if room.id in rooms),
    )


def _groups(
    problem: Problem, due: tuple[Occurrence, ...]
) -> list[tuple[frozenset[str], frozenset[str]]]:
    """People and rows that hang together. A floor is kept by all of its unit, so these do."""
    units: dict[str | None, frozenset[str]] = {}
    for person in problem.roster.employees:
        if person.unit is not None:
            units[person.unit] = units.get(person.unit, frozenset()) | {person.id}
    home = {p.id: units.get(p.unit, frozenset({p.id})) for p in problem.roster.employees}
    rows: dict[str, frozenset[str]] = {}
    for one in due:
        leads = suitable_leads(problem, one, problem.kind_of(one.id, one.kind))
        people = {p.id for p in participants(problem, one)}
        people |= {lead.employee for lead in leads if lead.employee is not None}
        rows[one.series] = rows.get(one.series, frozenset()) | people
    for meeting in problem.locked:
        seated = {seat.employee for seat in meeting.attendance}
        rows[meeting.series] = rows.get(meeting.series, frozenset()) | seated
    groups: list[tuple[frozenset[str], frozenset[str]]] = []
    for row, some in rows.items():
        whole = some.union(*(home[p] for p in some if p in home))
        mine = [group for group in groups if group[0] & whole]
        groups = [group for group in groups if group not in mine]
        groups.append((
            whole.union(*(people for people, _ in mine)),
            frozenset({row}).union(*(known for _, known in mine)),
        ))
    order = {series: number for number, series in enumerate(rows)}
    return sorted(groups, key=lambda group: min(order[row] for row in group[1]))


def _part(problem: Problem, people: frozenset[str], rows: frozenset[str]) -> Problem:
    return replace(
        problem,
        roster=replace(problem.roster, employees=tuple(
            p for p in problem.roster.employees if p.id in people
        )),
        series=tuple(s for s in problem.series if s.id in rows),
        locked=tuple(m for m in problem.locked if m.series in rows),
        wishes=tuple(w for w in problem.wishes if w.employee in people),
        bonds=tuple(b for b in problem.bonds if not people.isdisjoint(b.people)),
        carried={p: c for p, c in problem.carried.items() if p in people},
    )


def _part_of_plan(plan: Plan | None, problem: Problem, rows: frozenset[str]) -> Plan | None:
    if plan is None:
        return None
    courses = {course.id for s in problem.series if s.id in rows for course in s.courses}
    return replace(
        plan, meetings=tuple(m for m in plan.meetings if m.series in rows),
        courses={name: who for name, who in plan.courses.items() if name in courses},
    )


def _shared(problem: Problem, due: tuple[Occurrence, ...], units: tuple[Unit, ...]) -> Shared:
    of_row = {s.id: unit.name for unit in units for s in unit.problem.series}
    serves: dict[str, set[str]] = {}
    for one in due:
        kind = problem.kind_of(one.id, one.kind)
        for lead in suitable_leads(problem, one, kind):
            serves.setdefault(lead.id, set()).add(of_row[one.series])
        for room in suitable_rooms(problem, one, kind):
            serves.setdefault(room.id, set()).add(of_row[one.series])
    for meeting in problem.locked:
        for id_ in (meeting.lead, meeting.room):
            if id_ is not None and meeting.series in of_row:
                serves.setdefault(id_, set()).add(of_row[meeting.series])
    many = {id_: tuple(sorted(names)) for id_, names in serves.items() if len(names) > 1}
    return Shared(
        tuple(lead for lead in problem.leads if lead.id in many),
        tuple(room for room in problem.rooms if room.id in many),
        many, _ways(problem, units),
    )


def _ways(problem: Problem, units: tuple[Unit, ...]) -> tuple[Travel, ...]:
    """The longest way between two parts."""
    if not problem.travel:
        return ()
    houses = {unit.name: {s.unit for s in unit.problem.series} for unit in units}
    return tuple(
        Travel(one, other, way)
        for one in houses for other in houses if one < other
        if (way := max(
            problem.travel_minutes(a, b) for a in houses[one] for b in houses[other]
        ))
    )
