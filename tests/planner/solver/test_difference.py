"""What is other in one plan than in another."""

from planner.solver.difference import difference
from tests.make import meeting, plan, seat


def test_the_same_plan_is_no_other() -> None:
    one = plan(meeting("2026-01-05 10-11", "Åse"))
    other = plan(meeting("2026-01-05 10-11", seat("Åse", "called_in", 60)))
    assert difference(one, other).nothing  # what it costs is not what people notice


def test_people_who_come_and_go_are_told_by_meeting() -> None:
    one = plan(meeting("2026-01-05 10-11", "Åse", "Bo"))
    other = plan(meeting("2026-01-05 10-11", "Bo", "Cæcilie"))
    found = difference(one, other)
    (change,) = found.changed
    assert (change.joined, change.left, change.moved) == (("Cæcilie",), ("Åse",), False)
    assert found.people() == {"Åse", "Cæcilie"}
    assert list(found.gains()) == ["Cæcilie"]
    assert list(found.losses()) == ["Åse"]


def test_a_meeting_that_moves_is_noticed_by_all_who_are_in_it() -> None:
    one = plan(meeting("2026-01-05 10-11", "Åse", "Bo"))
    found = difference(one, plan(meeting("2026-01-06 10-11", "Åse", "Bo")))
    assert len(found.moved) == 1
    assert found.people() == {"Åse", "Bo"}
    assert found.gains() == {}


def test_meetings_that_came_and_went_are_told_in_order_of_time() -> None:
    gone = [meeting("2026-01-06 10-11", "Åse", id="row-2"), meeting("2026-01-05 10-11", "Bo")]
    new = meeting("2026-01-07 10-11", "Cæcilie", id="row-3")
    found = difference(plan(*gone), plan(new))
    assert [m.id for m in found.gone] == ["row-1", "row-2"]
    assert found.added == (new,)
    assert found.people() == {"Åse", "Bo", "Cæcilie"}


def test_another_room_or_lead_is_a_change() -> None:
    one = plan(meeting("2026-01-05 10-11", "Åse", room="r1", lead="l1"))
    other = plan(meeting("2026-01-05 10-11", "Åse", room="r2", lead="l2"))
    (change,) = difference(one, other).changed
    assert change.other_room
    assert change.other_lead
    assert not change.moved
