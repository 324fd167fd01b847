"""A plan sent again and again over one line: of people and meetings only those that are new.

Every edit makes a new plan, and nearly all of it is the very same things as before. Both ends know
those of the last message, so they are named by number instead of sent again.
"""

import io
import itertools
import pickle
from typing import Final

from models.meetings import Meeting
from models.people import Employee
from ui.keeping import packed

_PARTS: Final = (Employee, Meeting)
_PROTOCOL: Final = pickle.HIGHEST_PROTOCOL


class Sender:
    """The end that packs. What it packed must arrive, or the line is of no more use."""

    def __init__(self) -> None:
        self._numbers = itertools.count()
        self._known: dict[int, tuple[int, object]] = {}

    def pack(self, message: object) -> bytes:
        """A message as bytes for the other end. Other threads run between one part and the next."""
        out = io.BytesIO()
        packer = _Packer(out, self._known, self._numbers)
        packer.dump(message)
        self._known = packer.named
        return out.getvalue()


class Receiver:
    """The end that unpacks every message of a Sender, in order."""

    def __init__(self) -> None:
        self._known: dict[int, object] = {}

    def unpack(self, packed: bytes) -> object:
        """The message, with the very same parts as before where they are not new."""
        unpacker = _Unpacker(io.BytesIO(packed), self._known)
        message: object = unpacker.load()
        self._known = unpacker.named
        return message


class _Packer(pickle.Pickler):
    def __init__(
        self, out: io.BytesIO, known: dict[int, tuple[int, object]], numbers: "itertools.count[int]"
    ) -> None:
        super().__init__(out, _PROTOCOL)
        self._known, self._numbers = known, numbers
        self.named: dict[int, tuple[int, object]] = {}

    def persistent_id(self, part: object, /) -> tuple[int, bytes | None] | None:
        if not isinstance(part, _PARTS):
            return None
        there = self.named.get(id(part)) or self._known.get(id(part))
        number = next(self._numbers) if there is None else there[0]
        # The part is held, so that nothing else gets its address.
        self.named[id(part)] = number, part
        return number, packed(part) if there is None else None


class _Unpacker(pickle.Unpickler):
    def __init__(self, packed: io.BytesIO, known: dict[int, object]) -> None:
        super().__init__(packed)
        self._known = known
        self.named: dict[int, object] = {}

    def persistent_load(self, named: tuple[int, bytes | None], /) -> object:
        number, packed = named
        if packed is not None:
            self.named[number] = pickle.loads(packed)
        elif number not in self.named:
            self.named[number] = self._known[number]
        return self.named[number]
