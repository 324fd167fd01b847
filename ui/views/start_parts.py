"""What stands on the first page beside the field: recent files, first steps, work to recover."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QToolButton, QVBoxLayout

from planner.plan_file import is_plan
from planner.texts import t
from ui import icons
from ui.look import Look
from ui.theme import GAP
from ui.widgets.parts import Card, button, clear, label, note, row

if TYPE_CHECKING:
    from ui.copies import Copy


class FileRow(QPushButton):
    """A file to open: its name, and the folder below it."""

    def __init__(self, look: Look, path: Path, missing: bool) -> None:
        super().__init__()
        self.path = path
        self.setProperty("role", "file")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setToolTip(str(path))
        across = QHBoxLayout(self)
        across.setContentsMargins(GAP + 4, GAP - 1, GAP, GAP - 1)
        across.setSpacing(GAP + 4)
        picture = QLabel()
        theme = look.theme
        colour = theme.muted if missing else theme.accent
        name = "calendar" if is_plan(path) else "roster"
        picture.setPixmap(icons.pixmap(name, colour, 22, self.devicePixelRatioF()))
        across.addWidget(picture)
        words = QVBoxLayout()
        words.setSpacing(0)
        title = label(path.name, "muted" if missing else "title")
        folder = str(path.parent)
        below = label(t("ui_shell.recent.away", folder=folder) if missing else folder, "muted")
        for each in (title, below):
            each.setMinimumWidth(10)  # a long name is cut off rather than making the page wider
            words.addWidget(each)
        across.addLayout(words, 1)
        for part in (picture, title, below):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAccessibleName(
            t("ui_shell.recent.missing", name=path.name) if missing
            else t("ui_shell.recent.open", name=path.name, folder=folder)
        )

    def sizeHint(self) -> QSize:
        within = self.layout()
        return within.sizeHint() if within is not None else super().sizeHint()


class RecentFiles(QFrame):
    """Files that were open lately. One that is gone is shown as such, and can be taken out."""

    open_wanted = Signal(Path)
    forget_wanted = Signal(Path)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.rows: list[tuple[FileRow, QToolButton]] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        self.clear = button(t("ui_shell.recent.clear"), "link")
        head = QHBoxLayout()
        head.addWidget(label(t("ui.start.recent"), "section"), 1)
        head.addWidget(self.clear)
        column.addLayout(head)
        card = Card()
        card.body.setContentsMargins(4, 4, 4, 4)
        card.body.setSpacing(0)
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        card.body.addLayout(self._list)
        column.addWidget(card)

    def show_files(self, files: Sequence[Path], missing: Callable[[Path], bool]) -> None:
        """Show these files."""
        clear(self._list)
        self.rows = []
        self.setVisible(bool(files))
        for path in files:
            across = QHBoxLayout()
            across.setSpacing(4)
            each = FileRow(self._look, path, missing(path))
            each.clicked.connect(lambda _=False, p=path: self.open_wanted.emit(p))
            across.addWidget(each, 1)
            away = QToolButton()
            away.setText("✕")
            away.setAccessibleName(t("ui_shell.recent.remove", name=path.name))
            away.setToolTip(t("ui_shell.recent.remove", name=path.name))
            away.clicked.connect(lambda _=False, p=path: self.forget_wanted.emit(p))
            across.addWidget(away)
            self._list.addLayout(across)
            self.rows.append((each, away))


class FirstSteps(Card):
    """Three sentences for whoever is here for the first time."""

    def __init__(self) -> None:
        super().__init__(t("ui_shell.first.title"))
        for number in ("1", "2", "3"):
            across = QHBoxLayout()
            across.setSpacing(GAP + 4)
            across.addWidget(label(number, "title", size=1.4), 0, Qt.AlignmentFlag.AlignTop)
            across.addWidget(label(t(f"ui_shell.first.{number}"), wrap=True), 1)
            self.body.addLayout(across)
        self.hide_button = button(t("ui_shell.first.hide"), "link")
        self.guide = button(t("ui_shell.first.guide"), "link")
        self.body.addLayout(row(self.guide, self.hide_button))


class Recovery(Card):
    """Work that was not saved. `discarded` comes only after a second press."""

    discarded = Signal()

    def __init__(self, copy: Copy) -> None:
        super().__init__(t("ui_shell.recover.title"))
        key = "ui_shell.recover.what" if copy.planned else "ui_bad_days.roster"
        what = t(key, name=copy.name, when=_when(copy))
        own = (
            t("ui_shell.recover.never") if copy.path is None
            else t("ui_shell.recover.file", file=copy.path.name)
        )
        self.body.addWidget(note(f"{what} {own}", "info"))
        if copy.path is not None:
            self.setToolTip(str(copy.path))
        self.take = button(t("ui_shell.recover.take"), "primary")
        self.discard = button(t("ui_shell.recover.discard"))
        self.discard.clicked.connect(self._discard)
        self.body.addLayout(row(self.take, self.discard))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.discard.setText(t("ui_shell.recover.discard"))
        else:
            super().keyPressEvent(event)

    def _discard(self) -> None:
        sure = t("ui_shell.recover.sure")
        if self.discard.text() == sure:
            self.discarded.emit()
        else:
            self.discard.setText(sure)


def _when(copy: Copy) -> str:
    time = f"{copy.written:%H:%M}"
    if copy.written.date() == date.today():
        return t("ui_shell.recover.today", time=time)
    from planner.texts.dates import long_date

    return t("ui_shell.recover.day", day=long_date(copy.written.date()), time=time)
