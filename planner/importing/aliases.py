"""Whose a name is, as somebody answered: nobody's, or a person's who is written in another way."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from planner.importing.names import tidy


def _key(name: str) -> str:
    return tidy(name).casefold()


@dataclass(frozen=True, slots=True)
class Aliases:
    """Answers about names, and which of them the file had a use for (`met`, folded names)."""

    ignored: frozenset[str] = frozenset()
    same: Mapping[str, str] = field(default_factory=dict)
    met: set[str] = field(default_factory=set)

    @staticmethod
    def of(ignore: Iterable[str], same: Mapping[str, str]) -> "Aliases":
        """From names as people write them."""
        return Aliases(
            frozenset(_key(name) for name in ignore),
            {_key(name): tidy(person) for name, person in same.items()},
        )

    def ignores(self, name: str) -> bool:
        """Whether a name is nobody's."""
        if not self.ignored or _key(name) not in self.ignored:
            return False
        self.met.add(_key(name))
        return True

    def knows(self, name: str) -> bool:
        """Whether somebody said whose name it is, whatever it looks like."""
        if not self.same or _key(name) not in self.same:
            return False
        self.met.add(_key(name))
        return True

    def person(self, name: str) -> str:
        """The name of the person whose name it is."""
        return self.same.get(name.casefold(), name)

    def is_one(self, name: str) -> bool:
        """Whether all who are called so are one person."""
        return self.knows(name) and self.person(tidy(name)).casefold() == _key(name)

    def unmet(self, names: Iterable[str]) -> list[str]:
        """Those of the answers that the file had no use for."""
        return [name for name in names if _key(name) not in self.met]
