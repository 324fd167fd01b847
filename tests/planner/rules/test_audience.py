from dataclasses import replace

from models.meetings import Incident, Series
from models.people import NIGHT
from planner.rules.audience import Audience
from tests.make import TALK, at, employee, meeting, problem, said, seat, window
from tests.planner.rules.planned import planned

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


def row(**narrow: object) -> list[str]:
    """What is said of Åse (day, red) and Ida (night, blue) in a row that is for some."""
    people = replace(NORTH, group="Rød"), replace(employee("Ida", NIGHT, unit="Nord"), group="Blå")
    series = replace(Series("row", "talk", "Nord"), **narrow)  # type: ignore[arg-type]
    about = problem(*people, series=[series])
    return said(RULE, about, meeting("2026-01-05 10-11", "Åse", "Ida", unit="Nord"))


def test_a_row_for_a_vagtlag_a_resident_group_or_named_people() -> None:
    assert row() == []
    assert row(team=NIGHT) == [
        "not_invited: Åse deltager i Refleksion man 5/1 kl. 10:00–11:00, som er for nattevagten."
    ]
    assert row(group="Rød") == [
        "not_invited: Ida deltager i Refleksion man 5/1 kl. 10:00–11:00, som er for borgergruppen "
        "Rød."
    ]
    assert row(people=("Ida",)) == [
        "not_invited: Åse deltager i Refleksion man 5/1 kl. 10:00–11:00, som er for andre "
        "navngivne medarbejdere."
    ]


def test_a_plan_asks_those_whom_the_row_is_for() -> None:
    duty = ["2026-01-05 07-15"]
    people = employee("Åse", shifts=duty), employee("Bo", shifts=duty)
    kind = replace(TALK, windows=(window("10-11", {1}),))
    about = problem(*people, kinds=[kind], series=[Series("row", "talk", people=("Bo",))])
    assert [a.employee for m in planned(about).meetings for a in m.attendance] == ["Bo"]
