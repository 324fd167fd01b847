"""A meeting as something that can be clicked, reached by keyboard and read aloud."""

from collections.abc import Callable

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QKeyEvent, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QWidget

from models.meetings import Meeting
from models.timespan import clock, minute_of_day
from planner.texts import t, tn
from planner.texts.dates import times
from ui import icons
from ui.look import Look, scaled
from ui.views.calendar_facts import MeetingFacts

CHIP_HEIGHT = 24
SIGN = 15
NOTED = {"held": "good", "remark": "remark", "proposal": "proposal"}
"""The sign for each thing that the review says of a meeting."""
WAITING = (NOTED["remark"], NOTED["proposal"])
ROOMY = 130
"""Pixels of a line from which two signs leave room for a name."""
EDGE = 6
"""Pixels of the upper and lower edge by which a meeting is made longer or shorter."""


class MeetingButton(QAbstractButton):
    """One meeting in the colour of its kind. `chip`: on one line; else as tall as it is long."""

    def __init__(
        self, facts: MeetingFacts, meeting: Meeting, look: Look, step: Callable[[str, int], None],
        parent: QWidget, *, chip: bool,
    ) -> None:
        super().__init__(parent)
        self.meeting, self.facts = meeting, facts
        self._look, self.chip, self._step = look, chip, step
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setToolTip("\n".join(facts.said))
        self.setAccessibleName(", ".join(facts.said))
        self.setAccessibleDescription(t("ui.calendar.help"))

    def edge_at(self, where: QPoint) -> int:
        """-1 on the upper edge of a tall meeting, 1 on the lower, 0 elsewhere."""
        if self.chip or self.meeting.locked:
            return 0
        if where.y() >= self.height() - EDGE:
            return 1
        return -1 if where.y() < EDGE else 0

    def sizeHint(self) -> QSize:
        return QSize(100, CHIP_HEIGHT)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {
            Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1, Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1,
        }
        key = Qt.Key(event.key())
        plain = not event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        if key in steps and plain:
            self._step(self.meeting.id, steps[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _: QPaintEvent) -> None:
        theme = self._look.theme
        tone = theme.kind(self.facts.number)
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
        inner = sheet.adjusted(8 if self.chip else 10, 3, -3 if self.chip else -5, -3)
        if self.chip:
            self._line(painter, inner)
        else:
            self._block(painter, inner)
        painter.end()

    def _line(self, painter: QPainter, rect: QRect) -> None:
        painter.setFont(scaled(self.font(), 0.85))
        rect = self._signs(painter, rect)
        name = self.facts.subject or self.facts.kind
        text = f"{clock(minute_of_day(self.meeting.span.start))} {name}"
        painter.drawText(
            rect, Qt.AlignmentFlag.AlignVCenter,
            painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, rect.width()),
        )

    def _block(self, painter: QPainter, rect: QRect) -> None:
        foot = QRect(rect.left(), rect.bottom() - SIGN, rect.width(), SIGN + 1)
        beside = self._signs(painter, foot).width()
        lines = [
            (self.facts.kind, QFont.Weight.DemiBold, 0.92),
            (self.facts.subject, QFont.Weight.Normal, 0.86),
            (times(self.meeting.span), QFont.Weight.Normal, 0.86),
            (self.facts.where, QFont.Weight.Normal, 0.86),
            (tn("ui.calendar.people", self.facts.people), QFont.Weight.Normal, 0.86),
        ]
        y = rect.top()
        for text, weight, size in lines:
            if not text:
                continue
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
        """Draw a lock, a warning and what the review says where they belong; give the room that is
        left."""
        theme = self._look.theme
        tone = theme.kind(self.facts.number)
        shown: list[tuple[str, str]] = []
        if self.facts.wrong:
            shown.append(("error", theme.error.edge if not theme.dark else theme.error.ink))
        shown += [(NOTED[noted], tone.ink) for noted in self.facts.noted]
        # What was held is locked by itself.
        if self.meeting.locked and "held" not in self.facts.noted:
            shown.append(("lock", tone.ink))
        if self.chip:
            # The name needs the room: first what somebody waits for. The tooltip says the rest.
            shown.sort(key=lambda sign: sign[0] not in WAITING)
            shown = shown[: 1 + (rect.width() >= ROOMY)]
        for name, colour in shown:
            picture = icons.pixmap(name, colour, 14, self.devicePixelRatioF())
            painter.drawPixmap(rect.right() - 14, rect.top() + (rect.height() - 14) // 2, picture)
            rect = rect.adjusted(0, 0, -17, 0)
        return rect
