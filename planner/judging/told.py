"""What was found of an earlier plan and still holds: of a person, or of a meeting, by itself.

From one plan to the next most people sit in the same meetings as before. What is so of somebody and
of her meetings alone is found once and told again as long as these are the same; only those whom a
change touches are looked at anew. A plan is judged alike, whatever was judged before it.
"""

from collections.abc import Callable, Iterable
from dataclasses import fields
from typing import TypeVar, cast

from models.problem import Problem
from planner.texts import language

T = TypeVar("T")

_PASSING = {"name", "locked", "assumed", "record"}
_LASTING = tuple(field.name for field in fields(Problem) if field.name not in _PASSING)


class Lasting:
    """Stands for a problem in all by which single people and meetings are judged. What is locked,
    noted or assumed changes with an edit and is no part of it. Compared by what the parts are."""

    __slots__ = ("_parts", "problem")

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        self._parts: tuple[object, ...] = tuple(getattr(problem, name) for name in _LASTING)

    def __hash__(self) -> int:
        return hash(tuple(map(id, self._parts)))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Lasting) and all(
            one is same for one, same in zip(self._parts, other._parts, strict=True)
        )


class Told:
    """What was found, by what it is and of whom, each with what it rests on."""

    def __init__(self) -> None:
        self._found: dict[tuple[str, str, str], tuple[object, tuple[object, ...]]] = {}

    def of(
        self, what: str, of: str, basis: object, find: Callable[[], Iterable[T]]
    ) -> tuple[T, ...]:
        """What was found last, if it rests on the same basis; otherwise it is found now. Sentences
        are kept in the language in which they were told."""
        key = what, of, language()
        before = self._found.get(key)
        if before is not None and before[0] == basis:
            return cast("tuple[T, ...]", before[1])
        found = tuple(find())
        self._found[key] = basis, found
        return found
