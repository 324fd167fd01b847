"""The look in use: which theme, which fonts, and one signal when it changes."""

from pathlib import Path

from PySide6.QtCore import QDir, QObject, Qt, Signal
from PySide6.QtGui import QFont, QFontDatabase
from PySide6.QtWidgets import QApplication, QWidget

from ui.style import style_sheet
from ui.theme import DARK, FONT_FAMILIES, LIGHT, Theme, palette

CHOICES = ("system", "light", "dark")
_AS_IF_NEVER_DRESSED = (
    Qt.WidgetAttribute.WA_WState_Polished, Qt.WidgetAttribute.WA_StyleSheet,
)
"""What Qt asks before it dresses a part: without these it does so as the part is shown next."""
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
        self._keeper: QWidget | None = None
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
        """Dress what is seen now, and let all else be dressed as it is shown next.

        A window that has shown all its views has 1,600 parts, and to dress them all takes a third
        of a second. From one theme to another nothing changes its size, so that whatever is not
        seen needs no new layout either.
        """
        unseen = [part for part in self._application.allWidgets() if not part.isVisible()]
        if unseen and self._keeper is None:
            # As long as any sheet is in use Qt knows what parts looked like before they were
            # dressed, and takes that back before it dresses them anew.
            self._keeper = QWidget()
            self._keeper.setStyleSheet("QWidget {}")
        for part in unseen:
            for attribute in _AS_IF_NEVER_DRESSED:
                part.setAttribute(attribute, False)
            part.setAttribute(_NOT_TOLD, True)
        # From one sheet to another Qt looks at each part many times; by way of none it takes a
        # tenth of the time. Nothing is painted in between.
        self._application.setStyleSheet("")
        self._application.setPalette(palette(self.theme))
        self._application.setStyleSheet(style_sheet(self.theme))
        for part in unseen:
            part.setAttribute(_NOT_TOLD, False)

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
