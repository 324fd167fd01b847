"""The whole day of a scheduler in one window, by mouse and keys alone: import, plan, move, lock,
plan again, export. Only the system's own file dialogs are answered for her.

Run by itself it uses whatever screen there is:

    xvfb-run -s "-screen 0 1600x1000x24" python -m tests.ui.end_to_end FOLDER [PICTURES]
"""

import sys
from collections.abc import Callable
from pathlib import Path

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from planner import service
from planner.sample import write_example
from tests.ui.conftest import Answers
from tests.ui.hands import Hands
from ui.look import Look
from ui.main_window import MainWindow
from ui.settings import Settings


class Day(Hands):
    """A window, a folder with a roster, and what a hand does. `picture`: told after each step."""

    def __init__(
        self, look: Look, folder: Path, picture: Callable[[str, QWidget], object]
    ) -> None:
        self.folder = folder
        settings = Settings(folder / "settings.ini")
        settings.time_limit = 3
        window = MainWindow(look, settings, "1.2.3")
        super().__init__(window, lambda name: picture(name, window))
        self.answers = Answers()
        self.window.verbs.dialogs = self.answers  # type: ignore[assignment]
        self.window.resize(1480, 920)
        self.window.show()
        self.window.activateWindow()
        QTest.qWait(100)

    def live(self) -> None:
        """From the roster to the workbook."""
        self.drop(write_example(self.folder).roster)
        self.picture("1-import")
        self.press(self.window.importing.summary.plan)
        self.rest()
        first = self.outcome
        assert first.plan.meetings
        self.picture("2-plan")
        moved, start = self.move()
        self.picture("3-move")
        self.keys("Ctrl+L")
        self.until(lambda: self.meeting(moved).locked)
        self.keys("F5")
        self.rest()
        assert self.meeting(moved).locked
        assert self.meeting(moved).span.start == start
        self.picture("4-again")
        self.answers.file = self.folder / "plan.xlsx"
        self.keys("Ctrl+E")
        self.rest()
        assert self.answers.file.stat().st_size > 5000
        self.answers.file = self.folder / "plan.faellestid"
        self.keys("Ctrl+S")
        self.rest()
        assert not self.window.isWindowModified()
        self.picture("5-saved")
        kept = service.open_outcome(self.answers.file)
        assert kept.plan.meetings == self.outcome.plan.meetings
        self.window.close()
        assert not self.window.isVisible()


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
