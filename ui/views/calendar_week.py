"""One week of meetings: days across, hours down, overlapping ones side by side."""

from collections.abc import Callable, Sequence
from datetime import date, timedelta

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QMoveEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QWidget

from models.meetings import Meeting
from models.timespan import Moment, day_of, minute_of_day, moment_of
from planner import holidays
from planner.texts import t
from planner.texts.dates import day_of_month
from ui.look import Look, scaled
from ui.views.calendar_facts import CalendarFacts
from ui.views.lanes import Lane, lanes
from ui.views.meeting_button import MeetingButton
from ui.views.moving import MoveLayer

HOUR = 58
AXIS = 56
HEAD = 54
FIRST_HOUR, LAST_HOUR = 8, 17
FREE_DAY = 0.5
"""The width of a weekend day without meetings, as a share of a workday's."""

LEAST_DAY = 110
"""Pixels of a workday, below which the names of meetings would be cut: then the week scrolls."""
LANE = 0.9
"""The width of each lane of a day that has several, as a share of a day's."""
SNAP = 15
"""Minutes to which an edge that is dragged snaps."""


class WeekGrid(QWidget):
    """Draws days and hours; each meeting is a button that lies on them."""

    def __init__(self, look: Look, step: Callable[[str, int], None]) -> None:
        super().__init__()
        self._look, self._step = look, step
        self._monday = date(2000, 1, 3)
        self.hours = (FIRST_HOUR, LAST_HOUR)
        self._buttons: list[tuple[MeetingButton, Lane]] = []
        self._edges: list[int] = []
        self.layer = MoveLayer(look, self.slot, self)
        self.heading = _Heading(self._heads, self)

    def slot(self, start: Moment, minutes: int) -> QRect:
        """Where so many minutes from a moment on lie; nowhere where the week does not hold them."""
        number = (day_of(start) - self._monday).days
        if not 0 <= number < 7:
            return QRect()
        left, right = self.column(number)
        clock = minute_of_day(start)
        top = HEAD + round((clock / 60 - self.hours[0]) * HOUR)
        end = HEAD + round(((clock + minutes) / 60 - self.hours[0]) * HOUR)
        return QRect(left, top, right - left, end - top)

    def moment_at(self, day: date, y: int) -> Moment:
        """The moment of a day at a height, snapped to whole quarters."""
        clock = (y - HEAD) * 60 / HOUR + self.hours[0] * 60
        return moment_of(day, min(1440, max(0, round(clock / SNAP) * SNAP)))

    def show_week(
        self, facts: CalendarFacts, shown: Sequence[Meeting], monday: date,
        chosen: Callable[[str], None], hours: tuple[int, int] | None = None,
    ) -> list[MeetingButton]:
        """Show those meetings of the week that begins on a Monday; give their buttons.

        `hours`: the first and the last hour that have to be seen, beside those of the meetings.
        """
        for each, _ in self._buttons:
            each.hide()
            each.deleteLater()
        self._monday = monday
        least = facts.hours(FIRST_HOUR, LAST_HOUR)
        wanted = hours or least
        self.hours = min(least[0], wanted[0]), max(least[1], wanted[1])
        self._buttons = []
        for n in range(7):
            day = monday + timedelta(days=n)
            meetings = [m for m in shown if m.span.first_day == day]
            for meeting, lane in zip(meetings, lanes([m.span for m in meetings]), strict=True):
                each = MeetingButton(
                    facts.of(meeting), meeting, self._look, self._step, self, chip=False
                )
                each.clicked.connect(lambda _=False, m=meeting.id: chosen(m))
                each.show()
                self._buttons.append((each, lane))
        self.setMinimumHeight(HEAD + (self.hours[1] - self.hours[0]) * HOUR + 12)
        self.setMinimumWidth(AXIS + round(sum(self._shares()) * LEAST_DAY))
        self._place()
        self.heading.raise_()
        self.heading.update()
        self.update()
        return [each for each, _ in self._buttons]

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()
        self.layer.setGeometry(self.rect())
        self._head()

    def moveEvent(self, event: QMoveEvent) -> None:
        super().moveEvent(event)
        self._head()

    def _head(self) -> None:
        # Days are named at the top however far down the week is scrolled.
        self.heading.setGeometry(0, max(0, -self.y()), self.width(), HEAD)

    def _place(self) -> None:
        shares = self._shares()
        unit = (self.width() - AXIS) / sum(shares)
        self._edges = [round(AXIS + unit * sum(shares[:number])) for number in range(8)]
        for each, lane in self._buttons:
            each.setGeometry(self._area(each.meeting, lane))

    def _area(self, meeting: Meeting, lane: Lane) -> QRect:
        number = (meeting.span.first_day - self._monday).days
        left, right = self.column(number)
        width = (right - left - 6) / lane.count
        start = minute_of_day(meeting.span.start)
        top = HEAD + round((start / 60 - self.hours[0]) * HOUR)
        height = max(22, round(meeting.span.minutes / 60 * HOUR))
        return QRect(
            round(left + 3 + lane.number * width), top + 1, round(width) - 1, height - 1
        )

    def _shares(self) -> list[float]:
        """The width of each day as a share of a plain workday's. Days give of theirs to one with
        many lanes, and a weekend without meetings to the workdays.
        """
        lanes_of = dict.fromkeys(range(7), 0)
        for each, lane in self._buttons:
            day = (each.meeting.span.first_day - self._monday).days
            lanes_of[day] = max(lanes_of[day], lane.count)
        return [
            max(FREE_DAY if n > 4 and not count else max(1.0, count * LANE), self._named(n))
            for n, count in lanes_of.items()
        ]

    def _named(self, number: int) -> float:
        """The share that a holiday needs for its name, which is not cut: it says why it is free."""
        holiday = holidays.name(self._monday + timedelta(days=number))
        if not holiday:
            return 0.0
        return (QFontMetrics(scaled(self.font(), 0.9)).horizontalAdvance(holiday) + 14) / LEAST_DAY

    def column(self, number: int) -> tuple[int, int]:
        """Left and right edge of a day."""
        if not self._edges:
            self._place()
        return self._edges[number], self._edges[number + 1]

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self._look.theme
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(theme.surface))
        for number in range(7):
            left, right = self.column(number)
            if event.rect().left() < right and left <= event.rect().right():
                self._day(painter, number)
        painter.setFont(scaled(self.font(), 0.85))
        for hour in range(self.hours[0], self.hours[1] + 1):
            y = HEAD + (hour - self.hours[0]) * HOUR
            painter.setPen(QColor(theme.grid))
            painter.drawLine(AXIS, y, self.width(), y)
            painter.setPen(QColor(theme.muted))
            painter.drawText(
                # The first one would be half under the names of the days.
                QRect(0, max(HEAD, y - 9), AXIS - 10, 18),
                Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, f"{hour:02d}:00",
            )
        painter.end()

    def _day(self, painter: QPainter, number: int) -> None:
        theme = self._look.theme
        day = self._monday + timedelta(days=number)
        left, right = self.column(number)
        holiday = holidays.name(day)
        if number > 4 or holiday:
            painter.fillRect(
                QRect(left, 0, right - left, self.height()), QColor(theme.weekend)
            )
        painter.setPen(QColor(theme.grid))
        painter.drawLine(left, 0, left, self.height())

    def _heads(self, painter: QPainter) -> None:
        """The days by name and number, over whatever lies below them."""
        theme = self._look.theme
        painter.fillRect(QRect(0, 0, self.width(), HEAD), QColor(theme.surface))
        for number in range(7):
            self._name(painter, number)
        painter.setPen(QColor(theme.grid))
        painter.drawLine(AXIS, HEAD - 1, self.width(), HEAD - 1)

    def _name(self, painter: QPainter, number: int) -> None:
        theme = self._look.theme
        day = self._monday + timedelta(days=number)
        left, right = self.column(number)
        holiday = holidays.name(day)
        if number > 4 or holiday:
            painter.fillRect(QRect(left, 0, right - left, HEAD), QColor(theme.weekend))
        painter.setPen(QColor(theme.grid))
        painter.drawLine(left, 0, left, HEAD)
        painter.setPen(QColor(theme.error.ink if holiday else theme.muted))
        painter.setFont(scaled(self.font(), 0.9))
        text = holiday or t(f"weekday.{day.isoweekday()}")
        if not holiday and painter.fontMetrics().horizontalAdvance(text) > right - left - 12:
            text = t(f"weekday.short.{day.isoweekday()}")
        painter.drawText(
            QRect(left + 8, 6, right - left - 10, 18), Qt.AlignmentFlag.AlignVCenter,
            painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, right - left - 12),
        )
        painter.setPen(QColor(theme.ink))
        painter.setFont(scaled(self.font(), 1.25, QFont.Weight.DemiBold))
        painter.drawText(
            QRect(left + 8, 24, right - left - 10, 24), Qt.AlignmentFlag.AlignVCenter,
            day_of_month(day),
        )


class _Heading(QWidget):
    """Lies over the top of the week and is drawn by it."""

    def __init__(self, draw: Callable[[QPainter], None], parent: QWidget) -> None:
        super().__init__(parent)
        self._draw = draw
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setClipRect(event.rect())
        self._draw(painter)
        painter.end()
