"""The limits and prices of a plan: every number a default that the user can change.

Sources are named with each field: texts by their number (000–004, see `docs/DECISIONS.md`),
otherwise the Danish rules on working time (11 hours of daily rest and the weekly fridøgn).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from models.meetings import Window
from models.people import DAY, EVENING, NIGHT, Team

ObjectiveName = Literal[
    "coverage", "reach", "breaches", "extra_time", "fairness", "wishes", "regularity"
]
OBJECTIVES: tuple[ObjectiveName, ...] = (
    "coverage", "reach", "breaches", "extra_time", "fairness", "wishes", "regularity",
)
"""Everything that a ladder may have. `breaches`: what broken rules cost, where some are priced."""

LADDER: tuple[ObjectiveName, ...] = tuple(name for name in OBJECTIVES if name != "breaches")


@dataclass(frozen=True, slots=True)
class FloorMinimum:
    """At least `minimum` of a unit (None: of every unit) stay on a vagtlag's floor.

    `professions`: at least one of these stays too; none named: anybody will do.
    """

    unit: str | None
    team: Team
    minimum: int
    professions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Wish:
    """A wish about time given outside one's shifts: `avoid` these times, or prefer them."""

    employee: str
    window: Window
    avoid: bool = True


@dataclass(frozen=True, slots=True)
class Bond:
    """People to keep apart (never in one meeting) or together (in the same closed groups)."""

    people: tuple[str, ...]
    together: bool = False


@dataclass(frozen=True, slots=True)
class Carried:
    """What earlier periods already cost a person, and when she was last in a meeting."""

    extra_minutes: int = 0
    call_ins: int = 0
    meetings: int = 0
    last_seen: date | None = None
    load_points: int = 0
    led: int = 0


@dataclass(frozen=True, slots=True)
class CoverageWeights:
    """What counts in the first objective, in points. A whole meeting outweighs all its teams."""

    unplaced: int = 30
    team_missing: int = 6
    seat_empty: int = 1
    involved_missing: int = 6
    team_unseen: int = 6


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
    reduced_rest_minutes: a daily rest may be so short, at most once a week and not two days
    running; 0: never. week_minutes: work and meetings a week on average, 48 h; 0: no limit.
    night_minutes: the same in each 24 h for the night team, 8 h, one day in seven left out.
    average_days: how long averages are taken over, four months.
    team_days: of each home vagtlag of a unit somebody is in a meeting in each such stretch; 0: not
    asked for. heavy_points: a meeting of so many load points is heavy. heavy_gap_days: days from
    one heavy meeting of a person to the next; 0: none. max_load_points: per person in the period;
    0: no limit. load_price / leading_price: minutes that a load point or a meeting led counts as
    in the fourth objective. alone_weight: like night_weight, for those who work alone.
    keep_wishes: nobody is asked to come outside a shift against a wish.
    prices: rules that may be broken, and the points that each breach costs in the objective
    `breaches`; a rule that is not named is kept.
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
    reduced_rest_minutes: int = 0
    week_minutes: int = 2880
    night_minutes: int = 480
    average_days: int = 122
    team_days: int = 0
    heavy_points: int = 3
    heavy_gap_days: int = 0
    max_load_points: int = 0
    load_price: int = 0
    leading_price: int = 0
    alone_weight: int = 2
    keep_wishes: bool = False
    prices: Mapping[str, int] = field(default_factory=dict, hash=False)

    @property
    def steps(self) -> tuple[ObjectiveName, ...]:
        """The ladder as it is climbed: with `breaches` just where rules are priced, after `reach`
        unless the ladder gives it another place."""
        if not self.prices:
            return tuple(name for name in self.ladder if name != "breaches")
        if "breaches" in self.ladder:
            return self.ladder
        after = self.ladder.index("reach") + 1 if "reach" in self.ladder else len(self.ladder)
        return (*self.ladder[:after], "breaches", *self.ladder[after:])

    def floor_line(self, unit: str | None, team: Team) -> FloorMinimum | None:
        """The line of a unit and vagtlag; one for the unit wins over a general one."""
        general = None
        for line in self.floor:
            if line.team == team:
                if line.unit == unit and unit is not None:
                    return line
                if line.unit is None:
                    general = line
        return general

    def floor_minimum(self, unit: str | None, team: Team) -> int:
        """The minimum of a unit and vagtlag; 0 where no line says one."""
        line = self.floor_line(unit, team)
        return 0 if line is None else line.minimum
