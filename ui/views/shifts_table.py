"""The grid of shifts: a table with its own painting, moved about in and filled in as in Excel."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QItemSelectionRange,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QPointF,
    QRect,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QColor,
    QHelpEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QWheelEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QTableView,
    QToolTip,
    QWidget,
)

from ui.look import Look
from ui.views.shifts_editing import CellEditor
from ui.views.shifts_headers import ROW_HEIGHT, DayHeader, NameHeader
from ui.views.shifts_model import Pin, ShiftsModel
from ui.views.shifts_paint import Strips, pin_rects

Place = tuple[str, date]
_AHEAD = {
    Qt.Key.Key_Left: (0, -1), Qt.Key.Key_Right: (0, 1),
    Qt.Key.Key_Up: (-1, 0), Qt.Key.Key_Down: (1, 0),
}


class ShiftsTable(QTableView):
    """People × days. `enter` takes what was written in cells, and says why where it cannot.

    `pin_chosen` and `pin_opened` carry the id of a meeting that was clicked or double clicked,
    `zoomed` steps of the wheel; `copy_wanted`, `paste_wanted` and `cut_wanted` come with the keys.
    """

    pin_chosen = Signal(str)
    pin_opened = Signal(str)
    zoomed = Signal(int)
    copy_wanted = Signal()
    paste_wanted = Signal()
    cut_wanted = Signal()

    def __init__(
        self, model: ShiftsModel, look: Look, enter: Callable[[dict[Place, str]], str | None]
    ) -> None:
        super().__init__()
        self._look, self._shifts, self._enter = look, model, enter
        self._strips = Strips(model, look)
        self._marked: str | None = None
        self.refused = ""
        self.setModel(model)
        self.setHorizontalHeader(DayHeader(model, look, self))
        self.setVerticalHeader(NameHeader(model, look, self))
        self.setItemDelegate(CellEditor(self))
        self.setShowGrid(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        trigger = QAbstractItemView.EditTrigger
        self.setEditTriggers(trigger.AnyKeyPressed | trigger.EditKeyPressed)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.horizontalScrollBar().setSingleStep(40)
        self.verticalScrollBar().setSingleStep(ROW_HEIGHT)

    # Width and place ----------------------------------------------------------------------

    @property
    def day_width(self) -> int:
        """Pixels of a day."""
        return self.horizontalHeader().defaultSectionSize()

    def set_day_width(self, width: int) -> None:
        """Draw days of another width; the first one in sight stays there."""
        bar = self.horizontalScrollBar()
        day = bar.value() / self.day_width
        self.horizontalHeader().setDefaultSectionSize(width)
        self.horizontalHeader().resizeSections()
        self.updateGeometries()
        bar.setValue(round(day * width))
        self.viewport().update()

    def mark(self, meeting: str | None) -> None:
        """Mark a meeting wherever it is drawn."""
        if meeting != self._marked:
            self._marked = meeting
            self.viewport().update()

    def pin_at(self, place: QPoint) -> Pin | None:
        """The meeting that is drawn at a place of the viewport."""
        index = self.indexAt(place)
        if not index.isValid():
            return None
        rect = self.visualRect(index)
        cell = self._shifts.cell(index.row(), index.column())
        boxes = zip(cell.pins, pin_rects(cell.pins, rect), strict=True)
        return next((pin for pin, box in boxes if box.contains(QPointF(place))), None)

    # Painting -----------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        theme, area = self._look.theme, event.rect()
        painter.fillRect(area, QColor(theme.window))
        rows, days = self._shifts.rows, self._shifts.days
        if rows and days:
            width, ratio = self.day_width, painter.device().devicePixelRatioF()
            self._strips.prepare(width, ROW_HEIGHT, ratio, self.font())
            across, down = self.horizontalHeader().offset(), self.verticalHeader().offset()
            top = max(0, (area.top() + down) // ROW_HEIGHT)
            bottom = min(len(rows) - 1, (area.bottom() + down) // ROW_HEIGHT)
            span = self._strips.days * width
            first = max(0, (area.left() + across) // span)
            last = min((len(days) - 1) // self._strips.days, (area.right() + across) // span)
            snap = _Snap(painter, ratio)
            for row in range(top, bottom + 1):
                y = row * ROW_HEIGHT - down
                if rows[row].person is None:
                    self._heading(painter, QRect(-across, y, len(days) * width, ROW_HEIGHT))
                    continue
                for number in range(first, last + 1):
                    painter.drawPixmap(
                        snap.point(number * span - across, y), self._strips.strip(row, number)
                    )
            self._paint_selection(painter, top, bottom)
            self._paint_marked(painter, top, bottom)
        painter.end()

    def _heading(self, painter: QPainter, rect: QRect) -> None:
        painter.fillRect(rect, QColor(self._look.theme.raised))
        painter.setPen(QColor(self._look.theme.grid))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())

    def _paint_selection(self, painter: QPainter, top: int, bottom: int) -> None:
        accent = QColor(self._look.theme.accent)
        wash = QColor(accent)
        wash.setAlpha(60)
        for part in self._parts():
            if part.bottom() < top or part.top() > bottom:
                continue
            rect = self._rect_of(part.top(), part.bottom(), part.left(), part.right())
            painter.fillRect(rect, wash)
            painter.setPen(QPen(accent, 1))
            painter.drawRect(rect.adjusted(0, 0, -1, -1))
        now = self.currentIndex()
        if now.isValid() and top <= now.row() <= bottom:
            painter.setPen(QPen(accent, 2 if self.hasFocus() else 1))
            painter.drawRect(self.visualRect(now).adjusted(1, 1, -1, -1))

    def _paint_marked(self, painter: QPainter, top: int, bottom: int) -> None:
        if self._marked is None:
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(self._look.theme.accent), 2.4))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for row in range(top, bottom + 1):
            for column, cell in enumerate(self._shifts.cells(row)):
                if all(pin.meeting != self._marked for pin in cell.pins):
                    continue
                boxes = pin_rects(cell.pins, self._rect_of(row, row, column, column))
                for pin, box in zip(cell.pins, boxes, strict=True):
                    if pin.meeting == self._marked:
                        painter.drawRoundedRect(box.adjusted(-1.5, -1.5, 1.5, 1.5), 4, 4)

    def _rect_of(self, top: int, bottom: int, left: int, right: int) -> QRect:
        width = self.day_width
        across, down = self.horizontalHeader().offset(), self.verticalHeader().offset()
        return QRect(
            left * width - across, top * ROW_HEIGHT - down, (right - left + 1) * width,
            (bottom - top + 1) * ROW_HEIGHT,
        )

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        super().scrollContentsBy(dx, dy)
        if not self.devicePixelRatioF().is_integer():
            # Moved by parts of a pixel, what is on the screen would leave seams.
            self.viewport().update()

    # Keys and mouse -----------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.state() == QAbstractItemView.State.EditingState:
            # Enter comes here too, after the field has taken it.
            event.ignore()
            return
        key, held = Qt.Key(event.key()), event.modifiers()
        control = bool(held & Qt.KeyboardModifier.ControlModifier)
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_wanted.emit()
        elif event.matches(QKeySequence.StandardKey.Paste):
            self.paste_wanted.emit()
        elif event.matches(QKeySequence.StandardKey.Cut):
            self.cut_wanted.emit()
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and not control:
            self.refused = self._enter(dict.fromkeys(self.chosen(), "")) or ""
        elif control and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open_current()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._step(-1 if held & Qt.KeyboardModifier.ShiftModifier else 1, 0)
        elif control and key in _AHEAD:
            self._jump(*_AHEAD[key], bool(held & Qt.KeyboardModifier.ShiftModifier))
        elif control and key == Qt.Key.Key_Space:
            self._choose_whole(QItemSelectionModel.SelectionFlag.Columns)
        elif key == Qt.Key.Key_Space and held == Qt.KeyboardModifier.ShiftModifier:
            self._choose_whole(QItemSelectionModel.SelectionFlag.Rows)
        elif control and key in (Qt.Key.Key_Plus, Qt.Key.Key_Minus, Qt.Key.Key_Equal,
                                 Qt.Key.Key_0):
            step = {Qt.Key.Key_Minus: -1, Qt.Key.Key_0: 0}.get(key, 1)
            self.zoomed.emit(step)
        else:
            super().keyPressEvent(event)
            return
        event.accept()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            turned = event.angleDelta().y()
            if turned:
                self.zoomed.emit(1 if turned > 0 else -1)
            event.accept()
            return
        super().wheelEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        pin = self.pin_at(event.position().toPoint())
        if pin is not None and event.button() == Qt.MouseButton.LeftButton:
            self.pin_chosen.emit(pin.meeting)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        place = event.position().toPoint()
        pin = self.pin_at(place)
        if pin is not None:
            self.pin_opened.emit(pin.meeting)
        elif (index := self.indexAt(place)).isValid():
            self.edit(index)
        event.accept()

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            pin = self.pin_at(event.pos())
            if pin is not None:
                QToolTip.showText(event.globalPos(), pin.name, self.viewport())
                return True
        return super().viewportEvent(event)

    def _open_current(self) -> None:
        now = self.currentIndex()
        if now.isValid() and (pins := self._shifts.cell(now.row(), now.column()).pins):
            self.pin_opened.emit(pins[0].meeting)

    def _step(self, down: int, across: int) -> None:
        """Go to the next cell of a person in a direction."""
        now = self.currentIndex()
        row, column = now.row() + down, now.column() + across
        while 0 <= row < len(self._shifts.rows) and self._shifts.rows[row].person is None:
            row += down or 1
        self._go(row, column, extend=False)

    def _jump(self, down: int, across: int, extend: bool) -> None:
        """As in Excel: to the last filled cell of a run, or over empty ones to the next filled."""
        now = self.currentIndex()
        if not now.isValid():
            return
        path = []
        row, column = now.row() + down, now.column() + across
        while 0 <= row < len(self._shifts.rows) and 0 <= column < len(self._shifts.days):
            if self._shifts.rows[row].person is not None:
                path.append((row, column))
            row, column = row + down, column + across
        if not path:
            return
        filled = [self._filled(*place) for place in path]
        if filled[0] and self._filled(now.row(), now.column()):
            end = next((n - 1 for n, full in enumerate(filled) if not full), len(path) - 1)
        else:
            end = next((n for n, full in enumerate(filled) if full), len(path) - 1)
        self._go(*path[end], extend=extend)

    def _choose_whole(self, which: QItemSelectionModel.SelectionFlag) -> None:
        """Select the whole rows or columns of what is selected, as the keys do in Excel."""
        flags, chosen = QItemSelectionModel.SelectionFlag, self.selectionModel()
        parts = self._parts()
        area = QItemSelection()
        for part in parts:
            area.append(part)
        if not parts and self.currentIndex().isValid():
            area.select(self.currentIndex(), self.currentIndex())
        chosen.select(area, flags.ClearAndSelect | which)

    def _filled(self, row: int, column: int) -> bool:
        cell = self._shifts.cell(row, column)
        return cell.team is not None or cell.away

    def _go(self, row: int, column: int, *, extend: bool) -> None:
        if not (0 <= row < len(self._shifts.rows) and 0 <= column < len(self._shifts.days)):
            return
        index = self._shifts.index(row, column)
        chosen = self.selectionModel()
        if extend:
            flags = QItemSelectionModel.SelectionFlag
            area = QItemSelection(self._anchor(), index)
            chosen.setCurrentIndex(index, flags.NoUpdate)
            chosen.select(area, flags.ClearAndSelect)
        else:
            self.setCurrentIndex(index)
        self.scrollTo(index)

    def _anchor(self) -> QModelIndex:
        """The corner of what is selected that lies across from the current cell."""
        now, parts = self.currentIndex(), self._parts()
        part = next((each for each in parts if each.contains(now)), None)
        if len(parts) != 1 or part is None:
            return now
        return self._shifts.index(
            part.top() + part.bottom() - now.row(), part.left() + part.right() - now.column()
        )

    # Editing ------------------------------------------------------------------------------

    def places(self) -> frozenset[tuple[int, int]]:
        """Row and column of each selected cell; of the current one where none is selected."""
        people = [row.person is not None for row in self._shifts.rows]
        found = {
            (row, column)
            for part in self._parts()
            for row in range(part.top(), part.bottom() + 1) if people[row]
            for column in range(part.left(), part.right() + 1)
        }
        now = self.currentIndex()
        if not found and now.isValid():
            found = {(now.row(), now.column())}
        return frozenset(found)

    def _parts(self) -> list[QItemSelectionRange]:
        """The ranges of cells that are selected."""
        selection = self.selectionModel().selection()
        # Copied: what `at` gives belongs to the selection and goes with it.
        parts = [QItemSelectionRange(selection.at(n)) for n in range(selection.count())]
        return [part for part in parts if part.isValid()]

    def chosen(self) -> list[Place]:
        """The person and day of each selected cell."""
        return [
            (person.id, self._shifts.days[column]) for row, column in sorted(self.places())
            if (person := self._shifts.rows[row].person) is not None
        ]

    def write(self, index: QModelIndex | QPersistentModelIndex, text: str) -> None:
        """Take what was written in a cell's field; `refused` says why where it is not taken."""
        self.refused = ""
        person = self._shifts.rows[index.row()].person
        if person is not None and text.strip() != str(index.data(Qt.ItemDataRole.EditRole)):
            place = (person.id, self._shifts.days[index.column()])
            self.refused = self._enter({place: text}) or ""

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        ends = QAbstractItemDelegate.EndEditHint
        if self.refused and hint in (ends.SubmitModelCache, ends.EditNextItem,
                                     ends.EditPreviousItem):
            editor.setAccessibleDescription(self.refused)
            editor.setToolTip(self.refused)
            corner = editor.mapToGlobal(QPoint(0, editor.height()))
            QToolTip.showText(corner, self.refused, editor)
            editor.setFocus()
            return
        self.refused = ""
        super().closeEditor(editor, ends.NoHint)
        self.setFocus()
        step = {ends.SubmitModelCache: (1, 0), ends.EditNextItem: (0, 1),
                ends.EditPreviousItem: (0, -1)}.get(hint)
        if step is not None:
            self._step(*step)


class _Snap:
    """Places on whole pixels of the screen, where a picture keeps its sharpness."""

    def __init__(self, painter: QPainter, ratio: float) -> None:
        self._origin, self._ratio = painter.deviceTransform().map(QPointF(0, 0)), ratio

    def point(self, x: int, y: int) -> QPointF:
        """The place nearest to one in the viewport."""
        return QPointF(self._near(x, self._origin.x()), self._near(y, self._origin.y()))

    def _near(self, value: int, origin: float) -> float:
        return (round(origin + value * self._ratio) - origin) / self._ratio
