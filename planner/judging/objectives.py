"""The objective values of a plan, found from roster and meetings alone. Less is better.

All are whole numbers, so that they can be compared to the digit with what a search reports.
`fairness`: a person's load is what earlier periods and this plan cost her, in minutes. It is
compared as if everybody worked full time, in hundredths: a half-time load counts double. Up to
ten steps of `policy.fairness_step_minutes` each, every minute above a step counts once more, so
that the same minutes cost least where they are spread.
"""

from collections import Counter

from models.people import NIGHT, Employee
from models.policy import Carried, ObjectiveName
from models.timespan import minute_of_day
from planner.judging.facts import Facts, Seat
from planner.judging.times import touches, within

LEAST_HOURS = 8
"""Contracted hours below which a load is not scaled up any further."""

FAIRNESS_STEPS = 10


def objective_values(facts: Facts) -> dict[ObjectiveName, int]:
    """Every objective by name; `breaches` just where rules are priced."""
    from planner.judging.prices import breaches  # rules name Facts, and it names rules

    priced: dict[ObjectiveName, int] = (
        {"breaches": breaches(facts)} if facts.policy.prices else {}
    )
    return priced | {
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
        if held.kind.everybody:
            points += weights.seat_empty * len(facts.wanted_of_shift(held) - held.present)
        if held.course is not None:
            points += weights.seat_empty * len(facts.members(held.course) - held.present)
        if held.incident is not None:
            involved = frozenset(held.incident.involved)
            points += weights.involved_missing * len(involved - held.present)
    points += weights.team_unseen * len(facts.unseen_teams())
    points += weights.team_missing * len(facts.split_bonds())
    return points + weights.seat_empty * facts.open_seats()


def reach(facts: Facts) -> int:
    """Stretches in which somebody is in no meeting, each with the person's weight."""
    return sum(
        len(facts.missed(person)) * reach_weight(facts, person) for person in facts.people.values()
    )


def reach_weight(facts: Facts, person: Employee) -> int:
    """What not reaching a person counts: more for nights and for those who work alone."""
    policy = facts.policy
    night = policy.night_weight if person.home_team == NIGHT else 1
    return max(night, policy.alone_weight) if person.alone else night


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
    """Minutes that earlier periods and this plan cost a person, priced call-ins included, and
    heavy talks and meetings led where those count as minutes."""
    policy, seats = facts.policy, facts.seats_of(person)
    carried = facts.problem.carried.get(person.id, Carried())
    before = carried.extra_minutes + carried.call_ins * policy.call_in_price
    points = carried.load_points + sum(seat.kind.load_points for seat in seats)
    led = carried.led + sum(seat.leads for seat in seats)
    feelings = policy.load_price * points + policy.leading_price * led
    return before + feelings + cost(facts, person)


def hours_weight(facts: Facts, person: Employee) -> int:
    """How heavily a minute weighs for a person, in hundredths of a full-time minute."""
    full_time = facts.policy.full_time_hours
    return round(100 * full_time / max(LEAST_HOURS, person.hours_per_week or full_time))


def wishes(facts: Facts) -> int:
    """Attendances outside a shift that go against what the person wished."""
    return sum(unwanted(facts, seat) for held in facts.held for seat in held.seats)


def unwanted(facts: Facts, seat: Seat) -> bool:
    """Whether a seat lies outside a shift and goes against a wish of the person's."""
    if seat.cls == "on_shift":
        return False
    hers = [wish for wish in facts.problem.wishes if wish.employee == seat.person.id]
    preferred = [wish.window for wish in hers if not wish.avoid]
    return any(touches(wish.window, seat.span) for wish in hers if wish.avoid) or (
        bool(preferred) and not within(preferred, seat.span)
    )


def regularity(facts: Facts) -> int:
    """Meetings of each row that are not at the weekday and time wished for it, or, where none is
    wished, not at those most usual in it."""
    strays = 0
    for row in facts.rows():
        weekday, clock = row.series.weekday, row.series.clock
        if weekday is not None or clock is not None:
            strays += sum(
                (weekday is not None and held.span.first_day.isoweekday() != weekday)
                or (clock is not None and minute_of_day(held.span.start) != clock)
                for held in row.held
            )
            continue
        usual = Counter(
            (held.span.first_day.isoweekday(), minute_of_day(held.span.start)) for held in row.held
        )
        strays += len(row.held) - max(usual.values(), default=0)
    return strays


def _ceil_hundredths(value: int) -> int:
    return -(-value // 100)
