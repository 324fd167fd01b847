"""The remarks: a list in groups, and the chosen one with its answers and its proposal."""

from functools import partial
from typing import cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QComboBox,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from models.plan import Outcome
from models.record import ABOUT, About, Remark, RemarkState
from planner.texts import capital, t, tn
from planner.texts.dates import when
from ui.adviser import Adviser
from ui.review_tasks import PriceProposal
from ui.reviewing import Fetched, Reviewing
from ui.theme import GAP
from ui.views.base import Context
from ui.views.review_form import RemarkForm, WritingField
from ui.views.review_subject import SubjectBox
from ui.views.review_words import GROUPS, group_of, matches, said_words, subject_words
from ui.widgets.flow import Flow
from ui.widgets.link_line import LinkLine
from ui.widgets.parts import Card, Page, button, clear, label, note, order_focus, row

BESIDE = 560
"""Pixels of width from which the remark stands beside the list, not below."""
_ID = Qt.ItemDataRole.UserRole


class RemarksPage(QWidget):
    """`subject_wanted` carries what a remark is on: its sort and its id."""

    subject_wanted = Signal(str, str)

    def __init__(self, context: Context, reviewing: Reviewing, adviser: Adviser) -> None:
        super().__init__()
        self._context, self._reviewing = context, reviewing
        self.asking = adviser.asking()
        self.asking.answered.connect(self._priced)
        self.asking.failed.connect(lambda text: self._say_price(False, text))
        self._known: tuple[Outcome | None, str, tuple[bool, str]] = None, "", (False, "")
        self._asked: tuple[Outcome, str] | None = None
        self.chosen: str | None = None
        self.new = button(t("ui_review.new"), "primary")
        self.about, self.words = QComboBox(), QLineEdit()
        self.list = QListWidget()
        self.form = RemarkForm(reviewing)
        self.back = Card()
        self.right = Page()
        self._answer: WritingField | None = None
        self.subject: SubjectBox | None = None
        self._cost = note("", "info")
        self._lay_out()
        self.new.clicked.connect(lambda: self.begin("plan", None))
        self.about.currentIndexChanged.connect(self.refresh)
        self.words.textChanged.connect(self.refresh)
        self.list.currentItemChanged.connect(self._chosen)
        self.form.done.connect(self._written)
        reviewing.fetched.connect(self._fetched)

    def _lay_out(self) -> None:
        self.about.setAccessibleName(t("ui_review.filter"))
        self.about.addItem(t("ui_review.filter.all"), "")
        for about in ABOUT:
            self.about.addItem(t(f"ui_review.filter.{about}"), about)
        self.words.setPlaceholderText(t("ui_review.filter.by"))
        self.words.setAccessibleName(t("ui_review.filter.by"))
        self.words.setClearButtonEnabled(True)
        self.list.setAccessibleName(t("ui_review.list"))
        self.list.setWordWrap(True)
        self.list.setSpacing(4)
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, GAP, 0)
        column.setSpacing(GAP)
        column.addLayout(row(self.new, self.about))
        column.addWidget(self.words)
        column.addWidget(self.list, 1)
        inside = self.right.body
        inside.setContentsMargins(GAP, 0, GAP, GAP)
        inside.addWidget(self.back)
        inside.addWidget(self.form)
        self.sheet = QVBoxLayout()
        self.sheet.setSpacing(GAP)
        inside.addLayout(self.sheet)
        inside.addStretch(1)
        self.back.hide()
        halves = self.halves = QSplitter(Qt.Orientation.Horizontal)
        halves.addWidget(left)
        halves.addWidget(self.right)
        halves.setSizes([300, 400])
        halves.setChildrenCollapsible(False)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(halves)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # On a small screen a remark beside the list would be cut off.
        ways = Qt.Orientation
        self.halves.setOrientation(ways.Horizontal if self.width() >= BESIDE else ways.Vertical)

    def begin(self, about: About, subject: str | None) -> None:
        """Begin a remark on something."""
        outcome = self._context.document.state.outcome
        if outcome is not None:
            self.form.begin(outcome, about, subject)
            self.right.verticalScrollBar().setValue(0)

    def choose(self, remark_id: str) -> None:
        """Show one remark."""
        self.chosen = remark_id
        self.refresh()

    def place(self, remark_id: str) -> None:
        """Show one remark, ready to be put where it belongs."""
        self.choose(remark_id)
        if self.subject is not None:
            self.subject.begin()

    def refresh(self) -> None:
        """Show the remarks as they are now."""
        outcome = self._context.document.state.outcome
        self.list.blockSignals(True)
        self.list.clear()
        shown = self._shown(outcome) if outcome is not None else ()
        for group in GROUPS:
            some = [r for r in shown if group_of(r) == group]
            if some and outcome is not None:
                self._head(t(f"ui_review.group.{group}", count=len(some)))
                for remark in some:
                    self._item(outcome, remark)
        self.list.blockSignals(False)
        self._show_chosen()

    def _shown(self, outcome: Outcome) -> tuple[Remark, ...]:
        about, words = self.about.currentData(), self.words.text()
        return tuple(
            r for r in outcome.problem.record.remarks
            if about in ("", r.about) and matches(
                words, r.by, r.text, subject_words(outcome, r.about, r.subject),
                *(f"{a.by} {a.text}" for a in r.answers),
            )
        )

    def _head(self, text: str) -> None:
        item = QListWidgetItem(text)
        font = item.font()
        font.setBold(True)
        item.setFont(font)
        item.setFlags(Qt.ItemFlag.NoItemFlags)
        self.list.addItem(item)

    def _item(self, outcome: Outcome, remark: Remark) -> None:
        first = remark.text.splitlines()[0] if remark.text else _proposed(remark)
        subject = capital(subject_words(outcome, remark.about, remark.subject))
        item = QListWidgetItem(f"{subject}\n{first}\n{said_words(remark.by, remark.at)}")
        item.setData(_ID, remark.id)
        self.list.addItem(item)
        if remark.id == self.chosen:
            self.list.setCurrentItem(item)

    def _chosen(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self.chosen = item.data(_ID)
            self._show_chosen()

    # The chosen one -----------------------------------------------------------------------

    def _show_chosen(self) -> None:
        draft = self._answer.toPlainText() if self._answer is not None else ""
        former = self._answer.objectName() if self._answer is not None else ""
        clear(self.sheet)
        self._answer = self.subject = None
        outcome = self._context.document.state.outcome
        if outcome is None:
            return
        remark = outcome.problem.record.remark(self.chosen or "")
        if remark is None:
            key = "none" if not outcome.problem.record.remarks else (
                "choose" if self.list.count() else "none.filter"
            )
            self.sheet.addWidget(label(t(f"ui_review.{key}"), "muted", wrap=True))
        else:
            self._answer = self._show(outcome, remark)
            if former == remark.id:
                self._answer.setPlainText(draft)
        order_focus(self)

    def _show(self, outcome: Outcome, remark: Remark) -> WritingField:
        body = self.sheet
        named = capital(subject_words(outcome, remark.about, remark.subject))
        subject = LinkLine(named, self._context.look.theme)
        subject.clicked.connect(
            partial(self.subject_wanted.emit, remark.about, remark.subject or "")
        )
        body.addWidget(subject)
        body.addWidget(label(said_words(remark.by, remark.at), "muted"))
        if remark.text:
            body.addWidget(label(remark.text, wrap=True))
        tone = {"open": "info", "declined": "warning"}.get(remark.state, "good")
        body.addWidget(note(t(f"ui_review.state.{remark.state}"), tone))
        if remark.proposal is not None:
            body.addWidget(label(_proposed(remark), "title", wrap=True))
            if remark.state == "open":
                self._ask_price(outcome, remark)
        for answer in remark.answers:
            body.addWidget(label(said_words(answer.by, answer.at), "muted"))
            body.addWidget(label(answer.text, wrap=True))
        answer_field = WritingField(t("ui_review.answer.field"))
        answer_field.setObjectName(remark.id)
        answer_field.sent.connect(partial(self._send, remark.id))
        body.addWidget(answer_field)
        self._buttons(outcome, remark)
        self._placing(outcome, remark)
        return answer_field

    def _placing(self, outcome: Outcome, remark: Remark) -> None:
        """Where it is, to be changed: many a remark comes back without its place."""
        said, box, do = label(t("ui_review.place"), "muted"), SubjectBox(), button(
            t("ui_review.place.do")
        )
        said.setBuddy(box)
        box.offer(outcome, (remark.about, remark.subject))
        now = box.subject()
        do.setEnabled(False)
        box.turned.connect(lambda: do.setEnabled(box.subject() not in (None, now)))

        def place() -> None:
            wanted = box.subject()
            if wanted is not None:
                self._reviewing.place(remark.id, *wanted)

        do.clicked.connect(place)
        self.sheet.addWidget(said)
        self.sheet.addWidget(box)
        self.sheet.addLayout(row(do))
        self.subject = box

    def _buttons(self, outcome: Outcome, remark: Remark) -> None:
        answer = button(t("ui_review.answer"), "primary")
        answer.setToolTip("Ctrl+Enter")
        answer.clicked.connect(partial(self._send, remark.id))
        shown: list[QWidget] = [answer]
        if remark.state != "open":
            shown.append(self._settling("ui_review.reopen", remark.id, "open"))
        elif remark.proposal is None:
            shown.append(self._settling("ui_review.resolve", remark.id, "resolved"))
        else:
            accept = button(t("ui_review.accept"))
            there = any(m.id == remark.subject for m in outcome.plan.meetings)
            reading = self._context.document.reading
            accept.setEnabled(there and not reading)
            if reading:
                accept.setToolTip(t("ui_review.reading.off"))
            accept.clicked.connect(lambda: self._reviewing.accept(remark))
            shown += [accept, self._settling("ui_review.decline", remark.id, "declined")]
        if remark.by == self._reviewing.name and not remark.answers:
            delete = button(t("ui_review.delete"))
            delete.clicked.connect(lambda: self._reviewing.delete(remark.id))
            shown.append(delete)
        deeds = Flow()
        for each in shown:
            deeds.addWidget(each)
        self.sheet.addLayout(deeds)

    def _settling(self, key: str, remark_id: str, state: RemarkState) -> QWidget:
        each = button(t(key))
        each.clicked.connect(lambda: self._reviewing.settle(remark_id, state))
        return each

    def _send(self, remark_id: str) -> None:
        field = self._answer
        if field is not None:
            text = field.toPlainText()
            field.setObjectName("")  # what is sent is no draft any more
            if not self._reviewing.answer(remark_id, text):
                field.setObjectName(remark_id)

    # What a proposal costs ----------------------------------------------------------------

    def _ask_price(self, outcome: Outcome, remark: Remark) -> None:
        self._cost = note("", "info")
        self.sheet.addWidget(self._cost)
        if not any(m.id == remark.subject for m in outcome.plan.meetings):
            self._say_price(False, t("ui_review.price.gone"))
        elif self._known[0] is outcome and self._known[1] == remark.id:
            self._say_price(*self._known[2])
        elif remark.proposal is not None:
            self._cost.setText(t("ui_review.price.asking"))
            if self._asked is None or self._asked[0] is not outcome or (
                self._asked[1] != remark.id or not self.asking.running
            ):
                self._asked = outcome, remark.id
                start = remark.proposal.start
                self.asking.ask(PriceProposal(outcome, remark.subject or "", start))

    def _priced(self, found: object) -> None:
        possible, message = cast(tuple[bool, str], found)
        if self._asked is not None:
            self._known = (*self._asked, (possible, message))
            if self._asked[1] == self.chosen:
                self._say_price(possible, message)

    def _say_price(self, possible: bool, message: str) -> None:
        self._cost.setText(message)
        self._cost.setProperty("tone", "info" if possible else "warning")
        self._cost.style().polish(self._cost)

    # What was written or came back --------------------------------------------------------

    def _written(self, remark_id: str) -> None:
        if remark_id:
            self.choose(remark_id)
        self.new.setFocus()

    def _fetched(self, found: Fetched) -> None:
        body = self.back.body
        while body.count() > 1:
            item = body.takeAt(1)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self.back.heading.setText(
            tn("review.taken", len(found.new), file=found.file, known=found.known)
        )
        self.back.heading.setWordWrap(True)
        self.back.heading.show()
        outcome = self._context.document.state.outcome
        for misplaced in found.misplaced:
            body.addWidget(note(misplaced.said, "warning"))
            each = button(t("ui_review.misplaced.place"), "link")
            each.clicked.connect(partial(self.place, misplaced.remark))
            body.addWidget(each)
        elsewhere = {misplaced.remark for misplaced in found.misplaced}
        for remark_id in found.new:
            remark = outcome.problem.record.remark(remark_id) if outcome else None
            if outcome is not None and remark is not None and remark_id not in elsewhere:
                subject = capital(subject_words(outcome, remark.about, remark.subject))
                text = remark.text.splitlines()[0] if remark.text else _proposed(remark)
                each = LinkLine(f"{subject}: {text}", self._context.look.theme)
                each.clicked.connect(partial(self.choose, remark_id))
                body.addWidget(each)
        away = button(t("ui_review.fetched.close"))
        away.clicked.connect(self.back.hide)
        body.addWidget(away)
        self.back.show()
        self.refresh()


def _proposed(remark: Remark) -> str:
    return t("ui_review.proposal", when=when(remark.proposal)) if remark.proposal else ""
