"""A meeting that is held on to: over the days, every time with what it would cost there."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtGui import QColor, QFont, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from models.timespan import Moment, Span, clock, day_of, minute_of_day
from planner.texts import t
from planner.texts.dates import duration, when
from ui.look import Look, scaled
from ui.theme import Theme, Tone

if TYPE_CHECKING:
    from planner.advice.moving import TimeCost

BAND = 20
"""Pixels of the line at the foot of a day on which its price stands."""

SIGNS = {"green": "✓", "yellow": "+", "red": "✕"}


@dataclass(frozen=True, slots=True)
class Held:
    """What is held on to: a meeting, how long it is, where it lies (None: it is not placed), and
    what each time costs."""

    meeting: str
    minutes: int
    start: Moment | None
    costs: "tuple[TimeCost, ...]"


class MoveLayer(QWidget):
    """Lies over the days of a week or month while a meeting is held on to.

    `by_day`: each day is one place, with its best time. `dropped` carries a start;
    `leafed` -1 or 1: the target goes into another week; `told` a tone and a sentence about the
    time that is pointed at; `dragged` where the mouse is on the screen.
    """

    dropped = Signal(object)
    given_up = Signal()
    leafed = Signal(int)
    told = Signal(str, str)
    dragged = Signal(QPoint)

    def __init__(
        self, look: Look, area: Callable[[Moment, int], QRect], parent: QWidget, *,
        by_day: bool = False,
    ) -> None:
        super().__init__(parent)
        self._look, self._area, self._days = look, area, parent
        self.by_day = by_day
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
        if near is None:
            order = ("green", "yellow", "red")
            self._aim(min(held.costs, key=lambda c: order.index(c.colour), default=None))
        else:
            self._aim(min(held.costs, key=lambda c: abs(c.start - near), default=None))

    def show_more(self, costs: "tuple[TimeCost, ...]") -> None:
        """Show the prices of more times, beside those that are shown already."""
        if self.held is None:
            return
        self.held = replace(self.held, costs=costs)
        if self.target is None:
            self.hold(self.held)
        self.update()

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
        if event.buttons() & Qt.MouseButton.LeftButton:
            self.dragged.emit(event.globalPosition().toPoint())

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
            way = -1 if key == Qt.Key.Key_Up else 1
            if self.by_day:
                self._to_day(7 * way)
            else:
                self._step(way)
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
        here, time = day_of(self.target.start), minute_of_day(self.target.start)
        days = sorted({day_of(c.start) for c in self._costs()})
        goal = here + timedelta(days=way)
        wanted = [day for day in days if (day >= goal if way > 0 else day <= goal)]
        if not wanted:
            self.leafed.emit(1 if way > 0 else -1)
            return
        day = wanted[0] if way > 0 else wanted[-1]
        there = [c for c in self._costs() if day_of(c.start) == day]
        self._aim(min(there, key=lambda c: abs(minute_of_day(c.start) - time)))

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
        if self.by_day:
            return 0
        gaps = [b - a for a, b in pairwise(starts) if b > a]
        return min([30, *gaps])

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.held is None:
            return
        theme, step = self._look.theme, self._step_minutes()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for cost in self.held.costs:
            rect = self._area(cost.start, step).adjusted(2, 1, -2, -1)
            if rect.intersects(event.rect()):
                self._price(painter, cost, rect)
        if self.held.start is not None:
            pen = QPen(QColor(theme.muted), 2, Qt.PenStyle.DashLine)
            self._outline(painter, self.held.start, pen)
        if self.target is not None:
            tone = _tone(theme, self.target.colour)
            self._outline(painter, self.target.start, QPen(QColor(theme.ink), 2))
            head = self._area(self.target.start, step).adjusted(3, 2, -3, -2)
            if self.by_day:
                head.setTop(head.bottom() - BAND)
            painter.fillRect(head, QColor(tone.ink))
            painter.setPen(QColor(tone.ground))
            painter.setFont(scaled(self.font(), 0.84, QFont.Weight.DemiBold))
            _write(painter, head.adjusted(5, 0, -2, 0), self._short(self.target))
        painter.end()

    def _price(self, painter: QPainter, cost: "TimeCost", rect: QRect) -> None:
        """What one time costs; of a day, in a band at its foot, so that its meetings are seen."""
        tone = _tone(self._look.theme, cost.colour)
        ground = QColor(tone.ground)
        ground.setAlpha(120 if self.by_day else 238)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ground)
        painter.drawRoundedRect(rect, 4, 4)
        painter.fillRect(QRect(rect.left(), rect.top(), 3, rect.height()), QColor(tone.edge))
        if self.by_day:
            rect = QRect(rect.left() + 3, rect.bottom() - BAND, rect.width() - 3, BAND)
            painter.fillRect(rect, QColor(tone.ground))
        painter.setPen(QColor(tone.ink))
        painter.setFont(scaled(self.font(), 0.8))
        _write(painter, rect.adjusted(6, 0, -3, 0), self._short(cost))

    def _short(self, cost: "TimeCost") -> str:
        if self.by_day and cost.colour != "red":
            return f"{clock(minute_of_day(cost.start))}  {short_price(cost)}"
        return short_price(cost)

    def _outline(self, painter: QPainter, start: Moment, pen: QPen) -> None:
        if self.held is None:
            return
        rect = self._area(start, self.held.minutes)
        if self.by_day:
            rect.adjust(1, 0, 0, 0)
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


def _write(painter: QPainter, rect: QRect, text: str) -> None:
    metrics = painter.fontMetrics()
    painter.drawText(
        rect, Qt.AlignmentFlag.AlignVCenter,
        metrics.elidedText(text, Qt.TextElideMode.ElideRight, rect.width()),
    )


def _tone(theme: Theme, colour: str) -> Tone:
    return {"green": theme.good, "yellow": theme.warning}.get(colour, theme.error)
