"""The window's way of writing the meetings into a copy of the roster."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from planner import service
from planner.exporting.own_workbook import WAYS, Prepared, Way
from planner.sample.files import write_example
from tests.ui.conftest import PATIENCE, Answers
from tests.ui.outcomes import sample_outcome
from ui.main_window import MainWindow
from ui.views.own_workbook import OwnWorkbookDialog

NOTES = ("Møderne skrives i 12 celler.", "Arket er beskyttet.")
ACTION = "Skriv møderne ind i vagtplanen (Excel) …"
MADE: dict[Way, Prepared | str] = {
    "cell": "Kun hele rul.",
    "comment": Prepared("comment", "plan.xlsx", ".xlsx", NOTES, b""),
    "rows": Prepared("rows", "plan.xlsx", ".xlsx", ("4 møder skrives.",), b""),
}


@pytest.fixture
def dialog(qtbot: QtBot) -> Iterator[OwnWorkbookDialog]:
    above = QWidget()
    above.resize(1200, 800)
    qtbot.addWidget(above)
    made = OwnWorkbookDialog("plan.xlsx", MADE, above)
    made.show()
    yield made
    made.close()


def _texts(dialog: OwnWorkbookDialog) -> list[str]:
    """The sentences below the heading."""
    QApplication.processEvents()  # a layout shows what is new in it when it is next looked at
    shown = [each.text() for each in dialog.notes.findChildren(QLabel) if each.isVisible()]
    return shown[1:]


def test_a_way_that_is_not_possible_cannot_be_chosen_and_says_why(
    dialog: OwnWorkbookDialog,
) -> None:
    assert not dialog.ways["cell"].isEnabled()
    assert dialog.ways["cell"].accessibleDescription().endswith(": Kun hele rul.")
    assert dialog.way() == "comment"


def test_what_there_is_to_say_is_that_of_the_chosen_way(dialog: OwnWorkbookDialog) -> None:
    assert _texts(dialog) == list(NOTES)
    QTest.keyClick(dialog.ways["comment"], Qt.Key.Key_Down)
    assert dialog.way() == "rows"
    assert _texts(dialog) == ["4 møder skrives."]


def test_enter_saves_and_escape_does_not(dialog: OwnWorkbookDialog) -> None:
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.choice is None
    dialog.show()
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    assert dialog.choice == "comment"


def test_where_no_way_is_possible_nothing_can_be_saved(qtbot: QtBot) -> None:
    above = QWidget()
    qtbot.addWidget(above)
    made = OwnWorkbookDialog("plan.xlsx", {"cell": "Nej.", "rows": "Heller ikke."}, above)
    assert not made.save.isEnabled()
    assert made.way() is None


def test_the_meetings_go_into_a_copy_beside_the_window(
    planned: MainWindow, answers: Answers, qtbot: QtBot, tmp_path: Path
) -> None:
    roster = write_example(tmp_path / "sample").roster
    before = roster.read_bytes()
    answers.roster, answers.way, answers.copy = roster, "comment", tmp_path / "kopi.xlsx"
    told: list[tuple[str, str]] = []
    planned.verbs.told.connect(lambda *said: told.append(said))
    planned.verbs.export_into_own()
    qtbot.waitUntil(lambda: bool(told), timeout=PATIENCE)
    assert told[0][0] == "good", told
    assert roster.name in told[0][1]
    assert answers.asked[-1] == f"{roster.stem} med møder.xlsx"
    assert roster.read_bytes() == before
    assert service.read(tmp_path / "kopi.xlsx").employees == service.read(roster).employees


def test_a_roster_of_another_plan_is_refused_before_a_way_is_asked_for(
    planned: MainWindow, answers: Answers, qtbot: QtBot, tmp_path: Path
) -> None:
    answers.roster = tmp_path / "liste.csv"
    answers.roster.write_text("Navn;Dato\nBo Hansen;05-01-2026\n")
    told: list[tuple[str, str]] = []
    planned.verbs.told.connect(lambda *said: told.append(said))
    planned.verbs.export_into_own()
    qtbot.waitUntil(lambda: bool(told), timeout=PATIENCE)
    assert told[0][0] == "error"
    assert ".xlsx" in told[0][1]
    assert not any(said.startswith("how_to_write") for said in answers.asked)


def test_there_is_something_to_write_once_there_is_a_plan(
    window: MainWindow, request: pytest.FixtureRequest
) -> None:
    action = next(a for a in window.findChildren(QAction) if a.text() == ACTION)
    assert not action.isEnabled()
    request.getfixturevalue("planned")
    assert action.isEnabled()


def test_the_sample_plan_fits_the_sample_roster(tmp_path: Path) -> None:
    roster = write_example(tmp_path).roster
    made = service.own_workbook(sample_outcome(), roster, WAYS)
    assert not [way for way, each in made.items() if isinstance(each, str)]
