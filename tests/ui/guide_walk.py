"""Every page of the guide, done in a real window as it says, with a picture where it shows one.

`scripts/guide_pictures.py` keeps the pictures; `test_guide.py` walks without keeping them.
"""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Final

from PySide6.QtCore import QDateTime, QSize, Qt
from PySide6.QtTest import QTest

from planner import service
from planner.sample import write_example
from planner.texts import t
from tests.ui import doubtful_rosters
from tests.ui.conftest import Answers
from tests.ui.hands import Hands
from ui.main_window import MainWindow

SIZE: Final = QSize(1360, 860)
HOUSE: Final = "Hus Lærken"
CTRL: Final = Qt.KeyboardModifier.ControlModifier


class Walk(Hands):
    """The steps of each page of the guide."""

    def __init__(
        self, window: MainWindow, answers: Answers, folder: Path, picture: Callable[[str], object]
    ) -> None:
        super().__init__(window, picture)
        self.answers, self.folder = answers, folder
        self.remark = "Kan mødet begynde kl. 14, så natten kan nå hjem og sove?"
        window.resize(SIZE)
        window.show()
        window.activateWindow()
        QTest.qWait(100)

    def first_plan(self) -> None:
        """From a roster to a plan that is saved and exported, with a meeting moved and locked."""
        window = self.window
        self.shot("first-plan-1")
        window.verbs.open_path(write_example(self.folder).roster)
        self.rest()
        self.shot("first-plan-2")
        self.press(window.importing.summary.plan)
        self.rest()
        assert self.outcome.plan.meetings
        window.show_view("overview")
        self.shot("first-plan-3")
        moved, _ = self.move()
        self.keys("Ctrl+L")
        held = window.document.state.meeting(moved)
        assert held is not None
        assert held.locked
        self.keys("F5")
        self.rest()
        assert window.document.state.meeting(moved) == held
        self.answers.file = self.folder / "plan.faellestid"
        self.keys("Ctrl+S")
        self.rest()
        assert service.open_outcome(self.answers.file).plan.meetings == self.outcome.plan.meetings
        self.answers.file = self.folder / "plan.xlsx"
        self.keys("Ctrl+E")
        self.rest()
        assert self.answers.file.stat().st_size > 5000

    def newer_roster(self) -> None:
        """A newer roster beside the plan, used, repaired and compared; and taken back."""
        window, wizard = self.window, self.window.importing.wizard
        before = window.document.state
        self.answers.file = doubtful_rosters.newer(self.folder)
        window._menus.actions["newer"].trigger()
        self.rest()
        importer = window.verbs.importer
        assert importer.read is not None
        assert importer.read.compared is not None
        for pair in importer.read.compared.people.likely:
            importer.join(pair.newer, pair.older)
            self.rest()
        wizard.go_to("changes")
        self.shot("newer-roster-1")
        self.press(wizard.use)
        self.rest()
        used = self.outcome
        assert doubtful_rosters.NEW in {e.name for e in used.problem.roster.employees}
        window.show_view("plan")
        ways = window.planning.ways
        ways.setCurrentIndex(ways.findText(t("ui.planning.way.repair")))
        self.press(window._menus.plan)
        self.rest()
        kept = {m.id for m in self.outcome.plan.meetings if m.locked}
        assert kept == {m.id for m in used.plan.meetings if m.locked}
        window.show_view("compare")
        QTest.qWait(200)
        while window.document.state is not before:
            self.keys("Ctrl+Z")

    def incident(self) -> None:
        """Three clicks from an incident to its debriefing."""
        window = self.window
        self.keys("Ctrl+H")
        view = window.incidents
        view.unit.setCurrentIndex(view.unit.findData(HOUSE))
        at = datetime(2026, 3, 10, 17, 30).isoformat()
        view.at.setDateTime(QDateTime.fromString(at, Qt.DateFormat.ISODate))
        QTest.qWait(100)
        assert view.involved()
        self.until(view.register.isEnabled)
        self.shot("incident-1")
        self.press(view.register)
        self.rest()
        assert any(i.unit == HOUSE for i in self.outcome.problem.incidents)
        self.shot("incident-2")

    def review(self) -> None:
        """Coverage, a remark on a meeting, and that the plan has been gone through."""
        window = self.window
        window.show_view("coverage")
        self.shot("review-1")
        window.show_view("review")
        window.review.name.setText("Anne Holm, AMR")
        window.review.name.editingFinished.emit()
        window.selection.select_meeting(self.outcome.plan.meetings[4].id)
        self.keys("Ctrl+R")
        form = window.review.remarks.form
        form.text.setPlainText(self.remark)
        self.press(form.send)
        [made] = self.outcome.problem.record.remarks
        window.review.remarks.choose(made.id)
        self.shot("review-2")
        window.reviewing.mark_seen()
        assert self.outcome.problem.record.seen

    def figures(self) -> None:
        """Where the figures of each person stand."""
        self.window.show_view("load")
        self.shot("figures-1")

    def no(self) -> None:
        """A problem, and why it is one."""
        window = self.window
        window.show_view("overview")
        window.problems.list.setFocus()
        self.keys("Down", window.problems.list)
        self.press(window.problems.why)
        self.until(lambda: not window.helping.counting.running)
        self.shot("no-1")
        self.press(window.helping.back)

    def shot(self, name: str) -> None:
        """Let the window come to rest, and say that a picture may be taken."""
        QTest.qWait(50)
        self.picture(name)


PAGES: Final[dict[str, Callable[[Walk], None]]] = {
    "first-plan": Walk.first_plan, "newer-roster": Walk.newer_roster, "incident": Walk.incident,
    "review": Walk.review, "figures": Walk.figures, "no": Walk.no,
}
"""Pages of the guide by their name, in the order in which each builds on the one before."""
