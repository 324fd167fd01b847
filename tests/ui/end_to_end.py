"""The whole day of a scheduler in one window, by mouse and keys alone: import, plan, move, lock,
plan again, export. Only the system's own file dialogs are answered for her.

Run by itself it uses whatever screen there is:

    xvfb-run -s "-screen 0 1600x1000x24" python -m tests.ui.end_to_end FOLDER [PICTURES]
"""

import sys
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from models.meetings import Meeting
from models.plan import Outcome
from models.timespan import Moment
from planner import service
from planner.sample import write_example
from tests.ui.conftest import Answers
from ui.look import Look
from ui.main_window import MainWindow
from ui.settings import Settings
from ui.views.meeting_button import MeetingButton

PATIENCE = 240.0


class Day:
    """A window, a folder with a roster, and what a hand does. `picture`: told after each step."""

    def __init__(
        self, look: Look, folder: Path, picture: Callable[[str, QWidget], object]
    ) -> None:
        self.folder, self.picture = folder, picture
        settings = Settings(folder / "settings.ini")
        settings.time_limit = 10
        self.window = MainWindow(look, settings, "1.2.3")
        self.answers = Answers()
        self.window.verbs.dialogs = self.answers  # type: ignore[assignment]
        self.window.resize(1480, 920)
        self.window.show()
        self.window.activateWindow()
        QTest.qWait(100)

    def live(self) -> None:
        """From the roster to the workbook."""
        self.drop(write_example(self.folder).roster)
        self.picture("1-import", self.window)
        self.press(self.window.importing.summary.plan)
        self.rest()
        first = self.outcome
        assert first.plan.meetings
        self.picture("2-plan", self.window)
        moved, start = self.move()
        self.picture("3-move", self.window)
        QTest.keyClick(self.window, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
        QTest.qWait(50)
        assert self.meeting(moved).locked
        QTest.keyClick(self.window, Qt.Key.Key_F5)
        self.rest()
        assert self.meeting(moved).locked
        assert self.meeting(moved).span.start == start
        self.picture("4-again", self.window)
        self.answers.file = self.folder / "plan.xlsx"
        QTest.keyClick(self.window, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
        self.rest()
        assert self.answers.file.stat().st_size > 5000
        self.answers.file = self.folder / "plan.faellestid"
        QTest.keyClick(self.window, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
        self.rest()
        assert not self.window.isWindowModified()
        self.picture("5-saved", self.window)
        kept = service.open_outcome(self.answers.file)
        assert kept.plan.meetings == self.outcome.plan.meetings
        self.window.close()
        assert not self.window.isVisible()

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
        self.picture("3-held", self.window)
        near = button.mapFrom(week, week.slot(goal.start, 30).center())
        QTest.mouseMove(button, near - QPoint(0, 3))
        QTest.mouseMove(button, near)
        QTest.mouseRelease(button, Qt.MouseButton.LeftButton, pos=near)
        self.until(lambda: self.meeting(meeting.id).span.start == goal.start)
        self.rest()
        return goal.start

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
        QTest.qWait(100)
        self.until(lambda: not self.window.verbs.working)
        QTest.qWait(200)

    def until(self, so: Callable[[], bool]) -> None:
        end = time.monotonic() + PATIENCE
        while not so():
            assert time.monotonic() < end, self.window.message.text.text()
            QTest.qWait(20)


def main() -> int:
    """Live the day on the screen there is, with a picture of each step where a folder is given."""
    from ui.app import make_application

    application = make_application(sys.argv[:1])
    pictures = Path(sys.argv[2]) if len(sys.argv) > 2 else None

    def picture(name: str, window: QWidget) -> None:
        if pictures is not None:
            window.grab().save(str(pictures / f"{name}.png"))

    Day(Look(application, "light"), Path(sys.argv[1]), picture).live()
    sys.stdout.write(f"whole day: {QApplication.platformName()}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
