"""How parts look ahead: each by itself, then those that share something beside one another.

Few units that share something look ahead by themselves, and are then asked as one; many come to
their times in another way (`crowd`). One set of units that share something after another: on a slow
machine some sets have good times, where all would have too little time if all were begun at once.
"""

import threading
import time
from collections import defaultdict
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Final

from models.agenda import occurrences
from models.problem import Problem
from planner.hands import Job
from planner.many.ahead import Ahead
from planner.many.chains import Step, in_order
from planner.many.crowd import Crowd
from planner.many.jointly import Jointly, of_unit
from planner.many.rounds import Rounds
from planner.many.seeking import Look, LookAtPoints
from planner.many.sharing import components
from planner.many.units import Unit

LOOKING, JOINED = 0.62, 0.87
"""The share of the time that is left in which all have looked ahead; and where some share leads and
rooms, so that they are asked as one too."""

SEEKING: Final = 0.045
"""Seconds for each meeting of a unit, locked ones too, that a plan at given times takes at least.
What a unit lacks then is lost to all who share with it."""

CROWD_SECONDS: Final = 15.0
"""With less time for each unit too little comes of asking many as one: what they share takes about
seven seconds a unit, all else around it four, and its bound seven."""

WHOLE_WEIGHT: Final = 10
"""How long it takes to ask few units as one with nothing given, where a look takes 1."""


@dataclass(slots=True)
class Looking:
    """`problem`: that of which the units of `rounds` are parts. `ask`: does a piece of work, so
    many `at_once`, None where it is lost; `until` then (time.monotonic) no search may go on.
    `looked`: hears that a part has looked ahead, `as_one`: that some have as one; `bounded`:
    whether anybody asks for bounds.

    `aheads`: what was found, by unit; `joint`: the units whose times suit those of others."""

    problem: Problem
    rounds: Rounds
    ask: Callable[[Job[Ahead]], Ahead | None]
    at_once: int
    until: float
    looked: Callable[[str, Ahead], None]
    as_one: Callable[[Sequence[str], Ahead], None]
    bounded: bool = True
    aheads: dict[str, Ahead] = field(default_factory=lambda: defaultdict(Ahead))
    joint: set[str] = field(default_factory=set)
    _whole: Ahead | None = None
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
        end = min(now + JOINED * (self.until - now), self.until - self._seeking())
        each = (end - now) * self.at_once / max(1, len(self.rounds.units))
        joint = [
            chain for chain in chains
            if jointly.needed(chain) and (jointly.few(chain) or each >= CROWD_SECONDS)
        ]
        few = [chain for chain in joint if jointly.few(chain)]
        crowds = [
            Crowd(jointly, chain, self._known, self._join, self._look_at_points)
            for chain in joint if chain not in few
        ]
        steps = [step for crowd in crowds for step in crowd.times()]
        for chain in few + [chain for chain in chains if chain not in joint]:
            looks = [Step(partial(self._look, unit, chain in few), 1) for unit in chain]
            steps += looks
            if chain in few:
                steps.append(Step(partial(self._look_jointly, jointly, chain), len(chain), looks))
        steps += [step for crowd in crowds if self.bounded for step in crowd.bounds()]
        end = end if joint else now + LOOKING * (self.until - now)
        whole = None
        if len(few) == len(chains) == 1:
            whole = Step(partial(self._ask_whole, jointly, few[0]), WHOLE_WEIGHT)
        self._in_order(steps, whole, end)
        again = [one for crowd in crowds for one in crowd.once_more(end)]
        again.sort(key=lambda one: -one[0])
        in_order([step for _, step in again], self.at_once, lambda: end - time.monotonic())

    def _seeking(self) -> float:
        """Seconds that plans at the times that are found take at least."""
        largest = max((len(occurrences(unit.problem)) for unit in self.rounds.units), default=0)
        return SEEKING * largest * -(-len(self.rounds.units) // self.at_once)

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

    def _known(self, unit: Unit) -> Ahead:
        """What is known of a part."""
        return self.aheads[unit.name]

    def _join(self, units: Sequence[Unit], found: Ahead) -> None:
        """Let each of some units have the times that suit all of them best."""
        with self._lock:
            self.joint |= {unit.name for unit in units}
            for unit in units:
                self.aheads[unit.name] = replace(
                    self.aheads[unit.name], starts=of_unit(unit, found.starts),
                    first=of_unit(unit, found.first),
                )
