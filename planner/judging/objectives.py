"""The six objective values of a plan, found from roster and meetings alone. Less is better.

All are whole numbers, so that they can be compared to the digit with what a search reports.
`fairness`: a person's load is what earlier periods and this plan cost her, in minutes. It is
compared as if everybody worked full time, in hundredths: a half-time load counts double. Up to
ten steps of `policy.fairness_step_minutes` each, every minute above a step counts once more, so
that the same minutes cost least where they are spread.
"""

from collections import Counter

from models.meetings import Window
from models.people import NIGHT, Employee
from models.policy import Carried, ObjectiveName
from models.timespan import minute_of_day
from planner.judging.facts import Facts, Seat
from planner.judging.times import touches, within

LEAST_HOURS = 8
"""Contracted hours below which a load is not scaled up any further."""

FAIRNESS_STEPS = 10


def objective_values(facts: Facts) -> dict[ObjectiveName, int]:
    """Every objective by name."""
    return {
        "coverage": coverage(facts),
        "reach": reach(facts),
        "extra_time": extra_time(facts),
        "fairness": fairness(facts),
        "wishes": wishes(facts),
        "regularity": regularity(facts),
    }


def coverage(facts: Facts) -> int:
    """Weighted points for meetings not placed, teams missing, empty seats, involved missing."""
    weights = facts.policy.coverage
    points = weights.unplaced * (len(facts.due) - len(facts.answered))
    for held in facts.held:
        missing = sum(
            max(0, held.kind.team_min - facts.present_of(held, team))
            for team in held.kind.teams_required
        )
        points += weights.team_missing * missing
        if held.course is not None:
            points += weights.seat_empty * len(facts.members(held.course) - held.present)
        if held.incident is not None:
            involved = frozenset(held.incident.involved)
            points += weights.involved_missing * len(involved - held.present)
    return points


def reach(facts: Facts) -> int:
    """Stretches in which somebody is in no meeting, those of night staff with their weight."""
    return sum(
        len(facts.missed(person)) * (facts.policy.night_weight if person.home_team == NIGHT else 1)
        for person in facts.people.values()
    )


def extra_time(facts: Facts) -> int:
    """Minutes outside shifts, and the price of each call-in in minutes; leading counts too."""
    return sum(cost(facts, person) for person in facts.people.values())


def cost(facts: Facts, person: Employee) -> int:
    """What the plan costs one person: extra minutes and the price of her call-ins."""
    seats = facts.seats_of(person)
    called_in = sum(seat.cls == "called_in" for seat in seats)
    return sum(seat.extra_minutes for seat in seats) + facts.policy.call_in_price * called_in


def fairness(facts: Facts) -> int:
    """How far loads in proportion to hours rise above the steps (see the module)."""
    step = 100 * facts.policy.fairness_step_minutes
    total = 0
    for person in facts.people.values():
        weighted = load(facts, person) * hours_weight(facts, person)
        total += sum(
            max(0, _ceil_hundredths(weighted - k * step)) for k in range(1, FAIRNESS_STEPS + 1)
        )
    return total


def load(facts: Facts, person: Employee) -> int:
    """Minutes that earlier periods and this plan cost a person, priced call-ins included."""
    carried = facts.problem.carried.get(person.id, Carried())
    before = carried.extra_minutes + carried.call_ins * facts.policy.call_in_price
    return before + cost(facts, person)


def hours_weight(facts: Facts, person: Employee) -> int:
    """How heavily a minute weighs for a person, in hundredths of a full-time minute."""
    full_time = facts.policy.full_time_hours
    return round(100 * full_time / max(LEAST_HOURS, person.hours_per_week or full_time))


def wishes(facts: Facts) -> int:
    """Attendances outside a shift that go against what the person wished."""
    avoid: dict[str, list[Window]] = {}
    prefer: dict[str, list[Window]] = {}
    for wish in facts.problem.wishes:
        (avoid if wish.avoid else prefer).setdefault(wish.employee, []).append(wish.window)

    def unwanted(seat: Seat) -> bool:
        preferred = prefer.get(seat.person.id, [])
        return any(touches(window, seat.span) for window in avoid.get(seat.person.id, ())) or (
            bool(preferred) and not within(preferred, seat.span)
        )

    return sum(
        seat.cls != "on_shift" and unwanted(seat) for held in facts.held for seat in held.seats
    )


def regularity(facts: Facts) -> int:
    """Meetings of each row that are not at the weekday and time most usual in it."""
    strays = 0
    for row in facts.rows():
        usual = Counter(
            (held.span.first_day.isoweekday(), minute_of_day(held.span.start)) for held in row.held
        )
        strays += len(row.held) - max(usual.values(), default=0)
    return strays


def _ceil_hundredths(value: int) -> int:
    return -(-value // 100)
