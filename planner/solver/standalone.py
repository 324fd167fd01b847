"""What each time of a meeting means for each person, as far as that one meeting tells.

Somebody who can come without a call-in uses up nothing that other meetings want: whether she comes
is a question to this meeting alone, and so is what it costs. Nobody can come cheaper in a plan,
since all else that she attends only takes possibilities away.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from models.people import Team
from models.problem import Problem
from models.timespan import Span
from planner.rules.floor import crews_of_days, spare_of_each
from planner.solver.offers import Offer
from planner.table import CALLED_IN, IMPOSSIBLE, ON_SHIFT, AttendanceTable, Flags, Minutes

FAR = 10**9
"""A price that nobody pays."""

Floor = tuple[tuple[str | None, Team], tuple[str, ...], int]
"""A floor, its crew at some moment, and how many of these may leave it."""

Worth = Callable[[str, Minutes], Minutes]
"""What a person is charged for attendances that cost so many minutes each: never less for more, and
nothing for none."""

Floors = Callable[[Span], Sequence[Floor]]
"""Each floor with a minimum at each moment of a span."""


@dataclass(frozen=True, slots=True, eq=False)
class Answers:
    """What some people (P) say to the starts of a meeting (S), arrays P × S.

    `free`: can come without a call-in, `within`: and loses no minute of her own, `called`: only
    with one; `price`: the minutes it costs, FAR where she cannot come. `back` (S): how many of
    those on a shift the floor keeps at least.
    """

    people: tuple[str, ...]
    free: Flags
    within: Flags
    called: Flags
    price: Minutes
    back: Minutes


def floors_of(problem: Problem) -> Floors:
    """The floors of a problem, each span looked up once."""
    crews = crews_of_days(problem)
    known: dict[Span, tuple[Floor, ...]] = {}

    def floors(span: Span) -> tuple[Floor, ...]:
        if span not in known:
            known[span] = tuple(spare_of_each(crews, problem, span))
        return known[span]

    return floors


def answers(
    problem: Problem, offer: Offer, people: Sequence[str], floors: Floors,
    worth: Worth | None = None,
) -> Answers:
    """The answers of those of some people who may attend at all. `worth`: what they are charged
    where it is not the minutes."""
    names = tuple(person for person in people if person in offer.table.people)
    rows = [offer.table.people.index(person) for person in names]
    cls, price = _prices(problem, offer, offer.table, rows, worth)
    fixed, back = _floors(offer, names, cls, floors)
    possible = np.asarray((cls != IMPOSSIBLE) & ~fixed)
    return Answers(
        names, np.asarray(possible & (cls != CALLED_IN)), np.asarray(possible & (cls == ON_SHIFT)),
        np.asarray(possible & (cls == CALLED_IN)),
        np.where(possible, price, FAR), back,
    )


def lead_prices(
    problem: Problem, offer: Offer, worth: Worth | None = None
) -> dict[str, Minutes]:
    """What each lead costs at each start, FAR where she cannot lead."""
    employees = {lead.id: lead.employee for lead in problem.leads}
    found: dict[str, Minutes] = {}
    for lead, at in offer.leads.items():
        price = np.zeros(len(offer.starts), np.int64)
        employee = employees[lead]
        if employee is not None:
            row = offer.leading.people.index(employee)
            price = _prices(problem, offer, offer.leading, [row], worth)[1][0]
        found[lead] = np.full(len(offer.starts), FAR, np.int64)
        found[lead][list(at)] = price[list(at)]
    return found


def _prices(
    problem: Problem, offer: Offer, table: AttendanceTable, rows: Sequence[int],
    worth: Worth | None,
) -> tuple[Minutes, Minutes]:
    """The class of some people at each start, and what it costs them in minutes."""
    place = np.ix_(list(rows), list(offer.columns))
    cls = table.cls[place].astype(np.int64)
    price = table.extra[place] + problem.policy.call_in_price * (cls == CALLED_IN)
    if worth is not None:
        for number, row in enumerate(rows):
            price[number] = worth(table.people[row], price[number])
    return cls, price


def _floors(
    offer: Offer, names: Sequence[str], cls: Minutes, floors: Floors
) -> tuple[Flags, Minutes]:
    """Who cannot leave the floor at which start (P, S), and how many of the others who could come
    within their shift have to stay at least."""
    fixed = np.zeros(cls.shape, np.bool_)
    back = np.zeros(len(offer.starts), np.int64)
    if offer.kind.on_floor:
        return fixed, back
    within = np.asarray(cls == ON_SHIFT)
    rows: Mapping[str, int] = {name: n for n, name in enumerate(names)}
    for index, start in enumerate(offer.starts):
        of_span = floors(Span(start, start + offer.kind.minutes))
        for _, crew, spare in of_span:
            for person in crew if spare == 0 else ():
                if person in rows:
                    fixed[rows[person], index] = True
        most: dict[object, int] = {}
        of_floor: dict[str, object] = {}
        for floor, crew, spare in of_span:
            here = [
                p for p in crew
                if p in rows and within[rows[p], index] and not fixed[rows[p], index]
                and of_floor.setdefault(p, floor) == floor
            ]
            most[floor] = max(most.get(floor, 0), len(here) - spare)
        back[index] = sum(most.values())
    return fixed, back
