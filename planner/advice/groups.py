"""Who would come at each of many times: the cheapest group that the floor lets go, for all at once.

A group is put together person by person: first what the kind asks for (each vagtlag, professions,
the least number), then everybody whom a closed group or an incident wants; in an open meeting those
who come already and whom it costs nothing, or whom no other meeting reaches (where the meeting is
not placed yet: anybody whom none reaches). Each pick
is one array operation over all times. It is a quick answer, not the best one: that is the solver's.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from models.agenda import Occurrence
from models.meetings import MeetingKind
from models.people import Employee
from models.policy import Carried
from models.timespan import day_of
from planner.advice.subject import Subject
from planner.advice.view import View
from planner.judging.objectives import cost, hours_weight, reach_weight
from planner.table import CALLED_IN, Flags, Minutes

TEAM, FLOOR, PEOPLE, PROFESSIONS = "team", "floor", "people", "professions"

_FAR = np.iinfo(np.int64).max // 2


@dataclass(frozen=True, slots=True, eq=False)
class Groups:
    """Who would come to a subject at each of its S times (P people of its answers).

    `taken`: (P, S). `why`: the subject's reasons, and those that its people make: `team:NAME:RULE`
    (a strict kind lacks a vagtlag, mostly because of RULE, or `floor`), `floor`, `professions`,
    `people`. `prices`: (P, S) minutes and call-in price of each attendance. `unmet`: (S,) weighted
    points of vagtlag, seats and involved that would be missing. `reached`: (S,) weighted people
    whom no other meeting of that stretch reaches. `let_go`: (P, S) whom the floors could still
    spare beside those taken.
    """

    subject: Subject
    taken: Flags
    why: tuple[str | None, ...]
    prices: Minutes
    unmet: Minutes
    reached: Minutes
    let_go: Flags


def groups(view: View, subject: Subject) -> Groups:
    """The group for each time of a subject; where there can be none, what it lacked."""
    return _Gathering(view, subject).gather()


class _Gathering:
    def __init__(self, view: View, subject: Subject) -> None:
        self.view, self.subject, self.kind = view, subject, subject.kind
        self.people = subject.people.people
        asked = subject.people
        shape = asked.why.shape
        self.columns = np.arange(shape[1])
        self.taken = np.zeros(shape, np.bool_)
        self.prices = asked.extra + view.policy.call_in_price * (asked.would == CALLED_IN)
        leads = [lead.employee if lead is not None else None for lead in subject.leads]
        leading = np.array(
            [[person.id == lead for lead in leads] for person in self.people], np.bool_
        ).reshape(shape)
        self.leading = leading
        self.able = asked.able & subject.free & ~leading
        self.teams = np.array([person.home_team or "" for person in self.people])
        self.lead_teams = [
            view.people[lead].home_team if lead is not None else None for lead in leads
        ]
        ids = [person.id for person in self.people]
        self.floors = view.floors(asked.starts, self.kind.minutes)
        self.spare = self.floors.spare(
            ids, asked.starts, self.kind.minutes, subject.meeting
        )
        if self.kind.on_floor:
            self.spare.left[:] = _FAR
        else:
            self._send_leads(leads)
        self.now = np.array([id_ in _seated(subject) for id_ in ids], np.bool_)
        self.weights = reach_weights(
            view, subject.due, subject.kind, self.people, asked.starts
        )
        self.keys = self._keys()

    def gather(self) -> Groups:
        """Pick until nobody more is wanted; then say what each time lacks."""
        kind = self.kind
        strict_lack: dict[str, Flags] = {}
        for team in sorted(kind.teams_required, key=self._rarity):
            for _ in range(kind.team_min):
                self._pick(self.teams == team, self._present(team) < kind.team_min)
            strict_lack[team] = self._present(team) < kind.team_min
        few = self._professions()
        for _ in range(kind.group.min):
            self._pick(None, self.taken.sum(axis=0) < kind.group.min)
        small = self.taken.sum(axis=0) < kind.group.min
        self._fill()
        prices = self.view.policy.prices
        lacks = strict_lack if kind.teams_strict and "teams" not in prices else {}
        few &= "professions" not in prices
        if "group_size" in prices:
            small = ~self.taken.any(axis=0)
        return Groups(
            self.subject, self.taken, self._reasons(lacks, few, small), self.prices,
            self._unmet(), (self.weights * (self.taken | self.leading)).sum(axis=0),
            self._let_go(),
        )

    def _send_leads(self, leads: list[str | None]) -> None:
        """Employees who lead leave their floors too."""
        away = list(dict.fromkeys(lead for lead in leads if lead is not None))
        if not away:
            return
        asked = self.subject.people
        theirs = self.floors.spare(
            away, asked.starts, self.kind.minutes, self.subject.meeting
        ).of
        for column, lead in enumerate(leads):
            if lead is not None:
                for piece, floor in enumerate(theirs[away.index(lead), column]):
                    self.spare.left[floor, column, piece] -= 1

    def _keys(self) -> Minutes:
        """Smaller is asked first: whoever nobody else reaches, then what it costs, then who comes
        already, then who has carried least for her hours."""
        facts = self.view.facts
        loads = [
            hours_weight(facts, person)
            * (cost(facts, person) + self.view.problem.carried.get(person.id, Carried())
               .extra_minutes)
            for person in self.people
        ]
        rank = np.argsort(np.argsort(np.array(loads, np.int64), kind="stable"), kind="stable")
        many = len(self.people) + 1
        order = (~self.now) * many + rank
        reach_first = np.where(self.weights > 0, 0, 10_000)
        return np.asarray((self.prices + reach_first) * (2 * many) + order[:, None])

    def _rarity(self, team: str) -> int:
        return int((self.teams == team).sum())

    def _present(self, team: str) -> Minutes:
        there = self.taken[self.teams == team].sum(axis=0)
        if self.kind.lead_counts:
            there = there + np.array([home == team for home in self.lead_teams], np.int64)
        return np.asarray(there)

    def _let_go(self) -> Flags:
        """Whom the floor can spare."""
        return self.spare.can_go()

    def _pick(self, among: Flags | None, wanted: Flags) -> bool:
        """Take one more person at each time at which somebody is wanted. Whether anybody was."""
        room = self.taken.sum(axis=0) < self.subject.seats
        open_ = self.able & ~self.taken & self._let_go() & (wanted & room)
        if among is not None:
            open_ &= among if among.ndim == 2 else among[:, None]
        keys = np.where(open_, self.keys, _FAR)
        if not len(keys):
            return False
        rows = keys.argmin(axis=0)
        hit = np.flatnonzero(keys[rows, self.columns] < _FAR)
        rows = rows[hit]
        self.taken[rows, hit] = True
        for piece in range(self.spare.of.shape[2]):
            self.spare.left[self.spare.of[rows, hit, piece], hit, piece] -= 1
        return bool(len(hit))

    def _professions(self) -> Flags:
        """So many different professions; returns the times that lack them."""
        wanted = self.kind.professions_min
        names = np.array([person.profession or "" for person in self.people])
        known = sorted({*names.tolist()} - {""})
        if wanted <= 1:
            return np.zeros(len(self.columns), np.bool_)
        there = self._professions_there(names, known)
        for _ in range(wanted):
            present = there[[known.index(n) if n else -1 for n in names]] if known else there
            fresh = ~present & (names != "")[:, None]
            if not self._pick(fresh, there.sum(axis=0) < wanted):
                break
            there = self._professions_there(names, known)
        return np.asarray(there.sum(axis=0) < wanted)

    def _professions_there(self, names: NDArray[np.str_], known: list[str]) -> Flags:
        rows = [self.taken[names == name].any(axis=0) for name in known]
        return np.array(rows, np.bool_).reshape(len(known), len(self.columns))

    def _fill(self) -> None:
        """Everybody whom the meeting is for; in an open one those who are not reached, and those
        who come already at no cost."""
        everybody = bool(self.subject.due.involved or self.subject.due.course)
        here = self.now[:, None] if self.now.any() else np.ones((len(self.people), 1), np.bool_)
        wanted = here & ((self.weights > 0) | (self.prices == 0) & self.now[:, None])
        if self.kind.everybody:
            wanted = wanted | (self.subject.people.cls == 0)
        always = np.ones(len(self.columns), np.bool_)
        for _ in range(len(self.people)):
            if not self._pick(None if everybody else wanted, always):
                return

    def _unmet(self) -> Minutes:
        points = self.view.policy.coverage
        unmet = np.zeros(len(self.columns), np.int64)
        for team in self.kind.teams_required:
            missing = np.maximum(0, self.kind.team_min - self._present(team))
            unmet += points.team_missing * missing
        absent = (~(self.taken | self.leading)).sum(axis=0)
        if self.subject.due.course is not None:
            unmet += points.seat_empty * absent
        if self.subject.due.involved:
            unmet += points.involved_missing * absent
        return unmet

    def _reasons(
        self, lacks: dict[str, Flags], few: Flags, small: Flags
    ) -> tuple[str | None, ...]:
        found = list(self.subject.why)
        kept: Flags = self.able & ~self.taken & ~self._let_go()
        held_back = np.asarray(kept.any(axis=0))
        for column, reason in enumerate(found):
            if reason is not None:
                continue
            team = next((team for team, lack in lacks.items() if lack[column]), None)
            if team is not None:
                rows = np.flatnonzero(self.teams == team)
                found[column] = f"{TEAM}:{team}:{commonest(self, rows, column)}"
            elif few[column]:
                found[column] = PROFESSIONS
            elif small[column]:
                found[column] = FLOOR if held_back[column] else PEOPLE
        return tuple(found)


def commonest(gathering: _Gathering, rows: NDArray[np.intp], column: int) -> str:
    """What keeps most of some people away; the floor, where somebody could come but for it."""
    if gathering.able[rows, column].any():
        return FLOOR
    return common_reason(gathering.subject, rows, column)


def common_reason(subject: Subject, rows: NDArray[np.intp], column: int) -> str:
    """The commonest reason why some people cannot attend at a time; the first where two tie."""
    numbers = subject.people.why[rows, column]
    numbers = numbers[numbers >= 0]
    if not len(numbers):
        return PEOPLE
    return subject.people.reasons[int(np.bincount(numbers).argmax())]


def reach_weights(
    view: View, due: Occurrence, kind: MeetingKind, people: Sequence[Employee], starts: Minutes
) -> Minutes:
    """(P, S): what reaching each person at each time is worth; 0 where another meeting of that
    stretch reaches her, or she is away all through it."""
    weights = np.zeros((len(people), len(starts)), np.int64)
    if kind.on_floor:
        return weights
    firsts = np.array([s.first.toordinal() for s in view.stretches], np.int64)
    days = np.array([day_of(int(start)).toordinal() for start in starts], np.int64)
    stretch_of = np.clip(np.searchsorted(firsts, days, "right") - 1, 0, len(firsts) - 1)
    for row, person in enumerate(people):
        seen = {
            seat.span.first_day for seat in view.seats(person.id, due.id)
            if not seat.kind.on_floor
        }
        worth = reach_weight(view.facts, person)
        values = [
            0 if any(day in stretch for day in seen)
            or all(day in person.away for day in stretch.days()) else worth
            for stretch in view.stretches
        ]
        weights[row] = np.array(values, np.int64)[stretch_of]
    return weights


def _seated(subject: Subject) -> frozenset[str]:
    meeting = subject.meeting
    return frozenset(a.employee for a in meeting.participants()) if meeting else frozenset()
