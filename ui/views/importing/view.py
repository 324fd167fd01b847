"""The view of a roster on its way in: the summary, a question about what it is, or the wizard."""

from collections.abc import Callable, Iterator
from functools import partial

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from planner.texts import t
from ui.importer import Importer
from ui.in_turn import Held, InTurn
from ui.theme import GAP
from ui.views.base import Context, View
from ui.views.importing.summary import SummaryView
from ui.views.importing.wizard import Parts, Wizard
from ui.widgets.parts import Card, Page, button, heading, label, row

AFTER_MS = 200
"""Milliseconds from the summary to the making of the wizard: it is painted by then."""


class NewerOrOther(QWidget):
    """A plan is open, and a roster came: is it a newer version of that plan's, or another's?"""

    newer = Signal()
    other = Signal()
    neither = Signal()

    def __init__(self) -> None:
        super().__init__()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        page = Page()
        whole.addWidget(page)
        self._head = heading(t("ui.newer.title"), "")
        page.body.addLayout(self._head)
        self.said = label("", wrap=True)
        page.body.addWidget(self.said)
        self.choices = {
            "newer": button(t("ui.newer.newer"), "primary"), "other": button(t("ui.newer.other")),
        }
        for key, choice in self.choices.items():
            card = Card(t(f"ui.newer.{key}.what"))
            card.body.addWidget(label(t(f"ui.newer.{key}.why"), "muted", wrap=True))
            card.body.addLayout(row(choice))
            card.setMaximumWidth(720)
            page.body.addWidget(card)
        self.cancel = button(t("ui.wizard.cancel"))
        page.body.addLayout(row(self.cancel))
        page.body.addStretch(1)
        page.body.setSpacing(GAP * 2)
        self.choices["newer"].clicked.connect(self.newer)
        self.choices["other"].clicked.connect(self.other)
        self.cancel.clicked.connect(self.neither)

    def ask(self, file: str, plan: str) -> None:
        """Ask about a file and the plan that is open."""
        self.said.setText(t("ui.newer.asked", file=file, plan=plan))


class ImportView(View):
    """Shows what the importer has in hand; without that, the roster that is open.

    `left`: somebody wants to do without the roster in hand.
    """

    left = Signal()

    def __init__(self, context: Context, importer: Importer) -> None:
        super().__init__(context)
        self._importer = importer
        self._begun: object = None
        self._parts = Parts(importer, context.look)
        self._made: Wizard | None = None
        self._coming = InTurn(self)
        self._held: Held | None = None
        self.summary = SummaryView(context)
        self.question = NewerOrOther()
        self._stack = QStackedWidget()
        for part in (self.summary, self.question):
            self._stack.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)
        importer.changed.connect(self._choose)
        self.question.neither.connect(self.left)

    @property
    def wizard(self) -> Wizard:
        """The wizard, now, though it may still be coming in slices."""
        self._coming.finish()
        return self._make()

    def refresh(self) -> None:
        self._choose()

    def _choose(self) -> None:
        importer, problem = self._importer, self.context.document.state.problem
        self._coming.forget()
        if not importer.active:
            self._begun = None
            self._stack.setCurrentWidget(self.summary)
            if importer.path is not None and (self._made is None or self._made.lacks):
                QTimer.singleShot(AFTER_MS, self, self._make_ready)
        elif importer.asking and importer.path is not None:
            self.question.ask(importer.path.name, problem.name if problem else "")
            self._stack.setCurrentWidget(self.question)
        elif self._made is not None and (self._is_shown() or not self._made.lacks):
            self._show_wizard()
        else:
            if self._held is None and self.isVisible():
                self._held = Held()
            self._coming.add(*self._slices(), self._show_wizard, self._release)
            return
        self._release()

    # The wizard, slice by slice -----------------------------------------------------------

    def _make_ready(self) -> None:
        """Somebody may want to look closer at what was read."""
        if not self._importer.active and not self._coming.waiting:
            self._coming.add(*self._slices())

    def _slices(self) -> Iterator[Callable[[], object]]:
        """What is still to be done before it can be shown: it takes a fifth of a second."""
        if self._made is None:
            yield from (partial(getattr, self._parts, name) for name in Parts.NAMES)
            yield self._make
        for name in Parts.NAMES:
            yield partial(self._fill, name)

    def _make(self) -> Wizard:
        if self._made is None:
            made = self._made = Wizard(self.context, self._importer, self._parts, self._stack)
            made.left.connect(self.left)
            self._stack.addWidget(made)
        return self._made

    def _fill(self, name: str) -> None:
        made = self._make()
        if name in made.lacks:
            made.fill(name)

    def _is_shown(self) -> bool:
        return self._stack.currentWidget() is self._made

    def _show_wizard(self) -> None:
        importer, made = self._importer, self._make()
        made.refresh()
        self._stack.setCurrentWidget(made)
        begun = (importer.path, importer.older is not None)
        if begun != self._begun:
            self._begun = begun
            made.begin()

    def _release(self) -> None:
        if self._held is not None:
            self._held.release()
            self._held = None
