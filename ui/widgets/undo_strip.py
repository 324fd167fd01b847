"""A suggestion that was taken can be taken back with one click, also after further steps."""

from PySide6.QtWidgets import QFrame, QVBoxLayout

from planner.texts import t
from ui.document import Document, State
from ui.theme import GAP
from ui.widgets.parts import button, label, row


class UndoStrip(QFrame):
    """What was taken, and a way back for as long as the undo stack knows it."""

    def __init__(self, document: Document) -> None:
        super().__init__()
        self._document = document
        self._taken: tuple[int, State] | None = None
        self.setProperty("role", "card")
        column = QVBoxLayout(self)
        column.setContentsMargins(GAP, GAP, GAP, GAP)
        column.setSpacing(GAP // 2)
        self.words = label("", wrap=True)
        self.back = button("")
        self.forget = button(t("ui.problems.forget"), "link")
        column.addWidget(self.words)
        column.addLayout(row(self.back, self.forget))
        self.back.clicked.connect(self._go_back)
        self.forget.clicked.connect(self._forget)
        document.changed.connect(self._update)
        self.hide()

    def remember(self, text: str) -> None:
        """The step that was just taken was a suggestion."""
        steps = self._document.steps()
        if not steps:
            return
        self._taken = len(steps) - 1, self._document.state
        self.words.setText(t("ui.problems.used", text=text))
        self._update()

    def _later(self) -> int | None:
        """How many steps came after it; None where it is not among what was done."""
        if self._taken is None:
            return None
        at, after = self._taken
        steps = self._document.steps()
        if len(steps) <= at:
            return None
        led_to = steps[at + 1][1] if len(steps) > at + 1 else self._document.state
        return len(steps) - at - 1 if led_to is after else None

    def _update(self) -> None:
        later = self._later()
        self.setVisible(later is not None)
        if later is not None:
            key = ("ui.problems.back", "ui.problems.back.one")[later] if later < 2 else (
                "ui.problems.back.more"
            )
            self.back.setText(t(key, count=later))

    def _go_back(self) -> None:
        if self._taken is not None and self._later() is not None:
            self._document.undo_stack.setIndex(self._taken[0])

    def _forget(self) -> None:
        self._taken = None
        self._update()
