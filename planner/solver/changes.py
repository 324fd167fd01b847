"""What a change costs when a plan is mended: a sum over the model of the meetings that are open.

A meeting that goes costs more than one that moves, and that more than people who come or stay away;
a vagtlag that is lost from a meeting costs more than somebody who comes in its place. What is near
in time weighs most: people have been told of it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from models.meetings import Meeting
from models.problem import Problem
from planner.solver.model import PlanModel
from planner.solver.objectives import Gauge, Ladder, Sum
from planner.variables import Slot

GONE, MOVED, LEAD, TEAM, SEAT, ROOM = 60, 30, 4, 3, 1, 1
"""A meeting that goes, one that moves, another lead, a vagtlag lost, one person, another room."""

NEAR = 10
"""How many times as much a change counts in what is announced."""

ANNOUNCED = timedelta(days=28)
"""A roster, and the meetings in it, are known so long before."""


@dataclass(frozen=True, slots=True)
class Weights:
    """`announced`: the day from which meetings of the next four weeks have been told; None: all
    weigh alike."""

    announced: date | None

    def of(self, meeting: Meeting) -> int:
        """How many times as much a change of a meeting counts."""
        near = self.announced is None or meeting.span.first_day < self.announced + ANNOUNCED
        return NEAR if near else 1


def changes(
    model: PlanModel, ladder: Ladder, before: Mapping[str, Meeting], weights: Weights
) -> Sum:
    """How much is changed in the meetings of a model that are not locked.

    `before`: the meetings as they were, by id. One that was not there is missed like one that goes.
    """
    total = Sum()
    for slot in model.slots:
        if slot.locked is not None:
            continue
        was = before.get(slot.due.id)
        if was is None:
            total.constant += NEAR * GONE
            total.add(slot.placed, -NEAR * GONE)
        else:
            _changed(model, ladder, slot, was, weights.of(was), total)
    return total


def _changed(
    model: PlanModel, ladder: Ladder, slot: Slot, was: Meeting, weight: int, total: Sum
) -> None:
    total.constant += NEAR * GONE  # also later: what goes is not only a change
    total.add(slot.placed, weight * MOVED - NEAR * GONE)
    if was.span.start in slot.starts:
        total.add(slot.at[slot.starts.index(was.span.start)], -weight * MOVED)
    there = {seat.employee for seat in was.participants()}
    total.constant += weight * SEAT * len(there)
    for chance in slot.chances:
        if not chance.leads:
            stays = chance.employee in there
            total.add(chance.var, -weight * SEAT if stays else weight * SEAT)
    for choices, chosen, price in ((slot.leads, was.lead, LEAD), (slot.rooms, was.room, ROOM)):
        for choice in choices:
            if choice.id != chosen:
                for literal in choice.at.values():
                    total.add(literal, weight * price)
    _lost_teams(model, ladder, slot, was, weight, total)


def _lost_teams(
    model: PlanModel, ladder: Ladder, slot: Slot, was: Meeting, weight: int, total: Sum
) -> None:
    """Each vagtlag that was there in the number wanted and is not."""
    homes = {p.id: p.home_team for p in model.problem.roster.employees}
    kind = slot.kind
    for team in kind.teams_required:
        seats = was.attendance if kind.lead_counts else was.participants()
        if sum(homes.get(seat.employee) == team for seat in seats) < kind.team_min:
            continue
        least = Sum(0, [slot.placed], [kind.team_min])
        for chance in slot.chances:
            if homes[chance.employee] == team and (not chance.leads or kind.lead_counts):
                least.add(chance.var, -1)
        missing = model.count(kind.team_min)
        model.require(missing >= model.total(least.variables, least.weights))
        ladder.gauges.append(Gauge(missing, (least,)))
        total.add(missing, weight * TEAM)


def least_weight(problem: Problem, some: Mapping[str, Meeting], weights: Weights) -> int:
    """How many times as much a change counts in that of some meetings where it counts least; 0
    where none of them may be changed."""
    locked = {meeting.id for meeting in problem.locked}
    return min((weights.of(m) for m in some.values() if m.id not in locked), default=0)
