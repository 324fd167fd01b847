"""Who lost much gets her times back, where that is better for all together, and never otherwise."""

from dataclasses import replace

import pytest

from models.plan import Plan
from models.problem import Problem
from planner.judging.together import check_together
from planner.many.ahead import Ahead, beside, look_ahead
from planner.many.parts import Parts, parts_of
from planner.many.sharing import with_taken
from planner.many.trading import Grants, given, lacks_some, trade
from planner.many.units import Unit


@pytest.fixture(scope="module")
def parts(formed: Problem) -> Parts:
    """The home of two units in parts."""
    return parts_of(formed)


@pytest.fixture(scope="module")
def alone(parts: Parts) -> dict[str, Ahead]:
    """What each would like."""
    return {unit.name: look_ahead(unit.problem, 1) for unit in parts.units}


def look(unit: Unit, problem: Problem, known: Ahead | None) -> Ahead | None:
    """Look ahead for real."""
    if known is not None:
        return beside(problem, 1, known)
    return look_ahead(unit.problem, 1, beside=problem)


def second_loses(parts: Parts, alone: dict[str, Ahead]) -> tuple[dict[str, Ahead], Grants]:
    """The first has what it likes, and the second nothing of it."""
    first, second = parts.units
    held = given([first], parts.shared, alone)
    free = beside(with_taken(second, parts.shared, held), 1, alone[second.name])
    aheads = {first.name: alone[first.name], second.name: replace(free, now=free.now + 20)}
    return aheads, held | given([second], parts.shared, aheads, held)


def test_who_lost_much_gets_it_back(parts: Parts, alone: dict[str, Ahead]) -> None:
    aheads, grants = second_loses(parts, alone)
    before = sum(ahead.now for ahead in aheads.values())
    trade(parts.units, parts.shared, alone, aheads, grants, look, lambda: True)
    second = parts.units[1]
    assert sum(ahead.now for ahead in aheads.values()) < before
    assert grants[second.name] == given([second], parts.shared, alone)[second.name]
    assert not lacks_some(second, parts.shared, aheads[second.name], grants)
    plans = {name: Plan(some) for name, some in grants.items()}
    assert check_together(plans, parts.shared) == ()


def test_nothing_is_traded_for_the_worse_or_without_time(
    parts: Parts, alone: dict[str, Ahead]
) -> None:
    aheads, grants = second_loses(parts, alone)
    kept = dict(aheads), dict(grants)
    trade(parts.units, parts.shared, alone, aheads, grants, look, lambda: False)
    assert (aheads, grants) == kept

    def worse(unit: Unit, problem: Problem, known: Ahead | None) -> Ahead | None:
        found = look(unit, problem, known)
        return replace(found, now=found.now + 50) if found is not None else None

    wanted = {name: replace(ahead, now=ahead.now + 50) for name, ahead in alone.items()}
    trade(parts.units, parts.shared, wanted, aheads, grants, worse, lambda: True)
    assert (aheads, grants) == kept
