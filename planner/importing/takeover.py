"""A problem goes on with a newer roster: ids, history and all that was agreed with people stay."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from models.meetings import Meeting
from models.people import Employee
from models.plan import Plan
from models.problem import Problem
from models.roster import Roster
from planner.importing.reconcile import carry_over


def take_over(
    older: Problem, newer: Roster, same: Mapping[str, str], plan: Plan | None
) -> Problem:
    """The older problem with the newer roster and its period; `plan`: one that was made for it.

    `same`: older ids by newer ones, where somebody said that two are one. Whoever is gone but sits
    in a locked meeting or one of the plan's, or leads, stays in the roster: without shifts, and on
    no day to be asked. So nothing refers to nobody, and a check names the meetings that she is
    missed in. Locked meetings stay, those on days that the newer roster does not cover too. Raises
    KeyError for an unknown id and ValueError where two are said to be the same older person.
    """
    roster = carry_over(older.roster, newer, same)
    meetings = plan.meetings if plan is not None else ()
    known = {meeting.id for meeting in older.locked}
    locked = (*older.locked, *(m for m in meetings if m.locked and m.id not in known))
    needed = _needed((*locked, *meetings)) | {lead.employee for lead in older.leads}
    there = {person.id for person in roster.employees}
    gone = tuple(
        _out_of_reach(person, newer) for person in older.roster.employees
        if person.id in needed and person.id not in there
    )
    return replace(
        older, roster=replace(roster, employees=(*roster.employees, *gone)), period=newer.period,
        locked=locked,
        # Meetings are numbered from the first day on: another one bears the same name.
        lengths=older.lengths
        if newer.period.first == older.period.first else older.lengths_of(locked),
    )


def _needed(meetings: Iterable[Meeting]) -> set[str | None]:
    return {seat.employee for meeting in meetings for seat in meeting.attendance}


def _out_of_reach(person: Employee, newer: Roster) -> Employee:
    return replace(person, shifts=(), away=frozenset(newer.period.days()))
