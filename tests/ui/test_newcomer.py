"""What a person does who sees the program for the first time, late and tired."""

import pytest
from PySide6.QtCore import QByteArray, QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QImage
from PySide6.QtWidgets import QApplication

from models.plan import Outcome
from planner.progress import Progress
from planner.texts import t
from ui.history import History
from ui.language import speak
from ui.main_window import MainWindow


def test_reading_a_file_says_nothing_on_the_page_of_planning(planned: MainWindow) -> None:
    said = planned.planning._status.text()
    state = planned.planning.ladder._states["coverage"].text()
    history = History()
    history.hear(Progress("read", "Læser arket", 0.2), 0.4)
    planned.verbs.heard.emit(history)
    assert planned.planning._status.text() == said
    assert planned.planning._status.text() != t("ui.plan.starting")
    assert planned.planning.ladder._states["coverage"].text() == state


def test_seconds_are_written_as_the_language_writes_them(
    planned: MainWindow, outcome: Outcome
) -> None:
    history = History(problem=outcome.problem)
    history.first = 1.5
    speak("en")
    try:
        planned.planning._show(history, running=False)
        assert "1.5" in planned.planning._times.text()
    finally:
        speak("da")
    planned.planning._show(history, running=False)
    assert "1,5" in planned.planning._times.text()


def test_the_first_page_leads_to_the_guide_in_every_language(window: MainWindow) -> None:
    try:
        for tongue in ("da", "en"):
            window.choose_language(tongue)
            window.show_start()
            window.start.first_steps.guide.click()
            guide = window.beside.guide
            assert guide is not None
            assert not window.frame.panel.isHidden()
            assert guide.page == "guide-first-plan"
            window.beside.close()
    finally:
        window.choose_language("da")


def test_the_title_of_the_problems_counts_what_the_list_holds(planned: MainWindow) -> None:
    planned.problems.refresh()
    severities = [finding.severity for _, finding in planned.problems._lines]
    grave = sum(severity != "info" for severity in severities)
    told = [int(word) for word in planned.problems.title.text().split() if word.isdigit()]
    assert sum(told) == len(severities)
    assert told[0] == grave


_OUTLOOK = 'application/x-qt-windows-mime;value="FileGroupDescriptorW"'


@pytest.mark.parametrize("what", ["attachment", "picture", "link"])
def test_what_is_no_file_is_told_apart_from_a_drag_within_the_window(
    window: MainWindow, what: str
) -> None:
    data = QMimeData()
    if what == "attachment":
        data.setData(_OUTLOOK, QByteArray(b"plan.xlsx"))
    elif what == "picture":
        data.setImageData(QImage(4, 4, QImage.Format.Format_RGB32))
    else:
        data.setUrls([QUrl("https://example.org/plan.xlsx")])
    assert _drop(window, data)
    assert window.message.text.text() == t("ui_shell.drop.elsewhere")


def test_text_that_is_dragged_about_the_window_says_nothing(window: MainWindow) -> None:
    data = QMimeData()
    data.setText("Mona Lund")
    assert not _drop(window, data)
    assert not window.message.text.text()


def _drop(window: MainWindow, data: QMimeData) -> bool:
    """Drag something over the window and let go; whether it was wanted."""
    handle, at = window.windowHandle(), window.rect().center()
    assert handle is not None
    copy, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    none = Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(at, copy, data, left, none)
    QApplication.sendEvent(handle, enter)
    if enter.isAccepted():
        QApplication.sendEvent(handle, QDropEvent(QPointF(at), copy, data, left, none))
    return enter.isAccepted()
