from models.meetings import Series
from planner.rules.one_at_a_time import OneAtATime
from tests.make import employee, meeting, problem, said

RULE = OneAtATime()
PEOPLE = [employee("Åse", unit="Nord"), employee("Bo", unit="Nord"), employee("Eva", unit="Syd")]
ROWS = [Series("nord", "talk", "Nord"), Series("alle", "talk"), Series("syd", "talk", "Syd")]
HOME = problem(*PEOPLE, series=ROWS)
FIRST = meeting("2026-01-05 10-11", "Åse", id="nord-1", series="nord")


def test_one_after_the_other() -> None:
    after = meeting("2026-01-05 11-12", "Bo", id="alle-1", series="alle")
    assert said(RULE, HOME, FIRST, after) == []


def test_a_minute_of_overlap() -> None:
    across = meeting("2026-01-05 10:59-11:59", "Eva", id="alle-1", series="alle")
    assert said(RULE, HOME, FIRST, across) == [
        "one_at_a_time: Refleksion man 5/1 kl. 10:59–11:59 ligger samtidig med Refleksion "
        "man 5/1 kl. 10:00–11:00, og begge trækker på den samme enhed."
    ]


def test_units_of_their_own_do_not_disturb_each_other() -> None:
    elsewhere = meeting("2026-01-05 10-11", "Eva", id="syd-1", series="syd")
    assert said(RULE, HOME, FIRST, elsewhere) == []
