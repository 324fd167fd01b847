"""Times for a meeting that is due, the best first, each with what it would cost everybody."""

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QListView, QVBoxLayout

from models.plan import Outcome
from models.timespan import Moment, Span
from planner.texts import t
from planner.texts.dates import when
from ui.adviser import Adviser
from ui.incident_tasks import LookAtTime, Proposed
from ui.theme import GAP
from ui.widgets.parts import Card, clear, label, note

if TYPE_CHECKING:
    from planner.advice.moving import MoveJudgement, TimeCost

Index = QModelIndex | QPersistentModelIndex


class TimesModel(QAbstractListModel):
    """Times with their prices."""

    def __init__(self) -> None:
        super().__init__()
        self._minutes = 0
        self.times: tuple[TimeCost, ...] = ()

    def show(self, times: "tuple[TimeCost, ...]", minutes: int) -> None:
        """Show other times of a meeting that long."""
        self.beginResetModel()
        self.times, self._minutes = times, minutes
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(self.times)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or role not in (
            Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole
        ):
            return None
        time = self.times[index.row()]
        span = Span(time.start, time.start + self._minutes)
        return t("ui.incidents.time", when=when(span), message=time.message)


class Proposals(Card):
    """The best few times; the chosen one with everybody's cost. `ready`: whether one is chosen."""

    ready = Signal(bool)

    def __init__(self, adviser: Adviser) -> None:
        super().__init__(t("ui.incidents.proposal"))
        self._found: Proposed | None = None
        self.after: Outcome | None = None
        self.looking = adviser.asking()
        self.looking.answered.connect(self._tell)
        self.looking.failed.connect(self._warn)
        self.hours = label("", "muted", wrap=True)
        self.model = TimesModel()
        self.list = QListView()
        self.list.setModel(self.model)
        self.list.setAccessibleName(t("ui.incidents.proposals"))
        self.list.setWordWrap(True)
        self.list.setSpacing(2)
        self.list.setMinimumHeight(190)
        self.list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.list.setResizeMode(QListView.ResizeMode.Adjust)
        self._people = QVBoxLayout()
        self._people.setSpacing(GAP // 2)
        self.body.addWidget(self.hours)
        self.body.addWidget(self.list)
        self.body.addLayout(self._people)
        self.list.selectionModel().currentChanged.connect(lambda now, _: self._look_at(now))

    @property
    def start(self) -> Moment | None:
        """The chosen start."""
        index = self.list.currentIndex()
        return self.model.times[index.row()].start if index.isValid() else None

    def nothing(self, text: str) -> None:
        """Propose nothing, and say why."""
        self.looking.drop()
        self._found, self.after = None, None
        self.model.show((), 0)
        self.hours.setText(text)
        self.list.hide()
        clear(self._people)
        self.ready.emit(False)

    def propose(self, found: Proposed) -> None:
        """Propose times that were found for a meeting."""
        self.looking.drop()
        self._found, self.after = found, None
        rows = found.outcome.problem.series
        row = next(s for s in rows if f"{s.id}-1" == found.meeting)
        kind = found.outcome.problem.kind(row.kind)
        soonest, deadline = kind.after_hours or (24, 72)
        self.hours.setText(t("ui.incidents.hours", soonest=soonest, deadline=deadline))
        self.list.setVisible(bool(found.times))
        self.model.show(found.times, kind.minutes)
        if found.times:
            self.list.setCurrentIndex(self.model.index(0))
        else:
            self._warn(f"{t('ui.incidents.impossible')} {found.said}")

    def _look_at(self, index: QModelIndex) -> None:
        found = self._found
        if found is None or not index.isValid():
            return
        self.looking.drop()
        self.after = None
        if index.row() == 0 and found.there is not None:
            self._tell(found.there)
            return
        self.ready.emit(False)
        clear(self._people)
        self._people.addWidget(label(t("ui_waiting.people"), "muted", wrap=True))
        start = self.model.times[index.row()].start
        self.looking.ask(LookAtTime(found.outcome, found.meeting, start))

    def _tell(self, answer: object) -> None:
        there = cast("MoveJudgement", answer)
        clear(self._people)
        self.after = there.after
        away = False
        for person in there.people:
            able = person.reason is None
            away = away or not (person.comes or person.leads)
            each = label(f"{'✓' if able else '✕'}  {person.message}", wrap=True)
            self._people.addWidget(each)
        if away:
            self._people.addWidget(note(t("ui.incidents.follow"), "warning"))
        if there.after is None:
            self._people.addWidget(note(there.message, "warning"))
        self.ready.emit(there.after is not None)

    def _warn(self, text: str) -> None:
        clear(self._people)
        self._people.addWidget(note(text, "warning"))
        self.ready.emit(False)
