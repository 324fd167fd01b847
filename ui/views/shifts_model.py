"""People × days as a table: what each cell holds, whatever draws it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from models.people import Employee, Shift, Team
from models.problem import Problem
from models.timespan import day_of
from planner import holidays
from planner.texts import t, tn
from planner.texts.dates import long_date, short_date, team_name, times
from ui import figures
from ui.document import State

Index = QModelIndex | QPersistentModelIndex
CELL_ROLE = Qt.ItemDataRole.UserRole + 1
PERSON_ROLE = Qt.ItemDataRole.UserRole + 2


@dataclass(frozen=True, slots=True)
class Pin:
    """A meeting on a day of a person: which, the number of its kind, and whether she leads it."""

    meeting: str
    kind: int
    name: str
    leads: bool


@dataclass(frozen=True, slots=True)
class Cell:
    """One person and day. `team` is that of the first shift, None where there is no shift."""

    codes: str = ""
    hours: str = ""
    team: Team | None = None
    away: bool = False
    pins: tuple[Pin, ...] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """A person, or the heading of a unit (`person` None)."""

    title: str
    person: Employee | None = None


@dataclass(frozen=True, slots=True)
class Filter:
    """Which people to show; None: whoever. `text` is part of a name."""

    unit: str | None = None
    team: Team | None = None
    text: str = ""

    def accepts(self, person: Employee) -> bool:
        """Whether a person is shown."""
        return (
            (self.unit is None or person.unit == self.unit)
            and (self.team is None or person.home_team == self.team)
            and self.text.casefold() in person.name.casefold()
        )


_EMPTY = Cell()


class ShiftsModel(QAbstractTableModel):
    """Column 0 holds names, each further one a day of the period; rows are units and people."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: tuple[Row, ...] = ()
        self.days: tuple[date, ...] = ()
        self.holidays: dict[date, str] = {}
        self._cells: dict[tuple[str, date], Cell] = {}

    def show(self, state: State, chosen: Filter) -> None:
        """Show the people of a state that a filter accepts."""
        self.beginResetModel()
        problem = state.problem
        self.days = problem.period.days() if problem else ()
        self.rows = _rows(problem, chosen.accepts) if problem else ()
        self._cells = _cells(state, problem) if problem else {}
        self.holidays = {day: name for day in self.days if (name := holidays.name(day))}
        self.endResetModel()

    def cell(self, row: int, column: int) -> Cell:
        """What a cell holds; an empty one for names and headings."""
        person = self.rows[row].person
        if person is None or column == 0:
            return _EMPTY
        return self._cells.get((person.id, self.days[column - 1]), _EMPTY)

    def row_of(self, employee_id: str) -> int | None:
        """The row of a person, where she is shown."""
        return next(
            (n for n, r in enumerate(self.rows) if r.person and r.person.id == employee_id), None
        )

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() or not self.days else len(self.days) + 1

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation == Qt.Orientation.Vertical or role not in (
            Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole
        ):
            return None
        if section == 0:
            return t("ui.shifts.name")
        day = self.days[section - 1]
        if role == Qt.ItemDataRole.DisplayRole:
            return short_date(day)
        return " · ".join(x for x in (long_date(day), self.holidays.get(day)) if x)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row, column = self.rows[index.row()], index.column()
        if role == PERSON_ROLE:
            return row.person.id if row.person else None
        if column == 0:
            return row.title if role == Qt.ItemDataRole.DisplayRole else None
        cell = self.cell(index.row(), column)
        if role == CELL_ROLE:
            return cell
        if role == Qt.ItemDataRole.DisplayRole:
            return cell.codes
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._sentence(row, cell, self.days[column - 1])
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid() or self.rows[index.row()].person is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def _sentence(self, row: Row, cell: Cell, day: date) -> str | None:
        if row.person is None:
            return None
        parts = [f"{row.title}, {long_date(day)}"]
        if cell.hours:
            parts.append(f"{team_name(cell.team)} {cell.codes} {cell.hours}")
        if cell.away:
            parts.append(t("not_available"))
        parts += [pin.name for pin in cell.pins]
        return "\n".join(parts)


def _rows(problem: Problem, accepts: Callable[[Employee], bool]) -> tuple[Row, ...]:
    rows: list[Row] = []
    for unit, people in figures.people_by_unit(problem):
        shown = [p for p in people if accepts(p)]
        if shown:
            rows.append(Row(tn("ui.shifts.unit", len(shown), unit=unit or t("no_unit"))))
            rows += [Row(p.name, p) for p in shown]
    return tuple(rows)


def _cells(state: State, problem: Problem) -> dict[tuple[str, date], Cell]:
    """Every cell that holds something."""
    pins: dict[tuple[str, date], list[Pin]] = {}
    numbers = figures.kind_numbers(problem)
    for meeting in state.outcome.plan.meetings if state.outcome else ():
        name = f"{problem.kind(meeting.kind).name} {times(meeting.span)}"
        for seat in meeting.attendance:
            key = (seat.employee, day_of(meeting.span.start))
            pins.setdefault(key, []).append(
                Pin(meeting.id, numbers[meeting.kind], name, seat.leads)
            )
    cells: dict[tuple[str, date], Cell] = {}
    for person in problem.roster.employees:
        shifts: dict[date, list[int]] = {}
        for number, shift in enumerate(person.shifts):
            shifts.setdefault(shift.span.first_day, []).append(number)
        days = {*shifts, *person.away, *(d for p, d in pins if p == person.id)}
        for day in days:
            work = [person.shifts[n] for n in shifts.get(day, ())]
            cells[person.id, day] = Cell(
                codes=" ".join(dict.fromkeys(map(_code, work))),
                hours=" + ".join(times(s.span) for s in work),
                team=work[0].team if work else None,
                away=day in person.away,
                pins=tuple(pins.get((person.id, day), ())),
            )
    return cells


def _code(shift: Shift) -> str:
    """What the roster wrote, or the first letter of the vagtlag."""
    return shift.code or team_name(shift.team)[:1].upper()
