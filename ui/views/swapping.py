"""Somebody else in a meeting: who could take a place, the best first, and why others cannot."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QAbstractItemView, QListView, QVBoxLayout, QWidget

from models.plan import Outcome
from planner import service
from planner.texts import t
from planner.texts.dates import class_name, duration, short_date, team_name
from planner.why import of_rule
from ui.look import Look
from ui.theme import GAP
from ui.widgets.parts import button, label, row

if TYPE_CHECKING:
    from planner.advice.people import Candidate

Index = QModelIndex | QPersistentModelIndex


class CandidateModel(QAbstractListModel):
    """Candidates for a place, two lines each; those who cannot come cannot be chosen."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._outcome: Outcome | None = None
        self.candidates: tuple[Candidate, ...] = ()

    def show(self, outcome: Outcome, candidates: "tuple[Candidate, ...]") -> None:
        """Show other people."""
        self.beginResetModel()
        self._outcome, self.candidates = outcome, candidates
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(self.candidates)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        usual = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
        able = self.candidates[index.row()].cls is not None
        return usual | Qt.ItemFlag.ItemIsEnabled if able else usual

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or self._outcome is None:
            return None
        candidate = self.candidates[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._words(self._outcome, candidate)
        if role == Qt.ItemDataRole.ToolTipRole:
            return candidate.message
        if role == Qt.ItemDataRole.ForegroundRole and candidate.cls is None:
            return QColor(self._look.theme.muted)
        return None

    def _words(self, outcome: Outcome, candidate: "Candidate") -> str:
        person = outcome.problem.roster.employee(candidate.employee)
        seen = (
            t("ui.swap.seen", date=short_date(candidate.last_seen))
            if candidate.last_seen else t("ui.swap.unseen")
        )
        if candidate.cls is None:
            cannot = t("ui.swap.cannot", why=of_rule(candidate.reason or ""))
            return f"{person.name}\n{cannot}"
        price = t(
            "ui.swap.class", cls=class_name(candidate.cls),
            extra=duration(candidate.extra_minutes),
        )
        below = [team_name(person.home_team), price, seen,
                 t("ui.swap.load", load=duration(candidate.load))]
        if candidate.fills:
            below.insert(0, t("ui.swap.fills"))
        return f"{person.name}\n{' · '.join(below)}"


class SwapPanel(QWidget):
    """The ranked list for one place. `swapped` carries meeting, who goes and who comes."""

    swapped = Signal(str, str, str)
    left = Signal()

    def __init__(self, look: Look, outcome: Outcome, meeting_id: str, leaving: str) -> None:
        super().__init__()
        self._meeting, self._leaving = meeting_id, leaving
        name = outcome.problem.roster.employee(leaving).name
        column = QVBoxLayout(self)
        column.setContentsMargins(0, GAP, 0, 0)
        column.addWidget(label(t("ui.swap.title", name=name), "title", wrap=True))
        self.model = CandidateModel(look)
        self.list = QListView()
        self.list.setModel(self.model)
        self.list.setAccessibleName(t("ui.swap.list"))
        self.list.setWordWrap(True)
        self.list.setSpacing(2)
        self.list.setMinimumHeight(260)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.list.setResizeMode(QListView.ResizeMode.Adjust)
        self.use = button(t("ui.swap.use"), "primary")
        self.back = button(t("ui.swap.back"))
        found = service.candidates_for(outcome, meeting_id, leaving)
        self.model.show(outcome, found)
        column.addWidget(self.list)
        if not found:
            self.list.hide()
            column.addWidget(label(t("ui.swap.none"), "muted", wrap=True))
        column.addLayout(row(self.use, self.back))
        able = bool(found) and found[0].cls is not None
        self.use.setEnabled(able)
        if able:
            self.list.setCurrentIndex(self.model.index(0, 0))
        self.list.activated.connect(self._take)
        self.use.clicked.connect(lambda: self._take(self.list.currentIndex()))
        self.back.clicked.connect(self.left)

    def _take(self, index: QModelIndex) -> None:
        if index.isValid() and index.flags() & Qt.ItemFlag.ItemIsEnabled:
            coming = self.model.candidates[index.row()].employee
            self.swapped.emit(self._meeting, self._leaving, coming)
