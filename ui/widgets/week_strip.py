"""The meetings of a plan week by week, each a small block in the colour of its kind."""

from datetime import date

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from models.plan import Outcome
from models.timespan import minute_of_day
from planner.texts import t
from ui import figures
from ui.look import Look

DAY_HEIGHT, WORDS = 10, 16


class WeekStrip(QWidget):
    """A column a week, a row a weekday, from morning to evening across; a meeting that lies
    elsewhere than in the plan beside it has a dark foot."""

    def __init__(self, look: Look, outcome: Outcome, beside: Outcome) -> None:
        super().__init__()
        self._look, self._outcome = look, outcome
        self._weeks = figures.weeks(outcome.problem.period)
        there = {(m.id, m.span) for m in beside.plan.meetings}
        self._blocks = [
            (self._week(m.span.first_day), m.span.first_day.weekday(), m.kind,
             (m.id, m.span) not in there, minute_of_day(m.span.start))
            for m in outcome.plan.meetings
        ]
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        counts = [sum(block[0] == n for block in self._blocks) for n in range(len(self._weeks))]
        self.setAccessibleName(t("ui.others.week", weeks=", ".join(map(str, counts))))
        self.setToolTip(self.accessibleName())

    def _week(self, day: date) -> int:
        return sum(monday <= day for monday in self._weeks) - 1

    def sizeHint(self) -> QSize:
        return QSize(180, 7 * DAY_HEIGHT + WORDS)

    def minimumSizeHint(self) -> QSize:
        return QSize(100, 7 * DAY_HEIGHT + WORDS)

    def paintEvent(self, _: QPaintEvent) -> None:
        theme, numbers = self._look.theme, figures.kind_numbers(self._outcome.problem)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        wide = self.width() / max(1, len(self._weeks))
        for n, monday in enumerate(self._weeks):
            painter.fillRect(
                QRectF(n * wide, 0, wide - 1, 7 * DAY_HEIGHT), QColor(theme.raised)
            )
            if n % max(1, round(28 / wide)) == 0:
                painter.setPen(QColor(theme.muted))
                place = QRectF(n * wide - 8, 7 * DAY_HEIGHT, wide + 16, WORDS)
                painter.drawText(
                    place, Qt.AlignmentFlag.AlignHCenter, str(monday.isocalendar()[1])
                )
        for week, weekday, kind, moved, minute in self._blocks:
            tone = theme.kind(numbers.get(kind, 0))
            across = (minute - 360) / 1080 * (wide - 5)
            block = QRectF(
                week * wide + min(max(0.0, across), wide - 5), weekday * DAY_HEIGHT + 1,
                4, DAY_HEIGHT - 2,
            )
            painter.fillRect(block, QColor(tone.edge))
            if moved:
                painter.fillRect(block.adjusted(1, DAY_HEIGHT - 4, -1, 0), QColor(theme.ink))
        painter.end()
