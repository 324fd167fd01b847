"""What broken rules cost where the user has priced them, and what is then said of them.

A rule that forbids single attendances is paid for by each seat that breaks it with nothing but the
roster beside it; what such a seat breaks together with other meetings is paid with it. The other
meetings of a person must keep the rule among themselves. Every other rule counts its breaches.
"""

from collections.abc import Iterator
from dataclasses import replace

from models.finding import Finding
from models.meetings import Meeting
from models.plan import Plan
from models.problem import Problem
from planner.judging.facts import Facts, Seat
from planner.rules.base import Rule
from planner.texts import t


def findings(rule: Rule, facts: Facts) -> Iterator[Finding]:
    """What a rule says of a plan; what its price allows is a warning that names the price."""
    price = facts.policy.prices.get(rule.id)
    if price is None or not rule.priced:
        yield from rule.check(facts)
        return
    if rule.by_seat:
        paid = dict(_paid(rule, facts))
        yield from rule.check(Facts(facts.problem, _without(facts.plan, set(paid))))
        said: Iterator[Finding] = iter(paid.values())
    else:
        said = rule.check(facts)
    for finding in said:
        if finding.severity == "error" and finding.code in rule.priced:
            message = t(
                "rules.priced", message=finding.message, price=price, unit=t(f"rules.{rule.id}.per")
            )
            finding = replace(finding, severity="warning", message=message)
        yield finding


def breaches(facts: Facts) -> int:
    """Points for all that priced rules let the plan break."""
    from planner.rules import RULES  # rules name Facts, so they are imported after this package

    prices = facts.policy.prices
    return sum(
        prices[rule.id] * (len(dict(_paid(rule, facts))) if rule.by_seat else rule.breaches(facts))
        for rule in RULES if rule.id in prices and rule.priced
    )


def _paid(rule: Rule, facts: Facts) -> Iterator[tuple[tuple[str, str], Finding]]:
    """Meeting and person of each seat that breaks a rule by itself, and what is said of it."""
    for held in facts.held:
        for seat in held.seats:
            broken = _broken_alone(rule, facts.problem, seat)
            if broken is not None:
                yield (held.meeting.id, seat.person.id), broken


def _broken_alone(rule: Rule, problem: Problem, seat: Seat) -> Finding | None:
    one: Meeting = replace(seat.meeting, attendance=(seat.stated,))
    alone = replace(
        problem, roster=replace(problem.roster, employees=(seat.person,)), series=(), locked=(),
    )
    said = rule.check(Facts(alone, Plan((one,))))
    return next((f for f in said if f.severity == "error" and f.code in rule.priced), None)


def _without(plan: Plan, seats: set[tuple[str, str]]) -> Plan:
    return replace(plan, meetings=tuple(
        replace(meeting, attendance=tuple(
            a for a in meeting.attendance if (meeting.id, a.employee) not in seats
        ))
        for meeting in plan.meetings
    ))
