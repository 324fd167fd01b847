"""What meetings cost each person: the rows of the load table."""

from dataclasses import dataclass

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from planner.texts import t
from planner.texts.dates import duration, number
from ui.loads import Load

Index = QModelIndex | QPersistentModelIndex
BAR_ROLE = Qt.ItemDataRole.UserRole + 1
SORT_ROLE = Qt.ItemDataRole.UserRole + 2
ID_ROLE = Qt.ItemDataRole.UserRole + 3
COLUMNS = ("name", "total", "extra", "call_ins", "meetings", "points", "team", "hours")
"""What matters most stands first: a narrow window shows the others only when it is scrolled."""
BARS = ("extra", "call_ins", "meetings", "points", "total")


@dataclass(frozen=True, slots=True)
class Bar:
    """A value as a share 0.0–1.0 of the greatest; `before` is the share that was carried over."""

    share: float
    before: float = 0.0


class LoadModel(QAbstractTableModel):
    """One row a person, with bars that compare people."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: tuple[Load, ...] = ()
        self._greatest: dict[str, float] = {}

    def show(self, lines: tuple[Load, ...]) -> None:
        """Show other figures."""
        self.beginResetModel()
        self.lines = lines
        self._greatest = {
            column: max([1.0, *(line.value(column) for line in lines)]) for column in BARS
        }
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(COLUMNS)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(COLUMNS):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return t(f"ui.load.column.{COLUMNS[section]}")
        if role == Qt.ItemDataRole.ToolTipRole:
            return t(f"ui.load.tip.{COLUMNS[section]}")
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        line, column = self.lines[index.row()], COLUMNS[index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return _text(line, column)
        if role == SORT_ROLE:
            return line.name if column == "name" else (
                line.team if column == "team" else line.value(column)
            )
        if role == ID_ROLE:
            return line.employee
        if role == BAR_ROLE and column in BARS:
            greatest = self._greatest[column]
            before = line.carried / greatest if column == "total" else 0.0
            return Bar(line.value(column) / greatest, before)
        return None


def _text(line: Load, column: str) -> str:
    if column in ("name", "team"):
        return str(getattr(line, column))
    if column == "hours":
        return number(line.hours) if line.hours is not None else "–"
    if column in ("extra", "total"):
        return duration(round(line.value(column)))
    return number(line.value(column))
