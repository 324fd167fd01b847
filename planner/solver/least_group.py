"""What the cheapest group of a meeting costs that anybody may come to, and its lead with it.

A group has a least size, the floor lets only so many of those on a shift go, and whoever leads has
no seat: so a time that suits every vagtlag may still cost a call-in or two.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from models.problem import Problem
from planner.solver.offers import Offer
from planner.solver.standalone import FAR, Answers, Worth, lead_prices
from planner.table import Minutes


@dataclass(frozen=True, slots=True, eq=False)
class Crew:
    """Those of a vagtlag, by row, of whom `wanted` are to come. One who is missing costs `point`,
    and so does any who costs more."""

    rows: tuple[int, ...]
    wanted: int
    point: int


@dataclass(frozen=True, slots=True, eq=False)
class Led:
    """What a meeting costs at each start, by who leads it: somebody who may lead as often as she
    is asked, or of those who may lead only so many a week. FAR where nobody of them can."""

    often: Minutes
    seldom: Minutes

    def saved(self) -> Minutes:
        """What it is worth to be led by somebody of the latter."""
        return np.asarray(np.maximum(0, self.often - self.seldom))


def led(
    problem: Problem, offer: Offer, said: Answers | None, crews: Sequence[Crew],
    limited: frozenset[str], worth: Worth | None = None,
) -> Led:
    """The prices of a meeting by its lead. `limited`: leads who have to be shared out. `said`: the
    answers of all who may come; none where the group is given. `worth`: what leads are charged."""
    nothing = np.zeros(len(offer.starts), np.int64)
    group = _Group(said, offer.kind.group.min, crews) if said is not None else None
    if offer.kind.lead == "none":
        return Led(group.price(None) if group else nothing, nothing + FAR)
    employees = {lead.id: lead.employee for lead in problem.leads}
    found = {True: nothing + FAR, False: nothing + FAR}
    for lead, price in lead_prices(problem, offer, worth).items():
        beside = group.price(employees[lead]) if group else nothing
        whole = np.where(price < FAR, price + beside, FAR)
        found[lead in limited] = np.minimum(found[lead in limited], whole)
    return Led(found[False], found[True])


class _Group:
    """The cheapest groups of a meeting."""

    def __init__(self, said: Answers, size: int, crews: Sequence[Crew]) -> None:
        self.said, self.size, self.crews = said, size, crews
        # Starts at which everybody says the same have the same groups.
        told = np.ascontiguousarray(np.vstack([said.price, said.within, said.back]).T)
        self._first: dict[bytes, int] = {}
        self._like = [self._first.setdefault(row.tobytes(), n) for n, row in enumerate(told)]
        self._known: dict[int | None, Minutes] = {}

    def price(self, leads: str | None) -> Minutes:
        """The least price at each start where somebody leads, who then has no seat."""
        row = self.said.people.index(leads) if leads in self.said.people else None
        if row not in self._known:
            prices = {start: self._least(start, row) for start in self._first.values()}
            self._known[row] = np.array([prices[n] for n in self._like], np.int64)
        return self._known[row]

    def _least(self, start: int, leads: int | None) -> int:
        said = self.said
        price, within = said.price[:, start].tolist(), said.within[:, start].tolist()
        free = said.free[:, start].tolist()
        # Whoever leads during her shift leaves the floor as well.
        spare = sum(within) - int(said.back[start]) - (leads is not None and within[leads])
        others = {
            row: price[row] for row in range(len(price))
            if not within[row] and price[row] < FAR and row != leads
        }
        total = seats = 0
        for crew in self.crews:
            able = sum(free[row] for row in crew.rows)
            seats += max(0, crew.wanted - able)  # called in, or missing: counted elsewhere
            cheapest = sorted((price[row], row) for row in crew.rows if row != leads)
            needed = min(able, crew.wanted)
            for cost, row in cheapest[:needed]:
                total += min(cost, crew.point)
                seats += 1
                if others.pop(row, None) is None:
                    spare -= 1
            total += crew.point * (needed - len(cheapest[:needed]))
        short = max(0, self.size - seats - max(0, spare))
        return int(total + sum(sorted(others.values())[:short]))


def scarce(offers: Sequence[Offer], problem: Problem) -> Mapping[tuple[int, int], frozenset[str]]:
    """By ISO year and week the leads who could be asked to lead more meetings than they may."""
    caps = {x.id: x.max_per_week for x in problem.leads if x.max_per_week is not None}
    asked: dict[tuple[int, int], dict[str, set[str]]] = {}
    for offer in offers:
        for lead, at in offer.leads.items():
            for index in at if lead in caps else ():
                year, week, _ = offer.days[index].isocalendar()
                of_week = asked.setdefault((year, week), {})
                of_week.setdefault(lead, set()).add(offer.due.id)
    return {
        week: frozenset(lead for lead, due in of_week.items() if len(due) > caps[lead])
        for week, of_week in asked.items()
    }
