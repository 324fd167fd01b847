"""How a cell of the coverage is painted: a mark with its words, and the vagtlag it is about."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from models.people import NIGHT
from ui.look import Look, scaled
from ui.theme import blend
from ui.views.coverage_models import MARK_ROLE, TEAM_ROLE, Mark
from ui.widgets.badge import SIDE, paint_badge


class MarkDelegate(QStyledItemDelegate):
    """Draws a mark as a tile: green or red where something is asked, in a strength that tells.

    What is about the night has the night's edge; a vagtlag has its badge.
    """

    def __init__(self, look: Look, parent: QWidget, *, graded: bool) -> None:
        super().__init__(parent)
        self._look = look
        self._graded = graded

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        mark, team = index.data(MARK_ROLE), index.data(TEAM_ROLE)
        rect: QRect = option.rect
        font: QFont = option.font
        if not isinstance(mark, Mark):
            if isinstance(team, str):
                rect = QRect(rect)
                option.rect = rect.adjusted(SIDE + 8, 0, 0, 0)
                state: QStyle.StateFlag = option.state
                if state & QStyle.StateFlag.State_Selected:
                    painter.fillRect(rect, QColor(self._look.theme.accent_soft))
                paint_badge(painter, rect.left() + 6, rect.center().y() + 0.5, team,
                            self._look.theme, font)
            super().paint(painter, option, index)
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._tile(painter, option, mark, night=team == NIGHT)
        painter.restore()

    def _tile(
        self, painter: QPainter, option: QStyleOptionViewItem, mark: Mark, *, night: bool
    ) -> None:
        theme = self._look.theme
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, QColor(theme.accent_soft))
        ground, ink = self._colours(mark)
        tile = rect.adjusted(3, 3, -3, -3)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ground)
        if mark.good is False:
            # An edge tells it from the others without its colour.
            painter.setPen(QPen(QColor(theme.error.edge), 1.6))
        painter.drawRoundedRect(tile, 5, 5)
        painter.setPen(Qt.PenStyle.NoPen)
        if night:
            painter.setBrush(QColor(theme.night.edge))
            painter.drawRoundedRect(QRect(tile.left(), tile.top(), 4, tile.height()), 2, 2)
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(theme.accent), 2))
            painter.drawRoundedRect(rect.adjusted(2, 2, -2, -2), 5, 5)
        font: QFont = option.font
        weight = QFont.Weight.DemiBold if mark.good is False else QFont.Weight.Normal
        painter.setPen(QColor(ink))
        painter.setFont(scaled(font, 0.92, weight))
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, mark.text)

    def _colours(self, mark: Mark) -> tuple[QColor, str]:
        theme = self._look.theme
        if mark.good is None:
            return QColor(theme.raised), theme.muted
        if not mark.good:
            return QColor(theme.error.ground), theme.error.ink
        if not self._graded or mark.dot:
            return QColor(theme.good.ground), theme.good.ink
        return blend(theme.surface, theme.warning.ground, mark.share * 2), theme.ink
