"""Points and minutes of a part in one question: the fewest points, and the least minutes of the
plans that have them.

A point weighs more than all minutes that any plan can come to, so that the one sum tells of both.
"""

import math
from collections import Counter
from dataclasses import dataclass

from planner.solver.compact_meeting import Compact
from planner.solver.linear import Found
from planner.solver.objectives import Sum


@dataclass(frozen=True, slots=True)
class Both:
    """The sum of a part. No plan has more than `most` minutes; a `point` weighs more."""

    total: Sum
    most: int
    point: int

    def points(self, found: Found) -> int:
        """The fewest points."""
        return max(0, -((self.most - found.bound) // self.point))

    def minutes(self, found: Found, points: int) -> int:
        """The least minutes of plans with so many points at most."""
        return max(0, found.bound - self.point * points)


def both_of(part: Compact) -> Both:
    """The sum of a part."""
    minutes = Counter[int]()
    for variable, weight in zip(part.together.variables, part.together.weights, strict=True):
        minutes[variable.index] += weight
    for variable, weight in zip(part.points.variables, part.points.weights, strict=True):
        minutes[variable.index] -= weight * part.weight
    most = _most(part, minutes)
    # In the steps of the minutes, so that a bound is whole steps as well.
    step = math.gcd(*minutes.values()) or 1
    point = step * (most // step + 1)
    total = Sum(part.points.constant * point)
    of = {v.index: v for v in (*part.together.variables, *part.points.variables)}
    for index, weight in minutes.items():
        total.add(of[index], weight)
    for variable, weight in zip(part.points.variables, part.points.weights, strict=True):
        total.add(variable, weight * point)
    return Both(total, most, point)


def _most(part: Compact, minutes: Counter[int]) -> int:
    """No plan of a part has more minutes: each meeting the dearest choice, and everybody called in
    as often as she may be where it costs most."""
    left, most = minutes.copy(), 0
    for held in part.held:
        most += max([0, *(left.pop(group.at.index, 0) for group in held.groups)])
    for calls in part.called.values():
        dearest = sorted((left.pop(literal.index, 0) for _, literal in calls), reverse=True)
        most += sum(x for x in dearest[: part.problem.policy.max_call_ins] if x > 0)
    return most + sum(weight for weight in left.values() if weight > 0)
