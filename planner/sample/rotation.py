"""How the sample home's rotations are made: week by week, the best days for each person of a team.

A descent over each person's possible days of the week, from seeded starts (more of them for the
few people of a night team, whose rows of nights leave little choice); only
`Random.random` is drawn from, whose numbers are the same on every machine and version.
"""

from dataclasses import dataclass
from functools import lru_cache
from random import Random
from typing import Final

from models.people import EVENING, NIGHT, Team

WEEK: Final = 7
SATURDAY: Final = 5
_STARTS = 60
_FORBIDDEN = 1000.0

Pattern = tuple[bool, ...]
"""Seven days from Monday: works or not."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """How many of a team are wanted on one day, and the least and the most."""

    least: int
    wish: float
    most: int


@dataclass(frozen=True, slots=True)
class Candidate:
    """One person's week: days she cannot work, whether the weekend is hers, shifts aimed at.

    `past` is whether she worked on each earlier day, the latest last.
    """

    blocked: frozenset[int]
    weekend: bool
    shifts: float
    past: Pattern


def rota_week(
    team: Team, people: list[Candidate], wanted: list[Wanted], extra: list[int], rng: Random
) -> list[Pattern]:
    """The days of one week for each person. `extra`: staff counted that are not planned here."""
    choices = [_choices(team, person) for person in people]
    best, best_cost = [options[0][0] for options in choices], float("inf")
    for _ in range(_STARTS // len(people)):
        chosen = [options[int(rng.random() * len(options))] for options in choices]
        cost = _descend(chosen, choices, wanted, extra)
        if cost < best_cost:
            best, best_cost = [pattern for pattern, _ in chosen], cost
    return best


Choice = tuple[Pattern, float]


def _descend(
    chosen: list[Choice], choices: list[list[Choice]], wanted: list[Wanted], extra: list[int]
) -> float:
    """Let each person in turn take her best days until nobody gains; returns the cost."""
    count = [extra[d] + sum(pattern[d] for pattern, _ in chosen) for d in range(WEEK)]
    improved = True
    while improved:
        improved = False
        for person, options in enumerate(choices):
            held = chosen[person]
            others = [count[d] - held[0][d] for d in range(WEEK)]
            best = min(options, key=lambda option: option[1] + _floor(others, option[0], wanted))
            if _worth(best, others, wanted) < _worth(held, others, wanted) - 1e-9:
                chosen[person], improved = best, True
                count = [others[d] + best[0][d] for d in range(WEEK)]
    return sum(price for _, price in chosen) + _floor(count, (False,) * WEEK, wanted)


def _worth(option: Choice, others: list[int], wanted: list[Wanted]) -> float:
    return option[1] + _floor(others, option[0], wanted)


def _floor(others: list[int], pattern: Pattern, wanted: list[Wanted]) -> float:
    """What the number of people on the floor is worth, dearest where too few or too many."""
    return sum(_day_cost(others[d] + pattern[d], wanted[d]) for d in range(WEEK))


@lru_cache(maxsize=4096)
def _day_cost(count: int, day: Wanted) -> float:
    outside = max(0, day.least - count) + max(0, count - day.most)
    return outside * _FORBIDDEN + 3 * (count - day.wish) ** 2


def _choices(team: Team, person: Candidate) -> list[Choice]:
    """Every set of days that she can work, with what it is worth to her, best first."""
    found: list[Choice] = []
    for mask in range(1 << SATURDAY):
        days = tuple(bool(mask >> d & 1) for d in range(SATURDAY)) + (person.weekend,) * 2
        if not any(days[d] and d in person.blocked for d in range(WEEK)):
            found.append((days, _price(team, person, days)))
    return sorted(found, key=lambda choice: (choice[1], choice[0]))


def _price(team: Team, person: Candidate, days: Pattern) -> float:
    price = 6 * (sum(days) - person.shifts) ** 2
    for length, working, closed in _runs(person.past[-2 * WEEK :] + days):
        price += _run_price(team, length, working, closed)
    return price


def _run_price(team: Team, length: int, working: bool, closed: bool) -> float:
    """What a row of days of work, or off, is worth. An open row may still grow next week."""
    if team == NIGHT:
        if working:
            return _FORBIDDEN if length > 4 or (closed and length < 2) else 0.0
        return _FORBIDDEN if closed and length < 2 else 0.0
    if working:
        longest = 5 if team == EVENING else 6
        return _FORBIDDEN if length > longest else 4.0 * (length > 4) + 3.0 * (length < 2)
    return 1.5 if closed and length < 2 else 0.0


def _runs(days: Pattern) -> list[tuple[int, bool, bool]]:
    """(length, working, closed) of each row of equal days; the first counts as closed already."""
    runs: list[tuple[int, bool, bool]] = []
    start = 0
    for at in range(1, len(days) + 1):
        if at == len(days) or days[at] != days[start]:
            runs.append((at - start, days[start], at < len(days) and start > 0))
            start = at
    return runs
