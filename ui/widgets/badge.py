"""A vagtlag as a small coloured square with its letter: whoever sees no colour reads it."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter

from models.people import Team
from planner.texts import has, t
from ui.look import scaled
from ui.theme import Theme

SIDE = 18
"""Pixels of a badge, each way."""


def team_letter(team: Team | None) -> str:
    """`D`, `A`, `N`; the first letter of a vagtlag of the roster's own."""
    key = f"ui.team.letter.{team}"
    return t(key) if has(key) else (team or "–")[:1].upper()


def paint_badge(
    painter: QPainter, left: float, middle: float, team: Team | None, theme: Theme, font: QFont
) -> None:
    """Paint a badge whose left edge and middle height are given."""
    tone = theme.team(team)
    square = QRectF(left, middle - SIDE / 2, SIDE, SIDE)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QColor(tone.edge))
    painter.setBrush(QColor(tone.ground))
    painter.drawRoundedRect(square, 4, 4)
    painter.setPen(QColor(tone.ink))
    painter.setFont(scaled(font, 0.85, QFont.Weight.DemiBold))
    painter.drawText(square, Qt.AlignmentFlag.AlignCenter, team_letter(team))
    painter.restore()
