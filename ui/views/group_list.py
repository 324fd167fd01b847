"""The people of one group of a course, to be dragged or sent by keys to another."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QListWidget, QListWidgetItem

from models.people import Employee
from planner.texts.dates import team_name


class GroupList(QListWidget):
    """`moved` carries people and the group they go to; `stepped` people, their group, and -1 or 1
    for the group before or after it."""

    moved = Signal(list, str)
    stepped = Signal(list, str, int)

    def __init__(self, course: str, series: str, people: Sequence[Employee], name: str) -> None:
        super().__init__()
        self.course, self.series = course, series
        self.setAccessibleName(name)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setDragEnabled(True)
        self.setAcceptDrops(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        for person in people:
            item = QListWidgetItem(f"{person.name}  ·  {team_name(person.home_team)}")
            item.setData(Qt.ItemDataRole.UserRole, person.id)
            item.setToolTip(item.text())
            self.addItem(item)
        line = self.fontMetrics().height() + 4
        self.setFixedHeight(line * (max(3, len(people)) + 1) + 8)
        self.setSpacing(1)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)

    def chosen_people(self) -> list[str]:
        """Who is chosen."""
        return [str(i.data(Qt.ItemDataRole.UserRole)) for i in self.selectedItems()]

    def everybody(self) -> list[str]:
        """Who is in the group."""
        role = Qt.ItemDataRole.UserRole
        return [str(self.item(n).data(role)) for n in range(self.count())]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        ways = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        way, chosen = ways.get(Qt.Key(event.key())), self.chosen_people()
        if way and chosen and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.stepped.emit(chosen, self.course, way)
        else:
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        self._welcome(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        self._welcome(event)

    def dropEvent(self, event: QDropEvent) -> None:
        source = event.source()
        if isinstance(source, GroupList) and self.takes(source):
            chosen = source.chosen_people()
            # Both lists are made anew from the plan: Qt itself is to move nothing.
            event.setDropAction(Qt.DropAction.IgnoreAction)
            event.accept()
            if chosen:
                self.moved.emit(chosen, self.course)

    def takes(self, other: "GroupList") -> bool:
        """Whether people of another list may come here: of another group of the same row."""
        return other.series == self.series and other.course != self.course

    def _welcome(self, event: QDragMoveEvent) -> None:
        source = event.source()
        if isinstance(source, GroupList) and self.takes(source):
            event.acceptProposedAction()
        else:
            event.ignore()
