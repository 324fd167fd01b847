"""The log: who changed what and when, fit to be shown to whoever asks."""

from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QTableView, QVBoxLayout, QWidget

from models.timespan import day_of
from planner.review.log_words import COLUMNS
from planner.texts import t
from ui.reviewing import Reviewing
from ui.theme import GAP
from ui.views.base import Context
from ui.views.review_words import log_lines
from ui.widgets.copying import copies, copy
from ui.widgets.flow import Flow
from ui.widgets.parts import button, label, row
from ui.widgets.plain_table import Line, PlainModel, whole_rows

if TYPE_CHECKING:
    from planner.paper.sheets import Wanted

SPANS: Final = {"all": None, "week": 7, "month": 30}
"""Days back that can be chosen."""


class LogPage(QWidget):
    """`meeting_wanted` carries the meeting of a line, `print_wanted` and `pdf_wanted` which sheet
    is to be shown as it would be printed, or written."""

    meeting_wanted = Signal(str)
    print_wanted = Signal(object)
    pdf_wanted = Signal(object)
    excel_wanted = Signal()

    def __init__(self, context: Context, reviewing: Reviewing) -> None:
        super().__init__()
        self._context, self._reviewing = context, reviewing
        self.words, self.span = QLineEdit(), QComboBox()
        self.words.setPlaceholderText(t("ui_review.log.filter"))
        self.words.setAccessibleName(t("ui_review.log.filter"))
        self.words.setClearButtonEnabled(True)
        self.span.setAccessibleName(t("ui_review.log.since"))
        for name in SPANS:
            self.span.addItem(t(f"ui_review.log.since.{name}"), name)
        self.copy = button(t("ui_review.log.copy"))
        self.print = button(t("ui_review.log.print"))
        self.pdf = button(t("ui_review.log.pdf"))
        self.excel = button(t("ui_review.log.excel"))
        for each in (self.print, self.pdf, self.excel):
            each.setToolTip(t("ui_review.log.whole"))
        self.model = PlainModel()
        self.table = whole_rows(QTableView(), self.model, t("ui_review.log"))
        self.none = label("", "muted", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        above = row(self.span)
        above.insertWidget(0, self.words, 1)
        column.addLayout(above)
        deeds = Flow()
        for each in (self.print, self.pdf, self.excel, self.copy):
            deeds.addWidget(each)
        column.addLayout(deeds)
        column.addWidget(self.none)
        column.addWidget(self.table, 1)
        copies(self.table)
        self.words.textChanged.connect(self.refresh)
        self.span.currentIndexChanged.connect(self.refresh)
        self.copy.clicked.connect(lambda: copy(self.table))
        self.print.clicked.connect(lambda: self.print_wanted.emit(self._wanted()))
        self.pdf.clicked.connect(lambda: self.pdf_wanted.emit(self._wanted()))
        self.excel.clicked.connect(self.excel_wanted)
        self.table.activated.connect(self._activated)

    def refresh(self) -> None:
        """Show the log as it is now."""
        outcome = self._context.document.state.outcome
        first = self._first()
        found = log_lines(outcome, self.words.text(), first) if outcome is not None else ()
        headings = tuple(t(f"review.log.{name}") for name in COLUMNS)
        self.model.show(headings, tuple(Line(texts, entry.meeting) for entry, texts in found))
        empty = outcome is None or not outcome.problem.record.log
        self.none.setText(t("ui_review.log.none" if empty else "ui_review.log.none.filter"))
        self.none.setVisible(not found)
        self.copy.setEnabled(bool(found))
        for each in (self.print, self.pdf, self.excel):
            each.setEnabled(not empty)

    def _first(self) -> date | None:
        """The first day whose lines are shown; None for all days."""
        days = SPANS[self.span.currentData()]
        today = day_of(self._reviewing.clock())
        return today - timedelta(days=days) if days is not None else None

    def _wanted(self) -> "Wanted":
        # Laying out pages takes time to load, and a window should not wait for it.
        from planner.paper.sheets import Wanted

        return Wanted("log", first=self._first())

    def _activated(self, index: QModelIndex) -> None:
        self.meeting_wanted.emit(str(self.model.lines[index.row()].about))
