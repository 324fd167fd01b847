"""Cards one below another, of which only those are made anew that have something new to show."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QVBoxLayout, QWidget


@dataclass(frozen=True, slots=True)
class Entry:
    """A card: which one, what it depends on, and how it is made."""

    key: str
    stamp: object
    make: Callable[[], QWidget]


class Deck(QVBoxLayout):
    """Keeps a card as long as what it depends on is the same."""

    def __init__(self, spacing: int) -> None:
        super().__init__()
        self.setSpacing(spacing)
        self._made: dict[str, tuple[object, QWidget]] = {}

    def show(self, entries: Sequence[Entry]) -> None:
        """Show these cards in this order."""
        former, self._made = self._made, {}
        for at, entry in enumerate(entries):
            stamp, card = former.pop(entry.key, (None, None))
            if card is None or stamp != entry.stamp:
                fresh = entry.make()
                if card is not None:
                    self._drop(card)
                card = fresh
                self.insertWidget(at, card)
            elif self.indexOf(card) != at:
                self.removeWidget(card)
                self.insertWidget(at, card)
            self._made[entry.key] = (entry.stamp, card)
        for _, card in former.values():
            self._drop(card)

    def card(self, key: str) -> QWidget:
        """The card of a key. Raises KeyError for one that is not shown."""
        return self._made[key][1]

    def _drop(self, card: QWidget) -> None:
        self.removeWidget(card)
        card.hide()
        card.deleteLater()
