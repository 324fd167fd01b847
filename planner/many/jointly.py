"""What suits all best that share leads and rooms, asked of all of them at once.

Units that look ahead one after another leave the last of them little that is good. What they
compete for are the meetings that need what is shared; so these are asked of some units at once,
with the other meetings when each unit would hold them by itself, and then of the next beside what
the first have. Units that are few can be asked with nothing given as well, and tell the bounds of
all together.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, TypeVar

from models.agenda import occurrences
from models.problem import Problem
from models.shared import Shared
from planner.many.ahead import Ahead, Starts, formed
from planner.many.granted import NOTHING, needs_shared
from planner.many.parts import as_one
from planner.many.seeking import LookJointly
from planner.many.sharing import Held, with_taken
from planner.many.units import Unit

T = TypeVar("T")

MEETINGS: Final = 110
"""So many meetings that are due are asked as one at most. Measured on five units of 34 meetings
each, as a program: all at once 43 seconds and 312 points; three and then two, 29 and 317; pair
after pair, 23 and 325; with nothing given there is no plan after 400 seconds."""

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

    def blocks(self, chain: Sequence[Unit]) -> list[list[Unit]]:
        """Units in their order, as many together as may be asked as one."""
        found: list[list[Unit]] = []
        room = 0
        for unit in chain:
            due = len(occurrences(unit.problem)) - len(unit.problem.locked)
            if due > room:
                found.append([])
                room = MEETINGS
            found[-1].append(unit)
            room -= due
        return found

    def whole(self, block: Sequence[Unit], seconds: float) -> Ahead | None:
        """Bounds and times of units, with nothing given; None where they are not found in time."""
        return self._look(block, {}, NOTHING, seconds)

    def times(
        self, block: Sequence[Unit], aheads: Mapping[str, Ahead], held: Held, seconds: float
    ) -> Ahead | None:
        """Times of units beside what others hold, with what hangs on nothing shared when each would
        hold it by itself; None where they are not found in time."""
        given = {
            id_: aheads[unit.name].starts[id_] for unit in block
            for id_, shared in self._is_shared(unit).items()
            if not shared and id_ in aheads[unit.name].starts
        }
        return self._look(block, given, held, seconds)

    def _look(
        self, block: Sequence[Unit], given: Starts, held: Held, seconds: float
    ) -> Ahead | None:
        if seconds < LEAST_SECONDS:
            return None
        one = Unit(block[0].name, as_one(self.problem, block))
        problem = with_taken(one, self.shared, held)
        found = self.ask(LookJointly(problem, self.seed, seconds, given))
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
