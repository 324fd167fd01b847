"""A changed plan is shown at once and judged beside the window; no change and no order is lost."""

import multiprocessing
from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from models.meetings import Meeting
from models.plan import Judgement, Outcome
from planner import service
from planner.advice.placing import not_yet_judged, without_placed
from planner.texts import t
from tests.ui.conftest import PATIENCE
from ui.adviser import Adviser
from ui.document import Document, State
from ui.judging import Judge


class Slow:
    """A judge whose answers come when the test says so, in the order in which they were asked."""

    def __init__(self, adviser: Adviser) -> None:
        self._adviser = adviser
        self.given: list[Outcome] = []
        adviser.judge.give = self._give  # type: ignore[method-assign]

    def _give(self, outcome: Outcome) -> None:
        self.given.append(outcome)

    def answer(self) -> Judgement:
        outcome = self.given.pop(0)
        found = service.check(outcome.problem, outcome.plan)
        self._adviser.judge.judged.emit(outcome.judgement, found)
        return found


@pytest.fixture
def document(qapp: QApplication, outcome: Outcome) -> Document:
    made = Document(qapp)
    made.open(State(outcome.problem, outcome))
    return made


@pytest.fixture
def adviser(qapp: QApplication, document: Document) -> Adviser:
    return Adviser(document, lambda: False, document)


def now(document: Document) -> Outcome:
    assert document.state.outcome is not None
    return document.state.outcome


def is_judging(document: Document) -> bool:
    return document.judging


def gone(document: Document, *meetings: Meeting) -> bool:
    there = {m.id for m in now(document).plan.meetings}
    return not any(m.id in there for m in meetings)


def test_the_judge_says_what_check_says(qtbot: QtBot, qapp: QApplication, outcome: Outcome) -> None:
    judge = Judge(qapp)
    found: list[tuple[Judgement, Judgement]] = []
    judge.judged.connect(lambda former, true: found.append((former, true)))
    other = replace(
        outcome, plan=without_placed(outcome, outcome.plan.meetings[0].id),
        judgement=Judgement((), (), {}, ()),
    )
    judge.expect(outcome.problem)
    judge.give(outcome)
    judge.give(other)
    qtbot.waitUntil(lambda: len(found) == 2, timeout=PATIENCE)
    assert found[0] == (outcome.judgement, service.check(outcome.problem, outcome.plan))
    assert found[1][0] is other.judgement
    assert found[1][1] == service.check(outcome.problem, other.plan)
    assert judge.waiting == 0


def test_a_judge_whose_process_died_judges_all_the_same(
    qtbot: QtBot, qapp: QApplication, outcome: Outcome
) -> None:
    judge = Judge(qapp)
    found: list[Judgement] = []
    judge.judged.connect(lambda _, true: found.append(true))
    judge.give(outcome)
    qtbot.waitUntil(lambda: len(found) == 1, timeout=PATIENCE)
    for process in multiprocessing.active_children():
        process.kill()
        process.join(5)
    judge.give(outcome)
    qtbot.waitUntil(lambda: len(found) == 2, timeout=PATIENCE)
    assert found[0] == found[1]


def test_a_change_stands_before_it_is_judged(
    adviser: Adviser, document: Document, outcome: Outcome
) -> None:
    slow, told = Slow(adviser), list[str]()
    adviser.told.connect(lambda _, text: told.append(text))
    meeting = outcome.plan.meetings[3]
    assert adviser.take_out(meeting.id)
    assert gone(document, meeting)
    assert document.judging
    assert not any(f.meeting == meeting.id for f in now(document).judgement.findings)
    found = slow.answer()
    assert now(document).judgement == found
    assert not is_judging(document)
    assert len(told) == 2
    assert told[0].endswith("…")


def test_a_second_change_before_the_first_is_judged_loses_nothing(
    adviser: Adviser, document: Document, outcome: Outcome
) -> None:
    slow = Slow(adviser)
    first, second = outcome.plan.meetings[3], outcome.plan.meetings[8]
    adviser.take_out(first.id)
    adviser.take_out(second.id)
    assert gone(document, first, second)
    one = slow.answer()
    assert document.judging
    two = slow.answer()
    assert now(document).judgement == two
    document.undo_stack.undo()
    assert not gone(document, second)
    assert gone(document, first)
    assert now(document).judgement == one
    document.undo_stack.undo()
    assert now(document) is outcome
    document.undo_stack.redo()
    document.undo_stack.redo()
    assert now(document).judgement == two


def test_undone_before_it_is_judged_it_is_judged_when_done_again(
    adviser: Adviser, document: Document, outcome: Outcome
) -> None:
    slow = Slow(adviser)
    adviser.take_out(outcome.plan.meetings[3].id)
    document.undo_stack.undo()
    assert now(document) is outcome
    assert not document.judging
    found = slow.answer()
    assert now(document) is outcome
    document.undo_stack.redo()
    assert now(document).judgement == found


def test_what_waits_for_the_judgement_goes_on_with_it(
    adviser: Adviser, document: Document, outcome: Outcome
) -> None:
    slow, seen = Slow(adviser), list[Judgement]()
    adviser.take_out(outcome.plan.meetings[3].id)
    then: Callable[[], None] = lambda: seen.append(now(document).judgement)  # noqa: E731
    document.when_judged(then)
    assert seen == []
    found = slow.answer()
    assert seen == [found]
    document.when_judged(then)
    assert seen == [found, found]


def test_another_document_is_not_told_of_the_former_one(
    adviser: Adviser, document: Document, outcome: Outcome
) -> None:
    slow, seen = Slow(adviser), list[str]()
    adviser.take_out(outcome.plan.meetings[3].id)
    document.when_judged(lambda: seen.append("saved"))
    document.open(State(outcome.problem, outcome))
    slow.answer()
    assert seen == []
    assert now(document) is outcome


def test_a_locked_meeting_is_not_taken_out(
    adviser: Adviser, document: Document, outcome: Outcome
) -> None:
    told: list[str] = []
    adviser.told.connect(lambda _, text: told.append(text))
    first = replace(outcome.plan.meetings[0], locked=True)
    plan = replace(outcome.plan, meetings=(first, *outcome.plan.meetings[1:]))
    document.open(State(outcome.problem, replace(outcome, plan=plan)))
    assert not adviser.take_out(first.id)
    assert told == [t("ui.tray.locked")]


def test_before_it_is_judged_nothing_is_said_of_changed_meetings(outcome: Outcome) -> None:
    meeting = outcome.plan.meetings[2]
    judgement = not_yet_judged(outcome, without_placed(outcome, meeting.id))
    about = {line.meeting for line in judgement.by_team} | {f.meeting for f in judgement.findings}
    assert meeting.id not in about
    assert judgement is not outcome.judgement
