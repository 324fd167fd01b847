"""Step 1: which sheets, which layout, which first day, and what is asked about them."""

from dataclasses import replace
from datetime import date

from PySide6.QtCore import QDate, QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDateEdit,
    QGridLayout,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from models.finding import Question
from planner.importing.layouts import LAYOUTS
from planner.texts import t
from ui.answers import layout_name
from ui.importer import Importer
from ui.look import Look
from ui.theme import GAP
from ui.views.importing.questions import QuestionList
from ui.widgets.parts import Card, button, label, note, row

SHEET_ROW = 30
LEAST_HEIGHT = 140
MOST_SHEETS = 5
_ABOUT_CODES = frozenset({"unknown_code", "code_without_times", "code_twice", "codes_remembered"})
_ABOUT_PEOPLE = frozenset({
    "initials", "namesakes", "group_or_person", "name_unclear", "names_remembered", "row_twice",
})


class SheetPanel(QWidget):
    """`went_to` carries a sheet and a cell, `step_wanted` the step in which a question is
    answered."""

    went_to = Signal(str, str)
    step_wanted = Signal(str)

    def __init__(self, importer: Importer, look: Look) -> None:
        super().__init__()
        self._importer = importer
        self._offered: str | None = None
        self.sheets = QListWidget()
        self.sheets.setProperty("role", "plain")
        self.sheets.setAccessibleName(t("ui.wizard.sheets"))
        self.layouts = QComboBox()
        self.layouts.setAccessibleName(t("ui.wizard.layout"))
        self.layouts.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.layouts.setMinimumContentsLength(8)
        for layout in LAYOUTS:
            self.layouts.addItem(layout_name(layout), layout)
        self.first_day = QDateEdit()
        self.missing_day = QDateEdit()
        self.missing_why = note("", "error")
        self.missing_say = button(t("ui.wizard.codes.say"), "primary")
        self.questions = QuestionList(look)
        self.quiet = label(t("ui.import.clean"), "muted", wrap=True)
        self.elsewhere = button("", "link")
        self._lay_out()
        self.sheets.itemChanged.connect(lambda _: self._answer_sheets())
        self.layouts.activated.connect(lambda _: self._answer_layout())
        self.first_day.editingFinished.connect(self._answer_first_day)
        self.missing_say.clicked.connect(self._answer_missing_day)
        self.questions.went_to.connect(self._go)
        self.elsewhere.clicked.connect(self._leave_for)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        self._sheets_title = label(t("ui.wizard.sheets"), "section")
        column.addWidget(self._sheets_title)
        column.addWidget(self.sheets)
        column.addWidget(self._missing())
        self._choices = QWidget()
        grid = QGridLayout(self._choices)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(GAP * 2)
        grid.setVerticalSpacing(GAP)
        grid.addWidget(label(t("ui.wizard.layout"), "section"), 0, 0)
        grid.addWidget(self.layouts, 0, 1)
        grid.addWidget(label(t("ui.wizard.first_day"), "section"), 1, 0)
        grid.addWidget(self.first_day, 1, 1)
        grid.setColumnStretch(1, 1)
        column.addWidget(self._choices)
        column.addSpacing(GAP)
        self._title = label("", "section")
        column.addWidget(self._title)
        column.addWidget(self.quiet)
        self.questions.setMinimumHeight(LEAST_HEIGHT)
        column.addWidget(self.questions, 1)
        column.addWidget(self.elsewhere)
        column.addStretch(0)

    def _missing(self) -> QWidget:
        """Asks for a day that nothing in the file says. Only the button answers: no day is
        taken for granted because somebody passed by the field."""
        self.missing = Card(t("ui.wizard.first_day.asked"))
        today = QDate.currentDate()
        for field in (self.missing_day, self.first_day):
            field.setCalendarPopup(True)
            field.setDisplayFormat(t("date.field"))
            field.setAccessibleName(t("ui.wizard.first_day"))
        self.missing_day.setDate(QDate(today.year(), today.month(), 1))
        self.missing.body.addWidget(self.missing_why)
        self.missing.body.addLayout(row(self.missing_day, self.missing_say))
        return self.missing

    def refresh(self) -> None:
        """Show the reading as it is now, or what it cannot do without."""
        read, lacking = self._importer.read, self._importer.lacking
        self.missing.setVisible(lacking is not None)
        self._choices.setVisible(read is not None)
        if lacking is not None:
            self.missing_why.setText(lacking.message)
            for part in (self._title, self.quiet, self.questions, self.elsewhere, self.sheets,
                         self._sheets_title):
                part.hide()
        if read is None:
            return
        understood = read.understood
        self._show_sheets()
        layout = self.layouts.findData(understood.mapping.layout)
        self.layouts.setCurrentIndex(layout)
        with QSignalBlocker(self.first_day):
            self.first_day.setDate(_as_qt(understood.roster.period.first))
        asked = understood.roster.questions
        self._title.setText(t("ui.wizard.questions", count=len(asked)))
        self._title.setVisible(bool(asked))
        self.quiet.setVisible(not asked)
        self.questions.setVisible(bool(asked))
        self.questions.show_questions(asked)
        grave = (q for q in self.questions.questions if step_of(q) is not None)
        self._offer(self.questions.chosen() or next(grave, None))

    def _show_sheets(self) -> None:
        read = self._importer.read
        assert read is not None
        pictured = read.understood.picture.sheets
        used = set(read.understood.mapping.sheets)
        with QSignalBlocker(self.sheets):
            self.sheets.clear()
            for sheet in pictured:
                key = "ui.wizard.tab.hidden" if sheet.hidden else "ui.wizard.tab"
                item = QListWidgetItem(t(key, sheet=sheet.name))
                item.setData(Qt.ItemDataRole.UserRole, sheet.name)
                ticked = sheet.name in used or (not used and sheet.used)
                item.setCheckState(
                    Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked
                )
                self.sheets.addItem(item)
        several = len(pictured) > 1
        self.sheets.setVisible(several)
        self._sheets_title.setVisible(several)
        self.sheets.setFixedHeight(SHEET_ROW * min(MOST_SHEETS, len(pictured)) + 8)

    def _answer_sheets(self) -> None:
        items = [self.sheets.item(row) for row in range(self.sheets.count())]
        names = tuple(
            str(item.data(Qt.ItemDataRole.UserRole)) for item in items
            if item.checkState() == Qt.CheckState.Checked
        )
        if names:
            self._importer.answer(replace(self._importer.said.mapping, sheets=names))
        else:
            self._show_sheets()  # a roster stands on one sheet at least

    def _answer_layout(self) -> None:
        layout = self.layouts.currentData()
        read = self._importer.read
        if read is not None and layout != read.understood.mapping.layout:
            self._importer.answer(replace(self._importer.said.mapping, layout=layout))

    def _answer_first_day(self) -> None:
        day, read = _as_date(self.first_day.date()), self._importer.read
        if read is not None and day != read.understood.roster.period.first:
            self._importer.answer(replace(self._importer.said.mapping, first_day=day))

    def _answer_missing_day(self) -> None:
        day = _as_date(self.missing_day.date())
        self._importer.answer(replace(self._importer.said.mapping, first_day=day))

    def _go(self, question: Question) -> None:
        if question.sheet is not None:
            self.went_to.emit(question.sheet, question.cell or "")
        self._offer(question)

    def _offer(self, question: Question | None) -> None:
        """A way to the step in which the chosen question is answered, if that is another one."""
        step = self._offered = step_of(question)
        self.elsewhere.setVisible(step is not None)
        if step is not None:
            self.elsewhere.setText(t(f"ui.wizard.answer_in.{step}"))

    def _leave_for(self) -> None:
        if self._offered is not None:
            self.step_wanted.emit(self._offered)


def step_of(question: Question | None) -> str | None:
    """The step other than this one in which a question is answered."""
    if question is None:
        return None
    if question.code in _ABOUT_CODES:
        return "codes"
    return "people" if question.code in _ABOUT_PEOPLE else None


def _as_date(day: QDate) -> date:
    return date(day.year(), day.month(), day.day())


def _as_qt(day: date) -> QDate:
    return QDate(day.year, day.month, day.day)
