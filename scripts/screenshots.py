"""Pictures of the real window with the sample care home, for README and documents.

    python scripts/screenshots.py [--plan PLAN] [--seconds 120] [--out docs/img] [--only LOOK]

Needs a screen; a virtual one will do: `xvfb-run -s "-screen 0 1600x1000x24"`. Without `--plan`
the sample is planned first, and the pictures are those of the plan that the machine finds in time.
Every view is taken light, dark and in English, each into a folder of its own; `--only` takes one.
"""

import argparse
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from PySide6.QtGui import QImage  # noqa: E402 - the packages are found from here on
from PySide6.QtTest import QTest  # noqa: E402

import tests.ui.doubtful_rosters as rosters  # noqa: E402
from models.plan import Outcome  # noqa: E402
from planner.texts import DANISH  # noqa: E402
from ui.app import make_application  # noqa: E402
from ui.language import speak  # noqa: E402
from ui.look import Look  # noqa: E402
from ui.main_window import MainWindow  # noqa: E402
from ui.settings import Settings  # noqa: E402

SIZE = (1480, 920)
PATIENCE = 900.0
PLANNING_PICTURE = 0.6
"""How far planning has come when its picture is taken."""
REST = 1200
"""Milliseconds in which what is worked out beside the window arrives."""
LOOKS = {"light": ("light", DANISH), "dark": ("dark", DANISH), "english": ("light", "en")}
"""Look and language of each folder of pictures."""


def main() -> int:
    """Take every picture; gives back the exit status."""
    arguments = _arguments()
    application = make_application(sys.argv[:1])
    speak(DANISH)
    with tempfile.TemporaryDirectory() as folder:
        settings = Settings(Path(folder) / "settings.ini")
        settings.time_limit = arguments.seconds
        look = Look(application, "light")
        window = MainWindow(look, settings)
        window.resize(*SIZE)
        window.show()
        camera = _Camera(window, arguments.out)
        _plan(window, camera, arguments.plan)
        outcome = window.document.state.outcome
        if outcome is None:
            sys.stderr.write(f"{window.message.text.text()}\n")
            return 1
        for name, (choice, language) in LOOKS.items():
            if arguments.only in (None, name):
                camera.folder = arguments.out / name
                window.choose_language(language)
                look.choose(choice)
                _views(window, outcome, camera)
        window.choose_language(DANISH)
        look.choose("light")
        if arguments.only in (None, "light"):
            camera.folder = arguments.out
            _import(window, Path(folder), camera)
        window.document.undo_stack.setClean()
        window.close()
    return 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--plan", type=Path)
    parser.add_argument("--seconds", type=int, default=120)
    parser.add_argument("--only", choices=tuple(LOOKS))
    parser.add_argument("--out", type=Path, default=ROOT / "docs" / "img")
    return parser.parse_args()


class _Camera:
    """Takes pictures of a window into `folder`."""

    def __init__(self, window: MainWindow, folder: Path) -> None:
        self._window, self.folder = window, folder

    def take(self, name: str) -> None:
        """Let the window come to rest and keep a picture of it."""
        self.folder.mkdir(parents=True, exist_ok=True)
        self._window.resize(*SIZE)
        QTest.qWait(REST)
        self._window.navigation.setFocus()
        QTest.qWait(100)
        picture = self._window.grab().toImage().convertToFormat(QImage.Format.Format_RGB888)
        # The lowest quality is the smallest file: nothing is lost.
        picture.save(str(self.folder / f"{name}.png"), "PNG", 0)


def _plan(window: MainWindow, camera: _Camera, plan: Path | None) -> None:
    """Open a plan, or plan the sample as a person would, with a picture on the way."""
    if plan is not None:
        window.verbs.open_path(plan)
    else:
        camera.take("start")
        window.start.field.sample.click()
        bar = window.work.progress
        _wait(lambda: bar.maximum() > 0 and bar.value() > PLANNING_PICTURE * bar.maximum())
        camera.take("planning")
    _wait(lambda: not window.verbs.working)


def _views(window: MainWindow, outcome: Outcome, camera: _Camera) -> None:
    """Every view, with something selected where there is something to select."""
    meetings = outcome.plan.meetings
    chosen = next(
        (m for m in meetings[len(meetings) // 3:] if m.kind == "supervision"), meetings[0]
    )
    window.message.hide()
    window.show_start()
    camera.take("start")
    for name in window.view_names():
        window.show_view(name)
        window.selection.select_meeting(chosen.id if name == "calendar" else None)
        _wait(lambda: not window.days.counting.running)
        camera.take(name)
    window.show_view("calendar")
    window.calendar.choose_span("month")
    camera.take("month")
    window.calendar.choose_span("week")
    window.show_view("coverage")
    window.coverage.choose_page("people")
    window.selection.select_person(window.coverage.people.ids[0])
    camera.take("weeks")
    window.coverage.choose_page("meetings")
    window.selection.select_person(None)


def _import(window: MainWindow, folder: Path, camera: _Camera) -> None:
    """A newer roster beside the plan, and one with doubts through the three steps."""
    wizard, importer = window.importing.wizard, window.verbs.importer

    def settled() -> bool:
        return not window.verbs.working and not importer.busy

    window.verbs.open_path(rosters.newer(folder))
    _wait(settled)
    window.importing.question.choices["newer"].click()
    _wait(settled)
    assert importer.read is not None
    assert importer.read.compared is not None
    for pair in importer.read.compared.people.likely:
        importer.join(pair.newer, pair.older)
        _wait(settled)
    wizard.go_to("changes")
    camera.take("import-nyere")
    wizard.cancel.click()
    window.document.undo_stack.setClean()
    window.verbs.open_path(rosters.doubtful(folder))
    _wait(settled)
    window.importing.question.choices["other"].click()
    _wait(settled)
    wizard.sheet.questions.setCurrentRow(0)
    camera.take("import-ark")
    wizard.go_to("codes")
    wizard.codes.choose(rosters.LONG_DAY)
    wizard.codes.times.setText("07:00-16:00")
    wizard.codes.say.click()
    _wait(settled)
    camera.take("import-koder")
    wizard.go_to("people")
    camera.take("import-personer")


def _wait(condition: Callable[[], bool]) -> None:
    end = time.monotonic() + PATIENCE
    while not condition():
        if time.monotonic() > end:
            raise TimeoutError
        QTest.qWait(50)


if __name__ == "__main__":
    sys.exit(main())
