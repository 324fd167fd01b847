"""Two versions of the plan beside each other: what differs, and for whom."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from models.plan import Outcome
from models.timespan import Span
from planner import service
from planner.texts import t
from planner.texts.dates import when
from tests.ui.conftest import PATIENCE, Answers
from tests.ui.shown import labels
from ui.comparing import as_text, meeting_lines, more_or_less, person_lines, restored
from ui.document import State
from ui.main_window import MainWindow
from ui.verbs import Verbs
from ui.views.compare import CompareView


@pytest.fixture
def changed(outcome: Outcome) -> Outcome:
    """The plan with one meeting moved by a day, one gone, and one without a participant."""
    first, second, third, *rest = outcome.plan.meetings
    moved = replace(first, span=Span(first.span.start + 1440, first.span.end + 1440))
    left = third.participants()[0]
    less = replace(third, attendance=tuple(a for a in third.attendance if a is not left))
    assert second.id not in {m.id for m in rest}
    plan = replace(outcome.plan, meetings=(moved, less, *rest))
    return Outcome(outcome.problem, plan, service.check(outcome.problem, plan))


def test_meetings_that_differ(outcome: Outcome, changed: Outcome) -> None:
    first, second, third = outcome.plan.meetings[:3]
    lines = {line.meeting: line for line in meeting_lines(outcome, changed)}
    assert {name: line.what for name, line in lines.items()} == {
        first.id: "moved", second.id: "gone", third.id: "other",
    }
    assert lines[first.id].was == when(first.span)
    assert lines[first.id].now != lines[first.id].was
    assert lines[second.id].now is None
    gone = third.participants()[0].employee
    assert outcome.problem.roster.employee(gone).name in lines[third.id].who
    back = {line.meeting: line.what for line in meeting_lines(changed, outcome)}
    assert back[second.id] == "added"


def test_people_for_whom_it_differs(outcome: Outcome, changed: Outcome) -> None:
    lines = {line.employee: line for line in person_lines(outcome, changed)}
    second, third = outcome.plan.meetings[1:3]
    for seat in second.attendance:
        assert second in lines[seat.employee].losses
    assert third in lines[third.participants()[0].employee].losses
    minutes = {x.employee: x.extra_minutes for x in outcome.judgement.by_employee}
    for line in changed.judgement.by_employee:
        if line.employee in lines:
            more = line.extra_minutes - minutes[line.employee]
            assert lines[line.employee].minutes == more
    assert person_lines(outcome, outcome) == ()


@pytest.mark.parametrize(("minutes", "said"), [(0, "–"), (90, "+1:30"), (-45, "−0:45")])
def test_minutes_more_or_less(minutes: int, said: str) -> None:
    assert more_or_less(minutes) == said


def test_the_version_before_the_latest_planning_stands_first(
    qtbot: QtBot, planned: MainWindow, outcome: Outcome, changed: Outcome,
    qtmodeltester: ModelTester,
) -> None:
    planned.show_view("compare")
    view = planned.compare
    qtbot.wait(1)
    assert t("ui.compare.nothing") in labels(view)
    planned.document.apply(State(outcome.problem, changed), t("ui.undo.plan"))
    planned.verbs.lock(changed.plan.meetings[0].id, True)
    qtbot.wait(1)
    assert view.versions.count() == 2
    assert t("ui.undo.plan") in view.versions.currentText()
    assert view.meetings.rowCount() == len(meeting_lines(outcome, changed))
    assert view.people.rowCount() == len(person_lines(outcome, changed))
    qtmodeltester.check(view.meetings)  # type: ignore[no-untyped-call]
    view.tables[0].activated.emit(view.meetings.index(0, 0))
    assert planned.selection.meeting == view.meetings.lines[0].about
    view.tables[1].activated.emit(view.people.index(0, 0))
    assert planned.selection.person == view.people.lines[0].about
    view.versions.setCurrentIndex(0)
    qtbot.wait(1)
    assert t("ui.compare.same") in labels(view)
    planned.document.undo_stack.undo()
    assert view.versions.count() == 1


def test_a_remark_is_no_version_of_the_plan(
    qtbot: QtBot, planned: MainWindow, outcome: Outcome, changed: Outcome
) -> None:
    planned.show_view("compare")
    view = planned.compare
    assert not view.versions.isVisible()
    planned.document.apply(State(outcome.problem, changed), "flytning")
    planned.reviewing.call("Anne")
    planned.reviewing.remark("Kan mødet flyttes?", "plan", None, None)
    qtbot.wait(1)
    assert view.versions.isVisible()
    assert view.versions.count() == 1
    assert "flytning" in view.versions.currentText()
    assert view.meetings.rowCount() == len(meeting_lines(outcome, changed))


def test_another_saved_plan_is_compared_with(
    qtbot: QtBot, planned: MainWindow, answers: Answers, outcome: Outcome, changed: Outcome,
    tmp_path: Path, idle: Callable[[Verbs], None],
) -> None:
    answers.file = tmp_path / "vinter.json"
    service.save_json(changed, answers.file)
    planned.show_view("compare")
    view = planned.compare
    view.file.click()
    assert not planned.verbs.working
    qtbot.waitUntil(lambda: not view.asking.running, timeout=PATIENCE)
    idle(planned.verbs)
    assert view.versions.currentText() == "vinter"
    assert view.meetings.rowCount() == len(meeting_lines(changed, outcome))
    assert planned.document.state.outcome is outcome
    answers.file = tmp_path / "væk.json"
    view.file.click()
    qtbot.waitUntil(lambda: not view.asking.running, timeout=PATIENCE)
    assert "væk.json" in planned.message.text.text()


@pytest.fixture
def compared(
    qtbot: QtBot, planned: MainWindow, outcome: Outcome, changed: Outcome
) -> CompareView:
    """The changed plan beside the one before the planning."""
    planned.document.apply(State(outcome.problem, changed), t("ui.undo.plan"))
    planned.show_view("compare")
    qtbot.wait(1)
    return planned.compare


def row_of(view: CompareView, meeting: str) -> int:
    return next(n for n, line in enumerate(view.meetings.lines) if line.about == meeting)


@pytest.mark.parametrize("number", [0, 1, 2], ids=["moved", "gone", "other people"])
def test_one_meeting_is_taken_back_and_undone(
    qtbot: QtBot, planned: MainWindow, compared: CompareView, outcome: Outcome, changed: Outcome,
    number: int,
) -> None:
    meeting = outcome.plan.meetings[number]
    compared.tables[0].selectRow(row_of(compared, meeting.id))
    qtbot.waitUntil(lambda: compared._back is not None, timeout=PATIENCE)
    assert t("ui.comparing.judged", effect="").split(":")[0] in compared.means.text()
    compared.back.click()
    state = planned.document.state
    assert state.outcome is not None
    assert meeting in state.outcome.plan.meetings
    others = [m for m in changed.plan.meetings if m.id != meeting.id]
    assert all(m in state.outcome.plan.meetings for m in others)
    again = service.check(state.outcome.problem, state.outcome.plan)
    assert state.outcome.judgement == again
    assert meeting.id not in {line.about for line in compared.meetings.lines}
    assert compared.other() is outcome
    assert planned.document.undo_stack.undoText() == t("ui.undo.back")
    planned.document.undo_stack.undo()
    assert planned.document.state.outcome is changed


def test_a_meeting_that_is_new_is_taken_out_again(outcome: Outcome, changed: Outcome) -> None:
    new = outcome.plan.meetings[1].id
    _, plan = restored(changed, outcome, new)
    assert new not in {m.id for m in plan.meetings}
    assert len(plan.meetings) == len(outcome.plan.meetings) - 1


def test_changes_are_filtered_and_people_sorted(compared: CompareView) -> None:
    everything = compared.meetings.rowCount()
    compared.show_only.setCurrentIndex(compared.show_only.findData("gone"))
    assert {line.texts[0] for line in compared.meetings.lines} == {t("ui.compare.gone")}
    compared.search.setText("findes slet ikke")
    assert compared.meetings.rowCount() == 0
    assert compared.means.text() == t("ui.comparing.no_match")
    assert not compared.back.isEnabled()
    compared.search.clear()
    compared.show_only.setCurrentIndex(0)
    assert compared.meetings.rowCount() == everything
    minutes = compared._bars.minutes
    assert list(minutes) == sorted(minutes, reverse=True)
    compared.tables[1].horizontalHeader().sectionClicked.emit(4)
    assert list(compared._bars.minutes) == sorted(minutes)
    compared.tables[1].horizontalHeader().sectionClicked.emit(0)
    names = [line.texts[0] for line in compared.people.lines]
    assert names == sorted(names, reverse=True)
    compared.grab()


def test_the_difference_is_copied_as_text(
    planned: MainWindow, compared: CompareView, outcome: Outcome, changed: Outcome
) -> None:
    compared.copy.click()
    text = QGuiApplication.clipboard().text()
    assert text == as_text(compared.versions.currentText(), outcome, changed)
    for line in person_lines(outcome, changed):
        assert line.name in text
    assert when(outcome.plan.meetings[1].span) in text
    assert planned.message.text.text() == t("ui.comparing.copied")


def test_without_another_version_there_is_nothing_to_copy(
    qtbot: QtBot, planned: MainWindow
) -> None:
    planned.show_view("compare")
    qtbot.wait(1)
    assert not planned.compare.copy.isEnabled()
    assert t("ui.compare.nothing") in labels(planned.compare)
