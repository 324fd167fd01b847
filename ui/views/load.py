"""Who carries how much: a bar for each figure of each person, in any order."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSortFilterProxyModel, Qt
from PySide6.QtGui import QColor, QFont, QPainter
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from planner.texts import t
from ui.loads import loads
from ui.look import Look, scaled
from ui.theme import GAP
from ui.views.base import Context, View
from ui.views.load_model import BAR_ROLE, BARS, COLUMNS, ID_ROLE, SORT_ROLE, Bar, LoadModel
from ui.widgets.parts import label

TEXT_WIDTH = 48
LEAST_WIDTH = 84
"""Of a column: room for a figure and a bar that can be told from others."""


class BarDelegate(QStyledItemDelegate):
    """A figure and a bar beside it; what was carried over is the paler part of the bar."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        bar = index.data(BAR_ROLE)
        if not isinstance(bar, Bar):
            super().paint(painter, option, index)
            return
        theme = self._look.theme
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        font: QFont = option.font
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, QColor(theme.accent_soft))
        painter.setFont(scaled(font, 0.95))
        painter.setPen(QColor(theme.ink if bar.share > 0 else theme.muted))
        painter.drawText(
            QRect(rect.left() + 4, rect.top(), TEXT_WIDTH - 8, rect.height()),
            Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter,
            str(index.data(Qt.ItemDataRole.DisplayRole)),
        )
        room = rect.width() - TEXT_WIDTH - 14
        top, height = rect.center().y() - 5, 11
        left = rect.left() + TEXT_WIDTH + 2
        painter.setPen(Qt.PenStyle.NoPen)
        for share, colour in ((bar.share, theme.accent), (bar.before, theme.line)):
            if share > 0:
                painter.setBrush(QColor(colour))
                painter.drawRoundedRect(
                    QRect(left, top, max(4, round(room * share)), height), 4, 4
                )
        painter.restore()


class LoadView(View):
    """The table of loads; click a heading to sort, a row to see the person."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.model = LoadModel()
        self.sorted = QSortFilterProxyModel(self)
        self.sorted.setSourceModel(self.model)
        self.sorted.setSortRole(SORT_ROLE)
        self.sorted.setSortLocaleAware(True)
        self.table = QTableView()
        self.table.setAccessibleName(t("ui.view.load"))
        self.table.setModel(self.sorted)
        self.table.setItemDelegate(BarDelegate(context.look, self.table))
        self.table.setSortingEnabled(True)
        self.table.sortByColumn(COLUMNS.index("total"), Qt.SortOrder.DescendingOrder)
        self.table.verticalHeader().hide()
        self.table.verticalHeader().setDefaultSectionSize(30)
        self.table.setShowGrid(False)
        self.table.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        self.table.setSelectionMode(QTableView.SelectionMode.SingleSelection)
        header = self.table.horizontalHeader()
        header.setHighlightSections(False)
        header.setMinimumSectionSize(LEAST_WIDTH)
        self.table.setTabKeyNavigation(False)
        for column, width in (("name", 175), ("team", 90), ("hours", 90)):
            self.table.setColumnWidth(COLUMNS.index(column), width)
        for column in BARS:
            header.setSectionResizeMode(COLUMNS.index(column), QHeaderView.ResizeMode.Stretch)
        self.full_time = QCheckBox(t("ui.load.full_time"))
        self.full_time.setToolTip(t("ui.load.full_time.why"))
        self.full_time.toggled.connect(lambda _: self.refresh())
        self.table.selectionModel().currentRowChanged.connect(self._chosen)
        self._lay_out()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(GAP * 3, GAP * 2, GAP * 3, GAP * 2)
        column.setSpacing(GAP + GAP // 2)
        top = QHBoxLayout()
        top.addWidget(label(t("ui.view.load"), "title", size=1.7))
        top.addStretch(1)
        top.addWidget(self.full_time)
        column.addLayout(top)
        column.addWidget(label(t("ui.load.hint"), "muted", wrap=True))
        column.addWidget(self.table, 1)

    def refresh(self) -> None:
        outcome = self.context.document.state.outcome
        if outcome is not None:
            self.model.show(loads(outcome, full_time=self.full_time.isChecked()))

    def show_selection(self) -> None:
        person = self.context.selection.person
        for n, line in enumerate(self.model.lines):
            index = self.sorted.mapFromSource(self.model.index(n, 0))
            if line.employee == person and self.table.currentIndex().row() != index.row():
                self.table.selectRow(index.row())

    def _chosen(self, index: QModelIndex, _: QModelIndex) -> None:
        chosen = index.data(ID_ROLE)
        if isinstance(chosen, str) and self.table.isVisible():
            self.context.selection.select_person(chosen)
