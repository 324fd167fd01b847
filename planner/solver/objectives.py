"""The ladder as sums over the model's variables: what each objective counts, to the digit.

The judge counts the same things on the finished plan (`planner.judging.objectives`); the tests hold
both together. Variables that only count something are `Gauge`s: the search may leave them too
high while it works on another objective, so each knows the least value that it must have.
"""

import math
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations

from models.agenda import stretches
from models.meetings import Attendance, Series
from models.people import NIGHT, Employee, Team
from models.policy import Carried, ObjectiveName
from models.problem import Problem
from models.timespan import Period
from planner.solver.model import PlanModel
from planner.table import ON_SHIFT
from planner.variables import Chance, Slot, Var

FAIRNESS_STEPS = 10
LEAST_HOURS = 8
"""Fewer contracted hours than this are compared as if they were this many."""


@dataclass(slots=True)
class Sum:
    """A weighted sum of variables and a constant."""

    constant: int = 0
    variables: list[Var] = field(default_factory=list)
    weights: list[int] = field(default_factory=list)

    def add(self, variable: Var, weight: int) -> None:
        """Count a variable."""
        self.variables.append(variable)
        self.weights.append(weight)

    def value(self, values: Sequence[int]) -> int:
        """What it comes to, given every variable's value by index."""
        total = self.constant
        for variable, weight in zip(self.variables, self.weights, strict=True):
            total += weight * values[variable.index]
        return total


@dataclass(frozen=True, slots=True)
class Gauge:
    """A variable that is at least each of the sums over `divisor`, rounded up; never negative."""

    variable: Var
    sums: tuple[Sum, ...]
    divisor: int = 1

    def least(self, values: Sequence[int]) -> int:
        """The least value it may have, given the others."""
        return max([0, *(-(-some.value(values) // self.divisor) for some in self.sums)])


@dataclass(slots=True)
class Usual:
    """The weekday and time that a row of meetings takes for its usual one."""

    choices: dict[tuple[int, int], Var]
    starts: dict[tuple[int, int], list[Var]]

    def best(self, values: Sequence[int]) -> tuple[int, int] | None:
        """The moment that most meetings of the row have."""
        counts = {m: sum(values[v.index] for v in some) for m, some in self.starts.items()}
        return max(sorted(counts), key=lambda m: counts[m]) if counts else None


@dataclass(slots=True)
class Ladder:
    """The objectives in order, and the variables that follow from the choices."""

    steps: list[tuple[ObjectiveName, Sum]] = field(default_factory=list)
    gauges: list[Gauge] = field(default_factory=list)
    usual: list[Usual] = field(default_factory=list)

    def tighten(self, values: list[int]) -> None:
        """Set every variable that only counts to its least value, in place."""
        for row in self.usual:
            best = row.best(values)
            for moment, choice in row.choices.items():
                values[choice.index] = int(moment == best)
        for gauge in self.gauges:
            values[gauge.variable.index] = gauge.least(values)


def least_whole(bound: float) -> int:
    """The least whole value that a bound allows: values are whole and never negative."""
    return max(0, -int(-(bound - 1e-6) // 1))


def build_ladder(model: PlanModel) -> Ladder:
    """Each objective of the problem's ladder, in its order."""
    ladder = Ladder()
    for name in model.problem.policy.steps:
        ladder.steps.append((name, _BUILDERS[name](model, ladder)))
    return ladder


def price(model: PlanModel, chance: Chance) -> int:
    """Extra minutes of a chance, and the price of a call-in."""
    called = chance.cls == "called_in"
    return chance.extra + (model.problem.policy.call_in_price if called else 0)


def minutes_of(problem: Problem, seat: Attendance) -> int:
    """The same of somebody who is there."""
    return seat.extra_minutes + problem.policy.call_in_price * (seat.cls == "called_in")


def _gauge(model: PlanModel, ladder: Ladder, top: int, least: Sum, divisor: int = 1) -> Var:
    """A new variable that is at least `least / divisor`."""
    variable = model.count(top)
    model.require(
        divisor * variable >= model.total(least.variables, least.weights) + least.constant
    )
    ladder.gauges.append(Gauge(variable, (least,), divisor))
    return variable


def _coverage(model: PlanModel, ladder: Ladder) -> Sum:
    weights = model.problem.policy.coverage
    homes = {p.id: p.home_team for p in model.problem.roster.employees}
    total = Sum()
    for slot in model.slots:
        total.constant += weights.unplaced
        total.add(slot.placed, -weights.unplaced)
        for team in slot.kind.teams_required:
            priced = "teams" in model.problem.policy.prices
            if not slot.kind.teams_strict or slot.locked is not None or priced:
                total.add(
                    _team_missing(model, ladder, slot, team, homes), weights.team_missing
                )
        if slot.due.involved:
            # A meeting that is not placed counts once, as that, and not again for each person.
            total.add(slot.placed, weights.involved_missing * len(slot.due.involved))
            for chance in slot.chances:
                if chance.employee in slot.due.involved:
                    total.add(chance.var, -weights.involved_missing)
        _seats(model, ladder, slot, total, weights.seat_empty)
        if slot.kind.everybody and slot.due.course is None and not slot.due.involved:
            _everybody(model, slot, total, weights.seat_empty)
    _open_seats(model, total, weights.seat_empty)
    _split_bonds(model, ladder, total, weights.team_missing)
    _unseen_teams(model, ladder, total, weights.team_unseen)
    return total


def _everybody(model: PlanModel, slot: Slot, total: Sum, weight: int) -> None:
    """Each of those whom a meeting is for who is on a shift then and does not come."""
    series = model.problem.series_of(slot.due.series)
    wanted = {p.id for p in model.problem.audience(series)}
    if slot.kind.manager == "out":
        wanted -= {p.id for p in model.problem.roster.employees if p.manager}
    for row, person in enumerate(slot.table.people):
        for index, column in enumerate(slot.columns):
            if person in wanted and int(slot.table.cls[row, column]) == ON_SHIFT:
                total.add(slot.at[index], weight)
    for chance in slot.chances:
        if chance.employee in wanted and chance.cls == "on_shift":
            total.add(chance.var, -weight)


def _formed(model: PlanModel, series: Series) -> list[dict[str, Var]]:
    """The membership of each course of a row that is formed here."""
    return [*{
        slot.due.course: slot.member for slot in model.slots
        if slot.due.series == series.id and slot.due.course is not None and slot.member
    }.values()]


def _open_seats(model: PlanModel, total: Sum, weight: int) -> None:
    """Seats that nobody has in closed groups of one resident group each."""
    for series in model.problem.series:
        kind = model.problem.kind(series.kind)
        formed = _formed(model, series) if kind.same_group else []
        if formed:
            total.constant += weight * min(len(formed[0]), kind.group.max * len(formed))
            for members in formed:
                for literal in members.values():
                    total.add(literal, -weight)


def _split_bonds(model: PlanModel, ladder: Ladder, total: Sum, weight: int) -> None:
    """Two people who were to be together, for each group that has just one of them."""
    bonds = [bond for bond in model.problem.bonds if bond.together]
    for series in model.problem.series if bonds else ():
        for members in _formed(model, series):
            for bond in bonds:
                able = [p for p in dict.fromkeys(bond.people) if p in members]
                for one, other in combinations(able, 2):
                    variable = model.bool()
                    sums = tuple(
                        Sum(0, [members[a], members[b]], [1, -1])
                        for a, b in ((one, other), (other, one))
                    )
                    for some in sums:
                        model.require(variable >= model.total(some.variables, some.weights))
                    ladder.gauges.append(Gauge(variable, sums))
                    total.add(variable, weight)


def _unseen_teams(model: PlanModel, ladder: Ladder, total: Sum, weight: int) -> None:
    """Stretches in which nobody of a unit's home vagtlag is in a meeting."""
    policy = model.problem.policy
    if not policy.team_days:
        return
    crews: dict[tuple[str | None, Team], list[Employee]] = defaultdict(list)
    for person in model.problem.roster.employees:
        if person.home_team is not None:
            crews[person.unit, person.home_team].append(person)
    for stretch in stretches(model.problem.period, policy.team_days):
        for crew in crews.values():
            if all(day in person.away for person in crew for day in stretch.days()):
                continue
            least = Sum(1)
            for person in crew:
                for chance in model.by_person.get(person.id, ()):
                    if chance.day in stretch and not chance.slot.kind.on_floor:
                        least.add(chance.var, -1)
            total.add(_gauge(model, ladder, 1, least), weight)


def _team_missing(
    model: PlanModel, ladder: Ladder, slot: Slot, team: Team, homes: Mapping[str, Team | None]
) -> Var:
    wanted = slot.kind.team_min
    least = Sum()
    least.add(slot.placed, wanted)
    for chance in slot.chances:
        if homes[chance.employee] == team and (not chance.leads or slot.kind.lead_counts):
            least.add(chance.var, -1)
    return _gauge(model, ladder, wanted, least)


def _seats(model: PlanModel, ladder: Ladder, slot: Slot, total: Sum, weight: int) -> None:
    """An empty seat for each member of the course who is not there, where the meeting is held."""
    there: dict[str, list[Var]] = defaultdict(list)
    for chance in slot.chances:
        there[chance.employee].append(chance.var)
    for employee in slot.members:
        total.add(slot.placed, weight)
        for var in there[employee]:
            total.add(var, -weight)
    for employee, member in slot.member.items():
        least = Sum(-1, [member, slot.placed], [1, 1])
        for var in there[employee]:
            least.add(var, -1)
        total.add(_gauge(model, ladder, 1, least), weight)


def to_be_reached(problem: Problem) -> Iterator[tuple[str, Period, int]]:
    """Each person and stretch in which she should be in a meeting, and what it counts if not."""
    policy = problem.policy
    for stretch in stretches(problem.period, policy.reach_days):
        for person in problem.roster.employees:
            if all(day in person.away for day in stretch.days()):
                continue
            weight = policy.night_weight if person.home_team == NIGHT else 1
            if person.alone:
                weight = max(weight, policy.alone_weight)
            yield person.id, stretch, weight


def _reach(model: PlanModel, ladder: Ladder) -> Sum:
    total = Sum()
    for person, stretch, weight in to_be_reached(model.problem):
        least = Sum(1)
        for chance in model.by_person.get(person, ()):
            if chance.day in stretch and not chance.slot.kind.on_floor:
                least.add(chance.var, -1)
        total.add(_gauge(model, ladder, 1, least), weight)
    return total


def _breaches(model: PlanModel, ladder: Ladder) -> Sum:
    """What priced rules cost: at a start, in an attendance, or over several meetings."""
    total = Sum()
    for slot in model.slots:
        for literal, paid in zip(slot.at, slot.paid, strict=False):
            total.add(literal, paid)
    for chance in model.chances:
        if chance.paid:
            total.add(chance.var, chance.paid)
    for breach in model.breaches:
        ladder.gauges.append(Gauge(breach.variable, tuple(Sum(*some) for some in breach.least)))
        total.add(breach.variable, breach.price)
    return total


def _extra_time(model: PlanModel, _: Ladder) -> Sum:
    total = Sum()
    for chance in model.chances:
        if cost := price(model, chance):
            total.add(chance.var, cost)
    return total


def least_fairness(problem: Problem, minutes: int) -> int:
    """What the fourth objective comes to at least where so many minutes of extra time and call-ins
    are shared out as evenly as can be, whoever may come."""
    step, worth, pieces = 100 * problem.policy.fairness_step_minutes, 0.0, []
    for person in problem.roster.employees:
        before, weight = load_before(problem, person)
        above = [before * weight - k * step for k in range(1, FAIRNESS_STEPS + 1)]
        worth += sum(max(0, some) for some in above)
        reached, slope = before * weight, sum(some >= 0 for some in above)
        for k in range(slope + 1, FAIRNESS_STEPS + 1):
            pieces.append(((k - 1) * weight, (k * step - reached) / weight))
            reached = k * step
        pieces.append((FAIRNESS_STEPS * weight, float(minutes)))
    left = float(minutes)
    for price, length in sorted(pieces):
        worth += price * min(left, length)
        left -= min(left, length)
    return max(0, math.ceil(worth / 100 - 1e-6))


def load_before(problem: Problem, person: Employee) -> tuple[int, int]:
    """What earlier periods cost somebody, in minutes, and the weight of a minute of hers."""
    policy, carried = problem.policy, problem.carried.get(person.id, Carried())
    before = carried.extra_minutes + carried.call_ins * policy.call_in_price
    before += policy.load_price * carried.load_points + policy.leading_price * carried.led
    hours = max(LEAST_HOURS, person.hours_per_week or policy.full_time_hours)
    return before, round(100 * policy.full_time_hours / hours)


def _fairness(model: PlanModel, ladder: Ladder) -> Sum:
    policy = model.problem.policy
    total = Sum()
    for person in model.problem.roster.employees:
        before, weight = load_before(model.problem, person)
        costs = [
            (chance.var, weight * cost)
            for chance in model.by_person.get(person.id, ())
            if (cost := price(model, chance) + _feelings(model, chance))
        ]
        top = before * weight + sum(cost for _, cost in costs)
        for step in range(1, FAIRNESS_STEPS + 1):
            free = 100 * step * policy.fairness_step_minutes
            if top <= free:
                break
            least = Sum(before * weight - free, [v for v, _ in costs], [c for _, c in costs])
            total.add(_gauge(model, ladder, -(-(top - free) // 100), least, 100), 1)
    return total


def _feelings(model: PlanModel, chance: Chance) -> int:
    """Minutes that a heavy talk, and leading it, count as in a person's load."""
    policy = model.problem.policy
    return policy.load_price * chance.slot.kind.load_points + policy.leading_price * chance.leads


def _wishes(model: PlanModel, _: Ladder) -> Sum:
    total = Sum()
    for chance in model.chances:
        if chance.against_wish:
            total.add(chance.var, 1)
    return total


def _regularity(model: PlanModel, ladder: Ladder) -> Sum:
    """Each row takes a weekday and time for its usual one; meetings elsewhere stray."""
    rows: dict[tuple[str, str | None], list[Slot]] = defaultdict(list)
    for slot in model.slots:
        if slot.kind.interval is not None and not slot.due.involved:
            rows[slot.due.series, slot.due.course].append(slot)
    total = Sum()
    for (series_id, _), slots in rows.items():
        series = model.problem.series_of(series_id)
        if series.weekday is not None or series.clock is not None:
            _off_the_wish(slots, series, total)
            continue
        starts: dict[tuple[int, int], list[Var]] = defaultdict(list)
        for slot in slots:
            for moment, indices in slot.weekly_moments().items():
                starts[moment] += [slot.at[n] for n in indices]
        choices = {moment: model.bool() for moment in starts}
        model.at_most(list(choices.values()), 1)
        ladder.usual.append(Usual(choices, starts))
        for slot in slots:
            gauge = _stray(model, slot, choices)
            ladder.gauges.append(gauge)
            total.add(gauge.variable, 1)
    return total


def _off_the_wish(slots: Sequence[Slot], series: Series, total: Sum) -> None:
    """Each meeting that is not at the weekday and time wished for its row."""
    for slot in slots:
        for (weekday, clock), indices in slot.weekly_moments().items():
            if (series.weekday not in (None, weekday)) or (series.clock not in (None, clock)):
                for index in indices:
                    total.add(slot.at[index], 1)


def _stray(model: PlanModel, slot: Slot, choices: Mapping[tuple[int, int], Var]) -> Gauge:
    """Whether a meeting is held at another moment than its row's usual one.

    One condition for each moment: held then, and then is not the usual one.
    """
    variable = model.bool()
    conditions = []
    for moment, indices in slot.weekly_moments().items():
        held = [slot.at[n] for n in indices]
        conditions.append(Sum(0, [*held, choices[moment]], [*([1] * len(held)), -1]))
        model.require(variable >= model.total(held) - choices[moment])
    return Gauge(variable, tuple(conditions))


_BUILDERS: dict[ObjectiveName, Callable[[PlanModel, Ladder], Sum]] = {
    "coverage": _coverage,
    "reach": _reach,
    "breaches": _breaches,
    "extra_time": _extra_time,
    "fairness": _fairness,
    "wishes": _wishes,
    "regularity": _regularity,
}
