"""How good a plan could be at best, found part by part on an easier problem (`compact`).

Units that share nobody are parts of their own, and no plan is better than the sum of what is best
in each. A part is small enough to be solved to the end in seconds where one model of everything
tells nothing in minutes.

The best of a part also tells at which times its meetings should be held: the search begins there.
"""

import math
import time
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import ClassVar, Final

from ortools.sat.python import cp_model

from models.meetings import Meeting
from models.people import Team
from models.plan import Plan
from models.problem import Problem
from planner.progress import Cancel, Stopped, never
from planner.solver.both import both_of
from planner.solver.compact import compact
from planner.solver.compact_meeting import Compact, wanted_of
from planner.solver.confirm import question
from planner.solver.guide import Best, Guide
from planner.solver.linear import Found, asked_beside, least
from planner.solver.objectives import Sum, least_whole, minutes_of
from planner.solver.offers import Offer
from planner.solver.standalone import Floors, Worth, floors_of
from planner.solver.stopping import stoppable
from planner.solver.tangents import MINUTE, Tangents

DEAR, CHEAP = 1000, 400
"""Minutes that a point of coverage counts as where both are counted together. With the first a
point is never given up for time; with the second the bound of the time stays near where a plan has
some points more than the least."""


WORK, POINTS_WORK, GOAL_WORK, TREE_WORK = 4.0, 3.5, 4.0, 18.0
"""Work for points and minutes of a part together, for its fewest points, for the least extra time
with these, and for that once more in another way, at most. What the second and third leave open is
asked as a mixed integer program. Measured on 28 units: the fewest points of half of them end with
1.9 to 3.0 units of work, of the others not with 15; as a program all end within 4 to 16 seconds,
and the least extra time of all but one within 7 to 20."""

PROGRAM_SECONDS: Final = 40.0
PROGRAM_WORK: Final = 8.0
"""How long a program may take, and the work that one counts as, however long it took."""

NONE: Final = Best(0, ())
"""Nothing is known."""

GUIDE_ROUNDS = 2
"""How often all parts of a guide are searched anew before it is asked for its times."""

SMALL = 0.3
"""What a unit of work counts as here: in models as small as these a core does so much more of them
in a second than in the whole model. Measured: 1.2 and 0.3 to 0.4."""


@dataclass(frozen=True, slots=True)
class Priced:
    """What no plan costs less than with some prices (`tangents`), the points apart, and when
    meetings would be held in such a plan, nothing where none was found."""

    cost: int
    starts: Mapping[str, frozenset[int]]

    def fairness(self, extra_time: int) -> int:
        """The least of the fourth objective in plans with at most so much extra time."""
        return max(0, self.cost - MINUTE * extra_time)


@dataclass
class Bounds:
    """The bounds of a problem, each found when it is first asked for. `used`: the work it took.
    `until`: when nothing more is looked for, by `time.monotonic`; what is known by then holds."""

    program_share: ClassVar[float] = 0.5
    """How much of the time that is left a program may take for which the search waits."""

    program_seconds: ClassVar[float] = PROGRAM_SECONDS
    """How long it may take in any case."""

    priceable: ClassVar[bool] = True
    """Whether there is a core to ask for `priced`."""

    problem: Problem
    offers: Sequence[Offer]
    seed: int = 1
    cancel: Cancel = never
    used: float = 0.0
    until: float = math.inf
    _together: dict[int, list[Best]] = field(default_factory=dict)
    _points: list[Best] = field(default_factory=list)
    _goals: dict[int | None, list[Best]] = field(default_factory=dict)
    _tried: set[int | None] = field(default_factory=set)
    _both: dict[int, tuple[Best, Best]] = field(default_factory=dict)
    _guides: list[Guide] = field(default_factory=list)
    _parts: dict[int, list[Compact]] = field(default_factory=dict)

    @property
    def possible(self) -> bool:
        """Whether this problem can be made easier so: not where rules have a price."""
        return not self.problem.policy.prices

    def coverage(self) -> int:
        """The least points of coverage. Raises Stopped."""
        if not self._points:
            self._points = [self._fewest(n, part) for n, part in enumerate(self._models(DEAR))]
        return sum(best.bound for best in self._points)

    @property
    def covered(self) -> int | None:
        """The same where it has been asked for."""
        return sum(best.bound for best in self._points) if self._points else None

    def questions(self) -> list[cp_model.CpModel]:
        """Each part with fewer points than its least: nothing should be possible in any of them."""
        return [
            question(part.cp, part.expression(part.points) <= best.bound - 1)
            for part, best in zip(self._models(DEAR), self._points, strict=True) if best.bound
        ]

    def extra_time(self, coverage: int, reach: int | None = None) -> int:
        """The least extra time of plans with at most so many points of coverage, and at most so
        much of the stretches in which somebody is in no meeting, where that is asked. Raises
        Stopped."""
        if coverage > self.coverage():
            return least_extra_time(self.together(), coverage)
        return self._above(self._proven(reach), coverage)

    def extra_time_soon(self, coverage: int, reach: int | None = None) -> int:
        """The same without a proof that takes longer, where it has been looked at. Raises
        Stopped."""
        if coverage > self.coverage() or reach not in self._goals:
            return self.extra_time(coverage, reach)
        return self._above(self._goals[reach], coverage)

    def priced(
        self, prices: Tangents, reach: int, seconds: float, cancel: Cancel = never
    ) -> Priced | None:
        """The least that plans cost with some prices, with the fewest points and so much reach at
        most; None where that is not found in time. Changes nothing here, so that it may be asked
        beside the search. Raises Stopped."""
        weight, until = DEAR * MINUTE, time.monotonic() + seconds
        cost, starts = prices.constant, dict[str, frozenset[int]]()
        for part, fewest in zip(self._build(weight, prices.price), self._points, strict=True):
            left = min(PROGRAM_SECONDS, until - time.monotonic())
            strict = self._strict(part, fewest, reach)
            found = least(strict, part.together, left, cancel=cancel)
            if found == Found():
                return None
            cost += found.bound - weight * fewest.bound
            starts |= part.starts(found.values)
        return Priced(cost, starts)

    def _above(self, goals: Sequence[Best], coverage: int) -> int:
        return max(0, sum(best.bound for best in goals) - DEAR * coverage)

    def together(self) -> dict[int, int]:
        """For each weight of a point the least sum of points and extra time. Of problems that share
        no people these are added up, and `least_extra_time` of them holds. Raises Stopped."""
        return {
            weight: sum(best.bound for best in self._best(weight)) for weight in (DEAR, CHEAP)
        }

    def starts(self) -> dict[str, frozenset[int]]:
        """When each meeting may be held in a good plan of each part, alike in everything that is
        known of these starts. Raises Stopped."""
        self.coverage()
        if not self._guides:
            goals = self._goal(0)
            parts = zip(self._build(DEAR), self._points, goals, strict=True)
            self._guides = [
                Guide(
                    self.problem.period, model, points.bound, self._solve,
                    goal if goal.values else replace(points, proven=False),
                )
                for model, points, goal in parts
            ]
        starts: dict[str, frozenset[int]] = {}
        for guide in self._guides:
            guide.find(GUIDE_ROUNDS)
            starts |= guide.starts()
        return starts

    def learn(self, plan: Plan, *, minutes: bool) -> bool:
        """Note of a plan which meetings cost more than the guide thought, those that it leaves out
        too, in points or, where it has as few as can be, in `minutes` too. Returns whether there
        was anything to learn."""
        offers = {offer.due.id: offer for offer in self.offers}
        costs = dict.fromkeys(offers, (self.problem.policy.coverage.unplaced, 0)) | {
            m.id: (self._points_of(m, offers[m.id]), self._minutes_of(m) if minutes else 0)
            for m in plan.meetings if m.id in offers
        }
        learnt = [guide.learn(costs) for guide in self._guides]
        return any(learnt)

    def _minutes_of(self, meeting: Meeting) -> int:
        """What a meeting costs in minutes as it is held."""
        return sum(minutes_of(self.problem, seat) for seat in meeting.attendance)

    def _points_of(self, meeting: Meeting, offer: Offer) -> int:
        """What a meeting costs in points as it is held."""
        weights = self.problem.policy.coverage
        there = {seat.employee for seat in meeting.attendance}
        homes = Counter(self._homes.get(seat.employee) for seat in meeting.participants())
        each = weights.involved_missing if offer.due.involved else weights.seat_empty
        absent = set(wanted_of(self.problem, offer)) - there
        few = (max(0, offer.kind.team_min - homes[team]) for team in offer.kind.teams_required)
        return each * len(absent) + weights.team_missing * sum(few)

    @cached_property
    def _homes(self) -> dict[str, Team | None]:
        return {p.id: p.home_team for p in self.problem.roster.employees}

    @cached_property
    def _floors(self) -> Floors:
        return floors_of(self.problem)

    def _best(self, weight: int) -> list[Best]:
        if weight not in self._together:
            self._together[weight] = [
                self._solve(part.cp, part.together, WORK) for part in self._models(weight)
            ]
        return self._together[weight]

    def _goal(self, reach: int | None) -> list[Best]:
        """The least points and minutes of each part, with as few points as there can be."""
        if reach not in self._goals:
            self.coverage()
            self._goals[reach] = [
                self._least_minutes(number, reach) for number in range(len(self._points))
            ]
        return self._goals[reach]

    def _fewest(self, number: int, part: Compact) -> Best:
        """The fewest points of a part. Raises Stopped."""
        best = self._solve(part.cp, part.points, POINTS_WORK)
        return best if best.proven else better(part.points, best, self._both_of(number)[0])

    def _least_minutes(self, number: int, reach: int | None) -> Best:
        """The least points and minutes of a part, with as few points as there can be. Raises
        Stopped."""
        part, fewest = self._models(DEAR)[number], self._points[number]
        strict = self._strict(part, fewest, reach)
        seconds = min(PROGRAM_SECONDS, self.until - time.monotonic())
        with asked_beside(strict, part.together, seconds, self.cancel) as asked:
            best = self._solve(strict, part.together, GOAL_WORK, fewest.values)
            if best.proven or best.impossible or time.monotonic() >= self.until:
                return best
            found = self._charged(asked())
        return better(part.together, best, Best(found.bound, found.values))

    def _both_of(self, number: int) -> tuple[Best, Best]:
        """The fewest points of a part, and the least points and minutes with these. Raises
        Stopped."""
        if number not in self._both:
            part = self._models(DEAR)[number]
            both = both_of(part)
            found = self._program(part.cp, both.total)
            points = both.points(found)
            minutes = DEAR * points + both.minutes(found, points)
            self._both[number] = (
                better(part.points, Best(points, found.values), NONE),
                better(part.together, Best(minutes, found.values), NONE),
            )
        return self._both[number]

    def _program(self, cp: cp_model.CpModel, total: Sum) -> Found:
        """The least of a sum, as a mixed integer program. Raises Stopped."""
        seconds = self.program_share * (self.until - time.monotonic())
        found = least(cp, total, min(self.program_seconds, seconds), cancel=self.cancel)
        return self._charged(found)

    def _charged(self, found: Found) -> Found:
        """What a program found, which has taken its work."""
        self.used += SMALL * PROGRAM_WORK if found != Found() else 0.0
        return found

    def _proven(self, reach: int | None) -> list[Best]:
        """The same once more where it was not found to the end: what the usual search leaves open
        another one often closes, and the other way."""
        if reach in self._tried:
            return self._goals[reach]
        self._tried.add(reach)
        found: list[Best] = []
        guides = self._guides if reach == 0 else []
        for number, goal in enumerate(self._goal(reach)):
            part, best = self._models(DEAR)[number], self._points[number]
            if not goal.proven and not goal.impossible:
                hint = (guides[number].values if guides else ()) or goal.values or best.values
                cp = self._strict(part, best, reach)
                other = self._solve(cp, part.together, TREE_WORK, hint, tree=True)
                least = max(goal.bound, other.bound)
                goal = replace(other, bound=least, values=other.values or goal.values)
            found.append(goal)
        self._goals[reach] = found
        return found

    def _strict(self, part: Compact, best: Best, reach: int | None) -> cp_model.CpModel:
        """A part with as few points as there can be, and so much reach at most."""
        cp = part.cp.clone()
        cp.add(part.expression(part.points) <= best.bound)
        if reach is not None:
            cp.add(part.expression(part.missed) <= reach)
        return cp

    def _models(self, weight: int) -> list[Compact]:
        """The parts as models. Raises Stopped."""
        if weight not in self._parts:
            self._parts[weight] = self._build(weight)
        return self._parts[weight]

    def _build(self, weight: int, worth: Worth | None = None) -> list[Compact]:
        """The parts anew, for somebody to change. Raises Stopped."""
        return [
            compact(
                self.problem, part, weight, self._floors, self.cancel,
                elsewhere=elsewhere_of(self.offers, part), worth=worth,
            )
            for part in parts_of(self.offers)
        ]

    def _solve(
        self, cp: cp_model.CpModel, total: Sum, work: float, hint: Sequence[int] = (), *,
        tree: bool = False,
    ) -> Best:
        """The least of a sum, as far as so much work tells; `tree`: raising the bound alone. Raises
        Stopped."""
        left = self.until - time.monotonic()
        if left <= 0:
            return Best(0, ())
        cp.minimize(cp_model.LinearExpr.weighted_sum(total.variables, total.weights))
        cp.clear_hints()  # type: ignore[no-untyped-call]
        cp.proto.solution_hint.vars.extend(range(len(hint)))
        cp.proto.solution_hint.values.extend(hint)
        solver = cp_model.CpSolver()
        solver.parameters.num_workers = 1
        solver.parameters.random_seed = self.seed
        solver.parameters.catch_sigint_signal = False
        solver.parameters.max_deterministic_time = work
        if left < math.inf:
            solver.parameters.max_time_in_seconds = left
        solver.parameters.linearization_level = 2
        solver.parameters.optimize_with_lb_tree_search = tree
        with stoppable(solver, self.cancel):
            status = solver.solve(cp)
        self.used += SMALL * float(solver.response_proto.deterministic_time)
        if self.cancel():
            raise Stopped
        found = status in (cp_model.OPTIMAL, cp_model.FEASIBLE)
        impossible = status == cp_model.INFEASIBLE
        # A solver that is ended while it still simplifies tells a bound of 0, which is none.
        bound = least_whole(solver.best_objective_bound + total.constant) if found else 0
        values = tuple(solver.response_proto.solution) if found else ()
        return Best(bound, values, impossible, status == cp_model.OPTIMAL)


def better(total: Sum, one: Best, other: Best) -> Best:
    """What two searches for the least of a sum tell together."""
    values = min(filter(None, (one.values, other.values)), key=total.value, default=())
    bound = max(one.bound, other.bound)
    proven = one.proven or other.proven or (bool(values) and total.value(values) <= bound)
    return Best(bound, values, one.impossible or other.impossible, proven)


def least_extra_time(together: Mapping[int, int], coverage: int) -> int:
    """The least extra time of plans with at most so many points, by `Bounds.together`."""
    return max([0, *(least - weight * coverage for weight, least in together.items())])


def parts_of(offers: Sequence[Offer]) -> list[list[Offer]]:
    """Meetings that share people, as groups that do not."""
    groups: list[tuple[set[str], list[Offer]]] = []
    for offer in offers:
        people = {*offer.table.people, offer.due.id}
        mine = [group for group in groups if group[0] & people]
        joined = [o for _, some in mine for o in some]
        groups = [group for group in groups if group not in mine]
        groups.append((people.union(*(known for known, _ in mine)), [*joined, offer]))
    order = {id(offer): n for n, offer in enumerate(offers)}
    return [sorted(some, key=lambda o: order[id(o)]) for _, some in groups]


def elsewhere_of(offers: Sequence[Offer], part: Sequence[Offer]) -> set[str]:
    """Those who may come to meetings of other parts: who lead there."""
    mine = {offer.due.id for offer in part}
    return {
        person for offer in offers if offer.due.id not in mine
        for person in (*offer.table.people, *offer.leading.people)
    }
