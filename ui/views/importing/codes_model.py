"""The codes of a roster as a table: what each means, how that is known, and a way to say better."""

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QBrush, QColor

from planner.importing.codes import Meaning, Work
from planner.importing.mapping import parse_meaning
from planner.importing.picture import CodeFact
from planner.texts import t
from planner.texts.dates import team_name
from ui.answers import in_words, meaning_of, times_of, with_team
from ui.look import Look

Index = QModelIndex | QPersistentModelIndex
COLUMNS = ("code", "count", "meaning", "team", "source")
TEAM_ROLE = Qt.ItemDataRole.UserRole + 1
_MEANING, _TEAM = COLUMNS.index("meaning"), COLUMNS.index("team")
_ORDER = ("unknown", "answer", "remembered", "legend", "usual", "cell")


class CodesModel(QAbstractTableModel):
    """One row a code, unknown ones first. Editing a cell changes nothing by itself: `answered`
    carries the code and its Meaning, `refused` a text that is none."""

    answered = Signal(str, object)
    refused = Signal(str)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.facts: tuple[CodeFact, ...] = ()
        self._remembered: frozenset[str] = frozenset()
        self._meanings: dict[str, Meaning | None] = {}

    def show(self, facts: tuple[CodeFact, ...], remembered: frozenset[str]) -> None:
        """Show other codes; `remembered`: those that an earlier file was answered about."""
        self.beginResetModel()
        self._remembered = remembered
        self.facts = tuple(
            sorted(facts, key=lambda f: (_ORDER.index(self.source(f)), -f.count, f.text))
        )
        self.endResetModel()

    def source(self, fact: CodeFact) -> str:
        """How it is known what a code means."""
        return "remembered" if fact.text in self._remembered else fact.source

    def meaning(self, row: int) -> Meaning | None:
        """What the code of a row means; None where nobody knows."""
        said = self.facts[row].meaning
        if said is None:
            return None
        if said not in self._meanings:  # asked for with every cell that is drawn or measured
            self._meanings[said] = parse_meaning(said)
        return self._meanings[said]

    def row_of(self, code: str) -> int | None:
        """The row of a code."""
        return next((n for n, fact in enumerate(self.facts) if fact.text == code), None)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(self.facts)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(COLUMNS)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return t(f"ui.wizard.codes.{COLUMNS[section]}")
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        plain = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        timed = isinstance(self.meaning(index.row()), Work)
        editable = index.column() == _MEANING or (index.column() == _TEAM and timed)
        return plain | Qt.ItemFlag.ItemIsEditable if editable else plain

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        fact, column = self.facts[index.row()], COLUMNS[index.column()]
        meaning = self.meaning(index.row())
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(fact, meaning, column)
        if role == Qt.ItemDataRole.EditRole:
            return "" if meaning is None else _words(meaning)
        if role == TEAM_ROLE:
            return meaning.team if isinstance(meaning, Work) else None
        if role == Qt.ItemDataRole.ToolTipRole:
            where = ", ".join(t("mapping.file.place", sheet=s, cell=c) for s, c in fact.places[:5])
            return t("ui.wizard.codes.where", count=fact.count, places=where) if where else None
        if role == Qt.ItemDataRole.ForegroundRole and meaning is None and column != "count":
            return QBrush(QColor(self._look.theme.error.ink))
        return None

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if not index.isValid() or role != Qt.ItemDataRole.EditRole:
            return False
        fact, former = self.facts[index.row()], self.meaning(index.row())
        if index.column() == _TEAM:
            if not isinstance(former, Work):
                return False
            said: Meaning | None = with_team(former, str(value) or None)
        else:
            said = meaning_of(str(value))
            if isinstance(said, Work) and isinstance(former, Work) and times_of(said) == times_of(
                former
            ):
                said = former  # the same times again say nothing new of the vagtlag
        if said is None:
            if str(value).strip():
                self.refused.emit(str(value).strip())
            return False
        if said != former:
            self.answered.emit(fact.text, said)
        return True

    def _text(self, fact: CodeFact, meaning: Meaning | None, column: str) -> str:
        if column == "code":
            return fact.text
        if column == "count":
            return str(fact.count)
        if column == "source":
            return t(f"ui.wizard.source.{self.source(fact)}")
        if column == "team":
            return team_name(meaning.team) if isinstance(meaning, Work) else ""
        return t("ui.wizard.codes.unknown") if meaning is None else _words(meaning)


def _words(meaning: Meaning) -> str:
    return times_of(meaning) if isinstance(meaning, Work) else in_words(meaning)
