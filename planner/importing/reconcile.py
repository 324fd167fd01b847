"""A newer version of a roster held against the older: who and what changed, which meetings it hits.

Nothing is decided here and nothing is lost: ids of people go over to the newer roster, so that what
hangs on them (loads of earlier periods, wishes, remarks, aliases) stays.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Literal

from models.meetings import AttendanceClass
from models.people import Employee, Shift
from models.plan import Plan
from models.policy import Policy
from models.roster import Roster
from models.timespan import Period, Span
from planner.importing.likely import Likely, alike, likely_same
from planner.importing.words import fold

Key = Callable[[Employee], tuple[str | None, ...]]


@dataclass(frozen=True, slots=True)
class ShiftChange:
    """What changed for a person on a day; `before` and `after` hold only what is not in both."""

    employee: str
    day: date
    before: tuple[Shift, ...]
    after: tuple[Shift, ...]

    @property
    def kind(self) -> Literal["added", "removed", "moved"]:
        """Whether work came, went, or lies at other times."""
        if self.before and self.after:
            return "moved"
        return "added" if self.after else "removed"


@dataclass(frozen=True, slots=True)
class AwayChange:
    """Days on which a person can no longer be asked (`added`), or can again (`removed`)."""

    employee: str
    added: tuple[date, ...]
    removed: tuple[date, ...]


@dataclass(frozen=True, slots=True)
class Cost:
    """What attending is to somebody. `why` names the rule that forbids it, or `gone`."""

    cls: AttendanceClass | None
    extra_minutes: int
    why: str | None = None


@dataclass(frozen=True, slots=True)
class Hit:
    """An attendance of the plan that is no longer what it was. `employee`: her id in the plan."""

    meeting: str
    employee: str
    before: Cost
    after: Cost


@dataclass(frozen=True, slots=True)
class Difference:
    """What is new in a newer roster.

    `period`: the days that both cover, and the only ones compared; None where there are none.
    `same`: ids of the newer roster and the older ids of the same people. `new` and `gone`: ids of
    the others; `likely` are pairs of them that may be one person, for somebody to say. Changes
    bear ids of the newer roster.
    """

    period: Period | None
    same: Mapping[str, str] = field(default_factory=dict)
    new: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()
    likely: tuple[Likely, ...] = ()
    shifts: tuple[ShiftChange, ...] = ()
    away: tuple[AwayChange, ...] = ()
    hits: tuple[Hit, ...] = ()

    @property
    def nothing(self) -> bool:
        """Whether the two say the same about the days that both cover."""
        return not (self.new or self.gone or self.shifts or self.away or self.hits)


def compare(
    older: Roster, newer: Roster, plan: Plan | None = None, policy: Policy | None = None,
    said: Mapping[str, str] | None = None,
) -> Difference:
    """The difference, and with a plan for the older roster which of its attendances it hits.

    `said`: older ids by newer ones that are known to be one, whatever their names are now.
    Meetings on days that the newer roster does not cover are left alone: it says nothing of them.
    """
    same = _matched(older, newer, said or {})
    period = _both(older.period, newer.period)
    known = {person.id: person for person in older.employees}
    kept = set(same.values())
    gone = [person for person in older.employees if person.id not in kept]
    new = [person for person in newer.employees if person.id not in same]
    pairs = [(known[same[p.id]], p) for p in newer.employees if p.id in same]
    return Difference(
        period, same, tuple(p.id for p in new), tuple(p.id for p in gone),
        likely_same(gone, new, period),
        tuple(change for pair in pairs for change in _shifts(*pair, period)),
        tuple(change for pair in pairs for change in _away(*pair, period)),
        tuple(_hits(older, newer, same, plan, policy or Policy(), period)) if plan else (),
    )


def carry_over(older: Roster, newer: Roster, same: Mapping[str, str]) -> Roster:
    """The newer roster with the ids of the older one for the same people.

    `same`: older ids by newer ones, where somebody said that two are one; the plain cases are
    found without. Unit, profession, hours and what else the newer file leaves out stay as they
    were. An id of somebody who is gone is never given to another. Raises KeyError for an unknown
    id and ValueError where two are said to be the same older person.
    """
    before = {person.id: person for person in older.employees}
    after = {person.id for person in newer.employees}
    unknown = (same.keys() - after) | (set(same.values()) - before.keys())
    if unknown:
        raise KeyError(min(unknown))
    if len(set(same.values())) < len(same):
        raise ValueError("two people of the newer roster are said to be the same older one")
    known = _matched(older, newer, same)
    used = set(before)
    people = []
    for person in newer.employees:
        if person.id in known:
            people.append(_with_facts(person, before[known[person.id]]))
        else:
            people.append(replace(person, id=_free(person.id, used)))
    return replace(newer, employees=tuple(people))


def _with_facts(person: Employee, before: Employee) -> Employee:
    hours = before.hours_per_week if person.hours_per_week is None else person.hours_per_week
    return replace(
        person, id=before.id, unit=person.unit or before.unit,
        profession=person.profession or before.profession, hours_per_week=hours,
        home_team=person.home_team or before.home_team, group=person.group or before.group,
        manager=person.manager or before.manager, alone=person.alone or before.alone,
        before=before.before,
    )


def _free(wanted: str, used: set[str]) -> str:
    name, number = wanted, 1
    while name in used:
        number += 1
        name = f"{wanted}-{number}"
    used.add(name)
    return name


def _matched(older: Roster, newer: Roster, said: Mapping[str, str]) -> dict[str, str]:
    """Older ids by newer ones: those said, then who is alike in all, in the id, in the name. With
    an id the name must be as good as the same: what hangs on a person is to reach nobody else."""
    same = dict(said)
    _match_by(lambda p: (fold(p.name), p.unit, p.profession), older, newer, same)
    _match_by(lambda p: (p.id,), older, newer, same)
    _match_by(lambda p: (fold(p.name),), older, newer, same)
    return same


def _match_by(
    key: Key, older: Roster, newer: Roster,
    same: dict[str, str],
) -> None:
    """Add pairs who share a key that nobody else left over has, and a name."""
    taken = set(same.values())
    before = _alone(key, (p for p in older.employees if p.id not in taken))
    after = _alone(key, (p for p in newer.employees if p.id not in same))
    same.update(
        (after[name].id, before[name].id) for name in after
        if name in before and alike(before[name].name, after[name].name)
    )


def _alone(
    key: Key, people: Iterable[Employee]
) -> dict[tuple[str | None, ...], Employee]:
    found: dict[tuple[str | None, ...], list[Employee]] = defaultdict(list)
    for person in people:
        found[key(person)].append(person)
    return {name: those[0] for name, those in found.items() if len(those) == 1}


def _both(a: Period, b: Period) -> Period | None:
    first, last = max(a.first, b.first), min(a.last, b.last)
    return Period(first, last) if first <= last else None


def _shifts(before: Employee, after: Employee, period: Period | None) -> Iterator[ShiftChange]:
    """Days that differ, in order. A code that only has another name is no change."""
    old, new = _by_day(before, period), _by_day(after, period)
    for day in sorted(old.keys() | new.keys()):
        told = {(s.span, s.team): s for s in old.get(day, ())}
        tells = {(s.span, s.team): s for s in new.get(day, ())}
        if told.keys() != tells.keys():
            yield ShiftChange(
                after.id, day, tuple(s for k, s in told.items() if k not in tells),
                tuple(s for k, s in tells.items() if k not in told),
            )


def _by_day(person: Employee, period: Period | None) -> dict[date, list[Shift]]:
    days: dict[date, list[Shift]] = defaultdict(list)
    for shift in person.shifts:
        if period is not None and shift.span.first_day in period:
            days[shift.span.first_day].append(shift)
    return days


def _away(before: Employee, after: Employee, period: Period | None) -> Iterator[AwayChange]:
    if period is None:
        return
    added = sorted(day for day in after.away - before.away if day in period)
    removed = sorted(day for day in before.away - after.away if day in period)
    if added or removed:
        yield AwayChange(after.id, tuple(added), tuple(removed))


def _hits(
    older: Roster, newer: Roster, same: Mapping[str, str], plan: Plan, policy: Policy,
    period: Period | None,
) -> Iterator[Hit]:
    """In the order of the plan's meetings."""
    if period is None:
        return
    meetings = [m for m in plan.meetings if m.span.first_day in period]
    spans: dict[str, list[Span]] = defaultdict(list)
    for meeting in meetings:
        for attendance in meeting.attendance:
            spans[attendance.employee].append(meeting.span)
    now = {same[person.id]: person for person in newer.employees if person.id in same}
    known = {person.id: person for person in older.employees}
    before: dict[tuple[str, Span], Cost] = {}
    after: dict[tuple[str, Span], Cost] = {}
    for employee, asked in spans.items():
        before |= _costs(employee, known.get(employee), asked, policy, period)
        after |= _costs(employee, now.get(employee), asked, policy, period)
    for meeting in meetings:
        for attendance in meeting.attendance:
            key = (attendance.employee, meeting.span)
            if before[key] != after[key]:
                yield Hit(meeting.id, attendance.employee, before[key], after[key])


def _costs(
    employee: str, person: Employee | None, spans: Iterable[Span], policy: Policy, period: Period
) -> dict[tuple[str, Span], Cost]:
    """What each meeting is to a person; to nobody it is out of reach."""
    if person is None:
        return {(employee, span): Cost(None, 0, "gone") for span in spans}
    costs: dict[tuple[str, Span], Cost] = {}
    for minutes in {span.minutes for span in spans}:
        of_length = [span for span in spans if span.minutes == minutes]
        for span, cost in zip(of_length, _ask(person, of_length, policy, period), strict=True):
            costs[employee, span] = cost
    return costs


def _ask(
    person: Employee, spans: list[Span], policy: Policy, period: Period
) -> Iterator[Cost]:
    """The same words that the planner uses for the same person and time; spans of one length."""
    import numpy as np

    from planner.attendance import attendance_table
    from planner.rules import RULES

    starts = np.array([span.start for span in spans], np.int64)
    rules = [(rule.id, rule.blocks) for rule in RULES]
    table = attendance_table((person,), starts, spans[0].minutes, policy, period, rules)
    for time in range(len(spans)):
        cls, reason = table.class_name(0, time), int(table.reason[0, time])
        if cls is None:
            yield Cost(None, 0, table.reasons[reason])
        else:
            yield Cost(cls, int(table.extra[0, time]))
