"""The application around the window: its name, its language, its log, its look."""

import sys
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QApplication

from planner.texts import language, t
from ui import icons
from ui.faults import FaultHook, keep_log
from ui.language import speak
from ui.look import Look
from ui.main_window import MainWindow
from ui.settings import Settings


def run(file: Path | None) -> int:
    """Show the window, with a file if one is given; gives back the exit status."""
    application = make_application(sys.argv[:1])
    settings = Settings()
    speak(settings.language)
    look = Look(application, settings.look)
    window = MainWindow(look, settings, program_version())
    folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.AppDataLocation)
    log = keep_log(Path(folder))
    FaultHook(lambda: window.message.tell("error", t("ui.fault", log=str(log or "–")))).install()
    # However it ends, no child process may outlive it: leaving would wait for that one.
    application.aboutToQuit.connect(window.verbs.close)
    window.show()
    if file is not None:
        window.verbs.open_path(file)
    return application.exec()


def make_application(arguments: list[str]) -> QApplication:
    """The application with its name, mark and language. Call once."""
    application = QApplication(arguments)
    application.setApplicationName("faellestid")
    application.setApplicationDisplayName(t("ui.name"))
    application.setDesktopFileName("faellestid")
    application.setWindowIcon(icons.mark())
    speak(language())
    return application


def program_version() -> str:
    """The version of the installed program; `–` where it runs without being installed."""
    try:
        return version("faellestid")
    except PackageNotFoundError:
        return "–"
