"""Planning: how long it may take, the ladder while it climbs, and a stop that keeps the best."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QHBoxLayout, QSpinBox, QVBoxLayout, QWidget

from models.plan import Outcome
from planner.texts import t
from ui.history import History, ending
from ui.theme import GAP
from ui.views.base import Context, View
from ui.widgets.ladder import Ladder
from ui.widgets.parts import Card, Page, button, heading, label, note

LIMITS = (15, 30, 60, 120, 300, 900)
"""Seconds to choose between."""


class PlanningView(View):
    """Choices, the button, the ladder."""

    plan_wanted = Signal()
    stop_wanted = Signal()

    def __init__(self, context: Context, time_limit: int) -> None:
        super().__init__(context)
        self._running = False
        self._run = History()
        self.limit = QComboBox()
        for seconds in sorted({*LIMITS, time_limit}):
            self.limit.addItem(_seconds(seconds), seconds)
        self.limit.setCurrentIndex(self.limit.findData(time_limit))
        self.limit.setAccessibleName(t("ui.plan.limit"))
        self.seed = QSpinBox()
        self.seed.setRange(1, 9999)
        self.seed.setAccessibleName(t("ui.plan.seed"))
        self.plan = button(t("ui.plan.start"), "primary")
        self.stop = button(t("ui.plan.stop"))
        self.advanced = button(t("ui.plan.advanced"), "link")
        self.advanced.setCheckable(True)
        self.reason = note("", "error")
        self.ladder = Ladder(context.look)
        self._status = label("", "muted", wrap=True)
        self._lay_out()
        self.plan.clicked.connect(self.plan_wanted)
        self.stop.clicked.connect(self.stop_wanted)
        self.show_running(False)

    def _lay_out(self) -> None:
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        page = Page()
        outer.addWidget(page)
        page.body.addLayout(heading(t("ui.view.plan"), t("ui.plan.hint")))
        page.body.addWidget(self.reason)
        card = Card()
        choices = QHBoxLayout()
        choices.setSpacing(GAP * 2)
        choices.addWidget(label(t("ui.plan.limit")))
        choices.addWidget(self.limit)
        choices.addWidget(self.plan)
        choices.addWidget(self.stop)
        choices.addStretch(1)
        choices.addWidget(self.advanced)
        card.body.addLayout(choices)
        hidden = QWidget()
        grid = QGridLayout(hidden)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.addWidget(label(t("ui.plan.seed")), 0, 0)
        grid.addWidget(self.seed, 0, 1)
        grid.addWidget(label(t("ui.plan.seed.why"), "muted"), 0, 2)
        grid.setColumnStretch(2, 1)
        hidden.setVisible(False)
        self.advanced.toggled.connect(hidden.setVisible)
        card.body.addWidget(hidden)
        card.body.addWidget(self._status)
        page.body.addWidget(card)
        steps = Card(t("ui.plan.ladder"))
        steps.body.addWidget(self.ladder)
        page.body.addWidget(steps)
        page.body.addStretch(1)

    def refresh(self) -> None:
        state = self.context.document.state
        stopped = state.problem is not None and any(
            q.severity == "error" for q in state.problem.roster.questions
        )
        self.reason.setText(t("ui.plan.blocked") if stopped else "")
        self.reason.setVisible(stopped)
        self.plan.setEnabled(state.problem is not None and not stopped and not self._running)
        if not self._running:
            self._show_result(state.outcome)

    def _show_result(self, outcome: Outcome | None) -> None:
        # The curves are those of the last run: they belong to no plan but the one it led to.
        of_run = outcome is not None and self._run.led_to(outcome)
        shown = self._run if of_run else History()
        if outcome is not None:
            shown.finish(outcome)
        self._status.setText(ending(outcome.plan) if outcome else "")
        self.ladder.show_history(shown, running=False)

    @property
    def time_limit(self) -> int:
        """The chosen limit in seconds."""
        return int(self.limit.currentData())

    def show_running(self, running: bool) -> None:
        """Show that planning began, or that it ended."""
        self._running = running
        self.stop.setVisible(running)
        self.stop.setEnabled(True)
        self.stop.setText(t("ui.plan.stop"))
        self.plan.setVisible(not running)
        self.limit.setEnabled(not running)
        self.seed.setEnabled(not running)
        if running:
            self.show_history(History())
        else:
            self.refresh()

    def stopping(self) -> None:
        """Show that it was asked to stop and is about to."""
        self.stop.setEnabled(False)
        self.stop.setText(t("ui.work.stopping"))

    def show_history(self, history: History) -> None:
        """Show how far the run has come."""
        self._run = history
        self._status.setText(history.message if history.ladder else t("ui.plan.starting"))
        self.ladder.show_history(history, running=True)


def _seconds(seconds: int) -> str:
    if seconds % 60:
        return t("ui.plan.seconds", count=seconds)
    return t("ui.plan.minutes", count=seconds // 60)
