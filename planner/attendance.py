"""The attendance table: what it would cost each person to attend at each candidate time.

Everything rests on this. For P people and S times of one length it says which class an attendance
would be of, how many extra minutes it would take, which rule forbids it, and where the block of
work would begin and end that the meeting lengthens or makes. Array arithmetic throughout: 42 people
and twelve weeks take a few hundredths of a second (`benchmarks/attendance.py`).

The judge (`planner.judging`) derives the same words again on its own, so that a fault here is
found there.
"""

from collections.abc import Sequence

import numpy as np

from models.people import Employee
from models.policy import Policy, Wish
from models.timespan import Period
from planner.table import (
    ADJOINING,
    CALLED_IN,
    IMPOSSIBLE,
    NO_EDGE,
    ON_SHIFT,
    Asked,
    AttendanceTable,
    Block,
    Minutes,
    free_pieces,
    merged_shifts,
    work_blocks,
)


def attendance_table(
    people: Sequence[Employee],
    starts: Minutes,
    minutes: int,
    policy: Policy,
    period: Period,
    blocks: Sequence[tuple[str, Block]],
    wishes: Sequence[Wish] = (),
) -> AttendanceTable:
    """Ask each person at each time. `blocks`: rules by id; the first that forbids is the reason.

    What a priced rule would forbid is possible, and marked in `paid`.
    """
    shape = (len(people), len(starts))
    cls = np.full(shape, IMPOSSIBLE, np.int8)
    reason = np.full(shape, -1, np.int8)
    extra, edge_start, edge_end, paid = (np.zeros(shape, np.int64) for _ in range(4))
    for row, person in enumerate(people):
        asked = ask(person, starts, minutes, policy, period, wishes)
        for number, (name, block) in enumerate(blocks):
            if name in policy.prices:
                paid[row] |= block(asked).astype(np.int64) << number
                continue
            fresh = block(asked) & (reason[row] < 0)
            reason[row][fresh] = number
        possible = reason[row] < 0
        cls[row][possible] = asked.cls[possible]
        extra[row] = asked.extra
        edge_start[row] = np.where(asked.lengthens_start, asked.block_start, NO_EDGE)
        edge_end[row] = np.where(asked.lengthens_end, asked.block_end, NO_EDGE)
    return AttendanceTable(
        tuple(p.id for p in people), starts, minutes, cls, extra, reason,
        tuple(name for name, _ in blocks), edge_start, edge_end, paid,
    )


def ask(
    person: Employee, starts: Minutes, minutes: int, policy: Policy, period: Period,
    wishes: Sequence[Wish] = (),
) -> Asked:
    """Class, extra minutes and block of work of one person at each time, before any rule speaks."""
    ends = starts + minutes
    near = policy.adjoining_minutes
    shift_from, shift_to = _columns([(s.span.start, s.span.end) for s in person.shifts])
    worked_from, worked_to = _columns(merged_shifts(person, 0))
    s, e = starts[:, None], ends[:, None]

    within = ((shift_from <= s) & (e <= shift_to)).any(axis=1)
    inside = np.clip(np.minimum(e, worked_to) - np.maximum(s, worked_from), 0, None)
    at_work_before = ((worked_from <= s) & (s < worked_to)).any(axis=1)
    at_work_after = ((worked_from < e) & (e <= worked_to)).any(axis=1)
    waited = (
        np.where(at_work_before, 0, _nearest(s - worked_to, near))
        + np.where(at_work_after, 0, _nearest(worked_from - e, near))
    )
    touches = ((worked_from - near <= e) & (s <= worked_to + near)).any(axis=1)
    cls = np.where(within, ON_SHIFT, np.where(touches, ADJOINING, CALLED_IN)).astype(np.int8)
    extra = np.where(within, 0, minutes - inside.sum(axis=1) + np.where(touches, waited, 0))

    block_from, block_to = _columns(work_blocks(person, near))
    joins = (block_from - near <= e) & (s <= block_to + near)
    joined_from = np.where(joins, block_from, NO_EDGE).min(axis=1, initial=NO_EDGE)
    joined_to = np.where(joins, block_to, -1).max(axis=1, initial=-1)
    block_start, block_end = np.minimum(starts, joined_from), np.maximum(ends, joined_to)
    lengthens_start, lengthens_end = starts < joined_from, ends > joined_to
    free_from, free_to = free_pieces(person, near)
    return Asked(
        person=person, policy=policy, period=period, starts=starts, ends=ends, cls=cls,
        extra=extra.astype(np.int64), block_start=block_start, block_end=block_end,
        changed=lengthens_start | lengthens_end | (joins.sum(axis=1) > 1),
        lengthens_start=lengthens_start, lengthens_end=lengthens_end,
        rest_before=_nearest_gap(block_start[:, None] - block_to),
        rest_after=_nearest_gap(block_from - block_end[:, None]),
        free_from=free_from, free_to=free_to,
        wishes=tuple(wish for wish in wishes if wish.employee == person.id),
    )


def _columns(spans: Sequence[tuple[int, int]]) -> tuple[Minutes, Minutes]:
    table = np.array(spans, np.int64).reshape(-1, 2)
    return table[:, 0], table[:, 1]


def _nearest(gaps: Minutes, near: int) -> Minutes:
    """The smallest gap of 0–`near` in each row; 0 where there is none."""
    close = np.where((gaps >= 0) & (gaps <= near), gaps, NO_EDGE).min(axis=1, initial=NO_EDGE)
    return np.where(close == NO_EDGE, 0, close)


def _nearest_gap(gaps: Minutes) -> Minutes:
    """The smallest gap above 0 in each row, NO_EDGE where there is no neighbour."""
    return np.asarray(np.where(gaps > 0, gaps, NO_EDGE).min(axis=1, initial=NO_EDGE))
