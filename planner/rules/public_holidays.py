"""Rule: no meeting on a public holiday, in a half day's afternoon or when the home has closed."""

from collections.abc import Iterator

from models.finding import Finding
from models.policy import Policy
from models.problem import Problem
from models.timespan import clock, moment_of
from planner.holidays import closed_from, name
from planner.judging.facts import Facts, Held
from planner.rules.base import Rule
from planner.rules.wording import listed, meeting_name
from planner.texts import t
from planner.texts.dates import short_date


class PublicHolidays(Rule):
    """No meetings on holidays; 1 May and 5 June are free from noon, 24 and 31 December all day.

    Why: on these days the house runs on few people, and a day off is a day off. Store Bededag is
    no holiday since 2024. Source: Danish public holidays; half days by agreement.
    """

    id = "public_holidays"
    priced = frozenset({"public_holiday"})

    def sentence(self, problem: Problem) -> str:
        """The holidays, and the home's own closed days where it has any."""
        policy = problem.policy
        rule = t("rules.public_holidays", half=clock(policy.half_holidays_from))
        if not policy.closed_days:
            return rule
        days = listed(short_date(day) for day in sorted(policy.closed_days))
        return t("rules.public_holidays.closed", rule=rule, days=days)

    def check(self, facts: Facts) -> Iterator[Finding]:
        """An error for each meeting of which a minute lies in closed time."""
        for held in facts.held:
            message = _trouble(held, facts.policy)
            if message is not None:
                yield Finding("error", "public_holiday", message, meeting=held.meeting.id)


def _trouble(held: Held, policy: Policy) -> str | None:
    for day in held.span.days():
        closed = closed_from(day, policy)
        if closed is None or held.span.end <= moment_of(day, closed):
            continue
        holiday, meeting = name(day), meeting_name(held)
        if holiday is None or day in policy.closed_days:
            return t("rules.public_holidays.own", meeting=meeting)
        if closed:
            return t(
                "rules.public_holidays.half", meeting=meeting, clock=clock(closed), holiday=holiday
            )
        return t("rules.public_holidays.broken", meeting=meeting, holiday=holiday)
    return None
