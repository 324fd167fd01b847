"""The document: undo and redo, and what counts as unsaved."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from models.plan import Outcome
from ui.commands import with_lock
from ui.document import Document, State
from ui.selection import Selection


@pytest.fixture
def document(qapp: QApplication, outcome: Outcome) -> Document:
    made = Document()
    made.open(State(outcome.problem, outcome))
    return made


def test_a_lock_is_undone_and_done_again_under_its_name(
    document: Document, outcome: Outcome
) -> None:
    before = document.state
    first = outcome.plan.meetings[0].id
    document.apply(with_lock(before, first, True), "låsning")
    after = document.state
    assert document.undo_stack.undoText() == "låsning"
    assert after.meeting(first) in (after.problem.locked if after.problem else ())
    document.undo_stack.undo()
    assert document.state is before
    document.undo_stack.redo()
    assert document.state is after


def test_a_lock_of_nothing_changes_nothing(document: Document, outcome: Outcome) -> None:
    assert with_lock(State(outcome.problem), "x", True) == State(outcome.problem)
    document.apply(with_lock(document.state, "no such meeting", True), "låsning")
    assert not document.undo_stack.canUndo()


def test_unlocking_takes_the_meeting_out_of_what_must_stay(
    document: Document, outcome: Outcome
) -> None:
    first = outcome.plan.meetings[0].id
    locked = with_lock(document.state, first, True)
    assert with_lock(locked, first, False) == document.state


def test_every_change_is_told_once(document: Document, outcome: Outcome) -> None:
    heard: list[State] = []
    document.apply(with_lock(document.state, outcome.plan.meetings[1].id, True), "låsning")
    document.changed.connect(lambda: heard.append(document.state))
    document.apply(with_lock(document.state, outcome.plan.meetings[0].id, True), "låsning")
    assert heard == [document.state]


def unsaved(document: Document) -> bool:
    return document.modified


def test_only_a_plan_that_changed_since_it_was_kept_is_unsaved(
    document: Document, outcome: Outcome, tmp_path: Path
) -> None:
    assert not unsaved(document)
    document.apply(with_lock(document.state, outcome.plan.meetings[0].id, True), "låsning")
    assert unsaved(document)
    document.saved(tmp_path / "plan.json")
    assert not unsaved(document)
    document.undo_stack.undo()
    assert unsaved(document)
    document.open(State(outcome.problem))
    assert not unsaved(document)
    assert document.path is None


def test_a_selection_is_one_thing_and_told_only_when_it_changes(qapp: QApplication) -> None:
    selection, heard = Selection(), []
    selection.changed.connect(lambda: heard.append((selection.meeting, selection.person)))
    selection.select_meeting("m")
    selection.select_meeting("m")
    selection.select_person("p")
    assert heard == [("m", None), (None, "p")]


def test_undoing_all_that_was_done_is_told_once(document: Document, outcome: Outcome) -> None:
    told = list[bool]()
    document.apply(with_lock(document.state, outcome.plan.meetings[0].id, True), "Lås")
    document.changed.connect(lambda: told.append(document.modified))
    document.undo_stack.undo()
    assert told == [False]
    document.undo_stack.redo()
    document.undo_stack.setClean()
    assert told == [False, True, False]


def test_what_saving_changes_is_told_once(
    document: Document, outcome: Outcome, tmp_path: Path
) -> None:
    told = list[bool]()
    document.apply(with_lock(document.state, outcome.plan.meetings[0].id, True), "Lås")
    document.changed.connect(lambda: told.append(document.modified))
    written = document.state.outcome
    assert written is not None
    with document.telling_once():
        document.logged(written)
        document.saved(tmp_path / "plan.json")
    assert told == [False]
    with document.telling_once():
        pass
    assert told == [False]
    document.saved(tmp_path / "plan.json")
    assert told == [False, False]
