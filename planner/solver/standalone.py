"""What each time of a meeting costs at least, whoever comes, as far as one meeting alone tells.

For a set of people the least points of coverage and the least minutes of extra time are added up at
each start, as if each of them were asked about this meeting alone. No plan can be cheaper, since
all else that they attend only takes possibilities away.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from models.people import Team
from models.problem import Problem
from models.timespan import Span
from planner.rules.floor import Crews, spare_of_each
from planner.solver.offers import Offer
from planner.table import CALLED_IN, IMPOSSIBLE, ON_SHIFT, AttendanceTable, Flags, Minutes

FAR = 10**9
"""A price that nobody pays."""


@dataclass(frozen=True, slots=True, eq=False)
class Least:
    """At each start of an offer: the least points of coverage, and with `weight` minutes a point
    the least sum of both (`together`)."""

    points: Minutes
    together: Minutes


def least_costs(
    problem: Problem, offer: Offer, people: Collection[str], teams: Collection[Team],
    members: Sequence[str], crews: Crews, weight: int, *, leading: bool,
) -> Least:
    """The least that some people, and the required vagtlag made up of them alone, cost at each
    start. `members`: all of the course, or the involved; empty for an open row.
    `leading`: with what the cheapest lead costs."""
    rows = [n for n, person in enumerate(offer.table.people) if person in people]
    names = [offer.table.people[n] for n in rows]
    open_, price, within = _prices(problem, offer, offer.table, rows)
    fixed, back = _floors(problem, offer, names, open_, within, crews)
    open_ &= ~fixed
    weights, homes = problem.policy.coverage, {p.id: p.home_team for p in problem.roster.employees}
    points = np.zeros(len(offer.starts), np.int64)
    together = np.zeros(len(offer.starts), np.int64)
    dear = np.where(open_, price, FAR)
    each = weights.involved_missing if offer.due.involved else weights.seat_empty
    asked = set(members)
    wanted = [n for n, person in enumerate(names) if person in asked]
    if members:
        all_ = sum(m in people for m in members)
        points += each * (all_ - open_[wanted].sum(axis=0))
        together += np.minimum(dear[wanted], each * weight).sum(axis=0)
        together += each * weight * (all_ - len(wanted))
        if not offer.due.involved:
            points, together = points + each * back, together + each * weight * back
    for team in teams if not (offer.kind.teams_strict or offer.kind.lead_counts) else ():
        mine = [n for n, person in enumerate(names) if homes[person] == team]
        few = np.maximum(0, offer.kind.team_min - open_[mine].sum(axis=0))
        points += weights.team_missing * few
        together += weights.team_missing * weight * few
        if not members:
            cheap = np.sort(dear[mine], axis=0)[: offer.kind.team_min]
            cheap = np.where(cheap < FAR, np.minimum(cheap, weights.team_missing * weight), 0)
            together += cheap.sum(axis=0)
    return Least(points, together + _leading(problem, offer) if leading else together)


def _prices(
    problem: Problem, offer: Offer, table: AttendanceTable, rows: Sequence[int]
) -> tuple[Flags, Minutes, Flags]:
    """Who can come at which start, what it costs her in minutes, and whether it is on a shift."""
    place = np.ix_(list(rows), list(offer.columns))
    cls = table.cls[place]
    price = table.extra[place] + problem.policy.call_in_price * (cls == CALLED_IN)
    return np.asarray(cls != IMPOSSIBLE), np.asarray(price), np.asarray(cls == ON_SHIFT)


def _leading(problem: Problem, offer: Offer) -> Minutes:
    """What the cheapest lead of each start costs."""
    starts = len(offer.starts)
    if offer.kind.lead == "none" or offer.locked is not None:
        return np.zeros(starts, np.int64)
    least = np.full(starts, FAR, np.int64)
    employees = {lead.id: lead.employee for lead in problem.leads}
    for lead, at in offer.leads.items():
        price = np.zeros(starts, np.int64)
        employee = employees[lead]
        if employee is not None:
            row = offer.leading.people.index(employee)
            price = _prices(problem, offer, offer.leading, [row])[1][0]
        chosen = list(at)
        least[chosen] = np.minimum(least[chosen], price[chosen])
    return np.where(least < FAR, least, 0)


def _floors(
    problem: Problem, offer: Offer, names: Sequence[str], open_: Flags, within: Flags, crews: Crews
) -> tuple[Flags, Minutes]:
    """Who cannot leave the floor at which start (P, S), and how many of the others who could come
    within their shift have to stay at least."""
    fixed = np.zeros(open_.shape, np.bool_)
    back = np.zeros(len(offer.starts), np.int64)
    if offer.kind.on_floor or offer.locked is not None:
        return fixed, back
    rows: Mapping[str, int] = {name: n for n, name in enumerate(names)}
    for index, start in enumerate(offer.starts):
        span = Span(start, start + offer.kind.minutes)
        floors = list(spare_of_each(crews, problem, span))
        for _, crew, spare in floors:
            for person in crew if spare == 0 else ():
                if person in rows:
                    fixed[rows[person], index] = True
        most: dict[object, int] = {}
        of_floor: dict[str, object] = {}
        for floor, crew, spare in floors:
            here = [
                p for p in crew
                if p in rows and within[rows[p], index] and not fixed[rows[p], index]
                and of_floor.setdefault(p, floor) == floor
            ]
            most[floor] = max(most.get(floor, 0), len(here) - spare)
        back[index] = sum(most.values())
    return fixed, back


def signature(table: AttendanceTable, rows: Sequence[int], column: int) -> bytes | None:
    """The classes of some people at one time where all who can come do so within a shift: then it
    does not matter when on that day it is. None where it matters."""
    cls = table.cls[list(rows), column]
    inside = (cls == IMPOSSIBLE) | (cls == ON_SHIFT)
    return bytes(cls.tobytes()) if bool(inside.all()) else None
