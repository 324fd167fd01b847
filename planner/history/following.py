"""The period after a plan: its rules, rows, groups and people, with what was given carried on."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Final

from models.agenda import occurrences
from models.finding import UnusableInput
from models.meetings import Series
from models.people import Employee
from models.plan import Plan
from models.problem import Problem
from models.record import Record, Remark
from models.roster import Roster
from models.timespan import Period
from planner.history.carrying import carried_on
from planner.history.groups import go_on
from planner.history.looking_back import LookingBack
from planner.importing.reconcile import carry_over
from planner.review.logbook import name_of
from planner.texts import t
from planner.texts.dates import long_date, short_date

_EVE: Final = timedelta(days=7)
"""Shifts so shortly before a period bear on rest, sleep and fridøgn in its first days."""


@dataclass(frozen=True, slots=True)
class Following:
    """The problem of the next period, and what is to be told of how it came about.

    `new` and `gone`: ids of people who are in one of the two rosters alone. `renamed`: older and
    newer names of those who are the same. `unnoted`: meetings of
    which nobody said whether they were held; they count as planned. `joined`: who was put into
    which group. `groupless`: newcomers for whom no group had room, each with the row.
    """

    problem: Problem
    new: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()
    renamed: tuple[tuple[str, str], ...] = ()
    unnoted: int = 0
    joined: tuple[tuple[str, str], ...] = ()
    groupless: tuple[tuple[str, str], ...] = ()


def follow(
    older: Problem, plan: Plan, newer: Roster, name: str, same: Mapping[str, str] | None = None
) -> Following:
    """The problem of a newer roster as the next period after a plan.

    It begins the day after the plan ends, or with the roster where that is later. `same`: older
    ids by newer ones, where somebody said that two are one. Whoever is gone stays, on no day to be
    asked, until her data are deleted: so she comes back to what is hers. Raises UnusableInput
    where the roster does not reach beyond the plan, KeyError and ValueError as `carry_over` does.
    """
    period = _next(older.period, newer.period)
    roster = carry_over(older.roster, newer, same or {})
    before = {person.id: person for person in older.roster.employees}
    there = {person.id for person in roster.employees}
    gone = tuple(person for person in older.roster.employees if person.id not in there)
    back = LookingBack(older, plan, period, newer.period)
    people = (
        *(
            replace(
                _with_eve(person, before.get(person.id), period, newer.period),
                before=back.of(person, there=True),
            )
            for person in roster.employees
        ),
        *(
            replace(_out_of_reach(person, newer.period), before=back.of(person, there=False))
            for person in gone
        ),
    )
    problem = replace(
        older, name=name, roster=replace(roster, employees=people), period=period,
        carried=carried_on(older, plan), locked=(), lengths={}, leads=back.leads(),
        rooms=back.rooms(),
        record=Record(remarks=tuple(_open(older, plan))),
    )
    groups = go_on(problem, plan, there)
    problem = replace(problem, series=tuple(_rows(problem, plan, back.rows(groups.series))))
    return Following(
        problem, new=tuple(p.id for p in roster.employees if p.id not in before),
        gone=tuple(p.id for p in gone),
        renamed=tuple(
            (before[p.id].name, p.name) for p in roster.employees
            if p.id in before and before[p.id].name != p.name
        ),
        unnoted=sum(not older.record.was_held(m.id) for m in plan.meetings),
        joined=groups.joined, groupless=groups.groupless,
    )


def _next(before: Period, newer: Period) -> Period:
    first = max(newer.first, before.last + timedelta(days=1))
    if first > newer.last:
        raise UnusableInput(
            t("history.not_beyond", last=long_date(newer.last), end=long_date(before.last))
        )
    return Period(first, newer.last)


def _with_eve(
    person: Employee, before: Employee | None, period: Period, told: Period
) -> Employee:
    """Somebody with the shifts of the last days before the period that only the older roster
    tells of."""
    if before is None:
        return person
    eve = tuple(
        shift for shift in before.shifts
        if period.first - _EVE <= shift.span.first_day < period.first
        and shift.span.first_day not in told
    )
    return replace(person, shifts=(*eve, *person.shifts)) if eve else person


def _out_of_reach(person: Employee, covered: Period) -> Employee:
    return replace(person, shifts=(), away=frozenset(covered.days()))


def _rows(problem: Problem, plan: Plan, series: Iterable[Series]) -> Iterator[Series]:
    """Rows that go on, their subjects after those that were taken; an incident's while its meeting
    is still to be held."""
    placed = {meeting.id for meeting in plan.meetings}
    for row in series:
        if row.incident is None:
            yield replace(row, subjects=_later(row, placed))
            continue
        due = occurrences(replace(problem, series=(row,)))
        if any(o.id not in placed and o.last >= problem.period.first for o in due):
            yield row


def _later(row: Series, placed: set[str]) -> tuple[str, ...]:
    if not row.subjects:
        return ()
    rows = [course.id for course in row.courses] or [row.id]
    taken = max(sum(id_.rpartition("-")[0] == one for id_ in placed) for one in rows)
    first = taken % len(row.subjects)
    return (*row.subjects[first:], *row.subjects[:first])


def _open(older: Problem, plan: Plan) -> Iterator[Remark]:
    """Remarks that wait for an answer. One on a meeting names it and is then on the whole plan:
    in the next period another meeting bears that id."""
    meetings = {m.id: m for m in plan.meetings}
    for remark in older.record.remarks:
        if remark.state != "open":
            continue
        if remark.about != "meeting":
            yield remark
            continue
        meeting = meetings.get(remark.subject or "")
        text = remark.text if meeting is None else t(
            "history.remark.of", meeting=name_of(older, meeting),
            day=short_date(meeting.span.first_day), text=remark.text,
        )
        yield replace(remark, about="plan", subject=None, text=text, proposal=None)
