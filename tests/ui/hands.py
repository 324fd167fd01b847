"""What a hand does in a window, and what it then finds there: for journeys that go far."""

import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from models.meetings import Meeting
from models.plan import Outcome
from models.timespan import Moment
from ui.main_window import MainWindow
from ui.views.meeting_button import MeetingButton

PATIENCE = 300.0


class Hands:
    """A window and what is done in it. `picture` is told the name of each thing worth seeing."""

    def __init__(self, window: MainWindow, picture: Callable[[str], object]) -> None:
        self.window, self.picture = window, picture

    # What a hand does --------------------------------------------------------------------

    def drop(self, file: Path) -> None:
        """Drag a file onto the window."""
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(file))])
        middle = self.window.rect().center()
        copy, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
        none = Qt.KeyboardModifier.NoModifier
        # The screen gives drags to the window's surface, before any part of it.
        surface = self.window.windowHandle()
        assert surface is not None
        enter = QDragEnterEvent(middle, copy, data, left, none)
        QApplication.sendEvent(surface, enter)
        assert enter.isAccepted()
        QApplication.sendEvent(surface, QDropEvent(QPointF(middle), copy, data, left, none))
        self.rest()

    def press(self, widget: QWidget) -> None:
        """Click in the middle of something that can be clicked."""
        assert widget.isVisible()
        assert widget.isEnabled()
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton)

    def move(self) -> tuple[str, Moment]:
        """Drag a meeting to another time of its week that breaks nothing."""
        self.window.show_view("calendar")
        for meeting in self.outcome.plan.meetings:
            self.window.selection.select_meeting(meeting.id)
            QTest.qWait(50)
            start = self.drag(meeting)
            if start is not None:
                return meeting.id, start
        raise AssertionError("no meeting could be moved")

    def drag(self, meeting: Meeting) -> Moment | None:
        week = self.window.calendar.week
        button = next(
            (b for b in week.findChildren(MeetingButton)
             if b.meeting.id == meeting.id and b.isVisible()), None,
        )
        if button is None:
            return None
        inside = QPoint(button.width() // 2, button.height() // 2)
        QTest.mousePress(button, Qt.MouseButton.LeftButton, pos=inside)
        QTest.mouseMove(button, inside + QPoint(12, 12))
        self.until(lambda: week.layer.held is not None)
        held = week.layer.held
        assert held is not None
        goal = next(
            (c for c in held.costs
             if c.colour != "red" and c.start != meeting.span.start
             and week.rect().contains(week.slot(c.start, 30).center())), None,
        )
        if goal is None:
            QTest.keyClick(week.layer, Qt.Key.Key_Escape)
            QTest.mouseRelease(button, Qt.MouseButton.LeftButton, pos=inside)
            return None
        self.picture("held")
        near = button.mapFrom(week, week.slot(goal.start, 30).center())
        QTest.mouseMove(button, near - QPoint(0, 3))
        QTest.mouseMove(button, near)
        QTest.mouseRelease(button, Qt.MouseButton.LeftButton, pos=near)
        self.until(lambda: self.meeting(meeting.id).span.start == goal.start)
        self.rest()
        return goal.start

    def keys(self, keys: str, widget: QWidget | None = None) -> None:
        """Type a shortcut. A window without a window manager may have lost its keyboard."""
        self.window.activateWindow()
        self.until(self.window.isActiveWindow)
        pressed = QKeySequence(keys)[0]  # type: ignore[index]  # a gap in the stubs
        QTest.keyClick(widget or self.window, pressed.key(), pressed.keyboardModifiers())
        QTest.qWait(80)

    # What is there -----------------------------------------------------------------------

    @property
    def outcome(self) -> Outcome:
        outcome = self.window.document.state.outcome
        assert outcome is not None
        return outcome

    def meeting(self, meeting_id: str) -> Meeting:
        found = self.window.document.state.meeting(meeting_id)
        assert found is not None
        return found

    def rest(self) -> None:
        """Wait until nothing is in hand."""
        verbs = self.window.verbs
        QTest.qWait(100)
        self.until(lambda: not verbs.working and not verbs.importer.busy)
        QTest.qWait(200)

    def until(self, so: Callable[[], bool]) -> None:
        end = time.monotonic() + PATIENCE
        while not so():
            assert time.monotonic() < end, self.window.message.text.text()
            QTest.qWait(20)
