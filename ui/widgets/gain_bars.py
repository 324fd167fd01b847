"""Minutes more or less as a bar from the middle: to the right more, to the left less."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QAbstractItemView, QStyledItemDelegate, QStyleOptionViewItem

from ui.look import Look

WORDS = 64
"""Pixels for the number beside the bar."""


class GainBars(QStyledItemDelegate):
    """Paints the number of a cell and a bar beside it; `minutes` gives the number of a row."""

    def __init__(self, view: QAbstractItemView, look: Look) -> None:
        super().__init__(view)
        self._look = look
        self.minutes: tuple[int, ...] = ()

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        super().paint(painter, option, index)
        row = index.row()
        if not 0 <= row < len(self.minutes) or not self.minutes[row]:
            return
        theme, minutes = self._look.theme, self.minutes[row]
        most = max(abs(each) for each in self.minutes)
        room = QRectF(option.rect).adjusted(WORDS, 9, -8, -9)
        if room.width() < 20:
            return
        middle, half = room.center().x(), room.width() / 2
        length = max(2.0, half * abs(minutes) / most)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QColor(theme.line))
        painter.drawLine(int(middle), int(room.top()) - 4, int(middle), int(room.bottom()) + 4)
        painter.setPen(Qt.PenStyle.NoPen)
        more = minutes > 0
        painter.setBrush(QColor((theme.warning if more else theme.good).edge))
        bar = QRectF(middle if more else middle - length, room.top(), length, room.height())
        painter.drawRoundedRect(bar, 3, 3)
        painter.restore()
