"""What is selected, shared by all views: one meeting, one person, or nothing."""

from PySide6.QtCore import QObject, Signal


class Selection(QObject):
    """At most one thing at a time; `changed` comes only when it became another one."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.meeting: str | None = None
        self.person: str | None = None

    def select_meeting(self, meeting_id: str | None) -> None:
        """Select a meeting, or nothing."""
        self._set(meeting_id, None)

    def select_person(self, employee_id: str | None) -> None:
        """Select a person, or nothing."""
        self._set(None, employee_id)

    def _set(self, meeting_id: str | None, employee_id: str | None) -> None:
        if (self.meeting, self.person) != (meeting_id, employee_id):
            self.meeting, self.person = meeting_id, employee_id
            self.changed.emit()
