"""What the fourth objective comes to at least, as a price of each minute of each person.

What a person's load is worth grows ever faster with it, so it lies nowhere below a straight line
that touches it, and nowhere below the sum of what her attendances are worth one by one. With such
prices the easier problem (`compact`) tells how little all people's loads can come to together, as
it tells the least extra time: a bound whatever the prices are, and near where they are those of a
good plan.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from math import floor

import numpy as np

from models.people import Employee
from models.problem import Problem
from planner.solver.objectives import FAIRNESS_STEPS, load_before
from planner.table import Minutes

MINUTE = 20
"""What a minute of extra time counts as beside what it is worth in fairness: so much that nobody
gives minutes away for it, since they are given. Measured: with none the bound is half as good."""


@dataclass(frozen=True, slots=True)
class Load:
    """What a person's load is worth. `before`: minutes that she brings along; `weight`: of each of
    her minutes, in hundredths; `step`: minutes from one step to the next, in hundredths."""

    before: int
    weight: int
    step: int

    def worth(self, minutes: float) -> float:
        """The worth of so many minutes more than she brings along, not rounded up."""
        load = (self.before + minutes) * self.weight
        return sum(max(0.0, load - k * self.step) for k in range(1, FAIRNESS_STEPS + 1)) / 100

    def slope(self, minutes: float) -> float:
        """What a minute more or less is worth about so many."""
        near = self.step // 400
        below = max(0.0, minutes - near)
        return (self.worth(minutes + near) - self.worth(below)) / (minutes + near - below)

    def above(self, slope: float) -> float:
        """How far the worth lies above the straight line of a slope through nothing, at least."""
        bends = [k * self.step / self.weight - self.before for k in range(1, FAIRNESS_STEPS + 1)]
        return min(
            self.worth(minutes) - slope * minutes for minutes in (0.0, *bends) if minutes >= 0
        )


@dataclass(frozen=True, slots=True)
class Tangents:
    """Prices of minutes. `slopes`: of each person's minute; who has none is charged for each
    attendance what it alone would be worth. `constant`: to be added to what they come to."""

    loads: Mapping[str, Load]
    slopes: Mapping[str, float]
    constant: int

    def price(self, person: str, minutes: Minutes) -> Minutes:
        """What attendances of somebody are charged that cost so many minutes each, and with it
        MINUTE for each of these."""
        load, slope = self.loads[person], self.slopes.get(person)
        different, where = np.unique(minutes, return_inverse=True)
        charged = [
            MINUTE * cost + floor(
                load.worth(cost) - load.worth(0) if slope is None else slope * cost
            )
            for cost in different.tolist()
        ]
        return np.array(charged, np.int64)[where].reshape(minutes.shape)


def tangents(problem: Problem, loads: Mapping[str, float], often: Collection[str]) -> Tangents:
    """The prices that touch the worth of some loads, in minutes by person. `often`: those for whom
    that is done; the others are charged for each attendance what it alone would be worth."""
    worths = {person.id: _load(problem, person) for person in problem.roster.employees}
    slopes, constant = {}, 0.0
    for person, load in worths.items():
        if person in often:
            slopes[person] = load.slope(loads.get(person, 0.0))
            constant += load.above(slopes[person])
        else:
            constant += load.worth(0)
    return Tangents(worths, slopes, floor(constant))


def _load(problem: Problem, person: Employee) -> Load:
    before, weight = load_before(problem, person)
    return Load(before, weight, 100 * problem.policy.fairness_step_minutes)
