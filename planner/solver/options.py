"""How long and how to search."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PlanOptions:
    """`time_limit`: seconds at most. `seed`: the same seed gives the same plan. `workers`: threads
    of the search; with more than one it is faster, and two runs may differ."""

    time_limit: float = 60.0
    seed: int = 1
    workers: int = 1
