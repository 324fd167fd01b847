"""The fixed meeting day: who could come when, which day to recommend, what another one costs."""

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QModelIndex, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QBoxLayout,
    QComboBox,
    QHeaderView,
    QTableView,
    QVBoxLayout,
)

from models.plan import Outcome
from models.problem import Problem
from planner.texts import capital, t
from planner.texts.dates import team_name
from ui.advice_tasks import CountDays, PriceDay
from ui.adviser import Adviser
from ui.changing import with_fixed_day
from ui.day_prices import COLUMNS, best_of_each_day, price_cells, team_lines
from ui.theme import GAP
from ui.views.base import Context, View
from ui.views.days_model import FULL, TOGETHER, DaysModel, moment_name
from ui.views.days_paint import HeatDelegate
from ui.widgets.asking_bar import AskingBar
from ui.widgets.copying import copies
from ui.widgets.effect_list import EffectList
from ui.widgets.parts import (
    LEAST_HEIGHT,
    Card,
    across,
    button,
    clear,
    filled,
    heading,
    label,
    note,
    paired,
    row,
)
from ui.widgets.plain_table import Line, PlainModel, whole_rows

if TYPE_CHECKING:
    from planner.advice.fixed_day import FixedDay
    from planner.advice.meeting_days import MeetingDays

PRICE_SECONDS = 30
SIDE_BY_SIDE = 620
"""Pixels from which prices stand beside the grid."""
HEADING_MARGIN = 26
"""Pixels beside the words of a heading."""
EACH_SECONDS = 12
"""For each day, where all of them are priced one after another."""


class MeetingDayView(View):
    """A heat map of weekdays and times; choosing one plans it beside the free plan."""

    def __init__(self, context: Context, adviser: Adviser) -> None:
        super().__init__(context)
        self._adviser = adviser
        self._problem: Problem | None = None
        self._counted: dict[str | None, MeetingDays] = {}
        self._asked: str | None = None
        self._price: FixedDay | None = None
        self._prices: dict[tuple[str, int, int], FixedDay] = {}
        self._waiting: list[tuple[int, int]] = []
        self.prices = PlainModel()
        self.price_table = whole_rows(QTableView(), self.prices, t("ui.days.prices"))
        self.all_days = button(t("ui.days.prices.all"))
        self.counting, self.pricing = adviser.asking(), adviser.asking()
        self.series, self.measure = QComboBox(), QComboBox()
        self.series.setAccessibleName(t("ui.days.series"))
        self.measure.setAccessibleName(t("ui.days.show"))
        self.message, self._legend = label("", wrap=True), label("", "muted", wrap=True)
        self.model = DaysModel()
        self.table = QTableView()
        self.heat = HeatDelegate(context.look)
        self.bar, self.price_bar = AskingBar(self.counting), AskingBar(self.pricing)
        self.price = Card(t("ui.days.price"))
        self._found = QVBoxLayout()
        self.use = button(t("ui.days.price.use"), "primary")
        self._dress_table()
        self._lay_out()
        self.series.currentIndexChanged.connect(self._series_chosen)
        self.measure.currentIndexChanged.connect(self._show_grid)
        self.counting.answered.connect(self._count_known)
        self.counting.failed.connect(lambda text: adviser.told.emit("error", text))
        self.pricing.answered.connect(self._price_known)
        self.pricing.failed.connect(lambda text: self._say(text, "warning"))
        self.table.activated.connect(self.choose)
        self.table.clicked.connect(self.choose)
        self.use.clicked.connect(self._use)
        self.table.horizontalHeader().sectionResized.connect(self._name_days)
        self.all_days.clicked.connect(self.price_all)
        self.price_table.activated.connect(self._show_priced)
        self.price_table.clicked.connect(self._show_priced)
        self.pricing.changed.connect(self._next_price)
        self.price_bar.stop.clicked.connect(self._waiting.clear)

    def _dress_table(self) -> None:
        table = self.table
        table.setModel(self.model)
        table.setItemDelegate(self.heat)
        table.setAccessibleName(t("ui.days.table"))
        table.setShowGrid(False)
        table.setTabKeyNavigation(False)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        table.horizontalHeader().setMinimumSectionSize(56)
        table.horizontalHeader().setHighlightSections(False)
        table.verticalHeader().setHighlightSections(False)
        table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        table.verticalHeader().setDefaultSectionSize(table.fontMetrics().height() * 2 + 12)

    def _lay_out(self) -> None:
        column = filled(self)
        column.addLayout(heading(t("ui.view.days"), t("ui.days.hint")))
        column.addLayout(across(
            paired(t("ui.days.series"), self.series), paired(t("ui.days.show"), self.measure)
        ))
        column.addWidget(self.message)
        column.addWidget(self.bar)
        column.addWidget(self._legend)
        self._halves = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._halves.setSpacing(GAP * 2)
        self.table.setMinimumHeight(LEAST_HEIGHT)
        self._halves.addWidget(self.table, 5)
        aside = QVBoxLayout()
        aside.setSpacing(GAP * 2)
        self.price.body.addWidget(self.price_bar)
        self.price.body.addLayout(self._found)
        self.use.setToolTip(t("ui.days.price.use.why"))
        self.price.body.addWidget(self.use)
        aside.addWidget(self.price)
        others = Card(t("ui.days.prices"))
        others.body.addWidget(label(t("ui.days.prices.hint"), "muted", wrap=True))
        self.price_table.setMinimumHeight(150)
        copies(self.price_table)
        others.body.addWidget(self.price_table)
        self.all_days.setToolTip(t("ui.days.prices.all.why", seconds=EACH_SECONDS))
        others.body.addLayout(row(self.all_days))
        aside.addWidget(others)
        aside.addStretch(1)
        self._halves.addLayout(aside, 3)
        column.addLayout(self._halves, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        ways = QBoxLayout.Direction
        beside = self.width() >= SIDE_BY_SIDE
        self._halves.setDirection(ways.LeftToRight if beside else ways.TopToBottom)

    def _name_days(self, *_: int) -> None:
        """Whole names of weekdays where they fit, else short ones."""
        header = self.table.horizontalHeader()
        words = header.fontMetrics()
        longest = max(
            words.horizontalAdvance(capital(t(f"weekday.{day}"))) for day in range(1, 8)
        )
        self.model.shorten(longest + HEADING_MARGIN > header.sectionSize(0))

    # What is shown ------------------------------------------------------------------------

    def refresh(self) -> None:
        problem = self.context.document.state.problem
        if problem is None:
            return
        if problem is not self._problem:
            self._problem = problem
            self._counted.clear()
            self._offer(problem)
        self._waiting.clear()
        self.pricing.drop()
        self._price = None
        self._prices.clear()
        self._say_what_to_do()
        self._series_chosen()

    def chosen_series(self) -> str | None:
        """The series that is asked about; None: the whole home."""
        chosen = self.series.currentData()
        return str(chosen) if chosen else None

    def _offer(self, problem: Problem) -> None:
        former, measure = self.series.currentData(), self.measure.currentData()
        for box in (self.series, self.measure):
            box.blockSignals(True)
            box.clear()
        self.series.addItem(t("ui.days.home"), "")
        for series in problem.series:
            kind = problem.kind(series.kind)
            if series.incident is None and kind.interval is not None and not kind.on_floor:
                name = f"{kind.name} · {series.unit}" if series.unit else kind.name
                self.series.addItem(name, series.id)
        self.measure.addItem(t("ui.days.together"), TOGETHER)
        for team in problem.roster.teams():
            self.measure.addItem(capital(team_name(team)), team)
        self.measure.addItem(t("ui.days.full"), FULL)
        # What one looks for is mostly the day of a row; the whole home comes first where there is
        # none.
        self.series.setCurrentIndex(max(min(1, self.series.count() - 1),
                                        self.series.findData(former) if former else -1))
        self.measure.setCurrentIndex(max(0, self.measure.findData(measure)))
        for box in (self.series, self.measure):
            box.blockSignals(False)

    def _series_chosen(self) -> None:
        series = self.chosen_series()
        self._price = None
        self._waiting.clear()
        self.pricing.drop()
        self._say_what_to_do()
        self._list_prices()
        if series in self._counted:
            self.counting.drop()
            self._show_grid()
        elif self._problem is not None and not (
            self.counting.running and self._asked == series
        ):
            self.message.setText("")
            self.model.show(None, TOGETHER)
            self._asked = series
            self.bar.begin(t("ui.days.counting"))
            self.counting.ask(CountDays(self._problem, series))

    def _count_known(self, found: object) -> None:
        self._counted[self._asked] = cast("MeetingDays", found)
        self._show_grid()

    def _show_grid(self) -> None:
        days = self._counted.get(self.chosen_series())
        if days is None:
            return
        measure = str(self.measure.currentData())
        theme = self.context.look.theme
        self.heat.edge = "" if measure in (TOGETHER, FULL) else theme.team(measure).edge
        kept = self.model.cell(self.table.currentIndex())
        self.message.setText(days.message)
        self._list_prices()
        self.model.show(days, measure)
        self._legend.setText(self.model.legend())
        self._name_days()
        at = kept or days.best
        index = self.model.index_of(at.weekday, at.clock) if at is not None else QModelIndex()
        if index.isValid():
            self.table.setCurrentIndex(index)
            self.table.scrollTo(index, QAbstractItemView.ScrollHint.PositionAtCenter)

    # What a day costs ---------------------------------------------------------------------

    def choose(self, index: QModelIndex) -> None:
        """Find out what a weekday and time cost as the fixed day of the series."""
        cell, series = self.model.cell(index), self.chosen_series()
        outcome = self.context.document.state.outcome
        if cell is None or series is None or outcome is None:
            self._say_what_to_do()
            return
        moment = moment_name(cell.weekday, cell.clock)
        self._price = None
        if not cell.in_window:
            self.pricing.drop()
            self._say(t("ui.days.price.closed", moment=capital(moment)), "warning")
            return
        self._waiting.clear()
        known = self._prices.get((series, cell.weekday, cell.clock))
        if known is not None:
            self.pricing.drop()
            self._show_price(known)
        else:
            self._ask_price(outcome, series, cell.weekday, cell.clock, PRICE_SECONDS)

    def _ask_price(
        self, outcome: Outcome, series: str, weekday: int, at: int, seconds: int
    ) -> None:
        clear(self._found)
        self.use.hide()
        self._found.addWidget(
            label(t("ui.days.price.seconds", seconds=seconds), "muted", wrap=True)
        )
        self.price_bar.begin(
            t("ui.days.price.running", series=self.series.currentText(),
              moment=moment_name(weekday, at))
        )
        self.pricing.ask(PriceDay(outcome, series, weekday, at, seconds))

    # All days beside each other -----------------------------------------------------------

    def price_all(self) -> None:
        """Price the best time of each weekday, one after another, beside the recommended one."""
        series = self.chosen_series()
        days = self._counted.get(series)
        if series is None or days is None or self.context.document.state.outcome is None:
            self._say_what_to_do()
            return
        self._waiting[:] = [
            (cell.weekday, cell.clock) for cell in best_of_each_day(days)
            if (series, cell.weekday, cell.clock) not in self._prices
        ]
        self._next_price()

    def _next_price(self) -> None:
        series, outcome = self.chosen_series(), self.context.document.state.outcome
        if self.pricing.running or not self._waiting or series is None or outcome is None:
            return
        weekday, at = self._waiting.pop(0)
        # Once the question before it has ended wholly, with its answer told.
        QTimer.singleShot(
            0, self, lambda: self._ask_price(outcome, series, weekday, at, EACH_SECONDS)
        )

    def _list_prices(self) -> None:
        series = self.chosen_series()
        lines = [
            Line(price_cells(price, moment_name(weekday, at)), price)
            for (row_, weekday, at), price in sorted(self._prices.items())
            if row_ == series
        ]
        self.prices.show([t(f"ui.days.prices.{name}") for name in COLUMNS], lines)
        self.price_table.setVisible(bool(lines))
        planned = self.context.document.state.outcome is not None
        self.all_days.setEnabled(planned and series in self._counted and series is not None)

    def _show_priced(self, index: QModelIndex) -> None:
        price = self.prices.lines[index.row()].about
        if price is not None:
            self._show_price(cast("FixedDay", price))

    def _say_what_to_do(self) -> None:
        planned = self.context.document.state.outcome is not None
        key = "choose" if planned and self.chosen_series() else "series" if planned else "plan"
        self._say(t(f"ui.days.price.{key}"), "")

    def _say(self, text: str, tone: str) -> None:
        self._waiting.clear()
        clear(self._found)
        self.use.hide()
        self._found.addWidget(note(text, tone) if tone else label(text, "muted", wrap=True))

    def _price_known(self, found: object) -> None:
        price = cast("FixedDay", found)
        self._prices[price.series, price.weekday, price.clock] = price
        self._list_prices()
        self._show_price(price)

    def _show_price(self, price: "FixedDay") -> None:
        self._price = price
        clear(self._found)
        self._found.addWidget(label(capital(moment_name(price.weekday, price.clock)), "title",
                                    size=1.2, wrap=True))
        self._found.addWidget(label(price.message, wrap=True))
        self._found.addWidget(label(t("ui.days.price.beside"), "muted", wrap=True))
        self._found.addWidget(EffectList(price.kept_price.steps))
        for line in team_lines(price.free, price.kept):
            self._found.addWidget(label(line, wrap=True))
        self.use.show()

    def _use(self) -> None:
        price = self._price
        if price is None:
            return
        outcome = with_fixed_day(price.kept, price.series, price.weekday, price.clock)
        moment = moment_name(price.weekday, price.clock)
        self._adviser.use(
            outcome, t("ui.undo.fixed_day"),
            t("ui.days.price.used", series=self.series.currentText(), moment=moment),
        )
