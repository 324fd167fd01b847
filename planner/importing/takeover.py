"""A problem goes on with a newer roster: ids, history and all that people have arranged stay."""

from collections.abc import Mapping
from dataclasses import replace

from models.plan import Plan
from models.problem import Problem
from models.roster import Roster
from planner.importing.reconcile import carry_over


def take_over(
    older: Problem, newer: Roster, same: Mapping[str, str], plan: Plan | None
) -> Problem:
    """The older problem with the newer roster and its period."""
    return replace(older, roster=carry_over(older.roster, newer, same), period=newer.period)
