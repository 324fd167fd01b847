"""Who loses much beside what others hold gets her times back, where others find some as good.

Units look ahead one after another and the last find the least left. So the one that lost most is
given all that it would like, and those in whose way that stands look ahead once more, leaving it
that. All are taken over if together they have fewer points then.
"""

from collections.abc import Callable, Mapping, Sequence

from models.agenda import occurrences
from models.meetings import Meeting
from models.problem import Problem
from models.shared import Shared
from planner.many.ahead import MUCH, Ahead
from planner.many.granted import NOTHING, granted, needs_shared
from planner.many.sharing import Held, with_taken
from planner.many.units import Unit

Look = Callable[[Unit, Problem, Ahead | None], Ahead | None]
"""Looks ahead beside what is taken in a problem: anew, leaving others that, or, where it is told
what is known, with nothing else to be had. None where that comes to nothing."""

Grants = dict[str, tuple[Meeting, ...]]


def trade(
    chain: Sequence[Unit], shared: Shared, alone: Mapping[str, Ahead], aheads: dict[str, Ahead],
    grants: Grants, look: Look, enough: Callable[[], bool],
) -> None:
    """Let those who lost much get their times back, each once, as long as there is time `enough`.
    `alone`: what each would like; `aheads`, `grants`: what they have now, in place."""
    for loser in sorted(chain, key=lambda unit: -_lost(aheads[unit.name])):
        if _lost(aheads[loser.name]) < MUCH or not enough():
            continue
        liked = {loser.name: alone[loser.name]}
        held: Grants = given([loser], shared, liked)
        for unit in chain:
            if unit is not loser:
                before = {name: some for name, some in grants.items() if name not in held}
                _make_way(unit, shared, aheads[unit.name], liked, held, before, look)
        if sum(one.now for one in liked.values()) < sum(aheads[u.name].now for u in chain):
            aheads |= liked
            grants |= held


def _make_way(
    unit: Unit, shared: Shared, ahead: Ahead, liked: dict[str, Ahead], held: Grants,
    before: Grants, look: Look,
) -> None:
    """Find times of a unit beside what is held; what others have had `before` is left them too."""
    mine = given([unit], shared, {unit.name: ahead}, held)
    if lacks_some(unit, shared, ahead, mine):
        others = {**before, **held}
        others.pop(unit.name, None)
        ahead = look(unit, with_taken(unit, shared, others), None) or ahead
        mine = given([unit], shared, {unit.name: ahead}, held)
        if lacks_some(unit, shared, ahead, mine):
            ahead = look(unit, with_taken(unit, shared, held), ahead) or ahead
            mine = given([unit], shared, {unit.name: ahead}, held)
    liked[unit.name] = ahead
    held |= mine


def given(
    units: Sequence[Unit], shared: Shared, aheads: Mapping[str, Ahead], beside: Held = NOTHING
) -> Grants:
    """What some may count on of what they would like."""
    return granted(
        units, shared, {unit.name: aheads[unit.name].starts for unit in units}, beside,
        {unit.name: aheads[unit.name].first for unit in units},
    )


def lacks_some(unit: Unit, shared: Shared, ahead: Ahead, grants: Held) -> bool:
    """Whether not all of a unit's meetings were granted when it suits them."""
    there = {meeting.id: meeting.span.start for meeting in grants[unit.name]}
    return any(
        there.get(due.id) is None or there[due.id] != ahead.first.get(due.id, there[due.id])
        for due in occurrences(unit.problem)
        if any(needs_shared(unit.problem, due, shared)) and due.id in ahead.starts
    )


def _lost(ahead: Ahead) -> int:
    """The points above the fewest."""
    return ahead.now - sum(ahead.points)
