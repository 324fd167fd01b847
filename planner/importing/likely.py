"""Two people of two rosters who are probably one: a name written in another way, or a new name."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from rapidfuzz import fuzz

from models.people import Employee
from models.timespan import Period, Span
from planner.importing.names import INITIALS, abbreviates, slug

Evidence = Literal["number", "name", "initials", "part_of_name", "unit", "profession", "shifts"]

_ALIKE = 85.0
_MOSTLY = 0.6
_ENOUGH_SHIFTS = 3
_NUMBER_SCORE, _INITIALS_SCORE, _PART_SCORE, _FACT_SCORE, _SHIFTS_SCORE = 50, 60, 40, 5, 30


@dataclass(frozen=True, slots=True)
class Likely:
    """Ids in the older and newer roster, 0–100 for how likely they are one, and what says so."""

    older: str
    newer: str
    score: int
    evidence: tuple[Evidence, ...]


def likely_same(
    gone: Sequence[Employee], new: Sequence[Employee], period: Period | None
) -> tuple[Likely, ...]:
    """Pairs of people who are gone and who are new, the likeliest first, each of them once.

    A likeness of names is always part of it, or an id that a file gives its people: somebody who
    takes over another's shifts is not she. An id alone says too little to be taken for granted:
    numbers go on to others, and people change names.
    """
    pairs = [
        pair for before in gone for after in new
        if (pair := _pair(before, after, period)) is not None
    ]
    chosen: list[Likely] = []
    for pair in sorted(pairs, key=lambda p: (-p.score, p.older, p.newer)):
        if all(pair.older != c.older and pair.newer != c.newer for c in chosen):
            chosen.append(pair)
    return tuple(chosen)


def alike(one: str, other: str) -> bool:
    """Whether two names are one, spelt in two ways or written as initials."""
    short = _are_initials(one, other) or _are_initials(other, one)
    return short or _likeness(one, other) >= _ALIKE


def _likeness(one: str, other: str) -> float:
    return fuzz.token_sort_ratio(_letters(one), _letters(other))


def _pair(before: Employee, after: Employee, period: Period | None) -> Likely | None:
    one, other = _letters(before.name), _letters(after.name)
    ratio = _likeness(before.name, after.name)
    evidence: list[Evidence] = []
    if before.id == after.id:
        evidence, score = ["number"], float(_NUMBER_SCORE)
    elif ratio >= _ALIKE:
        evidence, score = ["name"], ratio * 0.6
    elif _are_initials(before.name, after.name) or _are_initials(after.name, before.name):
        evidence, score = ["initials"], float(_INITIALS_SCORE)
    elif set(one.split()) & set(other.split()):
        evidence, score = ["part_of_name"], float(_PART_SCORE)
    else:
        return None
    share = _share(before, after, period)
    if share >= _MOSTLY:
        evidence.append("shifts")
    elif evidence == ["part_of_name"]:
        return None  # half of all first names are shared
    if before.unit is not None and before.unit == after.unit:
        evidence.append("unit")
    if before.profession is not None and before.profession == after.profession:
        evidence.append("profession")
    facts = len({"unit", "profession"} & set(evidence))
    total = score + _FACT_SCORE * facts + _SHIFTS_SCORE * share
    return Likely(before.id, after.id, round(min(100.0, total)), tuple(evidence))


def _letters(name: str) -> str:
    """Lower case, `å` as `aa`: an accent or a sign is no other name. Names in other letters than
    ours stay as they are, or all of them would be alike."""
    return name.casefold() if slug(name) == slug("") else slug(name).replace("-", " ")


def _are_initials(short: str, name: str) -> bool:
    return INITIALS.fullmatch(short) is not None and " " in name and abbreviates(short, name)


def _share(before: Employee, after: Employee, period: Period | None) -> float:
    """The share of shifts that both have, of the days that both rosters cover; 0 for too few."""
    one, other = _spans(before, period), _spans(after, period)
    most = max(len(one), len(other))
    return len(one & other) / most if most >= _ENOUGH_SHIFTS else 0.0


def _spans(person: Employee, period: Period | None) -> set[Span]:
    shifts: Iterable[Span] = (shift.span for shift in person.shifts)
    return {span for span in shifts if period is not None and span.first_day in period}
