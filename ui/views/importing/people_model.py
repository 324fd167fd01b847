"""The names of a roster as a table: who each is, and whether it is a person at all."""

from collections.abc import Mapping

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QBrush, QColor

from planner.importing.picture import PersonFact
from planner.texts import t
from planner.texts.dates import team_name
from ui.look import Look

Index = QModelIndex | QPersistentModelIndex
COLUMNS = ("name", "unit", "profession", "team", "shifts", "status")
_ORDER = ("doubt", "same", "ignored", "read")


class PeopleModel(QAbstractTableModel):
    """One row a name, doubted ones first. The box before it says that it is a person's; `counted`
    carries a name and whether it is, when somebody says otherwise."""

    counted = Signal(str, bool)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.facts: tuple[PersonFact, ...] = ()
        self._news: Mapping[str, str] = {}

    def show(self, facts: tuple[PersonFact, ...], news: Mapping[str, str]) -> None:
        """Show other people; `news`: by id, what is new of them against an older roster."""
        self.beginResetModel()
        self._news = news
        self.facts = tuple(sorted(facts, key=self._place))
        self.endResetModel()

    def _place(self, fact: PersonFact) -> tuple[int, bool]:
        return _ORDER.index(fact.status), (fact.id or "") not in self._news

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(self.facts)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(COLUMNS)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return t(f"ui.wizard.people.{COLUMNS[section]}")
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        plain = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return plain | Qt.ItemFlag.ItemIsUserCheckable if index.column() == 0 else plain

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        fact, column = self.facts[index.row()], COLUMNS[index.column()]
        nobody = fact.status == "ignored"
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self._text(fact, column)
        if role == Qt.ItemDataRole.CheckStateRole and column == "name":
            return Qt.CheckState.Unchecked if nobody else Qt.CheckState.Checked
        if role == Qt.ItemDataRole.ForegroundRole:
            theme = self._look.theme
            if nobody:
                return QBrush(QColor(theme.muted))
            if fact.status == "doubt" and column in ("name", "status"):
                return QBrush(QColor(theme.error.ink))
        return None

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if not index.isValid() or role != Qt.ItemDataRole.CheckStateRole:
            return False
        counts = Qt.CheckState(value) == Qt.CheckState.Checked
        self.counted.emit(self.facts[index.row()].name, counts)
        return True

    def _text(self, fact: PersonFact, column: str) -> str:
        if column == "name":
            return fact.name
        if column == "unit":
            return fact.unit or "–"
        if column == "profession":
            return fact.profession or "–"
        if column == "team":
            return team_name(fact.home_team)
        if column == "shifts":
            return str(fact.shifts)
        if fact.status == "read" and (news := self._news.get(fact.id or "")):
            return news
        return t(f"ui.wizard.status.{fact.status}", other=fact.other or "")
