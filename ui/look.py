"""The look in use: which theme, which fonts, and one signal when it changes."""

from pathlib import Path

from PySide6.QtCore import QDir, QObject, Qt, Signal
from PySide6.QtGui import QFont, QFontDatabase
from PySide6.QtWidgets import QApplication

from ui.style import style_sheet
from ui.theme import DARK, FONT_FAMILIES, LIGHT, Theme, palette

CHOICES = ("system", "light", "dark")


class Look(QObject):
    """The theme of the application; parts that paint themselves read `theme` as they paint."""

    changed = Signal()

    def __init__(self, application: QApplication, choice: str = "system") -> None:
        super().__init__(application)
        self._application = application
        self.choice = choice
        self.theme: Theme = LIGHT
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
        # From one sheet to another Qt looks at each part many times; by way of none it takes a
        # tenth of the time. Nothing is painted in between.
        self._application.setStyleSheet("")
        self._application.setPalette(palette(self.theme))
        self._application.setStyleSheet(style_sheet(self.theme))
        self.changed.emit()

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
