"""What stays where it is while the shifts scroll: the names, the lines of weeks and days."""

from collections.abc import Sequence
from datetime import date, timedelta

from PySide6.QtCore import QPointF, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QHeaderView, QTableView

from planner.texts import t
from planner.texts.dates import month_name
from ui.look import Look, scaled
from ui.views.shifts_model import ShiftsModel

NAME_WIDTH = 210
SHORT_NAME_WIDTH = 150
ROW_HEIGHT = 32
"""Pixels of a row: a multiple of four, so that it is whole on every screen."""
WEEK_BAND = 24
HEADER_HEIGHT = 68
MOST_WEEKS = 200
LEAST_DAY = 12
"""Pixels of a day below which its number has no room."""


class NameHeader(QHeaderView):
    """Names and headings of units; those in the selection are marked."""

    def __init__(self, model: ShiftsModel, look: Look, parent: QTableView) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self._rows, self._look, self._table = model, look, parent
        self.setSectionsClickable(True)
        self.setHighlightSections(True)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setDefaultSectionSize(ROW_HEIGHT)
        self.setFixedWidth(NAME_WIDTH)

    def sizeHint(self) -> QSize:
        # Qt would ask a hundred names how long they are, each time that anything is laid out.
        return QSize(self.minimumWidth(), ROW_HEIGHT)

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        if section >= len(self._rows.rows):
            return
        theme, row = self._look.theme, self._rows.rows[section]
        heading = row.person is None
        chosen = not heading and self._table.selectionModel().rowIntersectsSelection(section)
        painter.save()
        ground = theme.raised if heading else theme.accent_soft if chosen else theme.surface
        painter.fillRect(rect, QColor(ground))
        weight = QFont.Weight.DemiBold if heading else QFont.Weight.Normal
        painter.setFont(scaled(self.font(), 1.0, weight))
        painter.setPen(QColor(theme.muted if heading else theme.ink))
        text = painter.fontMetrics().elidedText(
            row.title, Qt.TextElideMode.ElideRight, rect.width() - 20
        )
        painter.drawText(rect.adjusted(14, 0, -6, 0), Qt.AlignmentFlag.AlignVCenter, text)
        painter.setPen(QColor(theme.grid))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.setPen(QColor(theme.line))
        painter.drawLine(rect.topRight(), rect.bottomRight())
        painter.restore()


class DayHeader(QHeaderView):
    """Weeks above, weekday and date below; free days shaded, holidays with their name as a tip."""

    def __init__(self, model: ShiftsModel, look: Look, parent: QTableView) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._days, self._look = model, look
        self._weeks: dict[tuple[object, ...], QPixmap] = {}
        self.setSectionsClickable(True)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setMinimumSectionSize(1)

    def sizeHint(self) -> QSize:
        # Qt would ask a hundred days how wide they are, each time that anything is laid out.
        return QSize(self.defaultSectionSize(), HEADER_HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        days, width = self._days.days, self.defaultSectionSize()
        theme, painter = self._look.theme, QPainter(self.viewport())
        painter.fillRect(event.rect(), QColor(theme.surface))
        ratio = painter.device().devicePixelRatioF()
        if days:
            begin = days[0].weekday()
            first = max(0, (self.offset() + event.rect().left()) // width)
            last = min(len(days) - 1, (self.offset() + event.rect().right()) // width)
            for week in range((first + begin) // 7, (last + begin) // 7 + 1):
                start = max(0, week * 7 - begin)
                left = start * width - self.offset()
                painter.drawPixmap(
                    QPointF(round(left * ratio) / ratio, 0.0),
                    self._week(start, min(len(days), week * 7 - begin + 7), ratio),
                )
            if width < LEAST_DAY:
                self._months(painter, days[first:last + 1])
        painter.setPen(QColor(theme.line))
        painter.drawLine(event.rect().left(), self.height() - 1,
                         event.rect().right(), self.height() - 1)
        painter.end()

    def _months(self, painter: QPainter, shown: Sequence[date]) -> None:
        """The names of months, where single days have no room for their numbers."""
        theme, width, days = self._look.theme, self.defaultSectionSize(), self._days.days
        painter.setFont(scaled(self.font(), 0.85))
        first = shown[0].replace(day=1)
        while first <= shown[-1]:
            following = (first + timedelta(days=31)).replace(day=1)
            left = max((first - days[0]).days * width - self.offset(), 0)
            right = min((following - days[0]).days, len(days)) * width - self.offset()
            if first > days[0]:
                painter.setPen(QColor(theme.line))
                edge = (first - days[0]).days * width - self.offset()
                painter.drawLine(edge, WEEK_BAND, edge, self.height())
            painter.setPen(QColor(theme.ink))
            room, metrics = right - left - 6, painter.fontMetrics()
            choices = (month_name(first), t(f"month.short.{first.month}"))
            text = next((x for x in choices if metrics.horizontalAdvance(x) <= room), "")
            painter.drawText(
                QRect(left + 4, WEEK_BAND, room + 2, self.height() - WEEK_BAND - 8),
                Qt.AlignmentFlag.AlignVCenter, text,
            )
            first = following

    def _week(self, start: int, end: int, ratio: float) -> QPixmap:
        """The picture of the days of one week."""
        theme, width, days = self._look.theme, self.defaultSectionSize(), self._days.days
        key = (days[start], end - start, width, ratio, id(theme), self.font().key(),
               t("ui.week", number=0))
        found = self._weeks.get(key)
        if found is None:
            if len(self._weeks) > MOST_WEEKS:
                self._weeks.clear()
            whole = (end - start) * width
            found = QPixmap(max(1, round(whole * ratio)), round(self.height() * ratio))
            found.setDevicePixelRatio(ratio)
            painter = QPainter(found)
            painter.fillRect(QRect(0, 0, whole, self.height()), QColor(theme.surface))
            for place, day in enumerate(days[start:end]):
                self._day(painter, QRect(place * width, WEEK_BAND, width,
                                         self.height() - WEEK_BAND), day)
            self._band(painter, whole, days[start])
            painter.end()
            self._weeks[key] = found
        return found

    def _band(self, painter: QPainter, width: int, day: date) -> None:
        theme = self._look.theme
        painter.setFont(scaled(self.font(), 0.9, QFont.Weight.DemiBold))
        painter.setPen(QColor(theme.ink))
        number = day.isocalendar().week
        choices = [f"{t('ui.week', number=number)}  ·  {month_name(day)}",
                   t("ui.week", number=number), str(number)]
        room = width - 8
        text = next(
            (x for x in choices if painter.fontMetrics().horizontalAdvance(x) <= room), ""
        )
        if not text:
            return
        painter.drawText(QRect(5, 4, room + 3, WEEK_BAND - 4), Qt.AlignmentFlag.AlignVCenter, text)
        painter.setPen(QColor(theme.line))
        painter.drawLine(0, 0, 0, self.height() if self.defaultSectionSize() >= LEAST_DAY
                         else WEEK_BAND)

    def _day(self, painter: QPainter, rect: QRect, day: date) -> None:
        theme = self._look.theme
        holiday = day in self._days.holidays
        if holiday or day.isoweekday() > 5:
            painter.fillRect(rect, QColor(theme.weekend))
        if rect.width() < LEAST_DAY:
            if holiday:
                painter.fillRect(rect.adjusted(0, rect.height() - 8, 0, -3),
                                 QColor(theme.error.edge))
            return
        letters = t(f"weekday.short.{day.isoweekday()}")
        if rect.width() < 30:
            letters = letters[:1].upper()
        half = rect.height() // 2
        painter.setPen(QColor(theme.error.ink if holiday else theme.muted))
        painter.setFont(scaled(self.font(), 0.82))
        painter.drawText(rect.adjusted(0, 3, 0, -half), Qt.AlignmentFlag.AlignCenter, letters)
        painter.setPen(QColor(theme.error.ink if holiday else theme.ink))
        painter.setFont(scaled(self.font(), 0.95 if rect.width() >= 30 else 0.75))
        painter.drawText(
            rect.adjusted(0, half - 3, 0, -4), Qt.AlignmentFlag.AlignCenter, str(day.day)
        )
