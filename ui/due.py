"""The meetings that are due in a problem, reckoned once for all who ask. Knows no Qt."""

from collections.abc import Mapping
from functools import lru_cache

from models.agenda import Occurrence, occurrences
from models.problem import Problem
from planner.same import Same


def due_in(problem: Problem) -> Mapping[str, Occurrence]:
    """Every meeting that is due, by its id, in the order of `models.agenda.occurrences`."""
    return _due(Same(problem))


@lru_cache(maxsize=2)
def _due(same: Same) -> Mapping[str, Occurrence]:
    assert isinstance(same.it, Problem)
    return {one.id: one for one in occurrences(same.it)}
