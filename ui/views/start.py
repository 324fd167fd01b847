"""The first page: drop a roster, open one, go on with a recent plan, or try the sample home."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from planner.texts import t
from ui import icons
from ui.theme import GAP, RADIUS
from ui.views.base import Context
from ui.widgets.parts import Page, button, clear, label, order_focus

WIDTH = 620


class DropField(QWidget):
    """A dashed field that says that files may be dropped. The window takes the drop itself."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.setMinimumHeight(190)
        column = QVBoxLayout(self)
        column.setContentsMargins(GAP * 3, GAP * 3, GAP * 3, GAP * 3)
        column.setSpacing(GAP)
        self._picture = QLabel()
        self.open = button(t("ui.start.open"), "primary")
        self.sample = button(t("ui.start.sample"))
        column.addStretch(1)
        column.addWidget(self._picture, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(
            label(t("ui.start.drop"), "title", size=1.3), 0, Qt.AlignmentFlag.AlignHCenter
        )
        column.addWidget(
            label(t("ui.start.formats"), "muted"), 0, Qt.AlignmentFlag.AlignHCenter
        )
        column.addSpacing(GAP)
        buttons = QHBoxLayout()
        buttons.setSpacing(GAP)
        buttons.addStretch(1)
        buttons.addWidget(self.open)
        buttons.addWidget(self.sample)
        buttons.addStretch(1)
        column.addLayout(buttons)
        column.addStretch(1)
        context.look.changed.connect(self.restyle)
        self.restyle()

    def restyle(self) -> None:
        """Draw the picture in the colours of the theme."""
        theme = self._context.look.theme
        self._picture.setPixmap(
            icons.pixmap("drop", theme.accent, 40, self.devicePixelRatioF())
        )
        self.update()

    def paintEvent(self, _: QPaintEvent) -> None:
        theme = self._context.look.theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(QColor(theme.accent), 1.5, Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.setBrush(QColor(theme.surface))
        painter.drawRoundedRect(self.rect().adjusted(1, 1, -2, -2), RADIUS * 1.5, RADIUS * 1.5)
        painter.end()


class StartView(QWidget):
    """Everything that a day can begin with, and any reason why the last file did not open."""

    open_wanted = Signal()
    sample_wanted = Signal()
    recent_wanted = Signal(Path)

    def __init__(self, context: Context) -> None:
        super().__init__()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        # It scrolls, so that many recent files never make the window taller than its screen.
        page = Page()
        page.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        whole.addWidget(page)
        outer = QHBoxLayout()
        page.body.addLayout(outer)
        inner = QWidget()
        inner.setMaximumWidth(WIDTH)
        outer.addStretch(1)
        outer.addWidget(inner, 10)
        outer.addStretch(1)
        column = QVBoxLayout(inner)
        column.setSpacing(GAP * 2)
        column.addStretch(2)
        column.addWidget(label(t("ui.name"), "title", size=2.4))
        column.addWidget(label(t("ui.start.purpose"), "muted", size=1.1, wrap=True))
        self.field = DropField(context)
        self.field.open.clicked.connect(self.open_wanted)
        self.field.sample.clicked.connect(self.sample_wanted)
        column.addWidget(self.field)
        column.addWidget(label(t("ui.start.sample.hint"), "muted", wrap=True))
        self._recent_title = label(t("ui.start.recent"), "section")
        column.addWidget(self._recent_title)
        self._recent = QVBoxLayout()
        self._recent.setSpacing(2)
        column.addLayout(self._recent)
        column.addStretch(3)

    def show_recent(self, files: Sequence[Path]) -> None:
        """List the files that were open lately."""
        clear(self._recent)
        self._recent_title.setVisible(bool(files))
        for path in files:
            each = button(f"{path.name}   ·   {path.parent}", "link")
            each.clicked.connect(lambda _=False, p=path: self.recent_wanted.emit(p))
            self._recent.addWidget(each)
        order_focus(self)
