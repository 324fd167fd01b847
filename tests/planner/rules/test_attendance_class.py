from planner.rules.attendance_class import AttendanceClassTrue
from tests.make import employee, meeting, problem, said, seat

RULE = AttendanceClassTrue()
HOME = problem(employee("Åse", shifts=["2026-01-05 07-15"]), employee("Bo"))


def test_the_truth_is_kept() -> None:
    true = meeting(
        "2026-01-05 15:10-16:10", seat("Åse", "adjoining", 70), seat("Bo", "called_in", 60)
    )
    assert said(RULE, HOME, true) == []


def test_the_longest_wait_on_either_side_still_adjoins() -> None:
    before = meeting("2026-01-05 05:30-06:30", seat("Åse", "adjoining", 90))
    after = meeting("2026-01-05 15:30-16:30", seat("Åse", "adjoining", 90))
    assert said(RULE, HOME, before) == said(RULE, HOME, after) == []


def test_a_minute_that_the_plan_does_not_tell() -> None:
    one = meeting("2026-01-05 15:10-16:10", seat("Åse", "adjoining", 69))
    assert said(RULE, HOME, one) == [
        "attendance_class: Åse står med 69 minutter ekstra til Refleksion man 5/1 "
        "kl. 15:10–16:10; efter vagtplanen er det 70 minutter."
    ]


def test_another_class_than_the_true_one() -> None:
    one = meeting("2026-01-05 10-11", seat("Bo", "on_shift"))
    assert said(RULE, HOME, one) == [
        "attendance_class: Bo står som i vagten til Refleksion man 5/1 kl. 10:00–11:00, men er "
        "efter vagtplanen indkaldt."
    ]


def test_people_whom_nobody_knows_have_no_class() -> None:
    assert said(RULE, HOME, meeting("2026-01-05 10-11", "Ukendt")) == []
