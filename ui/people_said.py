"""What is known of a person, what she wishes and whom she is to be with, in sentences. No Qt."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from models.meetings import Window
from models.people import TEAMS, Employee
from models.policy import Bond, Wish
from models.problem import Problem
from planner.kinds import WORKDAYS
from planner.texts import t
from planner.texts.dates import team_name
from ui.said import (
    Choice,
    Part,
    Said,
    Several,
    Wrong,
    flag,
    units,
    weekly_hours,
    window_parts,
    with_window,
    word,
)

_USUAL = Window(WORKDAYS, 15 * 60, 18 * 60)


def person_said(problem: Problem, person: Employee) -> tuple[Said, ...]:
    """The sentences of a person: what the roster says or does not say of her."""
    teams = tuple((team, team_name(team)) for team in dict.fromkeys(
        (*problem.roster.teams(), *TEAMS)
    ))

    def put(part: str, value: Any) -> Problem:
        if part in ("manager", "alone"):
            value = value == "yes"
        elif part in ("unit", "home_team"):
            value = value or None
        return with_person(problem, replace(person, **{part: value}))

    parts: Mapping[str, Part] = {
        "hours_per_week": weekly_hours(person.hours_per_week, t("ui_people.full_time")),
        "home_team": Choice(person.home_team or "", (("", t("ui_people.no_team")), *teams)),
        "profession": word(person.profession, t("ui_people.unknown")),
        "unit": Choice(person.unit or "", units(problem, t("ui_people.no_unit"))),
        "group": word(person.group, t("ui_people.none")),
        "manager": flag(person.manager, t("ui_people.manager.no"), t("ui_people.manager.yes")),
        "alone": flag(person.alone, t("ui_people.alone.no"), t("ui_people.alone.yes")),
    }
    return tuple(Said(name, f"ui_people.{name}", {name: part}, put) for name, part in parts.items())


def with_person(problem: Problem, person: Employee) -> Problem:
    """The problem with a person in the place of the one of that id."""
    return replace(problem, roster=replace(problem.roster, employees=tuple(
        person if each.id == person.id else each for each in problem.roster.employees
    )))


# Wishes -----------------------------------------------------------------------------------------


def wishes_said(problem: Problem, employee: str) -> tuple[Said, ...]:
    """What a person wishes: times to avoid, and times to have."""
    choices = (("avoid", t("ui_people.wish.avoid")), ("prefer", t("ui_people.wish.prefer")))
    return tuple(
        Said(
            f"wish{at}", "ui_people.wish",
            {"avoid": Choice("avoid" if wish.avoid else "prefer", choices),
             **window_parts(wish.window)},
            _wish_put(problem, at),
        )
        for at, wish in enumerate(problem.wishes) if wish.employee == employee
    )


def _wish_put(problem: Problem, at: int) -> Callable[[str, Any], Problem]:
    def put(part: str, value: Any) -> Problem:
        wish = problem.wishes[at]
        if part == "avoid":
            wish = replace(wish, avoid=value == "avoid")
        else:
            wish = replace(wish, window=with_window((wish.window,), 0, part, value)[0])
        return replace(problem, wishes=(*problem.wishes[:at], wish, *problem.wishes[at + 1:]))

    return put


def with_wish(problem: Problem, employee: str) -> Problem:
    """The problem with a wish more: to be free of meetings on workday afternoons."""
    return replace(problem, wishes=(*problem.wishes, Wish(employee, _USUAL)))


def without_wish(problem: Problem, at: int) -> Problem:
    """The problem without a wish."""
    return replace(problem, wishes=(*problem.wishes[:at], *problem.wishes[at + 1:]))


# Bonds ------------------------------------------------------------------------------------------


def bonds_said(problem: Problem) -> tuple[Said, ...]:
    """Who is to be together, and who apart."""
    ways = (("no", t("ui_people.apart")), ("yes", t("ui_people.together")))
    return tuple(
        Said(
            f"bond{at}", "ui_people.bond", {
                "people": Several(frozenset(bond.people), _names(problem), "–"),
                "together": Choice("yes" if bond.together else "no", ways),
            }, _bond_put(problem, at),
        )
        for at, bond in enumerate(problem.bonds)
    )


def new_bond(problem: Problem) -> Several:
    """Those of whom a new bond can be made."""
    return Several(frozenset(), _names(problem), t("ui_people.choose"))


def _names(problem: Problem) -> tuple[tuple[str, str], ...]:
    return tuple((p.id, p.name) for p in problem.roster.employees)


def _bond_put(problem: Problem, at: int) -> Callable[[str, Any], Problem]:
    def put(part: str, value: Any) -> Problem:
        bond = problem.bonds[at]
        if part == "together":
            bond = replace(bond, together=value == "yes")
        else:
            bond = replace(bond, people=_several(problem, value))
        return replace(problem, bonds=(*problem.bonds[:at], bond, *problem.bonds[at + 1:]))

    return put


def with_bond(problem: Problem, people: frozenset[str], *, together: bool) -> Problem:
    """The problem with a bond more. Raises Wrong for fewer than two people."""
    bond = Bond(_several(problem, people), together)
    return replace(problem, bonds=(*problem.bonds, bond))


def without_bond(problem: Problem, at: int) -> Problem:
    """The problem without a bond."""
    return replace(problem, bonds=(*problem.bonds[:at], *problem.bonds[at + 1:]))


def _several(problem: Problem, people: frozenset[str]) -> tuple[str, ...]:
    if len(people) < 2:
        raise Wrong(t("ui_people.wrong.two"))
    order = [p.id for p in problem.roster.employees]
    here = sorted((each for each in people if each in order), key=order.index)
    return (*here, *sorted(people - set(order)))
