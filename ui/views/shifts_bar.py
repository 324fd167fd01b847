"""Whom the shifts show and how wide a day is: the lines above the grid."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QSlider, QVBoxLayout, QWidget

from models.problem import Problem
from planner.texts import capital, t, tn
from planner.texts.dates import team_name
from ui.views.shifts_filter import ORDERS, Filter
from ui.widgets.flow import Flow
from ui.widgets.parts import Segments, button, label

SPANS = {"week": 7, "month": 31, "quarter": 91, "whole": 0}
"""Days that each choice brings into sight; 0: all of them."""
WIDTHS = (1, 2, 3, 4, 6, 8, 12, 16, 20, 24, 32, 40, 52, 64, 80, 100, 128, 160, 200, 256)
"""Pixels of a day, from the whole period to wide days; from 4 on mostly multiples of four, whole on
every screen."""


class ShiftsBar(QWidget):
    """Filters, their count, order and zoom. `changed`: other people, or another order.

    `span_chosen` carries one of SPANS, `width_chosen` the pixels of a day.
    """

    changed = Signal()
    span_chosen = Signal(str)
    width_chosen = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.search = QLineEdit()
        self.search.setPlaceholderText(t("ui.shifts.search"))
        self.search.setAccessibleName(t("ui.shifts.search"))
        self.search.setClearButtonEnabled(True)
        self.search.setAcceptDrops(False)  # a file that is dropped here is meant for the window
        self.search.setFixedWidth(170)
        self.units = _box("ui.shifts.units")
        self.teams = _box("ui.shifts.teams")
        self.professions = _box("ui_shifts.professions")
        self.order = _box("ui_shifts.order")
        for each in ORDERS:
            self.order.addItem(t(f"ui_shifts.order.{each}"), each)
        self.order.setMinimumContentsLength(13)
        self.with_meeting = QCheckBox(t("ui_shifts.with_meeting"))
        self.unreached = QCheckBox(t("ui_shifts.unreached"))
        self.clear = button(t("ui_shifts.clear"), "link")
        self.count = label("", "muted")
        self.spans = Segments(
            [(key, t(f"ui_shifts.span.{key}")) for key in SPANS], t("ui.shifts.span")
        )
        self.zoom = QSlider(Qt.Orientation.Horizontal)
        self.zoom.setRange(0, len(WIDTHS) - 1)
        self.zoom.setFixedWidth(120)
        self.zoom.setAccessibleName(t("ui_shifts.zoom"))
        self.zoom.setToolTip(t("ui_shifts.zoom.why"))
        # Where the screen is low, the filters come up when they are asked for.
        self.more = button(t("ui_shifts.filters"))
        self.more.setCheckable(True)
        self.more.hide()
        self.more.toggled.connect(self.setVisible)
        self._lay_out()
        self.search.textChanged.connect(lambda _: self.changed.emit())
        for box in (self.units, self.teams, self.professions, self.order):
            box.activated.connect(lambda _: self.changed.emit())
        for check in (self.with_meeting, self.unreached):
            check.toggled.connect(lambda _: self.changed.emit())
        self.clear.clicked.connect(self.choose_all)
        self.spans.chosen.connect(self.span_chosen)
        self.zoom.valueChanged.connect(lambda n: self.width_chosen.emit(WIDTHS[n]))

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        flow = Flow()
        for widget in (self.search, self.units, self.teams, self.professions, self.order,
                       self.with_meeting, self.unreached, self.clear):
            flow.addWidget(widget)
        column.addLayout(flow)

    def filter(self) -> Filter:
        """What is chosen now."""
        return Filter(
            self.units.currentData(), self.teams.currentData(), self.search.text(),
            self.professions.currentData(), self.with_meeting.isChecked(),
            self.unreached.isChecked(), self.order.currentData() or ORDERS[0],
        )

    def offer(self, problem: Problem, *, planned: bool) -> None:
        """Offer what a problem has to choose from; what was chosen stays."""
        chosen = self.filter()
        roster = problem.roster
        _fill(self.units, t("ui.shifts.all_units"),
              [(u or t("no_unit"), u) for u in roster.units() if u], chosen.unit)
        _fill(self.teams, t("ui.shifts.all_teams"),
              [(capital(team_name(x)), x) for x in roster.teams()], chosen.team)
        found = sorted({p.profession for p in roster.employees if p.profession})
        _fill(self.professions, t("ui_shifts.all_professions"), [(x, x) for x in found],
              chosen.profession)
        self.with_meeting.setVisible(planned)
        self.unreached.setVisible(planned)

    def save_room(self, low: bool) -> None:
        """Show the filters only when they are asked for, or always; `low`: no slider either."""
        self.more.setVisible(low)
        self.zoom.setVisible(not low)
        self.setVisible(not low or self.more.isChecked())

    def tell_count(self, shown: int, everybody: int) -> None:
        """Say how many people are shown."""
        chooses = self.filter().chooses
        self.count.setText(
            t("ui_shifts.count", shown=shown, all=everybody) if chooses
            else tn("ui_shifts.people", everybody)
        )
        self.clear.setVisible(chooses)

    def choose_all(self) -> None:
        """Show everybody again."""
        was = self.blockSignals(True)
        self.search.clear()
        for box in (self.units, self.teams, self.professions):
            box.setCurrentIndex(0)
        self.with_meeting.setChecked(False)
        self.unreached.setChecked(False)
        self.blockSignals(was)
        self.changed.emit()

    def show_zoom(self, width: int, span: str) -> None:
        """Show how wide a day is, without telling anybody; `span` empty: none of the choices."""
        was = self.zoom.blockSignals(True)
        self.zoom.setValue(min(range(len(WIDTHS)), key=lambda n: abs(WIDTHS[n] - width)))
        self.zoom.blockSignals(was)
        self.spans.choose(span)


def _box(key: str) -> QComboBox:
    box = QComboBox()
    box.setAccessibleName(t(key))
    box.setToolTip(t(key))
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.setMinimumContentsLength(8)
    return box


def _fill(
    box: QComboBox, everybody: str, choices: list[tuple[str, str]], chosen: str | None
) -> None:
    """Offer all and each of some choices, and keep what was chosen."""
    wanted = [(everybody, None), *choices]
    if [(box.itemText(n), box.itemData(n)) for n in range(box.count())] != wanted:
        box.clear()
        for text, value in wanted:
            box.addItem(text, value)
    box.setCurrentIndex(max(0, box.findData(chosen)) if chosen is not None else 0)
    box.setVisible(len(choices) > 1)
