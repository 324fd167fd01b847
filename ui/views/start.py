"""The first page: drop a roster, open one, go on with a recent plan, or try the sample home."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from planner.texts import t
from ui import icons
from ui.theme import GAP, RADIUS
from ui.views.base import Context
from ui.views.start_parts import FirstSteps, RecentFiles, Recovery
from ui.widgets.parts import Page, button, clear, label, order_focus

if TYPE_CHECKING:
    from ui.copies import Copy

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
    """Everything that a day can begin with: work to be recovered, a file, the sample."""

    open_wanted = Signal()
    sample_wanted = Signal()
    recent_wanted = Signal(Path)
    forget_wanted = Signal(Path)
    forget_all_wanted = Signal()
    welcomed = Signal()
    guide_wanted = Signal()
    recover_wanted = Signal(object)
    discard_wanted = Signal(object)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
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
        self._left = QVBoxLayout()
        self._left.setSpacing(GAP)
        column.addLayout(self._left)
        column.addLayout(_masthead())
        self.field = DropField(context)
        self.field.open.clicked.connect(self.open_wanted)
        self.field.sample.clicked.connect(self.sample_wanted)
        column.addWidget(self.field)
        column.addWidget(label(t("ui.start.sample.hint"), "muted", wrap=True))
        self.first_steps = FirstSteps()
        self.first_steps.guide.clicked.connect(self.guide_wanted)
        self.first_steps.hide_button.clicked.connect(self.welcomed)
        column.addWidget(self.first_steps)
        self.files = RecentFiles(context.look)
        self.files.open_wanted.connect(self.recent_wanted)
        self.files.forget_wanted.connect(self.forget_wanted)
        self.files.clear.clicked.connect(self.forget_all_wanted)
        column.addWidget(self.files)
        column.addStretch(3)

    def show_recent(
        self, files: Sequence[Path], missing: Callable[[Path], bool] = lambda _: False,
        *, newcomer: bool = False,
    ) -> None:
        """List the files that were open lately; `missing`: is a file known not to be there?"""
        self.files.show_files(files, missing)
        self.first_steps.setVisible(newcomer)
        order_focus(self)

    def show_left(self, left: Sequence[Copy]) -> None:
        """Offer work that was not saved when the program ended last."""
        clear(self._left)
        for copy in left:
            offer = Recovery(copy)
            offer.take.clicked.connect(lambda _=False, c=copy: self.recover_wanted.emit(c))
            offer.discarded.connect(lambda c=copy: self.discard_wanted.emit(c))
            self._left.addWidget(offer)
        order_focus(self)


def _masthead() -> QHBoxLayout:
    across = QHBoxLayout()
    across.setSpacing(GAP * 2)
    mark = QLabel()
    mark.setPixmap(icons.mark().pixmap(QSize(60, 60)))
    across.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
    words = QVBoxLayout()
    words.setSpacing(2)
    words.addWidget(label(t("ui.name"), "title", size=2.2))
    words.addWidget(label(t("ui.start.purpose"), "muted", size=1.1, wrap=True))
    across.addLayout(words, 1)
    return across
