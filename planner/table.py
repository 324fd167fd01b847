"""What an attendance table says: the data alone, made by `planner.attendance`.

Rules look at one person's `Asked` to forbid times; the model looks at a whole `AttendanceTable`.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from models.meetings import ATTENDANCE_CLASSES, AttendanceClass
from models.people import Employee
from models.policy import Policy, Wish
from models.timespan import Period, Span

Minutes = NDArray[np.int64]
Flags = NDArray[np.bool_]

ON_SHIFT, ADJOINING, CALLED_IN, IMPOSSIBLE = range(4)
NO_EDGE = np.iinfo(np.int64).max


@dataclass(frozen=True, slots=True, eq=False)
class Asked:
    """One person asked about S times: what rules look at when they forbid some of them.

    `starts`, `ends`: the meeting (moments, shape S). `cls`: ON_SHIFT, ADJOINING or CALLED_IN.
    `block_start`, `block_end`: the block of work that the meeting would be part of.
    `changed`: whether the meeting makes, lengthens or joins blocks, so that rest must be looked at.
    `lengthens_start`, `lengthens_end`: whether the meeting makes that edge of the block.
    `rest_before`, `rest_after`: minutes to the neighbouring blocks of the roster, NO_EDGE if none.
    `free_from`, `free_to`: the stretches between the roster's blocks, in order; the outer two open.
    `wishes`: hers.
    """

    person: Employee
    policy: Policy
    period: Period
    starts: Minutes
    ends: Minutes
    cls: NDArray[np.int8]
    extra: Minutes
    block_start: Minutes
    block_end: Minutes
    changed: Flags
    lengthens_start: Flags
    lengthens_end: Flags
    rest_before: Minutes
    rest_after: Minutes
    free_from: Minutes
    free_to: Minutes
    wishes: tuple[Wish, ...] = ()


Block = Callable[[Asked], Flags]
"""What a rule forbids: for each time whether attending is impossible."""


@dataclass(frozen=True, slots=True, eq=False)
class AttendanceTable:
    """The answers for P people × S times. `cls` and the rest have shape (P, S).

    `reason` is -1 where attending is possible, else an index into `reasons` (ids of rules).
    `edge_start`/`edge_end`: the block's edge where the meeting makes it, else NO_EDGE.
    `paid`: which priced rules attending breaks, as bits: 1 << the rule's place in `reasons`.
    """

    people: tuple[str, ...]
    starts: Minutes
    minutes: int
    cls: NDArray[np.int8]
    extra: Minutes
    reason: NDArray[np.int8]
    reasons: tuple[str, ...]
    edge_start: Minutes
    edge_end: Minutes
    paid: Minutes

    def price(self, person: int, time: int, policy: Policy) -> int:
        """Points that attending costs at one place for the priced rules that it breaks."""
        bits = int(self.paid[person, time])
        return sum(
            policy.prices[name] for n, name in enumerate(self.reasons) if bits >> n & 1
        ) if bits else 0

    def breaks(self, rule: str, person: int, time: int) -> bool:
        """Whether attending at one place breaks a priced rule."""
        if rule not in self.reasons:
            return False
        return bool(int(self.paid[person, time]) >> self.reasons.index(rule) & 1)

    def class_name(self, person: int, time: int) -> AttendanceClass | None:
        """The class at one place; None where attending is impossible."""
        value = int(self.cls[person, time])
        return None if value == IMPOSSIBLE else ATTENDANCE_CLASSES[value]


def merged_shifts(person: Employee, near: int) -> list[tuple[int, int]]:
    """Start and end of a person's shifts, joined where at most `near` minutes lie between them."""
    return _merged([shift.span for shift in person.shifts], near)


def _merged(spans: list[Span], near: int) -> list[tuple[int, int]]:
    merged: list[tuple[int, int]] = []
    for span in sorted(spans):
        if merged and span.start - merged[-1][1] <= near:
            merged[-1] = (merged[-1][0], max(merged[-1][1], span.end))
        else:
            merged.append((span.start, span.end))
    return merged


def work_blocks(person: Employee, near: int) -> list[tuple[int, int]]:
    """Start and end of a person's blocks of work as the plan finds them: her shifts, and her
    meetings of the period before."""
    earlier = () if person.before is None else person.before.meetings
    return _merged([*(s.span for s in person.shifts), *(one.span for one in earlier)], near)


def free_pieces(person: Employee, near: int) -> tuple[Minutes, Minutes]:
    """Starts and ends of the stretches between a person's blocks of work; the outer two open."""
    blocks = np.array(work_blocks(person, near), np.int64).reshape(-1, 2)
    far = NO_EDGE // 4
    return np.concatenate(([-far], blocks[:, 1])), np.concatenate((blocks[:, 0], [far]))
