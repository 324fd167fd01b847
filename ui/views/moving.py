"""A meeting that is held on to: over the week, every time with what it would cost there."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtGui import QColor, QFont, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from models.timespan import Moment, Span, day_of, minute_of_day
from planner.texts import t
from planner.texts.dates import duration, when
from ui.look import Look, scaled
from ui.theme import Theme, Tone

if TYPE_CHECKING:
    from planner.advice.moving import TimeCost

SIGNS = {"green": "✓", "yellow": "+", "red": "✕"}


@dataclass(frozen=True, slots=True)
class Held:
    """What is held on to: a meeting, how long it is, where it lies, and what each time costs."""

    meeting: str
    minutes: int
    start: Moment
    costs: "tuple[TimeCost, ...]"


class MoveLayer(QWidget):
    """Lies over the days of a week while a meeting is held on to.

    `dropped` carries a start; `leafed` -1 or 1: the target goes into another week; `told` a tone
    and a sentence about the time that is pointed at.
    """

    dropped = Signal(object)
    given_up = Signal()
    leafed = Signal(int)
    told = Signal(str, str)

    def __init__(
        self, look: Look, area: Callable[[Moment, int], QRect], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._look, self._area, self._days = look, area, parent
        self.held: Held | None = None
        self.target: TimeCost | None = None
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.ClosedHandCursor)
        self.hide()

    def hold(self, held: Held, target: Moment | None = None) -> None:
        """Show what every time costs; the target is where the meeting lies, or the nearest."""
        self.held = held
        self.setGeometry(self._days.rect())
        self.show()
        self.raise_()
        near = held.start if target is None else target
        self._aim(min(held.costs, key=lambda c: abs(c.start - near), default=None))

    def let_go(self) -> None:
        """Hold on to nothing any more."""
        self.held, self.target = None, None
        self.hide()

    def point_at(self, where: QPoint) -> None:
        """Aim at the time under a point, if there is one."""
        cost = self._under(where)
        if cost is not None and cost is not self.target:
            self._aim(cost)

    def drop(self) -> None:
        """Put the meeting where it is aimed at."""
        if self.target is not None and self.held is not None:
            if self.target.start == self.held.start:
                self.given_up.emit()
            else:
                self.dropped.emit(self.target.start)

    # Mouse and keys -----------------------------------------------------------------------

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self.point_at(event.position().toPoint())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._under(event.position().toPoint()) is None:
            self.given_up.emit()
        else:
            self.point_at(event.position().toPoint())
            self.drop()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.drop()
        elif key in (Qt.Key.Key_Escape, Qt.Key.Key_M):
            self.given_up.emit()
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._step(-1 if key == Qt.Key.Key_Up else 1)
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self._to_day(-1 if key == Qt.Key.Key_Left else 1)
        elif key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self.leafed.emit(-1 if key == Qt.Key.Key_PageUp else 1)
        else:
            super().keyPressEvent(event)

    def _step(self, way: int) -> None:
        costs = self._costs()
        if self.target in costs:
            at = costs.index(self.target) + way
            if 0 <= at < len(costs):
                self._aim(costs[at])

    def _to_day(self, way: int) -> None:
        if self.target is None:
            self.leafed.emit(way)
            return
        here, clock = day_of(self.target.start), minute_of_day(self.target.start)
        days = sorted({day_of(c.start) for c in self._costs()})
        wanted = [day for day in days if (day > here if way > 0 else day < here)]
        if not wanted:
            self.leafed.emit(way)
            return
        day = wanted[0] if way > 0 else wanted[-1]
        there = [c for c in self._costs() if day_of(c.start) == day]
        self._aim(min(there, key=lambda c: abs(minute_of_day(c.start) - clock)))

    def _costs(self) -> "Sequence[TimeCost]":
        return self.held.costs if self.held is not None else ()

    def _under(self, where: QPoint) -> "TimeCost | None":
        return next((c for c in self._costs() if self._cell(c).contains(where)), None)

    def _aim(self, cost: "TimeCost | None") -> None:
        self.target = cost
        if self.held is None:
            return
        if cost is None:
            self.told.emit("info", t("ui.move.nowhere"))
        else:
            tone = {"green": "good", "yellow": "warning"}.get(cost.colour, "error")
            span = Span(cost.start, cost.start + self.held.minutes)
            here = cost.start == self.held.start
            key = "ui.move.here" if here else f"ui.move.{cost.colour}"
            said = t(key, when=when(span), message=cost.message)
            self.setAccessibleName(said)
            self.told.emit(tone, said)
        self.update()

    # Painting -----------------------------------------------------------------------------

    def _cell(self, cost: "TimeCost") -> QRect:
        return self._area(cost.start, self._step_minutes())

    def _step_minutes(self) -> int:
        starts = [c.start for c in self._costs()]
        gaps = [b - a for a, b in pairwise(starts) if b > a]
        return min([30, *gaps])

    def paintEvent(self, _: QPaintEvent) -> None:
        if self.held is None:
            return
        theme = self._look.theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        small, step = scaled(self.font(), 0.8), self._step_minutes()
        painter.setFont(small)
        for cost in self.held.costs:
            rect = self._area(cost.start, step).adjusted(2, 1, -2, -1)
            tone = _tone(theme, cost.colour)
            ground = QColor(tone.ground)
            ground.setAlpha(222)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(ground)
            painter.drawRoundedRect(rect, 4, 4)
            painter.fillRect(QRect(rect.left(), rect.top(), 3, rect.height()), QColor(tone.edge))
            painter.setPen(QColor(tone.ink))
            words = rect.adjusted(8, 0, -3, 0)
            painter.drawText(
                words, Qt.AlignmentFlag.AlignVCenter,
                painter.fontMetrics().elidedText(
                    short_price(cost), Qt.TextElideMode.ElideRight, words.width()
                ),
            )
        self._outline(painter, self.held.start, QPen(QColor(theme.muted), 2, Qt.PenStyle.DashLine))
        if self.target is not None:
            tone = _tone(theme, self.target.colour)
            self._outline(painter, self.target.start, QPen(QColor(theme.ink), 2))
            head = self._area(self.target.start, step)
            painter.fillRect(head.adjusted(3, 2, -3, -2), QColor(tone.ink))
            painter.setPen(QColor(tone.ground))
            painter.setFont(scaled(self.font(), 0.84, QFont.Weight.DemiBold))
            painter.drawText(
                head.adjusted(8, 0, -4, 0), Qt.AlignmentFlag.AlignVCenter,
                painter.fontMetrics().elidedText(
                    short_price(self.target), Qt.TextElideMode.ElideRight, head.width() - 12
                ),
            )
        painter.end()

    def _outline(self, painter: QPainter, start: Moment, pen: QPen) -> None:
        if self.held is None:
            return
        rect = self._area(start, self.held.minutes)
        if not rect.isEmpty():
            painter.setPen(pen)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(rect.adjusted(1, 1, -2, -2), 6, 6)


def short_price(cost: "TimeCost") -> str:
    """What a time costs in a few signs: `✓`, `+0:45 · 1 indkald`, `✕ lokalet er optaget`."""
    if cost.colour == "red":
        return f"{SIGNS['red']} {cost.message}"
    parts = []
    if cost.minutes:
        sign = "+" if cost.minutes > 0 else "−"
        parts.append(f"{sign}{duration(abs(cost.minutes))}")
    if cost.call_ins:
        sign = "+" if cost.call_ins > 0 else "−"
        parts.append(t("ui.move.short.call_ins", n=f"{sign}{abs(cost.call_ins)}"))
    if cost.missing > 0:
        parts.append(t("ui.move.short.missing"))
    if cost.unreached > 0:
        parts.append(t("ui.move.short.unreached"))
    said = " · ".join(parts)
    return said if cost.colour == "yellow" else f"{SIGNS['green']} {said}".strip()


def _tone(theme: Theme, colour: str) -> Tone:
    return {"green": theme.good, "yellow": theme.warning}.get(colour, theme.error)
