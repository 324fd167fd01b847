"""Rule: a meeting does not take the last fridøgn of seven days."""

from collections.abc import Iterator
from datetime import timedelta

from models.finding import Finding
from models.people import Employee
from models.problem import Problem
from models.timespan import Span, moment_of
from planner.judging.facts import Facts
from planner.judging.times import longest_free
from planner.rules.base import Rule
from planner.rules.wording import meeting_name
from planner.texts import t
from planner.texts.dates import duration, short_date

DAYS = 7


class WeeklyRest(Rule):
    """In any seven days of the period, whoever has 35 free hours in one piece keeps such a piece.

    24 hours in continuation of a daily rest of 11. Where the roster alone has no such piece, the
    rule does not hold for those seven days. Source: the Danish rule of one weekly fridøgn.
    """

    id = "weekly_rest"

    def sentence(self, problem: Problem) -> str:
        """The hours that are to stay free."""
        return t("rules.weekly_rest", wanted=duration(problem.policy.weekly_rest_minutes))

    def check(self, facts: Facts) -> Iterator[Finding]:
        """An error for each run of seven-day windows that lost their free piece."""
        for person in facts.people.values():
            if any(seat.cls != "on_shift" for seat in facts.seats_of(person)):
                yield from _lost(facts, person)


def _lost(facts: Facts, person: Employee) -> Iterator[Finding]:
    wanted, period = facts.policy.weekly_rest_minutes, facts.problem.period
    roster = [block.span for block in facts.roster_blocks(person)]
    work = [block.span for block in facts.blocks(person)]
    outside = [seat for seat in facts.seats_of(person) if seat.cls != "on_shift"]
    told = False
    for first in period.days()[: 1 - DAYS]:
        window = Span(moment_of(first), moment_of(first + timedelta(days=DAYS)))
        seat = next((seat for seat in outside if seat.span.shared(window)), None)
        longest = longest_free(work, window) if seat is not None else wanted
        if seat is None or longest >= wanted or longest_free(roster, window) < wanted:
            told = False
        elif not told:
            told = True
            message = t(
                "rules.weekly_rest.broken", name=person.name, meeting=meeting_name(seat),
                first=short_date(first), last=short_date(first + timedelta(days=DAYS - 1)),
                longest=duration(longest), wanted=duration(wanted),
            )
            yield Finding(
                "error", "weekly_rest", message, meeting=seat.meeting.id, employee=person.id
            )
