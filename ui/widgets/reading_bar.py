"""A calm bar over a plan that is only read, with the way to change it after all."""

from PySide6.QtWidgets import QHBoxLayout, QWidget

from planner.texts import t
from ui.theme import GAP
from ui.widgets.parts import button, note


class ReadingBar(QWidget):
    """Seen while the plan is open to be read; `edit` ends it."""

    def __init__(self) -> None:
        super().__init__()
        across = QHBoxLayout(self)
        across.setContentsMargins(0, GAP // 2, 0, GAP // 2)
        across.setSpacing(GAP)
        across.addWidget(note(t("ui_review.reading"), "info"), 1)
        self.edit = button(t("ui_review.reading.edit"))
        across.addWidget(self.edit)
        self.hide()
