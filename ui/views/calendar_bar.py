"""Over the calendar: what of the plan is shown, and a way to a date."""

from datetime import date

from PySide6.QtCore import QDate, QLocale, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCalendarWidget, QCheckBox, QComboBox, QLineEdit, QVBoxLayout, QWidget

from models.plan import Outcome
from models.timespan import Period
from planner.texts import language, t
from ui.theme import GAP
from ui.views.calendar_facts import Filter
from ui.widgets.flow import Flow
from ui.widgets.parts import button, label

TYPING_MS = 200
"""How long nothing is typed before the calendar follows a name."""
NAME_WIDTH = 150


class FilterBar(QWidget):
    """Unit, kind, participant, and whether only meetings with problems. `changed` comes at once,
    for a name as soon as the typing pauses. `more` brings them up where the screen is low."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.units, self.kinds = QComboBox(), QComboBox()
        self.units.setAccessibleName(t("ui.calendar.units"))
        self.kinds.setAccessibleName(t("ui.calendar.kinds"))
        self.person = QLineEdit()
        self.person.setPlaceholderText(t("ui.calendar.person.hint"))
        self.person.setAccessibleName(t("ui.calendar.person"))
        self.person.setClearButtonEnabled(True)
        self.person.setFixedWidth(NAME_WIDTH)
        self.problems = QCheckBox(t("ui.calendar.problems"))
        self.count = label("", "muted")
        self.everything = button(t("ui.calendar.unfilter"), "link")
        self.more = button(t("ui_shifts.filters"))
        self.more.setCheckable(True)
        self._low, self._several = False, False
        line = self._line = Flow()
        for part in (
            self.more, self.units, self.kinds, self.person, self.problems, self.count,
            self.everything,
        ):
            line.addWidget(part)
        self.setLayout(line)
        self._fold()
        typing = QTimer(self)
        typing.setSingleShot(True)
        typing.setInterval(TYPING_MS)
        typing.timeout.connect(self.changed)
        self.person.textChanged.connect(lambda _: typing.start())
        self.units.currentIndexChanged.connect(lambda _: self.changed.emit())
        self.kinds.currentIndexChanged.connect(lambda _: self.changed.emit())
        self.problems.toggled.connect(lambda _: self.changed.emit())
        self.everything.clicked.connect(self.clear)
        self.more.toggled.connect(self._fold)

    def put_first(self, *parts: QWidget) -> None:
        """Let other parts stand before the filters, on the same rows."""
        filters = [self._line.takeAt(0) for _ in range(self._line.count())]
        for part in parts:
            self._line.addWidget(part)
        for item in filters:
            if item is not None:
                self._line.addItem(item)

    @property
    def wanted(self) -> Filter:
        """What is to be shown."""
        return Filter(
            self.units.currentData(), self.kinds.currentData(), self.person.text().strip(),
            self.problems.isChecked(),
        )

    def offer(self, outcome: Outcome) -> None:
        """Offer the units and kinds of a plan; what was chosen stays where there still is such."""
        units = {series.unit or "" for series in outcome.problem.series}
        named = [unit for unit in outcome.problem.roster.units() if unit in units]
        some = [(unit, unit) for unit in named if unit is not None]
        if "" in units and some:
            some.append(("", t("ui.calendar.no_unit")))
        _offer(self.units, t("ui.calendar.all_units"), some)
        kinds = {series.kind for series in outcome.problem.series}
        _offer(
            self.kinds, t("ui.calendar.all_kinds"),
            [(kind.id, kind.name) for kind in outcome.problem.kinds if kind.id in kinds],
        )
        self._several = len(some) > 1
        self._fold()

    def save_room(self, low: bool) -> None:
        """Show the filters only when they are asked for or leave something out, or always."""
        if low != self._low:
            self._low = low
            self._fold()

    def _fold(self) -> None:
        shown = not self._low or self.more.isChecked() or not self.wanted.open
        self.more.setVisible(self._low)
        self.units.setVisible(shown and self._several)
        for each in (self.kinds, self.person, self.problems):
            each.setVisible(shown)

    def tell(self, shown: int, all_: int) -> None:
        """Say how many meetings of those days are shown."""
        filtered = not self.wanted.open
        self.count.setText(t("ui.calendar.filtered", shown=shown, all=all_) if filtered else "")
        self.count.setVisible(filtered)
        self.everything.setVisible(filtered)

    def clear(self) -> None:
        """Show everything."""
        self.blockSignals(True)
        self.units.setCurrentIndex(0)
        self.kinds.setCurrentIndex(0)
        self.person.clear()
        self.problems.setChecked(False)
        self.blockSignals(False)
        self.changed.emit()


class DatePopup(QWidget):
    """A small calendar that falls out of a button. `chosen` carries a date."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.days = QCalendarWidget()
        self.days.setAccessibleName(t("ui.calendar.go_to"))
        self.days.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        column = QVBoxLayout(self)
        column.setContentsMargins(GAP, GAP, GAP, GAP)
        column.addWidget(self.days)
        self.days.clicked.connect(self._take)
        self.days.activated.connect(self._take)

    def open_at(self, where: QPoint, period: Period, day: date) -> None:
        """Come up at a point of the screen, on a day of a period."""
        code = {"da": QLocale.Language.Danish}.get(language(), QLocale.Language.English)
        self.days.setLocale(QLocale(code))
        self.days.setDateRange(_qdate(period.first), _qdate(period.last))
        self.days.setSelectedDate(_qdate(day))
        self.adjustSize()
        self.move(where)
        self.show()
        self.days.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
        else:
            super().keyPressEvent(event)

    def _take(self, day: QDate) -> None:
        self.hide()
        self.chosen.emit(date(day.year(), day.month(), day.day()))


def _qdate(day: date) -> QDate:
    return QDate(day.year, day.month, day.day)


def _offer(box: QComboBox, everything: str, choices: list[tuple[str, str]]) -> None:
    wanted = [(None, everything), *choices]
    if [(box.itemData(n), box.itemText(n)) for n in range(box.count())] == wanted:
        return
    chosen = box.currentData()
    box.blockSignals(True)
    box.clear()
    for data, text in wanted:
        box.addItem(text, data)
    box.setCurrentIndex(max(0, box.findData(chosen)) if chosen is not None else 0)
    box.blockSignals(False)
