"""The choices that the solver has: a start, a lead, a room and the people of each meeting.

A `Slot` is one meeting that is due. Its starts exclude each other. Each person who may attend has
one `Chance` for each day and price (class, extra minutes, wish): the same literal stands for all
starts of that day at which attending costs her the same, and may be true only if one of those
starts is chosen. This keeps the model small and its linear relaxation tight (see DECISIONS).
"""

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, NamedTuple, Protocol

from models.agenda import Occurrence
from models.meetings import AttendanceClass, Meeting, MeetingKind
from models.problem import Problem
from models.timespan import Span, minute_of_day
from planner.table import AttendanceTable

Var = Any
"""A variable of the solver: opaque here, so that rules need not know the solver."""


@dataclass(frozen=True, slots=True)
class Chance:
    """One way in which one person could attend one meeting. `starts`: indices into the slot's.

    `paid`: points for the priced rules that it breaks.
    """

    slot: "Slot" = field(repr=False)
    employee: str
    day: date
    cls: AttendanceClass
    extra: int
    against_wish: bool
    leads: bool
    starts: tuple[int, ...]
    var: Var = field(repr=False)
    paid: int = 0


@dataclass(frozen=True, slots=True)
class Choice:
    """A lead or a room that a meeting may have. `at[i]` is true if it does, at start i."""

    slot: "Slot" = field(repr=False)
    id: str
    at: dict[int, Var] = field(repr=False)


@dataclass(slots=True, eq=False)
class Slot:
    """A meeting that is due, with its variables.

    `starts`: moments that are still possible, at `columns` of the tables; `at[i]`: the literal of
    `starts[i]`; `placed`: the literal that one of them is true. `table` answers for those who may
    attend, `leading` for employees who may lead. `member[p]`: the literal that p belongs to its
    course, for courses that the planner forms; `members`: those of a course that is formed.
    `dropped`: times that fell away beforehand, by reason. `locked`: the meeting that it must be;
    the tables then answer for those who sit in it, whether or not they may. `paid[i]`: points for
    the priced rules that `starts[i]` breaks, whoever comes; empty where no such rule is priced.
    """

    index: int
    due: Occurrence
    kind: MeetingKind
    table: AttendanceTable
    leading: AttendanceTable
    starts: tuple[int, ...]
    days: tuple[date, ...]
    columns: tuple[int, ...]
    at: list[Var]
    placed: Var
    dropped: Counter[str]
    locked: Meeting | None = None
    chances: list[Chance] = field(default_factory=list)
    leads: list[Choice] = field(default_factory=list)
    rooms: list[Choice] = field(default_factory=list)
    member: dict[str, Var] = field(default_factory=dict)
    members: tuple[str, ...] = ()
    paid: tuple[int, ...] = ()

    def span(self, index: int) -> Span:
        """When it would be held at a start."""
        if self.locked is not None:
            return self.locked.span
        return Span(self.starts[index], self.starts[index] + self.kind.minutes)

    def attending(self, employee: str) -> list[Var]:
        """The literals of a person's attendance without leading; at most one is true."""
        return [c.var for c in self.chances if c.employee == employee and not c.leads]

    def by_employee(self) -> dict[str, list[Chance]]:
        """Chances to attend without leading, by person."""
        found: dict[str, list[Chance]] = defaultdict(list)
        for chance in self.chances:
            if not chance.leads:
                found[chance.employee].append(chance)
        return found

    def on_day(self) -> dict[date, list[int]]:
        """Indices of the starts of each day."""
        found: dict[date, list[int]] = defaultdict(list)
        for index, day in enumerate(self.days):
            found[day].append(index)
        return found

    def weekly_moments(self) -> dict[tuple[int, int], list[int]]:
        """Indices of the starts at each weekday (1–7) and clock minute."""
        found: dict[tuple[int, int], list[int]] = defaultdict(list)
        for index, day in enumerate(self.days):
            found[day.isoweekday(), minute_of_day(self.starts[index])].append(index)
        return found


class Linear(NamedTuple):
    """A sum of variables, each times its weight, and a constant."""

    constant: int
    variables: list[Var]
    weights: list[int]

    @classmethod
    def of(cls, variables: Iterable[Var], constant: int = 0) -> "Linear":
        """The plain sum of some variables, and a constant."""
        found = list(variables)
        return cls(constant, found, [1] * len(found))

    def less(self, variable: Var, weight: int) -> "Linear":
        """The same without `weight` for each time that a variable is true."""
        return Linear(
            self.constant, [*self.variables, variable], [*self.weights, -weight]
        )


@dataclass(frozen=True, slots=True)
class Breach:
    """How far a priced rule is broken somewhere: at least each of the sums, never negative.

    `price`: points of the objective `breaches` for each unit of it.
    """

    variable: Var
    price: int
    least: tuple[Linear, ...]


class Posting(Protocol):
    """The model as rules see it: what there is to choose, and how to say what must hold."""

    problem: Problem
    slots: list[Slot]
    by_person: dict[str, list[Chance]]
    locked: set[int]

    def look(self) -> None:
        """Look whether anybody wants to stop; for rules that reckon long before they post."""

    def bool(self) -> Var:
        """A new yes-or-no variable."""

    def total(self, variables: Iterable[Var], weights: Iterable[int] | None = None) -> Any:
        """The (weighted) sum of variables."""

    def require(self, condition: Any, *, when: Sequence[Var] = ()) -> None:
        """Post a condition; with `when`, only where all those literals are true."""

    def at_most(self, literals: Sequence[Var], cap: int, *, when: Sequence[Var] = ()) -> None:
        """No more than `cap` of the literals are true; what is locked stays all the same."""

    def not_all(self, literals: Sequence[Var]) -> None:
        """At least one of the literals is false, unless all of them are locked."""

    def breach(self, price: int, top: int, *least: Linear) -> Var:
        """A new whole number from 0 to `top` that is at least each of the sums, and its price."""


def too_close(
    model: Posting, chances: Iterable[Chance], days: int, price: int, last: date | None = None
) -> None:
    """A price for each chance of one person that is taken less than so many days after another.

    `last`: the day of the latest one in the period before.
    """
    by_day: dict[date, list[Var]] = defaultdict(list)
    for chance in chances:
        by_day[chance.day].append(chance.var)
    for day, mine in by_day.items():
        former = [v for d, some in by_day.items() if 0 < (day - d).days < days for v in some]
        least = [Linear.of(mine, -1)] if days > 0 and len(mine) > 1 else []
        # Where somebody came shortly before, each of the day's counts; otherwise all but one.
        top = len(mine)
        least += [
            Linear(-top, [*mine, one], [*([1] * len(mine)), top]) for one in former
        ]
        if last is not None and (day - last).days < days:
            least = [Linear.of(mine)]
        if least:
            model.breach(price, top, *least)


def within_cap(
    model: Posting, literals: Sequence[Var], weights: Sequence[int], cap: int
) -> None:
    """The weights of the true literals come to no more than `cap`.

    What is locked stays even where it breaks a rule: it uses up the cap, and where it alone
    exceeds it none of the others may be true.
    """
    pairs = list(zip(literals, weights, strict=True))
    cap = max(0, cap - sum(w for literal, w in pairs if literal.index in model.locked))
    free = [(literal, w) for literal, w in pairs if literal.index not in model.locked and w]
    if sum(w for _, w in free) > cap:
        model.require(model.total([v for v, _ in free], [w for _, w in free]) <= cap)


def never_at_once(model: Posting, uses: Iterable[tuple[Span, Var]]) -> None:
    """Of several literals that each take a thing for a span, no two overlapping ones are true."""
    for literals in running_at_once(uses):
        model.at_most(literals, 1)


def running_at_once(uses: Iterable[tuple[Span, Var]]) -> Iterator[list[Var]]:
    """The literals whose spans share a moment, for each moment at which something begins: each two
    that overlap are in one of the lists."""
    ordered = sorted(uses, key=lambda use: (use[0], use[1].index))
    starts = [span.start for span, _ in ordered]
    longest = max((span.minutes for span, _ in ordered), default=0)
    for at in sorted(set(starts)):
        near = ordered[bisect_right(starts, at - longest) : bisect_right(starts, at)]
        yield [literal for span, literal in near if span.end > at]
