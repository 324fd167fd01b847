"""Work without a plan outlives a killed program; a plan from JSON; who has the lock."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from models.plan import Outcome
from planner import service
from planner.plan_file import lock
from planner.plan_file.lock import Taken, lock_of
from planner.review.remarks import with_remark, without_remark
from planner.texts import t
from tests.ui.conftest import PATIENCE, Answers
from tests.ui.sharers import drop_first, remark, said, texts
from tests.ui.test_recovery import offers
from ui import copies, keeping_lock
from ui.autosave import Autosave
from ui.dialogs import Unsaved
from ui.document import Document, State
from ui.main_window import MainWindow
from ui.taking_in import take_notes
from ui.verbs import Verbs

Idle = Callable[[Verbs], None]
WITHIN_SECONDS = 1.0

TYPING = """
import sys, time
from dataclasses import replace
from pathlib import Path
from PySide6.QtCore import QCoreApplication, QTimer
from tests.ui.outcomes import sample_outcome
from ui.autosave import READY_MS, Autosave
from ui.document import Document, State

if __name__ == "__main__":
    application = QCoreApplication([])
    problem = sample_outcome().problem
    document = Document()
    autosave = Autosave(document, Path(sys.argv[1]), document)
    document.open(State(problem), source=Path(sys.argv[2]))
    began = []

    def type_in():
        began.append(time.monotonic())
        autosave.written.connect(lambda: print(time.monotonic() - began[0], flush=True))
        policy = replace(problem.policy, rest_minutes=701)
        document.apply(State(replace(problem, policy=policy)), "regel")

    QTimer.singleShot(READY_MS + 4000, type_in)
    QTimer.singleShot(60_000, application.quit)
    application.exec()
"""


def test_rules_of_a_roster_without_a_plan_outlive_a_killed_program(
    window: MainWindow, idle: Idle, outcome: Outcome, tmp_path: Path
) -> None:
    folder, roster = tmp_path / "unsaved", tmp_path / "vagtplan.xlsx"
    (tmp_path / "typist.py").write_text(TYPING, encoding="utf-8")
    root = Path(__file__).parents[2]
    program = subprocess.Popen(
        [sys.executable, str(tmp_path / "typist.py"), str(folder), str(roster)],
        stdout=subprocess.PIPE, text=True, cwd=root, env=os.environ | {"PYTHONPATH": str(root)},
    )
    assert program.stdout is not None
    took = float(program.stdout.readline())
    program.send_signal(signal.SIGKILL)
    program.wait()
    program.stdout.close()
    # Within a second on a quiet machine; others are at work while tests run.
    assert took < 20 * WITHIN_SECONDS

    window.arrivals.guard(folder)
    (offer,) = offers(window)
    words = " ".join(each.text() for each in offer.findChildren(type(offer.heading)))
    assert "ikke lagt en plan endnu" in words
    assert roster.name in words
    offer.take.click()
    idle(window.verbs)
    state = window.document.state
    assert state.outcome is None
    assert state.problem is not None
    assert state.problem.policy.rest_minutes == 701
    assert state.problem.roster.employees == outcome.problem.roster.employees
    assert window.document.source == roster
    assert window.document.modified  # nobody has saved it yet


def test_a_roster_without_a_plan_leaves_no_copy_once_it_is_closed(
    window: MainWindow, outcome: Outcome, tmp_path: Path, qtbot: QtBot
) -> None:
    window.arrivals.guard(tmp_path / "unsaved")
    window.document.open(State(outcome.problem))
    qtbot.waitUntil(lambda: len(list(copies.found(tmp_path / "unsaved"))) == 1, timeout=PATIENCE)
    (copy,) = copies.found(tmp_path / "unsaved")
    assert not copy.planned
    assert window.close()
    assert list((tmp_path / "unsaved").iterdir()) == []


@pytest.mark.parametrize("keep", ["save", "discard", "cancel"])
def test_what_was_set_up_for_a_roster_without_a_plan_is_asked_for(
    window: MainWindow, idle: Idle, outcome: Outcome, tmp_path: Path, answers: Answers,
    keep: Unsaved,
) -> None:
    answers.keep, answers.file = keep, tmp_path / "sat op.faellestid"
    window.document.open(State(outcome.problem), source=tmp_path / "vagtplan.xlsx")
    assert not window.document.modified
    policy = replace(outcome.problem.policy, rest_minutes=701)
    window.document.apply(State(replace(outcome.problem, policy=policy)), "hvile")
    assert window.close() is (keep == "discard")
    assert outcome.problem.name in answers.asked
    idle(window.verbs)
    assert answers.file.exists() is (keep == "save")
    if keep == "save":
        kept = service.open_outcome(answers.file)
        assert kept.problem.policy.rest_minutes == 701
        assert kept.plan.meetings == ()
        assert not window.document.modified
        assert not window.isVisible()


def test_what_was_set_up_can_be_saved_before_there_is_a_plan(
    window: MainWindow, idle: Idle, outcome: Outcome, tmp_path: Path, answers: Answers
) -> None:
    save, save_as = (window._menus.actions[name] for name in ("save", "save_as"))
    assert not save.isEnabled()
    window.document.open(State(outcome.problem), source=tmp_path / "vagtplan.xlsx")
    assert not save.isEnabled()
    policy = replace(outcome.problem.policy, rest_minutes=701)
    window.document.apply(State(replace(outcome.problem, policy=policy)), "hvile")
    assert save.isEnabled()
    assert save_as.isEnabled()
    save.trigger()  # she thinks better of it when she is asked where
    idle(window.verbs)
    assert window.document.state.outcome is None
    assert window.document.modified
    answers.file = tmp_path / "sat op.faellestid"
    save.trigger()
    idle(window.verbs)
    assert service.open_outcome(answers.file).problem.policy.rest_minutes == 701
    assert not window.document.modified


def test_a_step_back_brings_a_remark_again_though_others_heard_that_it_went(
    window: MainWindow, idle: Idle, outcome: Outcome, tmp_path: Path
) -> None:
    path = tmp_path / "plan.faellestid"
    noted = with_remark(outcome.problem, "Bo", 29_000_000, "Kan vi bytte?")
    service.save_plan(replace(outcome, problem=noted), path)
    window.verbs.open_path(path)
    idle(window.verbs)
    state = window.document.state
    assert state.problem is not None
    assert state.outcome is not None
    away = without_remark(state.problem, "b1", 29_000_005)
    window.document.apply(State(away, replace(state.outcome, problem=away)), "slet")
    window.verbs.save()
    idle(window.verbs)
    heard, since = service.open_plan(path)
    assert heard.problem.record.remarks == ()
    window.document.undo_stack.undo()
    take_notes(window.document, noted.record, heard.problem.record)
    for _ in range(2):
        window.verbs.save()
        idle(window.verbs)
        more = with_remark(heard.problem, "Ea", 29_000_009, "Ja tak.")
        service.save_plan(replace(heard, problem=more), path, since)
        record = service.open_outcome(path).problem.record
        assert sorted(each.text for each in record.remarks) == ["Ja tak.", "Kan vi bytte?"]
        window.verbs.reload()
        idle(window.verbs)


def test_a_writer_that_was_killed_is_replaced(
    outcome: Outcome, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ui.autosave.AGAIN_MS", 200)
    document = Document()
    autosave = Autosave(document, tmp_path, document)
    document.open(State(outcome.problem))
    with qtbot.waitSignal(autosave.written, timeout=PATIENCE):
        pass
    writer = autosave._writer
    assert writer is not None
    assert writer.process is not None
    assert writer.process.pid is not None
    os.kill(writer.process.pid, signal.SIGKILL)
    document.apply(State(outcome.problem, outcome), "plan")
    with qtbot.waitSignal(autosave.written, timeout=PATIENCE):
        pass
    (copy,) = copies.found(tmp_path)
    assert copy.planned
    document.undo_stack.setClean()
    autosave.close()


@pytest.mark.skipif(sys.platform == "win32", reason="ends groups of processes")
@pytest.mark.parametrize("work", ["export", "import"])
def test_a_window_that_is_killed_leaves_what_it_said_was_kept(
    work: str, capsys: pytest.CaptureFixture[str]
) -> None:
    from tests.stress.from_window import main

    assert main([work, "1", "7"]) == 0, capsys.readouterr().out


# JSON ------------------------------------------------------------------------------------------


def test_a_plan_from_json_is_saved_as_a_plan_and_the_json_stays(
    window: MainWindow, idle: Idle, outcome: Outcome, tmp_path: Path, answers: Answers
) -> None:
    path = tmp_path / "plan.json"
    service.save_json(outcome, path)
    before = path.read_bytes()
    told: list[tuple[str, str]] = []
    window.verbs.told.connect(lambda tone, text: told.append((tone, text)))
    window.verbs.open_path(path)
    idle(window.verbs)
    assert ("info", t("ui_bad_days.json", file="plan.json", suffix=".faellestid")) in told
    assert str(window.document.path) == "None"
    assert not window.document.modified
    drop_first(window)
    answers.file = tmp_path / "plan.faellestid"
    window.verbs.save()
    idle(window.verbs)
    assert path.read_bytes() == before
    assert json.loads(before)["format"]
    assert str(window.document.path) == str(answers.file)
    kept = service.open_outcome(answers.file)
    assert len(kept.plan.meetings) == len(outcome.plan.meetings) - 1


# The lock --------------------------------------------------------------------------------------


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keeping_lock, "LOOK_SECONDS", 0.1)
    monkeypatch.setattr(lock, "BEAT_SECONDS", 0.2)


@pytest.fixture
def mine(
    window: MainWindow, idle: Idle, outcome: Outcome, tmp_path: Path, qtbot: QtBot, quick: None
) -> Path:
    path = tmp_path / "plan.faellestid"
    service.save_plan(outcome, path)
    window.verbs.open_path(path)
    idle(window.verbs)
    qtbot.waitUntil(lambda: lock_of(path).exists(), timeout=PATIENCE)
    return path


def test_a_plan_that_somebody_took_over_is_told_of_with_her_name(
    window: MainWindow, mine: Path, qtbot: QtBot
) -> None:
    drop_first(window)
    before = window.document.state
    lock_of(mine).unlink()  # the share was away so long that the lock was taken for stale
    assert not isinstance(lock.acquire(mine, "Bo"), Taken)
    qtbot.waitUntil(lambda: said(window) == "lost", timeout=PATIENCE)
    statement = window.verbs.said
    assert statement is not None
    assert "Bo har overtaget planen" in statement.text()
    assert "gem det under et andet navn" in statement.text()
    assert window.document.reading
    assert window.document.state is before
    assert window.document.modified


def test_a_lock_that_went_with_its_share_is_made_again(
    window: MainWindow, mine: Path, qtbot: QtBot
) -> None:
    lock_of(mine).unlink()
    qtbot.waitUntil(lambda: lock_of(mine).exists(), timeout=PATIENCE)
    assert said(window) == ""
    assert not window.document.reading


LEAVING = """
import os, sys
from pathlib import Path
from planner.plan_file.lock import acquire
acquire(Path(sys.argv[1]), "Bo")
os._exit(9)
"""


def test_a_lock_that_a_killed_program_left_is_told_of_and_taken(
    window: MainWindow, idle: Idle, outcome: Outcome, tmp_path: Path, qtbot: QtBot, quick: None
) -> None:
    path = tmp_path / "plan.faellestid"
    service.save_plan(outcome, path)
    subprocess.run([sys.executable, "-c", LEAVING, str(path)], check=False)
    assert lock_of(path).exists()
    window.verbs.open_path(path)
    idle(window.verbs)
    qtbot.waitUntil(lambda: said(window) == "left", timeout=PATIENCE)
    statement = window.verbs.said
    assert statement is not None
    assert "Bo" in statement.text()
    assert "er nu åben hos dig" in statement.text()
    assert not window.document.reading


def test_without_a_lock_the_plan_can_be_changed_and_saved_elsewhere(
    window: MainWindow, idle: Idle, outcome: Outcome, tmp_path: Path, qtbot: QtBot, quick: None,
    answers: Answers, monkeypatch: pytest.MonkeyPatch,
) -> None:
    path = tmp_path / "plan.faellestid"
    service.save_plan(outcome, path)

    def refused(*_: object) -> bool:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(lock, "_make", refused)
    window.verbs.open_path(path)
    idle(window.verbs)
    qtbot.waitUntil(lambda: said(window) == "refused", timeout=PATIENCE)
    drop_first(window)
    answers.file = tmp_path / "andet.faellestid"
    window.verbs.save_as()
    idle(window.verbs)
    assert not window.document.modified
    assert len(service.open_outcome(answers.file).plan.meetings) == len(outcome.plan.meetings) - 1


def test_remarks_alone_on_rules_that_another_changed_bring_her_rules(
    window: MainWindow, mine: Path, idle: Idle, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(window.verbs.sharing, "_fetch", lambda: None)
    theirs = service.open_outcome(mine)
    policy = replace(theirs.problem.policy, rest_minutes=701)
    problem = replace(theirs.problem, policy=policy)
    service.save_plan(replace(theirs, problem=problem), mine, window.document.version)
    for text in ("Husk nattevagterne", "Og weekenderne"):
        remark(window, text)
        window.verbs.save()
        idle(window.verbs)
        now = service.open_outcome(mine).problem
        assert now.policy.rest_minutes == 701
    assert texts(mine) == {"Husk nattevagterne", "Og weekenderne"}
    state = window.document.state.problem
    assert state is not None
    assert state.policy.rest_minutes == 701


def test_remarks_alone_on_a_plan_that_another_changed_bring_her_plan(
    window: MainWindow, mine: Path, outcome: Outcome, idle: Idle, qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    # Nothing of hers is seen before the save.
    monkeypatch.setattr(window.verbs.sharing, "_fetch", lambda: None)
    version = window.document.version
    theirs = service.open_outcome(mine)
    fewer = replace(theirs, plan=replace(theirs.plan, meetings=theirs.plan.meetings[1:]))
    service.save_plan(fewer, mine, version)
    remark(window, "Husk nattevagterne")
    window.verbs.save()
    idle(window.verbs)
    assert said(window) == "other"
    state = window.document.state.outcome
    assert state is not None
    assert state.plan.meetings == fewer.plan.meetings
    assert texts(mine) == {"Husk nattevagterne"}
    assert not window.document.modified
