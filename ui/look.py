"""The look in use: which theme, which fonts, and one signal when it changes."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QDir, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QFont, QFontDatabase
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from ui.style import style_sheet
from ui.theme import DARK, FONT_FAMILIES, LIGHT, Theme, palette

CHOICES = ("system", "light", "dark")
BATCH = 100
"""Unseen parts that are dressed in one turn of the event loop: some milliseconds."""
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
        self._undressed: list[QWidget] = []
        self._keeper: QWidget | None = None
        self._turn: QTimer | None = None
        families = [f for f in FONT_FAMILIES if f in QFontDatabase.families()]
        font = QFont(application.font())
        if families:
            font.setFamilies(families)
        font.setPointSizeF(10.0)
        application.setFont(font)
        application.setStyle("Fusion")
        # The style sheet names its pictures as `images:down.svg`.
        QDir.setSearchPaths("images", [str(Path(__file__).parent / "images")])
        application.styleHints().colorSchemeChanged.connect(self._system_changed)
        self.choose(choice)

    def choose(self, choice: str) -> None:
        """Follow the system, or be light or dark whatever it says."""
        self.choice = choice if choice in CHOICES else "system"
        dark = self.choice == "dark" or (self.choice == "system" and self._system_is_dark())
        self.theme = DARK if dark else LIGHT
        self._dress()
        self.changed.emit()

    def _dress(self) -> None:
        """Dress what is seen now, and all else in the turns of the event loop that follow.

        A window that has shown all its views has 1,600 parts, and to dress them all takes a third
        of a second. From one theme to another nothing changes its size, so that whatever is not
        seen needs no new layout either.
        """
        unseen = [part for part in self._application.allWidgets() if not part.isVisible()]
        # Whatever was never dressed is so by Qt, as it is shown for the first time.
        dressed = [part for part in unseen if part.testAttribute(_POLISHED)]
        self._polish([part for part in self._undressed if isValid(part) and part.isVisible()])
        self._undressed = [
            *(part for part in self._undressed if isValid(part) and not part.isVisible()), *dressed
        ]
        if dressed and self._keeper is None:
            # As long as any sheet is in use Qt knows what parts looked like before they were
            # dressed, and takes that back before it dresses them anew.
            self._keeper = QWidget()
            self._keeper.setStyleSheet("QWidget {}")
        for part in dressed:  # Qt passes them over, but for the palette, which all of them inherit
            part.setAttribute(_POLISHED, False)
            part.setAttribute(_SHEET, False)
        for part in unseen:
            part.setAttribute(_NOT_TOLD, True)
        # From one sheet to another Qt looks at each part many times; by way of none it takes a
        # tenth of the time. Nothing is painted in between.
        self._application.setStyleSheet("")
        self._application.setPalette(palette(self.theme))
        self._application.setStyleSheet(style_sheet(self.theme))
        for part in unseen:
            part.setAttribute(_NOT_TOLD, False)
        if self._undressed:
            self._go_on()

    def _go_on(self) -> None:
        if self._turn is None:
            self._turn = QTimer(self, interval=0)
            self._turn.timeout.connect(self._dress_some)
        self._turn.start()

    def _dress_some(self) -> None:
        some, self._undressed = self._undressed[:BATCH], self._undressed[BATCH:]
        self._polish(some)
        if not self._undressed and self._turn is not None:
            self._turn.stop()

    def _polish(self, parts: Sequence[QWidget]) -> None:
        for part in parts:
            if isValid(part) and not part.testAttribute(_POLISHED):
                part.style().polish(part)
                part.setAttribute(_POLISHED, True)

    def _system_is_dark(self) -> bool:
        return self._application.styleHints().colorScheme() == Qt.ColorScheme.Dark

    def _system_changed(self) -> None:
        if self.choice == "system":
            self.choose("system")


def scaled(font: QFont, factor: float, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    """A copy of a font, larger or smaller, of a weight."""
    copy = QFont(font)
    copy.setPointSizeF(max(6.0, font.pointSizeF() * factor))
    copy.setWeight(weight)
    return copy
