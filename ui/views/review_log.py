"""The log: who changed what and when, fit to be shown to whoever asks."""

from typing import Final

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QTableView, QVBoxLayout, QWidget

from models.timespan import DAY_MINUTES
from planner.texts import t
from ui.reviewing import Reviewing
from ui.theme import GAP
from ui.views.base import Context
from ui.views.review_words import log_lines
from ui.widgets.copying import copies, copy
from ui.widgets.parts import button, label, row
from ui.widgets.plain_table import Line, PlainModel, whole_rows

COLUMNS: Final = ("when", "who", "what", "meeting", "from", "to")
SPANS: Final = {"all": None, "week": 7, "month": 30}
"""Days back that can be chosen."""


class LogPage(QWidget):
    """`meeting_wanted` carries the meeting of a line."""

    meeting_wanted = Signal(str)

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
        self.model = PlainModel()
        self.table = whole_rows(QTableView(), self.model, t("ui_review.log"))
        self.none = label("", "muted", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        above = row(self.span, self.copy)
        above.insertWidget(0, self.words, 1)
        column.addLayout(above)
        column.addWidget(self.none)
        column.addWidget(self.table, 1)
        copies(self.table)
        self.words.textChanged.connect(self.refresh)
        self.span.currentIndexChanged.connect(self.refresh)
        self.copy.clicked.connect(lambda: copy(self.table))
        self.table.activated.connect(self._activated)

    def refresh(self) -> None:
        """Show the log as it is now."""
        outcome = self._context.document.state.outcome
        days = SPANS[self.span.currentData()]
        since = self._reviewing.clock() - days * DAY_MINUTES if days is not None else None
        found = log_lines(outcome, self.words.text(), since) if outcome is not None else ()
        headings = tuple(t(f"ui_review.log.{name}") for name in COLUMNS)
        self.model.show(headings, tuple(Line(texts, entry.meeting) for entry, texts in found))
        empty = outcome is None or not outcome.problem.record.log
        self.none.setText(t("ui_review.log.none" if empty else "ui_review.log.none.filter"))
        self.none.setVisible(not found)
        self.copy.setEnabled(bool(found))

    def _activated(self, index: QModelIndex) -> None:
        self.meeting_wanted.emit(str(self.model.lines[index.row()].about))
