"""What attending would cost each person at each time, beside all else that the plan asks of her.

The attendance table knows the roster and the rules. Here the plan's other meetings count as work
too, so that rest and fridøgn are asked of both together; and the caps on meetings and call-ins are
counted with them.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

import numpy as np
from numpy.typing import NDArray

from models.meetings import MeetingKind
from models.people import Employee, Shift
from models.timespan import DAY_MINUTES, Period, day_of, moment_of
from planner.advice.view import View
from planner.attendance import ask
from planner.judging.facts import Seat
from planner.rules.working_hours import averages, most_minutes
from planner.table import (
    ADJOINING,
    CALLED_IN,
    IMPOSSIBLE,
    ON_SHIFT,
    Asked,
    Flags,
    Minutes,
    merged_shifts,
)

PER_DAY, PER_WEEK, AT_ONCE = "per_day", "per_week", "at_once"
CALL_INS, GAP, COMING = "call_ins", "call_in_gap", "coming"
HOURS, MANAGER = "working_hours", "manager"
GAP_BEFORE, HEAVY_BEFORE, WEEK_BEFORE = "call_in_before", "heavy_before", "per_week_before"
_RULES = {
    AT_ONCE: "one_a_day", PER_DAY: "one_a_day", PER_WEEK: "one_a_day", CALL_INS: "call_ins",
    GAP: "call_ins", COMING: "coming", HOURS: "working_hours", MANAGER: "manager",
    GAP_BEFORE: "call_ins", HEAVY_BEFORE: "heavy", WEEK_BEFORE: "one_a_day",
}
BY_PLAN = tuple(_RULES)
"""Reasons that the plan's other meetings make, or the kind, after those of the rules."""

MARGIN = 21 * DAY_MINUTES
"""Minutes around the times that are asked about in which a person's shifts are looked at."""

MEETING = "meeting"
"""The vagtlag of a meeting that stands among the shifts: none that anybody has."""


@dataclass(frozen=True, slots=True, eq=False)
class Answers:
    """P people × S times. `cls`: as in the attendance table, IMPOSSIBLE included; `would`: the
    same without a look at what forbids it; `extra`: minutes; `why`: -1 where possible, else the
    first reason as an index into `reasons`."""

    people: tuple[Employee, ...]
    starts: Minutes
    cls: NDArray[np.int8]
    would: NDArray[np.int8]
    extra: Minutes
    why: NDArray[np.int16]
    reasons: tuple[str, ...]

    @property
    def able(self) -> Flags:
        """Where attending is possible."""
        return self.why < 0

    def reason(self, row: int, column: int) -> str | None:
        """Why a person cannot attend at a time; None where she can."""
        number = int(self.why[row, column])
        return None if number < 0 else self.reasons[number]


def answers(
    view: View, people: Sequence[Employee], starts: Minutes, kind: MeetingKind, without: str
) -> Answers:
    """Ask these people at these times, the meeting `without` not counted among their others."""
    near = [_near(person, starts) for person in people]
    known = view.tables.of(near, starts, kind.minutes)
    table, would = known.table, known.would
    reasons = (*table.reasons, *BY_PLAN)
    why = table.reason.astype(np.int16)
    days = np.array([day_of(int(start)).toordinal() for start in starts], np.int64)
    for row, person in enumerate(people):
        seats = view.seats(person.id, without)
        outside = [seat for seat in seats if seat.cls != "on_shift"]
        if outside:
            asked = beside(view, near[row], outside, starts, kind.minutes)
            asked = replace(asked, cls=would[row], extra=table.extra[row])
            why[row] = _first_rule(view, asked)
        for reason, forbidden in (
            *_own(view, kind, person, seats, days, table.extra[row]),
            *_caps(view, kind, seats, starts, days, would[row]),
            *_earlier(view, kind, person, seats, days, would[row]),
        ):
            if _RULES[reason] not in view.policy.prices:
                why[row][forbidden & (why[row] < 0)] = reasons.index(reason)
    cls = np.where(why < 0, would, np.int8(IMPOSSIBLE)).astype(np.int8)
    return Answers(tuple(people), starts, cls, would, table.extra, why, reasons)


def _near(person: Employee, starts: Minutes) -> Employee:
    """A person with the shifts alone that some times could have to do with: a fridøgn is looked for
    in the seven days around a meeting, and a reduced rest in its week."""
    if not len(starts):
        return person
    first, last = int(starts.min()) - MARGIN, int(starts.max()) + MARGIN
    if not person.shifts or (
        first <= person.shifts[0].span.start and person.shifts[-1].span.end <= last
    ):
        return person
    shifts = tuple(s for s in person.shifts if s.span.end >= first and s.span.start <= last)
    return replace(person, shifts=shifts)


def _first_rule(view: View, asked: Asked) -> NDArray[np.int16]:
    """The first rule that forbids each time; -1 where none does."""
    why = np.full(len(asked.starts), -1, np.int16)
    for number, (rule, block) in enumerate(view.tables.blocks):
        if rule not in view.policy.prices:
            why[block(asked) & (why < 0)] = number
    return why


def beside(
    view: View, person: Employee, outside: Sequence[Seat], starts: Minutes, minutes: int
) -> Asked:
    """A person asked as if some meetings were shifts of hers: right for blocks of work and rest,
    not for what attending would be to her."""
    shifts = (*person.shifts, *(Shift(seat.span, MEETING) for seat in outside))
    busy = replace(person, shifts=tuple(sorted(shifts, key=lambda shift: shift.span)))
    return ask(busy, starts, minutes, view.policy, view.problem.period, view.problem.wishes)


def _own(
    view: View, kind: MeetingKind, person: Employee, seats: Sequence[Seat], days: Minutes,
    extra: Minutes,
) -> Iterator[tuple[str, Flags]]:
    """What her work on average and her place in the unit leave no room for."""
    if kind.manager == "out" and person.manager:
        yield MANAGER, np.ones(len(days), np.bool_)
    policy = view.policy
    for average in averages(view.problem, person):
        most, stretch = most_minutes(policy, person, average.whole), average.days
        if most is None:
            continue
        worked = average.before + _rostered(view, person, stretch)
        worked += sum(seat.extra_minutes for seat in seats if seat.span.first_day in stretch)
        inside = (stretch.first.toordinal() <= days) & (days <= stretch.last.toordinal())
        yield HOURS, inside & (extra > 0) & (worked + extra > most)


def _rostered(view: View, person: Employee, stretch: Period) -> int:
    """Minutes of a person's shifts in some days."""
    key = (_rostered, person.id, stretch)
    if key not in view.tables.memory:
        first, last = moment_of(stretch.first), moment_of(stretch.last + timedelta(days=1))
        view.tables.memory[key] = sum(
            max(0, min(end, last) - max(start, first)) for start, end in _at_work(view, person)
        )
    minutes: int = view.tables.memory[key]
    return minutes


def _at_work(view: View, person: Employee) -> list[tuple[int, int]]:
    """When somebody is at work by the roster."""
    key = (_at_work, person.id)
    if key not in view.tables.memory:
        view.tables.memory[key] = merged_shifts(person, 0)
    spans: list[tuple[int, int]] = view.tables.memory[key]
    return spans


def _caps(
    view: View, kind: MeetingKind, seats: Sequence[Seat], starts: Minutes, days: Minutes,
    cls: NDArray[np.int8],
) -> list[tuple[str, Flags]]:
    """What a person's other meetings leave no room for, and what the kind does not ask for."""
    policy = view.policy
    found: list[tuple[str, Flags]] = []
    if kind.coming != "any":
        wanted = {ON_SHIFT} if kind.coming == "on_shift" else {ON_SHIFT, ADJOINING}
        found.append((COMING, ~np.isin(cls, list(wanted))))
    if not seats:
        if policy.max_call_ins < 1:
            found.append((CALL_INS, cls == CALLED_IN))
        return found
    spans = np.array([(s.span.start, s.span.end) for s in seats], np.int64)
    begins, ends = starts[:, None], starts[:, None] + kind.minutes
    overlap: Flags = (begins < spans[:, 1]) & (spans[:, 0] < ends)
    found.append((AT_ONCE, np.asarray(overlap.any(axis=1))))
    counted = [] if kind.on_floor else [s for s in seats if not s.kind.on_floor]
    taken = np.array([s.span.first_day.toordinal() for s in counted], np.int64)
    if len(taken):
        same_day = (taken == days[:, None]).sum(axis=1)
        same_week = (_weeks(taken) == _weeks(days)[:, None]).sum(axis=1)
        found.append((PER_DAY, same_day >= policy.max_meetings_per_day))
        found.append((PER_WEEK, same_week >= policy.max_meetings_per_week))
    called = np.array(
        [s.span.first_day.toordinal() for s in seats if s.cls == "called_in"], np.int64
    )
    asked_in = cls == CALLED_IN
    if len(called) >= policy.max_call_ins:
        found.append((CALL_INS, asked_in))
    near = np.abs(called - days[:, None]) < policy.call_in_gap_days
    found.append((GAP, np.asarray(asked_in & near.any(axis=1))))
    return found


def _earlier(
    view: View, kind: MeetingKind, person: Employee, seats: Sequence[Seat], days: Minutes,
    cls: NDArray[np.int8],
) -> Iterator[tuple[str, Flags]]:
    """What her meetings of the period before leave no room for."""
    before, policy = person.before, view.policy
    if before is None:
        return
    called, heavy = before.last_called(), before.last_heavy(policy.heavy_points)
    if called is not None:
        soon = days - called.toordinal() < policy.call_in_gap_days
        yield GAP_BEFORE, soon & (cls == CALLED_IN)
    if heavy is not None and kind.load_points >= policy.heavy_points:
        yield HEAVY_BEFORE, days - heavy.toordinal() < policy.heavy_gap_days
    if kind.on_floor:
        return
    # The days of a period lie after its eve, so only the week of the eve is shared.
    eve = np.array([before.eve.toordinal()], np.int64)
    shared = _weeks(days) == _weeks(eve)[0]
    mine = np.array([s.span.first_day.toordinal() for s in seats if not s.kind.on_floor], np.int64)
    number = before.in_week(before.eve) + int((_weeks(mine) == _weeks(eve)[0]).sum())
    if number >= policy.max_meetings_per_week and before.in_week(before.eve):
        yield WEEK_BEFORE, shared


def _weeks(ordinals: Minutes) -> Minutes:
    """A number for the ISO week of each day: day 1 of the calendar is a Monday."""
    return np.asarray((ordinals - 1) // 7)
