"""The review: remarks, what is other since the last one, who came, and the log."""

from functools import cached_property
from typing import Final, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QStackedWidget, QWidget

from models.record import About
from planner.texts import t
from ui.adviser import Adviser
from ui.reviewing import Reviewing
from ui.views.base import Context, View
from ui.views.holding import HoldingPage
from ui.views.review_log import LogPage
from ui.views.review_remarks import RemarksPage
from ui.views.review_seen import SeenPage
from ui.widgets.parts import Segments, across, button, filled, heading, order_focus, paired

NAME: Final = 215
"""Pixels of the field for a name at least."""
PAGES: Final = ("remarks", "changes", "held", "log")
Part = TypeVar("Part", bound=QWidget)


class ReviewView(View):
    """For whoever reads everything and changes nothing, and for whoever answers.

    `subject_wanted` carries what a remark is on, its sort and its id; `export_wanted` and
    `fetch_wanted` come for the workbook that goes round; the others for lists that came back with
    ticks, and for the log. Each page is made once it is wanted.
    """

    subject_wanted = Signal(str, str)
    export_wanted = Signal()
    fetch_wanted = Signal()
    signed_wanted = Signal()
    log_print_wanted = Signal(object)
    log_pdf_wanted = Signal(object)
    log_excel_wanted = Signal()

    def __init__(self, context: Context, reviewing: Reviewing, adviser: Adviser) -> None:
        super().__init__(context)
        self._reviewing, self._adviser = reviewing, adviser
        self._page = PAGES[0]
        self.name = QLineEdit(reviewing.name)
        self.export, self.fetch = button(t("ui_review.export")), button(t("ui_review.fetch"))
        self.export.setToolTip(t("ui_review.action.export"))
        self.fetch.setToolTip(t("ui_review.action.fetch"))
        self.pages = Segments(
            ((name, t(f"ui_review.page.{name}")) for name in PAGES), t("ui_review.pages"),
            wraps=True,
        )
        self._stack = QStackedWidget()
        self._lay_out()
        self.pages.chosen.connect(self.choose_page)
        self.name.editingFinished.connect(lambda: reviewing.call(self.name.text()))
        self.export.clicked.connect(self.export_wanted)
        self.fetch.clicked.connect(self.fetch_wanted)

    # Its pages ----------------------------------------------------------------------------

    @cached_property
    def remarks(self) -> RemarksPage:
        """What was said, and the answers to it."""
        made = self._put(RemarksPage(self.context, self._reviewing, self._adviser))
        made.subject_wanted.connect(self.subject_wanted)
        return made

    @cached_property
    def changes(self) -> SeenPage:
        """What is other since the last review."""
        made = self._put(SeenPage(self.context, self._reviewing))
        made.remark_wanted.connect(self.show_remark)
        made.meeting_wanted.connect(self._show_meeting)
        return made

    @cached_property
    def held(self) -> HoldingPage:
        """Who came."""
        made = self._put(HoldingPage(self.context, self._reviewing))
        made.fetch_wanted.connect(self.signed_wanted)
        return made

    @cached_property
    def log(self) -> LogPage:
        """What was done to the plan, and by whom."""
        made = self._put(LogPage(self.context, self._reviewing))
        made.meeting_wanted.connect(self._show_meeting)
        made.print_wanted.connect(self.log_print_wanted)
        made.pdf_wanted.connect(self.log_pdf_wanted)
        made.excel_wanted.connect(self.log_excel_wanted)
        return made

    def _put(self, part: Part) -> Part:
        self._stack.addWidget(part)
        return part

    def _show_meeting(self, meeting_id: str) -> None:
        self.subject_wanted.emit("meeting", meeting_id)

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
        if former != self._page:
            self.turned.emit()
        self.refresh()
        order_focus(self)

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
        shown = getattr(self, self._page)
        self._stack.setCurrentWidget(shown)
        shown.refresh()
