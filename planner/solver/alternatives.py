"""Other plans that are as good in what matters most, and as different as can be in what people see.

Of each meeting people notice the weekday, the time and who is there. What two plans have in common
in that is made as little as it can be, while the first objectives are held and the extra time is
hardly more than before.
"""

import time
from collections.abc import Sequence
from dataclasses import replace

from models.plan import Plan
from models.policy import ObjectiveName
from models.problem import Problem
from planner.progress import Cancel, Progress, Report, Stopped, never, silent
from planner.solver.difference import difference
from planner.solver.judged import objectives_of, restated, sound_part
from planner.solver.model import PlanModel, build
from planner.solver.objectives import Ladder, Sum, build_ladder
from planner.solver.offers import make_offers
from planner.solver.options import PlanOptions
from planner.solver.outcome import read_plan
from planner.solver.search import Search
from planner.solver.start import values_of
from planner.solver.steps import Goal, goals_of
from planner.texts import t

EQUAL: tuple[ObjectiveName, ...] = ("coverage", "reach")
"""Objectives in which alternatives are no worse."""

MORE_TIME = 1.1
"""How many times the extra time of the best plan another one may take."""

TIME, SEAT = 6, 1
"""How much two plans have in common in a meeting at the same time, and in a person in it."""

ALIKE = "alike"
"""Name of the goal to have little in common."""


def alternatives(
    problem: Problem, best: Plan, n: int = 3, options: PlanOptions | None = None,
    report: Report = silent, cancel: Cancel = never, *,
    equal: Sequence[ObjectiveName] = EQUAL,
) -> tuple[Plan, ...]:
    """At most `n` plans, `best` the first, the others no worse in the `equal` objectives.

    Each keeps every rule. Fewer come back where no other was found, or somebody stopped. `best`
    has to be sound; the time limit and the work are shared by the others.
    """
    options = options or PlanOptions(time_limit=30.0)
    found, began = [best], time.monotonic()
    try:
        report(Progress("plan", t("plan.phase.model"), 0.0))
        model = build(problem, make_offers(problem, cancel), cancel, alike=False)
        ladder = build_ladder(model)
        base = sound_part(problem, restated(problem, best))
        values = values_of(model, ladder, base)
        _hold(model, ladder, values, equal)
        whole = model.cp
        for number in range(1, n):
            if cancel():
                break
            report(Progress("plan", t("plan.phase.alternative", number=number), (number - 1) / n))
            model.cp = whole.clone()
            left = options.time_limit - (time.monotonic() - began)
            share = replace(
                options, time_limit=max(0.1, left / (n - number)),
                work=options.units_of_work / (n - 1),
            )
            other = _other(model, ladder, values, found, share, cancel)
            if all(difference(one, other).changed for one in found):
                found.append(replace(other, objectives=objectives_of(problem, other)))
    except Stopped:
        pass
    report(Progress("plan", t("plan.phase.done"), 1.0))
    return tuple(found)


def _hold(
    model: PlanModel, ladder: Ladder, values: Sequence[int], equal: Sequence[ObjectiveName]
) -> None:
    """Hold the objectives in which all are to be equal, and keep the extra time near."""
    for name, total in ladder.steps:
        limit = total.value(values)
        if name == "extra_time" and name not in equal:
            limit = round(limit * MORE_TIME)
        elif name not in equal:
            continue
        model.require(
            model.total(total.variables, total.weights) + total.constant <= limit
        )


def _other(
    model: PlanModel, ladder: Ladder, values: Sequence[int], found: Sequence[Plan],
    options: PlanOptions, cancel: Cancel,
) -> Plan:
    """A plan that has as little as can be in common with those found."""
    search = Search(model, ladder, values, options, silent, cancel)
    rest = [goal for goal in goals_of(ladder) if goal.name not in EQUAL]
    share = sum(goal.share for goal in rest)
    search.climb([Goal(ALIKE, _in_common(model, found), 3 * share), *rest])
    return read_plan(model, search.values, (), seed=options.seed, stopped=search.stopped)


def _in_common(model: PlanModel, found: Sequence[Plan]) -> Sum:
    """What a plan has in common with others: times of meetings, and people in them."""
    total = Sum()
    for plan in found:
        held = {meeting.id: meeting for meeting in plan.meetings}
        for slot in model.slots:
            meeting = held.get(slot.due.id)
            if meeting is None or slot.locked is not None:
                continue
            if meeting.span.start in slot.starts:
                total.add(slot.at[slot.starts.index(meeting.span.start)], TIME)
            there = {seat.employee for seat in meeting.participants()}
            for chance in slot.chances:
                if chance.employee in there and not chance.leads:
                    total.add(chance.var, SEAT)
    return total
