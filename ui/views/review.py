"""The review: remarks, what is other since the last one, who came, and the log."""

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QStackedWidget

from models.record import About
from planner.texts import t
from ui.adviser import Adviser
from ui.reviewing import Reviewing
from ui.views.base import Context, View
from ui.views.holding import HoldingPage
from ui.views.review_log import LogPage
from ui.views.review_remarks import RemarksPage
from ui.views.review_seen import SeenPage
from ui.widgets.parts import Segments, across, button, filled, heading, paired

NAME: Final = 215
"""Pixels of the field for a name at least."""
PAGES: Final = ("remarks", "changes", "held", "log")


class ReviewView(View):
    """For whoever reads everything and changes nothing, and for whoever answers.

    `subject_wanted` carries what a remark is on, its sort and its id; `export_wanted` and
    `fetch_wanted` come for the workbook that goes round.
    """

    subject_wanted = Signal(str, str)
    export_wanted = Signal()
    fetch_wanted = Signal()

    def __init__(self, context: Context, reviewing: Reviewing, adviser: Adviser) -> None:
        super().__init__(context)
        self._reviewing = reviewing
        self._page = PAGES[0]
        self.remarks = RemarksPage(context, reviewing, adviser)
        self.changes = SeenPage(context, reviewing)
        self.held = HoldingPage(context, reviewing)
        self.log = LogPage(context, reviewing)
        self.name = QLineEdit(reviewing.name)
        self.export, self.fetch = button(t("ui_review.export")), button(t("ui_review.fetch"))
        self.export.setToolTip(t("ui_review.action.export"))
        self.fetch.setToolTip(t("ui_review.action.fetch"))
        self.pages = Segments(
            ((name, t(f"ui_review.page.{name}")) for name in PAGES), t("ui_review.pages"),
            wraps=True,
        )
        self._stack = QStackedWidget()
        for page in (self.remarks, self.changes, self.held, self.log):
            self._stack.addWidget(page)
        self._lay_out()
        self.pages.chosen.connect(self.choose_page)
        self.name.editingFinished.connect(lambda: reviewing.call(self.name.text()))
        self.export.clicked.connect(self.export_wanted)
        self.fetch.clicked.connect(self.fetch_wanted)
        self.remarks.subject_wanted.connect(self.subject_wanted)
        self.changes.remark_wanted.connect(self.show_remark)
        for made in (self.changes, self.log):
            made.meeting_wanted.connect(lambda m: self.subject_wanted.emit("meeting", m))

    def _lay_out(self) -> None:
        column = filled(self)
        column.addLayout(heading(t("ui.view.review"), t("ui_review.hint")))
        self.name.setAccessibleName(t("ui_review.name"))
        self.name.setToolTip(t("ui_review.name.why"))
        self.name.setPlaceholderText(t("ui_review.name.example"))
        self.name.setMinimumWidth(NAME)
        column.addLayout(
            across(paired(t("ui_review.name"), self.name), self.export, self.fetch)
        )
        column.addWidget(self.pages)
        column.addWidget(self._stack, 1)
        self.pages.choose(self._page)

    def page(self) -> str:
        """Which of its pages is shown; empty for the remarks."""
        return "" if self._page == PAGES[0] else self._page

    def choose_page(self, page: str) -> None:
        """Show one of its pages."""
        former, self._page = self._page, page if page in PAGES else PAGES[0]
        self.pages.choose(self._page)
        self._stack.setCurrentIndex(PAGES.index(self._page))
        if former != self._page:
            self.turned.emit()
        self.refresh()

    def begin(self, about: About, subject: str | None) -> None:
        """Begin a remark; who has not said her name is asked for it first."""
        self.choose_page(PAGES[0])
        self.remarks.begin(about, subject)
        if not self._reviewing.name:
            self.name.setFocus()

    def show_remark(self, remark_id: str) -> None:
        """Show one remark."""
        self.choose_page(PAGES[0])
        self.remarks.choose(remark_id)

    def refresh(self) -> None:
        shown = (self.remarks, self.changes, self.held, self.log)[PAGES.index(self._page)]
        shown.refresh()
