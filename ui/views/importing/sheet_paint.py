"""How a cell of a sheet is drawn: its text on the colour of what it was read as."""

from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QPainter, QPen, QPolygon
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from models.people import Team
from planner.importing.picture import Mark
from ui.look import Look, scaled
from ui.theme import Theme, Tone
from ui.views.importing.sheet_model import SheetModel

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


@dataclass(frozen=True, slots=True)
class _Ink:
    """The colours of a mark, made once."""

    ground: QColor
    ink: QColor
    edge: QColor


class SheetDelegate(QStyledItemDelegate):
    """A doubt has a frame and a corner too, a day away is hatched below: colour is not alone."""

    def __init__(self, model: SheetModel, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._model, self._look = model, look
        self._inks: dict[tuple[Mark | None, Team | None], _Ink] = {}
        self._fonts: dict[bool, QFont] = {}
        look.changed.connect(self._inks.clear)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        theme = self._look.theme
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        text, mark, team, found = self._model.drawn((index.row(), index.column()))
        ink = self._ink(mark, team)
        painter.save()
        painter.fillRect(rect, ink.ground)
        if mark == "away":
            below = QRect(rect.left(), rect.bottom() - _HATCH, rect.width(), _HATCH)
            painter.fillRect(below, QBrush(ink.edge, Qt.BrushStyle.BDiagPattern))
        painter.setPen(QColor(theme.line))
        painter.drawLine(rect.topRight(), rect.bottomRight())
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        if mark == "doubt":
            _doubt(painter, rect, ink.edge)
        if text:
            painter.setFont(self._font(option.font, mark in _BOLD))
            painter.setPen(ink.ink)
            _text(painter, rect, text, mark in _CENTRED or text.isdecimal())
        if found:
            painter.setPen(QPen(QColor(theme.accent), 2))
            painter.drawRect(rect.adjusted(1, 1, -2, -2))
        if state & QStyle.StateFlag.State_Selected:
            painter.setPen(QPen(QColor(theme.ink), 2))
            painter.drawRect(rect.adjusted(1, 1, -2, -2))
        painter.restore()

    def _ink(self, mark: Mark | None, team: Team | None) -> _Ink:
        key = (mark, team)
        if key not in self._inks:
            tone = tone_of(self._look.theme, mark, team)
            self._inks[key] = _Ink(QColor(tone.ground), QColor(tone.ink), QColor(tone.edge))
        return self._inks[key]

    def _font(self, font: QFont, bold: bool) -> QFont:
        if bold not in self._fonts:
            weight = QFont.Weight.DemiBold if bold else QFont.Weight.Normal
            self._fonts[bold] = scaled(font, 0.94, weight)
        return self._fonts[bold]


def _doubt(painter: QPainter, rect: QRect, edge: QColor) -> None:
    painter.setPen(QPen(edge, 1))
    painter.drawRect(rect.adjusted(0, 0, -1, -1))
    corner = rect.topRight()
    painter.setBrush(edge)
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
