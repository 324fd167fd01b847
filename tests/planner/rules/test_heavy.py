from dataclasses import replace

from models.meetings import GroupSize, Series
from planner.judging import check
from planner.rules.heavy import Heavy
from tests.make import FREE, TALK, employee, meeting, plan, problem, said, window
from tests.planner.rules.planned import planned, value

RULE = Heavy()
ÅSE = employee("Åse", shifts=[f"2026-01-{day:02d} 07-15" for day in range(5, 10)])
HEAVY = replace(TALK, load_points=3, group=GroupSize(1, 1), windows=(window("10-11", {1, 2}),))
TWO = [Series("row", "talk"), Series("other", "talk")]
GAP = replace(FREE, heavy_gap_days=2)
FIRST = meeting("2026-01-05 10-11", "Åse")
NEXT = meeting("2026-01-06 10-11", "Åse", id="other-1", series="other")


def test_off_unless_the_home_sets_it() -> None:
    assert said(RULE, problem(ÅSE, kinds=[HEAVY], series=TWO), FIRST, NEXT) == []


def test_two_heavy_meetings_in_two_days_are_too_near() -> None:
    about = problem(ÅSE, kinds=[HEAVY], series=TWO, policy=GAP)
    later = meeting("2026-01-07 10-11", "Åse", id="other-1", series="other")
    assert said(RULE, about, FIRST, later) == []
    assert said(RULE, about, FIRST, NEXT) == [
        "heavy_gap: Åse har tunge møder både man 5/1 og tir 6/1; der skal gå mindst 2 dage imellem."
    ]


def test_light_meetings_are_not_looked_at() -> None:
    light = replace(HEAVY, load_points=2)
    assert said(RULE, problem(ÅSE, kinds=[light], series=TWO, policy=GAP), FIRST, NEXT) == []


def test_points_have_a_limit() -> None:
    about = problem(ÅSE, kinds=[HEAVY], series=TWO, policy=replace(FREE, max_load_points=5))
    assert said(RULE, about, FIRST) == []
    assert said(RULE, about, FIRST, NEXT) == [
        "load_points: Åse får 6 point følelsesmæssig tyngde i perioden; reglen er højst 5."
    ]


def test_a_plan_leaves_one_out_or_pays() -> None:
    for policy in (GAP, replace(FREE, max_load_points=5)):
        about = problem(ÅSE, kinds=[HEAVY], series=TWO, policy=policy)
        assert len(planned(about).meetings) == 1
        made = planned(replace(about, policy=replace(policy, prices={"heavy": 2})))
        assert len(made.meetings) == 2
        assert value(made, "breaches") == 2


def test_heavy_talks_are_spread_where_they_count_as_minutes() -> None:
    ib = replace(ÅSE, id="Ib", name="Ib")
    policy = replace(FREE, reach_days=7, load_price=60, ladder=("coverage", "fairness"))
    about = problem(ÅSE, ib, kinds=[HEAVY], series=TWO, policy=policy)
    made = planned(about)
    assert sorted(m.attendance[0].employee for m in made.meetings) == ["Ib", "Åse"]
    both = plan(FIRST, NEXT)
    assert check(about, both).objectives["fairness"] > value(made, "fairness")
