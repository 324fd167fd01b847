"""File dialogs that answer by themselves."""

from pathlib import Path

from ui.dialogs import Dialogs, Unsaved


class Given(Dialogs):
    """Answers with `file`, and lets unsaved work go."""

    file: Path | None = None

    def which_file(self, folder: Path) -> Path | None:  # noqa: ARG002 - the dialog's signature
        """The file that is opened."""
        return self.file

    def where_to_save(self, proposed: Path) -> Path | None:  # noqa: ARG002 - as above
        """Where the plan is saved."""
        return self.file

    def where_to_export(self, proposed: Path) -> Path | None:  # noqa: ARG002 - as above
        """Where it is exported to."""
        return self.file

    def unsaved(self, name: str, *, planned: bool = True) -> Unsaved:  # noqa: ARG002 - as above
        """Unsaved work is let go."""
        return "discard"
