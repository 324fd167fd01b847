"""What the search calls impossible is asked a second time, in another way, before it is said.

A solver can be wrong: in what it simplifies first, or in what was posted to it. So a proof that
what must be covered cannot be better is put once more, as a question of its own that is simplified
otherwise and walked through in another order; and of a time at which nothing seems to stand against
a meeting it is asked whether the meeting alone could be held then.
"""

import threading
import time
from collections.abc import Collection, Sequence
from dataclasses import replace
from typing import Any

from ortools.sat.python import cp_model

from planner.progress import Cancel, Stopped
from planner.solver.model import PlanModel, build
from planner.solver.offers import make_offers
from planner.solver.stopping import stoppable
from planner.variables import Slot

ALONE_WORK = 0.05
"""Work for one time of one meeting by itself; nearly all take a hundredth of it."""


def other_solver(
    seed: int, work: float, seconds: float, linear: bool = False
) -> cp_model.CpSolver:
    """A solver with other settings than those of the search, for one worker. `linear`: it may use
    the linear relaxation, without which an easier problem's sums say too little."""
    solver = cp_model.CpSolver()
    parameters = solver.parameters
    parameters.num_workers = 1
    parameters.random_seed = seed + 1
    parameters.catch_sigint_signal = False
    parameters.max_deterministic_time = work
    parameters.max_time_in_seconds = max(0.05, seconds)
    # The search simplifies once, looks for nothing first and keeps to the linear relaxation.
    parameters.max_presolve_iterations = 3
    parameters.cp_model_probing_level = 2
    parameters.symmetry_level = 1
    parameters.linearization_level = 2 if linear else 0
    return solver


def question(cp: cp_model.CpModel, condition: Any) -> cp_model.CpModel:
    """A model without an objective in which a condition holds besides."""
    asked = cp.clone()
    asked.clear_objective()  # type: ignore[no-untyped-call]
    asked.clear_hints()  # type: ignore[no-untyped-call]
    asked.add(condition)
    return asked


class Aside:
    """Questions that are asked beside the search, on another core. To each it should be answered
    that nothing is possible."""

    def __init__(
        self, asked: Sequence[cp_model.CpModel], seed: int, work: float, seconds: float,
        cancel: Cancel,
    ) -> None:
        self._until = time.monotonic() + seconds
        self._asked, self._seed, self._work, self._cancel = asked, seed, work, cancel
        self._answers: list[Any] = []
        # A daemon: whoever is asked to stop waits for the solver, which is told, and not for this.
        self._thread = threading.Thread(target=self._ask, name="confirm", daemon=True)
        self._thread.start()

    def certain(self) -> bool | None:
        """Whether nothing is possible, once all is answered; None where it is not known."""
        self._thread.join()
        if any(answer in (cp_model.OPTIMAL, cp_model.FEASIBLE) for answer in self._answers):
            return False
        told = [answer == cp_model.INFEASIBLE for answer in self._answers]
        return True if all(told) and len(told) == len(self._asked) else None

    def _ask(self) -> None:
        for asked in self._asked:
            left = self._until - time.monotonic()
            solver = other_solver(self._seed, self._work, left, linear=True)
            with stoppable(solver, self._cancel):
                self._answers.append(solver.solve(asked))
            if self._answers[-1] != cp_model.INFEASIBLE:
                return


def never_held(model: PlanModel, slot: Slot, indices: Collection[int]) -> frozenset[int]:
    """Those of a slot's starts at which its meeting cannot be held even if it were the only one.

    Empty where somebody wants to stop. What is not shown within its work counts as possible.
    """
    if not indices:
        return frozenset()
    alone = replace(model.problem, locked=())
    try:
        offers = [
            offer for offer in make_offers(alone, model.cancel, {slot.due.id})
            if offer.due.id == slot.due.id
        ]
        about = build(alone, offers, model.cancel, alike=False)
        at = dict(zip(about.slots[0].starts, about.slots[0].at, strict=True))
        return frozenset(
            index for index in indices
            if slot.starts[index] in at and _impossible(about, at[slot.starts[index]])
        )
    except Stopped:
        return frozenset()


def _impossible(about: PlanModel, start: cp_model.IntVar) -> bool:
    if about.cancel():
        raise Stopped
    solver = other_solver(0, ALONE_WORK, 1.0)
    return bool(solver.solve(question(about.cp, start == 1)) == cp_model.INFEASIBLE)
