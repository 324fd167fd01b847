"""A meeting as something that can be clicked, reached by keyboard and read aloud."""

from collections.abc import Callable

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QKeyEvent, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QWidget

from models.meetings import Meeting
from models.plan import Outcome
from planner.texts import t
from planner.texts.dates import long_date, times
from ui import figures, icons
from ui.look import Look, scaled

CHIP_HEIGHT = 24
SIGN = 15


class MeetingButton(QAbstractButton):
    """One meeting in the colour of its kind. `chip`: on one line; else as tall as it is long."""

    def __init__(
        self, outcome: Outcome, meeting: Meeting, look: Look, step: Callable[[str, int], None],
        parent: QWidget, *, chip: bool,
    ) -> None:
        super().__init__(parent)
        self.meeting = meeting
        self._look, self.chip, self._step = look, chip, step
        problem = outcome.problem
        self._kind = problem.kind(meeting.kind).name
        self._number = figures.kind_numbers(problem)[meeting.kind]
        self._where = " · ".join(
            x for x in (meeting.unit, figures.course_name(problem, meeting)) if x
        )
        self._missing = tuple(
            line.team for line in outcome.judgement.by_team
            if line.meeting == meeting.id and not line.covered
        )
        self._people = len(meeting.participants())
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        said = [
            self._kind, f"{long_date(meeting.span.first_day)} {times(meeting.span)}",
            self._where, t("ui.calendar.people", count=self._people),
            t("ui.calendar.locked") if meeting.locked else "",
            t("ui.calendar.missing") if self._missing else "",
        ]
        self.setToolTip("\n".join(x for x in said if x))
        self.setAccessibleName(", ".join(x for x in said if x))

    def sizeHint(self) -> QSize:
        return QSize(100, CHIP_HEIGHT)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {
            Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1, Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1,
        }
        key = Qt.Key(event.key())
        if key in steps:
            self._step(self.meeting.id, steps[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _: QPaintEvent) -> None:
        theme = self._look.theme
        tone = theme.kind(self._number)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        sheet = self.rect().adjusted(1, 1, -2, -2)
        shape = QPainterPath()
        shape.addRoundedRect(sheet, 6, 6)
        painter.fillPath(shape, QColor(tone.ground))
        painter.save()
        painter.setClipPath(shape)
        painter.fillRect(QRect(sheet.left(), sheet.top(), 4, sheet.height() + 1),
                         QColor(tone.edge))
        painter.restore()
        marked = self.isChecked() or self.hasFocus()
        painter.setPen(QPen(QColor(theme.ink if marked else tone.edge), 2 if marked else 1))
        painter.drawPath(shape)
        painter.setPen(QColor(tone.ink))
        inner = sheet.adjusted(10, 3, -5, -3)
        if self.chip:
            self._line(painter, inner)
        else:
            self._block(painter, inner)
        painter.end()

    def _line(self, painter: QPainter, rect: QRect) -> None:
        painter.setFont(scaled(self.font(), 0.88))
        rect = self._signs(painter, rect)
        text = f"{times(self.meeting.span).split('–')[0]}  {self._kind}"
        painter.drawText(
            rect, Qt.AlignmentFlag.AlignVCenter,
            painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, rect.width()),
        )

    def _block(self, painter: QPainter, rect: QRect) -> None:
        foot = QRect(rect.left(), rect.bottom() - SIGN, rect.width(), SIGN + 1)
        beside = self._signs(painter, foot).width()
        lines = [
            (self._kind, QFont.Weight.DemiBold, 0.92),
            (times(self.meeting.span), QFont.Weight.Normal, 0.86),
            (self._where, QFont.Weight.Normal, 0.86),
            (t("ui.calendar.people", count=self._people), QFont.Weight.Normal, 0.86),
        ]
        y = rect.top()
        for text, weight, size in lines:
            painter.setFont(scaled(self.font(), size, weight))
            height = painter.fontMetrics().height() + 1
            if y + height > rect.bottom() + 4:
                break
            width = beside if y + height > foot.top() else rect.width()
            painter.drawText(
                QRect(rect.left(), y, width, height), Qt.AlignmentFlag.AlignVCenter,
                painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, width),
            )
            y += height

    def _signs(self, painter: QPainter, rect: QRect) -> QRect:
        """Draw a lock and a warning where they belong; give the room that is left."""
        theme = self._look.theme
        tone = theme.kind(self._number)
        shown = [("lock", tone.ink)] if self.meeting.locked else []
        if self._missing:
            shown.append(("error", theme.error.edge if not theme.dark else theme.error.ink))
        for name, colour in shown:
            picture = icons.pixmap(name, colour, 14, self.devicePixelRatioF())
            painter.drawPixmap(rect.right() - 14, rect.top() + (rect.height() - 14) // 2, picture)
            rect = rect.adjusted(0, 0, -17, 0)
        return rect
