"""Meetings that are due and not placed, beside the calendar: take one and put it at a time."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from planner.texts import t
from planner.texts.dates import short_date
from ui.theme import GAP
from ui.views.calendar_facts import CalendarFacts, Filter
from ui.widgets.parts import button, label

if TYPE_CHECKING:
    from ui.views.calendar import CalendarView


class Tray(QWidget):
    """The list is not seen while everything is placed."""

    def __init__(self, calendar: "CalendarView") -> None:
        super().__init__()
        self._calendar = calendar
        self._pressed: QPoint | None = None
        self._shown: tuple[object, ...] = ()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, GAP, 0)
        column.setSpacing(GAP // 2)
        self.title = label("", "section")
        self.list = QListWidget()
        self.list.setAccessibleName(t("ui.tray.list"))
        self.list.setProperty("role", "plain")
        self.list.setWordWrap(True)
        self.list.setSpacing(2)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.list.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.place = button(t("ui.tray.place"))
        self.place.setToolTip(t("ui.tray.place.why"))
        column.addWidget(self.title)
        column.addWidget(self.list, 1)
        column.addWidget(self.place)
        self.place.clicked.connect(self.take)
        self.list.itemActivated.connect(lambda _: self.take())
        self.list.currentItemChanged.connect(self._chosen)
        self.list.viewport().installEventFilter(self)
        self.hide()

    def show_missing(self, facts: CalendarFacts, wanted: Filter) -> None:
        """Show what is not placed in a plan, and kept by a filter of unit and kind."""
        shown = facts.outcome.problem, facts.outcome.plan.unplaced, wanted.unit, wanted.kind
        if self._shown and shown[0] is self._shown[0] and shown[1:] == self._shown[1:]:
            return
        self._shown = shown
        chosen = self._current() or self._calendar.context.selection.meeting
        self.list.blockSignals(True)
        self.list.clear()
        for missing in facts.outcome.plan.unplaced:
            kind, where, kind_id = facts.unplaced_line(missing)
            unit = facts.outcome.problem.series_of(missing.series).unit or ""
            if wanted.kind not in (None, kind_id) or wanted.unit not in (None, unit):
                continue
            due = t(
                "ui.tray.due", first=short_date(missing.first), last=short_date(missing.last)
            )
            lines = [line for line in (kind, where, due) if line]
            item = QListWidgetItem("\n".join(lines))
            item.setData(Qt.ItemDataRole.UserRole, missing.occurrence)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, ", ".join(lines))
            item.setToolTip(missing.message)
            self.list.addItem(item)
            if missing.occurrence == chosen:
                self.list.setCurrentItem(item)
        self.list.blockSignals(False)
        self.title.setText(t("ui.tray.title", n=self.list.count()))
        self.place.setEnabled(self.list.currentItem() is not None)
        self.setVisible(bool(facts.outcome.plan.unplaced))

    def take(self) -> None:
        """Take hold of the chosen meeting, to see what each time costs."""
        chosen = self._current()
        if chosen is not None and self._calendar.mover.take(chosen):
            self._calendar.mover.layer.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.list.viewport() and isinstance(event, QMouseEvent):
            return self._dragged(event)
        return super().eventFilter(watched, event)

    def _dragged(self, event: QMouseEvent) -> bool:
        mover, where = self._calendar.mover, event.position().toPoint()
        if event.type() == QEvent.Type.MouseButtonPress:
            self._pressed = where if self.list.itemAt(where) is not None else None
        elif event.type() == QEvent.Type.MouseMove and self._pressed is not None:
            far = (where - self._pressed).manhattanLength() >= QApplication.startDragDistance()
            chosen = self._current()
            if far and chosen is not None and not mover.holding and not mover.take(chosen):
                self._pressed = None
            if mover.holding:
                if mover.layer.rect().contains(mover.layer.mapFromGlobal(_at(event))):
                    mover.drag_to(_at(event))
                return True
        elif event.type() == QEvent.Type.MouseButtonRelease:
            self._pressed = None
            if mover.holding:
                inside = mover.layer.rect().contains(mover.layer.mapFromGlobal(_at(event)))
                if inside:
                    mover.drop_at(_at(event))
                else:
                    mover.give_up()
                return True
        return False

    def _current(self) -> str | None:
        item = self.list.currentItem()
        return str(item.data(Qt.ItemDataRole.UserRole)) if item is not None else None

    def _chosen(self) -> None:
        chosen = self._current()
        self.place.setEnabled(chosen is not None)
        if chosen is not None:
            self._calendar.context.selection.select_meeting(chosen)


def _at(event: QMouseEvent) -> QPoint:
    return event.globalPosition().toPoint()
