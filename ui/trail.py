"""The way that was taken through the window, so that one can go back it and forth again."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

LONGEST = 100
"""Places that are remembered."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where one was: the view, its page, and what was selected."""

    view: str
    page: str = ""
    meeting: str | None = None
    person: str | None = None

    def beside(self, other: "Place") -> bool:
        """Whether it is one more of the same: another meeting or person in the same list."""
        return (self.view, self.page, self.meeting is None, self.person is None) == (
            other.view, other.page, other.meeting is None, other.person is None
        )


class Trail(QObject):
    """Places in the order in which they were visited. `changed`: what can be gone back to did."""

    changed = Signal()

    def __init__(self, go: Callable[[Place], None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._go = go
        self._places: list[Place] = []
        self._at = -1
        self._going = False

    def visit(self, place: Place) -> None:
        """Remember a place. Walking through one list counts as one place, where one ends up."""
        if self._going or (self._at >= 0 and place == self._places[self._at]):
            return
        del self._places[self._at + 1:]
        if self._places and place.beside(self._places[-1]):
            self._places[-1] = place
        else:
            self._places = [*self._places, place][-LONGEST:]
        self._at = len(self._places) - 1
        self.changed.emit()

    def forget(self) -> None:
        """Begin anew: what was visited is of another document."""
        self._places, self._at = [], -1
        self.changed.emit()

    @property
    def can_back(self) -> bool:
        """Whether there is a place before this one."""
        return self._at > 0

    @property
    def can_forward(self) -> bool:
        """Whether one went back from a place."""
        return self._at < len(self._places) - 1

    def back(self) -> None:
        """Go to the place before."""
        if self.can_back:
            self._step(-1)

    def forward(self) -> None:
        """Go to the place that was left by going back."""
        if self.can_forward:
            self._step(1)

    def _step(self, by: int) -> None:
        self._at += by
        self._going = True
        try:
            self._go(self._places[self._at])
        finally:
            self._going = False
        self.changed.emit()
