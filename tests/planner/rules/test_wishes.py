from dataclasses import replace

from models.policy import Wish
from planner.rules.wishes import Wishes
from tests.make import FREE, TALK, employee, meeting, problem, said, window
from tests.planner.rules.planned import planned, value

RULE = Wishes()
ÅSE = employee("Åse", shifts=["2026-01-05 07-15"])
NOT_LATE = Wish("Åse", window("15-18"))
KEPT = replace(FREE, keep_wishes=True)
LATE = meeting("2026-01-05 15-16", "Åse")


def test_usually_wishes_only_weigh() -> None:
    assert said(RULE, problem(ÅSE, wishes=[NOT_LATE]), LATE) == []


def test_where_they_bind_nobody_comes_against_one() -> None:
    assert said(RULE, problem(ÅSE, wishes=[NOT_LATE], policy=KEPT), LATE) == [
        "wish: Åse er sat til Refleksion man 5/1 kl. 15:00–16:00 uden for vagten og mod sit ønske."
    ]


def test_a_shift_is_no_matter_of_wishes() -> None:
    about = problem(ÅSE, wishes=[Wish("Åse", window("07-15"))], policy=KEPT)
    assert said(RULE, about, meeting("2026-01-05 10-11", "Åse")) == []


def test_outside_what_is_preferred_is_against_the_wish() -> None:
    about = problem(ÅSE, wishes=[Wish("Åse", window("06-07"), avoid=False)], policy=KEPT)
    assert len(said(RULE, about, LATE)) == 1
    assert said(RULE, about, meeting("2026-01-05 06-07", "Åse")) == []


def test_a_plan_keeps_them_or_pays() -> None:
    late = [replace(TALK, windows=(window("15-17", {1}),))]
    about = problem(ÅSE, kinds=late, wishes=[NOT_LATE], policy=KEPT)
    assert planned(about).meetings == ()
    made = planned(replace(about, policy=replace(KEPT, prices={"wishes": 3})))
    assert len(made.meetings) == 1
    assert value(made, "breaches") == 3
