"""Two meetings that one person cannot both attend, because of what lies between them.

A rule that looks at one meeting and the roster blocks times beforehand. Where two meetings break it
only together, the pair of times is excluded here. Such pairs are few: most meetings lie in the day
time, and the calendar of one person holds few of them.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from planner.table import Minutes
from planner.variables import Chance, Posting

Pairs = tuple[NDArray[np.int64], NDArray[np.int64]]
"""Rows of `Ways`: the n-th of the one and the n-th of the other exclude each other."""


@dataclass(frozen=True, slots=True, eq=False)
class Ways:
    """Every way in which one person can attend: a chance at one of its starts.

    Arrays of one length, in order of `starts`. `days` are ordinals of the start's day;
    `edge_start`, `edge_end` as in AttendanceTable.
    """

    person: str
    chances: tuple[Chance, ...]
    indices: tuple[int, ...]
    slots: NDArray[np.int64]
    days: NDArray[np.int64]
    starts: Minutes
    ends: Minutes
    called_in: NDArray[np.bool_]
    edge_start: Minutes
    edge_end: Minutes


def ways(model: Posting, *, on_shift: bool) -> Iterator[Ways]:
    """The ways of each person who has any; those within her shifts only where asked for."""
    for person, chances in model.by_person.items():
        rows = sorted(
            (
                (chance.slot.starts[index], chance, index)
                for chance in chances
                if on_shift or chance.cls != "on_shift"
                for index in chance.starts
            ),
            key=lambda row: (row[0], row[1].slot.index),
        )
        if rows:
            yield _ways(person, rows)


def _ways(person: str, rows: list[tuple[int, Chance, int]]) -> Ways:
    edges = []
    for _, chance, index in rows:
        table = chance.slot.leading if chance.leads else chance.slot.table
        row, column = table.people.index(person), chance.slot.columns[index]
        edges.append((table.edge_start[row, column], table.edge_end[row, column]))
    edge = np.array(edges, np.int64)
    spans = [chance.slot.span(index) for _, chance, index in rows]
    return Ways(
        person=person,
        chances=tuple(chance for _, chance, _ in rows),
        indices=tuple(index for _, _, index in rows),
        slots=np.array([chance.slot.index for _, chance, _ in rows], np.int64),
        days=np.array([chance.day.toordinal() for _, chance, _ in rows], np.int64),
        starts=np.array([span.start for span in spans], np.int64),
        ends=np.array([span.end for span in spans], np.int64),
        called_in=np.array([chance.cls == "called_in" for _, chance, _ in rows], np.bool_),
        edge_start=edge[:, 0],
        edge_end=edge[:, 1],
    )


def exclude(model: Posting, mine: Ways, pairs: Iterable[Pairs]) -> None:
    """Post that of each pair of ways not both are taken, where the caps allow both at all."""
    policy = model.problem.policy
    found: dict[tuple[int, int], set[int]] = defaultdict(set)
    for ones, others in pairs:
        apart = np.abs(mine.days[ones] - mine.days[others])
        both_called = mine.called_in[ones] & mine.called_in[others]
        open_ = (mine.slots[ones] != mine.slots[others]) & ~(
            (apart == 0) & (policy.max_meetings_per_day == 1)
            | both_called & (apart < policy.call_in_gap_days)
        )
        for one, other in zip(ones[open_].tolist(), others[open_].tolist(), strict=True):
            found[one, int(mine.slots[other])].add(other)
    for (one, _), excluded in found.items():
        first = [mine.chances[one].var, mine.chances[one].slot.at[mine.indices[one]]]
        chances = {mine.chances[n].var.index: mine.chances[n].var for n in excluded}
        times = [mine.chances[n].slot.at[mine.indices[n]] for n in sorted(excluded)]
        if mine.chances[one].slot.locked and all(mine.chances[n].slot.locked for n in excluded):
            continue
        model.require(model.total([*first, *chances.values(), *dict.fromkeys(times)]) <= 3)
