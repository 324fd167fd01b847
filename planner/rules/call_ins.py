"""Rule: call-ins are few, and not close to each other."""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise

from models.finding import Finding
from models.people import Employee
from models.problem import Problem
from planner.judging.facts import Facts
from planner.rules.base import Rule
from planner.rules.wording import counted
from planner.texts import t
from planner.texts.dates import short_date
from planner.variables import Chance, Linear, Posting, too_close


class CallIns(Rule):
    """At most so many call-ins a person in the period, and so many days from one to the next.

    A day off that is broken is the dearest thing a plan can ask for. Days are counted between the
    days on which the meetings start; leading counts as well, and so does the last call-in of the
    period before. Source: 003; the home's own numbers.
    """

    id = "call_ins"
    priced = frozenset({"call_ins", "call_in_gap"})

    def sentence(self, problem: Problem) -> str:
        """The cap and the days between."""
        policy = problem.policy
        return t(
            "rules.call_ins", cap=counted("time", policy.max_call_ins),
            gap=counted("day", policy.call_in_gap_days),
        )

    def post(self, model: Posting) -> None:
        """The cap for the period, and the days between one call-in and the next."""
        policy = model.problem.policy
        price = policy.prices.get(self.id)
        gap = timedelta(days=policy.call_in_gap_days)
        before = {
            p.id: p.before.last_called() for p in model.problem.roster.employees if p.before
        }
        for person, chances in model.by_person.items():
            last = before.get(person)
            called = [chance for chance in chances if chance.cls == "called_in"]
            if price is not None:
                _price(model, called, price, last)
                continue
            if last is not None:
                model.at_most([c.var for c in called if c.day - last < gap], 0)
            model.at_most([chance.var for chance in called], policy.max_call_ins)
            for day in sorted({chance.day for chance in called}):
                near = [chance.var for chance in called if day <= chance.day < day + gap]
                model.at_most(near, 1)

    def breaches(self, facts: Facts) -> int:
        """Call-ins above the cap, and those too soon after a former one."""
        cap, wanted, found = facts.policy.max_call_ins, facts.policy.call_in_gap_days, 0
        for person in facts.people.values():
            days = [s.span.first_day for s in facts.seats_of(person) if s.cls == "called_in"]
            found += max(0, len(days) - cap)
            found += sum((day - one).days < wanted for one, day in pairwise(_with(person, days)))
        return found

    def check(self, facts: Facts) -> Iterator[Finding]:
        """An error for each person above the cap, and for each call-in too soon after another."""
        cap, wanted = facts.policy.max_call_ins, facts.policy.call_in_gap_days
        for person in facts.people.values():
            called = [seat for seat in facts.seats_of(person) if seat.cls == "called_in"]
            if len(called) > cap:
                message = t(
                    "rules.call_ins.cap", name=person.name, count=counted("time", len(called)),
                    cap=counted("time", cap),
                )
                yield Finding(
                    "error", "call_ins", message, meeting=called[cap].meeting.id,
                    employee=person.id,
                )
            before = None if person.before is None else person.before.last_called()
            if before is not None and called:
                day = called[0].span.first_day
                if (day - before).days < wanted:
                    message = t(
                        "rules.call_ins.before", name=person.name, first=short_date(before),
                        second=short_date(day), gap=counted("day", wanted),
                    )
                    yield Finding(
                        "error", "call_in_gap", message, meeting=called[0].meeting.id,
                        employee=person.id,
                    )
            for one, other in pairwise(called):
                first, second = one.span.first_day, other.span.first_day
                if (second - first).days < wanted:
                    message = t(
                        "rules.call_ins.gap" if first < second else "rules.call_ins.same_day",
                        name=person.name, first=short_date(first),
                        second=short_date(second), gap=counted("day", wanted),
                    )
                    yield Finding(
                        "error", "call_in_gap", message, meeting=other.meeting.id,
                        employee=person.id,
                    )


def _with(person: Employee, days: list[date]) -> list[date]:
    """Days of call-ins, after the latest one of the period before."""
    before = None if person.before is None else person.before.last_called()
    return days if before is None else [before, *days]


def _price(model: Posting, called: list[Chance], price: int, last: date | None) -> None:
    """A price for each call-in above the cap and each that comes too soon after another."""
    policy = model.problem.policy
    excess = len(called) - policy.max_call_ins
    if excess > 0:
        model.breach(
            price, excess, Linear.of((chance.var for chance in called), -policy.max_call_ins)
        )
    too_close(model, called, policy.call_in_gap_days, price, last)
