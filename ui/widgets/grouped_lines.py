"""Lines of a list of which the first of a group carries the group's heading above its words."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QListWidget, QStyledItemDelegate, QStyleOptionViewItem

from ui.look import Look, scaled

HEADING_ROLE: Final = int(Qt.ItemDataRole.UserRole) + 1
"""Role of the heading of the first line of a group."""

PADDING = 10


class GroupedLines(QStyledItemDelegate):
    """Paints the heading, then the line in what is left of its room."""

    def __init__(self, view: QListWidget, look: Look) -> None:
        super().__init__(view)
        self._view, self._look = view, look

    @staticmethod
    def height(font: QFont, width: int) -> Callable[[str], int]:
        """How much room each heading takes in a font, its padding included."""
        metrics = QFontMetrics(font)

        def of(heading: str) -> int:
            room = QRect(0, 0, width, 10_000)
            words = metrics.boundingRect(room, Qt.TextFlag.TextWordWrap, heading)
            return words.height() + PADDING

        return of

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        heading = index.data(HEADING_ROLE)
        if not heading:
            super().paint(painter, option, index)
            return
        bold = scaled(self._view.font(), 1.0, QFont.Weight.DemiBold)
        whole: QRect = option.rect
        width = whole.width() - 2 * PADDING
        above = self.height(bold, width)(heading)
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
