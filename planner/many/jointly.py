"""What suits all best that share leads and rooms, asked of all of them at once.

Units that look ahead one after another leave the last of them little that is good. As one problem
they take minutes to ask where they are many. What they compete for are the meetings that need what
is shared; so these are asked of all at once, with the other meetings when each unit would hold
them by itself. Few units can be asked with nothing given, and tell the bounds of all together.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, TypeVar

from models.agenda import occurrences
from models.problem import Problem
from models.shared import Shared
from planner.many.ahead import Ahead, Starts, formed
from planner.many.granted import needs_shared
from planner.many.parts import as_one
from planner.many.seeking import LookJointly
from planner.many.units import Unit

T = TypeVar("T")

FEW_MEETINGS: Final = 110
"""With so many meetings that are due at most all are asked with nothing given."""

LEAST_SECONDS: Final = 10.0
"""In less time nothing comes of it."""


@dataclass(frozen=True, slots=True)
class Jointly:
    """Asks for parts of a `problem` that share something. `ask`: does it, None where it is lost."""

    problem: Problem
    shared: Shared
    seed: int
    ask: Callable[[LookJointly], Ahead | None]

    def needed(self, chain: Sequence[Unit]) -> bool:
        """Whether units compete for times, and it is known who is wanted when."""
        competing = [
            unit for unit in chain
            if formed(unit.problem) and any(self._is_shared(unit).values())
        ]
        return len(competing) == len(chain) > 1

    def few(self, chain: Sequence[Unit]) -> bool:
        """Whether units can be asked with nothing given."""
        return sum(len(occurrences(unit.problem)) for unit in chain) <= FEW_MEETINGS

    def whole(self, chain: Sequence[Unit], seconds: float) -> Ahead | None:
        """Bounds and times of units, with nothing given; None where they are not found in time."""
        return self._look(chain, {}, seconds)

    def times(
        self, chain: Sequence[Unit], aheads: Mapping[str, Ahead], seconds: float
    ) -> Ahead | None:
        """Times of units, with what hangs on nothing shared when each would hold it by itself; None
        where these are not known, or not found in time."""
        starts = {unit.name: aheads.get(unit.name, Ahead()).starts for unit in chain}
        if not all(starts.values()):
            return None
        given = {
            id_: starts[unit.name][id_] for unit in chain
            for id_, shared in self._is_shared(unit).items()
            if not shared and id_ in starts[unit.name]
        }
        return self._look(chain, given, seconds)

    def _look(self, chain: Sequence[Unit], given: Starts, seconds: float) -> Ahead | None:
        if seconds < LEAST_SECONDS:
            return None
        one = as_one(self.problem, chain)
        found = self.ask(LookJointly(one, self.seed, seconds, given))
        return found if found is not None and found.starts else None

    def _is_shared(self, unit: Unit) -> dict[str, bool]:
        """Of each meeting of a unit whether it needs a lead or a room that others need too."""
        return {
            due.id: any(needs_shared(unit.problem, due, self.shared))
            for due in occurrences(unit.problem)
        }


def of_unit(unit: Unit, told: Mapping[str, T]) -> dict[str, T]:
    """What is told of a unit's meetings."""
    due = [one.id for one in occurrences(unit.problem)]
    return {id_: told[id_] for id_ in due if id_ in told}
