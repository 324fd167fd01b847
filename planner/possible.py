"""Whether a meeting could be held at one time at all, and if not, why.

Asked of one meeting and one time alone, before the solver weighs meetings against each other. The
first reason in a fixed order is the one that counts, so that the reasons of all times add up.
"""

from collections import Counter
from dataclasses import replace

import numpy as np

from models.agenda import Occurrence
from models.meetings import MeetingKind
from models.people import Team
from models.problem import Problem
from models.timespan import Span
from planner.resources import lead_is_free, room_is_open, suitable_leads, suitable_rooms
from planner.table import CALLED_IN, IMPOSSIBLE, ON_SHIFT, AttendanceTable, Flags

LEAD, ROOM, TEAM, PEOPLE = "lead", "room", "team", "people"


def why_not_held(
    problem: Problem, due: Occurrence, kind: MeetingKind, table: AttendanceTable,
    leading: AttendanceTable, column: int,
) -> str | None:
    """None where the meeting could be held at that start, else a reason: `lead`, `room`, `people`
    (too few can come), or `team:NAME:RULE` (nobody of that vagtlag can, mostly because of RULE)."""
    start = int(table.starts[column])
    span = Span(start, start + kind.minutes)
    if kind.lead != "none" and not any(
        lead_is_free(lead, span) and can_attend(leading, lead.employee, column)
        for lead in suitable_leads(problem, due, kind)
    ):
        return LEAD
    if problem.rooms and not any(
        room_is_open(room, span) for room in suitable_rooms(problem, due, kind)
    ):
        return ROOM
    possible = table.cls[:, column] != IMPOSSIBLE
    needed = teams_needed(problem, kind)
    if needed:
        homes = {p.id: p.home_team for p in problem.roster.employees}
        for team in needed:
            rows = [row for row, person in enumerate(table.people) if homes[person] == team]
            if sum(bool(possible[row]) for row in rows) < kind.team_min:
                return f"{TEAM}:{team}:{_commonest(table, rows, column)}"
    if int(possible.sum()) < least_people(problem, kind):
        return PEOPLE
    return None


def narrowed(problem: Problem, kind: MeetingKind, table: AttendanceTable) -> AttendanceTable:
    """The answers of those who may attend, without what the kind itself forbids: to be called in
    or to come beside the shift, and managers in meetings that are held without them."""
    forbidden: list[tuple[str, Flags]] = []
    if kind.coming != "any":
        far = table.cls != ON_SHIFT if kind.coming == "on_shift" else table.cls == CALLED_IN
        forbidden.append(("coming", far))
    managers = {person.id for person in problem.roster.employees if person.manager}
    if kind.manager == "out" and managers:
        out = np.array([person in managers for person in table.people], np.bool_)
        forbidden.append(("manager", np.broadcast_to(out[:, None], table.cls.shape)))
    for rule, flags in forbidden:
        fresh = flags & (table.cls != IMPOSSIBLE)
        table = replace(
            table, cls=np.where(fresh, IMPOSSIBLE, table.cls).astype(np.int8),
            reason=np.where(fresh, table.reasons.index(rule), table.reason).astype(np.int8),
        )
    return table


def least_people(problem: Problem, kind: MeetingKind) -> int:
    """How many have to be able to come at all."""
    return kind.group.min if "group_size" not in problem.policy.prices else min(1, kind.group.min)


def teams_needed(problem: Problem, kind: MeetingKind) -> tuple[Team, ...]:
    """The vagtlag without which a meeting is not held."""
    strict = kind.teams_strict and "teams" not in problem.policy.prices
    return kind.teams_required if strict else ()


def can_attend(table: AttendanceTable, employee: str | None, column: int) -> bool:
    """Whether a person could attend at a start; somebody from outside (None) always could."""
    if employee is None:
        return True
    return int(table.cls[table.people.index(employee), column]) != IMPOSSIBLE


def _commonest(table: AttendanceTable, rows: list[int], column: int) -> str:
    found = Counter(
        table.reasons[int(table.reason[row, column])]
        for row in rows if int(table.reason[row, column]) >= 0
    )
    return found.most_common(1)[0][0] if found else PEOPLE
