"""How parts look ahead: each by itself, then those that share something beside one another.

Few units that share something look ahead by themselves, and are then asked as one. Of many the
times of what they share come first, then those of all else, and the bounds are just those of their
points: what they cost is of no use where not all can have the fewest.
"""

import threading
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
from planner.many.seeking import Look, LookAtPoints
from planner.many.sharing import Held, components
from planner.many.units import Unit

LOOKING, JOINED = 0.62, 0.87
"""The share of the time that is left in which all have looked ahead; and where some share leads and
rooms, so that they are asked as one too."""

LOST: Final = 5
"""So many points above its fewest, and a unit is asked once more about all its meetings."""

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
    _points: dict[str, int] = field(default_factory=dict)
    """What units have at the times that are known of them, of those that are many."""
    _lock: threading.Lock = field(default_factory=threading.Lock)

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
        many = [chain for chain in joint if not jointly.few(chain)]
        steps = [step for chain in many for step in self._shared_first(jointly, chain)]
        for chain in chains:
            if chain not in many:
                looks = [Step(partial(self._look, unit, chain in joint), 1) for unit in chain]
                steps += looks
                if chain in joint:
                    join = partial(self._look_jointly, jointly, chain)
                    steps.append(Step(join, len(chain), looks))
        steps += [
            Step(partial(self._look_at_points, unit), 1) for chain in many for unit in chain
        ]
        end = now + (JOINED if joint else LOOKING) * (self.until - now)
        whole = None
        if len(joint) == len(chains) == 1 and not many:
            whole = Step(partial(self._ask_whole, jointly, joint[0]), WHOLE_WEIGHT)
        self._in_order(steps, whole, end)
        self._once_more(jointly, many, end)

    def _shared_first(self, jointly: Jointly, chain: Sequence[Unit]) -> list[Step]:
        """Find when to hold what many units share, and then all else of each."""
        steps: list[Step] = []
        before: tuple[Step, ...] = ()
        for block in jointly.blocks(chain):
            share = partial(self._look_at_shared, jointly, chain, block)
            before = (Step(share, len(block), before),)
            steps += before
        return [
            *steps,
            *(Step(partial(self._look_around, jointly, chain, unit), 1, before) for unit in chain),
        ]

    def _once_more(self, jointly: Jointly, chains: Sequence[Sequence[Unit]], end: float) -> None:
        """Ask units once more about all their meetings, first those that lost most, as far as there
        is time: half an answer is none. Those that share something wait for one another."""
        lost = {
            name: points - sum(self.aheads[name].points)
            for name, points in self._points.items() if self.aheads[name].points
        }
        last: dict[str, Step] = {}
        steps: list[Step] = []
        for name in sorted(lost, key=lambda name: -lost[name]):
            chain = next(some for some in chains if any(unit.name == name for unit in some))
            unit = next(unit for unit in chain if unit.name == name)
            if lost[name] >= LOST:
                before = (last[chain[0].name],) if chain[0].name in last else ()
                ask = partial(self._look_beside, jointly, chain, unit, end)
                steps.append(Step(ask, 1, before))
                last[chain[0].name] = steps[-1]
        in_order(steps, self.at_once, lambda: end - time.monotonic())

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

    def _look_jointly(self, jointly: Jointly, chain: Sequence[Unit], seconds: float) -> None:
        """Ask few units as one."""
        found = jointly.times(chain, self.aheads, seconds)
        if found is not None:
            self._join(chain, found)

    def _look_at_shared(
        self, jointly: Jointly, chain: Sequence[Unit], block: Sequence[Unit], seconds: float
    ) -> None:
        """Find when to hold what some units share, beside what others have that were asked before
        them."""
        found = jointly.shared_times(block, self._held(chain), seconds)
        if found is not None:
            self._join(block, found)

    def _look_around(
        self, jointly: Jointly, chain: Sequence[Unit], unit: Unit, seconds: float
    ) -> None:
        """Find when a unit holds all else. What it shares stays when it is."""
        known = self.aheads[unit.name]
        if not known.starts:
            return
        found = jointly.around(unit, known.starts, self._held(chain, unit), seconds)
        if found is not None:
            self._points[unit.name] = self._worth(unit, found)
            self._join([unit], replace(
                found, starts={**found.starts, **known.starts},
                first={**found.first, **known.first},
            ))

    def _look_beside(
        self, jointly: Jointly, chain: Sequence[Unit], unit: Unit, end: float, _: float
    ) -> None:
        """Find other times for everything of a unit, beside what all others hold."""
        found = jointly.beside(unit, self._held(chain, unit), end - time.monotonic())
        if found is not None and self._worth(unit, found) < self._points[unit.name]:
            self._join([unit], found)

    def _worth(self, unit: Unit, found: Ahead) -> int:
        """The points of a unit with these times, those of what found no place in a real plan too.
        """
        lost = len(found.starts.keys() - found.first.keys()) if found.first else 0
        return sum(found.points) + lost * unit.problem.policy.coverage.unplaced

    def _held(self, chain: Sequence[Unit], but: Unit | None = None) -> Held:
        """What units have that others need too."""
        some = [unit for unit in chain if unit.name in self.joint and unit is not but]
        return given(some, self.rounds.shared, self.aheads)

    def _look_at_points(self, unit: Unit, seconds: float) -> None:
        """Find the fewest points of a part."""
        found = self.ask(LookAtPoints(unit.problem, self.rounds.options.seed, seconds))
        if found is not None and found.least is not None:
            with self._lock:
                known = self.aheads[unit.name]
                self.aheads[unit.name] = replace(found, starts=known.starts, first=known.first)
            self.looked(unit.name, found)

    def _ask_whole(self, jointly: Jointly, chain: Sequence[Unit], seconds: float) -> None:
        """Ask few units as one with nothing given, above all for their bounds."""
        self._whole = jointly.whole(chain, seconds)
        if self._whole is not None:
            self.as_one([unit.name for unit in chain], self._whole)

    def _join(self, units: Sequence[Unit], found: Ahead) -> None:
        """Let each of some units have the times that suit all of them best."""
        with self._lock:
            self.joint |= {unit.name for unit in units}
            for unit in units:
                self.aheads[unit.name] = replace(
                    self.aheads[unit.name], starts=of_unit(unit, found.starts),
                    first=of_unit(unit, found.first),
                )
