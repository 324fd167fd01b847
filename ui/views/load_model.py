"""What meetings cost each person: the rows of the load table."""

from dataclasses import dataclass

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from models.plan import Outcome
from planner.texts import t
from planner.texts.dates import duration, team_name

Index = QModelIndex | QPersistentModelIndex
BAR_ROLE = Qt.ItemDataRole.UserRole + 1
SORT_ROLE = Qt.ItemDataRole.UserRole + 2
ID_ROLE = Qt.ItemDataRole.UserRole + 3
COLUMNS = ("name", "team", "hours", "extra", "call_ins", "meetings", "points", "total")
BARS = ("extra", "call_ins", "meetings", "points", "total")


@dataclass(frozen=True, slots=True)
class Bar:
    """A value as a share 0.0–1.0 of the greatest; `before` is the share that was carried over."""

    share: float
    before: float = 0.0


@dataclass(frozen=True, slots=True)
class Load:
    """One person's figures; minutes, counts and points. `total` is compared in full-time weeks."""

    employee: str
    name: str
    team: str
    hours: float | None
    extra: int
    call_ins: int
    meetings: int
    points: int
    total: float
    carried: float

    def value(self, column: str) -> float:
        """The number of a column; hours that nobody said count as none."""
        found = getattr(self, column)
        return float(found) if found is not None else 0.0


def loads(outcome: Outcome, *, full_time: bool) -> tuple[Load, ...]:
    """Every person's load. `full_time`: the figures as if all worked a full-time week.

    `total` is extra minutes and call-ins at their price, with what earlier periods cost.
    """
    problem = outcome.problem
    policy, made = problem.policy, []
    for line in outcome.judgement.by_employee:
        person = problem.roster.employee(line.employee)
        hours = max(8.0, person.hours_per_week or policy.full_time_hours)
        factor = policy.full_time_hours / hours
        past = problem.carried.get(person.id)
        before = past.extra_minutes + past.call_ins * policy.call_in_price if past else 0
        now = line.extra_minutes + line.call_ins * policy.call_in_price
        shown = factor if full_time else 1.0
        made.append(
            Load(
                person.id, person.name, team_name(person.home_team), person.hours_per_week,
                round(line.extra_minutes * shown), line.call_ins, line.meetings,
                line.load_points, (before + now) * shown, before * shown,
            )
        )
    return tuple(made)


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
        return f"{line.hours:g}".replace(".", ",") if line.hours is not None else "–"
    if column in ("extra", "total"):
        return duration(round(line.value(column)))
    return f"{line.value(column):g}"
