"""What was answered here, line by line, each with a way to take it back."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from planner.texts import t
from ui.answers import Answer
from ui.theme import GAP
from ui.widgets.parts import Page, button, clear, label

ROW_HEIGHT = 36
MOST_ROWS = 4
"""More answers than that scroll."""


class AnswerList(QWidget):
    """`taken_back` carries the answer that no longer counts."""

    taken_back = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(label(t("ui.wizard.answers"), "section"))
        self._page = Page()
        self._page.body.setContentsMargins(0, 0, 0, 0)
        self._page.body.setSpacing(0)
        column.addWidget(self._page)

    def show_answers(self, answers: tuple[Answer, ...]) -> None:
        """Show other answers; nothing where there are none."""
        clear(self._page.body)
        for answer in answers:
            line = QWidget()
            row = QHBoxLayout(line)
            row.setContentsMargins(0, 0, 0, 0)
            row.setSpacing(GAP)
            said = label(answer.sentence, wrap=True)
            back = button(t("ui.wizard.take_back"), "link")
            back.setAccessibleName(t("ui.wizard.take_back.what", answer=answer.sentence))
            back.clicked.connect(lambda _=False, a=answer: self.taken_back.emit(a))
            row.addWidget(said, 1)
            row.addWidget(back)
            line.setMinimumHeight(ROW_HEIGHT)
            self._page.body.addWidget(line)
        self._page.body.addStretch(1)
        self._page.setFixedHeight(ROW_HEIGHT * min(MOST_ROWS, max(1, len(answers))) + 6)
        self.setVisible(bool(answers))
