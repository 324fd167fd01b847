"""A new remark: a text, and on a meeting another time, written where one reads."""

from datetime import datetime

from PySide6.QtCore import QDateTime, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QDateTimeEdit, QPlainTextEdit

from models.plan import Outcome
from models.record import About
from models.timespan import Span, local, moment
from planner.texts import t
from ui.reviewing import Reviewing
from ui.views.review_subject import SubjectBox
from ui.widgets.flow import Flow
from ui.widgets.parts import Card, button, label


class WritingField(QPlainTextEdit):
    """A few lines of text. Tab goes on; Ctrl+Enter is `sent`."""

    sent = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setTabChangesFocus(True)
        self.setAccessibleName(name)
        self.setPlaceholderText(name)
        self.setFixedHeight(self.fontMetrics().lineSpacing() * 3 + 22)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.sent.emit()
        else:
            super().keyPressEvent(event)


class RemarkForm(Card):
    """`done` carries the id of the remark that was written, or "" where none was."""

    done = Signal(str)

    def __init__(self, reviewing: Reviewing) -> None:
        super().__init__(t("ui_review.form.new"))
        self._reviewing = reviewing
        self._outcome: Outcome | None = None
        self._span: Span | None = None
        self.subject = SubjectBox()
        said = label(t("ui_review.subject"), "muted")
        said.setBuddy(self.subject)
        self.text = WritingField(t("ui_review.form.text"))
        self.other = QCheckBox(t("ui_review.form.other"))
        self.at = QDateTimeEdit()
        self.at.setCalendarPopup(True)
        self.at.setDisplayFormat("dd-MM-yyyy HH:mm")
        self.at.setAccessibleName(t("ui_review.form.at"))
        self.send = button(t("ui_review.form.send"), "primary")
        self.cancel = button(t("ui_review.form.cancel"))
        self.body.addWidget(said)
        self.body.addWidget(self.subject)
        self.body.addWidget(self.text)
        for parts in ((self.other, self.at), (self.send, self.cancel)):
            line = Flow()
            for part in parts:
                line.addWidget(part)
            self.body.addLayout(line)
        self.subject.turned.connect(self._turned)
        self.other.toggled.connect(self._update)
        self.text.textChanged.connect(self._update)
        self.text.sent.connect(self._send)
        self.send.clicked.connect(self._send)
        self.cancel.clicked.connect(lambda: self._leave(""))
        self.hide()

    def begin(self, outcome: Outcome, about: About, subject: str | None) -> None:
        """Write a remark on something."""
        self._outcome = outcome
        self.subject.offer(outcome, (about, subject))
        self.text.clear()
        self._turned()
        self.show()
        self.text.setFocus()

    def _turned(self) -> None:
        """It is on something else: of a meeting, another time may be proposed."""
        about, subject = self.subject.subject() or ("plan", None)
        meetings = self._outcome.plan.meetings if self._outcome is not None else ()
        meeting = next((m for m in meetings if about == "meeting" and m.id == subject), None)
        self._span = meeting.span if meeting is not None else None
        if self._span is not None:
            here = local(self._span.start)
            self.at.setDateTime(
                QDateTime(here.year, here.month, here.day, here.hour, here.minute, 0)
            )
        self.other.setChecked(False)
        self.other.setVisible(self._span is not None)
        self._update()

    def _proposal(self) -> Span | None:
        if self._span is None or not self.other.isChecked():
            return None
        said = self.at.dateTime()
        day, time = said.date(), said.time()
        start = moment(
            datetime(day.year(), day.month(), day.day(), time.hour(), time.minute())
        )
        proposed = Span(start, start + self._span.minutes)
        return None if proposed == self._span else proposed

    def _update(self) -> None:
        wanted = self._span is not None and self.other.isChecked()
        self.at.setVisible(wanted)
        known = self.subject.subject() is not None
        self.send.setEnabled(known and (bool(self.text.toPlainText().strip()) or wanted))
        self.send.setToolTip("Ctrl+Enter" if known else t("ui_review.subject.unknown"))

    def _send(self) -> None:
        subject = self.subject.subject()
        if subject is None:
            return
        made = self._reviewing.remark(self.text.toPlainText(), *subject, self._proposal())
        if made is not None:
            self._leave(made)

    def _leave(self, made: str) -> None:
        self.hide()
        self.done.emit(made)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._leave("")
        else:
            super().keyPressEvent(event)
