"""An answer on its way: what is being tried, how far it is, and a way to stop it."""

from PySide6.QtWidgets import QProgressBar, QVBoxLayout, QWidget

from planner.progress import Progress
from planner.texts import t
from ui.adviser import Asking
from ui.theme import GAP
from ui.widgets.parts import button, label, row


class AskingBar(QWidget):
    """Seen only while a question is being answered."""

    def __init__(self, asking: Asking) -> None:
        super().__init__()
        self._asking = asking
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP // 2)
        self.message = label("", "muted", wrap=True)
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.progress.setAccessibleName(t("ui.work.progress"))
        self.stop = button(t("ui.asking.stop"))
        self.stop.clicked.connect(self._stop)
        column.addWidget(self.message)
        column.addWidget(self.progress)
        column.addLayout(row(self.stop))
        asking.changed.connect(self._changed)
        asking.heard.connect(self._heard)
        self.hide()

    def begin(self, message: str) -> None:
        """Say what is being looked for."""
        self.message.setText(message)
        self.stop.setText(t("ui.asking.stop"))
        self.stop.setEnabled(True)
        self.progress.setRange(0, 0)

    def _stop(self) -> None:
        self.stop.setText(t("ui.asking.stopping"))
        self.stop.setEnabled(False)
        self._asking.stop()

    def _changed(self) -> None:
        self.setVisible(self._asking.running)

    def _heard(self, progress: Progress) -> None:
        self.message.setText(progress.message)
        if progress.done:
            self.progress.setRange(0, 1000)
            self.progress.setValue(round(progress.done * 1000))
