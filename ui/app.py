"""The application around the window: its name, its language, its log, its look."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QStandardPaths, QTimer, Signal
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QApplication

from planner.texts import language, t
from ui import icons
from ui.faults import FaultHook, keep_log, log_file, watch_for_crashes
from ui.language import speak
from ui.look import Look
from ui.main_window import MainWindow
from ui.settings import Settings
from ui.single import Instance

if TYPE_CHECKING:
    from PySide6.QtCore import QEvent

WARM_MS: Final = 1500
"""Milliseconds after the window stands there, until what its work needs is loaded and started."""
UNSEEN_MS: Final = 1000
"""Milliseconds after which a window is taken to be one that nobody sees."""


def run(files: Sequence[Path] = ()) -> int:
    """Show the window, with a file if one is given; gives back the exit status.

    Where a window is open already, it gets the files and this start ends.
    """
    application = make_application(sys.argv[:1])
    data = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.AppDataLocation))
    settings = Settings()
    if settings.language != language():
        speak(settings.language)
    instance = Instance(data)
    alone = instance.claim()
    if not alone and instance.hand_over(files):
        return 0
    window = MainWindow(Look(application, settings.look), settings)
    FaultHook(lambda: window.message.tell("error", t("ui.fault", log=log_file(data)))).install()
    # However it ends, no child process may outlive it: leaving would wait for that one.
    application.aboutToQuit.connect(window.verbs.close)
    application.opened.connect(window.take_files)
    instance.wanted.connect(window.take_files)
    # What is not needed to see the window comes after it; one that comes up minimised is not seen.
    latest = QTimer(window, singleShot=True, interval=UNSEEN_MS)
    latest.timeout.connect(lambda: _begin(window, instance, alone, files, data))
    window.drawn.connect(lambda: latest.start(0) if latest.isActive() else None)
    window.show()
    latest.start()
    status = application.exec()
    instance.close()
    return status


def _begin(
    window: MainWindow, instance: Instance, alone: bool, files: Sequence[Path], data: Path
) -> None:
    from ui.tidying import Tidier

    Tidier(window.document, window)
    keep_log(data)
    watch_for_crashes(data)
    window.arrivals.guard(data / "unsaved")
    if not alone:
        window.message.tell("warning", t("ui_shell.single.hanging"))
    elif not instance.listen():
        window.message.tell("warning", t("ui_shell.single.unheard"))
    elif files and window.arrivals.left:
        window.message.tell("info", t("ui_shell.recover.elsewhere"))
    window.arrivals.drops.take(files)
    QTimer.singleShot(WARM_MS, window, lambda: _warm(window))


def _warm(window: MainWindow) -> None:
    from ui.warming import Warming
    from ui.workers import pool

    pool().warm()
    Warming(window).begin()


class Application(QApplication):
    """`opened` carries files that the system wants to be opened (macOS says so in an event)."""

    opened = Signal(list)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QFileOpenEvent):
            self.opened.emit([Path(event.file())])
            return True
        return super().event(event)


def make_application(arguments: list[str]) -> Application:
    """The application with its name, mark and language. Call once."""
    # Setting it afterwards would make a style twice, and hand it to Python with all its words.
    application = Application([*arguments, "-style", "fusion"])
    application.setApplicationName("faellestid")
    application.setApplicationDisplayName(t("ui.name"))
    application.setDesktopFileName("faellestid")
    application.setWindowIcon(icons.mark())
    speak(language())
    return application
