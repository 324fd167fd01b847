"""Things compared by what they are, not by what they hold: for what is known of something large."""


class Same:
    """Stands for a thing that is too large to be hashed; equal only to itself."""

    __slots__ = ("it",)

    def __init__(self, it: object) -> None:
        self.it = it

    def __hash__(self) -> int:
        return id(self.it)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Same) and other.it is self.it
