"""What comes to the window: recent files, dropped files, work that was left unsaved."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QMainWindow

from planner.texts import t
from ui.document import Document
from ui.drops import Drops
from ui.presence import Presence
from ui.settings import Settings
from ui.verbs import Verbs
from ui.views.start import StartView

if TYPE_CHECKING:
    from ui.autosave import Autosave
    from ui.copies import Copy


class Arrivals(QObject):
    """Keeps the first page up to date, opens what comes, and keeps a copy of unsaved work.

    `changed`: there are other recent files, or some are gone.
    """

    changed = Signal()

    def __init__(
        self, window: QMainWindow, document: Document, settings: Settings, verbs: Verbs
    ) -> None:
        super().__init__(window)
        self._document, self._settings, self._verbs = document, settings, verbs
        self._start: StartView | None = None
        self._left: tuple[Copy, ...] = ()
        self._presence = Presence(self)
        self._presence.told.connect(self._list_files)
        self.drops = Drops(window)
        self.drops.dropped.connect(verbs.open_path)
        self.drops.refused.connect(lambda text: verbs.told.emit("warning", text))
        self._autosave: Autosave | None = None

    def meet(self, start: StartView) -> None:
        """Fill a first page that was just made."""
        self._start = start
        start.forget_wanted.connect(self.forget)
        start.forget_all_wanted.connect(self.forget_all)
        start.welcomed.connect(self._welcomed)
        start.recent_wanted.connect(self.open_recent)
        start.recover_wanted.connect(self._recover)
        start.discard_wanted.connect(self._discard)
        start.show_left(self._left)
        self.look_around()

    def look_around(self) -> None:
        """See again which of the recent files are there."""
        self._list_files()
        self._presence.ask(self._settings.recent())

    def missing(self, path: Path) -> bool:
        """Whether a file is known not to be there any more."""
        return self._presence.missing(path)

    def open_recent(self, path: Path) -> None:
        """Open a recent file; one that is gone is taken out of the list instead."""
        if self.missing(path):
            self.forget(path)
            self._verbs.told.emit("info", t("ui_shell.recent.gone", file=str(path)))
        else:
            self._verbs.open_path(path)

    def forget(self, path: Path) -> None:
        """Take a file out of the recent ones."""
        self._settings.forget(path)
        self._list_files()

    def forget_all(self) -> None:
        """Take all files out of the recent ones."""
        self._settings.forget_all()
        self._settings.welcome()
        self._list_files()

    # Unsaved work -------------------------------------------------------------------------

    def guard(self, folder: Path) -> None:
        """Keep a copy of unsaved work in a folder from now on, and offer what was left there."""
        from ui.autosave import Autosave

        autosave = self._autosave = Autosave(self._document, folder, self)
        autosave.failed.connect(
            lambda: self._verbs.told.emit("warning", t("ui_shell.autosave.failed"))
        )
        self._show_left(autosave.abandoned())

    @property
    def left(self) -> tuple[Copy, ...]:
        """Work that was left unsaved and is still to be recovered or discarded."""
        return self._left

    def close(self) -> None:
        """All is saved, or let go."""
        if self._autosave is not None:
            self._autosave.close()

    def _recover(self, copy: Copy) -> None:
        self._verbs.recover(copy, lambda: self._recovered(copy))

    def _recovered(self, copy: Copy) -> None:
        # The former copy goes only when there is a new one of the same work.
        autosave = self._autosave
        self._show_left(tuple(each for each in self._left if each != copy))
        if autosave is not None:
            autosave.take_over(copy)

    def _discard(self, copy: Copy) -> None:
        from ui import copies

        copies.remove(copy)
        self._show_left(tuple(each for each in self._left if each != copy))

    def _show_left(self, left: tuple[Copy, ...]) -> None:
        self._left = left
        if self._start is not None:
            self._start.show_left(left)

    def _welcomed(self) -> None:
        self._settings.welcome()
        self._list_files()

    def _list_files(self) -> None:
        if self._start is not None:
            newcomer = self._settings.newcomer
            self._start.show_recent(self._settings.recent(), self.missing, newcomer=newcomer)
        self.changed.emit()
