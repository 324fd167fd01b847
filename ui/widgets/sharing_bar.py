"""A panel above the views about others who have the same plan, with what can be done."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout

from planner.texts import t
from ui.sharing import Statement
from ui.theme import GAP
from ui.widgets.parts import across, button, note


class SharingBar(QFrame):
    """`chosen` carries what somebody pressed; it can be put away, but not while
    the plan is somebody else's."""

    chosen = Signal(str)

    def __init__(self, said: Statement) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, GAP // 2, 0, GAP // 2)
        column.setSpacing(GAP)
        self.text = note(said.text(), said.tone)
        column.addWidget(self.text)
        self.setAccessibleName(said.text())
        self.buttons = {name: button(t(f"ui_sharing.do.{name}")) for name in said.choices}
        for name, each in self.buttons.items():
            each.setToolTip(t(f"ui_sharing.why.{name}"))
            each.clicked.connect(lambda _=False, chosen=name: self.chosen.emit(chosen))
        shown = [*self.buttons.values()]
        if said.key not in ("taken", "lost"):  # these say why so much is off, as long as it is
            away = button(t("ui_sharing.do.away"))
            away.clicked.connect(self.hide)
            shown.append(away)
        column.addLayout(across(*shown))
