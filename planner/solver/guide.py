"""When meetings should be held: a good plan of the easier problem, for the search to begin at.

First with as few choices as what must be covered knows of, then with those that differ in minutes
as well. From there stretch after stretch of the calendar and row after row is searched anew while
the other meetings stay where they are; call-ins are free all the time, since they bind the whole
period.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from ortools.sat.python import cp_model

from models.agenda import stretches
from models.people import NIGHT
from models.timespan import Period
from planner.solver.compact import Compact, Held
from planner.solver.objectives import Sum

COARSE_WORK, FINE_WORK, PART_WORK = 6.0, 1.0, 0.5
"""Work for what must be covered, for the minutes of the same plan, and for each part searched anew,
at most."""

MISSED = 300
"""Minutes that a stretch counts as in which somebody is in no meeting."""

STRETCH, STEP = 28, 14
"""Days that are searched anew together, and days from one such stretch to the next."""


@dataclass(frozen=True, slots=True)
class Best:
    """What was found: nothing is below `bound`; `values` of the best, none where none is."""

    bound: int
    values: tuple[int, ...]


Solve = Callable[[cp_model.CpModel, Sum, float, Sequence[int]], Best]
"""The least of a sum, with so much work, beginning at some values. Raises Stopped."""


@dataclass(slots=True, eq=False)
class Guide:
    """The guide of one part. `coarse`, `fine`: models in which meetings are kept apart, the first
    with no minutes; `least`: no plan of the part has fewer points."""

    period: Period
    coarse: Compact
    fine: Compact
    least: int
    solve: Solve
    values: tuple[int, ...] = ()

    def __post_init__(self) -> None:
        _count_missed(self.fine)

    def find(self, rounds: int) -> None:
        """Find times, or better ones. `rounds`: how often all parts are searched. Raises Stopped"""
        if not self.values:
            self._begin()
        for _ in range(rounds if self.values else 0):
            before = self._worth()
            for free in self._parts():
                self._improve(free)
            if self._worth() >= before:
                break

    def starts(self) -> dict[str, frozenset[int]]:
        """The starts of the day of each meeting that is held."""
        found: dict[str, frozenset[int]] = {}
        for held, day in self._days().items():
            offer = self.fine.held[held].offer
            found[offer.due.id] = frozenset(
                at for at, its_day in zip(offer.starts, offer.days, strict=True) if its_day == day
            )
        return found

    def learn(self, points: Mapping[str, int]) -> bool:
        """Note where meetings cost more than the guide thought, by occurrence: that time is dearer
        than it looks. Returns whether there was anything to learn."""
        learnt = False
        for held in self.fine.held if self.values else ():
            group = held.chosen(self.values)
            if group is None or held.offer.locked is not None:
                continue
            more = points.get(held.offer.due.id, 0) - held.points.value(self.values)
            if more > 0:
                learnt = True
                held.points.add(group.at, more)
                self.fine.together.add(group.at, more * self.fine.weight)
        return learnt

    def _worth(self) -> int:
        return self.fine.together.value(self.values)

    def _begin(self) -> None:
        """The fewest points, then the minutes of the same choice of starts."""
        cp = self.coarse.cp.clone()
        cp.add(self.coarse.expression(self.coarse.points) >= self.least)
        first = self.solve(cp, self.coarse.points, COARSE_WORK, ()).values
        cp = self.fine.cp.clone()
        for rough, held in zip(self.coarse.held if first else (), self.fine.held, strict=False):
            chosen = rough.chosen(first)
            starts = set(chosen.starts) if chosen is not None else set()
            for group in held.groups:
                if starts.isdisjoint(group.starts):
                    _fix(cp, group.at.index, 0)
        self.values = self.solve(cp, self.fine.together, FINE_WORK, ()).values

    def _days(self) -> dict[int, date]:
        """The day of each meeting that is held, by its place."""
        chosen = [held.chosen(self.values) if self.values else None for held in self.fine.held]
        return {n: group.day for n, group in enumerate(chosen) if group is not None}

    def _parts(self) -> Iterator[set[int]]:
        """Places of meetings to search anew: stretches of the calendar, then rows."""
        first = self.period.first
        while first <= self.period.last:
            days, last = self._days(), first + timedelta(days=STRETCH - 1)
            yield {
                n for n in range(len(self.fine.held)) if n not in days or first <= days[n] <= last
            }
            first += timedelta(days=STEP)
        for row in dict.fromkeys(map(_row, self.fine.held)):
            yield {n for n, held in enumerate(self.fine.held) if _row(held) == row}

    def _improve(self, free: set[int]) -> None:
        cp = self.fine.cp.clone()
        for place, held in enumerate(self.fine.held):
            if place not in free:
                for group in held.groups:
                    _fix(cp, group.at.index, self.values[group.at.index])
        found = self.solve(cp, self.fine.together, PART_WORK, self.values)
        if found.values and self.fine.together.value(found.values) <= self._worth():
            self.values = found.values


def _count_missed(model: Compact) -> None:
    """A price for each stretch in which somebody comes to no meeting, as far as the model knows:
    whoever needs no call-in is taken to come."""
    problem = model.problem
    for stretch in stretches(problem.period, problem.policy.reach_days):
        for person in problem.roster.employees:
            if all(day in person.away for day in stretch.days()):
                continue
            ways = [*model.called.get(person.id, ()), *model.free.get(person.id, ())]
            coming = [literal for day, literal in ways if day in stretch]
            missed = model.bool()
            model.cp.add(missed + cp_model.LinearExpr.sum(coming) >= 1)
            weight = problem.policy.night_weight if person.home_team == NIGHT else 1
            model.together.add(missed, MISSED * weight)


def _row(held: Held) -> tuple[str, str | None]:
    return held.offer.due.series, held.offer.due.course


def _fix(cp: cp_model.CpModel, index: int, value: int) -> None:
    domain = cp.proto.variables[index].domain
    domain[0] = domain[1] = value
