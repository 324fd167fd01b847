"""What a person can do: open, plan, stop, lock, save, export. Long work goes to a job.

Each part stands on the one below it: work, keeping, planning, opening.
"""

from PySide6.QtCore import QObject

from ui.adviser import Adviser
from ui.dialogs import Dialogs
from ui.document import Document
from ui.settings import Settings
from ui.verbs.opening import Opening

__all__ = ["Verbs"]


class Verbs(Opening):
    """All that the window's menus do, and whom its views ask for advice."""

    def __init__(
        self, document: Document, settings: Settings, dialogs: Dialogs, parent: QObject
    ) -> None:
        super().__init__(document, settings, dialogs, parent)
        self.adviser = Adviser(document, lambda: self.working, self)
        self.adviser.told.connect(self.told)

    def close(self) -> None:
        """End the work in hand, whatever it is."""
        self.importer.close()
        self.adviser.close()
        super().close()
