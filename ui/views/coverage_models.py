"""Two tables of coverage: meetings × vagtlag, and people × weeks, the worst first."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from models.meetings import Meeting
from models.people import Employee, Team
from models.plan import Outcome, TeamCoverage
from models.timespan import Moment
from planner.texts import capital, has, t
from planner.texts.dates import numeric_date, short_date, team_name, times
from ui import figures

Index = QModelIndex | QPersistentModelIndex
MARK_ROLE = Qt.ItemDataRole.UserRole + 1
ID_ROLE = Qt.ItemDataRole.UserRole + 2
TEAM_ROLE = Qt.ItemDataRole.UserRole + 3
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True, slots=True)
class Mark:
    """What a cell says: `good` or bad (None: nothing is asked), and `share` 0.0–1.0 of how much."""

    text: str
    good: bool | None
    share: float = 1.0
    dot: bool = False


@dataclass(frozen=True, slots=True)
class Shown:
    """What is shown of a plan; None: all. Meetings of a unit, that ask for a vagtlag, of a kind;
    people of a unit and home vagtlag, and of their meetings those of a kind."""

    unit: str | None = None
    team: Team | None = None
    kind: str | None = None


class _Table(QAbstractTableModel):
    """Some columns of words, then columns of marks, then the other columns of words."""

    def __init__(self, words_before: int) -> None:
        super().__init__()
        self.words_before = words_before
        self.words: list[tuple[str, ...]] = []
        self.marks: list[tuple[Mark, ...]] = []
        self.ids: list[str] = []
        self.names: list[str] = []
        self.titles: tuple[str, ...] = ()
        self.title_tips: tuple[str, ...] = ()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(self.words)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(self.titles)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation == Qt.Orientation.Vertical:
            named = role == Qt.ItemDataRole.DisplayRole and 0 <= section < len(self.names)
            return self.names[section] if named else None
        if not 0 <= section < len(self.titles):
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
        if role == TEAM_ROLE:
            return self.team_of(index)
        number = self.mark_at(column)
        if number is None:
            word = column if column < self.words_before else column - self.mark_count()
            shown = role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole)
            return self.words[row][word] if shown else None
        mark = self.marks[row][number]
        if role == MARK_ROLE:
            return mark
        if role == Qt.ItemDataRole.DisplayRole:
            return mark.text
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return self.tip(row, number)
        return None

    def tip(self, _row: int, _number: int) -> str:
        """What a mark says, in a sentence without its full stop."""
        return ""

    def mark_at(self, column: int) -> int | None:
        """The number of the mark that stands in a column; None where words stand."""
        number = column - self.words_before
        return number if 0 <= number < self.mark_count() else None

    def mark_count(self) -> int:
        """How many columns of marks there are."""
        return len(self.marks[0]) if self.marks else 0

    def team_of(self, _index: Index) -> Team | None:
        """The vagtlag that a cell is about, where its colours are to be shown."""
        return None


class MeetingTeams(_Table):
    """Each meeting with how many of each vagtlag come, and how many are wanted."""

    def __init__(self) -> None:
        super().__init__(words_before=2)
        self.teams: tuple[Team, ...] = ()
        self._lines: dict[tuple[str, Team], TeamCoverage] = {}

    def tip(self, row: int, number: int) -> str:
        team = self.teams[number]
        return _team_tip(team, self._lines.get((self.ids[row], team)))

    def team_of(self, index: Index) -> Team | None:
        number = self.mark_at(index.column())
        return self.teams[number] if number is not None else None

    def show(self, outcome: Outcome, shown: Shown = Shown(), now: Moment = 0) -> None:
        """Show a plan; meetings that lack somebody first, then in order of time. Of those that are
        over `now` it is said whether they were held."""
        self.beginResetModel()
        self.teams = teams = outcome.problem.roster.teams()
        lines = {(x.meeting, x.team): x for x in outcome.judgement.by_team}
        self._lines = lines
        lacking = {x.meeting for x in outcome.judgement.by_team if not x.covered}
        meetings = sorted(
            (m for m in outcome.plan.meetings if _keeps(shown, m, lines)),
            key=lambda m: (m.id not in lacking, m.span.start, m.id),
        )
        held = {each.meeting for each in outcome.problem.record.held}
        told = any(m.id in held or m.span.end <= now for m in meetings)
        sums = [[x for m in meetings if (x := lines.get((m.id, team))) and x.wanted]
                for team in teams]
        counts = [(sum(x.covered for x in asked), len(asked)) for asked in sums]
        self.titles = (
            t("ui.coverage.when"), t("ui.coverage.meeting"),
            *(f"{_short(team)}\n{has_}/{of}" for team, (has_, of) in zip(
                teams, counts, strict=True)),
            t("ui.coverage.where"), *([t("ui_review.held.column")] if told else ()),
        )
        self.title_tips = (
            *self.titles[:2],
            *(t("ui.coverage.sum", team=capital(team_name(team)), covered=has_, wanted=of)
              for team, (has_, of) in zip(teams, counts, strict=True)),
            t("ui.coverage.where"), *([t("ui_review.held.column.why")] if told else ()),
        )
        self.ids = [m.id for m in meetings]
        # Many meetings share their day: it is put into words once.
        days = {day: short_date(day) for day in {m.span.first_day for m in meetings}}
        self.words = [
            (
                f"{days[m.span.first_day]}  {times(m.span)}",
                outcome.problem.kind(m.kind).name,
                " · ".join(
                    x for x in (m.unit, figures.course_name(outcome.problem, m)) if x
                ) or "–",
                *([_held(m, held, now)] if told else ()),
            )
            for m in meetings
        ]
        self.marks = [tuple(_team_mark(lines.get((m.id, x))) for x in teams) for m in meetings]
        self.endResetModel()


def _held(meeting: Meeting, held: set[str], now: Moment) -> str:
    """Whether somebody said that a meeting took place; nothing of one to come."""
    if meeting.id in held:
        return t("ui_review.held.short")
    return t("ui_review.held.unknown") if meeting.span.end <= now else ""


def _keeps(shown: Shown, meeting: Meeting, lines: dict[tuple[str, Team], TeamCoverage]) -> bool:
    line = lines.get((meeting.id, shown.team)) if shown.team is not None else None
    return (
        shown.unit in (None, meeting.unit) and shown.kind in (None, meeting.kind)
        and (shown.team is None or (line is not None and line.wanted > 0))
    )


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
    """Each person with the days since she was last in a meeting, at the end of each week.

    Names are the headings of rows, so that they stay in sight. `letters`: there is only room for
    the letter of a vagtlag.
    """

    def __init__(self) -> None:
        super().__init__(words_before=3)
        self.mondays: tuple[date, ...] = ()
        self._teams: list[Team | None] = []
        self._days: list[tuple[figures.WeekMark, ...]] = []
        self._reach = 0
        self.letters = False

    def tip(self, row: int, number: int) -> str:
        mark = self._days[row][number]
        return _week_tip(self.names[row], self.mondays[number], mark, self._reach)

    def team_of(self, index: Index) -> Team | None:
        return self._teams[index.row()] if index.column() == 0 else None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        # Over letters alone the word would be cut off; its tip says it.
        if (self.letters and (section, role) == (0, Qt.ItemDataRole.DisplayRole)
                and orientation == Qt.Orientation.Horizontal):
            return ""
        return super().headerData(section, orientation, role)

    def show(self, outcome: Outcome, shown: Shown = Shown()) -> None:
        """Show a plan; whoever waits longest comes first."""
        self.beginResetModel()
        problem = outcome.problem
        self.mondays = figures.weeks(problem.period)
        missed = {x.employee: len(x.missed) for x in outcome.judgement.by_employee}
        marks = figures.week_marks(outcome, shown.kind)
        reach = problem.policy.reach_days
        longest = {person: max(m.days for m in line) for person, line in marks.items()}
        if shown.kind is None:
            # A wait that ends within a week is longer than any week's end shows.
            longest |= {wait.employee: wait.days for wait in figures.waits(outcome)}

        def worst(person: Employee) -> tuple[int, int, int]:
            days = [mark.days for mark in marks[person.id]]
            return -missed.get(person.id, 0), -longest[person.id], -sum(days)

        people = sorted(
            (p for p in problem.roster.employees
             if shown.unit in (None, p.unit) and shown.team in (None, p.home_team)),
            key=worst,
        )
        self.ids, self.names = [p.id for p in people], [p.name for p in people]
        self._teams = [p.home_team for p in people]
        self.words = [
            (team_name(p.home_team), p.unit or t("no_unit"),
             t("ui.overview.days", days=longest[p.id]))
            for p in people
        ]
        self.marks = [tuple(_week_mark(m, reach) for m in marks[p.id]) for p in people]
        self._days, self._reach = [marks[p.id] for p in people], reach
        self._head(self._days, reach)
        self.endResetModel()

    def _head(self, marks: Sequence[tuple[figures.WeekMark, ...]], reach: int) -> None:
        late = [sum(line[n].days > reach for line in marks) for n in range(len(self.mondays))]
        numbers = [monday.isocalendar().week for monday in self.mondays]
        words = (t("ui.coverage.team"), t("ui.coverage.unit"), t("ui.coverage.longest"))
        self.titles = (
            *words,
            *(f"{number}\n{count or '–'}" for number, count in zip(numbers, late, strict=True)),
        )
        self.title_tips = (
            *words[:2], t("ui.coverage.longest.tip"),
            *(
                t("ui.coverage.week_sum", number=number, date=numeric_date(monday), count=count,
                  days=reach)
                for number, monday, count in zip(numbers, self.mondays, late, strict=True)
            ),
        )


def _week_mark(mark: figures.WeekMark, reach: int) -> Mark:
    late = mark.days > reach
    text = "●" if mark.attended else f"{mark.days}!" if late else str(mark.days)
    return Mark(text, not late, min(1.0, mark.days / (2 * reach)), mark.attended)


def _week_tip(name: str, monday: date, mark: figures.WeekMark, reach: int) -> str:
    key = "attended" if mark.attended else "late" if mark.days > reach else "since"
    said = t(f"ui.coverage.{key}", days=mark.days, limit=reach)
    week = t(
        "ui.coverage.week_tip", number=monday.isocalendar().week,
        date=f"{short_date(monday)}–{short_date(monday + timedelta(days=6))}",
    )
    return f"{name} · {week}: {said}"
