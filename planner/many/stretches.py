"""A long period planned stretch after stretch.

In one model of a year each day is there for each person, though meetings of January compete with
none of June: all they share are call-ins and the days between the meetings of a row. So a plan of
the whole is put together first, and then one stretch after another is searched while the meetings
of the others stay where they are.
"""

import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Final

from models.agenda import stretches
from models.plan import Objective, Plan
from models.problem import Problem
from models.timespan import Period
from planner.progress import Cancel, Progress, Report
from planner.solver.judged import rank
from planner.solver.options import PlanOptions
from planner.solver.run import unfinished
from planner.texts import t
from planner.texts.dates import short_date

LONG: Final = 120
"""More meetings than these of one part are planned in stretches. Measured on a unit's year of 147
meetings: 293 points after 100 seconds, where one model of it came to 359."""

AT_ONCE: Final = 40
"""So many meetings of a part belong to a stretch, about as many as a unit has in twelve weeks."""

Search = Callable[[Problem, PlanOptions, Report, Cancel, Plan], Plan]
"""A search that begins with a plan."""


def stretches_for(period: Period, meetings: int) -> tuple[Period, ...]:
    """A period as stretches for so many meetings of a part; itself where these are few."""
    if meetings <= LONG:
        return (period,)
    *others, last = stretches(period, -(-period.length * AT_ONCE // meetings))
    # A few days more make no stretch of their own.
    return *others, Period(last.first, period.last)


def plan_in_stretches(
    problem: Problem, parts: Sequence[Period], best: Plan, options: PlanOptions, search: Search,
    report: Report, cancel: Cancel, until: float,
) -> Plan:
    """What comes of a plan of all of a period when it is searched stretch by stretch. `options`:
    for all of them; `until`: when (time.monotonic) no search may go on."""
    for number, stretch in enumerate(parts):
        left = (until - time.monotonic()) / (len(parts) - number)
        if left <= 0 or cancel():
            break
        made = search(
            _around(problem, best, stretch),
            replace(options, time_limit=left, work=options.units_of_work / len(parts)),
            _told(report, stretch, number, len(parts)), cancel, best,
        )
        best = min(made, best, key=lambda some: rank(problem, some))
    # Why something is left out was asked with all other stretches held: no reason for the whole.
    best = replace(unfinished(problem, best, options.seed), unreached=(), stopped=cancel())
    report(Progress("plan", t("plan.phase.done"), 1.0, best.objectives))
    return best


def _around(problem: Problem, plan: Plan, stretch: Period) -> Problem:
    """A problem with all meetings of a plan locked that lie outside a stretch."""
    locked = {meeting.id for meeting in problem.locked}
    return replace(problem, locked=tuple(
        meeting for meeting in plan.meetings
        if meeting.id in locked or meeting.span.first_day not in stretch
    ))


def _told(report: Report, stretch: Period, number: int, count: int) -> Report:
    """Tells of one stretch as of a part of all. Its bounds hold for no other."""
    def told(progress: Progress) -> None:
        message = t(
            "large.stretch", first=short_date(stretch.first), last=short_date(stretch.last),
            message=progress.message,
        )
        report(replace(
            progress, message=message, done=(number + progress.done) / count,
            ladder=tuple(map(_unbounded, progress.ladder)),
        ))

    return told


def _unbounded(objective: Objective) -> Objective:
    nothing = objective.value == 0
    return replace(objective, bound=0 if nothing else None, proven=nothing)
