"""Opens the search over everything, and goes to what was chosen there."""

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QKeySequence

from planner.texts import t
from ui.document import State

if TYPE_CHECKING:
    from ui.main_window import MainWindow
    from ui.search import Index, Item
    from ui.views.palette import Palette


class Finder(QObject):
    """People, meetings and kinds are made ready for the search once for each state."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self._known: tuple[State, list[Item]] | None = None
        self.palette: Palette | None = None

    def search(self) -> None:
        """Show the field to search in."""
        from ui.views.palette import Palette

        window = self._window
        self.palette = Palette(self.index(), window.look, window)
        self.palette.chosen.connect(self.go)
        self.palette.come_up()

    def index(self) -> "Index":
        """All that can be found now."""
        from ui.search import Index, Item, items_of

        window, state = self._window, self._window.document.state
        if self._known is None or self._known[0] is not state:
            self._known = state, items_of(state.problem, state.outcome)
        views = [Item("view", name, t(f"ui.view.{name}"))
                 for name in window.view_names() if window.available(name)]
        commands = [
            Item("command", name, plain(action), shortcut_of(action))
            for name, action in window.actions_by_name().items()
            if action.isEnabled() and name != "search"
        ]
        period = state.problem.period if state.problem else None
        return Index((*self._known[1], *views, *commands), period, date.today())

    def go(self, item: "Item") -> None:
        """Go to something that was found; a command is carried out."""
        window = self._window
        if item.what == "command":
            window.actions_by_name()[item.key].trigger()
        elif item.what == "person":
            window.show_view("shifts")
            window.selection.select_person(item.key)
        elif item.what == "meeting":
            window.show_view("calendar")
            window.selection.select_meeting(item.key)
            window.calendar.focus_meeting(item.key)
        elif item.what in ("day", "week"):
            self._go_to_day(date.fromisoformat(item.key))
        else:
            window.show_view("kinds" if item.what == "kind" else item.key)

    def _go_to_day(self, day: date) -> None:
        window = self._window
        if window.available("calendar"):
            window.show_view("calendar")
            window.calendar.go_to(day)
        else:
            window.show_view("shifts")


def plain(action: QAction) -> str:
    """The text of a menu entry without its underlined letter and its dots."""
    return action.text().replace("&&", "\0").replace("&", "").replace("\0", "&").rstrip(" …")


def shortcut_of(action: QAction) -> str:
    """Its keys, as they are written on this system; empty without any."""
    native = QKeySequence.SequenceFormat.NativeText
    return ", ".join(key.toString(native) for key in action.shortcuts())
