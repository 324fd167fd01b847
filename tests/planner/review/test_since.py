"""What is other since somebody went through a plan."""

from dataclasses import replace

import pytest

from models.plan import Outcome, Plan
from models.problem import Problem
from models.record import Seen
from planner import service
from planner.review.holding import cancelled, held
from planner.review.remarks import marked_seen, with_answer, with_remark
from planner.review.since import Since, since
from tests import make

AT = make.at("2026-01-06 09:30")
TALK = make.meeting("2026-01-05 14-15", "Åse", "Bo")


@pytest.fixture
def plain() -> Problem:
    shifts = ["2026-01-05 07-15"]
    return make.problem(make.employee("Åse", shifts=shifts), make.employee("Bo", shifts=shifts))


def read(problem: Problem, plan: Plan) -> tuple[Problem, Seen]:
    seen = marked_seen(problem, plan, "Mia", AT)
    return seen, seen.record.seen[0]


def noted(problem: Problem, plan: Plan) -> Outcome:
    return Outcome(problem, plan, service.check(problem, plan))


def found(problem: Problem, plan: Plan) -> Since:
    return since(problem, plan, problem.record.seen[0])


def test_a_meeting_that_moved_is_told(plain: Problem) -> None:
    problem, _ = read(plain, make.plan(TALK))
    assert found(problem, make.plan(TALK)).nothing
    moved = replace(TALK, span=make.span("2026-01-07 14-15"))
    after = found(problem, make.plan(moved))
    assert [change.after.span for change in after.changes.moved] == [moved.span]
    assert not after.nothing


def test_a_lock_is_no_change_to_a_reader(plain: Problem) -> None:
    problem, _ = read(plain, make.plan(replace(TALK, locked=True)))
    assert found(problem, make.plan(TALK)).nothing


def test_who_came_is_told_with_the_meeting_that_was_held(plain: Problem) -> None:
    problem, _ = read(plain, make.plan(TALK))
    after = found(*held(noted(problem, make.plan(TALK)), "row-1", ["Åse"], "Ole", AT + 5))
    assert [each.meeting for each in after.held] == ["row-1"]
    assert after.changes.nothing


def test_a_cancelled_meeting_is_not_told_as_taken_out_too(plain: Problem) -> None:
    problem, _ = read(plain, make.plan(TALK))
    after = found(*cancelled(noted(problem, make.plan(TALK)), "row-1", "Ole", AT + 5))
    assert [each.meeting.id for each in after.cancelled] == ["row-1"]
    assert after.changes.nothing
    assert not after.nothing


def test_what_others_said_since_is_told_and_her_own_words_are_not(plain: Problem) -> None:
    before = with_remark(plain, "Ole", AT - 5, "gammel")
    problem, _ = read(before, make.plan(TALK))
    assert found(problem, make.plan(TALK)).remarks == ()
    hers = with_remark(problem, "Mia", AT + 1, "min egen")
    assert found(hers, make.plan(TALK)).remarks == ()
    others = with_remark(hers, "Ole", AT + 2, "ny")
    answered = with_answer(others, "b1", "Ole", AT + 3, "svar")
    assert [r.text for r in found(answered, make.plan(TALK)).remarks] == ["gammel", "ny"]


def test_what_was_noted_before_is_known(plain: Problem) -> None:
    problem, plan = held(noted(plain, make.plan(TALK)), "row-1", ["Åse"], "Ole", AT - 5)
    problem = marked_seen(problem, plan, "Mia", AT)
    assert found(problem, plan).nothing
