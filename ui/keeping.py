"""Large parts of a message that the other side has already are named instead of sent again."""

import io
import itertools
import pickle
from typing import Any, Final

from models.people import Employee
from models.plan import Judgement, Plan
from models.problem import Problem

KEPT: Final = 12
"""So many parts are kept on each side; the one that was not used for longest goes."""

_LARGE: Final = (Problem, Plan, Judgement)
_PROTOCOL: Final = pickle.HIGHEST_PROTOCOL
_Named = tuple[int, bytes | None]


class Kept:
    """What both ends of a line have. Only one side speaks at a time, and both count alike.

    `first` is 0 on one side and 1 on the other, so that no number is given twice.
    """

    def __init__(self, first: int) -> None:
        self._free = itertools.count(first, 2)
        self._parts: dict[int, object] = {}
        self._numbers: dict[int, int] = {}

    def __len__(self) -> int:
        return len(self._parts)

    def has(self, part: object) -> bool:
        """Whether the other side has this very part."""
        return id(part) in self._numbers

    def pack(self, message: object) -> bytes:
        """A message for the other side, as bytes. Whatever fails leaves the kept parts alone."""
        packer = _Packer(self)
        packed = packer.pack(message)
        for number, part in packer.used.items():
            self.use(number, part)
        self._forget()
        return packed

    def unpack(self, packed: bytes) -> object:
        """The message that was packed on the other side."""
        message: object = _Unpacker(self, packed).load()
        self._forget()
        return message

    def number(self, part: object) -> int | None:
        """The number of a part that both have."""
        return self._numbers.get(id(part))

    def next(self) -> int:
        """A number for a part that is new to the other side."""
        return next(self._free)

    def part(self, number: int) -> object:
        """The part of a number. Raises KeyError for one that is not kept."""
        return self._parts[number]

    def use(self, number: int, part: object) -> None:
        """Keep a part, as the one that was used last."""
        self._parts.pop(number, None)
        self._parts[number] = part
        self._numbers[id(part)] = number

    def _forget(self) -> None:
        for number in list(self._parts)[: max(0, len(self._parts) - KEPT)]:
            del self._numbers[id(self._parts.pop(number))]


class _Packer(pickle.Pickler):
    """Writes large parts by number, the first time with what they are."""

    def __init__(self, kept: Kept) -> None:
        self._out = io.BytesIO()
        super().__init__(self._out, _PROTOCOL)
        self._kept = kept
        self._numbers: dict[int, int] = {}
        self.used: dict[int, object] = {}

    def pack(self, message: object) -> bytes:
        self.dump(message)
        return self._out.getvalue()

    def persistent_id(self, part: object, /) -> _Named | None:
        if not isinstance(part, _LARGE):
            return None
        number = self._kept.number(part)
        if number is None:
            number = self._numbers.get(id(part))
        new = number is None
        if number is None:
            number = self._numbers[id(part)] = self._kept.next()
        self.used.pop(number, None)
        self.used[number] = part
        return number, packed(part) if new else None


class _Unpacker(pickle.Unpickler):
    def __init__(self, kept: Kept, packed: bytes) -> None:
        super().__init__(io.BytesIO(packed))
        self._kept = kept

    def persistent_load(self, named: _Named, /) -> object:
        number, packed = named
        part = self._kept.part(number) if packed is None else pickle.loads(packed)
        self._kept.use(number, part)
        return part


class _InPieces(pickle.Pickler):
    """Writes each person as a piece of her own.

    A year of 200 people's shifts would keep every other thread waiting while it is packed, and most
    of them are the same when a problem is packed again.
    """

    def reducer_override(self, each: object) -> Any:
        if isinstance(each, Employee):
            return _unpacked, (_packed_person(each),)
        return NotImplemented


_PEOPLE: Final[dict[int, tuple[Employee, bytes]]] = {}
"""Those who were packed, the one that was packed last at the end; they stay, so ids are true."""
MOST_PEOPLE: Final = 3000


def packed(part: object) -> bytes:
    """Something large as bytes that `pickle.loads` understands; other threads run meanwhile."""
    out = io.BytesIO()
    _InPieces(out, _PROTOCOL).dump(part)
    return out.getvalue()


def _packed_person(person: Employee) -> bytes:
    known = _PEOPLE.pop(id(person), None) or (person, pickle.dumps(person, _PROTOCOL))
    _PEOPLE[id(person)] = known
    while len(_PEOPLE) > MOST_PEOPLE:
        _PEOPLE.pop(next(iter(_PEOPLE)), None)
    return known[1]


def _unpacked(piece: bytes) -> object:
    # Not pickle.loads itself: a step of Python's own lets other threads run after each person.
    return pickle.loads(piece)
