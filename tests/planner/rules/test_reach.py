from dataclasses import replace

from models.people import NIGHT
from planner.rules.reach import Reach
from tests.make import FREE, employee, meeting, problem, said, seat

RULE = Reach()
ÅSE = employee("Åse", NIGHT)
FORTNIGHT = "2026-01-05 2026-01-18"
FIRST = meeting("2026-01-11 23:30-00:30", "Åse")
SECOND = meeting("2026-01-12 00-01", "Åse", id="row-2")


def test_once_in_each_stretch_by_the_day_a_meeting_starts() -> None:
    two = problem(ÅSE, period=FORTNIGHT)
    assert said(RULE, two, FIRST, SECOND) == []
    assert said(RULE, two, FIRST) == [
        "not_reached: Åse er ikke med i noget møde fra man 12/1 til søn 18/1."
    ]


def test_leading_is_being_there() -> None:
    assert said(RULE, problem(ÅSE), meeting("2026-01-05 10-11", seat("Åse", leads=True))) == []


def test_away_all_through_is_no_miss_and_all_but_a_day_is() -> None:
    days = [f"2026-01-{n:02d}" for n in range(5, 12)]
    assert said(RULE, problem(employee("Åse", away=days))) == []
    assert len(said(RULE, problem(employee("Åse", away=days[1:])))) == 1


def test_the_stretch_is_a_setting() -> None:
    long = problem(ÅSE, period=FORTNIGHT, policy=replace(FREE, reach_days=14))
    assert said(RULE, long, SECOND) == []
    assert "14 dage" in RULE.sentence(long)


def test_the_earliest_stretch_comes_first() -> None:
    said_of = said(RULE, problem(ÅSE, employee("Bo"), period=FORTNIGHT))
    assert [text.split()[1] for text in said_of] == ["Åse", "Bo", "Åse", "Bo"]
