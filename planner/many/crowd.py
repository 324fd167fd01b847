"""Units that share a lead or a room and are too many to be asked as one.

When to hold what they share is asked first, as if they had nothing else; then each finds times for
all else around that. Who loses much by it is asked once more about everything, beside what all
others have. The bounds are those of the points alone: what plans with the fewest points cost is of
no use where not all can have them.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from time import monotonic
from typing import Final

from planner.many.ahead import Ahead
from planner.many.chains import Step
from planner.many.granted import given
from planner.many.jointly import Jointly
from planner.many.sharing import Held
from planner.many.units import Unit

LOST: Final = 5
"""So many points above its fewest, and a unit is asked once more."""


@dataclass(slots=True)
class Crowd:
    """`chain`: the units in their order. `known`: tells what is known of one; `join`: hears of
    times that suit some beside the others; `bound`: finds the fewest points of one, in so many
    seconds at most."""

    jointly: Jointly
    chain: Sequence[Unit]
    known: Callable[[Unit], Ahead]
    join: Callable[[Sequence[Unit], Ahead], None]
    bound: Callable[[Unit, float], None]
    _joined: set[str] = field(default_factory=set)
    _points: dict[str, int] = field(default_factory=dict)
    """What units have at the times that are known of all their meetings."""

    def times(self) -> list[Step]:
        """What finds times for all."""
        steps: list[Step] = []
        before: tuple[Step, ...] = ()
        for block in self.jointly.blocks(self.chain):
            before = (Step(partial(self._share, block), len(block), before),)
            steps += before
        return [*steps, *(Step(partial(self._around, unit), 1, before) for unit in self.chain)]

    def bounds(self) -> list[Step]:
        """What finds the bounds of all."""
        return [Step(partial(self.bound, unit), 1) for unit in self.chain]

    def once_more(self, end: float) -> list[tuple[int, Step]]:
        """What asks those who lost much once more, one after another, and how many points they
        lost, the most first. Until `end` (time.monotonic): half an answer is none, so the first
        ones have all the time they need."""
        lost = {
            unit.name: self._points[unit.name] - sum(self.known(unit).points)
            for unit in self.chain if unit.name in self._points and self.known(unit).points
        }
        found: list[tuple[int, Step]] = []
        before: tuple[Step, ...] = ()
        for unit in sorted(self.chain, key=lambda unit: -lost.get(unit.name, 0)):
            if lost.get(unit.name, 0) >= LOST:
                before = (Step(partial(self._beside, unit, end), 1, before),)
                found.append((lost[unit.name], *before))
        return found

    def _share(self, block: Sequence[Unit], seconds: float) -> None:
        """Find when to hold what units share, beside what those have that were asked before."""
        found = self.jointly.shared_times(block, self._held(), seconds)
        if found is not None:
            self._join(block, found)

    def _around(self, unit: Unit, seconds: float) -> None:
        """Find when a unit holds all else. What it shares stays when it is."""
        known = self.known(unit)
        if unit.name not in self._joined:
            return
        found = self.jointly.around(unit, known.starts, self._held(unit), seconds)
        if found is not None:
            self._points[unit.name] = _points(unit, found)
            self._join([unit], replace(
                found, starts={**found.starts, **known.starts},
                first={**found.first, **known.first},
            ))

    def _beside(self, unit: Unit, end: float, _: float) -> None:
        """Find other times for everything of a unit, beside what all others have."""
        found = self.jointly.beside(unit, self._held(unit), end - monotonic())
        if found is not None and _points(unit, found) < self._points[unit.name]:
            self._join([unit], found)

    def _join(self, units: Sequence[Unit], found: Ahead) -> None:
        self._joined |= {unit.name for unit in units}
        self.join(units, found)

    def _held(self, but: Unit | None = None) -> Held:
        """What units have that others need too."""
        some = [unit for unit in self.chain if unit.name in self._joined and unit is not but]
        aheads = {unit.name: self.known(unit) for unit in some}
        return given(some, self.jointly.shared, aheads)


def _points(unit: Unit, found: Ahead) -> int:
    """The points of a unit with these times, those of what finds no place in a real plan too."""
    lost = len(found.starts.keys() - found.first.keys()) if found.first else 0
    return sum(found.points) + lost * unit.problem.policy.coverage.unplaced
