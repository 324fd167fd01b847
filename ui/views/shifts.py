"""The roster as a grid, people × days, names always in sight, with the meetings on top."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QTableView,
    QVBoxLayout,
)

from planner.texts import capital, t
from planner.texts.dates import team_name
from ui.look import Look
from ui.theme import GAP
from ui.views.base import Context, View
from ui.views.shifts_model import CELL_ROLE, PERSON_ROLE, Cell, Filter, ShiftsModel
from ui.views.shifts_paint import DayHeader, ShiftDelegate
from ui.widgets.legend import Legend
from ui.widgets.parts import Segments, label, row

NAME_WIDTH = 210
ROW_HEIGHT = 30
SPANS = {"week": 128, "month": 38, "quarter": 17}
"""Width of a day in pixels for each stretch of time."""


class ShiftsTable(QTableView):
    """A table whose first column stays where it is: a second table over it shows only that one."""

    def __init__(self, model: ShiftsModel, look: Look) -> None:
        super().__init__()
        self._names = QTableView(self)
        for table in (self, self._names):
            table.setModel(model)
            table.setItemDelegate(ShiftDelegate(model, look, table))
            table.setHorizontalHeader(DayHeader(model, look, table))
            table.verticalHeader().hide()
            table.verticalHeader().setDefaultSectionSize(ROW_HEIGHT)
            table.setShowGrid(False)
            table.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
            table.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self._names.setFrameShape(QFrame.Shape.NoFrame)
        self._names.setStyleSheet("QTableView { border: 0; border-radius: 0; }")
        self._names.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._names.setSelectionModel(self.selectionModel())
        self._names.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._names.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().stackUnder(self._names)
        own, theirs = self.verticalScrollBar(), self._names.verticalScrollBar()
        own.valueChanged.connect(theirs.setValue)
        theirs.valueChanged.connect(own.setValue)

    def set_day_width(self, width: int) -> None:
        """Lay out the columns for a width of a day."""
        header = self.horizontalHeader()
        header.setDefaultSectionSize(width)
        for table in (self, self._names):
            table.setColumnWidth(0, NAME_WIDTH)
        for column in range(1, self.model().columnCount()):
            self.setColumnWidth(column, width)
            self._names.setColumnHidden(column, True)
        self._place_names()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_names()

    def scrollTo(
        self, index: QModelIndex | QPersistentModelIndex,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        """Bring a cell into sight, and out from under the names."""
        if index.column() == 0:
            bar = self.horizontalScrollBar().value()
            super().scrollTo(index, hint)
            self.horizontalScrollBar().setValue(bar)
            return
        super().scrollTo(index, hint)
        hidden = NAME_WIDTH - self.visualRect(index).left()
        if hidden > 0:
            bar_now = self.horizontalScrollBar()
            bar_now.setValue(bar_now.value() - hidden)

    def _place_names(self) -> None:
        frame = self.frameWidth()
        self._names.setGeometry(
            QRect(frame, frame, NAME_WIDTH,
                  self.viewport().height() + self.horizontalHeader().height())
        )


class ShiftsView(View):
    """The grid with its filters and the legend of its colours."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._span = "month"
        self.model = ShiftsModel()
        self.table = ShiftsTable(self.model, context.look)
        self.table.setAccessibleName(t("ui.shifts.table"))
        self.search = QLineEdit()
        self.search.setPlaceholderText(t("ui.shifts.search"))
        self.search.setAccessibleName(t("ui.shifts.search"))
        self.search.setClearButtonEnabled(True)
        self.search.setAcceptDrops(False)  # a file that is dropped here is meant for the window
        self.search.setMinimumWidth(200)
        self.units = QComboBox()
        self.units.setAccessibleName(t("ui.shifts.units"))
        self.teams = QComboBox()
        self.teams.setAccessibleName(t("ui.shifts.teams"))
        self.spans = Segments(
            [(key, t(f"ui.shifts.span.{key}")) for key in SPANS], t("ui.shifts.span")
        )
        self.spans.choose(self._span)
        self.legend = Legend(context.look)
        self._lay_out()
        self.spans.chosen.connect(self._choose_span)
        self.search.textChanged.connect(lambda _: self._show_people())
        self.units.activated.connect(lambda _: self._show_people())
        self.teams.activated.connect(lambda _: self._show_people())
        self.table.selectionModel().currentChanged.connect(self._cell_chosen)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(GAP * 3, GAP * 2, GAP * 3, GAP * 2)
        column.setSpacing(GAP + GAP // 2)
        top = QHBoxLayout()
        top.setSpacing(GAP)
        top.addWidget(label(t("ui.view.shifts"), "title", size=1.7))
        top.addStretch(1)
        top.addWidget(self.spans)
        column.addLayout(top)
        column.addLayout(row(self.search, self.units, self.teams))
        column.addWidget(self.table, 1)
        column.addWidget(self.legend)

    def refresh(self) -> None:
        problem = self.context.document.state.problem
        if problem is None:
            return
        chosen = self._filter()
        units = [(u or t("no_unit"), u) for u in problem.roster.units()]
        _fill(self.units, t("ui.shifts.all_units"), units, chosen.unit)
        _fill(
            self.teams, t("ui.shifts.all_teams"),
            [(capital(team_name(x)), x) for x in problem.roster.teams()], chosen.team,
        )
        self.legend.explain(problem, with_meetings=self.context.document.state.outcome is not None)
        self._show_people()

    def show_selection(self) -> None:
        person = self.context.selection.person
        row = self.model.row_of(person) if person else None
        current = self.table.currentIndex()
        if row is not None and current.row() != row:
            self.table.setCurrentIndex(self.model.index(row, max(0, current.column())))
        self.table.viewport().update()

    def find_person(self) -> None:
        """Put the cursor where a name can be searched for."""
        self.search.setFocus()
        self.search.selectAll()

    def _filter(self) -> Filter:
        return Filter(self.units.currentData(), self.teams.currentData(), self.search.text())

    def _show_people(self) -> None:
        across = self.table.horizontalScrollBar().value()
        down = self.table.verticalScrollBar().value()
        self.model.show(self.context.document.state, self._filter())
        self.table.set_day_width(SPANS[self._span])
        self.table.horizontalScrollBar().setValue(across)
        self.table.verticalScrollBar().setValue(down)

    def _choose_span(self, span: str) -> None:
        day = self.table.columnAt(NAME_WIDTH + 1)
        self._span = span
        self.table.set_day_width(SPANS[span])
        self.table.horizontalScrollBar().setValue(SPANS[span] * max(0, day - 1))

    def _cell_chosen(self, index: QModelIndex, _: QModelIndex) -> None:
        cell = index.data(CELL_ROLE)
        person = index.data(PERSON_ROLE)
        if isinstance(cell, Cell) and cell.pins:
            self.context.selection.select_meeting(cell.pins[0].meeting)
        elif isinstance(person, str):
            self.context.selection.select_person(person)


def _fill(
    box: QComboBox, everybody: str, choices: list[tuple[str, str | None]], chosen: str | None
) -> None:
    """Offer all and each of some choices, and keep what was chosen."""
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.setMinimumContentsLength(10)
    box.clear()
    box.addItem(everybody, None)
    for text, value in choices:
        box.addItem(text, value)
    box.setCurrentIndex(max(0, box.findData(chosen)) if chosen is not None else 0)
    box.setVisible(len(choices) > 1)
