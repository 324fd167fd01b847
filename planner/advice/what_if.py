"""What if: the effect of a change, without touching the plan.

Both the problem as it is and the changed one are searched from the present plan on, for the same
time, so that what only more search would bring is not taken for what the change brings.
"""

from dataclasses import dataclass, replace

from models.plan import Outcome
from models.problem import Problem
from planner.advice.changes import Change
from planner.advice.effect import Effect, effect
from planner.advice.solving import judged, solve
from planner.progress import Cancel, Progress, Report, never, silent
from planner.solver.options import PlanOptions
from planner.texts import t


@dataclass(frozen=True, slots=True)
class WhatIf:
    """What a change does. `base`: the problem as it is, searched as long as `after`, which is the
    changed one. `problem`: the changed problem, to be taken with `after`. `effect`: `after` beside
    `base`."""

    change: Change
    problem: Problem
    base: Outcome
    after: Outcome
    effect: Effect
    message: str


def what_if(
    outcome: Outcome, change: Change, options: PlanOptions | None = None,
    report: Report = silent, cancel: Cancel = never,
) -> WhatIf:
    """The effect of a change. `options.time_limit` (seconds) is shared by both searches.

    Raises KeyError or AttributeError where the change names what is not there.
    """
    options = options or PlanOptions()
    half = replace(options, time_limit=options.time_limit / 2)
    problem, words = change.applied(outcome.problem), change.words(outcome.problem)

    def told(progress: Progress) -> None:
        report(replace(progress, phase="what_if", done=progress.done / 2))

    def told_later(progress: Progress) -> None:
        report(replace(progress, phase="what_if", done=0.5 + progress.done / 2))

    base = judged(
        outcome.problem, solve(outcome.problem, half, outcome.plan, told, cancel)
    )
    after = judged(problem, solve(problem, half, outcome.plan, told_later, cancel))
    beside = effect(base, after)
    return WhatIf(
        change, problem, base, after, beside,
        t("advice.what_if", change=words, effect=beside.sentence),
    )
