"""What a part would do if all that it shares were its own: how good it could be at best, and when
it would hold its meetings. Found once for each part, before any is searched, and handed on.
"""

import math
import time
from collections.abc import Collection, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Final

from ortools.sat.python import cp_model

from models.problem import Problem
from planner.progress import Cancel, Stopped, never
from planner.solver.bounds import (
    CHEAP,
    DEAR,
    NONE,
    POINTS_WORK,
    Bounds,
    better,
    least_extra_time,
)
from planner.solver.compact import compact
from planner.solver.compact_meeting import Compact
from planner.solver.confirm import Aside
from planner.solver.guide import MISSED, Best, Guide
from planner.solver.guided import plan_at
from planner.solver.linear import EASY
from planner.solver.offers import Offer, make_offers
from planner.solver.options import PlanOptions
from planner.solver.search import CONFIRM_PART_WORK
from planner.solver.standalone import Worth

GUIDE_WORK: Final = 0.3
"""Work for a guide beside its bounds, at most: once it is over the times are taken as they are."""

FEWEST_SHARE, MINUTES_SHARE = 0.85, 0.9
"""The shares of the time, where that is short, in which the fewest points are known, and the least
minutes with these. The rest is for times, and what is left of it for what minutes cost."""

JOINT_SECONDS: Final = 120.0
"""How long a program of several parts may take."""

FIRST_SECONDS, JOINT_FIRST_SECONDS = 2.0, 6.0
"""How long a real plan at some times is looked for, of one part and of several; nearly always it
takes a fraction."""

Starts = Mapping[str, frozenset[int]]
"""By occurrence the moments at which a meeting may begin, all of them alike."""


@dataclass(frozen=True, slots=True)
class Least:
    """What no plan of a part is better than: `Bounds.coverage` and `Bounds.together`; `fewest`: the
    least extra time of plans with the fewest points, `reached`: of those in which nobody is missed.
    """

    coverage: int
    fewest: int = 0
    reached: int = 0
    together: Mapping[int, int] = field(default_factory=dict, hash=False)


@dataclass(frozen=True, slots=True)
class Ahead:
    """What was found: bounds, None where there are none; the fewest points of each group of
    meetings that share people; when each meeting should be held, nothing where groups of people are
    still to be formed; which of these starts suits `first`, beside all others of the part; and the
    work that it took."""

    least: Least | None = None
    points: tuple[int, ...] = ()
    starts: Starts = field(default_factory=dict, hash=False)
    first: Mapping[str, int] = field(default_factory=dict, hash=False)
    used: float = 0.0


def look_ahead(
    problem: Problem, seed: int, cancel: Cancel = never, seconds: float = math.inf,
    *, brief: bool = False,
) -> Ahead:
    """Bounds and times of a part; whatever there is of them where it is cut short. `brief`: no more
    is done for the times than the bounds tell of them."""
    found, bounds, offers = Ahead(), None, list[Offer]()
    try:
        began = time.monotonic()
        offers = make_offers(problem, cancel)
        bounds = _Ahead(problem, offers, seed, cancel)
        if seconds > 0 and bounds.possible:
            bounds.until = began + (1.0 if brief else FEWEST_SHARE) * seconds
            least = Least(bounds.coverage())
            found = Ahead(least, bounds.points)
            if formed(problem):
                bounds.until = began + (1.0 if brief else MINUTES_SHARE) * seconds
                starts = bounds.at_once() if brief else bounds.times(began + seconds)
                least = replace(least, fewest=bounds.fewest, reached=bounds.reached)
                found = replace(found, least=least, starts=starts)
    except Stopped:
        if bounds is not None and formed(problem) and not found.starts:
            found = replace(found, starts=bounds.rough())
    found = replace(found, used=round(bounds.used, 6) if bounds is not None else 0.0)
    return found if brief else with_first(found, problem, offers, seed, cancel)


def look_at_points(
    problem: Problem, seed: int, cancel: Cancel = never, seconds: float = math.inf
) -> Ahead:
    """The fewest points of a part alone, known sooner than what they cost. Where it is cut short
    that is what is known by then, perhaps just that there are none below 0."""
    until = time.monotonic() + seconds
    with suppress(Stopped):
        bounds = _Points(problem, make_offers(problem, cancel), seed, cancel, until=until)
        if bounds.possible:
            return Ahead(Least(bounds.coverage()), bounds.points, used=round(bounds.used, 6))
    return Ahead()


def look_jointly(
    problem: Problem, seed: int, cancel: Cancel = never, seconds: float = math.inf, *,
    given: Starts = MappingProxyType({}), only: Collection[str] | None = None, work: float = 0.0,
    bounds: bool = False,
) -> Ahead:
    """Times of parts that share leads and rooms, as one, and the points that they have with these.
    `problem`: all of them; `given`: when some meetings are held, which makes it easier; `only`: the
    meetings that are asked about, as if no others were; `work`: units of work where clauses are to
    tell and no program; `bounds`: they are wanted too, of all with nothing given. Nothing where it
    is cut short."""
    found, offers, until = Ahead(), list[Offer](), time.monotonic() + seconds
    with suppress(Stopped):
        offers = make_offers(problem, cancel, only)
        parts = _Jointly(problem, offers, seed, cancel, until=until)
        parts.given, parts.work, parts.bounded = given, work, bounds
        if parts.possible:
            least = parts.least() if bounds else None
            found = Ahead(least, starts=parts.with_room(), points=parts.points)
    return with_first(found, problem, offers, seed, cancel, JOINT_FIRST_SECONDS)


def with_first(
    found: Ahead, problem: Problem, offers: Sequence[Offer], seed: int, cancel: Cancel,
    seconds: float = FIRST_SECONDS,
) -> Ahead:
    """The same with the starts of a real plan at these times."""
    if found.starts and not cancel():
        with suppress(Stopped):
            options = PlanOptions(seconds, seed)
            plan = plan_at(problem, offers, found.starts, options, cancel, steps=1)
            first = {meeting.id: meeting.span.start for meeting in plan.meetings}
            return replace(found, first=first)
    return found


def formed(problem: Problem) -> bool:
    """Whether all groups are formed, so that it is known who is wanted in which meeting."""
    return all(course.members for row in problem.series for course in row.courses)


def weighed(
    problem: Problem, seed: int, cancel: Cancel = never, seconds: float = math.inf
) -> dict[int, int]:
    """`Bounds.together` of a part, which tells what plans cost that have more points than the
    least; nothing where it is cut short."""
    until = time.monotonic() + seconds
    try:
        bounds = _Ahead(problem, make_offers(problem, cancel), seed, cancel)
        bounds.until = until
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

    program_share = 1.0

    @property
    def cheap(self) -> dict[int, int]:
        """One of `together`."""
        return {CHEAP: sum(best.bound for best in self._best(CHEAP))}

    def _best(self, weight: int) -> list[Best]:
        """At once as programs: there is no time for what perhaps comes to nothing."""
        found = [self._program(part.cp, part.together) for part in self._models(weight)]
        return [Best(one.bound, one.values) for one in found]

    def _fewest(self, number: int, part: Compact) -> Best:
        """At once as a program, which tells of the minutes too."""
        if len(part.cp.proto.variables) <= EASY:
            return super()._fewest(number, part)
        return self._both_of(number)[0]

    def _least_minutes(self, number: int, reach: int | None) -> Best:
        """What points and minutes tell together."""
        if number not in self._both:
            return super()._least_minutes(number, reach)
        part = self._models(DEAR)[number]
        _, known = self._both_of(number)
        if not known.values or part.missed.value(known.values) > (reach or 0):
            return replace(known, values=())
        return known

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

    def at_once(self) -> dict[str, frozenset[int]]:
        """When meetings should be held by what tells of the bounds alone. Raises Stopped."""
        self._goal(0)
        return self.rough()

    def rough(self) -> dict[str, frozenset[int]]:
        """The same of the best that is known so far."""
        found: dict[str, frozenset[int]] = {}
        for guide in self._guides:
            found |= guide.starts()
        known = zip(self._parts.get(DEAR, ()), self._points, strict=False)
        for model, best in known if not found else ():
            found |= model.starts(best.values)
        return found

    @property
    def fewest(self) -> int:
        """The least extra time of plans with the fewest points, as far as it was asked with these.
        """
        points = self._points
        return sum(both.bound - DEAR * points[n].bound for n, (_, both) in self._both.items())

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


class _Points(_Ahead):
    """The fewest points alone."""

    def _fewest(self, number: int, part: Compact) -> Best:  # noqa: ARG002 - all are asked alike
        found = self._program(part.cp, part.points)
        return better(part.points, Best(found.bound, found.values), NONE)


class _Jointly(_Ahead):
    """All meetings as one part. `given`: the starts of some; `work`: that of clauses, a program
    where it is 0; `bounded`: whether bounds are wanted, or times alone."""

    program_seconds = JOINT_SECONDS
    given: Starts = MappingProxyType({})
    work: float = 0.0
    bounded: bool = False

    def least(self) -> Least:
        """The bounds. Raises Stopped."""
        least = Least(self.coverage())
        self.at_once()
        return replace(least, fewest=self.fewest, reached=self.reached)

    def with_room(self) -> dict[str, frozenset[int]]:
        """The times that are best, with others for what does not fit into a day. Raises Stopped.
        """
        model, found = self._models(DEAR)[0], replace(self._times(), proven=False)
        least = model.points.value(found.values) if found.values else 0
        guide = Guide(self.problem.period, model, least, self._solve, found)
        if found.values:
            guide.find(0)
        if guide.values and not self.bounded:
            self._points = [Best(model.points.value(guide.values), ())]
        return guide.starts()

    def _times(self) -> Best:
        model = self._models(DEAR)[0]
        if self.bounded:
            return better(model.together, self._goals[0][0], self._points[0])
        if self.work or len(model.cp.proto.variables) <= EASY:
            return self._solve(model.cp, model.together, self.work or POINTS_WORK)
        return self._both_of(0)[1]

    def _build(self, weight: int, worth: Worth | None = None) -> list[Compact]:
        part = compact(self.problem, self.offers, weight, self._floors, self.cancel, worth=worth)
        for held in (one for one in part.held if one.offer.due.id in self.given):
            starts = self.given[held.offer.due.id]
            for group in held.groups:
                if starts.isdisjoint(held.offer.starts[n] for n in group.starts):
                    domain = part.cp.proto.variables[group.at.index].domain
                    domain[0] = domain[1] = 0
        if not self.bounded:
            for variable, missed in zip(part.missed.variables, part.missed.weights, strict=True):
                part.together.add(variable, MISSED * missed)
        return [part]


def least_minutes(parts: Sequence[Least], coverage: int, reach: int) -> int:
    """The least extra time of plans of all of some parts with at most so many points of coverage
    and reach."""
    weights = set.intersection(*(set(one.together) for one in parts))
    together = least_extra_time(
        {weight: sum(one.together[weight] for one in parts) for weight in weights}, coverage
    )
    if coverage > sum(one.coverage for one in parts):
        return together
    reached = sum(one.reached for one in parts) if reach == 0 else 0
    return max(together, sum(one.fewest for one in parts), reached)
