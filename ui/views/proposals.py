"""Times for a meeting that is due, the best first, each with what it would cost everybody."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QListView, QVBoxLayout

from models.plan import Outcome
from models.timespan import Moment, Span
from planner import service
from planner.texts import t
from planner.texts.dates import when
from ui.theme import GAP
from ui.widgets.parts import Card, clear, label, note

if TYPE_CHECKING:
    from planner.advice.moving import TimeCost

MOST = 6

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

    def __init__(self) -> None:
        super().__init__(t("ui.incidents.proposal"))
        self._outcome: Outcome | None = None
        self._meeting = ""
        self.after: Outcome | None = None
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
        self._outcome, self.after = None, None
        self.model.show((), 0)
        self.hours.setText(text)
        self.list.hide()
        clear(self._people)
        self.ready.emit(False)

    def propose(self, outcome: Outcome, meeting_id: str) -> None:
        """Propose times for a meeting that is due in a plan and not placed."""
        self._outcome, self._meeting, self.after = outcome, meeting_id, None
        problem = outcome.problem
        kind = next(problem.kind(s.kind) for s in problem.series if f"{s.id}-1" == meeting_id)
        soonest, deadline = kind.after_hours or (24, 72)
        price = problem.policy.call_in_price
        able = [c for c in service.move_costs(outcome, meeting_id) if c.reason is None]
        able.sort(key=lambda c: (c.missing, c.unreached, c.minutes + price * c.call_ins, c.start))
        self.hours.setText(t("ui.incidents.hours", soonest=soonest, deadline=deadline))
        self.list.setVisible(bool(able))
        self.model.show(tuple(able[:MOST]), kind.minutes)
        if able:
            self.list.setCurrentIndex(self.model.index(0))
            return
        clear(self._people)
        trouble = next(
            (x for x in service.troubles(outcome) if x.id == meeting_id), None
        )
        said = service.why(outcome, trouble).message if trouble is not None else ""
        self._people.addWidget(note(f"{t('ui.incidents.impossible')} {said}", "warning"))
        self.ready.emit(False)

    def _look_at(self, index: QModelIndex) -> None:
        if self._outcome is None or not index.isValid():
            return
        clear(self._people)
        start = self.model.times[index.row()].start
        there = service.why_there(self._outcome, self._meeting, start)
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
