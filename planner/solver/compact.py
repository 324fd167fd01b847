"""A problem made easier so that it can be solved to the end: what no plan can be better than.

What meetings compete for are call-ins: few for each person, and days apart. All else that somebody
may attend is asked of each meeting by itself (`standalone`). So the easier problem keeps who is
called in to which meeting on which day, the days between the meetings of a row, and the points of
the first objective; rest between two meetings, leads, rooms and groups of open meetings are left
out. Starts of a day at which everybody gives the same answers are one choice. Every plan of the
problem is a plan of this one and costs no more in it.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

import numpy as np
from ortools.sat.python import cp_model

from models.people import Team
from models.problem import Problem
from models.timespan import Span
from planner.progress import Cancel, Stopped, never
from planner.solver.objectives import Sum
from planner.solver.offers import Offer
from planner.solver.standalone import Answers, Floors, answers, leading
from planner.table import Flags, Minutes
from planner.variables import Var, running_at_once


@dataclass(frozen=True, slots=True)
class Group:
    """Starts of one day, by index, that are one choice. `at`: whether it is chosen."""

    day: date
    starts: tuple[int, ...]
    at: Var = field(repr=False)


@dataclass(frozen=True, slots=True, eq=False)
class Held:
    """A meeting in the easier problem. `points`: what it costs there."""

    offer: Offer
    groups: tuple[Group, ...]
    placed: Var
    points: Sum

    def chosen(self, values: Sequence[int]) -> Group | None:
        """The group of starts at which it is held; None where it is left out."""
        return next((group for group in self.groups if values[group.at.index]), None)


@dataclass(slots=True, eq=False)
class Compact:
    """The easier problem. `points`: its coverage; `together`: coverage times the weight of a point
    in minutes, and extra time. `called`: by person the days and literals of her call-ins;
    `free`: the same of the groups of starts at which she needs none."""

    problem: Problem
    weight: int
    cp: cp_model.CpModel = field(default_factory=cp_model.CpModel)
    held: list[Held] = field(default_factory=list)
    points: Sum = field(default_factory=Sum)
    together: Sum = field(default_factory=Sum)
    called: dict[str, list[tuple[date, Var]]] = field(default_factory=lambda: defaultdict(list))
    free: dict[str, list[tuple[date, Var]]] = field(default_factory=lambda: defaultdict(list))

    def bool(self) -> Var:
        """A new yes-or-no variable."""
        return self.cp.new_bool_var("")

    def at_most(self, literals: Sequence[Var], cap: int) -> None:
        """No more than `cap` of some literals are true."""
        if len(literals) > cap == 1:
            self.cp.add_at_most_one(literals)
        elif len(literals) > cap:
            self.cp.add(cp_model.LinearExpr.sum(list(literals)) <= cap)

    def count(self, some: Sum) -> None:
        """Count the points of a meeting."""
        self.points.constant += some.constant
        self.together.constant += some.constant * self.weight
        for variable, points in zip(some.variables, some.weights, strict=True):
            self.points.add(variable, points)
            self.together.add(variable, points * self.weight)

    def expression(self, total: Sum) -> Any:
        """A sum as the solver takes it."""
        return cp_model.LinearExpr.weighted_sum(total.variables, total.weights) + total.constant


def compact(
    problem: Problem, offers: Sequence[Offer], weight: int, floors: Floors, cancel: Cancel = never,
    *, apart: bool = False,
) -> Compact:
    """The easier problem of some meetings. `weight`: minutes that a point of coverage counts as; 0:
    minutes are not counted.

    `apart`: that meetings do not overlap is kept to the minute; otherwise only as far as it needs
    no more than one condition for each moment. Raises Stopped.
    """
    model = Compact(problem, weight)
    homes = {p.id: p.home_team for p in problem.roster.employees}
    for offer in offers:
        if cancel():
            raise Stopped
        if offer.locked is None:
            _Meeting(model, offer, homes, floors).post()
        else:
            _take_locked(model, offer, homes)
    _keep_call_ins(model)
    _keep_intervals(model)
    _keep_apart(model, exact=apart)
    return model


def wanted_of(problem: Problem, offer: Offer) -> tuple[str, ...]:
    """Those who all are to come: the members of a course that is formed, or the involved."""
    here = {p.id for p in problem.roster.employees}
    if offer.due.involved:
        return tuple(p for p in offer.due.involved if p in here)
    for course in problem.series_of(offer.due.series).courses:
        if course.id == offer.due.course:
            return tuple(p for p in course.members if p in here)
    return ()


class _Meeting:
    """One meeting on its way into the model."""

    def __init__(
        self, model: Compact, offer: Offer, homes: dict[str, Team | None], floors: Floors
    ) -> None:
        self.model, self.offer, self.homes = model, offer, homes
        kind, due, weights = offer.kind, offer.due, model.problem.policy.coverage
        wanted = wanted_of(model.problem, offer)
        # Who may lead may be there without a seat of her own, and is paid for as the lead.
        self.wanted = [person for person in wanted if person not in offer.leading.people]
        self.each = weights.involved_missing if due.involved else weights.seat_empty
        counted = not kind.teams_strict and not kind.lead_counts
        self.teams = kind.teams_required if counted else ()
        self.closed = bool(wanted) and not due.involved
        asked = dict.fromkeys(self.wanted)
        if not self.closed:
            asked |= dict.fromkeys(p for p in offer.table.people if homes[p] in self.teams)
        elif self.teams:
            asked |= dict.fromkeys(wanted)
        self.said: Answers = answers(model.problem, offer, list(asked), floors)
        self.rows_of = {
            team: [n for n, p in enumerate(self.said.people) if homes[p] == team]
            for team in self.teams
        }
        self.points = Sum()
        self.rows_wanted = [n for n, p in enumerate(self.said.people) if p in set(self.wanted)]

    def post(self) -> None:
        """Its choices, who is called in to it, and what it costs."""
        model, offer, said = self.model, self.offer, self.said
        minutes = self._minutes()
        ask_in = self._ask_in()
        back = said.back if self.closed else np.zeros(len(offer.starts), np.int64)
        lacking = {team: self._lacking(team) for team in self.teams}
        told = [said.free[self.rows_wanted], ask_in, *lacking.values(), back]
        groups = self._groups(np.vstack([*told, minutes] if model.weight else told))
        placed = model.bool()
        model.cp.add_exactly_one([placed.negated(), *(group.at for group in groups)])
        self.points.constant = unplaced = model.problem.policy.coverage.unplaced
        self.points.add(placed, self.each * len(self.wanted) - unplaced)
        for group in groups:
            one = group.starts[0]
            free = int(said.free[self.rows_wanted, one].sum())
            self.points.add(group.at, self.each * (int(back[one]) - free))
            model.together.add(group.at, int(minutes[one]))
            for row in np.flatnonzero(said.free[:, one]).tolist():
                model.free[said.people[row]].append((group.day, group.at))
        called = self._call_in(groups, ask_in)
        for team, few in lacking.items():
            self._count_team(team, few, groups, called)
        model.held.append(Held(offer, groups, placed, self.points))
        model.count(self.points)

    def _ask_in(self) -> Flags:
        """Whose call-ins matter at which start: those wanted, and of a vagtlag from which too few
        can come without one."""
        ask_in = np.zeros(self.said.called.shape, np.bool_)
        ask_in[self.rows_wanted] = self.said.called[self.rows_wanted]
        for team, rows in self.rows_of.items():
            ask_in[rows] |= self.said.called[rows] & (self._lacking(team) > 0)
        return ask_in

    def _lacking(self, team: Team) -> Minutes:
        """How many of a vagtlag are missing at each start where nobody is called in."""
        there = self.said.free[self.rows_of[team]].sum(axis=0)
        return np.asarray(np.maximum(0, self.offer.kind.team_min - there))

    def _minutes(self) -> Minutes:
        """What those who can come without a call-in, and the lead, cost each start at least."""
        said, model, kind = self.said, self.model, self.offer.kind
        least = leading(model.problem, self.offer)
        free = np.where(said.free, said.price, 0)[self.rows_wanted]
        least = np.asarray(least + np.minimum(free, self.each * model.weight).sum(axis=0))
        if self.wanted:
            return least
        point = model.problem.policy.coverage.team_missing
        for rows in self.rows_of.values():
            # A call-in may cost less than a long wait beside a shift.
            cheap = np.sort(said.price[rows], axis=0)[: kind.team_min]
            there = said.free[rows].sum(axis=0)
            for place, price in enumerate(cheap):
                paid = np.minimum(price, point * model.weight)
                least += np.where(place < there, paid, 0)
        return least

    def _groups(self, told: Minutes) -> tuple[Group, ...]:
        """Starts of a day that are alike in everything that is told of them, as one choice."""
        alike: dict[tuple[date, bytes], list[int]] = defaultdict(list)
        columns = np.ascontiguousarray(told.astype(np.int64).T)
        for index, day in enumerate(self.offer.days):
            alike[day, columns[index].tobytes()].append(index)
        return tuple(
            Group(day, tuple(starts), self.model.bool()) for (day, _), starts in alike.items()
        )

    def _call_in(self, groups: Sequence[Group], ask_in: Flags) -> dict[str, list[Var]]:
        """A literal for each person and day of a call-in to it, by person."""
        found: dict[str, list[Var]] = defaultdict(list)
        wanted = set(self.wanted)
        for row, person in enumerate(self.said.people):
            of_day: dict[date, list[Group]] = defaultdict(list)
            for group in groups:
                if ask_in[row, group.starts[0]]:
                    of_day[group.day].append(group)
            for day, some in of_day.items():
                literal = self.model.bool()
                held = cp_model.LinearExpr.sum([group.at for group in some])
                self.model.cp.add(literal <= held)
                least = min(int(self.said.price[row, n]) for g in some for n in g.starts)
                self.points.add(literal, -self.each if person in wanted else 0)
                self.model.together.add(literal, least)
                self.model.called[person].append((day, literal))
                found[person].append(literal)
        return found

    def _count_team(
        self, team: Team, few: Minutes, groups: Sequence[Group], called: dict[str, list[Var]]
    ) -> None:
        """Those of a vagtlag who are missing."""
        lacking = [(group.at, int(few[group.starts[0]])) for group in groups]
        if any(number for _, number in lacking):
            missing = self.model.cp.new_int_var(0, self.offer.kind.team_min, "")
            there = [v for n in self.rows_of[team] for v in called.get(self.said.people[n], ())]
            least = cp_model.LinearExpr.weighted_sum(*map(list, zip(*lacking, strict=True)))
            self.model.cp.add(missing + cp_model.LinearExpr.sum(there) >= least)
            self.points.add(missing, self.model.problem.policy.coverage.team_missing)


def _take_locked(model: Compact, offer: Offer, homes: dict[str, Team | None]) -> None:
    """A locked meeting is held as it is, and costs the points that it costs."""
    locked = offer.locked
    assert locked is not None
    weights = model.problem.policy.coverage
    at = model.bool()
    model.cp.add(at == 1)
    points = Sum()
    seats = {seat.employee: seat for seat in reversed(locked.attendance)}
    each = weights.involved_missing if offer.due.involved else weights.seat_empty
    points.constant = each * sum(p not in seats for p in wanted_of(model.problem, offer))
    for team in offer.kind.teams_required:
        there = sum(
            homes.get(seat.employee) == team and (not seat.leads or offer.kind.lead_counts)
            for seat in seats.values()
        )
        points.constant += weights.team_missing * max(0, offer.kind.team_min - there)
    model.held.append(Held(offer, (Group(offer.days[0], (0,), at),), at, points))
    model.count(points)


def _keep_call_ins(model: Compact) -> None:
    """The cap of call-ins of each person, and the days from one to the next."""
    policy = model.problem.policy
    gap = timedelta(days=policy.call_in_gap_days)
    for calls in model.called.values():
        model.at_most([literal for _, literal in calls], policy.max_call_ins)
        for day in sorted({day for day, _ in calls}):
            near = [literal for at, literal in calls if day <= at < day + gap]
            model.at_most(near, 1)


def _keep_intervals(model: Compact) -> None:
    """Between two meetings of a row lie as many days as the kind allows."""
    rows: dict[tuple[str, str | None], list[Held]] = defaultdict(list)
    for held in model.held:
        if held.offer.kind.interval is not None:
            rows[held.offer.due.series, held.offer.due.course].append(held)
    for row in rows.values():
        for one, other in pairwise(sorted(row, key=lambda held: held.offer.due.number)):
            interval = one.offer.kind.interval
            if interval is None or (one.offer.locked and other.offer.locked):
                continue
            for day in sorted({group.day for group in one.groups}):
                late = [g.at for g in one.groups if g.day >= day]
                soon = [g.at for g in other.groups if (g.day - day).days < interval.min]
                early = [g.at for g in one.groups if g.day <= day]
                far = [g.at for g in other.groups if (g.day - day).days > interval.max]
                if soon:
                    model.cp.add_at_most_one([*late, *soon])
                if far:
                    model.cp.add_at_most_one([*early, *far])


def _keep_apart(model: Compact, *, exact: bool) -> None:
    """Meetings that draw on one unit are not held at once: no two of them whose starts all lie
    about one moment; and where it is to be exact, in the order of some true starts."""
    units = {person.id: person.unit for person in model.problem.roster.employees}
    drawing: dict[str | None, list[Held]] = defaultdict(list)
    for held in model.held:
        if held.groups and not held.offer.kind.on_floor and held.offer.locked is None:
            for unit in dict.fromkeys(units[p] for p in held.offer.table.people):
                drawing[unit].append(held)
    times = {
        id(held): _time(model, held) for some in drawing.values() for held in some if exact
    }
    for some in drawing.values():
        for literals in running_at_once(
            (common, group.at) for held in some for group in held.groups
            if (common := _common(held.offer, group)) is not None
        ):
            model.at_most(literals, 1)
        if exact and len(some) > 1:
            model.cp.add_no_overlap([times[id(held)] for held in some])


def _common(offer: Offer, group: Group) -> Span | None:
    """The time at which a meeting goes on whichever of a group's starts it has."""
    first, last = offer.starts[group.starts[0]], offer.starts[group.starts[-1]]
    return Span(last, first + offer.kind.minutes) if last < first + offer.kind.minutes else None


def _time(model: Compact, held: Held) -> cp_model.IntervalVar:
    """When a meeting is held, at one of the starts of its group."""
    cp, starts = model.cp, held.offer.starts
    start = cp.new_int_var_from_domain(cp_model.Domain.from_values(list(starts)), "")
    for group in held.groups:
        these = cp_model.Domain.from_values([starts[n] for n in group.starts])
        cp.add_linear_expression_in_domain(start, these).only_enforce_if(group.at)
    return cp.new_optional_fixed_size_interval_var(
        start, held.offer.kind.minutes, held.placed, ""
    )
