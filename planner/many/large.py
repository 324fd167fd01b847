"""A large problem planned part by part, as many at once as there are cores for.

One model of 100 people and more is built for minutes and searched in vain. Its parts are problems
of the size of a unit, whose plans together are the plan of the whole. First a plan of each is put
together, so that there is a whole one soon. Then all are searched at the same time, each within
what it is granted of what they share (`planner.many.abreast`); those of which it is not known
when they would meet are searched one after another (`planner.many.rounds`). Bounds are found part
by part as well, as if nobody else took a lead or a room, and added up. A long period is planned so
stretch by stretch (`planner.many.stretches`).
"""

import logging
import multiprocessing
import os
import threading
import time
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import replace
from functools import partial
from typing import Final

from models.agenda import occurrences
from models.plan import Objective, Outcome, Plan
from models.problem import Problem
from planner.judging import check
from planner.many.abreast import LEAST_WORK, Abreast
from planner.many.ahead import Ahead, Least, least_minutes
from planner.many.crew import Crew
from planner.many.parts import Parts, parts_of
from planner.many.rounds import Rounds
from planner.many.solving import do_here, in_this_process
from planner.many.stretches import plan_in_stretches, stretches_for
from planner.many.units import Unit
from planner.progress import Cancel, Progress, Report, never, silent
from planner.solver.options import PlanOptions
from planner.solver.run import plan as plan_whole
from planner.solver.run import unfinished
from planner.texts import t

MEETINGS: Final = 60
"""So many meetings that are due are searched in one model, of however many parts."""

AT_ONCE: Final = 2
"""Processes; their memory adds up. With fewer cores the same plan takes longer."""

FEW: Final = 4
"""So few parts all have a process of their own: no core is idle while the last one is searched."""

SETTING_UP: Final = 0.05
"""What model and bounds of a part count as, in units of work for each meeting that is due in it."""

WEIGHED_EARLY: Final = 60.0
WEIGHING: Final = 20.0
"""Seconds for each part, of those searched one after another, with which it is found out beside the
search what plans cost, and how many of them that takes for each part; else it is done in the end.
"""

SETTLING: Final = 0.02
"""The share of the time that is for putting together what was found."""

log = logging.getLogger(__name__)


def plan(
    problem: Problem, options: PlanOptions | None = None, report: Report = silent,
    cancel: Cancel = never, start: Plan | None = None, at_once: int = AT_ONCE,
) -> Plan:
    """The same as `planner.solver.run.plan`, in parts where the problem is large and has some.

    `at_once`: processes; 0: all in this one.
    """
    options = options or PlanOptions()
    if len(occurrences(problem)) <= MEETINGS:
        return plan_whole(problem, options, report, cancel, start)
    parts, until = parts_of(problem, start), time.monotonic() + options.time_limit
    stretches = stretches_for(problem.period, max(parts.due.values()))
    if len(stretches) > 1:
        first = _Large(problem, parts, options, report, cancel, at_once).put_together()
        return plan_in_stretches(
            problem, stretches, first, options, partial(_again, at_once=at_once), report, cancel,
            until,
        )
    if len(parts.units) > 1:
        return plan_in_parts(problem, parts, options, report, cancel, at_once)
    return plan_whole(problem, options, report, cancel, start)


def _again(
    problem: Problem, options: PlanOptions, report: Report, cancel: Cancel, start: Plan, *,
    at_once: int,
) -> Plan:
    """A `planner.many.stretches.Search`."""
    parts = parts_of(problem, start)
    if len(parts.units) > 1:
        return _Large(problem, parts, options, report, cancel, at_once, sound=True).plan()
    return plan_whole(problem, options, report, cancel, start)


def plan_in_parts(
    problem: Problem, parts: Parts, options: PlanOptions, report: Report = silent,
    cancel: Cancel = never, at_once: int = AT_ONCE,
) -> Plan:
    """A plan of a problem that was taken apart."""
    return _Large(problem, parts, options, report, cancel, at_once).plan()


def _as_it_is(unit: Unit) -> tuple[str, Outcome]:
    """The plan of a part that there is."""
    there = unit.plan or Plan(())
    return unit.name, Outcome(unit.problem, there, check(unit.problem, there))


class _Large:
    """One large problem on its way to a plan. `sound`: each part has a plan that breaks no rule."""

    def __init__(
        self, problem: Problem, parts: Parts, options: PlanOptions, report: Report,
        cancel: Cancel, at_once: int, *, sound: bool = False,
    ) -> None:
        self.problem, self.parts, self.options = problem, parts, options
        self.report, self.cancel, self.sound = report, cancel, sound
        # A daemon may have no children; a single part at a time needs none.
        alone = at_once < 1 or multiprocessing.current_process().daemon
        self.crew = None if alone else Crew()
        self.at_once = 1 if alone else min(at_once, os.cpu_count() or 1)
        self.least: dict[str, Least | None] = {}
        self.as_one: dict[tuple[str, ...], Least | None] = {}
        self.began = time.monotonic()
        self.shares: dict[str, float] = {}
        self.found: dict[str, Outcome] = {}
        self.certain: bool | None = None
        self._lock = threading.Lock()

    def plan(self) -> Plan:
        """The plans of all parts as one."""
        until = self.began + self.options.time_limit
        with self._first() as rounds:
            self._search(rounds, until - SETTLING * self.options.time_limit)
        self.found = rounds.outcomes
        made = self._joined()
        self.report(Progress("plan", t("plan.phase.done"), 1.0, made.objectives))
        return replace(made, stopped=rounds.stopped)

    def put_together(self) -> Plan:
        """A plan of each part put together, as one."""
        with self._first() as rounds:
            return replace(self._joined(), stopped=rounds.stopped)

    @contextmanager
    def _first(self) -> Iterator[Rounds]:
        """The first round, with all who work there for what comes then."""
        self.report(Progress("plan", t("plan.phase.model"), 0.0))
        rounds = Rounds(
            self.parts.units, self.parts.shared, self.options, self.crew or in_this_process,
            self.at_once, self._heard, self.cancel, self._work(),
            self.began + self.options.time_limit,
        )
        staff: AbstractContextManager[object] = self.crew or nullcontext()
        with staff:
            if self.sound:
                rounds.take(dict(map(_as_it_is, self.parts.units)), 0.0)
            else:
                rounds.first()
            yield rounds

    def _search(self, rounds: Rounds, until: float) -> None:
        few = self.crew is not None and len(self.parts.units) <= FEW
        abreast = Abreast(
            self.problem, rounds, self.crew.do if self.crew is not None else do_here,
            len(self.parts.units) if few else self.at_once, until, self._looked, self._as_one,
            bounded=not self.sound,  # those of a stretch hold for no whole
        )
        abreast.look_ahead()
        now, count = time.monotonic(), len(self.parts.units)
        early = until - now > WEIGHED_EARLY * -(-count // abreast.at_once)
        if not rounds.stopped:
            with ThreadPoolExecutor(1) as aside:
                weighing = aside.submit(
                    abreast.weigh, now + WEIGHING * count, 1
                ) if early else None
                rounds.search(abreast.search())
                if weighing is not None:
                    weighing.result()
            rounds.exchange()
        end = self.began + self.options.time_limit
        if not rounds.stopped and self._fewest(rounds.outcomes.values()):
            self.certain = abreast.confirm(end)
            if self.certain is False:
                log.error("coverage: what was proven to be impossible was found")
        weighed = all(one is not None and one.together for one in self.least.values())
        if not rounds.stopped and not weighed and not self._all_best(rounds.outcomes.values()):
            abreast.weigh(end, abreast.at_once)

    def _fewest(self, found: Iterable[Outcome]) -> bool:
        """Whether there are points, and as few as the bounds of all parts allow."""
        value = sum(o.judgement.objectives.get("coverage", 0) for o in found)
        known = [one for one in self.least.values() if one is not None]
        return len(known) == len(self.parts.units) and 0 < value <= sum(k.coverage for k in known)

    def _all_best(self, found: Iterable[Outcome]) -> bool:
        """Whether nothing is left to be had of what comes before the extra time."""
        steps = [outcome.judgement.objectives for outcome in found]
        least = [one.coverage for one in self.least.values() if one is not None]
        return sum(one.get("coverage", 0) for one in steps) <= sum(least) and not any(
            one.get("reach", 0) for one in steps
        )

    def _work(self) -> dict[str, float]:
        """The work for each part."""
        due = self.parts.due
        each = AT_ONCE * self.options.units_of_work / max(1, sum(due.values()))
        return {
            name: max(LEAST_WORK, number * (each - SETTING_UP)) for name, number in due.items()
        }

    def _looked(self, name: str, ahead: Ahead) -> None:
        """It is known how good a part could be at best."""
        with self._lock:
            self.least[name] = ahead.least

    def _as_one(self, names: Sequence[str], ahead: Ahead) -> None:
        """It is known how good some parts could be at best together."""
        with self._lock:
            self.as_one[tuple(names)] = ahead.least

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

    def _known_as_one(self) -> list[Least]:
        """The bounds of the parts, of those that were asked as one together."""
        some = set().union(*self.as_one)
        known = [*self.as_one.values(), *(
            self.least.get(unit.name) for unit in self.parts.units if unit.name not in some
        )]
        return [one for one in known if one is not None]

    def _told(self, bound: int, value: int) -> int:
        """The bound of coverage as it is told. What is at it is called the best only once that was
        asked a second time."""
        return {True: bound, False: 0, None: min(bound, value - 1)}[self.certain]

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
        above: dict[str, int] = {}
        for name in self.problem.policy.steps if whole else ():
            value = sum(one[name] for one in judged)
            bound = 0 if value == 0 else None
            if len(known) == len(least) and value:
                if name == "coverage":
                    bound = self._told(sum(one.coverage for one in known), value)
                    if self.as_one:  # asked once, by one who reckons with floating point
                        together = sum(one.coverage for one in self._known_as_one())
                        bound = max(bound, min(together, value - 1))
                elif name == "extra_time" and {"coverage", "reach"} <= set(above):
                    bound = max(
                        least_minutes(some, above["coverage"], above["reach"])
                        for some in (known, self._known_as_one())
                    )
            above[name] = value
            proven = bound is not None and bound >= value
            found.append(Objective(name, value, bound, proven, round(seconds[name], 2)))
        return found
