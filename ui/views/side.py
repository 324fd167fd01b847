"""What stands beside a view follows the document in a turn of its own, after that view.

All that a change costs, in one turn of the event loop, would hold up the window.
"""

from typing import Final

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QShowEvent, QWindow
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from ui.views.base import Context, View

HANDS: Final = frozenset({
    QEvent.Type.MouseButtonPress, QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride,
    QEvent.Type.TouchBegin, QEvent.Type.TabletPress,
})
"""What somebody does to the window."""


class SideView(View):
    """Shows a change a turn later, but before anything is done in it: nobody presses a button that
    stood there for what is no more."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._watched: QWindow | None = None

    def catch_up(self) -> None:
        """Show now what was to be shown in a turn to come."""
        if self._watched is not None:
            if isValid(self._watched):
                self._watched.removeEventFilter(self)
            self._watched = None
        self._renew_if_seen()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # It comes to the window before it is known which part of it it is for.
        if event.type() in HANDS:
            self.catch_up()
        return super().eventFilter(watched, event)

    def showEvent(self, event: QShowEvent) -> None:
        QWidget.showEvent(self, event)
        if self._stale:
            self._follow()
        else:
            self.show_selection()

    def _changed(self) -> None:
        self._stale = True
        if self.isVisible():
            self._follow()

    def _selected(self) -> None:
        if self._stale:
            self.catch_up()  # with it, what is selected is shown
        else:
            super()._selected()

    def _follow(self) -> None:
        if self._watched is None:
            self._watched = self.window().windowHandle()
            if self._watched is not None:
                self._watched.installEventFilter(self)
            self.context.document.later(self._in_turn)

    def _in_turn(self) -> None:
        if isValid(self):
            self.catch_up()
