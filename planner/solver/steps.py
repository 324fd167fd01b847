"""The goals of a search, one after another, and what is known of each."""

from dataclasses import dataclass
from typing import cast

from models.plan import Objective
from models.policy import ObjectiveName
from planner.solver.objectives import Ladder, Sum

SHARES: dict[ObjectiveName, float] = {
    "coverage": 0.60, "reach": 0.10, "breaches": 0.10, "extra_time": 0.18, "fairness": 0.07,
    "wishes": 0.02, "regularity": 0.03,
}
"""How much of the work each objective may take; what one leaves the next ones share."""


@dataclass(frozen=True, slots=True)
class Goal:
    """Something that there is to be as little of as can be, and its share of the work."""

    name: str
    total: Sum
    share: float


def goals_of(ladder: Ladder) -> list[Goal]:
    """The objectives of a ladder in their order."""
    return [Goal(name, total, SHARES[name]) for name, total in ladder.steps]


@dataclass(slots=True)
class Step:
    """What is known of one goal."""

    name: str
    value: int
    bound: int | None = None
    proven: bool = False
    seconds: float = 0.0

    def settle(self, value: int, bound: int | None = None) -> None:
        """Take over a value that a plan has, and a bound where the search found a better one.

        Nothing that is counted is negative, so a value of 0 needs no further proof.
        """
        self.value = value
        bound = 0 if value == 0 else bound
        if bound is not None:
            self.bound = bound if self.bound is None else max(bound, self.bound)
        self.proven = self.bound is not None and self.bound >= value

    def objective(self) -> Objective:
        """The same as a plan tells it."""
        name = cast(ObjectiveName, self.name)
        return Objective(name, self.value, self.bound, self.proven, round(self.seconds, 2))
