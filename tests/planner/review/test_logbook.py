"""The log has a line for what was changed from one saved plan to the next, and none else."""

from dataclasses import replace

from models.meetings import Meeting
from models.plan import Judgement, Outcome
from models.problem import Problem
from planner.review.holding import cancelled, held
from planner.review.logbook import logged
from tests import make

AT = make.at("2026-01-09 09:30")
TALK = make.meeting("2026-01-05 14-15", "Åse", "Bo", unit="Hus")
PEOPLE = [make.employee(name, shifts=["2026-01-05 07-15"], unit="Hus") for name in ("Åse", "Bo")]


def outcome(*meetings: Meeting, problem: Problem | None = None) -> Outcome:
    return Outcome(
        problem or make.problem(*PEOPLE), make.plan(*meetings), Judgement((), (), {}, ())
    )


def deeds(after: Outcome, before: Outcome | None) -> list[tuple[str, str]]:
    return [(e.deed, e.name) for e in logged(after, before, "Ole", AT).record.log]


def test_a_first_plan_adds_its_meetings() -> None:
    assert deeds(outcome(TALK), None) == [("added", "Refleksion, Hus")]


def test_nothing_new_is_no_line() -> None:
    assert deeds(outcome(TALK), outcome(TALK)) == []


def test_a_move_says_from_when_to_when() -> None:
    moved = replace(TALK, span=make.span("2026-01-07 14-15"))
    (entry,) = logged(outcome(moved), outcome(TALK), "Ole", AT).record.log
    assert (entry.deed, entry.before, entry.after) == ("moved", TALK.span, moved.span)
    assert (entry.by, entry.at) == ("Ole", AT)


def test_other_people_locks_and_meetings_that_are_gone_have_their_line() -> None:
    other = make.meeting("2026-01-05 14-15", "Åse", unit="Hus")
    assert deeds(outcome(other), outcome(TALK)) == [("people", "Refleksion, Hus")]
    locked = replace(TALK, locked=True)
    assert deeds(outcome(locked), outcome(TALK)) == [("locked", "Refleksion, Hus")]
    assert deeds(outcome(TALK), outcome(locked)) == [("unlocked", "Refleksion, Hus")]
    assert deeds(outcome(), outcome(TALK)) == [("gone", "Refleksion, Hus")]


def test_what_was_held_corrected_or_cancelled_is_called_so() -> None:
    before = outcome(TALK)
    problem, plan = held(before, "row-1", ["Åse"], "Ole", AT)
    once = Outcome(problem, plan, before.judgement)
    assert deeds(once, before) == [("held", "Refleksion, Hus")]
    problem, plan = held(once, "row-1", ["Åse", "Bo"], "Ole", AT + 1)
    assert deeds(Outcome(problem, plan, before.judgement), once) == [
        ("corrected", "Refleksion, Hus")
    ]
    problem, plan = cancelled(before, "row-1", "Ole", AT)
    assert deeds(Outcome(problem, plan, before.judgement), before) == [
        ("cancelled", "Refleksion, Hus")
    ]


def test_lines_are_added_to_those_that_are_there() -> None:
    first = outcome(TALK)
    noted = replace(first, problem=logged(first, None, "Ole", AT))
    moved = replace(TALK, span=make.span("2026-01-07 14-15"))
    later = replace(noted, plan=make.plan(moved))
    assert [e.deed for e in logged(later, noted, "Ole", AT).record.log] == ["added", "moved"]
