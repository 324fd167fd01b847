from models.meetings import Incident, Series
from planner.rules.audience import Audience
from tests.make import at, employee, meeting, problem, said, seat

RULE = Audience()
NORTH, SOUTH = employee("Åse", unit="Nord"), employee("Bo", unit="Syd")
HOME = problem(NORTH, SOUTH, series=[Series("row", "talk", "Nord")])


def test_a_units_people() -> None:
    assert said(RULE, HOME, meeting("2026-01-05 10-11", "Åse", unit="Nord")) == []
    assert said(RULE, HOME, meeting("2026-01-05 10-11", "Bo", unit="Nord")) == [
        "not_invited: Bo deltager i Refleksion man 5/1 kl. 10:00–11:00, som er for Nord."
    ]


def test_leaders_come_from_anywhere() -> None:
    led = meeting("2026-01-05 10-11", "Åse", seat("Bo", leads=True), unit="Nord")
    assert said(RULE, HOME, led) == []


def test_after_an_incident_only_the_involved() -> None:
    fall = Incident("fald", at("2026-01-04 10:00"), None, ("Åse",))
    after = problem(
        NORTH, SOUTH, series=[Series("row", "talk", incident="fald")], incidents=[fall]
    )
    assert said(RULE, after, meeting("2026-01-05 10-11", "Åse")) == []
    (text,) = said(RULE, after, meeting("2026-01-05 10-11", "Åse", "Bo"))
    assert text.endswith("men var ikke med i hændelsen.")


def test_a_row_of_the_whole_home_is_for_all() -> None:
    assert said(RULE, problem(NORTH, SOUTH), meeting("2026-01-05 10-11", "Åse", "Bo")) == []


def test_the_sentence_names_the_units() -> None:
    assert "(Nord og Syd)" in RULE.sentence(HOME)
    assert "(" not in RULE.sentence(problem(employee("Ib")))
