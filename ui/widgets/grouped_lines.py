"""Lines of a list of which the first of a group carries the group's heading above its words."""

from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QListView, QStyledItemDelegate, QStyleOptionViewItem

from ui.look import Look, scaled

HEADING_ROLE: Final = int(Qt.ItemDataRole.UserRole) + 1
"""Role of the heading of the first line of a group."""

PADDING = 10
BESIDE = 48
"""What the sign and the padding of a line take of its width."""
ABOVE_AND_BELOW = 20
LEAST_WIDTH = 80
MOST_KNOWN = 10_000
"""So many heights are remembered before all are forgotten."""


class GroupedLines(QStyledItemDelegate):
    """Paints the heading, then the line in what is left of its room.

    A line is as high as its words need at the width of the list: the list's own guess forgets the
    padding. How high words are is remembered, since the same ones come again with every change.
    """

    def __init__(self, view: QListView, look: Look) -> None:
        super().__init__(view)
        self._view, self._look = view, look
        self._known: dict[tuple[str, str, int], int] = {}

    def sizeHint(
        self, _: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        bar = self._view.verticalScrollBar().sizeHint().width()
        width = max(LEAST_WIDTH, self._view.width() - bar - BESIDE)
        words = self._height(str(index.data()), self._view.font(), width)
        heading = index.data(HEADING_ROLE)
        above = self._height(heading, self._bold(), width) + PADDING if heading else 0
        return QSize(width, words + ABOVE_AND_BELOW + above)

    def _bold(self) -> QFont:
        return scaled(self._view.font(), 1.0, QFont.Weight.DemiBold)

    def _height(self, words: str, font: QFont, width: int) -> int:
        key = words, font.key(), width
        if key not in self._known:
            if len(self._known) > MOST_KNOWN:
                self._known.clear()
            room = QRect(0, 0, width, 10_000)
            found = QFontMetrics(font).boundingRect(room, Qt.TextFlag.TextWordWrap, words)
            self._known[key] = found.height()
        return self._known[key]

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        heading = index.data(HEADING_ROLE)
        if not heading:
            super().paint(painter, option, index)
            return
        bold, whole = self._bold(), option.rect
        above = self._height(heading, bold, whole.width() - 2 * PADDING) + PADDING
        painter.save()
        painter.setFont(bold)
        painter.setPen(QColor(self._look.theme.muted))
        place = whole.adjusted(PADDING, PADDING // 2, -PADDING, 0)
        place.setHeight(above)
        painter.drawText(place, Qt.TextFlag.TextWordWrap, heading)
        painter.restore()
        line = QStyleOptionViewItem(option)
        line.rect = whole.adjusted(0, above, 0, 0)
        super().paint(painter, line, index)
