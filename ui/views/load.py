"""Who carries how much, against what would be fair, and which meetings it comes from."""

from PySide6.QtCore import QModelIndex, QPoint, Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QTableView,
)

from models.plan import Outcome
from models.record import About
from planner.texts import capital, t
from planner.texts.dates import class_name, duration, number, short_date, team_name, times
from ui.loads import Cost, Load, costs, loads, spread
from ui.views.base import Context, View
from ui.views.load_model import COLUMNS, ID_ROLE, LoadModel, Sorted, signed
from ui.views.load_paint import BarDelegate
from ui.widgets.copying import copies, copy
from ui.widgets.flow import Flow
from ui.widgets.parts import LEAST_HEIGHT, button, filled, label
from ui.widgets.plain_table import Line, PlainModel, index_at, whole_rows

WIDTHS = {"name": 165, "over": 150, "change": 150, "now": 84, "carried": 84, "extra": 130,
          "call_ins": 104, "meetings": 104, "points": 104, "team": 118, "hours": 90}
LEAST_TOTAL = 170
"""Pixels of the column that takes what width the others leave."""


class LoadView(View):
    """The table of loads; click a heading to sort, a row to see the person and her meetings."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.model, self.hers = LoadModel(), PlainModel()
        self.sorted = Sorted()
        self.sorted.setParent(self)
        self.sorted.setSourceModel(self.model)
        self.table, self.meetings = QTableView(), QTableView()
        self.unit, self.team, self.name = QComboBox(), QComboBox(), QLineEdit()
        self.full_time = QCheckBox(t("ui.load.full_time"))
        self.full_time.setToolTip(t("ui.load.full_time.why"))
        self.copy = button(t("ui.coverage.copy"))
        self.spread = label("", wrap=True)
        self.why = label("", wrap=True)
        for words in (self.spread, self.why):
            words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._dress()
        self._lay_out()
        self._connect()

    def _dress(self) -> None:
        table = self.table
        table.setAccessibleName(t("ui.view.load"))
        table.setModel(self.sorted)
        table.setItemDelegate(BarDelegate(self.context.look, table))
        table.setSortingEnabled(True)
        table.sortByColumn(COLUMNS.index("total"), Qt.SortOrder.DescendingOrder)
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(30)
        table.setShowGrid(False)
        table.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QTableView.SelectionMode.SingleSelection)
        table.setHorizontalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
        header = table.horizontalHeader()
        header.setHighlightSections(False)
        table.setTabKeyNavigation(False)
        for column, width in WIDTHS.items():
            table.setColumnWidth(COLUMNS.index(column), width)
        copies(table)
        whole_rows(self.meetings, self.hers, t("ui.load.meetings"))
        copies(self.meetings)
        for box in (self.unit, self.team):
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.unit.setAccessibleName(t("ui.coverage.filter.unit"))
        self.team.setAccessibleName(t("ui.coverage.filter.team"))
        self.name.setAccessibleName(t("ui.load.search"))
        self.name.setPlaceholderText(t("ui.load.search"))
        self.name.setClearButtonEnabled(True)
        self.copy.setToolTip(t("ui.coverage.copy.why"))

    def _lay_out(self) -> None:
        column = filled(self)
        top = QHBoxLayout()
        top.addWidget(label(t("ui.view.load"), "title", size=1.7))
        top.addStretch(1)
        top.addWidget(self.full_time)
        column.addLayout(top)
        choices = Flow()
        for part in (self.unit, self.team, self.name, self.copy):
            choices.addWidget(part)
        column.addLayout(choices)
        column.addWidget(self.spread)
        column.addWidget(label(t("ui.load.legend"), "muted", wrap=True))
        self.table.setMinimumHeight(LEAST_HEIGHT)
        self.meetings.setMinimumHeight(LEAST_HEIGHT * 2 // 3)
        column.addWidget(self.table, 2)
        column.addWidget(self.why)
        column.addWidget(self.meetings, 1)

    def _connect(self) -> None:
        self.full_time.toggled.connect(lambda _: self.refresh())
        self.copy.clicked.connect(lambda: copy(self.table))
        self.unit.currentIndexChanged.connect(self._filter)
        self.team.currentIndexChanged.connect(self._filter)
        self.name.textChanged.connect(self._filter)
        self.table.selectionModel().currentRowChanged.connect(self._chosen)
        self.meetings.activated.connect(self._open)

    def subject_at(self, where: QPoint) -> tuple[About, str] | None:
        person = index_at(self, self.table, where).data(ID_ROLE)
        if isinstance(person, str):
            return "person", person
        index = index_at(self, self.meetings, where)
        about = self.hers.lines[index.row()].about if index.isValid() else None
        return ("meeting", about) if isinstance(about, str) else None

    # What is shown ------------------------------------------------------------------------

    def refresh(self) -> None:
        outcome = self.context.document.state.outcome
        if outcome is None:
            return
        former = self.former()
        self.model.show(
            loads(outcome, full_time=self.full_time.isChecked(), before=former)
        )
        self.table.setColumnHidden(COLUMNS.index("change"), former is None)
        self._share_out()
        self._offer(outcome)
        self._say(outcome)
        self._explain()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_out()

    def _share_out(self) -> None:
        """Give the sum what width is left beside the first columns."""
        taken = sum(
            self.table.columnWidth(at) for at, name in enumerate(COLUMNS[:8])
            if name != "total" and not self.table.isColumnHidden(at)
        )
        room = self.table.viewport().width() - taken
        self.table.setColumnWidth(COLUMNS.index("total"), max(LEAST_TOTAL, room))

    def former(self) -> Outcome | None:
        """The plan before the last step that changed its meetings; None where there is none."""
        now = self.context.document.state.outcome
        for _, state in reversed(self.context.document.steps()):
            was = state.outcome
            if was is not None and now is not None and was.plan.meetings != now.plan.meetings:
                return was
        return None

    def _offer(self, outcome: Outcome) -> None:
        roster = outcome.problem.roster
        units = [(unit, unit) for unit in roster.units() if unit]
        teams = [(capital(team_name(team)), team) for team in roster.teams()]
        for box, name, offers in ((self.unit, "units", units), (self.team, "teams", teams)):
            kept = box.currentData()
            box.blockSignals(True)
            box.clear()
            box.addItem(t(f"ui.coverage.filter.all_{name}"), "")
            for text, key in offers:
                box.addItem(text, key)
            box.setCurrentIndex(max(0, box.findData(kept)))
            box.setVisible(len(offers) > 1)
            box.blockSignals(False)

    def _filter(self) -> None:
        self.sorted.keep(
            self.unit.currentData() or None, self.team.currentData() or None, self.name.text()
        )

    def _say(self, outcome: Outcome) -> None:
        """How evenly it lies, in full-time weeks, so that part time and full time compare."""
        lines = loads(outcome, full_time=True)
        found = spread(lines)
        most = max(lines, key=lambda line: line.over, default=None)
        if found is None or most is None:
            self.spread.clear()
            return
        words = {
            name: duration(round(getattr(found, name)))
            for name in ("mean", "median", "low", "high")
        }
        self.spread.setText(
            t("ui.load.spread", **words, name=most.name, total=duration(round(most.total)),
              over=duration(max(0, round(most.over))))
        )

    # One person ---------------------------------------------------------------------------

    def show_selection(self) -> None:
        person = self.context.selection.person
        for row, line in enumerate(self.model.lines):
            index = self.sorted.mapFromSource(self.model.index(row, 0))
            if (
                line.employee == person and index.isValid()
                and self.table.currentIndex().row() != index.row()
            ):
                self.table.selectRow(index.row())

    def _chosen(self, index: QModelIndex, _: QModelIndex) -> None:
        self._explain()
        chosen = index.data(ID_ROLE)
        if isinstance(chosen, str) and self.table.isVisible():
            self.context.selection.select_person(chosen)

    def _explain(self) -> None:
        """Say what the chosen person carries, why it is more or less than her part, and list her
        meetings with what each costs."""
        outcome, chosen = self.context.document.state.outcome, self.table.currentIndex()
        at = self.sorted.mapToSource(chosen).row() if chosen.isValid() else -1
        if outcome is None or not 0 <= at < len(self.model.lines):
            self.why.setText(t("ui.load.choose"))
            self.meetings.hide()
            return
        employee = self.model.lines[at].employee
        line = next(x for x in loads(outcome, full_time=False) if x.employee == employee)
        found = costs(outcome, employee)
        self.why.setText(_sentence(line, found, outcome))
        names = ("when", "meeting", "how", "minutes", "priced", "points")
        self.hers.show(
            [t(f"ui.load.hers.{name}") for name in names],
            [Line(_cells(cost, outcome), cost.meeting.id) for cost in found],
        )
        self.meetings.show()
        # The list beneath takes of the table's height, and may have covered the row.
        QTimer.singleShot(0, self, lambda: self.table.scrollTo(self.table.currentIndex()))

    def _open(self, index: QModelIndex) -> None:
        about = self.hers.lines[index.row()].about
        if isinstance(about, str):
            self.context.selection.select_meeting(about)


def _sentence(line: Load, found: tuple[Cost, ...], outcome: Outcome) -> str:
    hours = line.hours or outcome.problem.policy.full_time_hours
    key = "more" if line.over >= 1 else "less" if line.over <= -1 else "even"
    parts = [
        t(f"ui.load.why.{key}", name=line.name, total=duration(round(line.total)),
          over=duration(abs(round(line.over))), fair=duration(round(line.fair)),
          hours=number(hours)),
        t("ui.load.why.parts", carried=duration(round(line.carried)),
          now=duration(round(line.now)), meetings=line.meetings, call_ins=line.call_ins),
    ]
    if found and found[0].minutes:
        dearest = found[0]
        parts.append(
            t("ui.load.why.dearest", meeting=outcome.problem.kind(dearest.meeting.kind).name,
              date=short_date(dearest.meeting.span.first_day),
              minutes=duration(dearest.minutes), how=class_name(dearest.seat.cls))
        )
    return " ".join(parts)


def _cells(cost: Cost, outcome: Outcome) -> tuple[str, ...]:
    meeting, seat = cost.meeting, cost.seat
    name = outcome.problem.kind(meeting.kind).name
    how = class_name(seat.cls)
    return (
        f"{short_date(meeting.span.first_day)}  {times(meeting.span)}",
        f"{name} · {meeting.unit}" if meeting.unit else name,
        f"{t('ui.details.leads')}, {how}" if seat.leads else how,
        signed(seat.extra_minutes), duration(cost.minutes), str(cost.points),
    )
