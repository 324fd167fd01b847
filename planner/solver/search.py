"""The search: one objective of the ladder after another, none at the cost of one before it.

Each step starts from the plan of the step before, and stopping keeps the best. A step searches the
whole model for a while, which tells how good a plan could be at best, and then part after part of
the plan (`neighbourhoods`). The search is bounded by the solver's own measure of work, which is the
same on every machine, so that one seed gives one plan; the clock is a second bound, for slow
machines.
"""

import logging
import random
import time
from collections.abc import Iterator, Sequence
from typing import Any

from ortools.sat.python import cp_model

from models.plan import Objective, Plan
from models.policy import OBJECTIVES
from planner.progress import Cancel, Progress, Report, Stopped, never, silent
from planner.solver.bounds import Bounds
from planner.solver.confirm import Aside, other_solver, question
from planner.solver.model import PlanModel
from planner.solver.neighbourhoods import (
    Neighbourhood,
    around_missing,
    construction,
    improvement,
    kept,
    left_out,
    same_days,
    same_starts,
)
from planner.solver.objectives import Ladder, Sum, least_fairness, least_whole
from planner.solver.options import PlanOptions
from planner.solver.outcome import plain_plan
from planner.solver.soundness import unsound_sets
from planner.solver.steps import Goal, Step
from planner.solver.stopping import stoppable
from planner.texts import t

CONSTRUCTION_WORK = 1.0
"""Work for each part of the first whole plan, at most."""

DAY_BOUND, DAYS_WORK = ("reach", "extra_time"), 2.0
"""Goals that are searched with each meeting at its start first and then on its day, where a guide
chose them, and the work for each, at most."""

PART_WORK, PART_OVERHEAD = 0.3, 0.1
"""Work for each part that is searched anew, and what setting it up counts as."""

IDLE_PARTS = 14
"""After so many parts in a row from which nothing came, no more are searched."""

WHOLE_SHARES: dict[str, float] = {"coverage": 0.7, "reach": 0.6}
"""How much of a step's work is kept for the whole model, which alone gives the bound. What must be
covered is often proven; the bound of the sums further down hardly moves in one large model.
Measured: with half as much for coverage one home came to 97 points instead of 107, another to 121
instead of 69."""

WHOLE_SHARE = 0.15
"""The same for the objectives not named above."""

CONFIRMED = ("coverage", "changes")
"""Goals of which people are told that no less is possible: that is asked twice (`confirm`)."""

CONFIRM_WORK, CONFIRM_PART_WORK = 4.0, 12.0
"""Work for the second question to the whole model and to a part, at most. Measured for the parts of
three units: up to 7, where the first took 4 to 7."""

log = logging.getLogger(__name__)


class Search:
    """One search: the model, the best values of its variables, and what is left of the time.

    `values` must be those of a plan that the model allows. `parts`: whether parts of the plan are
    searched besides the whole, as is right for all but small models. What bounds tell of good plans
    is followed by `planner.solver.guided`.
    """

    def __init__(
        self, model: PlanModel, ladder: Ladder, values: Sequence[int], options: PlanOptions,
        report: Report = silent, cancel: Cancel = never, *, began: float | None = None,
        parts: bool = True, bounds: Bounds | None = None,
    ) -> None:
        self.model, self.ladder, self.values = model, ladder, list(values)
        self.options, self.report, self.cancel, self.parts = options, report, cancel, parts
        self.bounds = bounds if bounds is not None and bounds.possible else None
        # Where groups are still to be formed, parts know too little of who is wanted to be a guide.
        self.guides = self.bounds is not None and not any(slot.member for slot in model.slots)
        self.began = time.monotonic() if began is None else began
        self.until = self.began + options.time_limit
        if bounds is not None:
            bounds.until = self.until
        self.steps: list[Step] = []
        self.stopped = False
        self._goals: tuple[Goal, ...] = ()
        self._aside: list[tuple[Step, int | None, Aside]] = []
        self._best = self.values

    def climb(self, goals: Sequence[Goal]) -> None:
        """Take each goal in turn; what is reached is kept through those that follow."""
        self._goals, self._best = tuple(goals), self.values
        work = self.options.units_of_work
        steps: list[Step] = []
        for number, goal in enumerate(goals):
            step = Step(goal.name, 0)
            step.settle(goal.total.value(self.values))
            steps.append(step)
            self.steps.append(step)
            spent = self._bound(step)
            # Where parts are no guide their little work comes on top: the search is as it was.
            work -= spent if self.guides else 0.0
            if step.proven and step.value > 0 and step.name in CONFIRMED:
                work -= self._confirm(step, goal.total)
            elif not step.proven and not self.over():
                share = goal.share / sum(other.share for other in goals[number:])
                share = self._share(step, share)
                # On a slow machine the clock is shared like the work: each step has its turn.
                self.until = time.monotonic() + self.left() * share
                work -= self._improve(step, goal.total, work * share)
                self.until = self.began + self.options.time_limit
            # Not by `require`: a wish to stop ends what rules post, and here keeps the best plan.
            self.model.cp.add(self.expression(goal.total) <= step.value)
        self.values = self._best
        self._hear()
        for step, goal in zip(steps, goals, strict=True):
            # A later step may have bettered an earlier one on its way.
            step.settle(goal.total.value(self.values))

    def _bound(self, step: Step, *, soon: bool = True) -> float:
        """Take over what parts tell of a goal, `soon` or after all that can be asked. Returns the
        work that it took."""
        if self.bounds is None or self.over():
            return 0.0
        before = self.bounds.used
        known = {one.name: one.value for one in self.steps[:-1]}
        try:
            if step.name == "coverage":
                step.settle(step.value, self.bounds.coverage())
            elif step.name == "extra_time" and "coverage" in known:
                ask = self.bounds.extra_time_soon if soon else self.bounds.extra_time
                step.settle(step.value, ask(known["coverage"], known.get("reach")))
            elif step.name == "fairness":
                least = next((s.bound or 0 for s in self.steps if s.name == "extra_time"), 0)
                step.settle(step.value, least_fairness(self.model.problem, least))
        except Stopped:
            self.stopped = True
        return self.bounds.used - before

    def objectives(self) -> tuple[Objective, ...]:
        """The steps so far that belong to a ladder."""
        return tuple(step.objective() for step in self.steps if step.name in OBJECTIVES)

    def tell(
        self, message: str, *, finished: bool = False, found: Plan | None = None
    ) -> None:
        """Report where the search is: how much of its time is gone, unless it has finished."""
        done = 1.0 if finished else 1.0 - max(0.0, self.left()) / self.options.time_limit
        self.report(Progress("plan", message, done, self.objectives(), found))

    def wants_stop(self) -> bool:
        """Whether somebody wants the search to end. Remembered, since it stays so."""
        self.stopped = self.stopped or self.cancel()
        return self.stopped

    def over(self) -> bool:
        """Whether somebody wants to stop, or time is up."""
        return self.wants_stop() or time.monotonic() >= self.until

    def left(self) -> float:
        """Seconds of the time limit that are left."""
        return self.options.time_limit - (time.monotonic() - self.began)

    def expression(self, total: Sum) -> Any:
        """A sum as the solver takes it."""
        return self.model.total(total.variables, total.weights) + total.constant

    def _rank(self, values: Sequence[int]) -> tuple[int, ...]:
        return tuple(goal.total.value(values) for goal in self._goals)

    def _improve(self, step: Step, total: Sum, work: float) -> float:
        """Search for a better value of one objective. Returns the work that it took."""
        began = time.monotonic()
        self.model.cp.minimize(self.expression(total))
        used = self._search_whole_and_parts(step, total, work) if self.parts else (
            self._search(step, total, work)
        )
        if step.proven and step.value > 0 and step.name in CONFIRMED:
            used += self._confirm(step, total)
        self.model.cp.clear_objective()  # type: ignore[no-untyped-call]
        step.seconds = time.monotonic() - began
        self.tell(_phase(step), found=plain_plan(self.model, self._best, self.options.seed))
        return used

    def _confirm(self, step: Step, total: Sum) -> float:
        """Ask for anything better once more, in another way. Returns the work that it took.

        What is not confirmed is not called proven, and what is found after all is taken over.
        """
        bound, bounds = step.bound, self.bounds if step.name == "coverage" else None
        step.bound, step.proven = step.value - 1, False
        if bounds is not None and bounds.covered == step.value:
            # The parts alone prove it: they are asked, on another core while the search goes on.
            parts, seed = bounds.questions(), self.options.seed
            asked = Aside(parts, seed, CONFIRM_PART_WORK, self.left(), self.wants_stop)
            self._aside.append((step, bound, asked))
            return 0.0
        better = question(self.model.cp, self.expression(total) <= step.value - 1)
        solver = other_solver(self.options.seed, CONFIRM_WORK, self.until - time.monotonic())
        with stoppable(solver, self.wants_stop):
            status = solver.solve(better)
        if status in (cp_model.OPTIMAL, cp_model.FEASIBLE):
            log.error("%s: what was proven to be impossible was found", step.name)
            step.bound = 0
            self._take(list(solver.response_proto.solution), step, total)
        elif status == cp_model.INFEASIBLE:
            step.bound, step.proven = bound, True
        return float(solver.response_proto.deterministic_time)

    def _hear(self) -> None:
        """What was answered to all that was asked beside the search."""
        for step, bound, asked in self._aside:
            certain = asked.certain()
            if certain is False:
                log.error("%s: what was proven to be impossible was found", step.name)
            step.bound = {True: bound, False: 0, None: step.bound}[certain]

    def _search_whole_and_parts(self, step: Step, total: Sum, work: float) -> float:
        used = self._follow(step, total, work)
        if not used and not self.steps[1:]:
            used = self._construct(step, total, work)
        if step.name == "coverage":
            for part in around_missing(self.model, self.values):
                used += self._search(step, total, min(CONSTRUCTION_WORK, work - used), part)
        elif self.guides and step.name in DAY_BOUND:
            for near in (same_starts, same_days):
                if not step.proven:
                    part = near(self.model, self.values)
                    used += self._search(step, total, min(DAYS_WORK, work - used), part)
        parts = improvement(self.model, random.Random(self.options.seed))
        share = WHOLE_SHARE if self.guides else WHOLE_SHARES.get(step.name, WHOLE_SHARE)
        used += self._search_parts(step, total, (work - used) * (1 - share), parts)
        if not step.proven:
            used += self._search(step, total, work - used)
        return used + self._search_parts(step, total, work - used, parts)

    def _follow(self, step: Step, total: Sum, work: float) -> float:  # noqa: ARG002 - nothing here
        """Do what is known of parts, where anything is. Returns the work that it took."""
        return 0.0

    def _share(self, step: Step, share: float) -> float:  # noqa: ARG002 - not for all steps alike
        """Which share of what is left a step gets, of what it has by itself."""
        return share

    def _seconds(self) -> float:
        """Seconds that are left for the present step; a model wants a moment at least."""
        return max(0.1, self.until - time.monotonic())

    def _construct(self, step: Step, total: Sum, work: float) -> float:
        """Put a first whole plan together. Returns the work that it took."""
        used = 0.0
        for part in construction(self.model):
            used += self._search(step, total, min(CONSTRUCTION_WORK, work - used), part)
        return used

    def _search_parts(
        self, step: Step, total: Sum, work: float, parts: Iterator[Neighbourhood]
    ) -> float:
        """Search part after part until nothing comes of it. Returns the work that it took."""
        used, idle = 0.0, 0
        while not step.proven and used < work and idle < IDLE_PARTS and not self.over():
            before = step.value
            used += self._search(step, total, min(PART_WORK, work - used), next(parts))
            idle = idle + 1 if step.value >= before else 0
        return used

    def _search(
        self, step: Step, total: Sum, work: float, part: Neighbourhood | None = None
    ) -> float:
        """Search the whole model or a part of the plan. Returns the work that it took.

        Again where what was found is not sound, since that is then excluded.
        """
        used, sound = 0.0, False
        while not sound and used < work and not self.over():
            solver = self._solver(work - used, part)
            sound = self._solve(solver, step, total, part)
            used += float(solver.response_proto.deterministic_time)
            used += 0.0 if part is None else PART_OVERHEAD
        return used

    def _solve(
        self, solver: cp_model.CpSolver, step: Step, total: Sum, part: Neighbourhood | None
    ) -> bool:
        """One solve; a plan that is no worse is taken over if it is sound. Returns whether it is.

        Only the whole model tells how good a plan could be at best.
        """
        cp = self.model.cp if part is None else self._narrowed(part)
        cp.clear_hints()  # type: ignore[no-untyped-call]
        # All at once: one by one takes longer than many a part is searched.
        cp.proto.solution_hint.vars.extend(range(len(self.values)))
        cp.proto.solution_hint.values.extend(self.values)
        with stoppable(solver, self.wants_stop):
            status = solver.solve(cp, Watch(self, step))
        if status not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
            return True
        bound = least_whole(solver.best_objective_bound) if part is None else None
        return self._take(list(solver.response_proto.solution), step, total, bound)

    def _take(
        self, values: list[int], step: Step, total: Sum, bound: int | None = None
    ) -> bool:
        """Take over a plan that is no worse, if it is sound. Returns whether it is."""
        self.ladder.tighten(values)
        unsound = list(unsound_sets(self.model, values))
        for literals in unsound:
            self.model.not_all(literals)
        if not unsound and total.value(values) <= total.value(self.values):
            self.values = values
            # What is as good in one objective may be worse in those that come after it.
            if self._rank(values) <= self._rank(self._best):
                self._best = values
        step.settle(total.value(self.values), bound)
        return not unsound

    def _narrowed(self, part: Neighbourhood) -> cp_model.CpModel:
        """A copy of the model in which all but a part keeps its values."""
        cp = self.model.cp.clone()
        variables = cp.proto.variables
        for variable in kept(self.model, part):
            value = self.values[variable.index]
            domain = variables[variable.index].domain
            domain[0] = domain[1] = value  # every kept variable is a literal
        for variable in left_out(self.model, part):
            domain = variables[variable.index].domain
            domain[0] = domain[1] = 0
        return cp

    def _solver(self, work: float, part: Neighbourhood | None) -> cp_model.CpSolver:
        solver = cp_model.CpSolver()
        parameters = solver.parameters
        parameters.max_time_in_seconds = max(0.05, self.until - time.monotonic())
        parameters.max_deterministic_time = work
        parameters.num_workers = self.options.workers
        parameters.random_seed = self.options.seed
        # Ctrl+C belongs to whoever called: with the solver's own handler the process aborts.
        parameters.catch_sigint_signal = False
        # At each step anew probing and symmetry cost more than they bring.
        parameters.max_presolve_iterations = 1
        parameters.cp_model_probing_level = 0
        parameters.symmetry_level = 0
        if part is not None and self.guides:
            # Measured: parts are searched to their end in half the work with all of the relaxation.
            parameters.linearization_level = 2
        return solver


class Watch(cp_model.CpSolverSolutionCallback):
    """Tells of each better plan."""

    def __init__(self, search: Search, step: Step) -> None:
        super().__init__()
        self._search, self._step = search, step

    def on_solution_callback(self) -> None:
        """A plan was found; it may be no better than the one that the search began with."""
        value = round(self.objective_value)
        if value < self._step.value:
            self._step.value = value
            self._search.tell(_phase(self._step))


def _phase(step: Step) -> str:
    return t("plan.phase.objective", objective=t(f"objective.{step.name}"))
