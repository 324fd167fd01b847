"""A sentence that can be pressed, on as many lines as it needs."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QPushButton, QSizePolicy, QVBoxLayout

from ui.theme import Theme
from ui.widgets.parts import label

LEAST = 120
"""Pixels of width below which no line would hold a word."""


class LinkLine(QPushButton):
    """Looks as a link does; `said` is its sentence."""

    def __init__(self, said: str, theme: Theme) -> None:
        super().__init__()
        self.said = said
        self.setProperty("role", "link")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(said)
        self.setAutoDefault(True)
        words = label(said, wrap=True)
        words.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        words.setStyleSheet(f"color: {theme.accent};")
        self._body = QVBoxLayout(self)
        self._body.setContentsMargins(6, 4, 6, 4)
        self._body.addWidget(words)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._body.totalHeightForWidth(width)

    def sizeHint(self) -> QSize:
        return QSize(LEAST, self.heightForWidth(max(LEAST, self.width())))

    def minimumSizeHint(self) -> QSize:
        return QSize(LEAST, 0)
