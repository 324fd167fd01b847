"""The search of a part of which bounds and good times are known, and which shows what it finds."""

import time
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Final

from models.plan import Outcome, Plan
from models.problem import Problem
from planner.hands import Shown
from planner.judging import check
from planner.many.ahead import (
    Ahead,
    Starts,
    confirmed,
    look_ahead,
    look_at_points,
    look_jointly,
    weighed,
)
from planner.many.known import Known, beside
from planner.progress import Cancel, Progress, never
from planner.solver.greedy import construct
from planner.solver.guided import Guided, plan_at
from planner.solver.judged import rank
from planner.solver.objectives import Sum
from planner.solver.offers import Offer, make_offers
from planner.solver.options import PlanOptions
from planner.solver.outcome import plain_plan
from planner.solver.run import plan, unfinished
from planner.solver.steps import Step

WHOLE_SECONDS: Final = 8.0
"""With less time left than this no whole model is built and searched."""

SOON_SECONDS: Final = 4.0
SOON_WORK: Final = 2.0
"""How long a plan at given times is bettered, and with how much work, at most."""

FREE: Final = 3
"""So many meetings may be held at any time beside those of which times are known: the model of more
is too large for such a time."""

LEARNING: Final = 0.5
"""The share of such a time in which times are bettered."""

SHOWN_SECONDS: Final = 2.0
"""So long at least from one plan that is shown to the next."""


@dataclass(frozen=True, slots=True)
class Look:
    """To look ahead, for so many seconds at most; a piece of work for a process. `brief`: as
    `look_ahead` takes it."""

    problem: Problem
    seed: int
    seconds: float
    brief: bool = False

    def __call__(self, _: Shown, cancel: Cancel = never) -> Ahead:
        """Bounds and times of a part."""
        return look_ahead(self.problem, self.seed, cancel, self.seconds, brief=self.brief)


@dataclass(frozen=True, slots=True)
class LookAtPoints:
    """To look for the fewest points of a part, for so many seconds at most."""

    problem: Problem
    seed: int
    seconds: float

    def __call__(self, _: Shown, cancel: Cancel = never) -> Ahead:
        """The bound of the points alone."""
        return look_at_points(self.problem, self.seed, cancel, self.seconds)


@dataclass(frozen=True, slots=True)
class LookJointly:
    """To look ahead for parts as one, for so many seconds at most. `problem`: all of them; the rest
    as `look_jointly` takes it."""

    problem: Problem
    seed: int
    seconds: float
    given: Starts = field(default_factory=dict, hash=False)
    only: frozenset[str] | None = None
    work: float = 0.0
    bounds: bool = False

    def __call__(self, _: Shown, cancel: Cancel = never) -> Ahead:
        """Times of all."""
        return look_jointly(
            self.problem, self.seed, cancel, self.seconds,
            given=self.given, only=self.only, work=self.work, bounds=self.bounds,
        )


@dataclass(frozen=True, slots=True)
class Beside:
    """To look for other times beside what others hold, for so many seconds at most."""

    problem: Problem
    seed: int
    ahead: Ahead
    seconds: float

    def __call__(self, _: Shown, cancel: Cancel = never) -> Ahead:
        """What is known of a part, with other times."""
        return beside(self.problem, self.seed, self.ahead, cancel, self.seconds)


@dataclass(frozen=True, slots=True)
class Weigh:
    """To find what plans cost at least that are not the best in what comes first."""

    problem: Problem
    seed: int
    seconds: float

    def __call__(self, _: Shown, cancel: Cancel = never) -> dict[int, int]:
        """More of `Least.together`."""
        return weighed(self.problem, self.seed, cancel, self.seconds)


@dataclass(frozen=True, slots=True)
class Confirm:
    """To ask a second time whether a part can have fewer points than it is known to need."""

    problem: Problem
    seed: int
    points: tuple[int, ...]
    seconds: float

    def __call__(self, _: Shown, cancel: Cancel = never) -> bool | None:
        """Whether that is certain; None where it is not known."""
        return confirmed(self.problem, self.seed, self.points, self.seconds, cancel)


@dataclass(frozen=True, slots=True)
class Sought:
    """A search; a piece of work for a process. `ahead`: of this part without what others have."""

    problem: Problem
    options: PlanOptions
    ahead: Ahead
    start: Plan | None = None

    def __call__(self, shown: Shown, cancel: Cancel = never) -> Outcome:
        """The plan of the part, judged."""
        last = [time.monotonic()]

        def report(progress: Progress) -> None:
            shown(progress.done)
            found, now = progress.plan, time.monotonic()
            if found is not None and now - last[0] >= SHOWN_SECONDS:
                last[0] = now
                shown(_judged(self.problem, unfinished(self.problem, found, self.options.seed)))

        began, options, start = last[0], self.options, self.start
        if self.ahead.starts:
            soon = self._soon(cancel, began)
            left = options.time_limit - (time.monotonic() - began)
            if left < WHOLE_SECONDS:
                return soon
            shown(soon)
            if start is None or rank(self.problem, soon.plan) < rank(self.problem, start):
                start = soon.plan
            options = replace(options, time_limit=left)
        made = plan(
            self.problem, options, report, cancel, start,
            bounds=partial(Known, ahead=self.ahead), searching=_Showing,
        )
        return _judged(self.problem, made)

    def _soon(self, cancel: Cancel, began: float) -> Outcome:
        """The best plan at the times that are known. Where there is no time to search the whole
        afterwards, at those that come of what is learnt first."""
        offers, starts = make_offers(self.problem, cancel), self.ahead.starts
        if self._left(began) < WHOLE_SECONDS:
            starts = self._learnt(offers, cancel, began)
        options = replace(
            self.options, time_limit=min(SOON_SECONDS, self._left(began)), work=SOON_WORK
        )
        made = plan_at(self.problem, offers, starts, options, cancel)
        return _judged(self.problem, unfinished(self.problem, made, options.seed))

    def _learnt(self, offers: Sequence[Offer], cancel: Cancel, began: float) -> Starts:
        """Of the times that are known, and of those that come of what plans at them cost, the ones
        with the best plan, as far as a part of the time tells."""
        ahead = self.ahead
        if sum(offer.due.id not in ahead.starts for offer in offers) > FREE:
            made = construct(self.problem, offers, cancel=cancel)
            times = {m.id: frozenset({m.span.start}) for m in made.meetings}
            ahead = replace(ahead, starts={**times, **ahead.starts})
        bounds = Known(self.problem, offers, self.options.seed, cancel, ahead=ahead)
        bounds.until = began + LEARNING * self.options.time_limit
        found: list[tuple[tuple[int, ...], Starts]] = []
        while True:
            starts = bounds.starts()
            options = replace(self.options, time_limit=self._left(began), work=SOON_WORK)
            made = plan_at(self.problem, offers, starts, options, cancel, steps=1)
            found.append((rank(self.problem, made), starts))
            over = time.monotonic() >= bounds.until
            if over or not bounds.learn(made, minutes=False):
                return min(found, key=lambda one: one[0])[1]

    def _left(self, began: float) -> float:
        return self.options.time_limit - (time.monotonic() - began)


class _Showing(Guided):
    """A search that shows each better plan. What it proves is asked again of the whole alone."""

    def _take(
        self, values: list[int], step: Step, total: Sum, bound: int | None = None
    ) -> bool:
        before = self._best
        sound = super()._take(values, step, total, bound)
        if self._best is not before:
            plain = plain_plan(self.model, self._best, self.options.seed)
            self.tell("", found=plain)
        return sound

    def _confirm(self, _: Step, __: Sum) -> float:
        return 0.0


def _judged(problem: Problem, made: Plan) -> Outcome:
    return Outcome(problem, made, check(problem, made))
