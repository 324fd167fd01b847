"""A large problem planned part by part, as many at once as there are cores for.

One model of 100 people and more is built for minutes and searched in vain. Its parts are problems
of the size of a unit, whose plans together are the plan of the whole; what they share is given out
in rounds (`planner.many.rounds`). Bounds are found part by part as well, as if nobody else took a
lead or a room, and added up.
"""

import multiprocessing
import os
import threading
import time
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, replace
from functools import partial
from typing import Final

from models.agenda import occurrences
from models.plan import Objective, Outcome, Plan
from models.problem import Problem
from planner.many.crew import Crew
from planner.many.parts import Parts, parts_of
from planner.many.rounds import Rounds
from planner.many.solving import Lost, Told, in_this_process
from planner.many.units import Unit
from planner.progress import Cancel, Progress, Report, Stopped, never, silent
from planner.solver.bounds import Bounds, least_extra_time
from planner.solver.offers import make_offers
from planner.solver.options import PlanOptions
from planner.solver.run import plan as plan_whole
from planner.solver.run import unfinished
from planner.texts import t

MEETINGS: Final = 60
"""So many meetings that are due are searched in one model, of however many parts."""

AT_ONCE: Final = 2
"""Processes; their memory adds up. With fewer cores the same plan takes longer."""

SETTING_UP: Final = 0.05
"""What model and bounds of a part count as, in units of work for each meeting that is due in it."""

LEAST_WORK: Final = 0.2
"""Work for each part at least."""


@dataclass(frozen=True, slots=True)
class Least:
    """What no plan of a part is better than: `Bounds.coverage` and `Bounds.together`."""

    coverage: int
    together: dict[int, int]


def plan(
    problem: Problem, options: PlanOptions | None = None, report: Report = silent,
    cancel: Cancel = never, start: Plan | None = None, at_once: int = AT_ONCE,
) -> Plan:
    """The same as `planner.solver.run.plan`, in parts where the problem is large and has some.

    `at_once`: processes; 0: all in this one.
    """
    options = options or PlanOptions()
    if len(occurrences(problem)) > MEETINGS:
        parts = parts_of(problem, start)
        if len(parts.units) > 1:
            return plan_in_parts(problem, parts, options, report, cancel, at_once)
    return plan_whole(problem, options, report, cancel, start)


def plan_in_parts(
    problem: Problem, parts: Parts, options: PlanOptions, report: Report = silent,
    cancel: Cancel = never, at_once: int = AT_ONCE,
) -> Plan:
    """A plan of a problem that was taken apart."""
    return _Large(problem, parts, options, report, cancel, at_once).plan()


def least_of(problem: Problem, seed: int, _: Told = lambda _: None) -> Least | None:
    """The bounds of a part; None where there are none."""
    bounds = Bounds(problem, make_offers(problem), seed)
    return Least(bounds.coverage(), bounds.together()) if bounds.possible else None


class _Large:
    """One large problem on its way to a plan."""

    def __init__(
        self, problem: Problem, parts: Parts, options: PlanOptions, report: Report,
        cancel: Cancel, at_once: int,
    ) -> None:
        self.problem, self.parts, self.options = problem, parts, options
        self.report, self.cancel = report, cancel
        # A daemon may have no children; a single part at a time needs none.
        alone = at_once < 1 or multiprocessing.current_process().daemon
        self.crew = None if alone else Crew()
        self.at_once = 1 if alone else min(at_once, os.cpu_count() or 1)
        self.least: dict[str, Least | None] = {}
        self.began = time.monotonic()
        self.shares: dict[str, float] = {}
        self.found: dict[str, Outcome] = {}
        self._lock = threading.Lock()

    def plan(self) -> Plan:
        """The plans of all parts as one."""
        self.report(Progress("plan", t("plan.phase.model"), 0.0))
        rounds = Rounds(
            self.parts.units, self.parts.shared, self.options, self.crew or in_this_process,
            self.at_once, self._heard, self.cancel, self._work(),
            self.began + self.options.time_limit, self._bound,
        )
        staff: AbstractContextManager[object] = self.crew or nullcontext()
        with staff:
            rounds.run()
        self.found = rounds.outcomes
        made = self._joined()
        self.report(Progress("plan", t("plan.phase.done"), 1.0, made.objectives))
        return replace(made, stopped=rounds.stopped)

    def _work(self) -> dict[str, float]:
        """The work for each part. Those that share something wait for one another."""
        due = self.parts.due
        serves = self.parts.shared.serves.values()
        longest = max(
            (sum(due[name] for name in names) for names in serves), default=max(due.values())
        )
        busy = max(longest, sum(due.values()) / AT_ONCE)
        whole = self.options.units_of_work
        return {
            name: max(LEAST_WORK, number * (whole / busy - SETTING_UP))
            for name, number in due.items()
        }

    def _bound(self, unit: Unit) -> None:
        """Find out how good a part could be at best."""
        left = self.began + self.options.time_limit - time.monotonic()
        if left <= 0:
            return
        job = partial(least_of, unit.problem, self.options.seed)
        try:
            found = job() if self.crew is None else self.crew.do(
                job, lambda _: None, lambda: self.cancel() or self._over()
            )
        except (Stopped, Lost):
            return
        with self._lock:
            self.least[unit.name] = found

    def _over(self) -> bool:
        return time.monotonic() - self.began > self.options.time_limit

    def _heard(self, name: str, done: float, outcome: Outcome | None) -> None:
        """A part has come further, or has a new plan. Called from several threads."""
        with self._lock:
            self.shares[name] = max(done, self.shares.get(name, 0.0))
            if outcome is not None:
                self.found[name] = outcome
            count = len(self.parts.units)
            share = sum(self.shares.values()) / count
            ready = sum(done >= 1.0 for done in self.shares.values())
            message = t("large.progress", done=ready, all=count)
            if len(self.found) < count:
                self.report(Progress("plan", message, share))
            else:
                made = self._joined() if outcome is not None else None
                ladder = made.objectives if made is not None else ()
                self.report(Progress("plan", message, share, ladder, made))

    def _joined(self) -> Plan:
        """The plans that there are as one."""
        plans = [self.found[u.name].plan for u in self.parts.units if u.name in self.found]
        courses = {c.id: c.members for s in self.problem.series for c in s.courses}
        whole = Plan(
            tuple(sorted(
                (m for plan in plans for m in plan.meetings), key=lambda m: (m.span, m.id)
            )),
            {**courses, **{name: who for plan in plans for name, who in plan.courses.items()}},
            seed=self.options.seed,
        )
        told = {missing.occurrence: missing for plan in plans for missing in plan.unplaced}
        there = {meeting.id for meeting in whole.meetings}
        due = [one.id for one in occurrences(self.problem) if one.id not in there]
        unplaced = tuple(told[id_] for id_ in due if id_ in told)
        if len(unplaced) < len(due):  # a part without a plan
            unplaced = unfinished(self.problem, whole, self.options.seed).unplaced
        return replace(
            whole, unplaced=unplaced,
            unreached=tuple(one for plan in plans for one in plan.unreached),
            objectives=tuple(self._objectives(plans)),
        )

    def _objectives(self, plans: list[Plan]) -> "list[Objective]":
        """The ladder of the whole: sums of what the judge says of the parts."""
        judged = [o.judgement.objectives for o in self.found.values()]
        whole = len(self.found) == len(self.parts.units)
        least = [self.least.get(unit.name) for unit in self.parts.units]
        known = [one for one in least if one is not None]
        seconds = {
            name: sum(o.seconds for plan in plans for o in plan.objectives if o.name == name)
            for name in self.problem.policy.steps
        }
        found: list[Objective] = []
        for name in self.problem.policy.steps if whole else ():
            value = sum(one[name] for one in judged)
            bound = 0 if value == 0 else None
            if len(known) == len(least) and value:
                if name == "coverage":
                    bound = sum(one.coverage for one in known)
                elif name == "extra_time" and "coverage" in self.problem.policy.steps:
                    bound = least_extra_time(
                        {w: sum(one.together[w] for one in known) for w in known[0].together},
                        sum(one["coverage"] for one in judged),
                    )
            proven = bound is not None and bound >= value
            found.append(Objective(name, value, bound, proven, round(seconds[name], 2)))
        return found
