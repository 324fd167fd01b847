"""The look in use: which theme, which fonts, and one signal when it changes."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QDir, QObject, Qt, Signal
from PySide6.QtGui import QFont, QFontDatabase
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from ui.style import style_sheet
from ui.theme import DARK, FONT_FAMILIES, LIGHT, Theme, palette

if TYPE_CHECKING:
    from ui.in_turn import Held, InTurn

CHOICES = ("system", "light", "dark")
BATCH = 100
"""Parts that are dressed in one turn of the event loop: some milliseconds."""
_POLISHED = Qt.WidgetAttribute.WA_WState_Polished
_SHEET = Qt.WidgetAttribute.WA_StyleSheet
_NOT_TOLD = Qt.WidgetAttribute.WA_SetStyle
"""A part with a style of its own is not told that the application's is another."""


class Look(QObject):
    """The theme of the application; parts that paint themselves read `theme` as they paint."""

    changed = Signal()

    def __init__(self, application: QApplication, choice: str = "system") -> None:
        super().__init__(application)
        self._application = application
        self.choice = choice
        self.theme: Theme = LIGHT
        self._dressing: list[QWidget] = []
        self._keeper: QWidget | None = None
        self._turns: InTurn | None = None
        self._held: Held | None = None
        families = [f for f in FONT_FAMILIES if QFontDatabase.hasFamily(f)]
        font = QFont(application.font())
        if families:
            font.setFamilies(families)
        font.setPointSizeF(10.0)
        application.setFont(font)
        # The style sheet names its pictures as `images:down.svg`.
        QDir.setSearchPaths("images", [str(Path(__file__).parent / "images")])
        application.styleHints().colorSchemeChanged.connect(self._system_changed)
        self.choose(choice)

    def choose(self, choice: str) -> None:
        """Follow the system, or be light or dark whatever it says.

        What is seen follows in the next turns of the event loop, and is painted once all of it has.
        """
        self.choice = choice if choice in CHOICES else "system"
        dark = self.choice == "dark" or (self.choice == "system" and self._system_is_dark())
        self.theme = DARK if dark else LIGHT
        unseen = self._dress()
        self.changed.emit()
        if self._turns is not None:
            self._turns.add(self._show, *self._in_batches(unseen), self._dressing.clear)

    def later(self, work: Callable[[], object]) -> None:
        """Do what follows from `changed` and takes long: in a turn of its own, before anything is
        painted; at once where nothing is seen."""
        if self._turns is not None and self._held is not None:
            self._turns.add(work)
        else:
            work()

    def finish(self) -> None:
        """Show the last choice now, where it is still coming; what is not seen may follow."""
        while self._turns is not None and self._held is not None:
            self._turns.step()

    def _dress(self) -> list[QWidget]:
        """Take the sheet of the theme in use, and let the turns begin in which all that is seen is
        dressed anew; gives what is to follow then.

        A window that has shown all its views has 1,600 parts, of which a hundred are seen, and Qt
        dresses them all at once. From one theme to another nothing changes its size, so that
        nothing needs a new layout.
        """
        parts = self._application.allWidgets()
        # Whatever was never dressed is so by Qt, as it is shown for the first time.
        waiting = [part for part in self._dressing if isValid(part) and not _is_dressed(part)]
        self._dressing = [*waiting, *filter(_is_dressed, parts)]
        seen = [part for part in self._dressing if part.isVisible()]
        if self._dressing:
            self._begin()
        if seen and self._held is None:
            from ui.in_turn import Held

            self._held = Held()
        for part in self._dressing:  # Qt passes them over, but for the palette, which all inherit
            part.setAttribute(_POLISHED, False)
            part.setAttribute(_SHEET, False)
        for part in parts:
            part.setAttribute(_NOT_TOLD, True)
        # From one sheet to another Qt looks at each part many times; by way of none it takes a
        # tenth of the time. Nothing is painted in between.
        self._application.setStyleSheet("")
        self._application.setPalette(palette(self.theme))
        self._application.setStyleSheet(style_sheet(self.theme))
        for part in parts:
            part.setAttribute(_NOT_TOLD, False)
        if self._turns is not None:
            self._turns.add(*self._in_batches(seen))
        return [part for part in self._dressing if not part.isVisible()]

    def _begin(self) -> None:
        if self._turns is None:
            from ui.in_turn import InTurn

            self._turns = InTurn(self)
            # As long as any sheet is in use Qt knows what parts looked like before they were
            # dressed, and takes that back before it dresses them anew.
            self._keeper = QWidget()
            self._keeper.setStyleSheet("QWidget {}")
        self._turns.forget()

    def _show(self) -> None:
        if self._held is not None:
            self._held.release()
            self._held = None

    def _in_batches(self, parts: Sequence[QWidget]) -> Iterator[Callable[[], None]]:
        for first in range(0, len(parts), BATCH):
            yield partial(self._polish, parts[first:first + BATCH])

    def _polish(self, parts: Sequence[QWidget]) -> None:
        for part in parts:
            if isValid(part) and not _is_dressed(part):
                part.style().polish(part)
                part.setAttribute(_POLISHED, True)

    def _system_is_dark(self) -> bool:
        return self._application.styleHints().colorScheme() == Qt.ColorScheme.Dark

    def _system_changed(self) -> None:
        if self.choice == "system":
            self.choose("system")


def _is_dressed(part: QWidget) -> bool:
    return part.testAttribute(_POLISHED)


def scaled(font: QFont, factor: float, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    """A copy of a font, larger or smaller, of a weight."""
    copy = QFont(font)
    copy.setPointSizeF(max(6.0, font.pointSizeF() * factor))
    copy.setWeight(weight)
    return copy
