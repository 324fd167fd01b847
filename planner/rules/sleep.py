"""Rule: nobody is called in while she sleeps after a night shift, or between two of them."""

from collections.abc import Iterator
from itertools import pairwise

import numpy as np

from models.finding import Finding
from models.people import NIGHT, Employee
from models.problem import Problem
from models.timespan import DAY_MINUTES, Span, day_of
from planner.judging.facts import Facts, Seat
from planner.rules.base import Rule
from planner.rules.wording import meeting_name
from planner.table import CALLED_IN, Asked, Flags
from planner.texts import t
from planner.texts.dates import duration, short_date, time_of


class Sleep(Rule):
    """No call-in in the hours after a night shift's end, none at all between two nights.

    A nurse called to a 14:00 meeting between two nights is the complaint that comes up most. Two
    nights belong together when the second begins within 24 hours of the first one's end. Staying
    on for half an hour after a night is no call-in and is allowed. Source: 004 1B, 6A, 9B.
    """

    id = "sleep"
    priced = frozenset({"sleep"})

    def sentence(self, problem: Problem) -> str:
        """From when until when after a night shift."""
        policy = problem.policy
        return t(
            "rules.sleep", start=duration(policy.sleep_from), end=duration(policy.sleep_until)
        )

    def blocks(self, asked: Asked) -> Flags:
        """Call-ins while somebody sleeps after a night, or is between two nights."""
        policy = asked.policy
        nights = [shift.span for shift in asked.person.shifts if shift.team == NIGHT]
        began = np.array([span.start for span in nights], np.int64)
        ended = np.array([span.end for span in nights], np.int64)
        starts, ends = asked.starts[:, None], asked.ends[:, None]
        asleep = (starts < ended + policy.sleep_until) & (ended + policy.sleep_from < ends)
        before, after = ended[:-1], began[1:]
        between = (starts < after) & (before < ends) & (after - before <= DAY_MINUTES)
        return np.asarray((asked.cls == CALLED_IN) & (asleep.any(axis=1) | between.any(axis=1)))

    def check(self, facts: Facts) -> Iterator[Finding]:
        """An error for each call-in that takes somebody's sleep."""
        for person in facts.people.values():
            called = [seat for seat in facts.seats_of(person) if seat.cls == "called_in"]
            for seat in called:
                message = _trouble(facts, person, seat)
                if message is not None:
                    yield Finding(
                        "error", "sleep", message, meeting=seat.meeting.id, employee=person.id
                    )


def _trouble(facts: Facts, person: Employee, seat: Seat) -> str | None:
    policy = facts.policy
    nights = sorted(shift.span for shift in person.shifts if shift.team == NIGHT)
    for one, other in pairwise(nights):
        if other.start - one.end <= DAY_MINUTES and _meets(seat.span, one.end, other.start):
            return t(
                "rules.sleep.between", name=person.name, meeting=meeting_name(seat),
                first=_clock_of(one.end), second=_clock_of(other.start),
            )
    for night in nights:
        until = night.end + policy.sleep_until
        if _meets(seat.span, night.end + policy.sleep_from, until):
            return t(
                "rules.sleep.after", name=person.name, meeting=meeting_name(seat),
                end=time_of(night.end), until=time_of(until),
            )
    return None


def _meets(span: Span, start: int, end: int) -> bool:
    """Whether a minute of a span lies from `start` up to `end`."""
    return max(span.start, start) < min(span.end, end)


def _clock_of(at: int) -> str:
    return t("rules.moment", day=short_date(day_of(at)), time=time_of(at))
