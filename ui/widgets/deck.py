"""Cards one below another, of which only those are made anew that have something new to show.

New cards come a turn of the event loop each, the first at once: making all of a large home's would
hold up the window.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget


@dataclass(frozen=True, slots=True)
class Entry:
    """A card: which one, what it depends on, and how it is made."""

    key: str
    stamp: object
    make: Callable[[], QWidget]


class Deck(QVBoxLayout):
    """Keeps a card as long as what it depends on is the same. `whole`: all cards are there now."""

    whole = Signal()

    def __init__(self, spacing: int) -> None:
        super().__init__()
        self.setSpacing(spacing)
        self._made: dict[str, tuple[object, QWidget]] = {}
        self._entries: tuple[Entry, ...] = ()
        self._turn = QTimer(self, singleShot=True, interval=0)
        self._turn.timeout.connect(self._next)

    @property
    def is_whole(self) -> bool:
        """Whether no card is still to come."""
        return len(self._made) == len(self._entries)

    def show(self, entries: Sequence[Entry]) -> None:
        """Show these cards in this order."""
        former, self._made = self._made, {}
        self._entries = tuple(entries)
        self._turn.stop()
        made_one = False
        focused = QApplication.focusWidget()
        for entry in entries:
            stamp, card = former.pop(entry.key, (None, None))
            if card is None and made_one:
                continue
            made_one = made_one or card is None
            at = len(self._made)
            if card is None or stamp != entry.stamp:
                fresh = entry.make()
                self.insertWidget(at, fresh)
                if card is not None:
                    if focused is not None and card.isAncestorOf(focused):
                        _refocus(card, focused, fresh)
                    self._drop(card)
                card = fresh
            elif self.indexOf(card) != at:
                self.removeWidget(card)
                self.insertWidget(at, card)
            self._made[entry.key] = (entry.stamp, card)
        for _, card in former.values():
            self._drop(card)
        if not self.is_whole:
            self._turn.start()

    def _next(self) -> None:
        """Make the first card that lacks, and let the window have its turn before the next."""
        at, entry = next(
            (at, entry) for at, entry in enumerate(self._entries) if entry.key not in self._made
        )
        card = entry.make()
        self.insertWidget(at, card)
        self._made[entry.key] = (entry.stamp, card)
        if self.is_whole:
            self.whole.emit()
        else:
            self._turn.start()

    def card(self, key: str) -> QWidget:
        """The card of a key. Raises KeyError for one that is not shown."""
        return self._made[key][1]

    def _drop(self, card: QWidget) -> None:
        self.removeWidget(card)
        card.hide()
        card.deleteLater()


def _refocus(old: QWidget, focused: QWidget, fresh: QWidget) -> None:
    """Give the focus to the part of a new card that stands where it was in the old one."""
    former, there = _reached(old), _reached(fresh)
    if focused in former and there:
        there[min(former.index(focused), len(there) - 1)].setFocus()


def _reached(card: QWidget) -> list[QWidget]:
    """What Tab comes to, in the order in which it was made."""
    return [
        each for each in card.findChildren(QWidget)
        if each.focusPolicy() & Qt.FocusPolicy.TabFocus and each.focusProxy() is None
    ]
