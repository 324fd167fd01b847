"""Two bars of the window: work in hand at the bottom, a message at the top."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QProgressBar, QSizePolicy, QToolButton

from models.policy import LADDER
from planner.texts import t
from ui import icons
from ui.history import History, worth
from ui.look import Look
from ui.theme import GAP
from ui.widgets.parts import button, label


class WorkBar(QFrame):
    """What is being done, how far it is, the best so far, and a way to stop it."""

    stop_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
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
        self.stop.clicked.connect(self.stop_wanted)
        row.addWidget(self.message)
        row.addWidget(self.best, 1)
        row.addWidget(self.progress)
        row.addWidget(self.stop)
        self.hide()

    def begin(self, message: str) -> None:
        """Work begins."""
        self.message.setText(message)
        self.best.setText("")
        self.progress.setRange(0, 0)
        self.stop.setEnabled(True)
        self.stop.setText(t("ui.work.stop"))
        self.show()

    def tell(self, history: History) -> None:
        """Show how far it is."""
        self.message.setText(history.message)
        self.progress.setRange(0, 1000)
        self.progress.setValue(round(history.done * 1000))
        parts = []
        for name in LADDER:
            step = history.ladder.get(name)
            if step is not None:
                sign = " ✓" if step.proven else ""
                parts.append(f"{worth(name, step.value)}{sign}")
        self.best.setText("  ·  ".join(parts))
        self.best.setToolTip("\n".join(parts))

    def stopping(self) -> None:
        """It was asked to stop and is about to."""
        self.stop.setEnabled(False)
        self.stop.setText(t("ui.work.stopping"))


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

    def tell(self, tone: str, text: str) -> None:
        """Show a sentence; `tone` is error, warning, good or info."""
        self._tone = tone
        self.text.setText(text)
        self.setAccessibleName(text)
        self._restyle()
        self.show()

    def _restyle(self) -> None:
        theme = self._look.theme
        tone = theme.good if self._tone == "good" else theme.severity(self._tone)
        self._sign.setPixmap(icons.pixmap(self._tone, tone.ink, 20, self.devicePixelRatioF()))
        self.setStyleSheet(
            f'QFrame[role="message"] {{ background: {tone.ground}; border: 1px solid {tone.edge};'
            f' border-radius: 8px; }} QLabel, QToolButton {{ color: {tone.ink}; }}'
        )
