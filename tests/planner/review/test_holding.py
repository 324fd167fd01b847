"""What took place counts, and stays; what did not is due again."""

from dataclasses import replace

import pytest

from models.meetings import GroupSize, Meeting
from models.plan import Outcome
from planner import service
from planner.review.holding import awaited, cancelled, held, not_held, to_note
from planner.review.logbook import logged
from tests import make

AT = make.at("2026-01-09 09:30")
PEOPLE = [
    make.employee(name, shifts=["2026-01-05 07-15"], unit="Hus") for name in ("Åse", "Bo", "Cai")
]
TALK = make.meeting("2026-01-05 14-15", "Åse", "Bo")


def judged(*meetings: Meeting, **wanted: object) -> Outcome:
    problem = make.problem(*PEOPLE, **wanted)  # type: ignore[arg-type]
    plan = make.plan(*meetings)
    return Outcome(problem, plan, service.check(problem, plan))


def again(made: tuple[object, object]) -> Outcome:
    problem, plan = made
    return Outcome(problem, plan, service.check(problem, plan))  # type: ignore[arg-type]


def seen_in(outcome: Outcome) -> set[str]:
    return {line.employee for line in outcome.judgement.by_employee if line.meetings}


def test_who_came_is_who_is_counted() -> None:
    outcome = again(held(judged(TALK), "row-1", ["Åse", "Cai"], "Ole", AT))
    assert seen_in(outcome) == {"Åse", "Cai"}
    (meeting,) = outcome.plan.meetings
    assert meeting.locked
    assert [(a.employee, a.cls, a.extra_minutes) for a in meeting.attendance] == [
        ("Åse", "on_shift", 0), ("Cai", "on_shift", 0),
    ]


def test_who_came_from_home_is_counted_as_called_in() -> None:
    off = make.employee("Dea", shifts=["2026-01-08 07-15"])
    problem = make.problem(*PEOPLE, off)
    plan = make.plan(TALK)
    outcome = Outcome(problem, plan, service.check(problem, plan))
    (meeting,) = held(outcome, "row-1", ["Dea"], "Ole", AT)[1].meetings
    assert [(a.cls, a.extra_minutes) for a in meeting.attendance] == [("called_in", 60)]


def test_a_meeting_that_is_over_is_told_of_and_no_fault() -> None:
    large = replace(make.TALK, group=GroupSize(2, 9))
    before = judged(make.meeting("2026-01-05 14-15", "Åse"), kinds=[large])
    assert before.judgement.failed
    after = again(held(before, "row-1", ["Åse"], "Ole", AT))
    assert not after.judgement.failed
    assert any(f.code == "group_small" and f.severity == "info" for f in after.judgement.findings)


def test_a_correction_keeps_who_was_planned() -> None:
    once = again(held(judged(TALK), "row-1", ["Åse"], "Ole", AT))
    twice = again(held(once, "row-1", ["Åse", "Bo"], "Ole", AT + 5))
    (noted,) = twice.problem.record.held
    assert noted.planned == TALK.attendance
    assert twice.plan.meetings[0].attendance == TALK.attendance


def test_it_can_be_taken_back() -> None:
    first = judged(TALK)
    after = again(not_held(again(held(first, "row-1", ["Cai"], "Ole", AT)), "row-1"))
    assert after.plan.meetings == first.plan.meetings
    assert after.problem == first.problem
    with pytest.raises(KeyError):
        not_held(first, "row-1")


def test_a_cancelled_meeting_is_due_again_and_remembered() -> None:
    outcome = again(cancelled(judged(TALK), "row-1", "Ole", AT))
    assert outcome.plan.meetings == ()
    assert [u.occurrence for u in outcome.plan.unplaced] == ["row-1"]
    assert [c.meeting.span for c in outcome.problem.record.cancelled] == [TALK.span]
    assert seen_in(outcome) == set()


def test_what_is_over_waits_for_a_word() -> None:
    outcome = judged(TALK)
    assert to_note(outcome, TALK.span.start) == ()
    assert to_note(outcome, TALK.span.end) == (TALK,)
    assert to_note(again(held(outcome, "row-1", ["Åse"], "Ole", AT)), AT) == ()


def test_what_was_planned_afterwards_is_not_awaited() -> None:
    end = TALK.span.end
    outcome = judged(TALK)
    assert awaited(outcome, AT) == ()
    for at, found in ((end - 1, (TALK,)), (end, ())):
        kept = replace(outcome, problem=logged(outcome, None, "Ole", at))
        assert awaited(kept, AT) == found
        assert awaited(kept, end - 1) == ()
        assert to_note(kept, AT) == (TALK,)


def test_an_unknown_meeting_is_refused() -> None:
    with pytest.raises(KeyError):
        held(judged(TALK), "row-9", [], "Ole", AT)
    with pytest.raises(KeyError):
        cancelled(judged(TALK), "row-9", "Ole", AT)


def test_the_next_plan_makes_up_for_who_was_missing() -> None:
    people = [
        make.employee(name, shifts=["2026-01-05 07-15", "2026-01-13 07-15"])
        for name in ("Åse", "Bo")
    ]
    problem = make.problem(*people, period="2026-01-05 2026-01-18")
    plan = make.plan(make.meeting("2026-01-05 14-15", "Åse", "Bo"))
    outcome = Outcome(problem, plan, service.check(problem, plan))
    problem, plan = held(outcome, "row-1", ["Åse"], "Ole", AT)
    options = service.PlanOptions(time_limit=60, work=1)
    made = service.make_plan(problem, options)
    kept = next(m for m in made.plan.meetings if m.id == "row-1")
    assert {a.employee for a in kept.attendance} == {"Åse"}
    later = [m for m in made.plan.meetings if m.id != "row-1"]
    assert any("Bo" in {a.employee for a in m.attendance} for m in later)
