"""A first whole plan in about a second: one row of meetings after another, the scarcest first.

For each row the days that suit its meetings best together are found first, on what is still free;
then each meeting takes the time around its day at which the people that it really gets are best:
those that must be covered, then those not yet reached, then the cheapest. The search begins here.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

import numpy as np

from models.agenda import stretches
from models.meetings import ATTENDANCE_CLASSES, Attendance, Meeting
from models.people import NIGHT
from models.plan import Plan
from models.problem import Problem
from models.timespan import Period, Span
from planner.progress import Cancel, never
from planner.solver.diary import Diary, Placed
from planner.solver.groups import form_groups
from planner.solver.offers import Offer
from planner.solver.picking import NOT_FREE, Open, Pick, Picker, opened
from planner.table import AttendanceTable, Flags, Minutes

TIMES_TRIED = 8
"""Of the times that suit a meeting best so many are filled with people, to see which is best."""

POINT, REACHED = 10_000, 120
"""In minutes: a point of coverage, and somebody who is reached for the first time in a stretch.
Only to choose between times: whoever is not reached in a meeting may be reached in the next."""

NOTHING = Plan(())


def construct(
    problem: Problem, offers: Sequence[Offer], kept: Plan = NOTHING, cancel: Cancel = never
) -> Plan:
    """A plan with what is locked, what `kept` has, and all else that finds its place.

    Nearly always sound, but the judge is to be asked. Ends early where somebody wants to stop.
    """
    return _Greedy(problem, offers, kept, cancel).plan()


class _Greedy:
    """The plan that is being put together."""

    def __init__(
        self, problem: Problem, offers: Sequence[Offer], kept: Plan, cancel: Cancel
    ) -> None:
        self.offers, self.cancel = offers, cancel
        self.diary = Diary(problem)
        before = {meeting.id: meeting for meeting in kept.meetings}
        for offer in offers:
            held = offer.locked or before.get(offer.due.id)
            if held is not None and (offer.locked or held.span.start in offer.starts):
                self.diary.put_meeting(offer, held)
        self.groups = form_groups(problem, kept)
        self.stretches = stretches(problem.period, problem.policy.reach_days)
        self.picker = Picker(self.diary, self.groups, self.stretches)

    def plan(self) -> Plan:
        """Place every row, then ask those in who are still in no meeting of a stretch."""
        for row in _rows(self.offers):
            if self.cancel():
                break
            self._place_row(row)
        for stretch in self.stretches:
            if self.cancel():
                break
            self._reach(stretch)
        held = [_meeting(placed) for placed in self.diary.placed.values()]
        return Plan(tuple(sorted(held, key=lambda m: (m.span, m.id))), courses=self.groups)

    def _place_row(self, row: Sequence[Offer]) -> None:
        """Place the meetings of a row at the days that suit them best together."""
        missing = [offer for offer in row if offer.due.id not in self.diary.placed]
        offers = {offer.due.id: opened(offer, self.diary) for offer in missing}
        worth = {id_: self._worth(open_) for id_, open_ in offers.items()}
        days = _best_days(row, worth, self._held_days(row))
        for offer in missing:
            if self.cancel():
                return
            open_ = opened(offer, self.diary)
            held = self._held_days(row) | {
                id_: day for id_, day in days.items() if id_ not in self.diary.placed
            }
            order = _in_order(offer, self._worth(open_), _allowed(row, offer, held))
            picks = [self.picker.pick(open_, index) for index in order]
            found = [pick for pick in picks if pick is not None]
            if found:
                self._place(offer, min(found, key=lambda p: (p.worth, offer.starts[p.index])))

    def _held_days(self, row: Sequence[Offer]) -> dict[str, int]:
        """The day of each meeting of a row that is placed."""
        return {
            offer.due.id: self.diary.placed[offer.due.id].span.first_day.toordinal()
            for offer in row if offer.due.id in self.diary.placed
        }

    def _place(self, offer: Offer, pick: Pick) -> None:
        start = offer.starts[pick.index]
        self.diary.put(Placed(
            offer, pick.index, Span(start, start + offer.kind.minutes), list(pick.seats),
            pick.lead, pick.room,
        ))

    def _worth(self, open_: Open) -> Minutes:
        """For each start what it might be worth at best, in minutes; less is better."""
        offer, kind = open_.offer, open_.offer.kind
        weights = self.diary.policy.coverage
        wanted = set(self.picker.wanted(offer))
        closed = offer.due.course is not None or bool(offer.due.involved)
        rows = [n for n, p in enumerate(offer.table.people) if not closed or p in wanted]
        people, price = open_.people[rows], open_.price[rows]
        names = [offer.table.people[row] for row in rows]
        points = np.zeros(len(offer.starts), np.int64)
        held = open_.free & (people.sum(axis=0) >= kind.group.min)
        dear = np.where(people, price, NOT_FREE)
        cost = np.zeros(len(offer.starts), np.int64)
        for team in kind.teams_required:
            of_team = [n for n, p in enumerate(names) if self.picker.homes[p] == team]
            missing = np.maximum(0, kind.team_min - people[of_team].sum(axis=0))
            points += weights.team_missing * missing
            held &= (missing == 0) | (not kind.teams_strict)
            cheapest = np.sort(dear[of_team], axis=0)[: kind.team_min]
            cost += np.where(cheapest < NOT_FREE, cheapest, 0).sum(axis=0)
        if closed:
            each = weights.involved_missing if offer.due.involved else weights.seat_empty
            points += each * np.maximum(0, len(wanted) - people.sum(axis=0))
            cost = np.where(people, price, 0).sum(axis=0)
        reached = self._reached(open_, names, people, price)
        return np.where(held, points * POINT + cost - REACHED * reached, NOT_FREE)

    def _reached(
        self, open_: Open, names: Sequence[str], people: Flags, price: Minutes
    ) -> Minutes:
        """For each start how many might be reached for the first time without a call-in."""
        offer = open_.offer
        weights = np.array([self.picker.weights[name] for name in names], np.int64)
        cheap = people & (price < self.diary.policy.call_in_price)
        reached = np.zeros(len(offer.starts), np.int64)
        for stretch in self.stretches:
            there = np.array([day in stretch for day in offer.days], np.bool_)
            if there.any():
                new = self.picker.unreached(stretch)
                rows = np.array([name in new for name in names], np.bool_)
                reached += there * (weights[rows] @ cheap[rows])
        return np.minimum(reached, offer.kind.group.max)

    def _reach(self, stretch: Period) -> None:
        """Give those who are in no meeting of a stretch the cheapest seat that is left in one."""
        problem = self.diary.problem
        missed = [
            p for p in problem.roster.employees
            if p.id in self.picker.unreached(stretch)
            and not all(day in p.away for day in stretch.days())
        ]
        for person in sorted(missed, key=lambda p: p.home_team != NIGHT):
            seats = sorted(self._seats(person.id, stretch), key=lambda s: s[:2])
            for _, _, placed, seat in seats:
                if self._may_join(placed, seat):
                    self.diary.seat(placed, seat)
                    break

    def _seats(
        self, person: str, stretch: Period
    ) -> Iterator[tuple[int, int, Placed, Attendance]]:
        """Seats that are left for a person in open meetings of a stretch, with their price."""
        for placed in self.diary.placed.values():
            offer, index = placed.offer, placed.index
            if (
                index is None or offer.due.course is not None or offer.due.involved
                or placed.span.first_day not in stretch or person not in offer.table.people
                or offer.kind.on_floor or not self.picker.suits(person, offer, placed.seats)
                or len(placed.participants) >= offer.kind.group.max
            ):
                continue
            row, column = offer.table.people.index(person), offer.columns[index]
            if self.diary.open_people(offer, one_person(offer.table, row))[0, index]:
                cls = ATTENDANCE_CLASSES[int(offer.table.cls[row, column])]
                extra = int(offer.table.extra[row, column])
                called = self.diary.policy.call_in_price * (cls == "called_in")
                yield extra + called, placed.span.start, placed, Attendance(person, cls, extra)

    def _may_join(self, placed: Placed, seat: Attendance) -> bool:
        """Whether there is a place in the room, the floor can spare her, and she keeps her rest."""
        places = {room.id: room.capacity for room in self.diary.problem.rooms}
        if placed.room is not None and len(placed.seats) >= places[placed.room]:
            return False
        crews = self.diary.crews(placed.span)
        if any(seat.employee in crew.people and not crew.spare for crew in crews):
            return False
        return seat.cls == "on_shift" or self.diary.keeps_rest(seat.employee, placed.span)


def one_person(table: AttendanceTable, row: int) -> AttendanceTable:
    """The part of a table that is about one person."""
    only = slice(row, row + 1)
    return replace(
        table, people=table.people[only], cls=table.cls[only], extra=table.extra[only],
        reason=table.reason[only], edge_start=table.edge_start[only],
        edge_end=table.edge_end[only], paid=table.paid[only],
    )


def _meeting(placed: Placed) -> Meeting:
    offer, due = placed.offer, placed.offer.due
    if offer.locked is not None:
        return offer.locked
    order = {person: row for row, person in enumerate(offer.table.people)}
    seats = sorted(placed.seats, key=lambda a: (not a.leads, order.get(a.employee, -1)))
    return Meeting(
        due.id, due.kind, due.series, placed.span, tuple(seats), due.course, due.unit,
        placed.room, placed.lead,
    )


def _rows(offers: Sequence[Offer]) -> list[list[Offer]]:
    """Meetings that follow each other, the scarcest row first: what an incident set off, then
    closed groups, then open rows, each by the fewest possible starts for a meeting."""
    rows: dict[tuple[str, str | None], list[Offer]] = defaultdict(list)
    for offer in offers:
        rows[offer.due.series, offer.due.course].append(offer)
    found = [sorted(row, key=lambda offer: offer.due.number) for row in rows.values()]
    return sorted(found, key=lambda row: (
        not row[0].due.involved, row[0].due.course is None,
        min(len(offer.starts) for offer in row),
    ))


def _best_days(
    row: Sequence[Offer], worth: Mapping[str, Minutes], held: Mapping[str, int]
) -> dict[str, int]:
    """The days at which the meetings of a row are worth most together, as far as each can be held.

    Days of those that are placed are given. From one to the next lie as many days as the kind
    allows; a meeting that is left out costs more than any other, and ties those around it no more.
    """
    chains: dict[int | None, tuple[int, dict[str, int]]] = {None: (0, {})}
    for offer in row:
        options = _day_worth(offer, worth, held)
        longer: dict[int | None, tuple[int, dict[str, int]]] = {}
        for before, (sum_, days) in chains.items():
            for day, value in options.items():
                if not _apart(offer, before, day):
                    continue
                total = sum_ + value
                if day not in longer or total < longer[day][0]:
                    chosen = days if day is None else days | {offer.due.id: day}
                    longer[day] = total, chosen
        chains = longer or chains
    return min(chains.values(), key=lambda chain: chain[0])[1]


def _day_worth(
    offer: Offer, worth: Mapping[str, Minutes], held: Mapping[str, int]
) -> dict[int | None, int]:
    """What each day is worth for a meeting, and what it is worth to leave it out (day None)."""
    if offer.due.id in held:
        return {held[offer.due.id]: 0}
    options: dict[int | None, int] = {None: NOT_FREE // 64}
    for day, value in zip(offer.days, worth[offer.due.id].tolist(), strict=True):
        number = day.toordinal()
        if value < NOT_FREE and value < options.get(number, NOT_FREE):
            options[number] = value
    return options


def _apart(offer: Offer, before: int | None, day: int | None) -> bool:
    """Whether so many days lie between two meetings of a row as its kind allows."""
    interval = offer.kind.interval
    if interval is None or before is None or day is None:
        return True
    return interval.min <= day - before <= interval.max


def _allowed(row: Sequence[Offer], offer: Offer, days: Mapping[str, int]) -> list[bool]:
    """For each start of a meeting whether it suits the days of those before and after it."""
    number = row.index(offer)
    before = days.get(row[number - 1].due.id) if number else None
    after = days.get(row[number + 1].due.id) if number + 1 < len(row) else None
    return [
        _apart(offer, before, day.toordinal())
        and (after is None or _apart(offer, day.toordinal(), after))
        for day in offer.days
    ]


def _in_order(offer: Offer, worth: Minutes, allowed: Sequence[bool]) -> list[int]:
    """The starts that seem best, at most so many as are tried."""
    order = sorted(range(len(offer.starts)), key=lambda n: (int(worth[n]), offer.starts[n]))
    return [n for n in order if allowed[n] and worth[n] < NOT_FREE][:TIMES_TRIED]
