"""A problem made easier so that it can be solved to the end: what no plan can be better than.

What makes points are the people of whom there are few, mostly the night team: each of them is
wanted in every meeting and can be called in a few times only. So the rules are kept for these, the
`kept` people, over all meetings of their unit; everybody else is asked about each meeting as if it
were her only one (`standalone`), and leads and rooms may be in two places at once. Every plan of
the problem is a plan of this one and costs no more in it.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

import numpy as np

from models.meetings import GroupSize, MeetingKind
from models.people import Team
from models.problem import Problem
from planner.progress import Cancel, never
from planner.rules import RULES
from planner.rules.floor import Crews
from planner.rules.one_at_a_time import OneAtATime
from planner.solver.model import PlanModel, build
from planner.solver.objectives import Sum, price
from planner.solver.offers import Offer
from planner.solver.standalone import Least, least_costs, signature
from planner.variables import Slot, Var

ANY_NUMBER = 10_000
"""No group is as large."""


_RULES = tuple(rule for rule in RULES if rule.id != OneAtATime.id)
"""Meetings of a unit may overlap here: their times stand for all those of a day that are alike."""


@dataclass(slots=True, eq=False)
class Relaxed:
    """The easier problem as a model. `points`: its coverage; `together`: coverage times the weight
    and extra time. `alone`: the points that all but the kept people cost each meeting at least, by
    occurrence and start."""

    model: PlanModel
    points: Sum
    together: Sum
    kept: frozenset[str]
    alone: dict[str, dict[int, int]]


def relaxed(
    problem: Problem, offers: Sequence[Offer], kept: Collection[str], weight: int, crews: Crews,
    cancel: Cancel = never, *, times: Mapping[str, Collection[int]] | None = None,
) -> Relaxed:
    """The model of some meetings with the rules of the kept people. `weight`: minutes that a point
    of coverage counts as. A vagtlag is kept wholly or not at all. Raises Stopped.

    `times`: the indices of the starts that are looked at, by occurrence. Then nothing is made
    easier about times, leads and rooms, and what is best among those starts is no bound."""
    # Where nobody is in two meetings a day it does not matter when on a day she leaves her shift.
    merged = problem.policy.max_meetings_per_day == 1 and not any(k.on_floor for k in problem.kinds)
    teams = {p.home_team for p in problem.roster.employees if p.id in kept and p.home_team}
    led = times is not None
    leasts: list[Least] = []
    fewer: list[Offer] = []
    for offer in offers:
        wanted = wanted_of(problem, offer)
        others = {p for p in (*offer.table.people, *wanted) if p not in kept}
        rest = [t for t in offer.kind.teams_required if t not in teams]
        # What is locked is as it is: what its people cost is told by the model.
        least = (
            Least(np.zeros(1, np.int64), np.zeros(1, np.int64)) if offer.locked is not None
            else least_costs(
                problem, offer, others, rest, wanted, crews, weight, leading=not led
            )
        )
        kind = _eased(offer.kind, teams, led=led)
        chosen = list(range(len(offer.starts)))
        if merged and not led:
            chosen, least = _undominated(offer, least, kept)
        elif times is not None and offer.locked is None:
            chosen = sorted(times[offer.due.id])
            least = Least(least.points[chosen], least.together[chosen])
        leasts.append(least)
        fewer.append(_narrowed(offer, chosen, kept, kind))
    eased = replace(
        problem, kinds=tuple(_eased(k, teams, led=led) for k in problem.kinds), bonds=()
    )
    if not led:
        eased = replace(eased, rooms=(), leads=(), travel=())
    rules = RULES if led else _RULES
    model = build(eased, fewer, cancel, alike=False, rules=rules)
    points, together = Sum(), Sum()
    alone = {
        offer.due.id: dict(zip(offer.starts, least.points.tolist(), strict=True))
        for offer, least in zip(fewer, leasts, strict=True)
    }
    for slot, offer, least in zip(model.slots, offers, leasts, strict=True):
        _count(model, slot, least, points, together, weight)
        _count_kept(model, slot, wanted_of(problem, offer), kept, points, together, weight)
    return Relaxed(model, points, together, frozenset(kept), alone)


def wanted_of(problem: Problem, offer: Offer) -> tuple[str, ...]:
    """Those who all are to come: the members of a course that is formed, or the involved."""
    here = {p.id for p in problem.roster.employees}
    if offer.due.involved:
        return tuple(p for p in offer.due.involved if p in here)
    for course in problem.series_of(offer.due.series).courses:
        if course.id == offer.due.course:
            return tuple(p for p in course.members if p in here)
    return ()


def _eased(kind: MeetingKind, teams: Collection[Team], *, led: bool) -> MeetingKind:
    """The kind as far as it is asked of the kept people alone."""
    most = kind.group.max if kind.group.closed else ANY_NUMBER
    return replace(
        kind, group=GroupSize(0, most, kind.group.closed), professions_min=1,
        lead=kind.lead if led else "none",
        teams_required=tuple(t for t in kind.teams_required if t in teams), everybody=False,
        same_group=False, manager="optional",
    )


def _undominated(
    offer: Offer, least: Least, kept: Collection[str]
) -> tuple[list[int], Least]:
    """One start for all those of a day at which the kept people do the same within their shifts,
    at the least of their points and of their sums, be it not that of the same start."""
    rows = [n for n, person in enumerate(offer.table.people) if person in kept]
    alike: dict[object, list[int]] = {}
    for index, column in enumerate(offer.columns):
        same = signature(offer.table, rows, column)
        alike.setdefault((offer.days[index], same if same is not None else index), []).append(index)
    groups = sorted(alike.values())
    return [group[0] for group in groups], Least(
        np.array([least.points[group].min() for group in groups], np.int64),
        np.array([least.together[group].min() for group in groups], np.int64),
    )


def _narrowed(
    offer: Offer, chosen: Sequence[int], kept: Collection[str], kind: MeetingKind
) -> Offer:
    if offer.locked is not None:
        return replace(offer, kind=kind)
    rows = [n for n, person in enumerate(offer.table.people) if person in kept]
    table = offer.table
    return replace(
        offer, kind=kind, starts=tuple(offer.starts[n] for n in chosen),
        days=tuple(offer.days[n] for n in chosen), columns=tuple(offer.columns[n] for n in chosen),
        leads=_among(offer.leads, chosen), rooms=_among(offer.rooms, chosen), paid=(),
        table=replace(
            table, people=tuple(table.people[n] for n in rows), cls=table.cls[rows],
            extra=table.extra[rows], reason=table.reason[rows],
            edge_start=table.edge_start[rows], edge_end=table.edge_end[rows],
            paid=table.paid[rows],
        ),
    )


def _among(
    choices: Mapping[str, Sequence[int]], chosen: Sequence[int]
) -> dict[str, tuple[int, ...]]:
    """What is free at which of the chosen starts, by their new places."""
    place = {index: n for n, index in enumerate(chosen)}
    return {
        name: tuple(place[index] for index in at if index in place) for name, at in choices.items()
    }


def promising(
    problem: Problem, offer: Offer, weight: int, crews: Crews, number: int
) -> tuple[int, ...]:
    """Indices of about so many starts of an offer that are best by themselves, on many days."""
    wanted = wanted_of(problem, offer)
    least = least_costs(
        problem, offer, {*offer.table.people, *wanted}, offer.kind.teams_required, wanted, crews,
        weight, leading=True,
    )
    order = sorted(range(len(offer.starts)), key=lambda n: (int(least.together[n]), n))
    days = max(1, len(set(offer.days)))
    of_day: Counter[date] = Counter()
    chosen: list[int] = []
    for index in order:
        if of_day[offer.days[index]] < max(2, number // days):
            of_day[offer.days[index]] += 1
            chosen.append(index)
    return tuple(chosen[:number])


def _count(
    model: PlanModel, slot: Slot, least: Least, points: Sum, together: Sum, weight: int
) -> None:
    """What a meeting costs where it is left out, and what the others cost at each start."""
    unplaced = model.problem.policy.coverage.unplaced
    for total, each, costs in (
        (points, unplaced, least.points), (together, unplaced * weight, least.together),
    ):
        total.constant += each
        total.add(slot.placed, -each)
        for literal, cost in zip(slot.at, costs.tolist(), strict=True):
            if cost:
                total.add(literal, cost)


def _count_kept(
    model: PlanModel, slot: Slot, wanted: Sequence[str], kept: Collection[str],
    points: Sum, together: Sum, weight: int,
) -> None:
    """What the kept people of a meeting cost: seats, vagtlag and minutes."""
    weights = model.problem.policy.coverage
    homes = {p.id: p.home_team for p in model.problem.roster.employees}
    each = weights.involved_missing if slot.due.involved else weights.seat_empty
    members = [p for p in wanted if p in kept]
    if members:
        _both(points, together, weight, slot.placed, each * len(members))
    for chance in slot.chances:
        if chance.employee in members:
            _both(points, together, weight, chance.var, -each)
        if cost := price(model, chance):
            together.add(chance.var, cost)
    if slot.kind.teams_strict or slot.kind.lead_counts:
        return
    for team in slot.kind.teams_required:
        there = [c.var for c in slot.chances if homes[c.employee] == team and not c.leads]
        few = model.count(slot.kind.team_min)
        model.require(few >= slot.kind.team_min * slot.placed - model.total(there))
        _both(points, together, weight, few, weights.team_missing)


def _both(points: Sum, together: Sum, weight: int, variable: Var, cost: int) -> None:
    points.add(variable, cost)
    together.add(variable, cost * weight)


def apart(offers: Sequence[Offer]) -> list[list[Offer]]:
    """Meetings that share people, as groups that do not."""
    groups: list[tuple[set[str], list[Offer]]] = []
    for offer in offers:
        people = {*offer.table.people, offer.due.id}
        mine = [group for group in groups if group[0] & people]
        joined = [o for _, some in mine for o in some]
        groups = [group for group in groups if group not in mine]
        groups.append((people.union(*(known for known, _ in mine)), [*joined, offer]))
    order = {id(offer): n for n, offer in enumerate(offers)}
    return [sorted(some, key=lambda o: order[id(o)]) for _, some in groups]


def scarcest(problem: Problem, offers: Sequence[Offer]) -> list[list[str]]:
    """People of each required vagtlag who could come to some of the meetings, fewest first."""
    required = {team for offer in offers for team in offer.kind.teams_required}
    able = {person for offer in offers for person in offer.table.people}
    teams: dict[Team, list[str]] = defaultdict(list)
    for person in problem.roster.employees:
        if person.home_team in required and person.id in able:
            teams[person.home_team].append(person.id)
    return [teams[team] for team in sorted(teams, key=lambda t: (len(teams[t]), t))]


