"""Processes that search the plans of units."""

from models.plan import Outcome
from planner.hands import Hands
from planner.many.solving import Solving, Task, Told
from planner.progress import Cancel


class Crew(Hands):
    """A `planner.many.solving.Solver`."""

    def __call__(self, task: Task, told: Told, cancel: Cancel) -> Outcome:
        """The plan of a unit, judged. Raises Stopped once `cancel` says so, and Lost."""
        return self.do(
            Solving(task), lambda said: told(said) if isinstance(said, float) else None, cancel
        )
