"""The limits and prices of a plan: every number a default that the user can change.

Sources are named with each field: texts by their number (000–004, see `docs/DECISIONS.md`),
otherwise the Danish rules on working time (11 hours of daily rest and the weekly fridøgn).
"""

from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from models.meetings import Window
from models.people import DAY, EVENING, NIGHT, Team

ObjectiveName = Literal["coverage", "reach", "extra_time", "fairness", "wishes", "regularity"]
LADDER: tuple[ObjectiveName, ...] = (
    "coverage", "reach", "extra_time", "fairness", "wishes", "regularity",
)


@dataclass(frozen=True, slots=True)
class FloorMinimum:
    """At least `minimum` of a unit (None: of every unit) stay on a vagtlag's floor."""

    unit: str | None
    team: Team
    minimum: int


@dataclass(frozen=True, slots=True)
class Wish:
    """A wish about time given outside one's shifts: `avoid` these times, or prefer them."""

    employee: str
    window: Window
    avoid: bool = True


@dataclass(frozen=True, slots=True)
class Carried:
    """What earlier periods already cost a person, and when she was last in a meeting."""

    extra_minutes: int = 0
    call_ins: int = 0
    meetings: int = 0
    last_seen: date | None = None


@dataclass(frozen=True, slots=True)
class CoverageWeights:
    """What counts in the first objective, in points. A whole meeting outweighs all its teams."""

    unplaced: int = 30
    team_missing: int = 6
    seat_empty: int = 1
    involved_missing: int = 6


@dataclass(frozen=True, slots=True)
class Policy:
    """All limits. Minutes are real minutes, days calendar days.

    rest_minutes: daily rest, 11 h. weekly_rest_minutes: fridøgn, 35 h free in one piece in each
    7 days that a call-in must not break. adjoining_minutes: the longest wait between shift and
    meeting. sleep_from / sleep_until: minutes after a night shift in which nobody is called in.
    max_call_ins: per person in the period. max_meetings_per_day / _per_week: per person.
    reach_days: each person is in a meeting at least once in each such stretch of the period.
    call_in_gap_days: from one call-in of a person to the next lie at least so many days.
    call_in_price: minutes added to the extra time for each call-in in the third objective.
    night_weight: what a stretch in which somebody of the night team is not reached counts in the
    second objective, where others count 1 (004 1B, 6A, 9B: alone in the shift).
    full_time_hours: the contracted week that loads are compared in. fairness_step_minutes: see
    `planner.judging.objectives`.
    step_minutes: candidate times start on multiples of this. half_holidays_from: clock minute
    from which 1 May and 5 June count as free.
    """

    rest_minutes: int = 660
    weekly_rest_minutes: int = 2100
    adjoining_minutes: int = 30
    sleep_from: int = 30
    sleep_until: int = 480
    max_call_ins: int = 4
    call_in_gap_days: int = 7
    max_meetings_per_day: int = 1
    max_meetings_per_week: int = 3
    reach_days: int = 28
    call_in_price: int = 60
    night_weight: int = 2
    full_time_hours: float = 37.0
    fairness_step_minutes: int = 120
    step_minutes: int = 30
    half_holidays_from: int = 720
    closed_days: frozenset[date] = field(default_factory=frozenset)
    floor: tuple[FloorMinimum, ...] = (
        FloorMinimum(None, DAY, 2), FloorMinimum(None, EVENING, 1), FloorMinimum(None, NIGHT, 1),
    )
    coverage: CoverageWeights = CoverageWeights()
    ladder: tuple[ObjectiveName, ...] = LADDER

    def floor_minimum(self, unit: str | None, team: Team) -> int:
        """The minimum of a unit and vagtlag; a line for the unit wins over a general one."""
        general = 0
        for line in self.floor:
            if line.team == team:
                if line.unit == unit and unit is not None:
                    return line.minimum
                if line.unit is None:
                    general = line.minimum
        return general
