"""Why something is wrong or missing, and what would help: steps with their effects, to take or
leave. Each question has an answer; what is quick is looked for at once, the rest when asked for."""

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QPoint, QTimer, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QVBoxLayout

from models.finding import Finding
from models.plan import Outcome
from planner import service
from planner.texts import t
from ui.advice_tasks import CountWhy, FindHelp, MendAtOnce
from ui.adviser import Adviser
from ui.theme import GAP
from ui.troubles import ASKED
from ui.views.base import Context, View
from ui.views.problems import place_of
from ui.widgets.asking_bar import AskingBar
from ui.widgets.counted_reasons import CountedReasons
from ui.widgets.effect_list import EffectList
from ui.widgets.parts import Card, Page, button, clear, label, note

if TYPE_CHECKING:
    from planner.advice.effect import Effect
    from planner.advice.helps import Remedy
    from planner.advice.mending import Mending
    from planner.advice.missing import Why

HELP_SECONDS = 45
APART_MS = 30
"""Milliseconds from one question to the next."""


class HelpView(View):
    """Takes the place of the details while a problem is being asked about.

    `used` carries the words of a suggestion that was taken, `open_wanted` the name of a view.
    """

    left = Signal()
    used = Signal(str)
    open_wanted = Signal(str)

    def __init__(self, context: Context, adviser: Adviser) -> None:
        super().__init__(context)
        self._adviser = adviser
        self._finding: Finding | None = None
        self._helps = False
        self.steps: tuple[Mending, ...] = ()
        self.remedies: tuple[Remedy | Mending, ...] = ()
        self.counting, self.quick = adviser.asking(), adviser.asking()
        self.asking = adviser.asking()
        self.bar = AskingBar(self.asking)
        # To hand a plan to a process holds up the window for a moment: not two of them in one.
        self._soon = QTimer(self, singleShot=True, interval=APART_MS)
        self._soon.timeout.connect(self._try_steps)
        self.back = button(t("ui.help.back"), "link")
        self.go = button(t("ui.answer.go"), "link")
        self.look_for_help = button(t("ui.answer.search"))
        self.look_for_help.setToolTip(t("ui.answer.search.tip", seconds=HELP_SECONDS))
        self.reasons, self.counts = QVBoxLayout(), QVBoxLayout()
        self.at_once, self.found = QVBoxLayout(), QVBoxLayout()
        self._page = Page()
        self._lay_out()
        self._page.verticalScrollBar().rangeChanged.connect(lambda *_: self._keep_help_in_sight())
        self.back.clicked.connect(self._leave)
        self.go.clicked.connect(self._go_there)
        self.look_for_help.clicked.connect(lambda: self.find_help(stay=True))
        self.counting.answered.connect(self._count)
        self.counting.failed.connect(lambda text: self._say(self.counts, text, "warning"))
        self.quick.answered.connect(self._show_steps)
        self.quick.failed.connect(lambda text: self._say(self.at_once, text, "warning"))
        self.asking.answered.connect(self._answered)
        self.asking.failed.connect(lambda text: self._say(self.found, text, "warning"))

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._page)
        body = self._page.body
        body.setContentsMargins(GAP * 2, GAP, GAP * 2, GAP * 2)
        body.setSpacing(GAP + GAP // 2)
        self.reasons.setSpacing(GAP)
        self.counts.setSpacing(GAP)
        self.at_once.setSpacing(GAP + GAP // 2)
        self.found.setSpacing(GAP + GAP // 2)
        body.addWidget(self.back)
        body.addLayout(self.reasons)
        body.addLayout(self.counts)
        body.addWidget(self.go)
        body.addLayout(self.at_once)
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
        if not event.spontaneous():  # nobody waits for the answers any more
            self._drop()

    # Why ------------------------------------------------------------------------------------

    def show_why(self, finding: Finding) -> None:
        """Say why, and look for single steps that help."""
        outcome = self.context.document.state.outcome
        self._drop()
        self._finding, self.remedies, self.steps = finding, (), ()
        self._stale = self._helps = False
        for part in (self.reasons, self.counts, self.at_once, self.found):
            clear(part)
        if outcome is None:
            return
        self.look_for_help.setVisible(finding.severity != "info")
        self.reasons.addWidget(label(t("ui.help.why"), "title", size=1.35))
        self.reasons.addWidget(note(finding.message, finding.severity))
        answer = service.answer(outcome, finding)
        self.reasons.addWidget(label(t("ui.answer.rule", title=answer.title), "section", wrap=True))
        self.reasons.addWidget(label(answer.rule, wrap=True))
        if finding.code in ASKED:
            self.counts.addWidget(label(t("ui.answer.counting"), "muted"))
            self.counting.ask(CountWhy(outcome, finding))
        self.at_once.addWidget(label(t("ui.help.what"), "title", size=1.35))
        self.at_once.addWidget(label(answer.hint, "muted", wrap=True))
        if finding.severity != "info":
            self.at_once.addWidget(label(t("ui.answer.trying"), "muted"))
            self._soon.start()
        self._page.verticalScrollBar().setValue(0)

    def _count(self, found: object) -> None:
        why = cast("Why | None", found)
        clear(self.counts)
        if why is None:
            return
        if self._finding is None or why.message != self._finding.message:
            self.counts.addWidget(label(why.message, wrap=True))
        if why.reasons:
            times = "ui.help.times.one" if why.total == 1 else "ui.help.times"
            self.counts.addWidget(label(t(times, n=why.total), "section"))
            self.counts.addWidget(CountedReasons(self.context.look, why.reasons))

    def _try_steps(self) -> None:
        outcome = self.context.document.state.outcome
        if outcome is not None and self._finding is not None:
            self.quick.ask(MendAtOnce(outcome, self._finding))

    def _go_there(self) -> None:
        if self._finding is not None:
            self.open_wanted.emit(place_of(self._finding))

    # What helps -----------------------------------------------------------------------------

    def _show_steps(self, found: object) -> None:
        self.steps = cast("tuple[Mending, ...]", found)
        clear(self.at_once)
        self.at_once.addWidget(label(t("ui.answer.quick"), "title", size=1.15, wrap=True))
        if not self.steps:
            self.at_once.addWidget(label(t("ui.answer.no_step"), "muted", wrap=True))
            if self._finding is not None and (outcome := self.context.document.state.outcome):
                hint = service.answer(outcome, self._finding).hint
                self.at_once.addWidget(label(hint, "muted", wrap=True))
        for step in self.steps:
            self.at_once.addWidget(self._card(step.what, step.effect, step.outcome))

    def find_help(self, *, stay: bool = False) -> None:
        """Look for what several changes at once would mend; it takes a while. What helps comes into
        sight, unless what is seen is to `stay`."""
        outcome = self.context.document.state.outcome
        if outcome is None or self._finding is None or self._finding.severity == "info":
            return
        clear(self.found)
        self.look_for_help.hide()
        self.bar.begin(t("ui.help.looking"))
        self.asking.ask(FindHelp(outcome, self._finding, HELP_SECONDS))
        self._helps = not stay
        self._keep_help_in_sight()

    def _keep_help_in_sight(self) -> None:
        """Who asked what helps sees that first, not why, which stands above it."""
        if not self._helps:
            return
        first, inside = self.at_once.itemAt(0), self._page.widget()
        widget = first.widget() if first is not None else None
        if widget is not None and inside is not None:
            top = widget.mapTo(inside, QPoint(0, 0)).y()
            self._page.verticalScrollBar().setValue(top - GAP)

    def _answered(self, found: object) -> None:
        self.remedies = cast("tuple[Remedy | Mending, ...]", found)
        clear(self.found)
        if not self.remedies:
            self._say(self.found, t("ui.answer.nothing"), "info")
            self.look_for_help.show()
            return
        number = len(self.remedies)
        key = "ui.help.remedies.one" if number == 1 else "ui.help.remedies"
        self.found.addWidget(label(t(key, n=number), "title", size=1.15, wrap=True))
        for remedy in self.remedies:
            self.found.addWidget(self._card(_words(remedy), remedy.effect, remedy.outcome))

    def _card(self, words: str, change: "Effect", after: Outcome) -> Card:
        card = Card()
        card.body.addWidget(label(words, "title", wrap=True))
        sentence = t("ui.answer.effect", effect=change.sentence)
        if change.sentence not in words:
            card.body.addWidget(label(sentence, wrap=True))
        card.body.addWidget(EffectList(change.steps))
        use = button(t("ui.help.use"))
        use.setToolTip(t("ui.help.use.why"))
        use.setAccessibleName(f"{t('ui.help.use')}: {words}")
        use.clicked.connect(lambda: self.use(words, change, after))
        card.body.addWidget(use)
        return card

    def use(self, words: str, change: "Effect", after: Outcome) -> None:
        """Take a suggestion, with the change that it rests on, as one step."""
        told = words if change.sentence in words else (
            t("ui.answer.used", what=words, effect=change.sentence)
        )
        if self._adviser.use(after, t("ui.undo.remedy"), told):
            self.used.emit(words)

    def _say(self, where: QVBoxLayout, text: str, tone: str) -> None:
        clear(where)
        where.addWidget(note(text, tone))
        if where is self.found:
            self.look_for_help.show()

    def _drop(self) -> None:
        self._soon.stop()
        self.counting.drop()
        self.quick.drop()
        self.asking.drop()

    def _leave(self) -> None:
        self._drop()
        self._finding, self.remedies, self.steps = None, (), ()
        for part in (self.reasons, self.counts, self.at_once, self.found):
            clear(part)
        self.left.emit()


def _words(found: "Remedy | Mending") -> str:
    """What a search came to, in a sentence."""
    said: str = found.what if hasattr(found, "what") else found.message
    return said
