"""A list that opens at a word: one thing is picked from it, or several are ticked."""

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from planner.texts import t
from ui.said import Choice, Several

_LINES = 14
"""More lines than these are scrolled to, and can be looked for by what they hold."""
_TAKING = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_GOING = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


class Picker(QFrame):
    """`picked` carries the key of the one that was picked, or the keys of those that are ticked.

    Enter takes, Esc leaves all as it was; a click beside the list takes what is ticked. Where the
    list is long, what is typed above it leaves only the lines that hold it; in a short one letters
    go to the line that begins with them.
    """

    picked = Signal(object)

    def __init__(self, part: Choice | Several, said: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowFlags(Qt.WindowType.Popup)
        self._several, self._open = isinstance(part, Several), False
        self.filter, self.list = QLineEdit(), QListWidget()
        self.filter.setPlaceholderText(t("ui_kinds.picker.filter"))
        self.filter.setAccessibleName(t("ui_kinds.picker.filter.named", sentence=said))
        self.filter.setClearButtonEnabled(True)
        self.filter.setVisible(len(part.options) > _LINES)
        self.filter.textChanged.connect(self._sift)
        self.filter.installEventFilter(self)
        self.list.installEventFilter(self)
        self.list.setAccessibleName(said)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(1)
        column.addWidget(self.filter)
        column.addWidget(self.list)
        for key, text in part.options:
            item = QListWidgetItem(text, self.list)
            item.setData(Qt.ItemDataRole.UserRole, key)
            if isinstance(part, Several):
                ticked = key in part.values
                item.setCheckState(Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)
            elif key == part.value:
                self.list.setCurrentItem(item)
        if self.list.currentItem() is None:
            self.list.setCurrentRow(0)
        if not self._several:
            self.list.itemClicked.connect(self._take)

    def show_at(self, place: QPoint) -> None:
        """Open below a word, within the screen."""
        searched = len(self._items()) > _LINES
        line = max(24, self.list.sizeHintForRow(0))
        width = min(420, max(self.list.sizeHintForColumn(0) + 48, 240 if searched else 0))
        height = line * min(_LINES, len(self._items())) + 12
        height += self.filter.sizeHint().height() if searched else 0
        room = self.screen().availableGeometry()
        self.setGeometry(
            max(room.left(), min(place.x(), room.right() - width)),
            max(room.top(), min(place.y(), room.bottom() - height)), width, height,
        )
        self._open = True
        self.show()
        (self.filter if searched else self.list).setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        key = Qt.Key(event.key())
        if key in _TAKING:
            self._take()
        elif key == Qt.Key.Key_Escape:
            self._open = False
            self.hide()
        elif watched is self.filter and key in _GOING:
            self.list.setFocus()
            if self.list.currentItem() is None or self.list.currentItem().isHidden():
                self._stand_on_first()
        else:
            return False
        return True

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if self._several:
            self._take()
        self.deleteLater()

    def _items(self) -> list[QListWidgetItem]:
        return [self.list.item(n) for n in range(self.list.count())]

    def _sift(self, text: str) -> None:
        """Leave the lines that hold a text, and stand on the first of them."""
        wanted = text.strip().casefold()
        for item in self._items():
            item.setHidden(wanted not in item.text().casefold())
        self._stand_on_first()

    def _stand_on_first(self) -> None:
        rows = range(self.list.count())
        self.list.setCurrentRow(next((n for n in rows if not self.list.item(n).isHidden()), -1))

    def _take(self) -> None:
        if not self._open:
            return
        self._open = False
        role = Qt.ItemDataRole.UserRole
        here = self.list.currentItem()
        found: object = here.data(role) if here is not None and not here.isHidden() else None
        if self._several:
            found = frozenset(
                i.data(role) for i in self._items() if i.checkState() == Qt.CheckState.Checked
            )
        self.hide()
        if found is not None:
            self.picked.emit(found)
