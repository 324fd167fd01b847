"""One meeting in the easier problem (`compact`): its choices, who is called in to it, its price."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import numpy as np
from ortools.sat.python import cp_model

from models.people import Team
from models.problem import Problem
from planner.solver.least_group import Crew, Led, led
from planner.solver.objectives import Sum
from planner.solver.offers import Offer
from planner.solver.standalone import FAR, Answers, Floors, Worth, answers
from planner.table import Flags, Minutes
from planner.variables import Var

Week = tuple[int, int]
"""ISO year and week."""


@dataclass(frozen=True, slots=True)
class Group:
    """Starts of one day, by index, that are one choice. `at`: whether it is chosen."""

    day: date
    starts: tuple[int, ...]
    at: Var = field(repr=False)


@dataclass(frozen=True, slots=True, eq=False)
class Held:
    """A meeting in the easier problem. `points`, `minutes`: what it costs there."""

    offer: Offer
    groups: tuple[Group, ...]
    placed: Var
    points: Sum
    minutes: Sum

    def chosen(self, values: Sequence[int]) -> Group | None:
        """The group of starts at which it is held; None where it is left out."""
        return next((group for group in self.groups if values[group.at.index]), None)


@dataclass(slots=True, eq=False)
class Compact:
    """The easier problem. `points`: its coverage; `together`: coverage times the weight of a point
    in minutes, and extra time. `called`: by person the days and literals of her call-ins;
    `free`: the same of the groups of starts at which she may come at no price that is not counted
    already; `dear`: minutes that it costs her at least to come otherwise, by person and day;
    `missed`: stretches in which somebody is in no meeting, by their weight. `scarce`: leads who are
    to be shared out, by week; `led`: by week, and by those who could, literals of meetings they
    lead. `worth`: what people are charged where it is not the minutes."""

    problem: Problem
    weight: int
    worth: Worth | None = None
    cp: cp_model.CpModel = field(default_factory=cp_model.CpModel)
    held: list[Held] = field(default_factory=list)
    points: Sum = field(default_factory=Sum)
    together: Sum = field(default_factory=Sum)
    called: dict[str, list[tuple[date, Var]]] = field(default_factory=lambda: defaultdict(list))
    free: dict[str, list[tuple[date, Var]]] = field(default_factory=lambda: defaultdict(list))
    dear: dict[str, dict[date, int]] = field(default_factory=lambda: defaultdict(dict))
    missed: Sum = field(default_factory=Sum)
    scarce: Mapping[Week, frozenset[str]] = field(default_factory=dict)
    led: dict[tuple[Week, frozenset[str]], list[Var]] = field(
        default_factory=lambda: defaultdict(list)
    )

    def bool(self) -> Var:
        """A new yes-or-no variable."""
        return self.cp.new_bool_var("")

    def at_most(self, literals: Sequence[Var], cap: int) -> None:
        """No more than `cap` of some literals are true."""
        if len(literals) > cap == 1:
            self.cp.add_at_most_one(literals)
        elif len(literals) > cap:
            self.cp.add(cp_model.LinearExpr.sum(list(literals)) <= cap)

    def count(self, held: Held) -> None:
        """Take a meeting in, and count what it costs."""
        self.held.append(held)
        some = held.points
        self.points.constant += some.constant
        self.together.constant += some.constant * self.weight
        for variable, points in zip(some.variables, some.weights, strict=True):
            self.points.add(variable, points)
            self.together.add(variable, points * self.weight)
        for variable, minutes in zip(held.minutes.variables, held.minutes.weights, strict=True):
            self.together.add(variable, minutes)

    def starts(self, values: Sequence[int]) -> dict[str, frozenset[int]]:
        """The starts of each meeting that is held: any of them. Nothing where there are no values.
        """
        chosen = [(held.offer, held.chosen(values)) for held in self.held if values]
        return {
            offer.due.id: frozenset(offer.starts[n] for n in group.starts)
            for offer, group in chosen if group is not None
        }

    def expression(self, total: Sum) -> Any:
        """A sum as the solver takes it."""
        return cp_model.LinearExpr.weighted_sum(total.variables, total.weights) + total.constant


def wanted_of(problem: Problem, offer: Offer) -> tuple[str, ...]:
    """Those who all are to come: the members of a course that is formed, or the involved."""
    here = {p.id for p in problem.roster.employees}
    if offer.due.involved:
        return tuple(p for p in offer.due.involved if p in here)
    for course in problem.series_of(offer.due.series).courses:
        if course.id == offer.due.course:
            return tuple(p for p in course.members if p in here)
    return ()


class Meeting:
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
        self.open = not wanted
        # Members of a course of whom nothing is known here but that they may come.
        self.unknown = len(wanted) - len(self.wanted)
        asked = dict.fromkeys(self.wanted)
        if self.open and model.weight:
            asked = dict.fromkeys(offer.table.people)
        elif not self.closed:
            asked |= dict.fromkeys(p for p in offer.table.people if homes[p] in self.teams)
        elif self.teams:
            asked |= dict.fromkeys(wanted)
        self.said: Answers = answers(model.problem, offer, list(asked), floors, model.worth)
        self.rows_of = {
            team: [n for n, p in enumerate(self.said.people) if homes[p] == team]
            for team in self.teams
        }
        self.points, self.minutes = Sum(), Sum()
        self.rows_wanted = [n for n, p in enumerate(self.said.people) if p in set(self.wanted)]

    def post(self) -> None:
        """Its choices, who is called in to it, and what it costs."""
        model, offer, said = self.model, self.offer, self.said
        ask_in, prices = self._ask_in(), self._led()
        charged = np.where(prices.often < FAR, prices.often, prices.seldom)
        minutes = self._minutes() + charged
        back = said.back if self.closed else np.zeros(len(offer.starts), np.int64)
        lacking = {team: self._lacking(team) for team in self.teams}
        told = [said.free[self.rows_wanted], ask_in, *lacking.values(), back, prices.often >= FAR]
        groups = self._groups(
            np.vstack([*told, minutes, prices.saved()] if model.weight else told)
        )
        placed = model.bool()
        model.cp.add_exactly_one([placed.negated(), *(group.at for group in groups)])
        self.points.constant = unplaced = model.problem.policy.coverage.unplaced
        self.points.add(placed, self.each * len(self.wanted) - unplaced)
        come: list[tuple[Var, int]] = []
        for group in groups:
            one = group.starts[0]
            free = int(said.free[self.rows_wanted, one].sum()) - int(back[one])
            self.points.add(group.at, -self.each * free)
            come.append((group.at, free + self.unknown - offer.kind.group.min))
            self.minutes.add(group.at, int(minutes[one]))
        called = self._call_in(groups, ask_in)
        if self.closed and any(number < 0 for _, number in come):
            come += [(var, 1) for p in self.wanted for var in called.get(p, ())]
            model.cp.add(cp_model.LinearExpr.weighted_sum(*map(list, zip(*come, strict=True))) >= 0)
        for team, few in lacking.items():
            self._count_team(team, few, groups, called)
        self._share_leads(groups, prices)
        if not offer.kind.on_floor:
            self._tell_who_comes(groups, ask_in, charged)
        model.count(Held(offer, groups, placed, self.points, self.minutes))

    def _tell_who_comes(
        self, groups: Sequence[Group], ask_in: Flags, charged: Minutes
    ) -> None:
        """Who may be there at which choice for no more than it is charged anyhow, and what it costs
        those at least who come called in though nobody needs them."""
        said, offer = self.said, self.offer
        others = said.called & ~ask_in
        cheap = said.free | (others & (said.price <= charged))
        employees = {lead.id: lead.employee for lead in self.model.problem.leads}
        known = {*said.people}
        for group in groups:
            starts = list(group.starts)
            there = [said.people[n] for n in np.flatnonzero(cheap[:, starts].any(axis=1)).tolist()]
            chosen = {*starts}
            there += [
                person for lead, at in offer.leads.items()
                if (person := employees[lead]) is not None and not chosen.isdisjoint(at)
            ]
            there += [person for person in offer.table.people if person not in known]
            for person in dict.fromkeys(there):
                self.model.free[person].append((group.day, group.at))
            above = np.where(others & ~cheap, said.price - charged, FAR)[:, starts].min(axis=1)
            for row in np.flatnonzero(above < FAR).tolist():
                of_day = self.model.dear[said.people[row]]
                of_day[group.day] = min(int(above[row]), of_day.get(group.day, FAR))

    def _led(self) -> Led:
        """What the group and its lead cost."""
        model, kind = self.model, self.offer.kind
        crews = [
            Crew(tuple(self.rows_of[team]), kind.team_min,
                 model.problem.policy.coverage.team_missing * model.weight)
            for team in self.teams
        ]
        limited = frozenset[str]().union(*(
            model.scarce.get((year, week), ()) for year, week, _ in
            {day.isocalendar() for day in self.offer.days}
        ))
        said = self.said if self.open and model.weight else None
        return led(model.problem, self.offer, said, crews, limited, model.worth)

    def _share_leads(self, groups: Sequence[Group], prices: Led) -> None:
        """A literal for each week and amount that it saves: led by somebody who is scarce."""
        model, saved = self.model, prices.saved()
        ways: dict[tuple[Week, int], list[Group]] = defaultdict(list)
        for group in groups:
            one = group.starts[0]
            year, week, _ = group.day.isocalendar()
            only = bool(prices.often[one] >= FAR)
            if only or (saved[one] > 0 and model.weight):
                ways[(year, week), FAR if only else int(saved[one])].append(group)
        for (year_week, worth), some in ways.items():
            literal, held = model.bool(), cp_model.LinearExpr.sum([group.at for group in some])
            able = model.scarce.get(year_week, frozenset()).intersection(self.offer.leads)
            if able:
                model.led[year_week, able].append(literal)
            if worth >= FAR:
                model.cp.add(literal >= held)
            else:
                model.cp.add(literal <= held)
                self.minutes.add(literal, -worth)

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
        """What those who are wanted and can come without a call-in cost each start."""
        free = np.where(self.said.free, self.said.price, 0)[self.rows_wanted]
        return np.asarray(np.minimum(free, self.each * self.model.weight).sum(axis=0))

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
                self.minutes.add(literal, least)
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


def take_locked(model: Compact, offer: Offer, homes: dict[str, Team | None]) -> None:
    """A locked meeting is held as it is, and costs the points that it costs."""
    locked = offer.locked
    assert locked is not None
    weights = model.problem.policy.coverage
    at = model.bool()
    model.cp.add(at == 1)
    points = Sum()
    for seat in locked.attendance if not offer.kind.on_floor else ():
        model.free[seat.employee].append((offer.days[0], at))
    seats = {seat.employee: seat for seat in reversed(locked.attendance)}
    each = weights.involved_missing if offer.due.involved else weights.seat_empty
    points.constant = each * sum(p not in seats for p in wanted_of(model.problem, offer))
    for team in offer.kind.teams_required:
        there = sum(
            homes.get(seat.employee) == team and (not seat.leads or offer.kind.lead_counts)
            for seat in seats.values()
        )
        points.constant += weights.team_missing * max(0, offer.kind.team_min - there)
    model.count(Held(offer, (Group(offer.days[0], (0,), at),), at, points, Sum()))


