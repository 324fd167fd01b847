"""What meetings cost each person. Knows no Qt."""

from dataclasses import dataclass

from models.plan import Outcome
from planner.texts.dates import team_name


@dataclass(frozen=True, slots=True)
class Load:
    """One person's figures; minutes, counts and points. `total` is compared in full-time weeks."""

    employee: str
    name: str
    team: str
    hours: float | None
    extra: int
    call_ins: int
    meetings: int
    points: int
    total: float
    carried: float

    def value(self, column: str) -> float:
        """The number of a column; hours that nobody said count as none."""
        found = getattr(self, column)
        return float(found) if found is not None else 0.0


def loads(outcome: Outcome, *, full_time: bool) -> tuple[Load, ...]:
    """Every person's load. `full_time`: the figures as if all worked a full-time week.

    `total` is extra minutes and call-ins at their price, with what earlier periods cost.
    """
    problem = outcome.problem
    policy, made = problem.policy, []
    for line in outcome.judgement.by_employee:
        person = problem.roster.employee(line.employee)
        hours = max(8.0, person.hours_per_week or policy.full_time_hours)
        factor = policy.full_time_hours / hours
        past = problem.carried.get(person.id)
        before = past.extra_minutes + past.call_ins * policy.call_in_price if past else 0
        now = line.extra_minutes + line.call_ins * policy.call_in_price
        shown = factor if full_time else 1.0
        made.append(
            Load(
                person.id, person.name, team_name(person.home_team), person.hours_per_week,
                round(line.extra_minutes * shown), line.call_ins, line.meetings,
                line.load_points, (before + now) * shown, before * shown,
            )
        )
    return tuple(made)
