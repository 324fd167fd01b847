"""A plan for a problem: first one that is put together at once, then whatever the search betters.

There is a plan from the first second on, and stopping keeps the best. A plan that there is already
can be the beginning; what of it has become wrong is left out, and what stays is never made worse.
"""

import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import replace

from models.agenda import occurrences
from models.plan import Plan, Unplaced
from models.problem import Problem
from planner.progress import Cancel, Progress, Report, Stopped, never, silent
from planner.solver.bounds import Bounds
from planner.solver.explain import meeting_name
from planner.solver.greedy import construct
from planner.solver.groups import form_groups
from planner.solver.guided import Guided
from planner.solver.judged import objectives_of, rank, restated, sound_part
from planner.solver.model import build
from planner.solver.objectives import build_ladder
from planner.solver.offers import Offer, make_offers
from planner.solver.options import PlanOptions
from planner.solver.outcome import read_plan
from planner.solver.start import values_of
from planner.solver.steps import goals_of
from planner.texts import t
from planner.texts.dates import short_date

MakeBounds = Callable[[Problem, Sequence[Offer], int, Cancel], Bounds]
"""Makes bounds as `Bounds` does."""


def plan(
    problem: Problem,
    options: PlanOptions | None = None,
    report: Report = silent,
    cancel: Cancel = never,
    start: Plan | None = None,
    *,
    bounds: MakeBounds = Bounds,
    searching: type[Guided] = Guided,
) -> Plan:
    """The best plan that can be found in time. There is always one; it may leave meetings out.

    `start`: a plan to begin with, perhaps of an older roster. As far as it keeps every rule of the
    problem, what comes back is no worse than it. `bounds`, `searching`: those of a part of a larger
    problem, of which more is known.
    """
    options = options or PlanOptions()
    began = time.monotonic()
    report(Progress("plan", t("plan.phase.model"), 0.0))
    kept = sound_part(problem, restated(problem, start or Plan(())))
    kept = replace(kept, courses=form_groups(problem, kept))
    best = kept
    try:
        offers = make_offers(problem, cancel)
        best = first_plan(problem, offers, kept, cancel)
        best = replace(best, objectives=objectives_of(problem, best), seed=options.seed)
        report(Progress("plan", t("plan.phase.first"), 0.0, plan=best))
        named = bool(problem.locked) or bool(kept.meetings) or bool(start and start.courses)
        model = build(problem, offers, cancel, alike=not named)
        ladder = build_ladder(model)
        values = values_of(model, ladder, best)
    except Stopped:
        return unfinished(problem, best, options.seed)
    search = searching(
        model, ladder, values, options, report, cancel, began=began,
        bounds=bounds(problem, offers, options.seed, cancel),
    )
    search.climb(goals_of(ladder))
    search.tell(t("plan.phase.done"), finished=True)
    made = read_plan(
        model, search.values, search.objectives(), seed=options.seed, stopped=search.stopped
    )
    if start is not None and rank(problem, kept) < rank(problem, made):
        return replace(unfinished(problem, kept, options.seed), stopped=search.stopped)
    return made


def put_together(
    problem: Problem, seed: int = 1, cancel: Cancel = never, start: Plan | None = None
) -> Plan:
    """The plan that a search would begin with, and nothing searched."""
    kept = sound_part(problem, restated(problem, start or Plan(())))
    kept = replace(kept, courses=form_groups(problem, kept))
    with suppress(Stopped):
        kept = first_plan(problem, make_offers(problem, cancel), kept, cancel)
    return unfinished(problem, kept, seed)


def first_plan(
    problem: Problem, offers: Sequence[Offer], kept: Plan, cancel: Cancel = never
) -> Plan:
    """A sound plan with all of `kept`, filled up as far as that makes it better."""
    filled = sound_part(problem, construct(problem, offers, kept, cancel))
    return min(kept, filled, key=lambda some: rank(problem, some))


def unfinished(problem: Problem, best: Plan, seed: int) -> Plan:
    """A plan of which nobody has asked yet why it leaves meetings out."""
    there = {meeting.id for meeting in best.meetings}
    missing = tuple(
        Unplaced(
            due.id, due.kind, due.series, due.course, due.first, due.last, (),
            t(
                "plan.unplaced.stopped", meeting=meeting_name(problem, due),
                first=short_date(due.first), last=short_date(due.last),
            ),
        )
        for due in occurrences(problem) if due.id not in there
    )
    return replace(
        best, unplaced=missing, objectives=objectives_of(problem, best), seed=seed, stopped=True
    )
