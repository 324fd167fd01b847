"""The rules that all meetings share, in sentences whose words can be changed. No Qt."""

from collections.abc import Callable, Mapping
from dataclasses import fields, replace
from typing import Any

from models.people import TEAMS
from models.policy import LADDER, CoverageWeights, FloorMinimum, ObjectiveName, Policy
from models.problem import Problem
from planner.texts import t
from planner.texts.dates import team_name
from ui.said import (
    Choice,
    Number,
    Part,
    Said,
    Several,
    Wrong,
    at_clock,
    days,
    flag,
    hours,
    limit,
    units,
    weekly_hours,
)

GROUPS = ("rest", "asked", "meetings", "floor", "days", "weights", "prices")
"""The cards of the page, in their order; the ladder has one of its own."""
_DAY, _WEEK = 1440, 10080
_MOST_PRICE = 100_000
_NUMBERS: Mapping[str, Mapping[str, tuple[int, int]]] = {
    "rest": {"sleep_from": (0, 720), "average_days": (1, 400)},
    "asked": {"max_call_ins": (0, 99), "call_in_gap_days": (0, 365), "adjoining_minutes": (0, 240)},
    "meetings": {
        "max_meetings_per_day": (1, 9), "max_meetings_per_week": (1, 30), "reach_days": (1, 400),
        "team_days": (0, 400), "heavy_points": (1, 3), "heavy_gap_days": (0, 365),
        "max_load_points": (0, 999),
    },
    "days": {"step_minutes": (5, 240)},
    "weights": {
        "night_weight": (0, 99), "alone_weight": (0, 99), "call_in_price": (0, 1440),
        "load_price": (0, 1440), "leading_price": (0, 1440), "fairness_step_minutes": (15, 1440),
    },
}
_HOURS: Mapping[str, tuple[int, bool]] = {
    "rest_minutes": (_DAY, False), "reduced_rest_minutes": (_DAY, True),
    "weekly_rest_minutes": (_WEEK, False), "sleep_until": (_DAY, False),
    "week_minutes": (_WEEK, True), "night_minutes": (_DAY, True),
}
"""Lengths of time: the longest, and whether there may be none."""
_ORDER: Mapping[str, tuple[str, ...]] = {
    "rest": ("rest_minutes", "reduced_rest_minutes", "weekly_rest_minutes", "sleep_from",
             "sleep_until", "week_minutes", "night_minutes", "average_days"),
    "asked": ("max_call_ins", "call_in_gap_days", "adjoining_minutes", "keep_wishes"),
    "days": ("closed_days", "half_holidays_from", "step_minutes"),
    "weights": ("night_weight", "alone_weight", "call_in_price", "load_price", "leading_price",
                "full_time_hours", "fairness_step_minutes"),
}
_NONE = frozenset({"team_days", "heavy_gap_days", "max_load_points", "load_price",
                   "leading_price"})
"""Numbers of which 0 means that it is not asked for."""


def group_said(problem: Problem, group: str) -> tuple[Said, ...]:
    """The sentences of one card."""
    if group == "floor":
        return _floor(problem)
    if group == "prices":
        return _prices(problem)
    names = _ORDER.get(group, tuple(_NUMBERS.get(group, ())))
    said = tuple(_field(problem, group, name) for name in names)
    return (*_coverage(problem), *said) if group == "weights" else said


def _field(problem: Problem, group: str, name: str) -> Said:
    value = getattr(problem.policy, name)

    def put(part: str, new: Any) -> Problem:
        return with_policy(problem, **{part: new == "yes" if part == "keep_wishes" else new})

    part: Part
    if name in _HOURS:
        most, none = _HOURS[name]
        part = hours(value, most, t(f"ui_rules.{name}.none") if none else "")
    elif name == "keep_wishes":
        part = flag(value, t("ui_rules.keep_wishes.no"), t("ui_rules.keep_wishes.yes"))
    elif name == "closed_days":
        part = days(value, t("ui_kinds.no_days"), problem.period.first)
    elif name == "half_holidays_from":
        part = at_clock(value)
    elif name == "full_time_hours":
        part = weekly_hours(value, "")
    else:
        least, most = _NUMBERS[group][name]
        part = Number(value, least, most, t(f"ui_rules.{name}.none") if name in _NONE else "")
    return Said(name, f"ui_rules.{name}", {name: part}, put)


def _coverage(problem: Problem) -> tuple[Said, ...]:
    weights = problem.policy.coverage

    def put(part: str, value: Any) -> Problem:
        return with_policy(problem, coverage=replace(weights, **{part: value}))

    return tuple(
        Said(each.name, f"ui_rules.weight.{each.name}",
             {each.name: Number(getattr(weights, each.name), 0, 1000)}, put)
        for each in fields(CoverageWeights)
    )


# Floor ------------------------------------------------------------------------------------------


def _floor(problem: Problem) -> tuple[Said, ...]:
    teams = tuple((team, team_name(team)) for team in dict.fromkeys(
        (*problem.roster.teams(), *TEAMS, *(line.team for line in problem.policy.floor))
    ))
    known = sorted({p.profession for p in problem.roster.employees if p.profession})

    def said(at: int, line: FloorMinimum) -> Said:
        trained = tuple((each, each) for each in dict.fromkeys((*known, *line.professions)))
        return Said(
            f"floor{at}", "ui_rules.floor.line", {
                "unit": Choice(line.unit or "", units(problem, t("ui_kinds.every_unit"))),
                "minimum": Number(line.minimum, 0, 30),
                "team": Choice(line.team, teams),
                "professions": Several(
                    frozenset(line.professions), trained, t("ui_rules.floor.anybody")
                ),
            }, _floor_put(problem, at),
        )

    return tuple(said(at, line) for at, line in enumerate(problem.policy.floor))


def _floor_put(problem: Problem, at: int) -> Callable[[str, Any], Problem]:
    def put(part: str, value: Any) -> Problem:
        if part == "unit":
            value = value or None
        elif part == "professions":
            value = tuple(sorted(value))
        lines = problem.policy.floor
        line = replace(lines[at], **{part: value})
        if any((other.unit, other.team) == (line.unit, line.team)
               for n, other in enumerate(lines) if n != at):
            raise Wrong(t("ui_rules.floor.twice"))
        return with_policy(problem, floor=(*lines[:at], line, *lines[at + 1:]))

    return put


def with_floor_line(problem: Problem) -> Problem | None:
    """The problem with a line more; None where every unit and vagtlag has one."""
    there = {(line.unit, line.team) for line in problem.policy.floor}
    free = next(
        ((unit, team) for unit in dict.fromkeys((None, *problem.roster.units()))
         for team in problem.roster.teams() or TEAMS if (unit, team) not in there), None
    )
    if free is None:
        return None
    return with_policy(problem, floor=(*problem.policy.floor, FloorMinimum(*free, 1)))


def without_floor_line(problem: Problem, at: int) -> Problem:
    """The problem without a line."""
    lines = problem.policy.floor
    return with_policy(problem, floor=(*lines[:at], *lines[at + 1:]))


# Prices -----------------------------------------------------------------------------------------


def _prices(problem: Problem) -> tuple[Said, ...]:
    from planner.rules import RULES  # numpy, which only planning needs

    prices = problem.policy.prices

    def put(part: str, value: Any) -> Problem:
        kept = {name: price for name, price in prices.items() if name != part}
        return with_policy(problem, prices=kept if value is None else kept | {part: value})

    return tuple(
        Said(f"price.{rule.id}", "ui_rules.price", {
            "price": limit(prices.get(rule.id), _MOST_PRICE, t("ui_rules.price.kept")),
        }, lambda _, value, part=rule.id: put(part, value),  # type: ignore[misc]
            words={"rule": rule.name})
        for rule in RULES if rule.priced
    )


# The ladder -------------------------------------------------------------------------------------


def ladder_of(policy: Policy) -> tuple[ObjectiveName, ...]:
    """The objectives in their order, those that rules with a price bring with them too."""
    return policy.steps


def with_step_moved(problem: Problem, name: ObjectiveName, way: int) -> Problem | None:
    """The problem with an objective one place earlier (-1) or later (1); None where it is at the
    end already."""
    order = list(ladder_of(problem.policy))
    at = order.index(name)
    if not 0 <= at + way < len(order):
        return None
    order[at], order[at + way] = order[at + way], order[at]
    return with_policy(problem, ladder=tuple(order))


def steps_left_out(policy: Policy) -> tuple[ObjectiveName, ...]:
    """Objectives that do not count now."""
    return tuple(name for name in LADDER if name not in policy.ladder)


def with_step(problem: Problem, name: ObjectiveName, *, counts: bool) -> Problem:
    """The problem with an objective that counts, last of all, or does not."""
    kept = tuple(each for each in problem.policy.ladder if each != name)
    return with_policy(problem, ladder=(*kept, name) if counts else kept)


def with_policy(problem: Problem, **changed: Any) -> Problem:
    """The problem with other limits."""
    return replace(problem, policy=replace(problem.policy, **changed))
