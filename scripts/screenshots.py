"""Pictures of the real window with the sample care home, for README and documents.

    python scripts/screenshots.py [--plan PLAN] [--seconds 120] [--out docs/img] [--only LOOK]

Needs a screen; a virtual one will do: `xvfb-run -s "-screen 0 1600x1000x24"`. The sample is
planned first, with its curve, and the pictures are those of the plan that the machine finds in
time; with `--plan` it goes on from that one. Every view is taken light, dark and in English, each
into a folder of its own; `--only` takes one. There are remarks and a meeting that was moved by
hand, so that no view stands empty.
"""

import argparse
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from PySide6.QtGui import QImage  # noqa: E402 - the packages are found from here on
from PySide6.QtTest import QTest  # noqa: E402

import tests.ui.doubtful_rosters as rosters  # noqa: E402
from models.plan import Outcome  # noqa: E402
from planner.texts import DANISH, t  # noqa: E402
from tests.ui.hands import Hands  # noqa: E402
from ui.app import make_application  # noqa: E402
from ui.language import speak  # noqa: E402
from ui.look import Look  # noqa: E402
from ui.main_window import MainWindow  # noqa: E402
from ui.settings import Settings  # noqa: E402
from ui.widgets.parts import Page  # noqa: E402

SIZE = (1480, 920)
PATIENCE = 900.0
PLANNING_PICTURE = 0.6
"""How far planning has come when its picture is taken."""
REST = 1200
"""Milliseconds in which what is worked out beside the window arrives."""
MEETING_REMARK = "Kan mødet begynde kl. 14, så nattevagten når hjem og sover?"
PERSON_REMARK = "Er indkaldt to gange i samme måned. Kan en anden tage den ene?"
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
        for _ in _in_turn(arguments.only, arguments.out, window, look, camera):
            camera.take("start")
        _plan(window, camera, arguments.plan, arguments.out / (arguments.only or "light"))
        if window.document.state.outcome is None:
            sys.stderr.write(f"{window.message.text.text()}\n")
            return 1
        for _ in _in_turn(arguments.only, arguments.out, window, look, camera):
            _curve(window, camera)
        outcome, remark = _change(window)
        for _ in _in_turn(arguments.only, arguments.out, window, look, camera):
            _views(window, outcome, remark, camera)
        if arguments.only in (None, "light"):
            camera.folder = arguments.out
            _import(window, Path(folder), camera)
        window.document.undo_stack.setClean()
        window.close()
    return 0


def _in_turn(
    only: str | None, out: Path, window: MainWindow, look: Look, camera: "_Camera"
) -> Iterator[str]:
    """Each wanted look and language in turn, with its folder; light and Danish in the end."""
    for name, (choice, language) in LOOKS.items():
        if only in (None, name):
            camera.folder = out / name
            window.choose_language(language)
            look.choose(choice)
            yield name
    window.choose_language(DANISH)
    look.choose("light")


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


def _plan(window: MainWindow, camera: _Camera, plan: Path | None, out: Path) -> None:
    """Plan the sample as a person would, or go on with a plan, with a picture on the way."""
    if plan is not None:
        window.verbs.open_path(plan)
        _wait(lambda: not window.verbs.working)
        window.verbs.plan(window.settings.time_limit, way="onward")
    else:
        window.start.field.sample.click()
    camera.folder = out
    bar = window.work.progress
    _wait(lambda: bar.maximum() > 0 and bar.value() > PLANNING_PICTURE * bar.maximum())
    camera.take("planning")
    _wait(lambda: not window.verbs.working)


def _curve(window: MainWindow, camera: _Camera) -> None:
    """The curve of the last planning."""
    window.message.hide()
    window.show_view("plan")
    page = window.planning.findChild(Page)
    assert page is not None
    QTest.qWait(4 * REST)  # what is judged beside the window comes in the new language
    page.ensureWidgetVisible(window.planning.chart)
    camera.take("curve")


def _change(window: MainWindow) -> tuple[Outcome, str]:
    """A meeting moved by hand, and two remarks, of which it gives the first."""
    moved, _ = Hands(window, lambda _: None).move()
    outcome = window.document.state.outcome
    assert outcome is not None
    meeting = next(m for m in outcome.plan.meetings if m.id == moved)
    came = tuple(seat.employee for seat in meeting.attendance if not seat.leads)
    window.reviewing.call(t("ui_review.name.example").removeprefix("for eksempel "))
    first = window.reviewing.remark(MEETING_REMARK, "meeting", moved, None)
    window.reviewing.remark(PERSON_REMARK, "person", came[0], None)
    window.selection.select_meeting(None)
    assert first is not None
    return outcome, first


def _views(window: MainWindow, outcome: Outcome, remark: str, camera: _Camera) -> None:
    """Every view, with something selected where there is something to select."""
    meetings = outcome.plan.meetings
    chosen = next(
        (m for m in meetings[len(meetings) // 3:] if m.kind == "supervision"), meetings[0]
    )
    window.message.hide()
    QTest.qWait(4 * REST)
    for name in window.view_names():
        window.show_view(name)
        window.selection.select_meeting(chosen.id if name == "calendar" else None)
        _wait(lambda: not window.days.counting.running)
        if name == "review":
            window.review.show_remark(remark)
        elif name == "incidents":
            _begin_incident(window)
        window.message.hide()
        camera.take(name)
        if name == "incidents":
            window.incidents.leave()
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


def _begin_incident(window: MainWindow) -> None:
    """The form of a new incident, with its proposals."""
    window.new_incident()
    view = window.incidents
    QTest.qWait(REST)
    _wait(lambda: not (view.asking.running or view.proposals.looking.running))


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
    QTest.qWait(REST)  # until the sheet is filled, which the question leads to
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
