"""Rule: so many meetings a day and a week for one person, and never two at once."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import date, timedelta

import numpy as np

from models.finding import Finding
from models.people import Employee
from models.problem import Problem
from planner.judging.facts import Facts, Seat
from planner.judging.times import clashes
from planner.rules.base import Rule
from planner.rules.pairs import exclude, ways
from planner.rules.wording import counted, meeting_name
from planner.texts import t
from planner.texts.dates import short_date
from planner.variables import Linear, Posting, Var


class OneADay(Rule):
    """At most so many meetings a day (by the day they start) and an ISO week, leading included.

    Short gatherings on the floor are not counted, but nobody is in two places at once. A week that
    two periods share holds the meetings of both.
    Meetings are heavy work beside the residents, and they are to be spread over the people.
    Source: 003; the numbers are the home's own.
    """

    id = "one_a_day"
    priced = frozenset({"meetings_per_day", "meetings_per_week"})

    def sentence(self, problem: Problem) -> str:
        """Both numbers."""
        policy = problem.policy
        return t(
            "rules.one_a_day", day=counted("meeting", policy.max_meetings_per_day),
            week=counted("meeting", policy.max_meetings_per_week),
        )

    def post(self, model: Posting) -> None:
        """The caps on one person's meetings of a day and of a week; never in two at once."""
        policy = model.problem.policy
        before = {p.id: p.before for p in model.problem.roster.employees if p.before}
        for person, chances in model.by_person.items():
            days: dict[object, list[Var]] = defaultdict(list)
            weeks: dict[date, list[Var]] = defaultdict(list)
            for chance in chances:
                if not chance.slot.kind.on_floor:
                    days[chance.day].append(chance.var)
                    weeks[_monday(chance.day)].append(chance.var)
            for day in days.values():
                self._cap(model, day, policy.max_meetings_per_day)
            for monday, week in weeks.items():
                taken = before[person].in_week(monday) if person in before else 0
                self._cap(model, week, max(0, policy.max_meetings_per_week - taken))
        if (
            policy.max_meetings_per_day > 1 or self.id in policy.prices
            or any(slot.kind.on_floor for slot in model.slots)
        ):
            for mine in ways(model, on_shift=True):
                later = mine.starts[:, None] <= mine.starts
                overlap = later & (mine.starts < mine.ends[:, None])
                first, second = np.nonzero(overlap)
                exclude(model, mine, [(first, second)])

    def _cap(self, model: Posting, literals: list[Var], cap: int) -> None:
        """No more than so many, or a price for each above."""
        price = model.problem.policy.prices.get(self.id)
        if price is None:
            model.at_most(literals, cap)
        elif len(literals) > cap:
            model.breach(price, len(literals) - cap, Linear.of(literals, -cap))

    def breaches(self, facts: Facts) -> int:
        """Meetings above the limits of each day and each week."""
        policy, above = facts.policy, 0
        for person in facts.people.values():
            seats = [seat for seat in facts.seats_of(person) if not seat.kind.on_floor]
            days = Counter(seat.span.first_day for seat in seats)
            weeks = Counter(_monday(seat.span.first_day) for seat in seats)
            above += sum(max(0, n - policy.max_meetings_per_day) for n in days.values())
            above += sum(
                max(0, n - max(0, policy.max_meetings_per_week - _taken(person, monday)))
                for monday, n in weeks.items()
            )
        return above

    def check(self, facts: Facts) -> Iterator[Finding]:
        """An error for each day and week with too many, and for each two at once."""
        for person in facts.people.values():
            yield from facts.of_person(self.id, person, _too_many)


def _too_many(facts: Facts, person: Employee) -> Iterator[Finding]:
    seats = facts.seats_of(person)
    if len(seats) > 1 or person.before is not None:
        counted = tuple(seat for seat in seats if not seat.kind.on_floor)
        yield from _too_many_a_day(facts, person, counted)
        yield from _too_many_a_week(facts, person, counted)
        yield from _at_once(person, seats)


def _too_many_a_day(
    facts: Facts, person: Employee, seats: tuple[Seat, ...]
) -> Iterator[Finding]:
    limit = facts.policy.max_meetings_per_day
    last_of: dict[date, str] = {seat.span.first_day: seat.meeting.id for seat in seats}
    for day, count in Counter(seat.span.first_day for seat in seats).items():
        if count > limit:
            message = t(
                "rules.one_a_day.day", name=person.name, count=counted("meeting", count),
                day=short_date(day), limit=limit,
            )
            yield Finding(
                "error", "meetings_per_day", message, meeting=last_of[day], employee=person.id
            )


def _too_many_a_week(
    facts: Facts, person: Employee, seats: tuple[Seat, ...]
) -> Iterator[Finding]:
    limit = facts.policy.max_meetings_per_week
    last_of = {_monday(seat.span.first_day): seat.meeting.id for seat in seats}
    for monday, count in Counter(_monday(seat.span.first_day) for seat in seats).items():
        taken = _taken(person, monday)
        if count + taken > limit:
            message = t(
                "rules.one_a_day.week_before" if taken else "rules.one_a_day.week",
                name=person.name, count=counted("meeting", count + taken),
                week=monday.isocalendar().week, limit=limit, taken=taken,
            )
            yield Finding(
                "error", "meetings_per_week", message, meeting=last_of[monday],
                employee=person.id,
            )


def _taken(person: Employee, monday: date) -> int:
    """How many meetings of a week lie in the period before."""
    return 0 if person.before is None else person.before.in_week(monday)


def _at_once(person: Employee, seats: tuple[Seat, ...]) -> Iterator[Finding]:
    for first, second in clashes(seats):
        message = t(
            "rules.one_a_day.clash", name=person.name, first=meeting_name(first),
            second=meeting_name(second),
        )
        yield Finding(
            "error", "two_at_once", message, meeting=second.meeting.id, employee=person.id
        )


def _monday(day: date) -> date:
    """The first day of the ISO week of a day."""
    return day - timedelta(days=day.weekday())
