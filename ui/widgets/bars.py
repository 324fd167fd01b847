"""Two bars of the window: work in hand at the bottom, a message at the top."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QProgressBar, QSizePolicy, QToolButton
from shiboken6 import isValid

from planner.texts import t
from ui import icons
from ui.look import Look
from ui.theme import GAP
from ui.widgets.parts import button, label

if TYPE_CHECKING:
    from PySide6.QtGui import QUndoStack

    from ui.history import History

STOPPING_MS = 8000
"""How long work may be stopping before it is offered to give it up."""


class WorkBar(QFrame):
    """What is being done, how far it is, the best so far, and a way to stop it.

    `give_up_wanted`: work that was asked to stop takes too long, and nobody wants to wait for it.
    """

    stop_wanted = Signal()
    give_up_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._stopping = False
        self.patience = QTimer(self)
        self.patience.setSingleShot(True)
        self.patience.setInterval(STOPPING_MS)
        self.patience.timeout.connect(self._offer)
        self.setProperty("role", "bar")
        row = QHBoxLayout(self)
        row.setContentsMargins(GAP * 2, GAP, GAP * 2, GAP)
        row.setSpacing(GAP * 2)
        self.message = label("", "title")
        self.best = label("", "muted")
        self.best.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.progress.setRange(0, 1000)
        self.progress.setFixedWidth(220)
        self.progress.setAccessibleName(t("ui.work.progress"))
        self.stop = button(t("ui.work.stop"))
        self.stop.clicked.connect(self._pressed)
        row.addWidget(self.message)
        row.addWidget(self.best, 1)
        row.addWidget(self.progress)
        row.addWidget(self.stop)
        self.hide()

    def begin(self, message: str) -> None:
        """Work begins."""
        self._stopping = False
        self.message.setText(message)
        self.best.setText("")
        self.progress.setRange(0, 0)
        self.stop.setEnabled(True)
        self.stop.setText(t("ui.work.stop"))
        self.stop.setToolTip("")
        self.show()

    def end(self) -> None:
        """Work ended."""
        self.patience.stop()
        self.hide()

    def tell(self, history: "History") -> None:
        """Show how far it is."""
        self.message.setText(history.message)
        if history.measured:  # otherwise the bar just moves
            self.progress.setRange(0, 1000)
            self.progress.setValue(round(history.done * 1000))
        parts = self._parts(history)
        self.best.setText("  ·  ".join(parts))
        spoken = [
            t("ui.planning.spoken", number=n, objective=t(f"objective.{name}"),
              value=history.worth(name), gap="",
              state=t("ui.planning.state.proven" if history.ladder[name].proven
                      else "ui.planning.state.found"))
            for n, name in enumerate(history.steps, start=1) if name in history.ladder
        ]
        why = [t("ui.planning.bar.balance.why"), t("ui.planning.bar.proven.why")]
        self.best.setToolTip("\n".join([*spoken, *why] if history.ladder else []))
        self.best.setAccessibleName(", ".join(parts))

    def _parts(self, history: "History") -> list[str]:
        """Coverage, call-ins, balance and how much is proven: as far as each is known."""
        parts = []
        if "coverage" in history.ladder and history.empty:
            missing = history.ladder["coverage"].value
            percent = max(0, history.empty - missing) * 100 // history.empty
            parts.append(t("ui.planning.bar.coverage", percent=percent))
        if history.call_ins is not None:
            key = "ui.planning.bar.call_ins"
            one = ".one" if history.call_ins == 1 else ""
            parts.append(t(f"{key}{one}", count=history.call_ins))
        if history.balance is not None:
            from planner.texts.dates import duration

            parts.append(t("ui.planning.bar.balance", time=duration(history.balance)))
        if history.ladder:
            parts.append(t("ui.planning.bar.proven", percent=history.proven))
        return parts

    def stopping(self) -> None:
        """It was asked to stop and is about to."""
        self.stop.setEnabled(False)
        self.stop.setText(t("ui.work.stopping"))
        self._stopping = True
        self.patience.start()

    def _offer(self) -> None:
        self.stop.setText(t("ui.work.give_up"))
        self.stop.setToolTip(t("ui.work.give_up.why"))
        self.stop.setEnabled(True)

    def _pressed(self) -> None:
        (self.give_up_wanted if self._stopping else self.stop_wanted).emit()


class MessageBar(QFrame):
    """A sentence above the view, until it is closed or another one comes."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._tone = "info"
        self.setProperty("role", "message")
        row = QHBoxLayout(self)
        row.setContentsMargins(GAP * 2, GAP, GAP, GAP)
        row.setSpacing(GAP + GAP // 2)
        self._sign = QLabel()
        self.text = label("", wrap=True)
        self.text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.close_button = QToolButton()
        self.close_button.setText("✕")
        self.close_button.setAccessibleName(t("ui.message.close"))
        self.close_button.setToolTip(t("ui.message.close"))
        self.close_button.clicked.connect(self.hide)
        row.addWidget(self._sign)
        row.addWidget(self.text, 1)
        row.addWidget(self.close_button)
        look.changed.connect(self._restyle)
        self.hide()

    def told_beside(self, steps: "QUndoStack") -> Callable[[str, str], None]:
        """Let a sentence go when what it tells of is undone, unless it went wrong."""
        self._undoable, self._steps = steps, steps.index()
        steps.indexChanged.connect(self._stepped)
        return self.tell

    def _stepped(self, index: int) -> None:
        # A stack that is emptied or destroyed goes back as well, but nothing of it was undone.
        undone = index < self._steps and isValid(self._undoable) and self._undoable.canRedo()
        self._steps = index
        if undone and self._tone != "error":
            self.hide()

    def tell(self, tone: str, text: str) -> None:
        """Show a sentence; `tone` is error, warning, good or info. An empty one ends the last."""
        self._tone = tone
        self.text.setText(text)
        self.setAccessibleName(text)
        self._restyle()
        self.setVisible(bool(text))

    def _restyle(self) -> None:
        theme = self._look.theme
        tone = theme.good if self._tone == "good" else theme.severity(self._tone)
        self._sign.setPixmap(icons.pixmap(self._tone, tone.ink, 20, self.devicePixelRatioF()))
        self.setStyleSheet(
            f'QFrame[role="message"] {{ background: {tone.ground}; border: 1px solid {tone.edge};'
            f' border-radius: 8px; }} QLabel, QToolButton {{ color: {tone.ink}; }}'
        )
