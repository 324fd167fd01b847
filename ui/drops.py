"""Files dropped on the window: on any part of it, whatever that part does with other drops."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject, Qt, Signal
from PySide6.QtGui import QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QLabel, QMainWindow

from planner.texts import t
from ui.look import scaled

_ENTERING = (QEvent.Type.DragEnter, QEvent.Type.DragMove)
_ATTACHMENT = "FileGroupDescriptor"
"""How Windows calls what is dragged out of a mail."""


class Drops(QObject):
    """Takes drags of files before any part of the window sees them; all else goes by.

    `dropped` carries one file; `refused` a sentence that says why nothing is opened.
    """

    dropped = Signal(Path)
    refused = Signal(str)

    def __init__(self, window: QMainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._veil = _veil(window)

    def watch(self) -> None:
        """Begin, once the window has a place on the screen."""
        handle = self._window.windowHandle()
        if handle is not None:
            handle.installEventFilter(self)

    def eventFilter(self, _: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind in _ENTERING and isinstance(event, QDragMoveEvent):
            return self._enter(event)
        if kind == QEvent.Type.DragLeave:
            self._veil.hide()
        elif kind == QEvent.Type.Drop and isinstance(event, QDropEvent):
            return self._drop(event)
        return False

    def take(self, files: Sequence[Path]) -> None:
        """Open the one file that was given; of anything else it is said why nothing is opened."""
        if len(files) > 1:
            self.refused.emit(t("ui_shell.drop.several", count=len(files)))
        elif files and files[0].is_dir():
            self.refused.emit(t("ui_shell.drop.folder", name=files[0].name))
        elif files:
            self.dropped.emit(files[0])

    def _enter(self, event: QDragMoveEvent) -> bool:
        data = event.mimeData()
        if not _files(data) and not _elsewhere(data):
            return False
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        self._veil.setText(t("ui_shell.drop.here"))
        self._veil.setGeometry(self._window.rect())
        self._veil.show()
        self._veil.raise_()
        return True

    def _drop(self, event: QDropEvent) -> bool:
        files, elsewhere = _files(event.mimeData()), _elsewhere(event.mimeData())
        self._veil.hide()
        if not files and not elsewhere:
            return False
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        if files:
            self.take(files)
        else:
            self.refused.emit(t("ui_shell.drop.elsewhere"))
        return True


def _files(data: QMimeData) -> list[Path]:
    return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]


def _elsewhere(data: QMimeData) -> bool:
    """Whether it is something of another program, an attachment of a mail or a picture of a page:
    nothing that lies on this computer as a file. Drags between parts of the window are not."""
    attached = any(_ATTACHMENT in form for form in data.formats())
    return attached or data.hasImage() or any(not url.isLocalFile() for url in data.urls())


def _veil(window: QMainWindow) -> QLabel:
    veil = QLabel(window)
    veil.setProperty("role", "veil")
    veil.setAlignment(Qt.AlignmentFlag.AlignCenter)
    veil.setFont(scaled(veil.font(), 1.6))
    veil.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    veil.hide()
    return veil
