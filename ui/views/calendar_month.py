"""One month of meetings: weeks down, days across, each meeting on a line."""

from collections.abc import Callable, Sequence
from datetime import date, timedelta

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from models.meetings import Meeting
from models.timespan import Moment, day_of
from planner import holidays
from planner.texts import t
from planner.texts.dates import day_and_month, day_of_month
from ui.look import Look, scaled
from ui.views.calendar_facts import CalendarFacts
from ui.views.meeting_button import CHIP_HEIGHT, MeetingButton
from ui.views.moving import MoveLayer

AXIS = 44
HEAD = 30
TOP = 26
LOWEST = 96
LEAST_DAY = 76
"""Pixels of a day, below which nothing on it could be read: then the month scrolls."""


class MonthGrid(QWidget):
    """Draws the days of a month; each meeting is a button on its day."""

    def __init__(self, look: Look, step: Callable[[str, int], None]) -> None:
        super().__init__()
        self._look, self._step = look, step
        self._first = date(2000, 1, 1)
        self._days: list[list[MeetingButton]] = []
        self.layer = MoveLayer(look, self.slot, self, by_day=True)

    def slot(self, start: Moment, _minutes: int) -> QRect:
        """The day in which a moment lies; nowhere where the month does not show it."""
        number = (day_of(start) - self._start).days
        return self._cells()[number] if 0 <= number < len(self._days) else QRect()

    @property
    def shown_days(self) -> tuple[date, date]:
        """The first and the last day that are shown, those of other months included."""
        return self._start, self._start + timedelta(days=7 * self._weeks() - 1)

    def begin(self, first: date) -> None:
        """Be about the month that begins on a day."""
        self._first = first

    def show_month(
        self, facts: CalendarFacts, shown: Sequence[Meeting], chosen: Callable[[str], None]
    ) -> list[MeetingButton]:
        """Show those meetings of the month; give their buttons."""
        for each in (b for day in self._days for b in day):
            each.hide()
            each.deleteLater()
        self._days = []
        by_day: dict[date, list[Meeting]] = {}
        for meeting in shown:
            by_day.setdefault(meeting.span.first_day, []).append(meeting)
        for n in range(self._weeks() * 7):
            day = self._start + timedelta(days=n)
            self._days.append([])
            for meeting in by_day.get(day, ()):
                each = MeetingButton(
                    facts.of(meeting), meeting, self._look, self._step, self, chip=True
                )
                each.clicked.connect(lambda _=False, m=meeting.id: chosen(m))
                each.show()
                self._days[-1].append(each)
        self.setMinimumHeight(HEAD + sum(self._heights()))
        self.setMinimumWidth(AXIS + 7 * LEAST_DAY)
        self._place()
        self.update()
        return [b for day in self._days for b in day]

    @property
    def _start(self) -> date:
        return self._first - timedelta(days=self._first.weekday())

    def _weeks(self) -> int:
        following = (self._first.replace(day=28) + timedelta(days=4)).replace(day=1)
        return ((following - self._start).days + 6) // 7

    def _heights(self) -> list[int]:
        """The height of each week: room for its fullest day, and a share of what is left."""
        needed = [
            max([LOWEST, *(TOP + len(day) * (CHIP_HEIGHT + 2) + 6
                           for day in self._days[week * 7:week * 7 + 7])])
            for week in range(self._weeks())
        ]
        spare = max(0, self.height() - HEAD - sum(needed)) // len(needed)
        return [height + spare for height in needed]

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()
        self.layer.setGeometry(self.rect())

    def _cells(self) -> list[QRect]:
        width = (self.width() - AXIS) / 7
        cells, top = [], HEAD
        for height in self._heights():
            cells += [
                QRect(round(AXIS + n * width), top, round(width), height) for n in range(7)
            ]
            top += height
        return cells

    def _place(self) -> None:
        if not self._days:
            return
        for cell, buttons in zip(self._cells(), self._days, strict=True):
            for n, each in enumerate(buttons):
                each.setGeometry(
                    cell.left() + 3, cell.top() + TOP + n * (CHIP_HEIGHT + 2),
                    cell.width() - 6, CHIP_HEIGHT,
                )

    def paintEvent(self, _: QPaintEvent) -> None:
        theme = self._look.theme
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(theme.surface))
        for n, cell in enumerate(self._cells() if self._days else []):
            self._day(painter, n, cell)
        painter.setFont(scaled(self.font(), 0.9))
        painter.setPen(QColor(theme.muted))
        width = (self.width() - AXIS) / 7
        for n in range(7):
            painter.drawText(
                QRect(round(AXIS + n * width) + 8, 0, round(width), HEAD),
                Qt.AlignmentFlag.AlignVCenter, t(f"weekday.{n + 1}"),
            )
        painter.end()

    def _day(self, painter: QPainter, n: int, cell: QRect) -> None:
        theme = self._look.theme
        day = self._start + timedelta(days=n)
        inside = day.month == self._first.month
        holiday = holidays.name(day)
        if n % 7 > 4 or holiday:
            painter.fillRect(cell, QColor(theme.weekend))
        painter.setPen(QColor(theme.grid))
        painter.drawLine(cell.topLeft(), cell.topRight())
        painter.drawLine(cell.topLeft(), cell.bottomLeft())
        painter.setFont(scaled(self.font(), 0.95))
        painter.setPen(QColor(theme.ink if inside else theme.muted))
        text = day_of_month(day) if inside else day_and_month(day, short=True)
        line = cell.adjusted(8, 4, -6, 0)
        line.setHeight(20)
        painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, text)
        if holiday:
            taken = painter.fontMetrics().horizontalAdvance(text) + 8
            painter.setPen(QColor(theme.error.ink))
            painter.setFont(scaled(self.font(), 0.82))
            painter.drawText(
                line.adjusted(taken, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter,
                painter.fontMetrics().elidedText(
                    holiday, Qt.TextElideMode.ElideRight, line.width() - taken
                ),
            )
        if n % 7 == 0:
            painter.setPen(QColor(theme.muted))
            painter.setFont(scaled(self.font(), 0.85))
            painter.drawText(
                QRect(0, cell.top() + 4, AXIS - 6, 20),
                Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter,
                str(day.isocalendar().week),
            )
