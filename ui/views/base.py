"""What every view shares: the document, what is selected, the look, and when to draw anew."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QGuiApplication, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from ui.document import Document
from ui.look import Look
from ui.selection import Selection
from ui.widgets.parts import order_focus

if TYPE_CHECKING:
    from models.record import About


MENU_KEY = Qt.Key.Key_F10, Qt.KeyboardModifier.ShiftModifier
"""Asks for a menu as the menu key does. Windows sees to it itself; other systems leave it to us."""


@dataclass(frozen=True, slots=True)
class Context:
    """What a view needs to know, handed to each as it is made."""

    document: Document
    selection: Selection
    look: Look


class View(QWidget):
    """A part of the window that follows the document, but only works while it is seen.

    `turned`: another of its pages is shown. `menu_wanted`: somebody asks what can be done with
    something in it: its sort (see `models.record.About`), its id, and where on the screen.
    """

    turned = Signal()
    menu_wanted = Signal(str, str, QPoint)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.context = context
        self._stale = True
        context.document.changed.connect(self._changed)
        context.look.changed.connect(self._restyled)
        context.selection.changed.connect(self._selected)

    def page(self) -> str:
        """Which of its pages is shown; empty for the first one."""
        return ""

    def choose_page(self, page: str) -> None:
        """Show one of its pages."""

    def subject_at(self, _where: QPoint) -> tuple[About, str] | None:
        """What stands at a point of the view, as its sort and its id; None where nothing does."""
        return None

    def refresh(self) -> None:
        """Show the document as it is now."""

    def show_selection(self) -> None:
        """Show what is selected now."""

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        # By keyboard, the point is that of what has the focus.
        found = self.subject_at(self.mapFromGlobal(event.globalPos()))
        if found is None:
            super().contextMenuEvent(event)
        else:
            self.menu_wanted.emit(*found, event.globalPos())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        pressed = event.key(), event.modifiers()
        if pressed == MENU_KEY and QGuiApplication.platformName() != "windows":
            _ask_for_menu(self.window().focusWidget())
        else:
            super().keyPressEvent(event)

    def _changed(self) -> None:
        self._stale = True
        if self.isVisible():
            self._renew()

    def _restyled(self) -> None:
        self._stale = True
        if self.isVisible():
            self.context.look.later(self._renew_if_seen)

    def _renew_if_seen(self) -> None:
        if isValid(self) and self._stale and self.isVisible():
            self._renew()

    def _selected(self) -> None:
        if self.isVisible() and not self._stale:
            self.show_selection()
            order_focus(self)

    def _renew(self) -> None:
        self._stale = False
        self.refresh()
        self.show_selection()
        order_focus(self)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self._renew()
        else:
            self.show_selection()


def _ask_for_menu(asked: QWidget | None) -> None:
    """Ask what has the focus for a menu, where its cursor is."""
    if asked is not None:
        cursor = asked.inputMethodQuery(Qt.InputMethodQuery.ImCursorRectangle)
        where = cursor.center() if isinstance(cursor, QRect) else asked.rect().center()
        keyboard = QContextMenuEvent.Reason.Keyboard
        menu = QContextMenuEvent(keyboard, where, asked.mapToGlobal(where))
        QApplication.sendEvent(asked, menu)
