"""Two tables of coverage: meetings × vagtlag, and people × weeks, the worst first."""

from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from models.people import Employee, Team
from models.plan import Outcome, TeamCoverage
from planner.texts import capital, has, t
from planner.texts.dates import numeric_date, short_date, team_name, times
from ui import figures

Index = QModelIndex | QPersistentModelIndex
MARK_ROLE = Qt.ItemDataRole.UserRole + 1
ID_ROLE = Qt.ItemDataRole.UserRole + 2
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True, slots=True)
class Mark:
    """What a cell says: `good` or bad (None: nothing is asked), and `share` 0.0–1.0 of how much."""

    text: str
    good: bool | None
    share: float = 1.0
    dot: bool = False


class _Table(QAbstractTableModel):
    """Some columns of words, then columns of marks, then the other columns of words."""

    def __init__(self, words_before: int) -> None:
        super().__init__()
        self.words_before = words_before
        self.words: list[tuple[str, ...]] = []
        self.marks: list[tuple[Mark, ...]] = []
        self.tips: list[tuple[str, ...]] = []
        self.ids: list[str] = []
        self.titles: tuple[str, ...] = ()
        self.title_tips: tuple[str, ...] = ()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(self.words)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(self.titles)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(self.titles):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.titles[section]
        if role == Qt.ItemDataRole.ToolTipRole:
            return self.title_tips[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _LEFT if self.mark_at(section) is None else Qt.AlignmentFlag.AlignCenter
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row, column = index.row(), index.column()
        if role == ID_ROLE:
            return self.ids[row]
        number = self.mark_at(column)
        if number is None:
            word = column if column < self.words_before else column - len(self.marks[row])
            shown = role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole)
            return self.words[row][word] if shown else None
        mark = self.marks[row][number]
        if role == MARK_ROLE:
            return mark
        if role == Qt.ItemDataRole.DisplayRole:
            return mark.text
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return self.tips[row][number]
        return None

    def mark_at(self, column: int) -> int | None:
        """The number of the mark that stands in a column; None where words stand."""
        number = column - self.words_before
        return number if 0 <= number < self.mark_count() else None

    def mark_count(self) -> int:
        """How many columns of marks there are."""
        return len(self.marks[0]) if self.marks else 0


class MeetingTeams(_Table):
    """Each meeting with how many of each vagtlag come, and how many are wanted."""

    def __init__(self) -> None:
        super().__init__(words_before=2)

    def show(self, outcome: Outcome) -> None:
        """Show a plan; meetings that lack somebody first, then in order of time."""
        self.beginResetModel()
        teams = outcome.problem.roster.teams()
        lines = {(x.meeting, x.team): x for x in outcome.judgement.by_team}
        self.titles = (
            t("ui.coverage.when"), t("ui.coverage.meeting"),
            *(_short(x) for x in teams), t("ui.coverage.where"),
        )
        names = (capital(team_name(x)) for x in teams)
        self.title_tips = (*self.titles[:2], *names, self.titles[-1])

        lacking = {x.meeting for x in outcome.judgement.by_team if not x.covered}
        meetings = sorted(
            outcome.plan.meetings, key=lambda m: (m.id not in lacking, m.span.start, m.id)
        )
        self.ids = [m.id for m in meetings]
        self.words = [
            (
                f"{short_date(m.span.first_day)}  {times(m.span)}",
                outcome.problem.kind(m.kind).name,
                " · ".join(
                    x for x in (m.unit, figures.course_name(outcome.problem, m)) if x
                ) or "–",
            )
            for m in meetings
        ]
        self.marks = [tuple(_team_mark(lines.get((m.id, x))) for x in teams) for m in meetings]
        self.tips = [
            tuple(_team_tip(x, lines.get((m.id, x))) for x in teams) for m in meetings
        ]
        self.endResetModel()


def _short(team: Team) -> str:
    """The name of a vagtlag for a narrow heading."""
    key = f"team.short.{team}"
    return t(key) if has(key) else capital(team_name(team))


def _team_mark(line: TeamCoverage | None) -> Mark:
    if line is None or line.wanted == 0:
        return Mark(str(line.present) if line else "–", None)
    key = "ui.coverage.cell" if line.covered else "ui.coverage.cell.missing"
    return Mark(t(key, present=line.present, wanted=line.wanted), line.covered)


def _team_tip(team: Team, line: TeamCoverage | None) -> str:
    if line is None or line.wanted == 0:
        return t("ui.coverage.not_wanted", team=capital(team_name(team)))
    key = "ui.details.covered" if line.covered else "ui.details.not_covered"
    return t(key, team=capital(team_name(team)), present=line.present, wanted=line.wanted)


class PersonWeeks(_Table):
    """Each person with the days since she was last in a meeting, at the end of each week."""

    def __init__(self) -> None:
        super().__init__(words_before=3)

    def show(self, outcome: Outcome) -> None:
        """Show a plan; whoever waits longest comes first."""
        self.beginResetModel()
        problem = outcome.problem
        mondays = figures.weeks(problem.period)
        self.titles = (
            t("ui.coverage.person"), t("ui.coverage.team"), t("ui.coverage.unit"),
            *(str(day.isocalendar().week) for day in mondays),
        )
        self.title_tips = (
            *self.titles[:3], *(_week_tip(day) for day in mondays),
        )
        missed = {x.employee: len(x.missed) for x in outcome.judgement.by_employee}
        marks = {p.id: figures.week_marks(outcome, p.id) for p in problem.roster.employees}

        def worst(person: Employee) -> tuple[int, int, int]:
            days = [mark.days for mark in marks[person.id]]
            return -missed.get(person.id, 0), -max(days), -sum(days)

        people = sorted(problem.roster.employees, key=worst)
        reach = problem.policy.reach_days
        self.ids = [p.id for p in people]
        self.words = [
            (p.name, team_name(p.home_team), p.unit or t("no_unit")) for p in people
        ]
        self.marks = [
            tuple(
                Mark("●" if m.attended else str(m.days), m.days <= reach,
                     min(1.0, m.days / (2 * reach)), m.attended)
                for m in marks[p.id]
            )
            for p in people
        ]
        self.tips = [
            tuple(
                t("ui.coverage.attended") if m.attended
                else t("ui.coverage.since", days=m.days)
                for m in marks[p.id]
            )
            for p in people
        ]
        self.endResetModel()


def _week_tip(monday: date) -> str:
    return t(
        "ui.coverage.week_tip", number=monday.isocalendar().week, date=numeric_date(monday)
    )
