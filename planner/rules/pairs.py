"""Two meetings that one person cannot both attend, because of what lies between them.

A rule that looks at one meeting and the roster blocks times beforehand. Where two meetings break it
only together, the pair of times is excluded here. Such pairs are few: most meetings lie in the day
time, and the calendar of one person holds few of them.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from planner.table import AttendanceTable, Minutes
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

    def keeping(self, rule: str) -> "Ways":
        """Those that do not break a priced rule by themselves: what does is paid for as it is."""
        kept = np.array([
            not _table(chance).breaks(rule, *_place(chance, index))
            for chance, index in zip(self.chances, self.indices, strict=True)
        ], np.bool_)
        return self.only(kept)

    def only(self, chosen: NDArray[np.bool_]) -> "Ways":
        """Some of the ways."""
        rows = np.flatnonzero(chosen).tolist()
        return replace(
            self, chances=tuple(self.chances[n] for n in rows),
            indices=tuple(self.indices[n] for n in rows), slots=self.slots[chosen],
            days=self.days[chosen], starts=self.starts[chosen], ends=self.ends[chosen],
            called_in=self.called_in[chosen], edge_start=self.edge_start[chosen],
            edge_end=self.edge_end[chosen],
        )


def ways(model: Posting, *, on_shift: bool) -> Iterator[Ways]:
    """The ways of each person who has any; those within her shifts only where asked for."""
    for person, chances in model.by_person.items():
        model.look()
        mine = [c for c in chances if c.starts and (on_shift or c.cls != "on_shift")]
        if mine:
            yield _ways(person, mine)


def _ways(person: str, mine: list[Chance]) -> Ways:
    edges = [_edges(chance) for chance in mine]
    counts = [len(chance.starts) for chance in mine]
    starts = np.array([c.slot.starts[n] for c in mine for n in c.starts], np.int64)
    slots = np.repeat([c.slot.index for c in mine], counts)
    order = np.lexsort((slots, starts))
    of_chance = np.repeat(np.arange(len(mine)), counts)[order]
    indices = np.array([n for c in mine for n in c.starts], np.int64)[order]
    days = np.array([c.day.toordinal() for c in mine], np.int64)
    minutes = np.array([c.slot.span(c.starts[0]).minutes for c in mine], np.int64)
    called_in = np.array([c.cls == "called_in" for c in mine], np.bool_)
    return Ways(
        person=person,
        chances=tuple(mine[n] for n in of_chance.tolist()),
        indices=tuple(indices.tolist()),
        slots=slots[order].astype(np.int64),
        days=days[of_chance],
        starts=starts[order],
        ends=starts[order] + minutes[of_chance],
        called_in=called_in[of_chance],
        edge_start=np.concatenate([start for start, _ in edges])[order],
        edge_end=np.concatenate([end for _, end in edges])[order],
    )


def _edges(chance: Chance) -> tuple[Minutes, Minutes]:
    """The edges of work that a chance makes at each of its starts."""
    table, columns = _table(chance), [chance.slot.columns[n] for n in chance.starts]
    row = table.people.index(chance.employee)
    return table.edge_start[row, columns], table.edge_end[row, columns]


def _table(chance: Chance) -> AttendanceTable:
    return chance.slot.leading if chance.leads else chance.slot.table


def _place(chance: Chance, index: int) -> tuple[int, int]:
    """Person and time of a chance at a start, in its table."""
    return _table(chance).people.index(chance.employee), chance.slot.columns[index]


def exclude(model: Posting, mine: Ways, pairs: Iterable[Pairs]) -> None:
    """Post that of each pair of ways not both are taken, where the caps allow both at all."""
    policy = model.problem.policy
    one_a_day = policy.max_meetings_per_day == 1 and "one_a_day" not in policy.prices
    call_in_gap = 0 if "call_ins" in policy.prices else policy.call_in_gap_days
    counted = np.array([not chance.slot.kind.on_floor for chance in mine.chances], np.bool_)
    found: dict[tuple[int, int], set[int]] = defaultdict(set)
    for ones, others in pairs:
        apart = np.abs(mine.days[ones] - mine.days[others])
        both_called = mine.called_in[ones] & mine.called_in[others]
        open_ = (mine.slots[ones] != mine.slots[others]) & ~(
            (apart == 0) & one_a_day & counted[ones] & counted[others]
            | both_called & (apart < call_in_gap)
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
