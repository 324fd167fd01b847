"""The rounds in which many units are planned, and what each may take of what they share.

First round: a unit waits for those before it that share a lead or room with it, and what they hold
is taken; units that share nothing run side by side. What a unit is given hangs on these alone, so
that the plans are the same however many run at once. Second round: a unit that lacks a meeting is
planned as if one neighbour held nothing, and then the neighbour with what is left; both are kept
if together they lack less.
"""

import threading
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from dataclasses import dataclass, field

from models.meetings import Meeting
from models.plan import Outcome, Plan
from models.shared import Shared
from planner.many.sharing import components, in_order, lacks, neighbours, with_taken
from planner.many.solving import Lost, Solver, Task
from planner.many.units import Unit
from planner.progress import Cancel, Stopped
from planner.solver.options import PlanOptions

_SWAPS = 2
"""Neighbours that each unit tries to get time from."""

Heard = Callable[[str, float, Outcome | None], None]
"""Hears of a unit how far it is, and its plan once there is one; called from several threads."""


@dataclass(slots=True)
class Rounds:
    """Units on their way to plans. `outcomes` and `lost` (units whose search failed, and how)
    grow while it runs; `stopped`: somebody wanted it to end early."""

    units: Sequence[Unit]
    shared: Shared
    options: PlanOptions
    solver: Solver
    at_once: int
    heard: Heard
    cancel: Cancel
    outcomes: dict[str, Outcome] = field(default_factory=dict)
    lost: dict[str, str] = field(default_factory=dict)
    stopped: bool = False
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def run(self) -> None:
        """Plan them all, or as many as there is time for before `cancel` says so."""
        self.units = in_order(self.units, self.shared)
        with ThreadPoolExecutor(self.at_once) as pool:
            self._first(pool)
            if not self.stopped:
                self._second(pool)

    def _first(self, pool: ThreadPoolExecutor) -> None:
        beside, place = neighbours(self.units, self.shared), self._places()
        waiting = {
            unit.name: {n for n in beside[unit.name] if place[n] < place[unit.name]}
            for unit in self.units
        }
        running: dict[Future[None], str] = {}
        while waiting or running:
            for name in [n for n, needs in waiting.items() if not needs]:
                del waiting[name]
                running[pool.submit(self._begin, self._unit(name), beside[name])] = name
            done, _ = wait(running, return_when=FIRST_COMPLETED)
            for future in done:
                name = running.pop(future)
                future.result()
                for needs in waiting.values():
                    needs.discard(name)

    def _begin(self, unit: Unit, beside: Sequence[str]) -> None:
        """A unit's first plan, with what those hold that come before it, and what others have
        locked."""
        place = self._places()
        held = {
            n: self._held(n) if place[n] < place[unit.name] else self._unit(n).problem.locked
            for n in beside
        }
        outcome = self._solve(unit, held, unit.plan)
        if outcome is not None:
            self._take({unit.name: outcome})

    def _second(self, pool: ThreadPoolExecutor) -> None:
        sets = [names for names in components(self.units, self.shared) if len(names) > 1]
        for future in [pool.submit(self._swap_all, names) for names in sets]:
            future.result()

    def _swap_all(self, names: Sequence[str]) -> None:
        beside = neighbours(self.units, self.shared)
        for name in names:
            if name in self.lost or not self._lacks(name):
                continue
            others = [n for n in beside[name] if n in self.outcomes]
            others.sort(key=lambda n: -len(self._in_common(name, n)))
            for other in others[:_SWAPS]:
                if self._lacks(name):
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
            self._take({name: first, other: second})

    def _solve(
        self, unit: Unit, held: Mapping[str, tuple[Meeting, ...]], start: Plan | None
    ) -> Outcome | None:
        """A unit's plan; None where the search is lost or everything is to end."""
        if self.cancel():
            self.stopped = True
            return None
        task = Task(unit.name, with_taken(unit, self.shared, held), self.options, start)
        try:
            return self.solver(
                task, lambda done: self.heard(unit.name, done, None), self.cancel
            )
        except Stopped:
            self.stopped = True
        except Lost as fault:
            if unit.name not in self.outcomes:
                self.lost[unit.name] = str(fault)
        return None

    def _take(self, found: Mapping[str, Outcome]) -> None:
        with self._lock:
            self.outcomes.update(found)
        for name, outcome in found.items():
            self.heard(name, 1.0, outcome)

    def _held(self, name: str) -> tuple[Meeting, ...]:
        outcome = self.outcomes.get(name)
        return self._unit(name).problem.locked if outcome is None else outcome.plan.meetings

    def _in_common(self, one: str, other: str) -> tuple[Meeting, ...]:
        """What another unit holds of what both share."""
        both = self.shared.of(one) & self.shared.of(other)
        return tuple(m for m in self._held(other) if m.lead in both or m.room in both)

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
