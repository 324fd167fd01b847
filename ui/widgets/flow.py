"""A layout that breaks into rows like text, so that a narrow window hides nothing."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem

from ui.theme import GAP


class Flow(QLayout):
    """Parts side by side, on as many rows as they need.

    `cell`: the least width of a part in pixels; parts then share each row in equal widths, and
    rows hold equally many as far as they can. None: each part is as wide as it likes.
    """

    def __init__(self, cell: int | None = None, gap: int = GAP) -> None:
        super().__init__()
        self._items: list[QLayoutItem] = []
        self._cell, self._gap = cell, gap
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._arrange(QRect(0, 0, width, 0), place=False)

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._arrange(rect, place=True)

    def sizeHint(self) -> QSize:
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        size = QSize()
        for item in self._items:
            size = size.expandedTo(item.minimumSize())
        return size

    def _arrange(self, rect: QRect, *, place: bool) -> int:
        """Place the parts, or only reckon. Gives the height that they need."""
        top = rect.top()
        for row in self._rows(rect.width()):
            height = max(_height(item, width) for item, width in row)
            left = rect.left()
            for item, width in row:
                if place:
                    item.setGeometry(QRect(QPoint(left, top), QSize(width, height)))
                left += width + self._gap
            top += height + self._gap
        return max(0, top - self._gap - rect.top())

    def _rows(self, room: int) -> list[list[tuple[QLayoutItem, int]]]:
        if not self._items:
            return []
        if self._cell is not None:
            most = max(1, (room + self._gap) // (self._cell + self._gap))
            rows = -(-len(self._items) // most)
            across = -(-len(self._items) // rows)
            width = (room - (across - 1) * self._gap) // across
            return [
                [(item, width) for item in self._items[n:n + across]]
                for n in range(0, len(self._items), across)
            ]
        found: list[list[tuple[QLayoutItem, int]]] = [[]]
        left = room
        for item in self._items:
            width = min(room, item.sizeHint().width())
            if found[-1] and width > left:
                found.append([])
                left = room
            found[-1].append((item, width))
            left -= width + self._gap
        return found


def _height(item: QLayoutItem, width: int) -> int:
    return item.heightForWidth(width) if item.hasHeightForWidth() else item.sizeHint().height()
