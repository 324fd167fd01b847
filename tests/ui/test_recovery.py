"""Unsaved work outlives the program: a copy beside the window, found again after a crash."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from models.plan import Outcome
from planner import service
from planner.texts import t
from tests.ui.conftest import PATIENCE, Answers
from ui import copies
from ui.autosave import Autosave
from ui.commands import with_lock
from ui.copies import Copy
from ui.document import Document, State
from ui.main_window import MainWindow
from ui.verbs import Verbs
from ui.views.start_parts import Recovery

Idle = Callable[[Verbs], None]

CRASHING = """
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication, QTimer
from tests.ui.outcomes import sample_outcome
from ui.autosave import Autosave
from ui.commands import with_lock
from ui.document import Document, State

if __name__ == "__main__":
    application = QCoreApplication([])
    outcome = sample_outcome()
    document = Document()
    autosave = Autosave(document, Path(sys.argv[1]), document)
    document.open(State(outcome.problem, outcome), path=Path(sys.argv[2]))
    first = outcome.plan.meetings[0]
    document.apply(with_lock(document.state, first.id, not first.locked), "lock")
    autosave.written.connect(lambda: print("written", flush=True))
    QTimer.singleShot(60_000, application.quit)
    application.exec()
"""


def offers(window: MainWindow) -> list[Recovery]:
    left = window.start._left
    items = [left.itemAt(number) for number in range(left.count())]
    parts = [item.widget() for item in items if item is not None]
    return [part for part in parts if isinstance(part, Recovery)]


def changed(document: Document) -> None:
    state = document.state
    assert state.outcome is not None
    first = state.outcome.plan.meetings[0]
    document.apply(with_lock(state, first.id, not first.locked), "lås")


def left_behind(folder: Path, outcome: Outcome, path: Path | None = None) -> Copy:
    folder.mkdir(exist_ok=True)
    copy = Copy(folder / "abc.faellestid", "Solbakken", path, datetime(2026, 3, 6, 22, 40))
    copies.write(copy, outcome.problem, outcome.plan)
    return copy


def test_a_killed_program_leaves_its_work_to_the_next(
    qtbot: QtBot, window: MainWindow, idle: Idle, outcome: Outcome, tmp_path: Path
) -> None:
    own, folder = tmp_path / "min plan.faellestid", tmp_path / "unsaved"
    service.save_plan(outcome, own)
    before = own.read_bytes()
    (tmp_path / "crashing.py").write_text(CRASHING, encoding="utf-8")
    root = Path(__file__).parents[2]
    program = subprocess.Popen(
        [sys.executable, str(tmp_path / "crashing.py"), str(folder), str(own)],
        stdout=subprocess.PIPE, text=True, cwd=root,
        env=os.environ | {"PYTHONPATH": str(root)},
    )
    assert program.stdout is not None
    assert program.stdout.readline() == "written\n"
    program.send_signal(signal.SIGKILL)
    program.wait()
    program.stdout.close()

    window.arrivals.guard(folder)
    [offer] = offers(window)
    said = offer.findChildren(type(offer.heading))
    assert any(outcome.problem.name in each.text() and own.name in each.text() for each in said)
    offer.take.click()
    idle(window.verbs)
    restored = window.document.state.outcome
    assert restored is not None
    assert restored.plan.meetings[0].locked is not outcome.plan.meetings[0].locked
    assert window.document.modified
    assert window.document.path == own
    assert own.read_bytes() == before
    # The work is copied anew before the former copy goes.
    autosave = window.arrivals._autosave
    assert autosave is not None
    qtbot.waitUntil(
        lambda: [c.file for c in copies.found(folder)] == [autosave.copy.file], timeout=PATIENCE
    )


def test_a_copy_stands_as_long_as_something_is_unsaved(
    qtbot: QtBot, planned: MainWindow, answers: Answers, idle: Idle, tmp_path: Path
) -> None:
    folder = tmp_path / "unsaved"
    planned.arrivals.guard(folder)
    changed(planned.document)
    qtbot.waitUntil(lambda: len(list(copies.found(folder))) == 1, timeout=PATIENCE)
    [copy] = copies.found(folder)
    # Its owner lives, so nobody else is offered it.
    assert Autosave(Document(), folder, planned).abandoned() == ()
    kept = service.open_outcome(copy.file)
    state = planned.document.state
    assert state.outcome is not None
    assert kept.plan.meetings == state.outcome.plan.meetings
    answers.file = tmp_path / "gemt.faellestid"
    planned.verbs.save()
    idle(planned.verbs)
    assert list(folder.glob("*.faellestid")) == []
    assert list(folder.glob("*.json")) == []


def test_leaving_without_saving_takes_the_copy_away(
    qtbot: QtBot, planned: MainWindow, answers: Answers, tmp_path: Path
) -> None:
    folder = tmp_path / "unsaved"
    planned.arrivals.guard(folder)
    changed(planned.document)
    qtbot.waitUntil(lambda: len(list(copies.found(folder))) == 1, timeout=PATIENCE)
    answers.keep = "discard"
    assert planned.close()
    assert list(folder.iterdir()) == []


def test_work_that_was_left_is_discarded_only_at_the_second_press(
    window: MainWindow, outcome: Outcome, tmp_path: Path
) -> None:
    folder = tmp_path / "unsaved"
    left_behind(folder, outcome)
    window.arrivals.guard(folder)
    [offer] = offers(window)
    offer.discard.click()
    assert offer.discard.text() == t("ui_shell.recover.sure")
    assert len(list(copies.found(folder))) == 1
    offer.discard.click()
    assert list(copies.found(folder)) == []
    assert offers(window) == []


def test_a_folder_that_cannot_be_written_is_told_once(
    qtbot: QtBot, planned: MainWindow, tmp_path: Path
) -> None:
    (tmp_path / "unsaved").write_text("a file where the folder should be")
    planned.arrivals.guard(tmp_path / "unsaved")
    changed(planned.document)
    qtbot.waitUntil(
        lambda: planned.message.text.text() == t("ui_shell.autosave.failed"), timeout=PATIENCE
    )
    planned.message.hide()
    changed(planned.document)
    qtbot.wait(1300)
    assert not planned.message.isVisible()


@pytest.mark.parametrize("damage", ["note", "plan"])
def test_what_cannot_be_read_is_not_offered(
    window: MainWindow, outcome: Outcome, tmp_path: Path, damage: str
) -> None:
    folder = tmp_path / "unsaved"
    copy = left_behind(folder, outcome)
    if damage == "note":
        copy.note.write_text("{")
    else:
        copy.file.unlink()
    window.arrivals.guard(folder)
    assert offers(window) == []


def test_copies_are_found_latest_first(outcome: Outcome, tmp_path: Path) -> None:
    first = left_behind(tmp_path, outcome, tmp_path / "min.faellestid")
    later = replace(first, file=tmp_path / "def.faellestid", written=datetime(2026, 3, 7, 8, 0))
    copies.write(later, outcome.problem, outcome.plan)
    assert list(copies.found(tmp_path)) == [later, first]


def test_nothing_is_copied_of_what_is_saved(
    qtbot: QtBot, outcome: Outcome, tmp_path: Path
) -> None:
    document = Document()
    autosave = Autosave(document, tmp_path / "unsaved", document)
    document.open(State(outcome.problem, outcome), path=tmp_path / "gemt.faellestid")
    qtbot.wait(1300)
    assert list(tmp_path.iterdir()) == []
    autosave.close()


def test_recovered_work_knows_which_state_of_the_file_it_began_from(
    window: MainWindow, idle: Idle, outcome: Outcome, tmp_path: Path, qtbot: QtBot
) -> None:
    own = tmp_path / "min plan.faellestid"
    service.save_plan(outcome, own)
    _, began = service.open_plan(own)
    fewer = replace(outcome, plan=replace(outcome.plan, meetings=outcome.plan.meetings[1:]))
    service.save_plan(fewer, own, began)
    # By the clock of the share the file is older than the copy.
    os.utime(own, (1_000_000_000, 1_000_000_000))
    folder = tmp_path / "unsaved"
    left = replace(left_behind(folder, outcome, own), version=began)
    mine = replace(outcome.plan, meetings=outcome.plan.meetings[:-1])
    copies.write(left, outcome.problem, mine)
    [found] = copies.found(folder)
    assert found == left
    window.verbs.recover(found, lambda: None)
    idle(window.verbs)
    window.verbs.save()
    qtbot.waitUntil(
        lambda: window.verbs.said is not None
        and window.verbs.said.key in ("changed", "overtaken"), timeout=PATIENCE,
    )
    idle(window.verbs)
    assert service.open_outcome(own).plan == fewer.plan


def test_while_somebody_goes_on_editing_the_first_edit_does_not_wait_for_the_last(
    qtbot: QtBot, outcome: Outcome, tmp_path: Path
) -> None:
    document = Document()
    autosave = Autosave(document, tmp_path, document)
    document.open(State(outcome.problem, outcome))
    written: list[bool] = []
    autosave.written.connect(lambda: written.append(True))
    for _ in range(PATIENCE // 100):
        changed(document)
        document.apply(with_lock(document.state, outcome.plan.meetings[1].id, True), "lås")
        qtbot.wait(100)
        if written:
            break
    assert written
    document.undo_stack.setClean()
    autosave.close()
