"""How good a plan could be at best, found part by part on easier problems (`relaxed`).

Units that share nobody are parts of their own, and no plan is better than the sum of what is best
in each. A part is small enough to be solved to the end in a second where one model of everything
tells nothing in minutes; what it costs is that the parts may use a lead or a room at once.

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
from planner.rules.floor import crews_of_days
from planner.solver.objectives import Sum
from planner.solver.offers import Offer
from planner.solver.relaxed import Relaxed, apart, promising, relaxed, scarcest, wanted_of
from planner.solver.standalone import FAR
from planner.solver.stopping import stoppable

DEAR, CHEAP = 1000, 240
"""Minutes that a point of coverage counts as where both are counted together. With the first a
point is never given up for time; with the second the bound of the time stays near where a plan has
some points more than the least."""

PROMISING, EXACT = 40, 10**6
"""So many times of each meeting are looked at where a good plan of a part is wanted; and all."""

EXACT_WORK = 8.0
"""Work for each question to a part of which nothing is made easier but who comes."""

WORK = 2.0
"""Work for each question to a part, at most; nearly all take less than half of it."""


@dataclass(frozen=True, slots=True)
class Best:
    """What was found of a part: no plan of it is below `bound`; `starts` of the best one found."""

    bound: int
    starts: Mapping[str, int]


@dataclass
class Bounds:
    """The bounds of a problem, each found when it is first asked for. `used`: the work it took."""

    problem: Problem
    offers: Sequence[Offer]
    seed: int = 1
    cancel: Cancel = never
    used: float = 0.0
    _known: dict[tuple[str, int], list[Best]] = field(default_factory=dict)
    _models: dict[tuple[int, int | None], list[Relaxed]] = field(default_factory=dict)

    @property
    def possible(self) -> bool:
        """Whether this problem can be made easier so: not where rules have a price."""
        return not self.problem.policy.prices

    def coverage(self) -> int:
        """The least points of coverage. Raises Stopped."""
        return sum(best.bound for best in self._best("points", DEAR))

    def extra_time(self, coverage: int) -> int:
        """The least extra time of plans with at most so many points of coverage. Raises Stopped."""
        return least_extra_time(self.together(), coverage)

    def together(self) -> dict[int, int]:
        """For each weight of a point the least sum of points and extra time. Of problems that share
        no people these are added up, and `least_extra_time` of them holds. Raises Stopped."""
        return {
            weight: sum(best.bound for best in self._best("together", weight))
            for weight in (DEAR, CHEAP)
        }

    def starts(self) -> dict[str, int]:
        """When each meeting is held in a good plan of each part, leads and rooms and all.

        Raises Stopped."""
        return {
            id_: at for part in self._parts(DEAR, PROMISING)
            for id_, at in self._solve(part, part.together, WORK).starts.items()
        }

    def learn(self, plan: Plan) -> bool:
        """Note of a plan at those times where people cost more than each of them would alone: that
        day is dearer for the meeting than it looks. Returns whether there was anything to learn."""
        held = {meeting.id: meeting for meeting in plan.meetings}
        learnt = False
        for part in self._parts(DEAR, PROMISING):
            for slot in part.model.slots:
                meeting = held.get(slot.due.id)
                if slot.locked is not None or meeting is None:
                    continue
                start = meeting.span.start
                more = self._points(part, meeting) - part.alone[slot.due.id].get(start, FAR)
                for day, literal in zip(slot.days, slot.at, strict=True):
                    if more > 0 and day == meeting.span.first_day:
                        part.together.add(literal, more * DEAR)
                learnt = learnt or more > 0
        return learnt

    def _points(self, part: Relaxed, meeting: Meeting) -> int:
        """What all but the kept people cost a meeting in points, as it is held."""
        weights = self.problem.policy.coverage
        offer = next(offer for offer in self.offers if offer.due.id == meeting.id)
        there = {seat.employee for seat in meeting.participants()} - part.kept
        homes = Counter(self._homes.get(employee) for employee in there)
        kept = {self._homes.get(employee) for employee in part.kept}
        each = weights.involved_missing if offer.due.involved else weights.seat_empty
        absent = set(wanted_of(self.problem, offer)) - part.kept - there
        few = (
            max(0, offer.kind.team_min - homes[team])
            for team in offer.kind.teams_required if team not in kept
        )
        return each * len(absent) + weights.team_missing * sum(few)

    @cached_property
    def _homes(self) -> dict[str, Team | None]:
        return {p.id: p.home_team for p in self.problem.roster.employees}

    def work_to_sharpen(self) -> float:
        """Work that `sharpen` takes at most. Raises Stopped."""
        return EXACT_WORK * len(self._parts(DEAR))

    def sharpen(self) -> int:
        """The least points of coverage once more, with nothing made easier about times: this takes
        ten times as long. Raises Stopped."""
        exact = [self._solve(part, part.points, EXACT_WORK) for part in self._parts(DEAR, EXACT)]
        pairs = zip(self._best("points", DEAR), exact, strict=True)
        self._known["points", DEAR] = [max(pair, key=lambda best: best.bound) for pair in pairs]
        return self.coverage()

    def _best(self, what: str, weight: int) -> list[Best]:
        if (what, weight) not in self._known:
            self._known[what, weight] = [
                self._solve(part, part.points if what == "points" else part.together, WORK)
                for part in self._parts(weight)
            ]
        return self._known[what, weight]

    def _parts(self, weight: int, times: int | None = None) -> list[Relaxed]:
        """The parts as models; with so many times of each meeting, where a number is given."""
        if (weight, times) not in self._models:
            crews = crews_of_days(self.problem)
            self._models[weight, times] = [
                relaxed(
                    self.problem, offers, _kept(self.problem, offers), weight, crews, self.cancel,
                    times=None if times is None else {
                        offer.due.id: promising(self.problem, offer, weight, crews, times)
                        for offer in offers
                    },
                )
                for offers in apart(self.offers)
            ]
        return self._models[weight, times]

    def _solve(self, part: Relaxed, total: Sum, work: float) -> Best:
        cp = part.model.cp
        cp.minimize(part.model.total(total.variables, total.weights) + total.constant)
        solver = cp_model.CpSolver()
        solver.parameters.num_workers = 1
        solver.parameters.random_seed = self.seed
        solver.parameters.catch_sigint_signal = False
        solver.parameters.max_deterministic_time = work
        solver.parameters.linearization_level = 2
        solver.parameters.cp_model_probing_level = 0
        solver.parameters.symmetry_level = 0
        with stoppable(solver, self.cancel):
            status = solver.solve(cp)
        self.used += float(solver.response_proto.deterministic_time)
        if self.cancel():
            raise Stopped
        if status not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
            return Best(_whole(solver.best_objective_bound), {})
        values = solver.response_proto.solution
        starts = {
            slot.due.id: start for slot in part.model.slots
            for start, literal in zip(slot.starts, slot.at, strict=True) if values[literal.index]
        }
        return Best(_whole(solver.best_objective_bound), starts)


def least_extra_time(together: Mapping[int, int], coverage: int) -> int:
    """The least extra time of plans with at most so many points, by `Bounds.together`."""
    return max(0, *(least - weight * coverage for weight, least in together.items()))


def _kept(problem: Problem, offers: Sequence[Offer]) -> list[str]:
    """The scarcest vagtlag of a part."""
    return next(iter(scarcest(problem, offers)), [])


def _whole(bound: float) -> int:
    """The least whole value that a bound allows: values are whole and never negative."""
    return max(0, -int(-(bound - 1e-6) // 1))
