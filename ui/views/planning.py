"""Planning: how, how long, the ladder while it climbs, what is known, and other plans beside it."""

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QSpinBox, QVBoxLayout, QWidget

from models.plan import Outcome
from planner.texts import t
from planner.texts.dates import number
from ui.adviser import Adviser
from ui.history import History, conclusions, ending
from ui.tasks import Way
from ui.theme import GAP
from ui.views.alternatives import Alternatives
from ui.views.base import Context, View
from ui.widgets.chart_card import ChartCard
from ui.widgets.flow import Flow
from ui.widgets.ladder import Ladder
from ui.widgets.parts import Card, Page, button, clear, heading, label, note, paired

LIMITS = (15, 30, 60, 120, 300, 900)
"""Seconds to choose between."""

WAYS: Final[tuple[Way, ...]] = ("onward", "repair", "fresh")


class PlanningView(View):
    """Choices, the button, the ladder, what is known at the end."""

    plan_wanted = Signal()
    stop_wanted = Signal()

    def __init__(self, context: Context, time_limit: int, adviser: Adviser) -> None:
        super().__init__(context)
        self._running = False
        self._run = History()
        self.limit, self.ways, self.seed = QComboBox(), QComboBox(), QSpinBox()
        for seconds in sorted({*LIMITS, time_limit}):
            self.limit.addItem(_seconds(seconds), seconds)
        self.limit.setCurrentIndex(self.limit.findData(time_limit))
        self.limit.setAccessibleName(t("ui.plan.limit"))
        self.ways.setAccessibleName(t("ui.planning.way"))
        # The ways change with the plan, and the longest has to be read in full.
        self.ways.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.seed.setRange(1, 9999)
        self.seed.setAccessibleName(t("ui.plan.seed"))
        self.why = label("", "muted", wrap=True)
        self.plan = button(t("ui.plan.start"), "primary")
        self.stop = button(t("ui.plan.stop"))
        self.advanced = button(t("ui.plan.advanced"), "link")
        self.advanced.setCheckable(True)
        self.reason = note("", "error")
        self.ladder, self.chart = Ladder(context.look), ChartCard(context.look)
        self.lately, self.known = Card(t("ui.planning.lately")), Card(t("ui.planning.known"))
        self._news, self._facts = QVBoxLayout(), QVBoxLayout()
        self.others = Alternatives(context, adviser)
        self._status, self._times = label("", "muted", wrap=True), label("", "muted", wrap=True)
        self._lay_out()
        self.plan.clicked.connect(self.plan_wanted)
        self.stop.clicked.connect(self.stop_wanted)
        self.ladder.chosen.connect(self.chart.choose)
        self.ways.currentIndexChanged.connect(self._explain)
        self.show_running(False)

    def _lay_out(self) -> None:
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        page = Page()
        outer.addWidget(page)
        page.body.addLayout(heading(t("ui.view.plan"), t("ui.plan.hint")))
        page.body.addWidget(self.reason)
        page.body.addWidget(self._choices())
        steps = Card(t("ui.plan.ladder"))
        steps.body.addWidget(self.ladder)
        page.body.addWidget(steps)
        for card, inside in ((self.lately, self._news), (self.known, self._facts)):
            inside.setSpacing(GAP // 2)
            card.body.addLayout(inside)
            page.body.addWidget(card)
        page.body.addWidget(self.chart)
        page.body.addWidget(self.others)
        page.body.addStretch(1)

    def _choices(self) -> Card:
        card = Card()
        choices = Flow(gap=GAP * 2)
        for name, field in (("ui.planning.way", self.ways), ("ui.plan.limit", self.limit)):
            choices.addWidget(paired(t(name), field))
        for each in (self.plan, self.stop, self.advanced):
            choices.addWidget(each)
        card.body.addLayout(choices)
        card.body.addWidget(self.why)
        hidden = QWidget()
        grid = QGridLayout(hidden)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.addWidget(label(t("ui.plan.seed")), 0, 0)
        grid.addWidget(self.seed, 0, 1)
        grid.addWidget(label(t("ui.plan.seed.why"), "muted", wrap=True), 0, 2)
        grid.setColumnStretch(2, 1)
        hidden.setVisible(False)
        self.advanced.toggled.connect(hidden.setVisible)
        card.body.addWidget(hidden)
        card.body.addWidget(self._status)
        card.body.addWidget(self._times)
        return card

    def refresh(self) -> None:
        state = self.context.document.state
        stopped = state.problem is not None and any(
            q.severity == "error" for q in state.problem.roster.questions
        )
        self.reason.setText(t("ui.plan.blocked") if stopped else "")
        self.reason.setVisible(stopped)
        self.plan.setEnabled(state.problem is not None and not stopped and not self._running)
        if not self._running:
            self._offer_ways(state.outcome)
            self._show_result(state.outcome)
        self.others.follow()

    def _offer_ways(self, outcome: Outcome | None) -> None:
        """Without a plan there is but one way."""
        wanted = WAYS if outcome is not None else ("fresh",)
        there = tuple(self.ways.itemData(n) for n in range(self.ways.count()))
        if there != wanted:
            self.ways.blockSignals(True)
            self.ways.clear()
            for way in wanted:
                self.ways.addItem(t(f"ui.planning.way.{way}"), way)
            self.ways.blockSignals(False)
        self.ways.setEnabled(len(wanted) > 1)
        self._explain()

    def _explain(self) -> None:
        self.why.setText(t(f"ui.planning.why.{self.way}"))
        self.why.setVisible(self.ways.count() > 1)

    def _show_result(self, outcome: Outcome | None) -> None:
        # The curves are those of the last run: they belong to no plan but the one it led to.
        of_run = outcome is not None and self._run.led_to(outcome)
        shown = self._run if of_run else History(problem=self.context.document.state.problem)
        if outcome is not None:
            shown.finish(outcome)
        self._status.setText(ending(outcome.plan) if outcome else "")
        self._show(shown, running=False)
        clear(self._facts)
        facts = conclusions(outcome.plan) if outcome is not None else ()
        for sentence in facts:
            self._facts.addWidget(label(sentence, wrap=True))
        self.known.setVisible(bool(facts))

    def _show(self, history: History, *, running: bool) -> None:
        self.ladder.show_history(history, running=running)
        self.chart.show_history(history)
        parts = []
        if history.first is not None:
            parts.append(t("ui.planning.first", seconds=number(history.first, 1)))
        if history.seconds:
            parts.append(t("ui.planning.elapsed", seconds=round(history.seconds)))
        self._times.setText(" · ".join(parts))
        self._times.setVisible(bool(parts))
        clear(self._news)
        for news in reversed(history.news):
            self._news.addWidget(label(news.words, wrap=True))
        if not history.news:
            self._news.addWidget(label(t("ui.planning.quiet"), "muted"))
        self.lately.setVisible(running or bool(history.news))

    @property
    def time_limit(self) -> int:
        """The chosen limit in seconds."""
        return int(self.limit.currentData())

    @property
    def way(self) -> Way:
        """What of the present plan is to stay."""
        chosen: Way = self.ways.currentData() or "fresh"
        return chosen

    def show_running(self, running: bool) -> None:
        """Show that planning began, or that it ended."""
        self._running = running
        self.stop.setVisible(running)
        self.stop.setEnabled(True)
        self.stop.setText(t("ui.plan.stop"))
        self.plan.setVisible(not running)
        for each in (self.limit, self.seed, self.ways, self.others):
            each.setEnabled(not running)
        if running:
            self.known.hide()
            self.show_history(History(problem=self.context.document.state.problem))
        else:
            self._changed()

    def recall(self, history: History) -> None:
        """Take over the run that a former view showed, without its news: they were told in the
        language of that view."""
        history.news.clear()
        self._run = history

    def stopping(self) -> None:
        """Show that it was asked to stop and is about to."""
        self.stop.setEnabled(False)
        self.stop.setText(t("ui.work.stopping"))

    def show_history(self, history: History) -> None:
        """Show how far the run has come; what other work tells is of no account here."""
        if not self._running:
            return
        self._run = history
        self._status.setText(history.message if history.ladder else t("ui.plan.starting"))
        self._show(history, running=True)


def _seconds(seconds: int) -> str:
    if seconds == 60:
        return t("ui.planning.minute")
    if seconds % 60:
        return t("ui.plan.seconds", count=seconds)
    return t("ui.plan.minutes", count=seconds // 60)
