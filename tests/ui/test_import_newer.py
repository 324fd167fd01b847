"""Journeys with a newer roster beside a plan, with real files read by real children."""

from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from models.plan import Outcome
from planner.texts import t
from tests.ui.conftest import Answers
from tests.ui.rosters import MONDAY, write_roster
from tests.ui.shown import buttons, words
from ui.main_window import MainWindow
from ui.verbs import Verbs
from ui.views.importing.wizard import Parts, Wizard

Idle = Callable[[Verbs], None]
Open = Callable[[Path], Wizard]


@pytest.fixture
def planned_home(
    window: MainWindow, open_file: Open, settle: Callable[[], None], tmp_path: Path
) -> Outcome:
    """A plan for a roster that was read from a file."""
    open_file(write_roster(tmp_path / "vagtplan.xlsx", days=28))
    window.verbs.plan(3)
    settle()
    outcome = window.document.state.outcome
    assert outcome is not None
    assert outcome.plan.meetings
    return outcome


def newer_file(path: Path, outcome: Outcome) -> Path:
    """The roster with another name for one, a new person for another, and an attendee away."""
    write_roster(path, days=28)
    book = load_workbook(path)
    sheet = book["Vagtplan"]
    sheet["A2"] = "Åse Bæk-Lund"
    sheet["A3"] = "Zenia Nygaard"
    meeting = outcome.plan.meetings[0]
    column = 2 + (meeting.span.first_day - MONDAY).days
    for row in range(4, 11):
        sheet.cell(row, column).value = "ferie"
    book.save(path)
    return path


def test_a_newer_roster_keeps_the_meetings_and_shows_what_it_hits(
    window: MainWindow, open_file: Open, settle: Callable[[], None], planned_home: Outcome,
    tmp_path: Path,
) -> None:
    first = planned_home.plan.meetings[0]
    window.verbs.lock(first.id, True)
    wizard = open_file(newer_file(tmp_path / "nyere.xlsx", planned_home))
    assert window.importing.question.isVisible()
    QTest.mouseClick(window.importing.question.choices["newer"], Qt.MouseButton.LeftButton)
    settle()
    assert wizard.steps_there_are()[-1] == "changes"
    wizard.go_to("people")
    assert "Zenia Nygaard" in [
        f.name for n, f in enumerate(wizard.people.model.facts)
        if wizard.people.model.index(n, 5).data() == t("ui.wizard.status.new")
    ]
    assert "Bo Dam" in wizard.people.gone.text()
    assert not wizard.use.isEnabled()
    QTest.mouseClick(buttons(wizard.people.doubts, t("ui.wizard.yes"))[0],
                     Qt.MouseButton.LeftButton)
    settle()
    assert t("ui.wizard.settled.same") in words(wizard.people.doubts)

    wizard.go_to("changes")
    shown = {page: [line.texts for line in wizard.changes._lines[page]]
             for page in ("hits", "shifts", "people")}
    assert ("Zenia Nygaard", t("ui.changes.new"), t("no_unit")) in shown["people"]
    assert ("Bo Dam", t("ui.changes.gone"), t("no_unit")) in shown["people"]
    assert ("Åse Bæk-Lund", t("ui.changes.renamed", name="Åse Bæk"), t("no_unit")) in shown[
        "people"
    ]
    assert any(t("reconcile.why.absence") in texts[4] for texts in shown["hits"])
    assert not any(texts[1] == "Bo Dam" for texts in shown["shifts"])

    before = window.document.state
    QTest.mouseClick(wizard.use, Qt.MouseButton.LeftButton)
    settle()
    after = window.document.state
    assert after.outcome is not None
    assert window.document.undo_stack.undoText() == t("ui.undo.newer")
    assert window.document.source == tmp_path / "nyere.xlsx"
    assert [m.span for m in after.outcome.plan.meetings] == [
        m.span for m in planned_home.plan.meetings
    ]
    kept = after.meeting(first.id)
    assert kept is not None
    assert kept.locked
    assert [m.id for m in after.outcome.problem.locked] == [first.id]
    assert after.outcome.judgement != planned_home.judgement
    names = {p.id: p.name for p in after.outcome.problem.roster.employees}
    ids = {p.name: p.id for p in planned_home.problem.roster.employees}
    assert names[ids["Åse Bæk"]] == "Åse Bæk-Lund"
    window.document.undo_stack.undo()
    assert window.document.state == before


def test_the_menu_takes_a_file_as_a_newer_roster_at_once(
    window: MainWindow, answers: Answers, settle: Callable[[], None], planned_home: Outcome,
    tmp_path: Path,
) -> None:
    answers.file = write_roster(tmp_path / "nyere.xlsx", days=28)
    window._menus.actions["newer"].trigger()
    settle()
    wizard = window.importing.wizard
    assert wizard.step == "changes"
    assert wizard.changes.said.text() == t("reconcile.nothing")
    QTest.mouseClick(wizard.cancel, Qt.MouseButton.LeftButton)
    assert window.document.state.outcome is planned_home


def test_another_roster_beside_a_plan_asks_about_unsaved_work(
    window: MainWindow, answers: Answers, open_file: Open, settle: Callable[[], None],
    planned_home: Outcome, tmp_path: Path,
) -> None:
    open_file(write_roster(tmp_path / "andet.xlsx", days=21))
    answers.keep = "cancel"
    QTest.mouseClick(window.importing.question.choices["other"], Qt.MouseButton.LeftButton)
    assert window.document.state.outcome is planned_home
    answers.keep = "discard"
    QTest.mouseClick(window.importing.question.choices["other"], Qt.MouseButton.LeftButton)
    settle()
    problem = window.document.state.problem
    assert problem is not None
    assert problem.name == "andet"
    assert window.document.state.outcome is None


def test_correcting_the_reading_of_a_plan_wipes_nothing(
    window: MainWindow, settle: Callable[[], None], planned_home: Outcome
) -> None:
    window._menus.actions["correct"].trigger()
    settle()
    wizard = window.importing.wizard
    assert window.verbs.importer.older is planned_home.problem
    wizard.go_to("people")
    model = wizard.people.model
    model.setData(model.index(0, 0), Qt.CheckState.Unchecked, Qt.ItemDataRole.CheckStateRole)
    settle()
    wizard.go_to("changes")
    QTest.mouseClick(wizard.use, Qt.MouseButton.LeftButton)
    settle()
    outcome = window.document.state.outcome
    assert outcome is not None
    assert [m.id for m in outcome.plan.meetings] == [m.id for m in planned_home.plan.meetings]


def test_a_lock_while_a_newer_roster_is_looked_at_is_not_lost(
    window: MainWindow, answers: Answers, settle: Callable[[], None], planned_home: Outcome,
    tmp_path: Path,
) -> None:
    answers.file = write_roster(tmp_path / "nyere.xlsx", days=28)
    window.verbs.open_newer()
    settle()
    window.verbs.lock(planned_home.plan.meetings[0].id, True)
    settle()
    QTest.mouseClick(window.importing.wizard.use, Qt.MouseButton.LeftButton)
    settle()
    meeting = window.document.state.meeting(planned_home.plan.meetings[0].id)
    assert meeting is not None
    assert meeting.locked


def test_a_wizard_made_while_the_file_is_read_again_shows_that_it_is(
    window: MainWindow, planned_home: Outcome, settle: Callable[[], None], tmp_path: Path,
) -> None:
    importer = window.verbs.importer
    importer.compare_with(planned_home.problem, planned_home.plan)
    assert importer.busy
    made = Wizard(window.context, importer, Parts(importer, window.look), window)
    assert made.stop.isVisibleTo(made)
    assert not made.state.isVisibleTo(made)
    settle()
    assert not made.stop.isVisibleTo(made)
    assert made.state.isVisibleTo(made)
    made.deleteLater()
