"""The rules of a problem as a TOML file for people: every field, with what it means above it.

Read again with `planner.rules_toml` it changes nothing. Prices that are not set stand there as
comments, so that a rule is priced by taking a sign away.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from typing import Any, Final

from models.people import Employee
from models.policy import Policy
from models.problem import Problem
from models.timespan import clock
from planner.importing.mapping_text import key, quoted
from planner.kinds import catalogue
from planner.plan_json import (
    kind_to_json,
    lead_to_json,
    room_to_json,
    series_more,
    window_to_json,
)
from planner.rules import RULES
from planner.rules_toml import ENTRIES, LIMITS, WEIGHTS
from planner.texts import has, t

_EXAMPLE_PRICE: Final = 10


def rules_to_toml(problem: Problem) -> str:
    """Everything that `with_rules` reads, as it is in a problem, with comments in Danish."""
    return "\n".join(line for part in _parts(problem) for line in [*part, ""])


def _parts(problem: Problem) -> Iterator[list[str]]:
    policy, here = problem.policy, {person.id for person in problem.roster.employees}
    yield [_note("head"), _note("hint")]
    yield ["[limits]", *_commented("limits", (
        (name, _limit(policy, name)) for name in LIMITS
    ))]
    yield ["[weights]", *_commented("weights", (
        (name, getattr(policy.coverage, name)) for name in WEIGHTS
    ))]
    yield ["[prices]", _note("prices"), *_prices(policy)]
    yield [_note("floor"), *_entries("floor", (
        {"unit": line.unit, "team": line.team, "min": line.minimum,
         "professions": list(line.professions)}
        for line in policy.floor
    ))]
    yield [_note("kinds"), _note("catalogue", ids=", ".join(k.id for k in catalogue())),
           *_entries("kinds", map(kind_to_json, problem.kinds))]
    yield [_note("series"), *_entries("series", (
        {"id": row.id, "kind": row.kind, "unit": row.unit}
        | series_more(replace(row, people=tuple(p for p in row.people if p in here)))
        for row in problem.series
    ))]
    yield [_note("people"), *_entries("people", filter(None, map(
        _person, problem.roster.employees
    )))]
    yield [_note("leads"), *_entries("leads", map(lead_to_json, problem.leads))]
    yield [_note("rooms"), *_entries("rooms", map(room_to_json, problem.rooms))]
    yield [_note("wishes"), *_entries("wishes", (
        {"employee": w.employee, "avoid": w.avoid, "window": window_to_json(w.window)}
        for w in problem.wishes if w.employee in here
    ))]
    yield [_note("bonds"), *_entries("bonds", (
        {"people": list(bond.people), "together": bond.together} for bond in problem.bonds
        if here.issuperset(bond.people)
    ))]
    yield [_note("travel"), *_entries("travel", (
        {"one": way.one, "other": way.other, "minutes": way.minutes} for way in problem.travel
    ))]


def _limit(policy: Policy, name: str) -> object:
    value = getattr(policy, name)
    return clock(value) if name == "half_holidays_from" else value


def _person(person: Employee) -> dict[str, Any] | None:
    """Somebody of whom the file says more than the roster; None for the others."""
    if person.group is None and not person.manager and not person.alone:
        return None
    return {"employee": person.id, "group": person.group, "manager": person.manager,
            "alone": person.alone}


def _prices(policy: Policy) -> Iterator[str]:
    for rule in RULES:
        if rule.priced:
            unit = t(f"rules.{rule.id}.per")
            yield _comment(t("rules_file.file.price", rule=rule.name, unit=unit))
            priced = rule.id in policy.prices
            line = f"{key(rule.id)} = {policy.prices.get(rule.id, _EXAMPLE_PRICE)}"
            yield line if priced else f"# {line}"


def _commented(table: str, values: Iterable[tuple[str, object]]) -> Iterator[str]:
    for name, value in values:
        yield _comment(meaning(table, name))
        yield f"{key(name)} = {_value(value)}"


def meaning(table: str, name: str) -> str:
    """What a field of a file of rules means."""
    if table == "weights":
        return t(f"template.rule.coverage.{name}")
    if table == "limits" and has(f"template.rule.{name}"):
        return t(f"template.rule.{name}") + _unit(name)
    return t(f"rules_file.field.{table}.{name}")


def _unit(name: str) -> str:
    """Minutes, days or times: the file has real minutes where the template shows hours."""
    ending = name.rsplit("_", 1)[-1]
    if name in ("sleep_from", "sleep_until", "call_in_price", "load_price", "leading_price"):
        ending = "minutes"
    known = {"minutes", "days"}
    return t(f"rules_file.unit.{ending}") if ending in known else ""


def _entries(table: str, items: Iterable[dict[str, Any]]) -> Iterator[str]:
    for item in items:
        yield f"[[{table}]]"
        for name in ENTRIES[table]:
            value = item.get(name)
            if value is not None and value != []:
                yield f"{key(name)} = {_value(value)}"


def _value(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return str(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, frozenset):
        return _value(sorted(value))
    if isinstance(value, list | tuple):
        return f"[{', '.join(map(_value, value))}]"
    if isinstance(value, dict):
        inner = ", ".join(f"{key(k)} = {_value(v)}" for k, v in value.items() if v is not None)
        return f"{{ {inner} }}"
    return quoted(str(value))


def _note(what: str, **values: object) -> str:
    return _comment(t(f"rules_file.file.{what}", **values))


def _comment(words: str) -> str:
    return "# " + " ".join(words.split())
