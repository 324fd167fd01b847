"""The window goes on to the next period, and deletes a person's data."""

import json
import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from models.finding import UnusableInput
from models.plan import Outcome
from models.policy import Carried
from planner import service
from planner.plan_file.backups import list_backups
from planner.plan_file.lock import Held, acquire, lock_of
from planner.progress import never, silent
from planner.texts import t
from tests.ui.conftest import PATIENCE, Answers
from tests.ui.rosters import MONDAY, write_roster
from ui.document import State
from ui.forgetting import DropPast
from ui.main_window import MainWindow
from ui.views.forgetting import ForgetDialog
from ui.views.importing.wizard import Wizard

Settle = Callable[[], None]


@pytest.fixture
def settle(qtbot: QtBot, window: MainWindow) -> Settle:
    """Wait until nothing is in hand."""

    def wait() -> None:
        verbs = window.verbs
        qtbot.waitUntil(lambda: not verbs.working and not verbs.importer.busy, timeout=PATIENCE)
        qtbot.wait(20)

    return wait


@pytest.fixture
def planned_home(window: MainWindow, settle: Settle, tmp_path: Path) -> Outcome:
    """A plan for a roster that was read from a file."""
    window.verbs.open_path(write_roster(tmp_path / "vagtplan.xlsx"))
    settle()
    window.verbs.plan(3)
    settle()
    outcome = window.document.state.outcome
    assert outcome is not None
    assert outcome.plan.meetings
    return outcome


def next_file(path: Path) -> Path:
    """The roster of the two weeks after; one person writes her name otherwise, one is new."""
    write_roster(path)
    book = load_workbook(path)
    sheet = book["Vagtplan"]
    for number in range(14):
        sheet.cell(1, 2 + number).value = MONDAY + timedelta(days=14 + number)
    sheet["A2"] = "Aase Bæk"
    sheet["A3"] = "Zenia Nygaard"
    book.save(path)
    return path


def begin(window: MainWindow, answers: Answers, settle: Settle, file: Path) -> Wizard:
    answers.file = file
    window._menus.actions["next_period"].trigger()
    settle()
    return window.importing.wizard


def test_the_next_period_begins_with_the_people_as_they_are_matched(
    window: MainWindow, answers: Answers, settle: Settle, planned_home: Outcome, tmp_path: Path
) -> None:
    told: list[str] = []
    window.verbs.told.connect(lambda _, text: told.append(text))
    wizard = begin(window, answers, settle, next_file(tmp_path / "næste.xlsx"))
    assert wizard.step == "people"
    assert wizard.steps_there_are() == ("sheet", "codes", "people")
    assert wizard.use.text() == t("ui_history.wizard.use")
    assert "næste.xlsx" in wizard.title.text()
    assert "Bo Dam" in wizard.people.gone.text()
    importer = window.verbs.importer
    assert importer.read is not None
    assert importer.read.compared is not None
    for pair in importer.read.compared.people.likely:
        importer.join(pair.newer, pair.older)
        settle()
    QTest.mouseClick(wizard.use, Qt.MouseButton.LeftButton)
    settle()
    problem = window.document.state.problem
    assert problem is not None
    assert window.document.state.outcome is None
    assert window.document.path is None
    assert problem.period.first == MONDAY + timedelta(days=14)
    assert problem.kinds == planned_home.problem.kinds
    ids = {p.name: p.id for p in planned_home.problem.roster.employees}
    assert problem.roster.employee(ids["Åse Bæk"]).name == "Aase Bæk"
    counted = {p.employee: p for p in planned_home.judgement.by_employee}
    for id_ in ids.values():
        carried = problem.carried.get(id_, Carried())
        assert carried.meetings == counted[id_].meetings
        assert carried.extra_minutes == counted[id_].extra_minutes
        assert carried.last_seen == counted[id_].last_seen
    assert "Zenia Nygaard" in told[-1]


def test_a_roster_of_the_same_period_is_refused(
    window: MainWindow, answers: Answers, settle: Settle, planned_home: Outcome, tmp_path: Path
) -> None:
    told: list[tuple[str, str]] = []
    window.verbs.told.connect(lambda tone, text: told.append((tone, text)))
    begin(window, answers, settle, write_roster(tmp_path / "samme.xlsx"))
    tone, text = told[-1]
    assert tone == "error"
    assert "18. januar" in text
    assert window.document.state.outcome is planned_home
    assert not window.verbs.bringing_in


def test_both_ask_for_a_plan(window: MainWindow) -> None:
    for name in ("next_period", "forget"):
        assert not window._menus.actions[name].isEnabled()


def test_what_is_known_is_shown_before_it_is_deleted(
    window: MainWindow, outcome: Outcome, qtbot: QtBot
) -> None:
    dialog = ForgetDialog(outcome, window)
    qtbot.addWidget(dialog)
    assert not dialog.delete_data.isEnabled()
    person = outcome.problem.roster.employees[0]
    dialog.who.setCurrentIndex(dialog.who.findData(person.id))
    assert f"{len(person.shifts)} vagter" in dialog.said.text()
    dialog.copies.setChecked(False)
    dialog.delete_data.click()
    assert dialog.choice == (person.id, False)


def test_a_person_is_deleted_and_no_step_leads_back_once_it_is_saved(
    window: MainWindow, answers: Answers, settle: Settle, outcome: Outcome, tmp_path: Path,
    qtbot: QtBot,
) -> None:
    window.document.open(State(outcome.problem, outcome))
    answers.file = tmp_path / "plan.faellestid"
    window.verbs.save_as()
    settle()
    person = outcome.problem.roster.employees[0]
    mark = person.name.encode()
    assert mark in answers.file.read_bytes()
    answers.whom = (person.id, True)
    window._menus.actions["forget"].trigger()
    settle()
    assert person.name in window.document.undo_stack.undoText()
    window.document.undo_stack.undo()
    state = window.document.state
    assert state.problem is not None
    assert person in state.problem.roster.employees
    window.document.undo_stack.redo()
    done: list[str] = []
    window.verbs.told.connect(lambda _, text: done.append(text))
    window.verbs.save()
    qtbot.waitUntil(lambda: any("sikkerhedskopi" in text for text in done), timeout=PATIENCE)
    assert not window.document.undo_stack.canUndo()
    assert not window.document.modified
    assert mark not in answers.file.read_bytes()
    copies = list_backups(answers.file, window.settings.backups)
    assert copies
    assert all(mark not in copy.file.read_bytes() for copy in copies)


def test_an_incident_past_its_date_is_gone_when_the_plan_is_opened(
    window: MainWindow, settle: Settle, outcome: Outcome, tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    (incident,) = outcome.problem.incidents
    assert incident.delete_after is not None
    file = tmp_path / "plan.faellestid"
    service.save_plan(outcome, file)
    window.verbs.open_path(file)
    settle()
    assert window.document.state.problem == outcome.problem
    late = incident.delete_after + timedelta(days=1)
    monkeypatch.setattr("ui.forgetting.today", lambda: late)
    window.verbs.open_path(file)
    settle()
    problem = window.document.state.problem
    assert problem is not None
    assert problem.incidents == ()
    assert window.message.text.text() == t("ui_past.kept.one")
    # Nobody is asked about what she did not do.
    assert not window.document.modified
    assert not window.isWindowModified()
    saved = service.open_outcome(file).problem
    assert saved.incidents == ()
    assert all(incident.id not in line.meeting for line in saved.record.log)
    window.verbs.save()
    settle()
    assert window.verbs.said is None or window.verbs.said.key != "changed"
    assert service.open_outcome(file).problem.record.log == saved.record.log


@pytest.mark.parametrize("why", ["read_only", "taken"])
def test_a_file_that_cannot_be_written_at_once_is_left_for_the_next_save(
    outcome: Outcome, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, why: str
) -> None:
    (incident,) = outcome.problem.incidents
    assert incident.delete_after is not None
    file = tmp_path / "plan.faellestid"
    version = service.save_plan(outcome, file)
    assert version is not None
    before = file.read_bytes()
    task = DropPast(
        outcome, file, tmp_path, incident.delete_after + timedelta(days=1), version.version,
    )
    if why == "taken":
        lock = acquire(file, "Mette")
        assert isinstance(lock, Held)
        task = replace(task, window=task.window + 1)
    else:
        def refuse(*_: object, **__: object) -> None:
            raise UnusableInput("skrivebeskyttet")

        monkeypatch.setattr("planner.service.save_plan", refuse)
    done = task.run(silent, never)
    assert not done.kept
    assert done.version == version.version
    assert done.outcome.problem.incidents == ()
    assert file.read_bytes() == before


def test_a_window_that_took_long_to_come_up_does_not_stand_in_its_own_way(
    outcome: Outcome, tmp_path: Path
) -> None:
    (incident,) = outcome.problem.incidents
    assert incident.delete_after is not None
    file = tmp_path / "plan.faellestid"
    version = service.save_plan(outcome, file)
    assert version is not None
    assert isinstance(acquire(file, "Mette"), Held)
    said = json.loads(lock_of(file).read_bytes())
    since = datetime.fromisoformat(said["since"]) - timedelta(minutes=1)
    lock_of(file).write_text(json.dumps(said | {"since": since.isoformat()}), encoding="utf-8")
    late = incident.delete_after + timedelta(days=1)
    done = DropPast(outcome, file, tmp_path, late, version.version).run(silent, never)
    assert done.kept
    assert service.open_outcome(file).problem.incidents == ()


def test_a_plan_of_an_older_version_leaves_no_past_incident_beside_it(
    outcome: Outcome, tmp_path: Path
) -> None:
    (incident,) = outcome.problem.incidents
    assert incident.delete_after is not None
    file = tmp_path / "plan.faellestid"
    service.save_plan(outcome, file)
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("PRAGMA user_version = 1")
    found, version = service.open_plan(file)
    after = incident.delete_after + timedelta(days=1)
    done = DropPast(found, file, tmp_path / "kopier", after, version).run(silent, never)
    assert done.kept
    assert sorted(each.name for each in tmp_path.iterdir()) == [
        "plan.faellestid", "plan.v1.faellestid"
    ]
    for each in tmp_path.iterdir():
        assert service.open_outcome(each).problem.incidents == ()
        assert f'"{incident.id}"'.encode() not in each.read_bytes()
