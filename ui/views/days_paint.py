"""How a time of the heat map is painted: warmer where more can come, and the numbers in it."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ui.look import Look, scaled
from ui.theme import blend
from ui.views.days_model import HEAT_ROLE, Heat

WARMEST, WARMEST_DARK = 0.55, 0.4
"""How far a ground goes towards the colour at most: words on it can still be read."""


class HeatDelegate(QStyledItemDelegate):
    """Paints cells of DaysModel in a colour that is set with `edge`."""

    def __init__(self, look: Look) -> None:
        super().__init__(look)
        self._look = look
        self.edge = ""

    def sizeHint(
        self, option: QStyleOptionViewItem, _: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        return QSize(96, option.fontMetrics.height() * 2 + 12)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        heat = index.data(HEAT_ROLE)
        theme = self._look.theme
        rect: QRect = option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if isinstance(heat, Heat):
            warmest = WARMEST_DARK if theme.dark else WARMEST
            if heat.open:
                ground = blend(theme.surface, self.edge or theme.accent, heat.share * warmest)
                painter.fillRect(rect.adjusted(1, 1, -1, -1), ground)
            else:
                painter.fillRect(rect, QColor(theme.raised))
                painter.fillRect(
                    rect, QBrush(QColor(theme.line), Qt.BrushStyle.BDiagPattern)
                )
            self._words(painter, rect, heat, option.font)
            if heat.best:
                painter.setPen(QPen(QColor(theme.ink), 2))
                painter.drawRoundedRect(rect.adjusted(2, 2, -3, -3), 4, 4)
        state: QStyle.StateFlag = option.state
        if state & QStyle.StateFlag.State_Selected:
            painter.setPen(QPen(QColor(theme.accent), 3))
            painter.drawRoundedRect(rect.adjusted(2, 2, -3, -3), 4, 4)
        painter.restore()

    def _words(self, painter: QPainter, rect: QRect, heat: Heat, font: QFont) -> None:
        theme = self._look.theme
        painter.setPen(QColor(theme.ink if heat.open else theme.muted))
        half = rect.height() // 2
        above = QRect(rect.left(), rect.top() + 3, rect.width(), half)
        below = QRect(rect.left(), rect.top() + half, rect.width(), half - 2)
        painter.setFont(scaled(font, 1.05, QFont.Weight.DemiBold))
        number = f"★ {heat.number}" if heat.best else heat.number
        painter.drawText(above, Qt.AlignmentFlag.AlignCenter, number)
        painter.setFont(scaled(font, 0.82))
        painter.drawText(below, Qt.AlignmentFlag.AlignCenter, heat.below)
