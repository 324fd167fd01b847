"""When meetings should be held: a good plan of the easier problem, for the search to begin at.

The least extra time of all plans with the fewest points in which everybody is in a meeting in each
stretch, often found to the end. Where it is not, stretch after stretch of the calendar and row
after row is searched anew while the other meetings stay where they are; call-ins are free all the
time, since they bind the whole period.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from ortools.sat.python import cp_model

from models.timespan import Period
from planner.solver.compact import crowded
from planner.solver.compact_meeting import Compact, Held
from planner.solver.objectives import Sum

PART_WORK, AGAIN_WORK = 0.5, 6.0
"""Work for each part searched anew, and for the whole once more after something was learnt, at
most."""

MISSED = 300
"""Minutes that a stretch counts as in which somebody is in no meeting."""

STRETCH, STEP = 28, 14
"""Days that are searched anew together, and days from one such stretch to the next."""

CROWDED_ROUNDS = 4
"""How often days with no room for all their meetings are taken out and the search goes on."""


@dataclass(frozen=True, slots=True)
class Best:
    """What was found: nothing is below `bound`; `values` of the best, none where none is.
    `impossible`: nothing can be found; `proven`: nothing better can."""

    bound: int
    values: tuple[int, ...]
    impossible: bool = False
    proven: bool = False


Solve = Callable[[cp_model.CpModel, Sum, float, Sequence[int]], Best]
"""The least of a sum, with so much work, beginning at some values. Raises Stopped."""


@dataclass(slots=True, eq=False)
class Guide:
    """The guide of one part. `least`: no plan of the part has fewer points. `found`: the best known
    plan of it to begin with; `changed`: whether something was learnt since; `searched`: whether its
    parts have been; `easy`: whether the whole is found to the end in a while."""

    period: Period
    model: Compact
    least: int
    solve: Solve
    found: Best
    changed: bool = False
    searched: bool = False
    easy: bool = field(init=False)

    def __post_init__(self) -> None:
        self.easy = self.found.proven
        for variable, weight in zip(
            self.model.missed.variables, self.model.missed.weights, strict=True
        ):
            self.model.together.add(variable, MISSED * weight)

    @property
    def values(self) -> tuple[int, ...]:
        """The plan that it stands for; empty where there is none."""
        return self.found.values

    def find(self, rounds: int) -> None:
        """Find times, or better ones. `rounds`: how often all parts are searched where they are not
        known to be the best. Raises Stopped."""
        for _ in range(CROWDED_ROUNDS):
            for choices in self._make_room():
                self.model.cp.add_bool_or([at.negated() for at in choices])
                self._change()
                if not self.easy:
                    self._move(choices)
            if not self.found.proven and (self.changed or not self.searched):
                self._search(rounds)
            if not self._make_room():
                break

    def starts(self) -> dict[str, frozenset[int]]:
        """The starts of each meeting that is held: any of them."""
        return self.model.starts(self.values)

    def learn(self, costs: Mapping[str, tuple[int, int]]) -> bool:
        """Note where meetings cost more points or minutes than the guide thought, by occurrence:
        that time is dearer than it looks. Returns whether there was anything to learn."""
        learnt, model = False, self.model
        for held in model.held if self.values else ():
            group = held.chosen(self.values)
            if group is None or held.offer.locked is not None or held.offer.due.id not in costs:
                continue
            points, minutes = costs[held.offer.due.id]
            above = max(0, points - held.points.value(self.values))
            longer = max(0, minutes - held.minutes.value(self.values))
            if above:
                held.points.add(group.at, above)
                model.points.add(group.at, above)
            if longer:
                held.minutes.add(group.at, longer)
            if above or longer:
                learnt = True
                model.together.add(group.at, above * model.weight + longer)
        if learnt:
            self._change()
        return learnt

    def _change(self) -> None:
        """What was found may no longer be the best."""
        self.found, self.changed = Best(self.found.bound, self.values), True

    def _make_room(self) -> list[list[cp_model.IntVar]]:
        return crowded(self.model, self.values) if self.values else []

    def _worth(self) -> int:
        return self.model.together.value(self.values)

    def _search(self, rounds: int) -> None:
        """The whole anew where something has changed, then its parts."""
        if self.easy or not self.values:
            self._again()
        self.searched, self.changed = True, False
        for _ in range(rounds if self.values and not self.found.proven else 0):
            before = self._worth()
            for free in self._parts():
                self._improve(free)
            if self._worth() >= before:
                break

    def _again(self) -> None:
        """The whole, none missed and no point given away if it can be."""
        model = self.model
        strict = model.cp.clone()
        strict.add(model.expression(model.points) <= self.least)
        if self.values:
            strict.add(model.expression(model.missed) <= model.missed.value(self.values))
        for cp in (strict, model.cp):
            # What does not fit into a day any more is no plan to keep, however good it looked.
            again = self.solve(cp, model.together, AGAIN_WORK, self.values)
            if again.values:
                self.found = again
                break

    def _days(self) -> dict[int, date]:
        """The day of each meeting that is held, by its place."""
        chosen = [held.chosen(self.values) if self.values else None for held in self.model.held]
        return {n: group.day for n, group in enumerate(chosen) if group is not None}

    def _parts(self) -> Iterator[set[int]]:
        """Places of meetings to search anew: stretches of the calendar, then rows."""
        first = self.period.first
        while first <= self.period.last:
            days, last = self._days(), first + timedelta(days=STRETCH - 1)
            yield {
                n for n in range(len(self.model.held)) if n not in days or first <= days[n] <= last
            }
            first += timedelta(days=STEP)
        for row in dict.fromkeys(map(_row, self.model.held)):
            yield {n for n, held in enumerate(self.model.held) if _row(held) == row}

    def _move(self, crowded: Sequence[cp_model.IntVar]) -> None:
        """Another day for some of the meetings that have no room beside each other."""
        places = {
            n: group for n, held in enumerate(self.model.held)
            if (group := held.chosen(self.values)) is not None
        }
        here = {at.index for at in crowded}
        rows = {_row(self.model.held[n]) for n, group in places.items() if group.at.index in here}
        free = {n for n, held in enumerate(self.model.held) if _row(held) in rows}
        found = self._with_free(free)
        if found.values:
            self.found = Best(self.found.bound, found.values)

    def _improve(self, free: set[int]) -> None:
        found = self._with_free(free)
        if found.values and self.model.together.value(found.values) <= self._worth():
            self.found = Best(self.found.bound, found.values)

    def _with_free(self, free: set[int]) -> Best:
        """The best where all but some meetings stay where they are."""
        cp = self.model.cp.clone()
        for place, held in enumerate(self.model.held):
            if place not in free:
                for group in held.groups:
                    _fix(cp, group.at.index, self.values[group.at.index])
        return self.solve(cp, self.model.together, PART_WORK, self.values)


def _row(held: Held) -> tuple[str, str | None]:
    return held.offer.due.series, held.offer.due.course


def _fix(cp: cp_model.CpModel, index: int, value: int) -> None:
    domain = cp.proto.variables[index].domain
    domain[0] = domain[1] = value
