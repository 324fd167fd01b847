"""The search of a problem of which parts tell when their meetings should be held (`bounds`).

What a part would have is a plan of an easier problem. So a plan with each meeting at such a time is
looked for in a model of its own, which is small, and what it costs more is learnt. For the fourth
objective prices of minutes tell what a fair plan is like (`fairer`).
"""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import replace
from types import MappingProxyType
from typing import Final

from models.plan import Plan
from models.problem import Problem
from planner.progress import Cancel, Stopped, never
from planner.solver.at_times import Starts, model_at
from planner.solver.bounds import Bounds
from planner.solver.fairer import Fairer
from planner.solver.linear import EASY
from planner.solver.objectives import Sum
from planner.solver.offers import Offer
from planner.solver.options import PlanOptions
from planner.solver.outcome import plain_plan
from planner.solver.search import Search
from planner.solver.start import values_of
from planner.solver.steps import Step, goals_of

FOLLOWED: Final = ("coverage", "extra_time")
ROUNDS, SHARE = 12, 0.8
"""Goals for which parts are asked when they would hold their meetings, how often, with what was
learnt from the plan that came of it, and the share of a step's work for that."""

WORK: Final = 2.0
"""Work for the best plan with each meeting when a part holds it, at most, all objectives together;
half of it is what it counts as."""

PRICED_WORK, FAIR_WORK, FAIR_SHARE = 1.6, 2.5, 0.9
"""What a question about fairness counts as, the work for a plan at the times that come of it, at
most, and the share of what is left for it all."""


class Guided(Search):
    """A search that follows what its bounds know."""

    _starts: Starts = MappingProxyType({})
    """Those that were followed last."""

    _known: dict[str, set[int]] | None = None
    """All that have been of use for fairness, once that was looked at."""

    def _follow(self, step: Step, total: Sum, work: float) -> float:
        bounds, used = self.bounds, 0.0
        if not self.guides or bounds is None:
            return used
        before = bounds.used
        try:
            if step.name in FOLLOWED:
                used = self._at_the_times_of(bounds, step, total, work)
            elif self._priceable(step):
                used = self._share_out(bounds, step, total, work)
            elif self._known is not None:
                self._deal_out(bounds, step, total, self._known, {})
        except Stopped:
            self.stopped = True
        used += bounds.used - before
        if step.name in FOLLOWED and not step.proven:
            used += self._bound(step, soon=False)
        return used

    def _share(self, step: Step, share: float) -> float:
        return FAIR_SHARE if self._priceable(step) else share

    def _at_the_times_of(self, bounds: Bounds, step: Step, total: Sum, work: float) -> float:
        """Hold each meeting when the best plans of the parts hold it, again with what is learnt.
        Returns the work that the plans took. Raises Stopped."""
        used, before = 0.0, bounds.used
        for _ in range(ROUNDS):
            if step.proven or used + bounds.used - before >= work * SHARE or self.over():
                break
            self._starts = bounds.starts()
            plan = plan_at(
                self.model.problem, bounds.offers, self._starts, self._options(WORK),
                self.wants_stop, steps=self._settled if bounds.priceable else None,
                least={step.name: step.bound or 0},
            )
            self._take(values_of(self.model, self.ladder, plan), step, total)
            used += WORK / 2
            if not bounds.learn(plan, minutes=step.name == "extra_time"):
                break
        return used

    def _priceable(self, step: Step) -> bool:
        """Whether prices can tell of a goal: of fairness, with as few points as there can be. Small
        models are searched to their end without."""
        values = {one.name: one.value for one in self.steps}
        return (
            step.name == "fairness" and self.guides and self.bounds is not None
            and self.bounds.priceable and {"coverage", "reach", "extra_time"} <= set(values)
            and self.bounds.covered == values["coverage"]
            and len(self.model.cp.proto.variables) > EASY
        )

    def _share_out(self, bounds: Bounds, step: Step, total: Sum, work: float) -> float:
        """Deal the minutes out anew at the same times; then ask beside the search how fair a plan
        can be, with prices that are learnt in two rows, and deal them out at the times that come of
        these too. Returns the work that it took. Raises Stopped."""
        used, values = 0.0, {one.name: one.value for one in self.steps}
        known = self._known = defaultdict[str, set[int]](set)
        self._deal_out(bounds, step, total, known, self._starts)
        plan = plain_plan(self.model, self.values, self.options.seed)
        with ExitStack() as stack:
            # Heard in this order, so that one seed gives one plan; the first has the better second
            # question, and so the more time for it.
            rows = [
                stack.enter_context(
                    Fairer(bounds, plan, values["reach"], self.wants_stop, levelled=levelled)
                ) for levelled in (True, False)
            ]
            for row in rows:
                row.ask(self._seconds())
            while rows:
                new = defaultdict[str, set[int]](set)
                for row in list(rows):
                    told = row.told(self._seconds())
                    if told is None:
                        rows.remove(row)
                        continue
                    used += PRICED_WORK
                    step.settle(step.value, told.fairness(values["extra_time"]))
                    for id_, starts in told.starts.items():
                        new[id_] |= starts
                    if row.left > 0 and used < work and not self.over() and not step.proven:
                        self._ask_on(bounds, row, told.starts)
                    else:
                        rows.remove(row)
                if new:
                    self._deal_out(bounds, step, total, known, new)
        return used

    def _ask_on(self, bounds: Bounds, row: Fairer, starts: Starts) -> None:
        """Let a row learn from a plan at some times, and ask with what it knows then. Raises
        Stopped."""
        row.learn(plan_at(
            self.model.problem, bounds.offers, starts, self._options(WORK), self.wants_stop,
            steps=self._settled,
        ))
        row.ask(self._seconds())

    def _deal_out(
        self, bounds: Bounds, step: Step, total: Sum, known: dict[str, set[int]],
        others: Mapping[str, Collection[int]],
    ) -> None:
        """Better one objective with each meeting at its start, at one that is known, or at one of
        others, which are known from now on. Raises Stopped."""
        plan = plain_plan(self.model, self.values, self.options.seed)
        for meeting in plan.meetings:
            known[meeting.id] |= {meeting.span.start, *others.get(meeting.id, ())}
        made = bettered_at(
            self.model.problem, bounds.offers, known, plan, step.name,
            self._options(FAIR_WORK), self.wants_stop,
        )
        self._take(values_of(self.model, self.ladder, made), step, total)

    @property
    def _settled(self) -> int | None:
        """How many objectives a plan is bettered in of which only the times matter: what comes
        after the extra time is bettered later."""
        names = [goal.name for goal in self._goals]
        return names.index("extra_time") + 1 if "extra_time" in names else None

    def _options(self, work: float) -> PlanOptions:
        return replace(self.options, time_limit=self._seconds(), work=work)


def plan_at(
    problem: Problem, offers: Sequence[Offer], starts: Starts, options: PlanOptions,
    cancel: Cancel = never, *, steps: int | None = None,
    least: Mapping[str, int] = MappingProxyType({}),
) -> Plan:
    """The best plan with each meeting at one of its starts, by occurrence (`model_at`). `steps`: of
    the ladder, all where none are given. `least`: what is known of objectives, by name. Nobody asks
    why it leaves out what it leaves out. Raises Stopped."""
    model, ladder, values = model_at(problem, offers, starts, cancel)
    search = Search(model, ladder, values, options, cancel=cancel, parts=False)
    for goal in goals_of(ladder):
        model.cp.add(search.expression(goal.total) >= least.get(goal.name, 0))
    search.climb(goals_of(ladder)[:steps])
    return plain_plan(model, search.values, options.seed)


def bettered_at(
    problem: Problem, offers: Sequence[Offer], starts: Starts, plan: Plan, name: str,
    options: PlanOptions, cancel: Cancel = never,
) -> Plan:
    """A plan bettered in one objective, with each meeting at one of its starts; nothing that comes
    before is given for it. Raises Stopped."""
    model, ladder, values = model_at(problem, offers, starts, cancel, plan)
    search, goals = Search(model, ladder, values, options, cancel=cancel), goals_of(ladder)
    place = [goal.name for goal in goals].index(name)
    for goal in goals[:place]:
        model.cp.add(search.expression(goal.total) <= goal.total.value(values))
    search.climb(goals[place : place + 1])
    return plain_plan(model, search.values, options.seed)
