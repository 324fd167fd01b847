"""What suits all best that share leads and rooms, asked of all of them at once.

Units that look ahead one after another leave the last of them little that is good. What they
compete for are the meetings that need what is shared. Few units are asked about these with the
other meetings when each would hold them by itself, and with nothing given as well, which tells the
bounds of all together. Of many the shared meetings are asked about alone, as if there were no
others; then each finds times for its own meetings around them, and those who lost most by it are
asked once more about everything, beside what all others have.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
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
"""So many meetings are asked about as one at most. Measured on five units of 34 meetings each, of
which 15 need the supervisor, as programs: with nothing given there is no plan after 400 seconds;
with the times of the others given 43 seconds and 312 points; three units so and then two, 29
seconds and 321; the shared meetings alone, 20 to 28 seconds, and then all else around them: 309."""

AROUND_WORK: Final = 2.0
"""Work for a unit's other meetings where the shared ones are known. Measured on ten units: clauses
prove what is best of five within a second; of the others they find as few points within two, where
programs take 4 to 20."""

LEAST_SECONDS: Final = 5.0
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
            if formed(unit.problem) and self.shared_of(unit)
        ]
        return len(competing) == len(chain) > 1

    def few(self, chain: Sequence[Unit]) -> bool:
        """Whether all meetings of units that are not locked can be asked about as one."""
        return sum(
            len(occurrences(unit.problem)) - len(unit.problem.locked) for unit in chain
        ) <= MEETINGS

    def blocks(self, chain: Sequence[Unit]) -> list[list[Unit]]:
        """Units in their order, as many together as may be asked about what they share as one."""
        found: list[list[Unit]] = []
        room = 0
        for unit in chain:
            locked = {meeting.id for meeting in unit.problem.locked}
            due = len(self.shared_of(unit) - locked)
            if due > room or not found:
                found.append([])
                room = MEETINGS
            found[-1].append(unit)
            room -= due
        return found

    def whole(self, block: Sequence[Unit], seconds: float) -> Ahead | None:
        """Bounds and times of units, with nothing given; None where they are not found in time."""
        job = LookJointly(self.problem, self.seed, seconds, bounds=True)
        return self._look(block, NOTHING, job)

    def times(
        self, block: Sequence[Unit], aheads: Mapping[str, Ahead], seconds: float
    ) -> Ahead | None:
        """Times of units, with what hangs on nothing shared when each would hold it by itself; None
        where they are not found in time."""
        given = {
            id_: starts for unit in block
            for id_, starts in of_unit(unit, aheads[unit.name].starts).items()
            if id_ not in self.shared_of(unit)
        }
        return self._look(block, NOTHING, LookJointly(self.problem, self.seed, seconds, given))

    def shared_times(self, block: Sequence[Unit], held: Held, seconds: float) -> Ahead | None:
        """Times of what hangs on something shared, as if units had nothing else, beside what others
        hold; None where they are not found in time."""
        only = frozenset[str]().union(*map(self.shared_of, block))
        return self._look(block, held, LookJointly(self.problem, self.seed, seconds, only=only))

    def around(self, unit: Unit, starts: Starts, held: Held, seconds: float) -> Ahead | None:
        """Times of a unit's other meetings, where those that hang on something shared are known;
        None where they are not found in time."""
        given = {id_: at for id_, at in starts.items() if id_ in self.shared_of(unit)}
        job = LookJointly(self.problem, self.seed, seconds, given, work=AROUND_WORK)
        return self._look([unit], held, job)

    def beside(self, unit: Unit, held: Held, seconds: float) -> Ahead | None:
        """Times of all of a unit's meetings, beside what others hold; None where they are not found
        in time."""
        return self._look([unit], held, LookJointly(self.problem, self.seed, seconds))

    def shared_of(self, unit: Unit) -> frozenset[str]:
        """The meetings of a unit that need a lead or a room that others need too."""
        return frozenset(
            due.id for due in occurrences(unit.problem)
            if any(needs_shared(unit.problem, due, self.shared))
        )

    def _look(self, block: Sequence[Unit], held: Held, job: LookJointly) -> Ahead | None:
        """Ask about some units as one, beside what others hold."""
        if job.seconds < LEAST_SECONDS:
            return None
        one = Unit(block[0].name, as_one(self.problem, block))
        found = self.ask(replace(job, problem=with_taken(one, self.shared, held)))
        return found if found is not None and found.starts else None


def of_unit(unit: Unit, told: Mapping[str, T]) -> dict[str, T]:
    """What is told of a unit's meetings."""
    due = [one.id for one in occurrences(unit.problem)]
    return {id_: told[id_] for id_ in due if id_ in told}
