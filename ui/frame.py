"""Where everything stands in the window; what is in the views and beside them comes later."""

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QMainWindow,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from planner.texts import t
from ui.look import Look
from ui.theme import GAP
from ui.widgets.bars import MessageBar, WorkBar
from ui.widgets.reading_bar import ReadingBar

NAVIGATION, SIGNS = 176, 60
"""Pixels of the names of the views with their signs, and of the signs alone."""
LEAST_HALVES = 560
"""Pixels of a view and what stands beside it."""
SIGNS_BELOW = 760
"""Pixels of a window that is too narrow for the names: a small screen at 200 %."""


class Frame(QWidget):
    """Navigation to the left, the views in the middle, a side with two parts, work below."""

    def __init__(self, look: Look, names: tuple[str, ...]) -> None:
        super().__init__()
        self.message, self.work = MessageBar(look), WorkBar()
        self.navigation = _navigation(names)
        self.stack = QStackedWidget()
        self.aside = QStackedWidget()
        self.below = QStackedWidget()
        self.reading = ReadingBar()
        self.split = QSplitter(Qt.Orientation.Vertical)
        self.side = self._side()
        self.halves = QSplitter(Qt.Orientation.Horizontal)
        self.halves.addWidget(self._middle())
        self.halves.addWidget(self.side)
        self.panel = QStackedWidget()
        self.panel.setMinimumWidth(270)
        self.panel.hide()
        self.halves.addWidget(self.panel)
        self.halves.setStretchFactor(0, 1)
        self.halves.setSizes([1000, 320, 380])
        self.halves.setChildrenCollapsible(False)
        # Narrower than its parts would like: a small screen at 150 % must hold it.
        self.halves.setMinimumWidth(LEAST_HALVES)
        # The names give way to signs once the window is narrow, so they do not keep it wide.
        self.setMinimumWidth(SIGNS + LEAST_HALVES)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        across = QHBoxLayout()
        across.setSpacing(0)
        across.addWidget(self.navigation)
        across.addWidget(self.halves, 1)
        rows.addLayout(across, 1)
        rows.addWidget(self.work)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._name_views(self.width() >= SIGNS_BELOW)

    def _name_views(self, named: bool) -> None:
        """Show the names of the views beside their signs, or as tips of them."""
        width = NAVIGATION if named else SIGNS
        if self.navigation.width() != width:
            self.navigation.setFixedWidth(width)
            for n in range(self.navigation.count()):
                item = self.navigation.item(n)
                name = item.data(Qt.ItemDataRole.AccessibleTextRole)
                item.setText(name if named else "")
                item.setToolTip("" if named else name)

    def _middle(self) -> QWidget:
        middle = QWidget()
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        above = QHBoxLayout()
        above.setContentsMargins(GAP * 3, 0, GAP * 3, 0)
        above.addWidget(self.message)
        column.addLayout(above)
        self._above = QVBoxLayout()
        self._above.setContentsMargins(GAP * 3, 0, GAP * 3, 0)
        column.addLayout(self._above)
        calm = QHBoxLayout()
        calm.setContentsMargins(GAP * 3, 0, GAP * 3, 0)
        calm.addWidget(self.reading)
        column.addLayout(calm)
        column.addWidget(self.stack, 1)
        return middle

    def show_above(self, bar: QWidget) -> None:
        """Put a bar above the views, under the message."""
        self._above.addWidget(bar)

    def take_place(self, window: QMainWindow) -> None:
        """Fill a window, in the place of a former frame, which need not be gone at once."""
        whole = window.centralWidget()
        if whole is None:
            whole = QWidget()
            QVBoxLayout(whole).setContentsMargins(0, 0, 0, 0)
            window.setCentralWidget(whole)
        layout = whole.layout()
        assert layout is not None
        # Not any child: those before the former one may still be on their way out.
        item = layout.takeAt(0)
        former = item.widget() if item is not None else None
        if isinstance(former, Frame):
            former._leave()
        layout.addWidget(self)

    def _leave(self) -> None:
        """Go for good, a page a turn of the event loop: all at once would hold up the window."""
        self.hide()
        stacks = self.stack, self.aside, self.below, self.panel
        for stack in stacks:
            stack.blockSignals(True)  # which page it shows while they go is nobody's matter
        near = Qt.FindChildOption.FindDirectChildrenOnly
        pages = [page for stack in stacks for page in stack.findChildren(QWidget, options=near)]
        turn = QTimer(self, interval=0)

        def next_page() -> None:
            (pages.pop() if pages else self).deleteLater()

        turn.timeout.connect(next_page)
        turn.start()

    def _side(self) -> QFrame:
        side = QFrame()
        side.setProperty("role", "side")
        side.setMinimumWidth(270)
        right = QVBoxLayout(side)
        right.setContentsMargins(1, 0, 0, 0)
        self.split.addWidget(self.aside)
        self.split.addWidget(self.below)
        self.split.setSizes([460, 420])
        self.split.setChildrenCollapsible(False)
        right.addWidget(self.split)
        return side


def _navigation(names: tuple[str, ...]) -> QListWidget:
    made = QListWidget()
    made.setProperty("role", "navigation")
    made.setAccessibleName(t("ui.navigation"))
    made.setIconSize(QSize(20, 20))
    made.setFixedWidth(NAVIGATION)
    made.setFrameShape(QFrame.Shape.NoFrame)
    for name in names:
        item = QListWidgetItem(t(f"ui.view.{name}"))
        item.setData(Qt.ItemDataRole.AccessibleTextRole, item.text())
        item.setData(Qt.ItemDataRole.UserRole, name)
        made.addItem(item)
    return made
