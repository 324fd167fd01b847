"""Why something is lacking, and what would help: remedies with their effects, to take or leave."""

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QVBoxLayout

from models.finding import Finding
from planner import service
from planner.texts import t
from ui.advice_tasks import FindHelp
from ui.adviser import Adviser
from ui.theme import GAP
from ui.troubles import trouble_of
from ui.views.base import Context, View
from ui.widgets.asking_bar import AskingBar
from ui.widgets.counted_reasons import CountedReasons
from ui.widgets.effect_list import EffectList
from ui.widgets.parts import Card, Page, button, clear, label, note

if TYPE_CHECKING:
    from planner.advice.helps import Remedy
    from planner.advice.missing import Trouble

HELP_SECONDS = 45


class HelpView(View):
    """Takes the place of the details while a problem is being asked about."""

    left = Signal()

    def __init__(self, context: Context, adviser: Adviser) -> None:
        super().__init__(context)
        self._adviser = adviser
        self._finding: Finding | None = None
        self._trouble: Trouble | None = None
        self.remedies: tuple[Remedy, ...] = ()
        self.asking = adviser.asking()
        self.bar = AskingBar(self.asking)
        self.back = button(t("ui.help.back"), "link")
        self.look_for_help = button(t("ui.help.what"), "primary")
        self.reasons, self.found = QVBoxLayout(), QVBoxLayout()
        self._page = Page()
        self._lay_out()
        self.back.clicked.connect(self._leave)
        self.look_for_help.clicked.connect(self.find_help)
        self.asking.answered.connect(self._answered)
        self.asking.failed.connect(lambda text: self._say(text, "warning"))

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._page)
        body = self._page.body
        body.setContentsMargins(GAP * 2, GAP, GAP * 2, GAP * 2)
        body.setSpacing(GAP + GAP // 2)
        self.reasons.setSpacing(GAP)
        self.found.setSpacing(GAP + GAP // 2)
        body.addWidget(self.back)
        body.addLayout(self.reasons)
        body.addWidget(self.look_for_help)
        body.addWidget(self.bar)
        body.addLayout(self.found)
        body.addStretch(1)

    def refresh(self) -> None:
        # An answer is about the plan that it was asked of.
        if self._finding is not None:
            self._leave()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if not event.spontaneous():  # nobody waits for the answer any more
            self.asking.drop()

    def show_why(self, finding: Finding) -> None:
        """Say why, counted over all times."""
        outcome = self.context.document.state.outcome
        self.asking.drop()
        self._finding, self._trouble, self.remedies = finding, None, ()
        self._stale = False
        clear(self.reasons)
        clear(self.found)
        if outcome is None:
            return
        self._trouble = trouble_of(outcome, finding)
        self.look_for_help.setVisible(self._trouble is not None)
        self.reasons.addWidget(label(t("ui.help.why"), "title", size=1.35))
        if self._trouble is None:
            self.reasons.addWidget(note(finding.message, finding.severity))
            self.reasons.addWidget(label(t("ui.help.broken"), "muted", wrap=True))
            return
        why = service.why(outcome, self._trouble)
        self.reasons.addWidget(label(why.message, wrap=True))
        if why.reasons:
            times = "ui.help.times.one" if why.total == 1 else "ui.help.times"
            self.reasons.addWidget(label(t(times, n=why.total), "section"))
            self.reasons.addWidget(CountedReasons(self.context.look, why.reasons))
        self._page.verticalScrollBar().setValue(0)

    def find_help(self) -> None:
        """Look for changes that mend it."""
        outcome = self.context.document.state.outcome
        if outcome is None or self._trouble is None:
            return
        clear(self.found)
        self.look_for_help.hide()
        self.bar.begin(t("ui.help.looking"))
        self.asking.ask(FindHelp(outcome, self._trouble, HELP_SECONDS))

    def _answered(self, found: object) -> None:
        self.remedies = cast("tuple[Remedy, ...]", found)
        clear(self.found)
        if not self.remedies:
            self._say(t("ui.help.nothing"), "info")
            return
        number = len(self.remedies)
        key = "ui.help.remedies.one" if number == 1 else "ui.help.remedies"
        self.found.addWidget(label(t(key, n=number), "title", size=1.15, wrap=True))
        for remedy in self.remedies:
            self.found.addWidget(self._card(remedy))

    def _card(self, remedy: "Remedy") -> Card:
        card = Card()
        card.body.addWidget(label(remedy.message, wrap=True))
        card.body.addWidget(EffectList(remedy.effect.steps))
        use = button(t("ui.help.use"))
        use.setToolTip(t("ui.help.use.why"))
        use.setAccessibleName(f"{t('ui.help.use')}: {remedy.message}")
        use.clicked.connect(lambda: self.use(remedy))
        card.body.addWidget(use)
        return card

    def use(self, remedy: "Remedy") -> None:
        """Take a remedy, with the change that it rests on, as one step."""
        self._adviser.use(remedy.outcome, t("ui.undo.remedy"), remedy.message)

    def _say(self, text: str, tone: str) -> None:
        clear(self.found)
        self.found.addWidget(note(text, tone))
        self.look_for_help.setVisible(self._trouble is not None)

    def _leave(self) -> None:
        self.asking.drop()
        self._finding, self._trouble, self.remedies = None, None, ()
        clear(self.reasons)
        clear(self.found)
        self.left.emit()
