"""A panel at the side of the window: a title, a way to close it, and what is in it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from planner.texts import t
from ui.theme import GAP
from ui.widgets.parts import label


class SidePanel(QFrame):
    """`main` gets the focus as it opens. `left`: it is to be closed, by button or Escape."""

    left = Signal()

    def __init__(self, title: str, main: QWidget) -> None:
        super().__init__()
        self.main = main
        self.setProperty("role", "side")
        column = QVBoxLayout(self)
        column.setContentsMargins(GAP * 2, GAP, GAP, GAP)
        column.setSpacing(GAP)
        self.head = QHBoxLayout()
        self.title = label(title, "section")
        self.head.addWidget(self.title, 1)
        away = QToolButton()
        away.setText("✕")
        away.setAccessibleName(t("ui_shell.panel.close"))
        away.setToolTip(t("ui_shell.panel.close"))
        away.clicked.connect(self.left)
        self.head.addWidget(away)
        column.addLayout(self.head)
        self.body = QVBoxLayout()
        self.body.setSpacing(GAP)
        column.addLayout(self.body, 1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)
