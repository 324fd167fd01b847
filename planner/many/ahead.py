"""What a part would do if all that it shares were its own: how good it could be at best, and when
it would hold its meetings. Found once for each part, before any is searched, and handed on.
"""

import math
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from ortools.sat.python import cp_model

from models.problem import Problem
from planner.progress import Cancel, Stopped, never
from planner.solver.bounds import CHEAP, DEAR, Bounds, least_extra_time
from planner.solver.confirm import Aside
from planner.solver.guide import Best, Guide
from planner.solver.offers import Offer, make_offers
from planner.solver.search import CONFIRM_PART_WORK

GUIDE_WORK: Final = 0.6
"""Work for a guide beside its bounds, at most: once it is over the times are taken as they are."""

BEGIN_WORK: Final = 2.0
"""Work for the times of a guide of which most are given, at most; nearly always a fraction."""

FEWEST_SHARE, MINUTES_SHARE = 0.7, 0.85
"""The shares of the time, where that is short, in which the fewest points are known, and the least
minutes with these. The rest is for times, and what is left of it for what minutes cost."""

ROUNDS: Final = 1
"""How often all parts of a guide are searched anew after something was learnt."""

Starts = Mapping[str, frozenset[int]]
"""By occurrence the moments at which a meeting may begin, all of them alike."""


@dataclass(frozen=True, slots=True)
class Least:
    """What no plan of a part is better than: `Bounds.coverage` and `Bounds.together`; `reached`:
    the least extra time of plans with the fewest points in which nobody is missed."""

    coverage: int
    reached: int = 0
    together: Mapping[int, int] = field(default_factory=dict, hash=False)


@dataclass(frozen=True, slots=True)
class Ahead:
    """What was found: bounds, None where there are none; the fewest points of each group of
    meetings that share people; when each meeting should be held, nothing where groups of people are
    still to be formed; and the work that it took."""

    least: Least | None = None
    points: tuple[int, ...] = ()
    starts: Starts = field(default_factory=dict, hash=False)
    used: float = 0.0


def look_ahead(
    problem: Problem, seed: int, cancel: Cancel = never, seconds: float = math.inf
) -> Ahead:
    """Bounds and times of a part; whatever there is of them where it is cut short."""
    found, bounds = Ahead(), None
    try:
        began = time.monotonic()
        bounds = _Ahead(problem, make_offers(problem, cancel), seed, cancel)
        if seconds > 0 and bounds.possible:
            bounds.until = began + FEWEST_SHARE * seconds
            least = Least(bounds.coverage())
            found = Ahead(least, bounds.points)
            if formed(problem):
                bounds.until = began + MINUTES_SHARE * seconds
                starts = bounds.times(began + seconds)
                least = replace(least, reached=bounds.reached)
                found = replace(found, least=least, starts=starts)
            bounds.until = began + seconds
            found = replace(found, least=replace(least, together=bounds.dear))
    except Stopped:
        if bounds is not None and formed(problem) and not found.starts:
            found = replace(found, starts=bounds.rough())
    return replace(found, used=round(bounds.used, 6) if bounds is not None else 0.0)


def formed(problem: Problem) -> bool:
    """Whether all groups are formed, so that it is known who is wanted in which meeting."""
    return all(course.members for row in problem.series for course in row.courses)


def weighed(problem: Problem, seed: int, cancel: Cancel = never) -> dict[int, int]:
    """The rest of `Bounds.together` of a part, which tells what plans cost that have more points
    than the least; nothing where it is cut short."""
    try:
        bounds = _Ahead(problem, make_offers(problem, cancel), seed, cancel)
        return bounds.cheap if bounds.possible else {}
    except Stopped:
        return {}


def confirmed(
    problem: Problem, seed: int, points: Sequence[int], seconds: float, cancel: Cancel = never
) -> bool | None:
    """Whether another search as well finds nothing below the fewest points of each group of a part
    (`Ahead.points`); None where it is not known."""
    try:
        bounds = _Ahead(problem, make_offers(problem, cancel), seed, cancel)
        asked = Aside(bounds.below(points), seed, CONFIRM_PART_WORK, seconds, cancel)
    except Stopped:
        return None
    return asked.certain()


class _Ahead(Bounds):
    """Bounds that tell of each group of meetings, and what is known once there are points."""

    @property
    def dear(self) -> dict[int, int]:
        """The first of `together`."""
        return {DEAR: sum(best.bound for best in self._best(DEAR))}

    @property
    def cheap(self) -> dict[int, int]:
        """The second of `together`."""
        return {CHEAP: sum(best.bound for best in self._best(CHEAP))}

    def below(self, points: Sequence[int]) -> list[cp_model.CpModel]:
        """Each group with fewer points than these. Raises Stopped."""
        self._points = [Best(least, ()) for least in points]
        return self.questions()

    def times(self, until: float) -> dict[str, frozenset[int]]:
        """When meetings should be held, as far as a guide comes with its work and `until` then
        (time.monotonic). Raises Stopped."""
        self.coverage()
        if not all(best.proven for best in self._points):
            # No plan with as few points as the bound is known, perhaps there is none: what is known
            # of the points is bettered in its minutes.
            self._goals[0] = [Best(0, ()) for _ in self._points]
        self._goal(0)
        self.until, most, stopped = until, self.used + GUIDE_WORK, self.cancel
        self.cancel = lambda: stopped() or self.used >= most or time.monotonic() >= until
        try:
            return self.starts()
        except Stopped:
            if stopped():
                raise
            return self.rough()
        finally:
            self.cancel = stopped

    def rough(self) -> dict[str, frozenset[int]]:
        """The same of the best that is known so far."""
        found: dict[str, frozenset[int]] = {}
        for guide in self._guides:
            found |= guide.starts()
        known = zip(self._parts.get(DEAR, ()), self._points, strict=False)
        for model, best in known if not found else ():
            for held in model.held if best.values else ():
                group = held.chosen(best.values)
                if group is not None:
                    starts = frozenset(held.offer.starts[n] for n in group.starts)
                    found[held.offer.due.id] = starts
        return found

    @property
    def reached(self) -> int:
        """The least extra time of plans with the fewest points in which nobody is missed, as far
        as the guide had to know it."""
        least = sum(best.bound for best in self._goals.get(0, ()))
        return max(0, least - DEAR * self.coverage())

    @property
    def points(self) -> tuple[int, ...]:
        """The fewest points of each, once they have been asked for."""
        return tuple(best.bound for best in self._points)


class Known(Bounds):
    """Bounds that are known already, and a guide that begins at given times."""

    def __init__(
        self, problem: Problem, offers: Sequence[Offer], seed: int, cancel: Cancel, *, ahead: Ahead,
    ) -> None:
        super().__init__(problem, offers, seed, cancel)
        self.ahead = ahead
        self._points = [Best(least, ()) for least in ahead.points]

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
        """When each meeting may be held. Raises Stopped."""
        if not self._guides:
            self._guides = [self._begun(number) for number in range(len(self.ahead.points))]
        found: dict[str, frozenset[int]] = {}
        for guide in self._guides:
            guide.find(ROUNDS)
            found |= guide.starts()
        return found

    def _begun(self, number: int) -> Guide:
        model = self._models(DEAR)[number]
        least = self.ahead.points[number]
        guide = Guide(self.problem.period, model, least, self._solve, Best(least, ()))
        guide.found = self._begin(guide)
        return guide

    def _begin(self, guide: Guide) -> Best:
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
        # Those that are known are the best already: nothing is searched until something is learnt.
        return replace(self._solve(cp, guide.model.together, BEGIN_WORK), proven=True)

    @property
    def _least(self) -> Least:
        assert self.ahead.least is not None
        return self.ahead.least


def least_minutes(parts: Sequence[Least], coverage: int, reach: int) -> int:
    """The least extra time of plans of all of some parts with at most so many points of coverage
    and reach."""
    weights = set.intersection(*(set(one.together) for one in parts))
    together = least_extra_time(
        {weight: sum(one.together[weight] for one in parts) for weight in weights}, coverage
    )
    if coverage <= sum(one.coverage for one in parts) and reach == 0:
        return max(together, sum(one.reached for one in parts))
    return together
