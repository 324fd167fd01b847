"""How a load is painted: a figure, a bar, and where mean and median of all people lie."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from ui.look import Look, scaled
from ui.theme import Theme
from ui.views.load_model import BAR_ROLE, TEAM_ROLE, Bar
from ui.widgets.badge import SIDE, paint_badge

TEXT_WIDTH = 52
HEIGHT = 11


class BarDelegate(QStyledItemDelegate):
    """A figure and a bar beside it; what was carried over is the striped part of the bar.

    A solid stroke through the bars is the mean, a dotted one the median.
    """

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        bar, team = index.data(BAR_ROLE), index.data(TEAM_ROLE)
        theme = self._look.theme
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        if not isinstance(bar, Bar):
            if isinstance(team, str):
                rect = QRect(rect)
                option.rect = rect.adjusted(SIDE + 8, 0, 0, 0)
                if chosen:
                    painter.fillRect(rect, QColor(theme.accent_soft))
                middle = rect.center().y() + 0.5
                paint_badge(painter, rect.left() + 6, middle, team, theme, option.font)
            super().paint(painter, option, index)
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if chosen:
            painter.fillRect(rect, QColor(theme.accent_soft))
        text = str(index.data(Qt.ItemDataRole.DisplayRole))
        self._words(painter, rect, text, option.font, faint=bar.share == 0)
        room = QRectF(rect.left() + TEXT_WIDTH + 2, rect.center().y() - 5,
                      rect.width() - TEXT_WIDTH - 14, HEIGHT)
        if room.width() > 8:
            if bar.signed:
                _signed(painter, room, bar, theme)
            else:
                _plain(painter, room, bar, theme)
        painter.restore()

    def _words(
        self, painter: QPainter, rect: QRect, text: str, font: QFont, *, faint: bool
    ) -> None:
        theme = self._look.theme
        painter.setFont(scaled(font, 0.95))
        painter.setPen(QColor(theme.muted if faint else theme.ink))
        painter.drawText(
            QRect(rect.left() + 2, rect.top(), TEXT_WIDTH - 6, rect.height()),
            Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, text,
        )


def _plain(painter: QPainter, room: QRectF, bar: Bar, theme: Theme) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    if bar.share > 0:
        painter.setBrush(QColor(theme.accent))
        painter.drawRoundedRect(_part(room, 0, bar.share), 4, 4)
    if bar.before > 0:
        past = _part(room, 0, bar.before)
        painter.setBrush(QColor(theme.line))
        painter.drawRoundedRect(past, 4, 4)
        painter.setBrush(QBrush(QColor(theme.muted), Qt.BrushStyle.BDiagPattern))
        painter.drawRoundedRect(past, 4, 4)
    for share, style in (
        (bar.mean, Qt.PenStyle.SolidLine), (bar.median, Qt.PenStyle.DotLine),
    ):
        at = room.left() + room.width() * min(1.0, share)
        # A pale stroke beneath lets the dark one be seen on the bar as well as beside it.
        for colour, width in ((theme.surface, 3.2), (theme.ink, 1.4)):
            painter.setPen(QPen(QColor(colour), width, style if width < 2 else
                                Qt.PenStyle.SolidLine))
            painter.drawLine(QPointF(at, room.top() - 4), QPointF(at, room.bottom() + 4))


def _signed(painter: QPainter, room: QRectF, bar: Bar, theme: Theme) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    if bar.share > 0:
        part = _part(room, 0.5, bar.share / 2)
        painter.setBrush(QColor(theme.warning.ground))
        painter.drawRect(part)
        painter.setBrush(QBrush(QColor(theme.warning.edge), Qt.BrushStyle.Dense3Pattern))
        painter.drawRect(part)
    elif bar.share < 0:
        painter.setBrush(QColor(theme.good.edge))
        painter.drawRect(_part(room, 0.5 + bar.share / 2, -bar.share / 2))
    middle = room.left() + room.width() / 2
    painter.setPen(QPen(QColor(theme.muted), 1))
    painter.drawLine(QPointF(middle, room.top() - 4), QPointF(middle, room.bottom() + 4))


def _part(room: QRectF, start: float, share: float) -> QRectF:
    return QRectF(room.left() + room.width() * start, room.top(),
                  max(3.0, room.width() * share), room.height())
