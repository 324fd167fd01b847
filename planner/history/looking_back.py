"""What rules with a distance ask of the period before: who did what up to its last day, when each
row of meetings was held last, and when leads and rooms are still taken.

Rules look back over a boundary no farther than they look within a period. So little is carried:
the meetings of some weeks without their names, minutes of work of the days that averages are
taken over, and one day for each row.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from models.meetings import Series
from models.people import Before, Earlier, Employee, Shift
from models.plan import Plan
from models.problem import Problem
from models.resources import Lead, Room, Taken
from models.timespan import Moment, Period, Span, moment_of
from planner.judging.facts import Facts
from planner.judging.times import Piece, blocks

LEAST_DAYS = 28
"""Meetings are carried for so long at least: a distance may be made longer in the next period."""
DAY = timedelta(days=1)


class LookingBack:
    """What a plan tells of the days before another period. `told`: days of which the roster of
    that period tells itself; it has the last word on them."""

    def __init__(self, older: Problem, plan: Plan, period: Period, told: Period) -> None:
        self.older, self.period, self.told = older, period, told
        self.facts = Facts(older, plan)
        policy = older.policy
        back = max(LEAST_DAYS, policy.call_in_gap_days, policy.heavy_gap_days)
        self._since = period.first - timedelta(days=back)

    def of(self, person: Employee, *, there: bool) -> Before | None:
        """What somebody did, by the roster of the period before and that of the next; None where
        she did nothing. Of whoever is not `there` any more the hours are not known: a time away
        is not to make room for longer weeks afterwards."""
        old = self.facts.people.get(person.id)
        if old is None:
            return None
        meetings = tuple(sorted(self._meetings(old), key=lambda one: one.span))
        worked = tuple(reversed([*self._worked(old, person)])) if there else ()
        if not meetings and not any(worked):
            return None
        return Before(self.period.first - DAY, meetings, worked)

    def _meetings(self, old: Employee) -> Iterator[Earlier]:
        for one in old.before.meetings if old.before is not None else ():
            if one.span.first_day >= self._since:
                yield one
        for seat in self.facts.seats_of(old):
            if self._since <= seat.span.first_day < self.period.first:
                row = self.facts.series.get(seat.meeting.series)
                yield Earlier(
                    seat.span, seat.cls == "called_in", seat.kind.load_points, seat.kind.on_floor,
                    None if row is None else row.incident,
                )

    def _worked(self, old: Employee, new: Employee) -> Iterator[int]:
        """Minutes of each day, the last one first, as far back as all is known."""
        minutes = Counter[date]()
        for block in blocks((Piece(s.span) for s in self._shifts(old, new)), 0):
            for day in block.span.days():
                whole = Span(moment_of(day), moment_of(day + DAY))
                minutes[day] += block.span.shared(whole)
        for seat in self.facts.seats_of(old):
            minutes[seat.span.first_day] += seat.extra_minutes
        earlier = dict(_days(old.before)) if old.before is not None else {}
        day = self.period.first
        for _ in range(self.older.policy.average_days):
            day -= DAY
            if day in earlier:
                yield earlier[day]
            elif day in self.told or day in self.older.roster.period:
                yield minutes[day]
            else:
                return

    def _shifts(self, old: Employee, new: Employee) -> Iterator[Shift]:
        yield from (s for s in old.shifts if s.span.first_day not in self.told)
        yield from (s for s in new.shifts if s.span.first_day in self.told)

    def leads(self) -> tuple[Lead, ...]:
        """Leads with what they lead in the week that both periods share."""
        monday = self.period.first - timedelta(days=self.period.first.weekday())
        return tuple(
            replace(lead, taken=self._taken(lead.taken, moment_of(monday), lead=lead.id))
            for lead in self.older.leads
        )

    def rooms(self) -> tuple[Room, ...]:
        """Rooms with the meetings that run on into the period."""
        start = moment_of(self.period.first)
        return tuple(
            replace(room, taken=self._taken(room.taken, start, room=room.id))
            for room in self.older.rooms
        )

    def _taken(
        self, known: tuple[Taken, ...], since: Moment, lead: str = "", room: str = ""
    ) -> tuple[Taken, ...]:
        """What ends after a moment: of what was known, and of the plan's own meetings."""
        mine = [
            Taken(held.span) for held in self.facts.held
            if (held.meeting.lead == lead if lead else held.meeting.room == room)
        ]
        return tuple(dict.fromkeys(one for one in (*known, *mine) if one.span.end > since))

    def rows(self, series: tuple[Series, ...]) -> tuple[Series, ...]:
        """Rows with the day of their last meeting before the period."""
        last = {(row.series.id, row.course and row.course.id): row for row in self.facts.rows()}

        def previous(series: str, course: str | None, known: date | None) -> date | None:
            row = last.get((series, course))
            if row is None or not row.due:
                return known
            held = self.facts.answered.get(row.due[-1].id)
            return held.span.first_day if held is not None else None

        return tuple(
            one if one.incident is not None else replace(
                one, previous=None if one.courses else previous(one.id, None, one.previous),
                courses=tuple(
                    # A group that is formed anew begins anew.
                    replace(c, previous=previous(one.id, c.id, c.previous) if c.members else None)
                    for c in one.courses
                ),
            )
            for one in series
        )


def _days(before: Before) -> Iterator[tuple[date, int]]:
    for back, minutes in enumerate(reversed(before.worked)):
        yield before.eve - timedelta(days=back), minutes
