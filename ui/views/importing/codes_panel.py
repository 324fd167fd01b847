"""Step 2: all codes, and a line to answer the one that is chosen."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QCompleter,
    QLabel,
    QLineEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from models.people import TEAMS
from planner.importing.codes import Absent, Meaning, Work
from planner.texts import t
from planner.texts.dates import team_name
from ui.answers import in_words, meaning_of, team_choices, times_of, with_code, with_team
from ui.importer import Importer
from ui.look import Look
from ui.theme import GAP
from ui.views.importing.codes_model import COLUMNS, TEAM_ROLE, CodesModel
from ui.widgets.flow import Flow
from ui.widgets.parts import Card, button, label, note
from ui.widgets.plain_table import whole_rows

Index = QModelIndex | QPersistentModelIndex
LEAST_HEIGHT = 180


class MeaningDelegate(QStyledItemDelegate):
    """A line for times or words, with what other codes mean to choose from."""

    def createEditor(self, parent: QWidget, _: QStyleOptionViewItem, index: Index) -> QWidget:
        line = QLineEdit(parent)
        line.setPlaceholderText(t("ui.wizard.codes.example"))
        model = index.model()
        assert isinstance(model, CodesModel)
        known = (model.meaning(number) for number in range(model.rowCount()))
        times = sorted({times_of(meaning) for meaning in known if isinstance(meaning, Work)})
        completer = QCompleter([*(in_words(absent) for absent in Absent), *times], line)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        line.setCompleter(completer)
        return line


class TeamDelegate(QStyledItemDelegate):
    """The vagtlag to choose from."""

    def createEditor(self, parent: QWidget, _: QStyleOptionViewItem, index: Index) -> QWidget:
        box = QComboBox(parent)
        for team in team_choices(index.data(TEAM_ROLE)):
            box.addItem(team_name(team), team)
        return box

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        assert isinstance(editor, QComboBox)
        editor.setCurrentIndex(max(0, editor.findData(index.data(TEAM_ROLE))))

    def setModelData(self, editor: QWidget, model: object, index: Index) -> None:
        assert isinstance(editor, QComboBox)
        assert isinstance(model, CodesModel)
        model.setData(index, editor.currentData())


class CodesPanel(QWidget):
    """`pointed_at` carries a code and its first cell (sheet and address), or nothing."""

    pointed_at = Signal(str, object)

    def __init__(self, importer: Importer, look: Look) -> None:
        super().__init__()
        self._importer = importer
        self.model = CodesModel(look)
        self.table = whole_rows(QTableView(), self.model, t("ui.wizard.step.codes"))
        self.table.setItemDelegateForColumn(
            COLUMNS.index("meaning"), MeaningDelegate(self.table)
        )
        self.table.setItemDelegateForColumn(COLUMNS.index("team"), TeamDelegate(self.table))
        self.table.setEditTriggers(
            QTableView.EditTrigger.DoubleClicked | QTableView.EditTrigger.EditKeyPressed
        )
        self.times = QLineEdit()
        self.times.setPlaceholderText("12:00-21:00")
        self.times.setAccessibleName(t("ui.wizard.codes.times"))
        self.times.setFixedWidth(130)
        self.teams = QComboBox()
        self.teams.setAccessibleName(t("ui.wizard.codes.team"))
        self.teams.addItem(t("ui.wizard.codes.usual_team"), None)
        for team in TEAMS:
            self.teams.addItem(team_name(team), team)
        self.say = button(t("ui.wizard.codes.say"), "primary")
        self.off = button(in_words(Absent.OFF).capitalize())
        self.away = button(in_words(Absent.AWAY).capitalize())
        self.asked: QLabel = label("", "title")
        self.wrong = note("", "error")
        self.quiet = label(t("ui.wizard.codes.none"), "muted", wrap=True)
        self._lay_out()
        self.table.selectionModel().currentRowChanged.connect(self._chosen)
        self.model.answered.connect(self._answer)
        self.model.refused.connect(self._refuse)
        self.times.returnPressed.connect(self._say_times)
        self.say.clicked.connect(self._say_times)
        self.off.clicked.connect(lambda: self._say(Absent.OFF))
        self.away.clicked.connect(lambda: self._say(Absent.AWAY))

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addWidget(label(t("ui.wizard.codes.hint"), "muted", wrap=True))
        column.addWidget(self.quiet)
        self.table.setMinimumHeight(LEAST_HEIGHT)
        column.addWidget(self.table, 1)
        self.answer = Card()
        self.answer.body.setContentsMargins(GAP * 2, GAP + 4, GAP * 2, GAP + 4)
        self.answer.body.addWidget(self.asked)
        line = Flow()
        for part in (self.times, self.teams, self.say, self.off, self.away):
            line.addWidget(part)
        self.answer.body.addLayout(line)
        self.answer.body.addWidget(self.wrong)
        self.wrong.hide()
        column.addWidget(self.answer)

    def refresh(self) -> None:
        """Show the reading as it is now; the chosen code stays, or the first unknown one is."""
        read = self._importer.read
        if read is None:
            return
        former = self.code()
        recalled = self._importer.said.recalled
        self.model.show(read.understood.codes, frozenset(recalled.codes if recalled else ()))
        self.quiet.setVisible(not self.model.facts)
        self.table.setVisible(bool(self.model.facts))
        self.answer.setVisible(bool(self.model.facts))
        unknown = self.model.rowCount() and self.model.meaning(0) is None
        chosen = 0 if unknown else self.model.row_of(former) if former else 0
        if self.model.rowCount():
            self.table.selectRow(chosen or 0)

    def code(self) -> str | None:
        """The code that is chosen."""
        chosen = self.table.currentIndex().row()
        return self.model.facts[chosen].text if 0 <= chosen < self.model.rowCount() else None

    def choose(self, code: str) -> None:
        """Choose a code."""
        found = self.model.row_of(code)
        if found is not None:
            self.table.selectRow(found)

    def point(self) -> None:
        """Show the cells of the chosen code."""
        chosen = self.table.currentIndex().row()
        if 0 <= chosen < self.model.rowCount():
            fact = self.model.facts[chosen]
            self.pointed_at.emit(fact.text, fact.places[0] if fact.places else None)

    def _chosen(self, index: QModelIndex, _: QModelIndex) -> None:
        if not index.isValid():
            return
        fact, meaning = self.model.facts[index.row()], self.model.meaning(index.row())
        self.asked.setText(t("ui.wizard.codes.asked", code=fact.text))
        self.times.setText(times_of(meaning) if isinstance(meaning, Work) else "")
        team = meaning.team if isinstance(meaning, Work) else None
        self.teams.setCurrentIndex(max(0, self.teams.findData(team)))
        self.wrong.hide()
        self.point()

    def _say_times(self) -> None:
        meaning = meaning_of(self.times.text())
        if meaning is None:
            self._refuse(self.times.text())
            return
        team = self.teams.currentData()
        self._say(with_team(meaning, team) if isinstance(meaning, Work) and team else meaning)

    def _say(self, meaning: Meaning) -> None:
        code = self.code()
        if code is not None:
            self._answer(code, meaning)

    def _answer(self, code: str, meaning: Meaning) -> None:
        self.wrong.hide()
        self._importer.answer(with_code(self._importer.said.mapping, code, meaning))

    def _refuse(self, text: str) -> None:
        self.wrong.setText(t("ui.wizard.codes.wrong", text=text))
        self.wrong.show()
