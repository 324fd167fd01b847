"""What meetings cost each person: the rows of the load table, and of one person's meetings."""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import mean, median

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QPersistentModelIndex,
    QSortFilterProxyModel,
    Qt,
)

from planner.texts import t
from planner.texts.dates import duration, number
from ui.loads import Load

Index = QModelIndex | QPersistentModelIndex
BAR_ROLE = Qt.ItemDataRole.UserRole + 1
SORT_ROLE = Qt.ItemDataRole.UserRole + 2
ID_ROLE = Qt.ItemDataRole.UserRole + 3
TEAM_ROLE = Qt.ItemDataRole.UserRole + 4
COLUMNS = ("name", "total", "over", "change", "now", "carried", "extra", "call_ins", "meetings",
           "points", "team", "hours")
"""What matters most stands first: a narrow window shows the others only when it is scrolled."""
BARS = ("total", "extra", "call_ins", "meetings", "points")
SIGNED = ("over", "change")
MINUTES = ("extra", "total", "now", "carried", "over", "change")
WORDS = ("name", "team")


@dataclass(frozen=True, slots=True)
class Bar:
    """A value as a share 0.0–1.0 of the greatest; `before` is the share that was carried over.

    `mean`, `median`: where those of all people lie. A `signed` bar begins in the middle and goes
    left where its share is negative.
    """

    share: float
    before: float = 0.0
    mean: float = 0.0
    median: float = 0.0
    signed: bool = False


class LoadModel(QAbstractTableModel):
    """One row a person, with bars that compare people."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: tuple[Load, ...] = ()
        self._greatest: dict[str, float] = {}
        self._middles: dict[str, tuple[float, float]] = {}

    def show(self, lines: tuple[Load, ...]) -> None:
        """Show other figures."""
        self.beginResetModel()
        self.lines = lines
        self._greatest = {
            column: max([1.0, *(abs(line.value(column)) for line in lines)])
            for column in (*BARS, *SIGNED)
        }
        self._middles = {column: _middles(lines, column) for column in BARS} if lines else {}
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
            return getattr(line, column) if column in WORDS else line.value(column)
        if role == ID_ROLE:
            return line.employee
        if role == TEAM_ROLE and column == "team":
            return line.home
        if role == BAR_ROLE and column in self._greatest:
            return self._bar(line, column)
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return t("ui.load.spoken", name=line.name, column=t(f"ui.load.column.{column}"),
                     value=_text(line, column))
        return None

    def _bar(self, line: Load, column: str) -> Bar:
        greatest = self._greatest[column]
        share = line.value(column) / greatest
        if column in SIGNED:
            return Bar(share, signed=True)
        before = line.carried / greatest if column == "total" else 0.0
        middle, half = self._middles[column]
        return Bar(share, before, middle / greatest, half / greatest)


def _middles(lines: Sequence[Load], column: str) -> tuple[float, float]:
    values = [line.value(column) for line in lines]
    return mean(values), median(values)


class Sorted(QSortFilterProxyModel):
    """The rows in any order, and those alone that are wanted: of a unit, a vagtlag, a name."""

    def __init__(self) -> None:
        super().__init__()
        self.setSortRole(SORT_ROLE)
        self.setSortLocaleAware(True)
        self._wanted: tuple[str | None, str | None, str] = (None, None, "")

    def keep(self, unit: str | None, team: str | None, name: str) -> None:
        """Show only people of a unit, a home vagtlag, with part of a name; None and empty: all."""
        self._wanted = unit, team, name.casefold()
        self.invalidate()

    def filterAcceptsRow(self, row: int, _: Index) -> bool:
        model = self.sourceModel()
        if not isinstance(model, LoadModel):
            return True
        unit, team, name = self._wanted
        line = model.lines[row]
        return (
            unit in (None, line.unit) and team in (None, line.home)
            and name in line.name.casefold()
        )


def _text(line: Load, column: str) -> str:
    if column in WORDS:
        return str(getattr(line, column))
    if column == "hours":
        return number(line.hours) if line.hours is not None else "–"
    if column in SIGNED:
        return signed(getattr(line, column))
    if column in MINUTES:
        return duration(round(line.value(column)))
    return number(line.value(column))


def signed(minutes: float | None) -> str:
    """`+1:30`, `−0:45`, `0:00`; a dash where nothing is known."""
    if minutes is None:
        return "–"
    whole = round(minutes)
    return f"{'+' if whole > 0 else '−' if whole < 0 else ''}{duration(abs(whole))}"
