"""The language of the whole window: the catalogue's, and that of Qt's own dialogs and dates."""

from typing import Final

from PySide6.QtCore import (
    QCoreApplication,
    QLibraryInfo,
    QLocale,
    QObject,
    QTimer,
    QTranslator,
)

from planner.texts import set_language, t
from ui.document import Document

SHOWN_MS: Final = 100
"""How long a window is left alone while it comes up in another language."""
_TRANSLATOR: Final = "translator"
"""The property of the application that holds it. Looking for it among all that the application
holds would take a window that comes up longer than the rest of this."""


def speak(code: str) -> None:
    """Speak a language from now on. What is on the screen already stays as it is.

    Raises KeyError for an unknown one.
    """
    set_language(code)
    QLocale.setDefault(QLocale(t("export.language")))
    application = QCoreApplication.instance()
    assert application is not None
    translator: QTranslator | None = application.property(_TRANSLATOR)
    if translator is None:
        translator = QTranslator(application)
        application.setProperty(_TRANSLATOR, translator)
    application.removeTranslator(translator)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if translator.load(f"qtbase_{code}", folder):
        application.installTranslator(translator)


class Retelling(QObject):
    """Brings an open document into the language that is spoken since."""

    def __init__(self, document: Document, parent: QObject) -> None:
        super().__init__(parent)
        self._document = document

    def retell(self) -> None:
        """Tell kept sentences anew at once; what the judge says follows, beside the window."""
        from ui.judging import Judge

        judge = Judge(self)
        judge.judged.connect(self._document.settle)
        for outcome in self._document.retell():
            self._document.await_judgement(outcome.judgement)
            # The window has enough to show just now.
            QTimer.singleShot(SHOWN_MS, judge, lambda plan=outcome: judge.give(plan))
