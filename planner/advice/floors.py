"""Who stands on which floor, moment by moment, as arrays.

Time is cut wherever a shift or a meeting begins or ends; between two cuts nothing changes. A floor
is a unit and the vagtlag of the shifts on it.
"""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from models.meetings import Meeting
from models.people import Team
from models.timespan import Span
from planner.judging.facts import Facts
from planner.table import Flags, Minutes

ENOUGH = np.iinfo(np.int32).max // 2
"""What a floor without a minimum can spare."""


@dataclass(frozen=True, slots=True, eq=False)
class Spare:
    """What the floors can spare while some times run.

    `of`: (P, S, K) floor of each of P people in each piece of S times, the last one for none.
    `left`: (F + 1, S, K) people whom a floor can spare; below 0 where it is short already.
    """

    of: NDArray[np.intp]
    left: NDArray[np.int64]

    def can_go(self) -> Flags:
        """(P, S): whether each person's floors can spare her through the whole time."""
        times, pieces = np.arange(self.of.shape[1]), np.arange(self.of.shape[2])
        return np.asarray((self.left[self.of, times[:, None], pieces] >= 1).all(axis=2))


class Floors:
    """Everybody's floor in every piece of some time, and who is in a meeting meanwhile."""

    def __init__(self, facts: Facts, within: Span) -> None:
        self._rows = {id_: row for row, id_ in enumerate(facts.people)}
        held = [h.meeting for h in facts.held if not h.kind.on_floor and h.span.shared(within)]
        self._held = {meeting.id for meeting in held}
        shifts = [
            (row, person, shift) for row, person in enumerate(facts.people.values())
            for shift in facts.shifts_of(person, within)
        ]
        spans = [shift.span for _, _, shift in shifts]
        spans += [meeting.span for meeting in held]
        self._edges = np.unique(np.array([(s.start, s.end) for s in spans], np.int64).ravel())
        self._names: dict[tuple[str | None, Team], int] = {}
        pieces = len(self._edges) + 1
        self._floor = np.full((len(self._rows), pieces), -1, np.int16)
        for row, person, shift in shifts:
            name = self._names.setdefault((person.unit, shift.team), len(self._names))
            self._floor[row, self._pieces(shift.span)] = name
        self._busy = np.zeros(self._floor.shape, np.int8)
        for meeting in held:
            self._occupy(meeting, 1)
        self._least = np.array(
            [
                0 if "floor" in facts.policy.prices else facts.policy.floor_minimum(unit, team)
                for unit, team in self._names
            ],
            np.int64,
        )

    @property
    def names(self) -> tuple[tuple[str | None, Team], ...]:
        """Unit and vagtlag of each floor, by its number."""
        return tuple(self._names)

    def _pieces(self, span: Span) -> slice:
        return slice(
            int(np.searchsorted(self._edges, span.start, "right")),
            int(np.searchsorted(self._edges, span.end, "left")) + 1,
        )

    def _occupy(self, meeting: Meeting, by: int) -> None:
        rows = [self._rows[a.employee] for a in meeting.attendance if a.employee in self._rows]
        self._busy[rows, self._pieces(meeting.span)] += by

    def spare(
        self, people: Iterable[str], starts: Minutes, minutes: int, without: Meeting | None
    ) -> Spare:
        """What the floors can spare for a meeting at each of some times, `without` not held."""
        first = np.searchsorted(self._edges, starts, "right")
        last = np.searchsorted(self._edges, starts + minutes, "left")
        longest = int((last - first).max(initial=0)) + 1
        where = first[:, None] + np.arange(longest)
        beyond = where > last[:, None]
        where = np.where(beyond, first[:, None], where)
        leaving = without if without is not None and without.id in self._held else None
        if leaving is not None:
            self._occupy(leaving, -1)
        free = np.where(self._busy > 0, -1, self._floor)
        if leaving is not None:
            self._occupy(leaving, 1)
        rows = [self._rows[person] for person in people]
        count = len(self._names)
        of = self._floor[rows][:, where].astype(np.intp)
        of = np.where((of < 0) | beyond, count, of)
        left = np.full((count + 1, *where.shape), ENOUGH, np.int64)
        for name in np.flatnonzero(self._least):
            crew = (free == name).sum(axis=0)
            left[name] = crew[where] - self._least[name]
        return Spare(of, left)
