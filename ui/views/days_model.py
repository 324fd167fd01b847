"""Weekdays × times of the day: how many could come, as a model that a table shows and reads."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from models.timespan import clock
from planner.texts import capital, t
from planner.texts.dates import number, team_name, the_team

if TYPE_CHECKING:
    from planner.advice.meeting_days import Cell, MeetingDays

Index = QModelIndex | QPersistentModelIndex
HEAT_ROLE = Qt.ItemDataRole.UserRole + 1
TOGETHER, FULL = "together", "full"


@dataclass(frozen=True, slots=True)
class Heat:
    """What a cell is painted as. `share`: 0.0–1.0 of the most; `best`: the day to recommend."""

    number: str
    below: str
    share: float
    open: bool
    best: bool


class DaysModel(QAbstractTableModel):
    """One row a time, one column a weekday; `measure` is what the numbers are about."""

    def __init__(self) -> None:
        super().__init__()
        self._days: MeetingDays | None = None
        self._cells: dict[tuple[int, int], Cell] = {}
        self.clocks: tuple[int, ...] = ()
        self.measure = TOGETHER
        self._most = 1.0
        self._rare = False
        self.short = False

    def shorten(self, short: bool) -> None:
        """Let weekdays have short names, where columns are narrow."""
        if short != self.short:
            self.short = short
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, 6)

    def show(self, days: "MeetingDays | None", measure: str) -> None:
        """Show a grid; `measure`: together, full, or a vagtlag."""
        self.beginResetModel()
        self._days, self.measure = days, measure
        cells = days.cells if days is not None else ()
        self._cells = {(cell.weekday, cell.clock): cell for cell in cells}
        held = [cell.clock for cell in cells if cell.in_window]
        inside = {
            cell.clock for cell in cells if held and min(held) <= cell.clock <= max(held)
        }
        self.clocks = tuple(sorted(inside))
        usable = [self._value(cell) for cell in cells if cell.in_window]
        self._most = max([1.0, *usable])
        # Where no week ever has every vagtlag without a call-in, those with one tell more.
        self._rare = not any(cell.full for cell in cells)
        self.endResetModel()

    def cell(self, index: Index) -> "Cell | None":
        """What is known of a weekday and time."""
        if not index.isValid():
            return None
        return self._cells.get((index.column() + 1, self.clocks[index.row()]))

    def index_of(self, weekday: int, at: int) -> QModelIndex:
        """Where a weekday and time stand; no index where they do not."""
        if at not in self.clocks:
            return QModelIndex()
        return self.index(self.clocks.index(at), weekday - 1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(self.clocks)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() or not self.clocks else 7

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignCenter
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if orientation == Qt.Orientation.Horizontal:
            return capital(t(f"weekday{'.short' * self.short}.{section + 1}"))
        return clock(self.clocks[section]) if section < len(self.clocks) else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        cell = self.cell(index)
        if cell is None or self._days is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._number(cell)
        if role == HEAT_ROLE:
            return Heat(
                self._number(cell), self._below(cell),
                min(1.0, self._value(cell) / self._most), cell.in_window, self._is_best(cell),
            )
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._tip(cell)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return t(
                "ui.days.spoken", moment=self._moment(cell), number=self._number(cell),
                full=cell.full, weeks=self._days.weeks,
                best=t("ui.days.spoken.best") if self._is_best(cell) else "",
                closed="" if cell.in_window else t("ui.days.spoken.closed"),
            )
        return None

    def _is_best(self, cell: "Cell") -> bool:
        best = self._days.best if self._days is not None else None
        return best is not None and (best.weekday, best.clock) == (cell.weekday, cell.clock)

    def _value(self, cell: "Cell") -> float:
        if self.measure == TOGETHER:
            return cell.together
        if self.measure == FULL:
            return float(cell.full)
        return dict(cell.teams).get(self.measure, 0.0)

    def _number(self, cell: "Cell") -> str:
        if self.measure == FULL:
            return str(cell.full)
        return mean(self._value(cell))

    def _below(self, cell: "Cell") -> str:
        if self.measure == FULL:
            return f"+{cell.called}"
        weeks = self._days.weeks if self._days is not None else 0
        return f"{cell.called if self._rare else cell.full}/{weeks}"

    def legend(self) -> str:
        """What the two numbers of a cell are."""
        key = "full" if self.measure == FULL else "rare" if self._rare else "usual"
        return t(f"ui.days.legend.{key}", who=self._who())

    def _who(self) -> str:
        if self.measure in (TOGETHER, FULL):
            return t("ui.days.legend.all")
        return t("ui.days.legend.team", team=the_team(self.measure))

    def _tip(self, cell: "Cell") -> str:
        weeks = self._days.weeks if self._days is not None else 0
        teams = "\n".join(
            t("ui.days.tip.team", team=capital(team_name(team)), mean=mean(people))
            for team, people in cell.teams
        )
        tip = t(
            "ui.days.tip", moment=capital(self._moment(cell)), together=mean(cell.together),
            teams=teams, full=cell.full, called=cell.called, weeks=weeks,
        )
        return tip if cell.in_window else f"{tip}\n{t('ui.days.closed')}"

    def _moment(self, cell: "Cell") -> str:
        return moment_name(cell.weekday, cell.clock)


def mean(people: float) -> str:
    """`7,4`."""
    return number(people, decimals=1)


def moment_name(weekday: int, at: int) -> str:
    """`tirsdag kl. 14:00`."""
    return t("advice.days.moment", weekday=t(f"weekday.{weekday}"), time=clock(at))
