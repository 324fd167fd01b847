"""Parts of a plan to search anew while the rest stays: what makes a large plan better quickly.

A neighbourhood is the set of slots whose choices are free, and what of them is free. All others
keep their values, which leaves the solver a problem small enough to be searched through.
"""

import random
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from itertools import combinations

from models.agenda import stretches
from models.timespan import Period
from planner.solver.model import PlanModel
from planner.variables import Slot, Var

AROUND_DAYS = 7
"""How far from a meeting that is left out others are moved to make room for it."""


@dataclass(frozen=True, slots=True)
class Neighbourhood:
    """Slots to search anew. `times`: also when they are held, who leads and where; otherwise only
    who attends. `members`: also who is in the courses of these slots. `starts`: those to which a
    slot is bound, where they are given."""

    slots: frozenset[int]
    times: bool = True
    members: bool = False
    starts: Mapping[int, frozenset[int]] = field(default_factory=dict)


def construction(model: PlanModel) -> Iterator[Neighbourhood]:
    """How a first whole plan is put together, hardest first.

    Courses have the same few people, all teams and one supervisor: each unit's are placed over the
    whole period with the groups that people were dealt to, then each two of them with people free
    to change between them. Then what incidents set off, then the open rows, stretch by stretch.
    """
    units = (*model.problem.roster.units(), None)
    courses: dict[str, set[int]] = {}
    for slot in model.slots:
        if slot.due.course is not None:
            courses.setdefault(slot.due.course, set()).add(slot.index)
    for unit in units:
        yield from _some(s for s in model.slots if s.due.course is not None and s.due.unit == unit)
    for series in model.problem.series:
        formed = [courses[course.id] for course in series.courses if course.id in courses]
        for one, other in combinations(formed, 2):
            yield Neighbourhood(frozenset(one | other), members=True)
    yield from _some(slot for slot in model.slots if slot.due.involved)
    open_rows = [s for s in model.slots if s.due.course is None and not s.due.involved]
    for stretch in stretches(model.problem.period, model.problem.policy.reach_days):
        for unit in units:
            yield from _some(s for s in open_rows if s.due.first in stretch and s.due.unit == unit)


def _some(slots: Iterable[Slot]) -> Iterator[Neighbourhood]:
    """The neighbourhood of some slots, where there are any."""
    found = frozenset(slot.index for slot in slots)
    if found:
        yield Neighbourhood(found)


def same_starts(model: PlanModel, values: Sequence[int]) -> Neighbourhood:
    """Everything, each meeting at the start that it has; what is left out at any time."""
    starts = {
        slot.index: frozenset(n for n, at in enumerate(slot.at) if values[at.index])
        for slot in model.slots if values[slot.placed.index]
    }
    return Neighbourhood(frozenset(slot.index for slot in model.slots), starts=starts)


def same_days(model: PlanModel, values: Sequence[int]) -> Neighbourhood:
    """Everything, each meeting on the day that it has; what is left out at any time."""
    starts: dict[int, frozenset[int]] = {}
    for slot in model.slots:
        days = {day for day, at in zip(slot.days, slot.at, strict=True) if values[at.index]}
        if days:
            starts[slot.index] = frozenset(n for n, day in enumerate(slot.days) if day in days)
    return Neighbourhood(frozenset(slot.index for slot in model.slots), starts=starts)


def around_missing(model: PlanModel, values: Sequence[int]) -> Iterator[Neighbourhood]:
    """For each meeting that a plan leaves out: itself, its row's neighbours, and what its unit has
    in the weeks about it. Often a single move makes room, and no window drawn at random shows it.
    """
    around = timedelta(days=AROUND_DAYS)
    for missing in model.slots:
        if values[missing.placed.index]:
            continue
        due = missing.due
        window = Period(due.first - around, due.last + around)
        yield Neighbourhood(frozenset(
            slot.index for slot in model.slots
            if slot.due.first <= window.last and slot.due.last >= window.first
            and (slot.due.unit in (due.unit, None) or slot.due.series == due.series)
        ))


def improvement(model: PlanModel, rng: random.Random) -> Iterator[Neighbourhood]:
    """Without end: everybody's attendance, then windows of time, courses and rows in turn."""
    everything = frozenset(slot.index for slot in model.slots)
    period = model.problem.period
    of_rows = (slot.due.unit for slot in model.slots)  # None: a row of the whole home
    units = tuple(dict.fromkeys((*model.problem.roster.units(), *of_rows)))
    yield Neighbourhood(everything, times=False)
    while True:
        for unit in rng.sample(units, len(units)):
            length = rng.choice((7, 14, 21))
            first = period.first + timedelta(days=rng.randrange(max(1, period.length - length + 1)))
            window = Period(first, min(period.last, first + timedelta(days=length - 1)))
            yield Neighbourhood(_within(model, window, unit))
            rows = sorted({
                (slot.due.series, slot.due.course or "")
                for slot in model.slots if slot.due.unit == unit
            })
            if rows:
                chosen = rng.sample(rows, min(2, len(rows)))
                yield Neighbourhood(
                    frozenset(
                        slot.index for slot in model.slots
                        if (slot.due.series, slot.due.course or "") in chosen
                    ),
                    members=True,
                )
        yield Neighbourhood(everything, times=False)


def left_out(model: PlanModel, part: Neighbourhood) -> list[Var]:
    """Starts that are not looked at while a neighbourhood is searched."""
    return [
        literal for slot in model.slots if slot.index in part.starts
        for n, literal in enumerate(slot.at)
        if n not in part.starts[slot.index]
    ]


def kept(model: PlanModel, part: Neighbourhood) -> list[Var]:
    """The variables that keep their values while a neighbourhood is searched."""
    fixed: list[Var] = []
    for slot in model.slots:
        inside = slot.index in part.slots
        if not inside:
            fixed += [chance.var for chance in slot.chances]
        if not (inside and part.times):
            fixed += _times(slot)
        if not (inside and part.members):
            fixed += slot.member.values()
    return fixed


def _times(slot: Slot) -> list[Var]:
    chosen = [var for choice in (*slot.leads, *slot.rooms) for var in choice.at.values()]
    return [*slot.at, slot.placed, *chosen]


def _within(model: PlanModel, window: Period, unit: str | None) -> frozenset[int]:
    """Slots of a unit, or of all units, whose days begin in a window or lie around its middle."""
    middle = window.first + (window.last - window.first) / 2
    return frozenset(
        slot.index for slot in model.slots
        if slot.due.unit in (unit, None)
        and (slot.due.first in window or slot.due.first <= middle <= slot.due.last)
    )
