"""People × days as a table: what each cell holds, whatever draws it.

A person's cells are made when somebody first looks at them, and again only once her shifts or her
meetings are other ones: a letter typed into a filter costs no more than the rows that it leaves.
"""

from dataclasses import dataclass
from datetime import date
from itertools import starmap

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from models.meetings import Meeting
from models.people import Employee, Shift, Team
from models.problem import Problem
from models.timespan import DAY_MINUTES, clock, day_of, minute_of_day
from planner import holidays
from planner.texts import language, t
from planner.texts.dates import long_date, short_date, team_name, times
from ui import figures
from ui.document import State
from ui.views.shifts_filter import Filter, Row, rows_of

Index = QModelIndex | QPersistentModelIndex
CELL_ROLE = Qt.ItemDataRole.UserRole + 1
PERSON_ROLE = Qt.ItemDataRole.UserRole + 2


@dataclass(frozen=True, slots=True)
class Pin:
    """A meeting on a day of a person: which, the number of its kind, and whether she leads it.

    `start` and `minutes`: its time of day and its length, both in minutes.
    """

    meeting: str
    kind: int
    name: str
    leads: bool
    start: int = 0
    minutes: int = 60


@dataclass(frozen=True, slots=True)
class Cell:
    """One person and day. `team` is that of the first shift, None where there is no shift.

    `codes` is what is drawn, `written` what the same shifts are when they are typed in.
    """

    codes: str = ""
    hours: str = ""
    team: Team | None = None
    away: bool = False
    pins: tuple[Pin, ...] = ()
    written: str = ""


_EMPTY = Cell()
FEW = 40
"""Changed meetings that are put in place one by one."""
_Seats = list[tuple[Meeting, bool]]


class ShiftsModel(QAbstractTableModel):
    """Each column is a day of the period; rows are headings of units, and people."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: tuple[Row, ...] = ()
        self.days: tuple[date, ...] = ()
        self.holidays: dict[date, str] = {}
        self.shown = self.all = 0
        self._problem: Problem | None = None
        self._numbers: dict[str, int] = {}
        self._meetings: tuple[Meeting, ...] = ()
        self._seats: dict[str, _Seats] = {}
        self._cells: dict[str, tuple[Employee, object, tuple[Cell, ...]]] = {}
        self._spoken = ""

    def show(self, state: State, chosen: Filter) -> bool:
        """Show the people of a state that a filter accepts. Gives whether the rows are others."""
        problem = state.problem
        days = problem.period.days() if problem else ()
        rows = rows_of(state, chosen) if problem else ()
        same = days == self.days and [r.key for r in rows] == [r.key for r in self.rows]
        if not same:
            self.beginResetModel()
        self._take(state, days)
        self.rows = rows
        self.shown = sum(row.person is not None for row in rows)
        self.all = len(problem.roster.employees) if problem else 0
        if not same:
            self.endResetModel()
        elif rows and days:
            self.dataChanged.emit(self.index(0, 0), self.index(len(rows) - 1, len(days) - 1))
            self.headerDataChanged.emit(Qt.Orientation.Vertical, 0, len(rows) - 1)
        return not same

    def _take(self, state: State, days: tuple[date, ...]) -> None:
        problem = state.problem
        numbers = figures.kind_numbers(problem) if problem else {}
        if days != self.days or language() != self._spoken:
            self.holidays = {day: name for day in days if (name := holidays.name(day))}
            self._cells.clear()
        if self._problem is None or problem is None or problem.kinds != self._problem.kinds:
            self._cells.clear()
        self._problem, self._numbers, self.days = problem, numbers, days
        self._spoken = language()
        meetings = state.outcome.plan.meetings if state.outcome else ()
        if meetings is not self._meetings:
            self._seat(meetings)
            self._meetings = meetings

    def _seat(self, meetings: tuple[Meeting, ...]) -> None:
        """Who sits in which meeting: all anew, or only those of the few meetings that are other."""
        others = (
            [pair for pair in zip(self._meetings, meetings, strict=True) if pair[0] is not pair[1]]
            if len(meetings) == len(self._meetings) else None
        )
        if others is not None and len(others) <= FEW and all(starmap(_same_people, others)):
            for before, after in others:
                for seat in after.attendance:
                    self._seats[seat.employee] = [
                        (after if meeting is before else meeting, leads)
                        for meeting, leads in self._seats[seat.employee]
                    ]
            return
        self._seats = {}
        for meeting in meetings:
            for seat in meeting.attendance:
                self._seats.setdefault(seat.employee, []).append((meeting, seat.leads))

    def cells(self, row: int) -> tuple[Cell, ...]:
        """The cells of a row, one a day; none for a heading. The same tuple while nothing changed.
        """
        person = self.rows[row].person
        if person is None:
            return ()
        seats = self._seats.get(person.id, [])
        known = self._cells.get(person.id)
        if known is not None and known[0] is person and known[1] == seats:
            return known[2]
        made = self._made(person, seats)
        self._cells[person.id] = (person, seats, made)
        return made

    def cell(self, row: int, column: int) -> Cell:
        """What a cell holds; an empty one for headings."""
        cells = self.cells(row)
        return cells[column] if cells else _EMPTY

    def text(self, row: int, column: int) -> str:
        """What a cell says, as it is written, copied and pasted."""
        cell = self.cell(row, column)
        return t("not_available") if cell.away and not cell.written else cell.written

    def row_of(self, employee_id: str) -> int | None:
        """The row of a person, where she is shown."""
        return next(
            (n for n, r in enumerate(self.rows) if r.person and r.person.id == employee_id), None
        )

    def free(self, column: int) -> bool:
        """Whether a day is of a weekend, or a public holiday."""
        day = self.days[column]
        return day.isoweekday() > 5 or day in self.holidays

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(self.days)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        shown, tip = Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole
        if role not in (shown, tip) or section < 0:
            return None
        if orientation == Qt.Orientation.Vertical:
            return self.rows[section].title if section < len(self.rows) else None
        if section >= len(self.days):
            return None
        day = self.days[section]
        if role == shown:
            return short_date(day)
        return " · ".join(x for x in (long_date(day), self.holidays.get(day)) if x)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        if role == PERSON_ROLE:
            return row.person.id if row.person else None
        cell = self.cell(index.row(), index.column())
        if role == CELL_ROLE:
            return cell
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return self.text(index.row(), index.column())
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._sentence(row, cell, self.days[index.column()])
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid() or self.rows[index.row()].person is None:
            return Qt.ItemFlag.NoItemFlags
        return (
            Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEditable
        )

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

    def _made(self, person: Employee, seats: _Seats) -> tuple[Cell, ...]:
        assert self._problem is not None
        first = self._problem.period.first
        shifts: dict[int, list[Shift]] = {}
        for shift in person.shifts:
            shifts.setdefault((shift.span.first_day - first).days, []).append(shift)
        pins: dict[int, list[Pin]] = {}
        for meeting, leads in seats:
            place = (day_of(meeting.span.start) - first).days
            pins.setdefault(place, []).append(self._pin(meeting, leads))
        away = {(day - first).days for day in person.away}
        cells = [_EMPTY] * len(self.days)
        for number in {*shifts, *pins, *away}:
            if 0 <= number < len(cells):
                work = shifts.get(number, [])
                cells[number] = Cell(
                    codes=" ".join(dict.fromkeys(map(_code, work))),
                    written=", ".join(map(_written, work)),
                    hours=" + ".join(times(s.span) for s in work),
                    team=work[0].team if work else None,
                    away=number in away,
                    pins=tuple(pins.get(number, ())),
                )
        return tuple(cells)

    def _pin(self, meeting: Meeting, leads: bool) -> Pin:
        assert self._problem is not None
        return Pin(
            meeting.id, self._numbers[meeting.kind],
            f"{self._problem.kind(meeting.kind).name} {times(meeting.span)}", leads,
            minute_of_day(meeting.span.start), min(meeting.span.minutes, DAY_MINUTES),
        )


def _same_people(one: Meeting, other: Meeting) -> bool:
    """Whether two are one meeting that the same people attend, and the same ones lead."""
    return one.id == other.id and {(x.employee, x.leads) for x in one.attendance} == {
        (x.employee, x.leads) for x in other.attendance
    }


def _written(shift: Shift) -> str:
    """What means this shift when it is typed in."""
    start, end = minute_of_day(shift.span.start), minute_of_day(shift.span.end)
    return shift.code or f"{clock(start)}-{clock(end)}"


def _code(shift: Shift) -> str:
    """What the roster wrote, or the first letter of the vagtlag."""
    return shift.code or team_name(shift.team)[:1].upper()
