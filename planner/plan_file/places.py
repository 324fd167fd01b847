"""Numbers that keep rows in order, with gaps between them.

A row that moves, or a new one, takes a number in a gap; the others keep theirs and need not be
written again.
"""

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from typing import Final

STEP: Final = 1 << 16
"""How far apart rows are that were numbered together."""
LAST: Final = 1 << 60
"""The highest number that a row may have."""


def places(order: Sequence[str], old: Mapping[str, int]) -> dict[str, int]:
    """A place for each id of an order, rising from 1 to LAST; as many as can keep their old one.
    Where there is no gap left, all are numbered anew."""
    made: dict[str, int] = {}
    waiting: list[str] = []
    before = 0
    kept = _rising(order, old)
    for id_ in order:
        if id_ not in kept:
            waiting.append(id_)
            continue
        step = (old[id_] - before) // (len(waiting) + 1)
        if waiting and not step:
            return _numbered(order)
        made |= {new: before + step * n for n, new in enumerate(waiting, 1)}
        made[id_] = before = old[id_]
        waiting.clear()
    if before + STEP * len(waiting) > LAST:
        return _numbered(order)
    return made | {new: before + STEP * n for n, new in enumerate(waiting, 1)}


def _numbered(order: Sequence[str]) -> dict[str, int]:
    return {id_: n * STEP for n, id_ in enumerate(order, 1)}


def _rising(order: Sequence[str], old: Mapping[str, int]) -> frozenset[str]:
    """The longest choice of ids whose old places rise in the new order."""
    tails: list[int] = []  # the lowest place that a rising choice of each length ends with
    ends: list[str] = []
    former: dict[str, str | None] = {}
    for id_ in order:
        place = old.get(id_)
        if place is None:
            continue
        length = bisect_left(tails, place)
        former[id_] = ends[length - 1] if length else None
        tails[length:length + 1] = [place]
        ends[length:length + 1] = [id_]
    chosen: list[str] = []
    last = ends[-1] if ends else None
    while last is not None:
        chosen.append(last)
        last = former[last]
    return frozenset(chosen)
