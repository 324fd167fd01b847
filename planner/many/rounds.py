"""The rounds in which many units are planned, and what each may take of what they share.

In each a unit waits for those before it that share a lead or room with it, and units that share
nothing run side by side. What a unit is given hangs on these alone, so that the plans are the same
however many run at once. First round: a plan of each unit is put together, so that there is a whole
plan soon. Second round: each is searched with what all others hold taken, so that whenever it ends
the plans fit. Third round: a unit that lacks a meeting is planned as if one neighbour held nothing,
and then the neighbour with what is left; both are kept if together they lack less.
"""

import math
import threading
import time
from collections.abc import Callable, Collection, Mapping, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from dataclasses import dataclass, field, replace

from models.meetings import Meeting
from models.plan import Outcome, Plan
from models.shared import Shared
from planner.hands import Lost
from planner.many.sharing import components, in_order, lacks, neighbours, with_taken
from planner.many.solving import Solver, Task
from planner.many.units import Unit
from planner.progress import Cancel, Stopped
from planner.solver.options import PlanOptions

_SWAPS = 2
"""Neighbours that each unit tries to get time from."""

SWAP_SECONDS = 16.0
"""In less time nothing comes of it: two searches of a unit, one after the other."""

Heard = Callable[[str, float, Outcome | None], None]
"""Hears of a unit how far it is, and of each plan that it has; called from several threads. A plan
that was only put together comes with 0.0."""


@dataclass(slots=True)
class Rounds:
    """Units on their way to plans. `outcomes` and `lost` (units whose search failed, and how)
    grow while it runs; `stopped`: somebody wanted it to end early.

    `work`: units of work for each unit's search, where that is not what the options say. `until`:
    when (time.monotonic) no search may go on.
    """

    units: Sequence[Unit]
    shared: Shared
    options: PlanOptions
    solver: Solver
    at_once: int
    heard: Heard
    cancel: Cancel
    work: Mapping[str, float] = field(default_factory=dict)
    until: float | None = None
    outcomes: dict[str, Outcome] = field(default_factory=dict)
    lost: dict[str, str] = field(default_factory=dict)
    stopped: bool = False
    _to_search: set[str] = field(default_factory=set)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def __post_init__(self) -> None:
        self.units = in_order(self.units, self.shared)

    def run(self) -> None:
        """Plan them all, or as many as there is time for before `cancel` says so."""
        self.first()
        self.search()
        self.exchange()

    def first(self) -> None:
        """Put a plan of each unit together."""
        self._in_turn(self._put_together, self.units)

    def search(self, names: Collection[str] | None = None) -> None:
        """Search for a better plan of each unit, or of some."""
        some = [unit for unit in self.units if names is None or unit.name in names]
        if not self.stopped:
            self._to_search = {unit.name for unit in some}
            self._in_turn(self._search, some)

    def exchange(self) -> None:
        """Let units that lack a meeting take what a neighbour holds, where this is better."""
        sets = [names for names in components(self.units, self.shared) if len(names) > 1]
        if not self.stopped:
            with ThreadPoolExecutor(self.at_once) as pool:
                for future in [pool.submit(self._swap_all, names) for names in sets]:
                    future.result()

    def _in_turn(
        self, step: Callable[[Unit, Sequence[str]], None], some: Sequence[Unit]
    ) -> None:
        """Take a step with each unit once those before it have taken it that share with it."""
        beside, place = neighbours(self.units, self.shared), self._places()
        names = {unit.name for unit in some}
        waiting = {
            unit.name: {n for n in beside[unit.name] if n in names and place[n] < place[unit.name]}
            for unit in some
        }
        running: dict[Future[None], str] = {}
        with ThreadPoolExecutor(self.at_once) as pool:
            while waiting or running:
                for name in [n for n, needs in waiting.items() if not needs]:
                    del waiting[name]
                    running[pool.submit(step, self._unit(name), beside[name])] = name
                done, _ = wait(running, return_when=FIRST_COMPLETED)
                for future in done:
                    name = running.pop(future)
                    future.result()
                    for needs in waiting.values():
                        needs.discard(name)

    def _put_together(self, unit: Unit, beside: Sequence[str]) -> None:
        """A first plan beside what those hold that come before it, and what others have locked."""
        held = {n: self._held(n) for n in beside}
        outcome = self._solve(unit, held, unit.plan, first=True)
        if outcome is not None:
            self.take({unit.name: outcome}, 0.0)

    def _search(self, unit: Unit, beside: Sequence[str]) -> None:
        """A unit's plan beside what all others hold."""
        there = self.outcomes.get(unit.name)
        start = unit.plan if there is None else there.plan
        outcome = self._solve(unit, {n: self._held(n) for n in beside}, start)
        self._to_search.discard(unit.name)
        if outcome is not None:
            self.take({unit.name: outcome})

    def _turns(self, unit: Unit) -> int:
        """How many searches have to fit, one after another, into the time that is left."""
        sharing = next(names for names in components(self.units, self.shared) if unit.name in names)
        here = len(self._to_search.intersection(sharing))
        return max(1, here, -(-len(self._to_search) // self.at_once))

    def _swap_all(self, names: Sequence[str]) -> None:
        beside = neighbours(self.units, self.shared)
        for name in names:
            if name in self.lost or not self._lacks(name):
                continue
            others = [n for n in beside[name] if n in self.outcomes]
            others.sort(key=lambda n: -len(self._in_common(name, n)))
            for other in others[:_SWAPS]:
                if self._lacks(name) and self._left() >= SWAP_SECONDS:
                    self._swap(name, other, beside)

    def _swap(self, name: str, other: str, beside: Mapping[str, Sequence[str]]) -> None:
        """Let one unit take what another holds, and that make do with what is left."""
        held = {n: self._held(n) for n in beside[name] if n != other}
        held[other] = self._unit(other).problem.locked
        first = self._solve(self._unit(name), held, self.outcomes[name].plan)
        if first is None or _missing(first) >= _missing(self.outcomes[name]):
            return
        held = {n: self._held(n) for n in beside[other]} | {name: first.plan.meetings}
        second = self._solve(self._unit(other), held, self.outcomes[other].plan)
        if second is None:
            return
        before = _missing(self.outcomes[name]) + _missing(self.outcomes[other])
        if _missing(first) + _missing(second) < before:
            self.take({name: first, other: second})

    def _solve(
        self, unit: Unit, held: Mapping[str, tuple[Meeting, ...]], start: Plan | None, *,
        first: bool = False,
    ) -> Outcome | None:
        """A unit's plan; None where the search is lost or everything is to end."""
        if self.cancel():
            self.stopped = True
            return None
        options = replace(self.options, work=self.work.get(unit.name, self.options.work))
        if not first:
            if self._left() <= 0:
                return None
            share = self._left() / self._turns(unit)
            options = replace(options, time_limit=min(options.time_limit, share))
        task = Task(unit.name, with_taken(unit, self.shared, held), options, start, first)
        try:
            return self.solver(
                task, lambda done: None if first else self.heard(unit.name, done, None),
                self.cancel,
            )
        except Stopped:
            self.stopped = True
        except Lost as fault:
            if unit.name not in self.outcomes:
                self.lost[unit.name] = str(fault)
        return None

    def take(self, found: Mapping[str, Outcome], done: float = 1.0) -> None:
        """Take over plans that fit together with all others. `done`: how far these units are."""
        with self._lock:
            self.outcomes.update(found)
            for name in found:
                self.lost.pop(name, None)
        for name, outcome in found.items():
            self.heard(name, done, outcome)

    def _held(self, name: str) -> tuple[Meeting, ...]:
        outcome = self.outcomes.get(name)
        return self._unit(name).problem.locked if outcome is None else outcome.plan.meetings

    def _in_common(self, one: str, other: str) -> tuple[Meeting, ...]:
        """What another unit holds of what both share."""
        both = self.shared.of(one) & self.shared.of(other)
        return tuple(m for m in self._held(other) if m.lead in both or m.room in both)

    def _left(self) -> float:
        """Seconds in which a search may go on."""
        return math.inf if self.until is None else self.until - time.monotonic()

    def _lacks(self, name: str) -> bool:
        outcome = self.outcomes.get(name)
        return outcome is not None and lacks(self._unit(name), outcome.plan, self.shared)

    def _unit(self, name: str) -> Unit:
        return next(unit for unit in self.units if unit.name == name)

    def _places(self) -> dict[str, int]:
        return {unit.name: number for number, unit in enumerate(self.units)}


def _missing(outcome: Outcome) -> int:
    """What counts: points of what must be covered and is not."""
    return outcome.judgement.objectives["coverage"]
