"""The questions of a reading: as a table under the summary, as a list beside the sheet."""

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem

from models.finding import SEVERITIES, Question
from planner.texts import t
from ui import icons
from ui.look import Look

Index = QModelIndex | QPersistentModelIndex
_COLUMNS = ("severity", "place", "message")
_BESIDE, _ABOVE_AND_BELOW = 50, 18
"""What the sign and the padding of a line take of its width and height."""


def worst_first(questions: tuple[Question, ...]) -> tuple[Question, ...]:
    """In the order in which people should look at them."""
    return tuple(sorted(questions, key=lambda q: SEVERITIES.index(q.severity)))


class QuestionModel(QAbstractTableModel):
    """One row a question, worst first: how grave, where, and what."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._questions: tuple[Question, ...] = ()

    def show(self, questions: tuple[Question, ...]) -> None:
        """Show other questions."""
        self.beginResetModel()
        self._questions = worst_first(questions)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(self._questions)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(_COLUMNS)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return t(f"ui.import.column.{_COLUMNS[section]}")
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        question, column = self._questions[index.row()], _COLUMNS[index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            if column == "severity":
                return t(f"severity.{question.severity}")
            return place(question) if column == "place" else question.message
        if role == Qt.ItemDataRole.ToolTipRole:
            return question.message
        if role == Qt.ItemDataRole.DecorationRole and column == "severity":
            return icons.icon(
                question.severity, self._look.theme.severity(question.severity).edge
            )
        return None


def place(question: Question) -> str:
    """Where in the file a question stands: sheet and cell, as far as they are known."""
    if question.sheet and question.cell:
        return t("ui.import.place", sheet=question.sheet, cell=question.cell)
    return question.sheet or question.cell or "–"


class QuestionList(QListWidget):
    """One line a question, worst first. `went_to` carries the one that somebody chose."""

    went_to = Signal(object)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.questions: tuple[Question, ...] = ()
        self.setProperty("role", "plain")
        self.setAccessibleName(t("ui.import.questions"))
        self.setWordWrap(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.setIconSize(QSize(18, 18))
        self.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.currentRowChanged.connect(self._chosen)
        self.itemClicked.connect(lambda item: self._chosen(self.row(item)))

    def show_questions(self, questions: tuple[Question, ...]) -> None:
        """Show other questions; the one that was chosen stays so where it is still asked."""
        former = self.chosen()
        self.questions = worst_first(questions)
        self.blockSignals(True)
        self.clear()
        for question in self.questions:
            edge = self._look.theme.severity(question.severity).edge
            item = QListWidgetItem(icons.icon(question.severity, edge), question.message)
            item.setToolTip(f"{t(f'severity.{question.severity}')}: {question.message}")
            self.addItem(item)
        if former in self.questions:
            self.setCurrentRow(self.questions.index(former))
        self.blockSignals(False)
        self._fit()

    def chosen(self) -> Question | None:
        """The question that is chosen, if there is one."""
        row = self.currentRow()
        return self.questions[row] if 0 <= row < len(self.questions) else None

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Give each line the height of its words: the list's own guess forgets the padding."""
        bar = self.verticalScrollBar().sizeHint().width()
        width = max(80, self.width() - bar - _BESIDE)
        room, words = QRect(0, 0, width, 10_000), Qt.TextFlag.TextWordWrap
        for row in range(self.count()):
            item = self.item(row)
            needed = self.fontMetrics().boundingRect(room, words, item.text()).height()
            item.setSizeHint(QSize(width, needed + _ABOVE_AND_BELOW))

    def _chosen(self, row: int) -> None:
        if 0 <= row < len(self.questions):
            self.went_to.emit(self.questions[row])
