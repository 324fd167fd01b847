"""Which files are still there, asked in a thread: a share that is gone may take long to say so."""

import contextlib
import threading
from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import QObject, Signal


class Presence(QObject):
    """`told` comes when all files that were asked for last have answered."""

    told = Signal()
    _answered = Signal(object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._there: dict[Path, bool] = {}
        self._answered.connect(self._take)

    def ask(self, files: Iterable[Path]) -> None:
        """Look for files, without waiting for the answer."""
        wanted = tuple(files)
        if wanted:
            threading.Thread(target=self._look, args=(wanted,), daemon=True).start()

    def missing(self, file: Path) -> bool:
        """Whether a file is known not to be there."""
        return not self._there.get(file, True)

    def _look(self, files: tuple[Path, ...]) -> None:
        there = {file: _there(file) for file in files}
        with contextlib.suppress(RuntimeError):  # the window may be gone by now
            self._answered.emit(there)

    def _take(self, there: dict[Path, bool]) -> None:
        changed = any(self.missing(file) == found for file, found in there.items())
        self._there |= there
        if changed:
            self.told.emit()


def _there(file: Path) -> bool:
    try:
        return file.is_file()
    except OSError:
        return False
