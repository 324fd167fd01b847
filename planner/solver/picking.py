"""Who sits in a meeting that is held at a given time: the hardest seats first.

First those of the vagtlag and professions that must be there, then those who were not reached yet
and can come on a shift or beside one, then the cheapest until the group is large enough. A closed
group, and those involved in an incident, come as far as they can.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from models.meetings import ATTENDANCE_CLASSES, Attendance
from models.people import NIGHT
from models.timespan import Period, Span
from planner.solver.diary import Diary
from planner.solver.offers import Offer
from planner.table import CALLED_IN, ON_SHIFT, AttendanceTable, Flags, Minutes


@dataclass(frozen=True, slots=True)
class Pick:
    """One way to hold a meeting: at which start, who, and what that is worth (less is better):
    points not covered, then people reached for the first time (negative), then the price."""

    index: int
    seats: tuple[Attendance, ...]
    lead: str | None
    room: str | None
    worth: tuple[int, int, int]


@dataclass(frozen=True, slots=True, eq=False)
class Open:
    """An offer beside all that was placed: who can come when (P, S), at what price, and where.

    `lead_price[lead]` and `rooms[room]`: at each start; NOT_FREE where a lead cannot.
    """

    offer: Offer
    people: Flags
    cls: "np.ndarray[tuple[int, int], np.dtype[np.int8]]"
    price: Minutes
    lead_price: Mapping[str, Minutes]
    rooms: Mapping[str, Flags]
    free: Flags


NEW_PERSON = 60
"""Minutes that a seat may cost more if it goes to somebody who was not reached yet."""

NOT_FREE = np.iinfo(np.int64).max // 8


def opened(offer: Offer, diary: Diary) -> Open:
    """What an offer still offers."""
    columns = list(offer.columns)
    cls, price = _prices(offer.table, columns, diary)
    leads: dict[str, Minutes] = {}
    leading = diary.open_people(offer, offer.leading)
    lead_price = _prices(offer.leading, columns, diary)[1]
    employees = {lead.id: lead.employee for lead in diary.problem.leads}
    for lead in offer.leads:
        at = diary.lead_times(offer, lead)
        cost = np.zeros(len(columns), np.int64)
        if (employee := employees[lead]) is not None:
            row = offer.leading.people.index(employee)
            at &= leading[row]
            cost = lead_price[row]
        leads[lead] = np.where(at, cost, NOT_FREE)
    rooms = {room: diary.room_times(offer, room) for room in offer.rooms}
    free = diary.free_times(offer)
    if offer.kind.lead != "none":
        free &= _any(at < NOT_FREE for at in leads.values())
    if diary.problem.rooms:
        free &= _any(rooms.values())
    return Open(offer, diary.open_people(offer, offer.table), cls, price, leads, rooms, free)


def _any(flags: Iterable[Flags]) -> Flags | bool:
    found: Flags | bool = False
    for some in flags:
        found = found | some
    return found


def _prices(
    table: AttendanceTable, columns: list[int], diary: Diary
) -> tuple["np.ndarray[tuple[int, int], np.dtype[np.int8]]", Minutes]:
    cls = table.cls[:, columns]
    called = diary.policy.call_in_price * (cls == CALLED_IN)
    return cls, np.asarray(table.extra[:, columns] + called)


class Picker:
    """Fills meetings with people beside what a diary has."""

    def __init__(
        self, diary: Diary, groups: Mapping[str, Sequence[str]], stretches: Sequence[Period]
    ) -> None:
        self.diary, self.groups, self.stretches = diary, groups, stretches
        employees = diary.problem.roster.employees
        self.homes = {p.id: p.home_team for p in employees}
        self.professions = {p.id: p.profession for p in employees}
        self.weights = {
            p.id: diary.policy.night_weight if p.home_team == NIGHT else 1 for p in employees
        }
        self.groups_of = {p.id: p.group for p in employees}
        self.managers = {p.id for p in employees if p.manager}
        self.apart = [set(b.people) for b in diary.problem.bonds if not b.together]
        self._employee = {lead.id: lead.employee for lead in diary.problem.leads}
        self._places = {room.id: room.capacity for room in diary.problem.rooms}

    def wanted(self, offer: Offer) -> tuple[str, ...]:
        """Those who are all to come: a closed group, or who was in the incident; else nobody."""
        if offer.due.course is not None:
            return tuple(self.groups.get(offer.due.course, ()))
        return offer.due.involved

    def unreached(self, stretch: Period) -> set[str]:
        """Those who are in no meeting of a stretch so far."""
        first, last = stretch.first.toordinal(), stretch.last.toordinal()
        return {
            person for person in self.homes
            if not any(
                one.counted and first <= one.day <= last
                for one in self.diary.taken.get(person, ())
            )
        }

    def stretch_of(self, offer: Offer, index: int) -> Period | None:
        """The stretch of the period in which a start lies."""
        return next((s for s in self.stretches if offer.days[index] in s), None)

    def pick(self, open_: Open, index: int) -> Pick | None:
        """The people of a meeting at a start; None where it cannot be held with them."""
        offer = open_.offer
        table = _Seats(self, open_, index)
        lead = table.choose_lead()
        room = self._room(open_, index)
        if (lead is None and offer.kind.lead != "none") or (
            room is None and self.diary.problem.rooms
        ):
            return None
        if room is not None:
            table.most = min(table.most, self._places[room] - len(table.seats))
        if offer.due.course is not None or offer.due.involved:
            table.fill_with(self.wanted(offer))
        else:
            table.fill()
        return table.finish(lead, room)

    def _room(self, open_: Open, index: int) -> str | None:
        """The smallest free room for the largest group, else the largest that is free."""
        free = [room for room, at in open_.rooms.items() if at[index]]
        most = open_.offer.kind.group.max + 1
        return min(
            free, key=lambda r: (self._places[r] < most, abs(self._places[r] - most)), default=None
        )

    def suits(self, person: str, offer: Offer, seats: Sequence[Attendance]) -> bool:
        """Whether somebody may sit with others: not kept apart, and of one resident group."""
        if offer.kind.on_floor or offer.due.involved:
            return True
        present = {seat.employee for seat in seats}
        if any(person in bond and not present.isdisjoint(bond) for bond in self.apart):
            return False
        mine = self.groups_of[person]
        groups = {self.groups_of[seat.employee] for seat in seats if not seat.leads} - {None}
        return not offer.kind.same_group or mine is None or groups <= {mine}

    def employee_of(self, lead: str) -> str | None:
        """The employee who a lead is; None for somebody from outside."""
        return self._employee[lead]


class _Seats:
    """The seats of one meeting at one time while they are being filled."""

    def __init__(self, picker: Picker, open_: Open, index: int) -> None:
        self.picker, self.open, self.index = picker, open_, index
        self.offer = offer = open_.offer
        self.span = Span(offer.starts[index], offer.starts[index] + offer.kind.minutes)
        self.crews = [] if offer.kind.on_floor else picker.diary.crews(self.span)
        self.left = [crew.spare for crew in self.crews]
        self.most = offer.kind.group.max
        self.seats: list[Attendance] = []
        self.there: list[str] = []
        self.cost = 0
        rows = np.flatnonzero(open_.people[:, index]).tolist()
        self.rows = {offer.table.people[row]: row for row in rows}
        stretch = picker.stretch_of(offer, index)
        self.new = picker.unreached(stretch) if stretch is not None else set()
        self.refused: set[str] = set()

    def price(self, person: str) -> int:
        return int(self.open.price[self.rows[person], self.index])

    def take(self, person: str) -> bool:
        """Seat a person, if floor and rest allow it."""
        row = self.rows.get(person)
        if row is None or person in self.there or person in self.refused:
            return False
        cls = int(self.open.cls[row, self.index])
        if len(self.there) >= self.most or not self._suits(person) or not self._leaves(person, cls):
            self.refused.add(person)
            return False
        extra = int(self.offer.table.extra[row, self.offer.columns[self.index]])
        self.seats.append(Attendance(person, ATTENDANCE_CLASSES[cls], extra))
        self.there.append(person)
        self.cost += self.price(person)
        return True

    def _suits(self, person: str) -> bool:
        """Whether she may sit with those who are there: not kept apart, of one resident group."""
        return self.picker.suits(person, self.offer, self.seats)

    def _leaves(self, person: str, cls: int) -> bool:
        """Whether she may leave the floor, and keeps her rest; she has left it then."""
        on = [n for n, crew in enumerate(self.crews) if person in crew.people]
        if any(self.left[n] < 1 for n in on):
            return False
        if cls != ON_SHIFT and not self.picker.diary.keeps_rest(person, self.span):
            return False
        for n in on:
            self.left[n] -= 1
        return True

    def choose_lead(self) -> str | None:
        """The cheapest lead who can come, of those the one who led least."""
        diary = self.picker.diary
        led = Counter(placed.lead for placed in diary.placed.values())
        order = sorted(
            (int(at[self.index]), led[name], name) for name, at in self.open.lead_price.items()
        )
        for cost, _, lead in order:
            employee = self.picker.employee_of(lead)
            if cost >= NOT_FREE:
                break
            if employee is None:
                return lead
            leading, column = self.offer.leading, self.offer.columns[self.index]
            row = leading.people.index(employee)
            cls = int(leading.cls[row, column])
            if self._suits(employee) and self._leaves(employee, cls):
                extra = int(leading.extra[row, column])
                self.seats.append(Attendance(employee, ATTENDANCE_CLASSES[cls], extra, leads=True))
                self.rows.pop(employee, None)
                self.new.discard(employee)
                self.cost += cost
                return lead
        return None

    def fill_with(self, wanted: Iterable[str]) -> None:
        """Seat those who are wanted: first one of each team that must be there."""
        some = [person for person in wanted if person in self.rows]
        if self.offer.kind.manager == "in" and not self._managed():
            self._first_of(p for p in some if p in self.picker.managers)
        self._teams(some)
        for person in sorted(some, key=self.price):
            self.take(person)

    def fill(self) -> None:
        """Seat those who must be there, then those to be reached, then enough for a group."""
        people = list(self.rows)
        if self.offer.kind.manager == "in" and not self._managed():
            self._first_of(p for p in people if p in self.picker.managers)
        self._teams(people)
        kinds = {self.picker.professions[p] for p in self.there} - {None}
        for person in self._sorted(people):
            if len(kinds) >= self.offer.kind.professions_min:
                break
            profession = self.picker.professions[person]
            if profession is not None and profession not in kinds and self.take(person):
                kinds.add(profession)
        for person in self._sorted(people):
            cls = self.open.cls[self.rows[person], self.index]
            if (person in self.new and cls != CALLED_IN) or (
                self.offer.kind.everybody and cls == ON_SHIFT
            ):
                self.take(person)
        for person in self._sorted(people):
            if len(self.there) >= self.offer.kind.group.min:
                break
            self.take(person)

    def _managed(self) -> bool:
        return any(seat.employee in self.picker.managers for seat in self.seats)

    def _first_of(self, people: Iterable[str]) -> None:
        """Seat the first who can come."""
        for person in self._sorted(people):
            if self.take(person):
                return

    def _teams(self, people: Sequence[str]) -> None:
        kind = self.offer.kind
        for team in kind.teams_required:
            for person in self._sorted(p for p in people if self.picker.homes[p] == team):
                if self._of_team(team) >= kind.team_min:
                    break
                self.take(person)

    def _of_team(self, team: str) -> int:
        counted = self.seats if self.offer.kind.lead_counts else [
            seat for seat in self.seats if not seat.leads
        ]
        return sum(self.picker.homes[seat.employee] == team for seat in counted)

    def _sorted(self, people: Iterable[str]) -> list[str]:
        """Cheap ones first who were not reached, then the cheap; a call-in counts by its price."""
        return sorted(people, key=lambda p: (
            self.price(p) - NEW_PERSON * self.picker.weights[p] * (p in self.new),
            len(self.picker.diary.taken.get(p, ())), self.rows[p],
        ))

    def _has_manager(self) -> bool:
        """Whether somebody who might come or lead is a manager."""
        able = {*self.offer.table.people, *self.offer.leading.people}
        return not able.isdisjoint(self.picker.managers)

    def finish(self, lead: str | None, room: str | None) -> Pick | None:
        """The meeting with these seats; None where they are too few or of too few kinds."""
        kind, weights = self.offer.kind, self.picker.diary.policy.coverage
        missing = sum(max(0, kind.team_min - self._of_team(t)) for t in kind.teams_required)
        professions = {self.picker.professions[p] for p in self.there} - {None}
        if (
            len(self.there) < kind.group.min or (kind.teams_strict and missing)
            or (kind.professions_min > 1 and len(professions) < kind.professions_min)
            or (kind.manager == "in" and not self._managed() and self._has_manager())
        ):
            return None
        present = {seat.employee for seat in self.seats}
        absent = sum(person not in present for person in self.picker.wanted(self.offer))
        each = weights.involved_missing if self.offer.due.involved else weights.seat_empty
        reached = sum(self.picker.weights[p] for p in present & self.new)
        return Pick(
            self.index, tuple(self.seats), lead, room,
            (weights.team_missing * missing + each * absent, -reached, self.cost),
        )
