"""What meetings cost each person, against what would be fair by her hours. Knows no Qt."""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import mean, median, quantiles

from models.meetings import Attendance, Meeting
from models.people import Employee
from models.plan import Outcome, PersonCoverage
from models.policy import Carried
from models.problem import Problem
from planner.texts.dates import team_name
from ui import figures

LEAST_HOURS = 8.0
"""Contracted hours below which a load is not scaled up any further, as in the objective."""


@dataclass(frozen=True, slots=True)
class Load:
    """One person's figures; minutes, counts and points.

    `total` is what the objective of fairness weighs: `carried` from earlier periods and `now` of
    this one, extra minutes and call-ins at their price. `fair` is her part of everybody's by her
    hours, `over` how much more she carries. `change` is `total` beside an earlier plan's; None
    where there is none to compare with.
    """

    employee: str
    name: str
    unit: str | None
    home: str | None
    hours: float | None
    extra: int
    call_ins: int
    meetings: int
    points: int
    now: float
    carried: float
    fair: float
    change: float | None = None

    @property
    def team(self) -> str:
        """The name of her vagtlag."""
        return team_name(self.home)

    @property
    def total(self) -> float:
        """All that she carries, in minutes."""
        return self.carried + self.now

    @property
    def over(self) -> float:
        """Minutes that she carries above her fair part; negative below it."""
        return self.total - self.fair

    def value(self, column: str) -> float:
        """The number of a column; what nobody said counts as none."""
        found = getattr(self, column)
        return float(found) if found is not None else 0.0


@dataclass(frozen=True, slots=True)
class Spread:
    """How evenly loads lie, in minutes as if all worked full time. Half of all people lie between
    `low` and `high`."""

    mean: float
    median: float
    low: float
    high: float
    most: float


@dataclass(frozen=True, slots=True)
class Cost:
    """One meeting of a person and what it costs her: minutes, with the price of a call-in."""

    meeting: Meeting
    seat: Attendance
    minutes: int
    points: int


def loads(
    outcome: Outcome, *, full_time: bool, before: Outcome | None = None
) -> tuple[Load, ...]:
    """Every person's load. `full_time`: the figures as if all worked a full-time week. `before`:
    an earlier plan to compare with."""
    problem = outcome.problem
    hours = {p.id: _hours(problem, p) for p in problem.roster.employees}
    lines = [
        (problem.roster.employee(line.employee), line, *_minutes(problem, line))
        for line in outcome.judgement.by_employee
    ]
    former = _totals(before) if before is not None else {}
    whole, all_hours = sum(past + now for _, _, past, now in lines), sum(hours.values())
    made = []
    for person, line, past, now in lines:
        shown = problem.policy.full_time_hours / hours[person.id] if full_time else 1.0
        fair = whole * hours[person.id] / all_hours if all_hours else 0.0
        was = former.get(person.id)
        made.append(
            Load(
                person.id, person.name, person.unit, person.home_team, person.hours_per_week,
                round(line.extra_minutes * shown), line.call_ins, line.meetings,
                line.load_points, now * shown, past * shown, fair * shown,
                (past + now - was) * shown if was is not None else None,
            )
        )
    return tuple(made)


def spread(lines: Sequence[Load]) -> Spread | None:
    """How evenly some loads lie; None of less than two people."""
    totals = [line.total for line in lines]
    if len(totals) < 2:
        return None
    low, middle, high = quantiles(totals, n=4, method="inclusive")
    assert abs(middle - median(totals)) < 1
    return Spread(mean(totals), middle, low, high, max(totals))


def costs(outcome: Outcome, employee: str) -> tuple[Cost, ...]:
    """The meetings of a person, the dearest first."""
    price = outcome.problem.policy.call_in_price
    found = []
    for meeting in figures.meetings_of(outcome, employee):
        seat = next(a for a in meeting.attendance if a.employee == employee)
        minutes = seat.extra_minutes + price * (seat.cls == "called_in")
        points = outcome.problem.kind(meeting.kind).load_points
        found.append(Cost(meeting, seat, minutes, points))
    return tuple(sorted(found, key=lambda cost: (-cost.minutes, cost.meeting.span)))


def _hours(problem: Problem, person: Employee) -> float:
    return max(LEAST_HOURS, person.hours_per_week or problem.policy.full_time_hours)


def _totals(outcome: Outcome) -> dict[str, int]:
    """All that each person carries, in minutes, by employee."""
    lines = outcome.judgement.by_employee
    return {line.employee: sum(_minutes(outcome.problem, line)) for line in lines}


def _minutes(problem: Problem, line: PersonCoverage) -> tuple[int, int]:
    """What earlier periods and this one cost a person, as the objective of fairness counts it."""
    policy, past = problem.policy, problem.carried.get(line.employee, Carried())
    before = (
        past.extra_minutes + past.call_ins * policy.call_in_price
        + past.load_points * policy.load_price + past.led * policy.leading_price
    )
    now = (
        line.extra_minutes + line.call_ins * policy.call_in_price
        + line.load_points * policy.load_price + line.leading * policy.leading_price
    )
    return before, now
