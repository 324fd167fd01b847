"""How a cell of a sheet is drawn: its text on the colour of what it was read as."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QPainter, QPen, QPolygon
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from models.people import Team
from planner.importing.picture import Mark
from ui.look import Look, scaled
from ui.theme import Theme, Tone
from ui.views.importing.sheet_model import FOUND_ROLE, MARK_ROLE, TEAM_ROLE

_BOLD = frozenset({"name", "heading"})
_CENTRED = frozenset({"shift", "off", "away", "date", "doubt"})
_CORNER = 7
_HATCH = 5


def tone_of(theme: Theme, mark: Mark | None, team: Team | None = None) -> Tone:
    """The colours of what a cell was read as; a shift has those of its vagtlag."""
    if mark == "shift":
        return theme.team(team)
    tones = {
        "name": theme.kinds[1], "fact": Tone(theme.surface, theme.ink, theme.kinds[1].edge),
        "date": theme.kinds[6], "legend": theme.kinds[2],
        "heading": Tone(theme.raised, theme.ink, theme.line), "doubt": theme.error,
        "off": Tone(theme.raised, theme.muted, theme.line), "away": theme.away,
    }
    return tones.get(mark or "", Tone(theme.surface, theme.muted, theme.grid))


class SheetDelegate(QStyledItemDelegate):
    """A doubt has a frame and a corner too, a day away is hatched below: colour is not alone."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        theme = self._look.theme
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        font: QFont = option.font
        mark: Mark | None = index.data(MARK_ROLE)
        tone = tone_of(theme, mark, index.data(TEAM_ROLE))
        painter.save()
        painter.fillRect(rect, QColor(tone.ground))
        if mark == "away":
            below = QRect(rect.left(), rect.bottom() - _HATCH, rect.width(), _HATCH)
            painter.fillRect(below, QBrush(QColor(tone.edge), Qt.BrushStyle.BDiagPattern))
        painter.setPen(QColor(theme.line))
        painter.drawLine(rect.topRight(), rect.bottomRight())
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        if mark == "doubt":
            _doubt(painter, rect, tone)
        text = index.data()
        if text:
            bold = QFont.Weight.DemiBold if mark in _BOLD else QFont.Weight.Normal
            painter.setFont(scaled(font, 0.94, bold))
            painter.setPen(QColor(tone.ink))
            _text(painter, rect, text, mark in _CENTRED or text.isdecimal())
        if index.data(FOUND_ROLE):
            painter.setPen(QPen(QColor(theme.accent), 2))
            painter.drawRect(rect.adjusted(1, 1, -2, -2))
        if state & QStyle.StateFlag.State_Selected:
            painter.setPen(QPen(QColor(theme.ink), 2))
            painter.drawRect(rect.adjusted(1, 1, -2, -2))
        painter.restore()


def _doubt(painter: QPainter, rect: QRect, tone: Tone) -> None:
    painter.setPen(QPen(QColor(tone.edge), 1))
    painter.drawRect(rect.adjusted(0, 0, -1, -1))
    corner = rect.topRight()
    painter.setBrush(QColor(tone.edge))
    painter.drawPolygon(QPolygon([
        corner, corner - QPoint(_CORNER, 0), corner + QPoint(0, _CORNER),
    ]))
    painter.setBrush(Qt.BrushStyle.NoBrush)


def _text(painter: QPainter, rect: QRect, text: str, centred: bool) -> None:
    """Codes and numbers stand in the middle of their cell where they fit, all else to the left."""
    room = rect.adjusted(5, 0, -5, 0)
    metrics = painter.fontMetrics()
    fits = metrics.horizontalAdvance(text) <= room.width()
    side = Qt.AlignmentFlag.AlignHCenter if fits and centred else Qt.AlignmentFlag.AlignLeft
    shown = text if fits else metrics.elidedText(text, Qt.TextElideMode.ElideRight, room.width())
    painter.drawText(room, side | Qt.AlignmentFlag.AlignVCenter, shown)
