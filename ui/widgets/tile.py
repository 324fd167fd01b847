"""A large figure that can be pressed: what it is made of opens."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QVBoxLayout, QWidget

from models.people import Team
from planner.texts import t
from ui.look import Look
from ui.theme import GAP, Tone, pattern
from ui.widgets.parts import label

LEAST = 150
"""Pixels that a tile is wide at least."""


class Tile(QPushButton):
    """A title, a figure and what it counts. `tone` None: on a plain sheet."""

    def __init__(
        self, title: str, figure: str, below: str, tone: Tone | None = None, size: float = 1.8
    ) -> None:
        super().__init__()
        self.setProperty("role", "tile")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._body = QVBoxLayout(self)
        self._body.setContentsMargins(GAP * 2, GAP + 4, GAP * 2, GAP + 4)
        self._body.setSpacing(GAP // 2)
        for text, factor, role in ((title, 1.05, "title"), (figure, size, "title"), (below, 1, "")):
            if not text:
                continue
            each = label(text, role, size=factor, wrap=not role)
            each.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            if tone is not None:
                each.setStyleSheet(f"color: {tone.ink};")
            elif not role:
                each.setProperty("role", "muted")
            self._body.addWidget(each)
        self._body.addStretch(1)
        if tone is not None:
            self.setStyleSheet(
                f'Tile {{ background: {tone.ground}; border: 1px solid {tone.edge}; }}'
                f'Tile:hover {{ border: 2px solid {tone.edge}; }}'
                f'Tile:focus {{ border: 3px solid {tone.ink}; }}'
            )
        self.setAccessibleName(f"{title}: {figure}. {below}" if title else f"{figure} {below}")
        self.setAccessibleDescription(t("ui.overview.tile.why"))
        self.setToolTip(t("ui.overview.tile.why"))
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def add(self, part: QWidget) -> None:
        """Put something beneath the words."""
        part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._body.addWidget(part)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return max(self._body.totalHeightForWidth(width), self._body.totalMinimumSize().height())

    def sizeHint(self) -> QSize:
        return QSize(LEAST, self.heightForWidth(LEAST))

    def minimumSizeHint(self) -> QSize:
        return QSize(LEAST, self._body.totalMinimumSize().height())


class TeamBar(QWidget):
    """How much of the whole, in the colour and the pattern of a vagtlag."""

    def __init__(self, look: Look, team: Team, share: float) -> None:
        super().__init__()
        self._look, self._team, self._share = look, team, share
        self.setFixedHeight(10)

    def paintEvent(self, _: QPaintEvent) -> None:
        tone = self._look.theme.team(self._team)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        whole = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(QColor(tone.ink))
        painter.setBrush(QColor(self._look.theme.surface))
        painter.drawRoundedRect(whole, 4, 4)
        if self._share > 0:
            part = QRectF(whole)
            part.setWidth(max(6.0, whole.width() * self._share))
            painter.setBrush(QColor(tone.edge))
            painter.drawRoundedRect(part, 4, 4)
            painter.setBrush(pattern(self._team, tone.ink))
            painter.drawRoundedRect(part, 4, 4)
