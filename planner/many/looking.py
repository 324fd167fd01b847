"""How parts look ahead: each by itself, then those that share something beside one another.

One set of units that share something after another: on a slow machine some sets have good times,
where all would have too little time if all were begun at once.
"""

import time
from collections import defaultdict
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Final

from models.problem import Problem
from planner.hands import Job
from planner.many.ahead import Ahead
from planner.many.chains import Step, in_order
from planner.many.granted import given
from planner.many.jointly import Jointly, of_unit
from planner.many.rounds import Rounds
from planner.many.seeking import Look
from planner.many.sharing import components
from planner.many.units import Unit

LOOKING, JOINED = 0.62, 0.86
"""The share of the time that is left in which all have looked ahead; and where some share leads and
rooms, so that they are asked as one too."""

WHOLE_WEIGHT: Final = 10
"""How long it takes to ask few units as one with nothing given, where a look takes 1."""


@dataclass(slots=True)
class Looking:
    """`problem`: that of which the units of `rounds` are parts. `ask`: does a piece of work, so
    many `at_once`, None where it is lost; `until` then (time.monotonic) no search may go on.
    `looked`: hears that a part has looked ahead, `as_one`: that some have as one.

    `aheads`: what was found, by unit; `joint`: the units whose times suit those of others."""

    problem: Problem
    rounds: Rounds
    ask: Callable[[Job[Ahead]], Ahead | None]
    at_once: int
    until: float
    looked: Callable[[str, Ahead], None]
    as_one: Callable[[Sequence[str], Ahead], None]
    aheads: dict[str, Ahead] = field(default_factory=lambda: defaultdict(Ahead))
    joint: set[str] = field(default_factory=set)
    _whole: Ahead | None = None

    def look_ahead(self) -> None:
        """Find bounds and good times of each part, as if all were its own; of those that share
        something then what suits them best beside one another."""
        now, shared = time.monotonic(), self.rounds.shared
        jointly = Jointly(self.problem, shared, self.rounds.options.seed, self.ask)
        chains = [
            [unit for unit in self.rounds.units if unit.name in names]
            for names in components(self.rounds.units, shared)
        ]
        joint = [chain for chain in chains if jointly.needed(chain)]
        steps: list[Step] = []
        for chain in chains:
            looks = {
                unit.name: Step(partial(self._look, unit, chain in joint), 1) for unit in chain
            }
            steps += looks.values()
            before: tuple[Step, ...] = ()
            for block in jointly.blocks(chain) if chain in joint else ():
                join = partial(self._look_jointly, jointly, chain, block)
                after = (*before, *(looks[unit.name] for unit in block))
                before = (Step(join, len(block), after),)
                steps += before
        end = now + (JOINED if joint else LOOKING) * (self.until - now)
        whole = None
        if len(joint) == len(chains) == 1 == len(jointly.blocks(joint[0])):
            whole = Step(partial(self._ask_whole, jointly, joint[0]), WHOLE_WEIGHT)
        self._in_order(steps, whole, end)

    def _in_order(self, steps: Sequence[Step], whole: Step | None, end: float) -> None:
        """Take the steps, and that of the whole beside them where there is a core for it."""
        def left() -> float:
            return end - time.monotonic()

        if whole is not None and self.at_once > 1:
            with ThreadPoolExecutor(1) as aside:
                asked = aside.submit(whole.do, left())
                in_order(steps, 1, left)
                asked.result()
        else:
            in_order([*steps, *([whole] if whole is not None else [])], self.at_once, left)
        if self._whole is not None:  # nothing is better, whatever came before it
            self._join(self.rounds.units, self._whole)

    def _look(self, unit: Unit, brief: bool, seconds: float) -> None:
        """Let a part look ahead. `brief`: it is asked once more, with others."""
        found = self.ask(Look(unit.problem, self.rounds.options.seed, seconds, brief=brief))
        if found is not None:
            self.aheads[unit.name] = found
            self.looked(unit.name, found)

    def _look_jointly(
        self, jointly: Jointly, chain: Sequence[Unit], block: Sequence[Unit], seconds: float
    ) -> None:
        """Ask some units as one, beside what others have that were asked before them."""
        before = [unit for unit in chain if unit.name in self.joint]
        held = given(before, self.rounds.shared, self.aheads)
        found = jointly.times(block, self.aheads, held, seconds)
        if found is not None:
            self._join(block, found)

    def _ask_whole(self, jointly: Jointly, chain: Sequence[Unit], seconds: float) -> None:
        """Ask few units as one with nothing given, above all for their bounds."""
        self._whole = jointly.whole(chain, seconds)
        if self._whole is not None:
            self.as_one([unit.name for unit in chain], self._whole)

    def _join(self, units: Sequence[Unit], found: Ahead) -> None:
        """Let each of some units have the times that suit all of them best."""
        self.joint |= {unit.name for unit in units}
        for unit in units:
            self.aheads[unit.name] = replace(
                self.aheads[unit.name], starts=of_unit(unit, found.starts),
                first=of_unit(unit, found.first),
            )
