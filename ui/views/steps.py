"""The history: every step since the plan was opened; choosing one goes back or forward to it."""

from PySide6.QtWidgets import QUndoView

from planner.texts import t
from ui.document import Document
from ui.verbs import Verbs
from ui.widgets.panel import SidePanel
from ui.widgets.parts import label


class StepsPanel(SidePanel):
    """A list of steps, the present one marked. It rests while a job works on what is open."""

    def __init__(self, document: Document, verbs: Verbs) -> None:
        self.list = QUndoView(document.undo_stack)
        self.list.setEmptyLabel(t("ui_shell.history.start"))
        self.list.setAccessibleName(t("ui_shell.history.title"))
        self.list.setSpacing(4)
        super().__init__(t("ui_shell.history.title"), self.list)
        self.body.addWidget(label(t("ui_shell.history.hint"), "muted", wrap=True))
        self.body.addWidget(self.list, 1)
        self.list.setEnabled(not verbs.working)
        verbs.busy.connect(lambda working, _: self.list.setEnabled(not working))
