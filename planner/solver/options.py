"""How long and how to search."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PlanOptions:
    """`time_limit`: seconds at most. `seed`: the same seed gives the same plan. `workers`: threads
    of the search; with more than one it is faster, and two runs may differ. `work`: units of the
    solver's deterministic time; None: as many as the time limit usually holds."""

    time_limit: float = 60.0
    seed: int = 1
    workers: int = 1
    work: float | None = None

    @property
    def units_of_work(self) -> float:
        """How much the search may do, in units of deterministic time."""
        return self.time_limit * WORK_PER_SECOND if self.work is None else self.work


WORK_PER_SECOND = 0.28
"""Units of deterministic time for each second of the time limit. A core of 2026 does about 0.4 in a
second, so that the measure of work ends the search before the clock does."""
