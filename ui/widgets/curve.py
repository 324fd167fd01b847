"""A small curve of the best value so far, and of the bound that it cannot pass."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.history import Sample
from ui.look import Look

MARGIN = 6


class Curve(QWidget):
    """Value over time as a stepped line, the bound dashed beneath it."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._samples: tuple[Sample, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.setMinimumSize(60, 44)

    def show_samples(self, samples: Sequence[Sample]) -> None:
        """Draw other samples."""
        self._samples = tuple(samples)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(220, 44)

    def paintEvent(self, _: QPaintEvent) -> None:
        if not self._samples:
            return
        theme = self._look.theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        bounds = [s.bound for s in self._samples if s.bound is not None]
        values = [s.value for s in self._samples]
        low, high = min([*values, *bounds]), max([*values, *bounds])
        first = self._samples[0].seconds
        last = max(self._samples[-1].seconds, first + 0.001)

        def point(seconds: float, value: int) -> QPointF:
            across = (seconds - first) / (last - first)
            down = 0.5 if high == low else (high - value) / (high - low)
            return QPointF(
                MARGIN + across * (self.width() - 2 * MARGIN),
                MARGIN + down * (self.height() - 2 * MARGIN),
            )

        bound_line = [(s.seconds, s.bound) for s in self._samples if s.bound is not None]
        painter.setPen(QPen(QColor(theme.muted), 1.2, Qt.PenStyle.DashLine))
        painter.drawPolyline(_steps([point(x, y) for x, y in bound_line], self.width() - MARGIN))
        painter.setPen(QPen(QColor(theme.accent), 2.2))
        painter.drawPolyline(
            _steps([point(s.seconds, s.value) for s in self._samples], self.width() - MARGIN)
        )
        painter.end()


def _steps(points: Sequence[QPointF], right: int) -> QPolygonF:
    """A line that stays level until the next point, and on to the right edge."""
    line: list[QPointF] = []
    for each in points:
        if line:
            line.append(QPointF(each.x(), line[-1].y()))
        line.append(each)
    if line:
        line.append(QPointF(right, line[-1].y()))
    return QPolygonF(line)
