"""The sign of a meeting kind: colour, one of four shapes, a letter, for whoever sees no colour."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen, QPolygonF

from ui.look import scaled
from ui.theme import Theme

LETTERED = 11
"""Pixels of width from which the letter fits."""


def paint_sign(
    painter: QPainter, rect: QRectF, kind: int, letter: str, theme: Theme, font: QFont,
    framed: bool = False,
) -> None:
    """The sign of the n-th meeting kind: colour, one of four shapes, and a letter where it fits."""
    tone = theme.kind(kind)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(tone.ink), 1.6 if framed else 0.8))
    painter.setBrush(QColor(tone.ground))
    _shape(painter, rect.adjusted(0.5, 0.5, -0.5, -0.5), kind)
    if rect.width() >= LETTERED:
        painter.setPen(QColor(tone.ink))
        painter.setFont(scaled(font, 0.7, QFont.Weight.Bold))
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, letter)


def _shape(painter: QPainter, rect: QRectF, kind: int) -> None:
    if kind % 4 == 0:
        painter.drawRoundedRect(rect, rect.height() / 2, rect.height() / 2)
    elif kind % 4 == 1:
        painter.drawRect(rect)
    elif kind % 4 == 2:
        cut = min(4.0, rect.width() / 3)
        top, middle, bottom = rect.top(), rect.center().y(), rect.bottom()
        painter.drawPolygon(QPolygonF([
            QPointF(rect.left() + cut, top), QPointF(rect.right() - cut, top),
            QPointF(rect.right(), middle), QPointF(rect.right() - cut, bottom),
            QPointF(rect.left() + cut, bottom), QPointF(rect.left(), middle),
        ]))
    else:
        cut = min(3.0, rect.width() / 3)
        painter.drawPolygon(QPolygonF([
            QPointF(rect.left() + cut, rect.top()), rect.topRight(),
            QPointF(rect.right() - cut, rect.bottom()), rect.bottomLeft(),
        ]))
