"""How good a plan could be at best, found part by part on an easier problem (`compact`).

Units that share nobody are parts of their own, and no plan is better than the sum of what is best
in each. A part is small enough to be solved to the end in seconds where one model of everything
tells nothing in minutes.

The best of a part also tells at which times its meetings should be held: the search begins there.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from ortools.sat.python import cp_model

from models.meetings import Meeting
from models.people import Team
from models.plan import Plan
from models.problem import Problem
from planner.progress import Cancel, Stopped, never
from planner.solver.compact import Compact, compact, wanted_of
from planner.solver.confirm import question
from planner.solver.guide import Best, Guide
from planner.solver.objectives import Sum
from planner.solver.offers import Offer
from planner.solver.standalone import Floors, floors_of
from planner.solver.stopping import stoppable

DEAR, CHEAP = 1000, 240
"""Minutes that a point of coverage counts as where both are counted together. With the first a
point is never given up for time; with the second the bound of the time stays near where a plan has
some points more than the least."""

WORK = 4.0
"""Work for each question to a part, at most; nearly all take less than that."""

GUIDE_ROUNDS = 2
"""How often all parts of a guide are searched anew before it is asked for its times."""

SMALL = 0.3
"""What a unit of work counts as here: in models as small as these a core does so much more of them
in a second than in the whole model. Measured: 1.2 and 0.3 to 0.4."""


@dataclass
class Bounds:
    """The bounds of a problem, each found when it is first asked for. `used`: the work it took."""

    problem: Problem
    offers: Sequence[Offer]
    seed: int = 1
    cancel: Cancel = never
    used: float = 0.0
    _together: dict[int, list[Best]] = field(default_factory=dict)
    _points: list[Best] = field(default_factory=list)
    _guides: list[Guide] = field(default_factory=list)
    _parts: dict[tuple[int, bool], list[Compact]] = field(default_factory=dict)

    @property
    def possible(self) -> bool:
        """Whether this problem can be made easier so: not where rules have a price."""
        return not self.problem.policy.prices

    def coverage(self) -> int:
        """The least points of coverage. Raises Stopped."""
        if not self._points:
            # What is best for both together shows the way, and is found sooner.
            self._points = [
                self._solve(part.cp, part.points, WORK, both.values)
                for part, both in zip(self._models(DEAR), self._best(DEAR), strict=True)
            ]
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

    def extra_time(self, coverage: int) -> int:
        """The least extra time of plans with at most so many points of coverage. Raises Stopped."""
        dear = {DEAR: sum(best.bound for best in self._best(DEAR))}
        # Where no point is given away the other weight tells no more.
        known = dear if coverage <= self.coverage() else self.together()
        return least_extra_time(known, coverage)

    def together(self) -> dict[int, int]:
        """For each weight of a point the least sum of points and extra time. Of problems that share
        no people these are added up, and `least_extra_time` of them holds. Raises Stopped."""
        return {
            weight: sum(best.bound for best in self._best(weight)) for weight in (DEAR, CHEAP)
        }

    def starts(self) -> dict[str, frozenset[int]]:
        """When each meeting may be held in a good plan of each part: the starts of one day.

        Raises Stopped."""
        self.coverage()
        if not self._guides:
            parts = zip(
                self._models(0, apart=True), self._models(DEAR, apart=True), self._points,
                strict=True,
            )
            self._guides = [
                Guide(self.problem.period, coarse, fine, best.bound, self._solve)
                for coarse, fine, best in parts
            ]
        starts: dict[str, frozenset[int]] = {}
        for guide in self._guides:
            guide.find(GUIDE_ROUNDS)
            starts |= guide.starts()
        return starts

    def learn(self, plan: Plan) -> bool:
        """Note of a plan which meetings cost more points than the guide thought. Returns whether
        there was anything to learn."""
        offers = {offer.due.id: offer for offer in self.offers}
        points = {m.id: self._points_of(m, offers[m.id]) for m in plan.meetings if m.id in offers}
        learnt = [guide.learn(points) for guide in self._guides]
        return any(learnt)

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

    def _models(self, weight: int, *, apart: bool = False) -> list[Compact]:
        """The parts as models. Raises Stopped."""
        if (weight, apart) not in self._parts:
            self._parts[weight, apart] = [
                compact(self.problem, offers, weight, self._floors, self.cancel, apart=apart)
                for offers in parts_of(self.offers)
            ]
        return self._parts[weight, apart]

    def _solve(
        self, cp: cp_model.CpModel, total: Sum, work: float, hint: Sequence[int] = ()
    ) -> Best:
        cp.minimize(cp_model.LinearExpr.weighted_sum(total.variables, total.weights))
        cp.clear_hints()  # type: ignore[no-untyped-call]
        cp.proto.solution_hint.vars.extend(range(len(hint)))
        cp.proto.solution_hint.values.extend(hint)
        solver = cp_model.CpSolver()
        solver.parameters.num_workers = 1
        solver.parameters.random_seed = self.seed
        solver.parameters.catch_sigint_signal = False
        solver.parameters.max_deterministic_time = work
        solver.parameters.linearization_level = 2
        with stoppable(solver, self.cancel):
            status = solver.solve(cp)
        self.used += SMALL * float(solver.response_proto.deterministic_time)
        if self.cancel():
            raise Stopped
        found = status in (cp_model.OPTIMAL, cp_model.FEASIBLE)
        bound = solver.best_objective_bound + total.constant
        return Best(_whole(bound), tuple(solver.response_proto.solution) if found else ())


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


def _whole(bound: float) -> int:
    """The least whole value that a bound allows: values are whole and never negative."""
    return max(0, -int(-(bound - 1e-6) // 1))
