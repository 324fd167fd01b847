"""The best value so far over time, and the bound that it cannot pass; small, or with axes."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from planner.texts import t
from ui.history import Sample
from ui.look import Look

MARGIN = 6
LEFT, BELOW, ABOVE = 76, 26, 26
"""Room for the axes of the large curve, in pixels."""
DOT = 3.5
"""Pixels from the middle of a dot to its edge."""
TICKS = (1, 2, 5, 10, 15, 30, 60, 120, 300, 600)
"""Seconds from one mark of the time axis to the next, the first that leaves them room."""


class Curve(QWidget):
    """Value over time as a stepped line, the bound dashed beneath it. `axes`: with its numbers.

    `clicked`: a small one was clicked.
    """

    clicked = Signal()

    def __init__(self, look: Look, *, axes: bool = False) -> None:
        super().__init__()
        self._look, self._axes = look, axes
        self._samples: tuple[Sample, ...] = ()
        self._end = 0.0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.setMinimumSize(*((240, 200) if axes else (60, 44)))
        if not axes:
            self.setCursor(Qt.CursorShape.PointingHandCursor)

    def show_samples(self, samples: Sequence[Sample], end: float = 0.0) -> None:
        """Draw other samples, of a run that has gone on for `end` seconds."""
        self._samples, self._end = tuple(samples), end
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(520, 220) if self._axes else QSize(220, 44)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and not self._axes:
            self.clicked.emit()

    def paintEvent(self, _: QPaintEvent) -> None:
        if not self._samples:
            return
        theme = self._look.theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = self._area()
        low, high = self._range()
        first, last = self._times()

        def point(seconds: float, value: int) -> QPointF:
            across = (seconds - first) / (last - first)
            down = 0.5 if high == low else (high - value) / (high - low)
            return QPointF(
                area.left() + across * area.width(), area.top() + down * area.height()
            )

        if self._axes:
            self._paint_axes(painter, area, point)
        bound_line = [(s.seconds, s.bound) for s in self._samples if s.bound is not None]
        painter.setPen(QPen(QColor(theme.muted), 1.4, Qt.PenStyle.DashLine))
        painter.drawPolyline(_steps([point(x, y) for x, y in bound_line], area.right()))
        painter.setPen(QPen(QColor(theme.accent), 2.2))
        painter.drawPolyline(
            _steps([point(s.seconds, s.value) for s in self._samples], area.right())
        )
        if self._axes:
            # One that came at the very end has no line, and would not be seen without its dot.
            _paint_dots(painter, theme.muted, [point(x, y) for x, y in bound_line[-1:]])
            _paint_dots(painter, theme.accent, [point(s.seconds, s.value) for s in self._samples])
        painter.end()

    def _area(self) -> QRectF:
        inside = QRectF(self.rect())
        if self._axes:
            return inside.adjusted(LEFT, ABOVE, -MARGIN * 2, -BELOW)
        return inside.adjusted(MARGIN, MARGIN, -MARGIN, -MARGIN)

    def _range(self) -> tuple[int, int]:
        bounds = [s.bound for s in self._samples if s.bound is not None]
        values = [s.value for s in self._samples]
        return min([*values, *bounds]), max([*values, *bounds])

    def _times(self) -> tuple[float, float]:
        first = 0.0 if self._axes else self._samples[0].seconds
        return first, max(self._samples[-1].seconds, self._end, first + 0.001)

    def _paint_axes(
        self, painter: QPainter, area: QRectF, point: Callable[[float, int], QPointF]
    ) -> None:
        theme, (low, high), (_, last) = self._look.theme, self._range(), self._times()
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        for value in sorted({low, (low + high) // 2, high}):
            level = point(0, value).y()
            painter.setPen(QPen(QColor(theme.grid), 1))
            painter.drawLine(QPointF(area.left(), level), QPointF(area.right(), level))
            painter.setPen(QColor(theme.muted))
            painter.drawText(QRectF(0, level - 10, LEFT - 8, 20), right, f"{value:,}".replace(
                ",", "."
            ))
        step = next((x for x in TICKS if last / x <= area.width() / 70), TICKS[-1])
        number = 0
        while number * step <= last:
            at = point(number * step, low).x()
            painter.setPen(QPen(QColor(theme.grid), 1))
            painter.drawLine(QPointF(at, area.bottom()), QPointF(at, area.bottom() + 5))
            painter.setPen(QColor(theme.muted))
            words = t("ui.planning.curve.seconds", seconds=number * step)
            place = QRectF(at - 34, area.bottom() + 6, 68, BELOW - 6)
            painter.drawText(place, Qt.AlignmentFlag.AlignHCenter, words)
            number += 1
        self._paint_legend(painter)

    def _paint_legend(self, painter: QPainter) -> None:
        theme, at = self._look.theme, LEFT
        lines = (
            (theme.accent, Qt.PenStyle.SolidLine, "value", 2.2),
            (theme.muted, Qt.PenStyle.DashLine, "bound", 1.4),
        )
        for colour, style, name, width in lines:
            painter.setPen(QPen(QColor(colour), width, style))
            painter.drawLine(at, 10, at + 24, 10)
            painter.setPen(QColor(theme.ink))
            words = t(f"ui.planning.curve.{name}")
            room = self.fontMetrics().horizontalAdvance(words)
            painter.drawText(QRect(at + 30, 0, room + 4, 20), Qt.AlignmentFlag.AlignVCenter, words)
            at += 30 + room + 24


def _paint_dots(painter: QPainter, colour: str, points: Sequence[QPointF]) -> None:
    painter.setPen(QPen(QColor(colour), 1))
    painter.setBrush(QColor(colour))
    for each in points:
        painter.drawEllipse(each, DOT, DOT)


def _steps(points: Sequence[QPointF], right: float) -> QPolygonF:
    """A line that stays level until the next point, and on to the right edge."""
    line: list[QPointF] = []
    for each in points:
        if line:
            line.append(QPointF(each.x(), line[-1].y()))
        line.append(each)
    if line:
        line.append(QPointF(right, line[-1].y()))
    return QPolygonF(line)
