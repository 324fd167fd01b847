"""The search over everything: type, choose with the arrows, Enter goes there."""

from typing import Final

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QDialog,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from planner.texts import t
from ui.look import Look, scaled
from ui.search import Index, Item
from ui.theme import GAP
from ui.widgets.parts import label

ITEM_ROLE: Final = Qt.ItemDataRole.UserRole + 1
WIDTH: Final = 620
HEIGHT: Final = 460
_KEYS: Final = (Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp)
Place = QModelIndex | QPersistentModelIndex


class ResultsModel(QAbstractListModel):
    """What was found, best first."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.items: tuple[Item, ...] = ()

    def show_items(self, items: tuple[Item, ...]) -> None:
        """Show these."""
        self.beginResetModel()
        self.items = items
        self.endResetModel()

    def rowCount(self, parent: Place = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self.items)

    def data(self, index: Place, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        item = self.items[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return item.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(x for x in (item.title, item.below, kind_of(item)) if x)
        return item if role == ITEM_ROLE else None


def kind_of(item: Item) -> str:
    """What an item is, in a word."""
    return t(f"ui_shell.search.{item.what}")


class _Painter(QStyledItemDelegate):
    """Title, what belongs to it below, and what it is to the right."""

    def __init__(self, look: Look, parent: QObject) -> None:
        super().__init__(parent)
        self._look = look

    def sizeHint(self, option: QStyleOptionViewItem, _: Place) -> QSize:
        return QSize(200, option.fontMetrics.height() * 2 + GAP + 4)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Place) -> None:
        item, theme = index.data(ITEM_ROLE), self._look.theme
        area: QRect = option.rect
        state: QStyle.StateFlag = option.state
        painter.save()
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(area, QColor(theme.accent_soft))
            painter.fillRect(area.left(), area.top(), 3, area.height(), QColor(theme.accent))
        inner = area.adjusted(GAP + 4, GAP // 2, -GAP - 4, -GAP // 2)
        word = kind_of(item)
        font = option.font
        painter.setFont(font)
        painter.setPen(QColor(theme.muted))
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(inner, right, word)
        inner.setRight(inner.right() - painter.fontMetrics().horizontalAdvance(word) - GAP)
        half = inner.height() // 2 if item.below else inner.height()
        middle = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        if item.below:
            lower = inner.adjusted(0, half, 0, 0)
            cut = painter.fontMetrics().elidedText(
                item.below, Qt.TextElideMode.ElideRight, lower.width()
            )
            painter.drawText(lower, middle, cut)
        painter.setPen(QColor(theme.ink))
        painter.setFont(scaled(font, 1.0, font.Weight.DemiBold))
        title = painter.fontMetrics().elidedText(
            item.title, Qt.TextElideMode.ElideRight, inner.width()
        )
        painter.drawText(QRect(inner.left(), inner.top(), inner.width(), half), middle, title)
        painter.restore()


class Palette(QDialog):
    """A field and what it finds. `chosen` carries the item that was gone to."""

    chosen = Signal(object)

    def __init__(self, index: Index, look: Look, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self._window = parent
        self._index = index
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAccessibleName(t("ui_shell.search.title"))
        self.setProperty("role", "palette")
        self.field = QLineEdit()
        self.field.setPlaceholderText(t("ui_shell.search.hint"))
        self.field.setAccessibleName(t("ui_shell.search.title"))
        self.field.setFont(scaled(self.field.font(), 1.2))
        self.model = ResultsModel(self)
        self.list = QListView()
        self.list.setModel(self.model)
        self.list.setItemDelegate(_Painter(look, self.list))
        self.list.setUniformItemSizes(True)
        self.list.setAccessibleName(t("ui_shell.search.results"))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.none = label(t("ui_shell.search.none"), "muted", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(GAP + 4, GAP + 4, GAP + 4, GAP + 4)
        column.setSpacing(GAP)
        column.addWidget(self.field)
        column.addWidget(self.none)
        column.addWidget(self.list, 10)
        column.addStretch(1)
        self.field.textChanged.connect(self._search)
        self.field.installEventFilter(self)
        self.list.clicked.connect(lambda _: self._go())
        self.list.activated.connect(lambda _: self._go())
        self._search("")

    def come_up(self) -> None:
        """Stand at the upper middle of the window, and wait for a word."""
        window = self._window
        within = window.rect()
        self.resize(min(WIDTH, within.width() - 2 * GAP), min(HEIGHT, within.height() - 2 * GAP))
        left = (within.width() - self.width()) // 2
        left, top = (within.width() - self.width()) // 2, min(90, within.height() // 8)
        self.move(window.mapToGlobal(QPoint(left, top)))
        self.show()
        self.field.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() in _KEYS:
                self._step(event.key())
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._go()
                return True
        return super().eventFilter(watched, event)

    def _step(self, key: int) -> None:
        by = {_KEYS[0]: 1, _KEYS[1]: -1, _KEYS[2]: 6, _KEYS[3]: -6}[Qt.Key(key)]
        last = self.model.rowCount() - 1
        self._select(max(0, min(last, self.list.currentIndex().row() + by)))

    def _select(self, row: int) -> None:
        self.list.setCurrentIndex(self.model.index(row))

    def _search(self, text: str) -> None:
        found = self._index.search(text)
        self.model.show_items(found)
        self.list.setVisible(bool(found))
        self.none.setVisible(bool(text.strip()) and not found)
        if found:
            self._select(0)

    def _go(self) -> None:
        item = self.list.currentIndex().data(ITEM_ROLE)
        if isinstance(item, Item):
            self.close()
            self.chosen.emit(item)
