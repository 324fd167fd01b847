"""A part of which it is known what it would do alone: its search begins there, and learns where
that is not how it can be. Where something was taken since, other times are found beside it.
"""

import math
import time
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from models.plan import Plan
from models.problem import Problem
from planner.many.ahead import Ahead, Least, least_minutes, with_first
from planner.progress import Cancel, never
from planner.solver.bounds import DEAR, Bounds, better
from planner.solver.guide import Best, Guide
from planner.solver.linear import EASY
from planner.solver.offers import Offer, make_offers

BEGIN_WORK: Final = 2.0
"""Work for the times of a guide of which most are given, at most; nearly always a fraction."""

MUCH: Final = 3
"""So many points more than the fewest, and times beside what others hold are asked for once more,
as a program."""

ROUNDS: Final = 1
"""How often all parts of a guide are searched anew after something was learnt."""


def beside(
    problem: Problem, seed: int, ahead: Ahead, cancel: Cancel = never, seconds: float = math.inf
) -> Ahead:
    """The times of a part of which something is taken since it looked ahead. Raises Stopped."""
    offers = make_offers(problem, cancel)
    bounds = Known(problem, offers, seed, cancel, ahead=ahead)
    bounds.until = time.monotonic() + seconds
    return with_first(replace(ahead, starts=bounds.anew()), problem, offers, seed, cancel)


class Known(Bounds):
    """Bounds that are known already, and a guide that begins at given times."""

    program_share = 1.0
    priceable = False

    def __init__(
        self, problem: Problem, offers: Sequence[Offer], seed: int, cancel: Cancel, *, ahead: Ahead,
    ) -> None:
        super().__init__(problem, offers, seed, cancel)
        self.ahead = ahead
        self._points = [Best(least, ()) for least in ahead.points]
        self._asked = False

    @property
    def possible(self) -> bool:
        """Whether there are any."""
        return self.ahead.least is not None

    def coverage(self) -> int:
        """The least points of coverage."""
        return self._least.coverage

    def extra_time(self, coverage: int, reach: int | None = None) -> int:
        """The least extra time of plans with at most so many points of coverage and reach."""
        return least_minutes([self._least], coverage, 1 if reach is None else reach)

    def starts(self) -> dict[str, frozenset[int]]:
        """When each meeting may be held: first as it is known, then as far as something was learnt.
        Raises Stopped."""
        if not self._asked:
            self._asked = True
            return dict(self.ahead.starts)
        return self._found()

    def learn(self, plan: Plan, *, minutes: bool) -> bool:
        """The same as that of the guides, who only begin once there is something to learn."""
        self._begin()
        return super().learn(plan, minutes=minutes)

    def anew(self) -> dict[str, frozenset[int]]:
        """When each meeting may be held where not all can be when it is known. Raises Stopped."""
        self._begin(proven=False)
        found = self._found()
        for number, guide in enumerate(self._guides):
            model = guide.model
            lost = model.points.value(guide.values) - guide.least if guide.values else MUCH
            if lost < MUCH or len(model.cp.proto.variables) <= EASY:
                continue
            best = better(model.together, guide.found, self._both_of(number)[1])
            if best.values != guide.values:
                guide.found = replace(best, proven=False)
                guide.find(ROUNDS)
                found |= guide.starts()
        return found

    def _found(self) -> dict[str, frozenset[int]]:
        found: dict[str, frozenset[int]] = {}
        for guide in self._guides:
            guide.find(ROUNDS)
            found |= guide.starts()
        return found

    def _begin(self, *, proven: bool = True) -> None:
        """Guides that begin at the times that are known. Those are the best already: nothing is
        searched until something is learnt, unless they are not `proven` here."""
        for number in range(len(self._guides), len(self.ahead.points)):
            model, least = self._models(DEAR)[number], self.ahead.points[number]
            guide = Guide(self.problem.period, model, least, self._solve, Best(least, ()))
            guide.found = replace(self._known(guide), proven=proven)
            self._guides.append(guide)

    def _known(self, guide: Guide) -> Best:
        """A plan of a part with all meetings at the times that are known, as far as may be."""
        cp = guide.model.cp.clone()
        for held in guide.model.held:
            wished = self.ahead.starts.get(held.offer.due.id, frozenset())
            near = [
                group for group in held.groups
                if not wished.isdisjoint(held.offer.starts[n] for n in group.starts)
            ]
            for group in held.groups if near and held.offer.locked is None else ():
                if group not in near:
                    domain = cp.proto.variables[group.at.index].domain
                    domain[0] = domain[1] = 0
        return self._solve(cp, guide.model.together, BEGIN_WORK)

    @property
    def _least(self) -> Least:
        assert self.ahead.least is not None
        return self.ahead.least
